#!/bin/bash
# SimpleITK cannot read a color image whose palette does not begin at zero.
#
# Software: SimpleITK 2.5.7; medcon 0.23.0-gtk3+dfsg-1+deb12u2, pydicom 3.0.2 and dcmtk 3.6.7-9~deb12u4
#           (dcm2pnm) for comparison
# Guess:    the second number of a palette's descriptor is the first stored value that it maps (PS3.3 section
#           C.7.6.3.1.5): with 10, the pixels 10, 11, 12 and 13 have the four colors of the palette.
# Seen:     with 0 SimpleITK reads the colors. With 10 it fails ("An invalid logic behavior occurred
#           subscript == 0"), so that not even the stored numbers can be had. The other three show the same
#           colors for both.
# Cost:     palettes leave room below for gray shades in color Doppler and in images with burned-in scales:
#           those images are missing from what is read, with an error that names no element.

. "$(dirname "$0")/lib.sh"
debian medcon=0.23.0-gtk3+dfsg-1+deb12u2 dcmtk=3.6.7-9~deb12u4
python_packages numpy==2.4.6 SimpleITK==2.5.7 pydicom==3.0.2

python - <<'PYTHON'
import struct, dicom
from dicom import element
colors = ((65535, 0, 0), (0, 65535, 0), (0, 0, 65535), (65535, 65535, 65535))
for first in (0, 10):
    palette = b"".join(element(0x28, 0x1101 + i, "US", struct.pack("<3H", 4, first, 16)) for i in range(3))
    palette += b"".join(
        element(0x28, 0x1201 + i, "OW", struct.pack("<4H", *(color[i] for color in colors))) for i in range(3))
    dicom.write(f"{first}.dcm", dicom.secondary_capture(
        bytes(first + i % 4 for i in range(64)), 8, 8, bits=8, stored=8, photometric=b"PALETTE COLOR", more=palette))
PYTHON
# the colors of the first four pixels
cat >read.py <<'PYTHON'
import sys
program, first = sys.argv[1:]
if program == "itk":
    import SimpleITK as itk
    try:
        pixels = itk.GetArrayFromImage(itk.ReadImage(first + ".dcm")).tobytes()
    except RuntimeError as error:
        sys.exit("fails, " + str(error).splitlines()[-1])
elif program == "pydicom":
    import pydicom
    image = pydicom.dcmread(first + ".dcm")
    pixels = (pydicom.pixels.apply_color_lut(image.pixel_array, image) >> 8).astype("uint8").tobytes()
elif program == "dcmtk":
    pixels = open(first + ".ppm", "rb").read()[-192:]
else:
    pixels = open(first + ".nii", "rb").read()[352:]
names = {(255, 0, 0): "red", (0, 255, 0): "green", (0, 0, 255): "blue", (255, 255, 255): "white"}
print(*(names.get(tuple(pixels[i:i + 3]), tuple(pixels[i:i + 3])) for i in range(0, 12, 3)))
PYTHON
try() {
    case $1 in
    dcmtk) dcm2pnm "$2.dcm" "$2.ppm" ;;
    medcon) medcon -f "$2.dcm" -c nifti -o "$2" </dev/null ;;
    esac >log 2>&1
    python read.py "$1" "$2" 2>log || tail -1 log
}
for first in 0 10; do
    for program in pydicom dcmtk medcon; do
        expect "from $first, $program" "$(try $program $first)" "red green blue white"
    done
done
expect "from 0, SimpleITK" "$(try itk 0)" "red green blue white"
expect "from 10, SimpleITK" "$(try itk 10)" "fails, An invalid logic behavior occurredsubscript == 0"
