#!/bin/bash
# MRtrix3 and dcm2mnc take the bytes of a color image for something else, and say nothing.
#
# Software: mrtrix3 3.0.3-3+b1 (mrconvert), minc-tools 2.3.00+dfsg-10 (dcm2mnc); dcm2niix 1.0.20260724,
#           SimpleITK 2.5.7 and vtk-dicom-tools 0.8.14-3.1 (dicomtonifti) for comparison
# Guess:    a color image (RGB, 8 bits) is read as red, green and blue, whether its colors stand pixel by
#           pixel or plane by plane (Planar Configuration, PS3.3 section C.7.6.3.1.3); who cannot, says so.
# Seen:     of an image that is 10 20 30 everywhere, plane by plane, mrconvert makes pixels 10 10 10, 20 20 20
#           and 30 30 30; pixel by pixel it is right. dcm2mnc makes a gray volume of the first third of the
#           bytes: 10, 20 and 30 as neighbors, or 10 alone. Status 0. The other three are right in both.
# Cost:     ultrasound and screen captures become stripes, or a third of themselves, in tools whose other
#           volumes are right.

. "$(dirname "$0")/lib.sh"
debian mrtrix3=3.0.3-3+b1 minc-tools=2.3.00+dfsg-10 vtk-dicom-tools=0.8.14-3.1
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724

mkdir pixels planes
python - <<'PYTHON'
import dicom
from dicom import element
for name, planar, data in (("pixels", 0, bytes([10, 20, 30]) * 60),
                           ("planes", 1, bytes([10]) * 60 + bytes([20]) * 60 + bytes([30]) * 60)):
    dicom.ct_slice(f"{name}/image.dcm", 1, data, 6, 10, z=0, bits=8, stored=8, samples=3, photometric=b"RGB",
                   frames=element(0x28, 6, "US", planar), storage=dicom.SECONDARY_CAPTURE, modality=b"OT")
PYTHON
cat >itk.py <<'PYTHON'
import sys, SimpleITK as itk
itk.WriteImage(itk.ReadImage(sys.argv[1] + "/image.dcm"), sys.argv[2])
PYTHON
# how many pixels there are of each color or shade
try() { # READER FOLDER
    case $1 in
    itk) python itk.py "$2" "itk-$2.nii" ;;
    niix) dcm2niix -b n -f "niix-$2" -o . "$2" ;;
    mrtrix) mrconvert "$2" "mrtrix-$2.nii" ;;
    vtk) dicomtonifti -o "vtk-$2.nii" "$2" ;;
    minc) dcm2mnc -fname "minc-$2" -dname . "$2" . && mnc2nii "minc-$2.mnc" "minc-$2.nii" ;;
    esac >"$1-$2.log" 2>&1
    python - "$1-$2.nii" <<'PYTHON'
import collections, struct, sys, nifti
data = open(sys.argv[1], "rb").read()
size, kind = struct.unpack_from("<8h", data, 40), struct.unpack_from("<h", data, 70)[0]
values = data[int(struct.unpack_from("<f", data, 108)[0]):]
if kind == 128:  # RGB
    pixels = [tuple(values[i:i + 3]) for i in range(0, len(values), 3)]
elif size[0] > 3:  # a volume for each color
    pixels = list(zip(values[:60], values[60:120], values[120:180]))
else:
    slope, intercept = nifti.scale(sys.argv[1])
    pixels = [(round(value * (slope or 1) + intercept),) for value in nifti.read(sys.argv[1])[1]]
print(*(f"{n} of {' '.join(map(str, c))}" for c, n in sorted(collections.Counter(pixels).items())), sep=", ")
PYTHON
}
for reader in itk niix vtk mrtrix; do expect "pixel by pixel, $reader" "$(try $reader pixels)" "60 of 10 20 30"; done
for reader in itk niix vtk; do expect "plane by plane, $reader" "$(try $reader planes)" "60 of 10 20 30"; done
expect "plane by plane, mrconvert" "$(try mrtrix planes)" "20 of 10 10 10, 20 of 20 20 20, 20 of 30 30 30"
expect "pixel by pixel, dcm2mnc" "$(try minc pixels)" "20 of 10, 20 of 20, 20 of 30"
expect "plane by plane, dcm2mnc" "$(try minc planes)" "60 of 10"
