#!/bin/bash
# Blackening a burned-in name with deid changes all other pixels, unless the file stores them as its library does.
#
# Software: deid 0.4.13 (DicomCleaner), pydicom 3.0.2; dcmtk 3.6.7-9~deb12u4 (dcm2pnm and dcmdump look at the files)
# Guess:    a cleaned file has black in the given rectangle and the old pixels everywhere else, however they are stored.
# Seen:     so it is for RGB by pixel, and for what was compressed. Of RGB by plane (Planar Configuration 1) the pixels
#           are written by pixel under the old 1: what was one red is six colors, also where the name was. Pixels in
#           YBR_FULL are written as RGB under the old YBR_FULL: red is green. 16 bits in big endian are written in little
#           endian under the old Transfer Syntax: 1000 is 59395 (PS3.5 section 7.3, PS3.3 section C.7.6.3.1). No
#           warning of it; the SOP Instance UID is that of the image with the name.
# Cost:     ultrasound of one vendor has other colors than that of another in a set that is given away: flow is told by
#           color; the originals are deleted for privacy.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages deid==0.4.13 pydicom==3.0.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import dicom
from dicom import element
def color(name, pixel, planar, photometric):
    pixels = b"".join(bytes([value]) * 64 for value in pixel) if planar else bytes(pixel) * 64
    dicom.write(name + ".dcm", dicom.secondary_capture(
        pixels, 8, 8, bits=8, stored=8, samples=3, photometric=photometric, frames=element(0x28, 6, "US", planar)))
color("pixel", (200, 50, 20), 0, b"RGB")
color("plane", (200, 50, 20), 1, b"RGB")
color("ybr", (91, 88, 205), 0, b"YBR_FULL")
for name, order, syntax in (("little", "<", dicom.EXPLICIT_LITTLE), ("big", ">", dicom.EXPLICIT_BIG)):
    pixels = (1000).to_bytes(2, "little" if order == "<" else "big") * 64
    dicom.write(name + ".dcm", dicom.secondary_capture(pixels, 8, 8, stored=16, order=order), syntax=syntax)
PYTHON
python make.py
dcmcrle plane.dcm compressed.dcm
# the upper two of eight lines
cat >recipe <<'RECIPE'
FORMAT dicom

%filter graylist

LABEL Burned in name
  contains Modality OT
  ctpcoordinates 0,0,8,2
RECIPE
cat >clean.py <<'PYTHON'
import sys
from deid.dicom.pixels import DicomCleaner
cleaner = DicomCleaner(output_folder="clean", deid="recipe")
cleaner.detect(sys.argv[1] + ".dcm")
cleaner.clean()
cleaner.save_dicom()
PYTHON
look() { # FILE: whether the lines of the name are black, and the colors below them
    dcm2pnm "$1" image.pnm 2>log
    python - <<'PYTHON'
pixels = open("image.pnm", "rb").read()[-192:]
colors = [tuple(pixels[i:i + 3]) for i in range(0, 192, 3)]
print("black above" if set(colors[:16]) == {(0, 0, 0)} else "not black above", *sorted(set(colors[16:])))
PYTHON
}
number() { dcmdump +L +P 7fe0,0010 "$1" | sed 's/.*\\\([0-9a-f]*\) .*/\1/'; }
clean() { python -W always clean.py "$1" >"$1.log" 2>&1; }
expect "RGB by pixel, before" "$(look pixel.dcm)" "not black above (200, 50, 20)"
expect "RGB by plane, before" "$(look plane.dcm)" "not black above (200, 50, 20)"
expect "YBR_FULL, before" "$(look ybr.dcm)" "not black above (199, 50, 22)"
for image in pixel plane ybr little big compressed; do clean $image; done
expect "RGB by pixel, after" "$(look clean/cleaned-pixel.dcm)" "black above (200, 50, 20)"
expect "RGB by plane and RLE, after" "$(look clean/cleaned-compressed.dcm)" "black above (200, 50, 20)"
expect "RGB by plane, after" "$(look clean/cleaned-plane.dcm)" \
    "not black above (0, 20, 200) (0, 50, 20) (0, 200, 50) (20, 200, 50) (50, 20, 200) (200, 50, 20)"
expect "YBR_FULL, after" "$(look clean/cleaned-ybr.dcm)" "not black above (49, 255, 62)"
expect "little endian, before and after" "$(number little.dcm) $(number clean/cleaned-little.dcm)" "03e8 03e8"
expect "big endian, before and after" "$(number big.dcm) $(number clean/cleaned-big.dcm)" "03e8 e803"
expect "SOP Instance UID" "$(dcmdump +P 0008,0018 clean/cleaned-plane.dcm | sed 's/.*\[\(.*\)\].*/\1/')" "1.2.3.4"
expect "warnings of a change" "$(cat ./*.log | grep -ci 'color\|photometric\|planar\|endian' || true)" "0"
