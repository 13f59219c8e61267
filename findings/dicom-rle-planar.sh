#!/bin/bash
# A color image that gdcmconv compressed with RLE is scrambled by dcm2niix and XMedCon.
#
# Software: dcm2niix 1.0.20260724, medcon 0.23.0-gtk3+dfsg-1+deb12u2; libgdcm-tools 3.0.21-1
#           (gdcmconv --rle) and dcmtk 3.6.7-9~deb12u4 (dcmcrle), which compress; pydicom 3.0.2 and SimpleITK
#           2.5.7 for comparison
# Guess:    RLE keeps red, green and blue in segments of their own whatever Planar Configuration (0028,0006)
#           says; PS3.5 annex G.2, note 2, leaves open whether it is 0 or 1. Every reader gets the same
#           colors from both.
# Seen:     gdcmconv sets it to 1, dcmcrle leaves it 0. With 1, dcm2niix and XMedCon put the planes together
#           and then take the result for planes: of an image that is 10 20 30 everywhere two thirds become
#           20 30 10 and 30 10 20, with status 0. With 0, and with 1 but without compression, both are
#           right; pydicom and SimpleITK read all of them.
# Cost:     color ultrasound is what RLE is for. The picture appears three times, flat and in wrong colors,
#           whenever one of the two usual tools has compressed it.

. "$(dirname "$0")/lib.sh"
debian medcon=0.23.0-gtk3+dfsg-1+deb12u2 dcmtk=3.6.7-9~deb12u4 libgdcm-tools=3.0.21-1
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724 pydicom==3.0.2

python - <<'PYTHON'
import dicom
from dicom import element
for name, planar, pixels in (("pixels", 0, bytes([10, 20, 30]) * 1024),
                             ("planes", 1, bytes([10]) * 1024 + bytes([20]) * 1024 + bytes([30]) * 1024)):
    dicom.write(f"{name}.dcm", dicom.secondary_capture(
        pixels, 32, 32, bits=8, stored=8, samples=3, photometric=b"RGB", frames=element(0x28, 6, "US", planar)))
PYTHON
dcmcrle pixels.dcm dcmtk.dcm
gdcmconv --rle pixels.dcm gdcm.dcm >log 2>&1
planar() { dcmdump +P 0028,0006 "$1.dcm" | awk '{print $3}'; }
cat >read.py <<'PYTHON'
import sys
program, name = sys.argv[1:]
if program == "pydicom":
    import pydicom
    pixels = pydicom.dcmread(name + ".dcm").pixel_array.tobytes()
elif program == "SimpleITK":
    import SimpleITK as itk
    pixels = itk.GetArrayFromImage(itk.ReadImage(name + ".dcm")).tobytes()
else:
    pixels = open(f"{program}-{name}.nii", "rb").read()[352:]
colors = [tuple(pixels[i:i + 3]) for i in range(0, 3072, 3)]
print(*(f"{colors.count(color)} of {' '.join(map(str, color))}" for color in sorted(set(colors))), sep=", ")
PYTHON
try() {
    case $1 in
    dcm2niix) mkdir "in-$2" && cp "$2.dcm" "in-$2" && dcm2niix -b n -f "dcm2niix-$2" -o . "in-$2" ;;
    medcon) medcon -f "$2.dcm" -c nifti -o "medcon-$2" </dev/null ;;
    esac >log 2>&1
    python read.py "$1" "$2" 2>log || tail -1 log
}
expect "Planar Configuration by dcmcrle, by gdcmconv" "$(planar dcmtk) $(planar gdcm)" "0 1"
for program in pydicom SimpleITK dcm2niix medcon; do
    for name in pixels planes dcmtk; do
        expect "$name, $program" "$(try $program $name)" "1024 of 10 20 30"
    done
done
for program in pydicom SimpleITK; do expect "gdcm, $program" "$(try $program gdcm)" "1024 of 10 20 30"; done
for program in dcm2niix medcon; do
    expect "gdcm, $program" "$(try $program gdcm)" "342 of 10 20 30, 341 of 20 30 10, 341 of 30 10 20"
done
