#!/bin/bash
# Four readers rescale by slope and intercept, and pass over a Modality LUT without a word.
#
# Software: SimpleITK 2.5.7, dcm2niix 1.0.20260724, vtk-dicom-tools 0.8.14-3.1 (dicomtonifti),
#           minc-tools 2.3.00+dfsg-10 (dcm2mnc); pydicom 3.0.2 for comparison
# Guess:    the two are alternatives in one module (PS3.3 section C.11.1): who turns stored numbers into
#           units by Rescale Slope does so by the Modality LUT Sequence (0028,3000), too, or says no.
# Seen:     with a table of 1000, 3000, 3500, 3600 the stored 0 and 1 are 1000 and 3000 for pydicom's
#           apply_modality_lut. The four return 0 and 1, with status 0 and no word of the table. With slope
#           2000 and intercept 1000 in its place all five return 1000 and 3000.
# Cost:     film digitizers and old computed radiography have such tables, for densities that are not in
#           proportion to the numbers: every measurement is in the wrong unit, and nothing tells the two
#           kinds of image apart afterwards.

. "$(dirname "$0")/lib.sh"
debian minc-tools=2.3.00+dfsg-10 vtk-dicom-tools=0.8.14-3.1
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724 pydicom==3.0.2

mkdir table slope
python - <<'PYTHON'
import struct, dicom
from dicom import element
RADIOGRAPHY = b"1.2.840.10008.5.1.4.1.1.1"
item = (element(0x28, 0x3002, "US", struct.pack("<3H", 4, 0, 16)) + element(0x28, 0x3004, "LO", b"OD")
        + element(0x28, 0x3006, "US", struct.pack("<4H", 1000, 3000, 3500, 3600)))
table = element(0x28, 0x3000, "SQ", struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item)
slope = element(0x28, 0x1052, "DS", b"1000") + element(0x28, 0x1053, "DS", b"2000") + element(0x28, 0x1054, "LO", b"OD")
pixels = struct.pack("<64H", *[0] * 32, *[1] * 32)
for name, more in (("table", table), ("slope", slope)):
    dicom.write(f"{name}/image.dcm", dicom.secondary_capture(
        pixels, 8, 8, modality=b"CR", storage=RADIOGRAPHY, more=more), storage=RADIOGRAPHY)
PYTHON
cat >read.py <<'PYTHON'
import sys
program, name = sys.argv[1:]
if program == "pydicom":
    import pydicom
    image = pydicom.dcmread(f"{name}/image.dcm")
    values = pydicom.pixels.apply_modality_lut(image.pixel_array, image).ravel().tolist()
elif program == "itk":
    import SimpleITK as itk
    values = itk.GetArrayFromImage(itk.ReadImage(f"{name}/image.dcm")).ravel().tolist()
else:
    import nifti
    slope, intercept = nifti.scale(f"{program}-{name}.nii")
    values = [round(value * (slope or 1) + intercept) for value in nifti.read(f"{program}-{name}.nii")[1]]
print(*(int(value) for value in sorted(set(values))))
PYTHON
try() { # PROGRAM SERIES
    case $1 in
    niix) dcm2niix -b n -f "niix-$2" -o . "$2" ;;
    vtk) dicomtonifti -o "vtk-$2.nii" "$2" ;;
    minc) dcm2mnc -fname "minc-$2" -dname . "$2" . && mnc2nii "minc-$2.mnc" "minc-$2.nii" ;;
    esac >log 2>&1
    python read.py "$1" "$2" 2>log2
    ! grep -i 'lut\|look' log || true
}
for reader in pydicom itk niix vtk minc; do expect "slope, $reader" "$(try $reader slope)" "1000 3000"; done
expect "table, pydicom" "$(try pydicom table)" "1000 3000"
for reader in itk niix vtk minc; do expect "table, $reader" "$(try $reader table)" "0 1"; done
