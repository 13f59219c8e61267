#!/bin/bash
# A nuclear image whose slices go downwards is upside down in dcm2niix and vtk-dicom.
#
# Software: dcm2niix 1.0.20260724, vtk-dicom-tools 0.8.14-3.1 (dicomtonifti); SimpleITK 2.5.7 and minc-tools
#           2.3.00+dfsg-10 (dcm2mnc) for comparison
# Guess:    in a reconstructed nuclear image the sign of Spacing Between Slices (0018,0088) is the direction
#           of stacking (PS3.3 section C.8.4.15): with -2 and the first slice at 6 mm, four slices are at 6,
#           4, 2 and 0 mm.
# Seen:     SimpleITK and dcm2mnc have it so. dcm2niix takes the sign away: 6, 8, 10 and 12 mm. vtk-dicom has
#           0, 2, 4 and 6 mm, and the same with 2 in place of -2, where the others have 6, 8, 10 and 12.
#           dcm2niix asks to check the direction, with either sign; vtk-dicom says nothing. Status 0.
# Cost:     many gamma cameras store from head to foot: the heart or brain is upside down, or lies a
#           whole volume too high, beside the CT that it is laid over.

. "$(dirname "$0")/lib.sh"
debian vtk-dicom-tools=0.8.14-3.1 minc-tools=2.3.00+dfsg-10
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724

python - <<'PYTHON'
import os, struct, dicom
from dicom import element
NUCLEAR = b"1.2.840.10008.5.1.4.1.1.20"
item = element(0x20, 0x32, "DS", b"0\\0\\6") + element(0x20, 0x37, "DS", b"1\\0\\0\\0\\1\\0")
detector = element(0x54, 0x22, "SQ", struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item)
vectors = (element(0x54, 0x10, "US", struct.pack("<4H", 1, 1, 1, 1)) + element(0x54, 0x11, "US", 1)
           + element(0x54, 0x20, "US", struct.pack("<4H", 1, 1, 1, 1)) + element(0x54, 0x21, "US", 1) + detector
           + element(0x54, 0x80, "US", struct.pack("<4H", 1, 2, 3, 4)) + element(0x54, 0x81, "US", 4))
for name, between in (("down", b"-2"), ("up", b"2")):
    os.mkdir(name)
    # 100 in the first slice, 103 in the last
    data = dicom.secondary_capture(
        b"".join(struct.pack("<64H", *[100 + k] * 64) for k in range(4)), 8, 8, storage=NUCLEAR, modality=b"NM",
        late=element(0x18, 0x50, "DS", b"2") + element(0x18, 0x88, "DS", between),
        frames=element(0x28, 8, "IS", b"4") + element(0x28, 9, "AT", struct.pack("<HH", 0x54, 0x80)),
        spacing=element(0x28, 0x30, "DS", b"1\\1"), more=vectors)
    kind = element(8, 8, "CS", b"ORIGINAL\\PRIMARY\\RECON TOMO\\EMISSION")
    data = data.replace(element(8, 0x64, "CS", b"WSD"), b"").replace(
        element(8, 0x16, "UI", NUCLEAR), kind + element(8, 0x16, "UI", NUCLEAR))
    dicom.write(f"{name}/image.dcm", data, storage=NUCLEAR)
PYTHON
cat >itk.py <<'PYTHON'
import sys, SimpleITK as itk
itk.WriteImage(itk.ReadImage(sys.argv[1] + "/image.dcm"), sys.argv[2])
PYTHON
# where the first slice is, and the others, in their order
try() { # READER FOLDER
    case $1 in
    itk) python itk.py "$2" "itk-$2.nii" ;;
    niix) dcm2niix -b n -f "niix-$2" -o . "$2" ;;
    vtk) dicomtonifti -o "vtk-$2.nii" "$2" ;;
    minc) dcm2mnc -fname "minc-$2" -dname . "$2" . && mnc2nii "minc-$2.mnc" "minc-$2.nii" ;;
    esac >"$1-$2.log" 2>&1
    python - "$1-$2.nii" <<'PYTHON'
import struct, sys, nifti
step, first = struct.unpack_from("<2f", open(sys.argv[1], "rb").read(), 320)  # srow_z
slope, intercept = nifti.scale(sys.argv[1])
numbers = [round(value * (slope or 1) + intercept) for value in nifti.read(sys.argv[1])[1][::64]]
print(*(f"{place:g}" for _, place in sorted((number, first + step * k) for k, number in enumerate(numbers))))
PYTHON
}
for reader in itk minc niix; do expect "upwards, $reader" "$(try $reader up)" "6 8 10 12"; done
expect "upwards, vtk" "$(try vtk up)" "0 2 4 6"
for reader in itk minc; do expect "downwards, $reader" "$(try $reader down)" "6 4 2 0"; done
expect "downwards, niix" "$(try niix down)" "6 8 10 12"
expect "downwards, vtk" "$(try vtk down)" "0 2 4 6"
expect "words of dicomtonifti" "$(wc -c <vtk-down.log)" "0"
for way in up down; do
    expect "words of dcm2niix, $way" "$(grep -o 'please check whether.*' niix-$way.log)" \
        "please check whether slices are flipped"
done
