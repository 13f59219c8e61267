#!/bin/bash
# Frames of an enhanced CT that are stored in another order are stacked as they come, at places made up.
#
# Software: SimpleITK 2.5.7; dcm2niix 1.0.20260724, mrtrix3 3.0.3-3+b1 (mrconvert), vtk-dicom-tools
#           0.8.14-3.1 (dicomtonifti) and minc-tools 2.3.00+dfsg-10 (dcm2mnc) for comparison
# Guess:    each frame says where it is (Plane Position, PS3.3 section C.7.6.16.2.3) and which one it is in
#           its stack (In-Stack Position Number): the order in the file does not matter, or is refused.
# Seen:     frames at 4, 0, 6 and 2 mm lie at 4, 5, 6 and 7 mm for SimpleITK: in the order of the file, from
#           the place of the first, with the slice thickness for a step. No word. The others put each frame
#           where it belongs. Stored from top to bottom, all five do.
# Cost:     the standard leaves the order to the device, and an archive may make such objects of single images
#           in any order: the anatomy is shuffled, and each distance is wrong.

. "$(dirname "$0")/lib.sh"
debian mrtrix3=3.0.3-3+b1 vtk-dicom-tools=0.8.14-3.1 minc-tools=2.3.00+dfsg-10
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724

python - <<'PYTHON'
import os, struct, dicom
from dicom import element
ENHANCED_CT = b"1.2.840.10008.5.1.4.1.1.2.1"
def sequence(group, number, *items):
    return element(group, number, "SQ", b"".join(struct.pack("<HHI", 0xFFFE, 0xE000, len(i)) + i for i in items))
def tags(group, number, *tag):
    return element(group, number, "AT", struct.pack("<HH", *tag))
def frame(z):
    content = element(0x20, 0x9056, "SH", b"1") + element(0x20, 0x9057, "UL", struct.pack("<I", z // 2 + 1))
    return (sequence(0x20, 0x9111, content + element(0x20, 0x9157, "UL", struct.pack("<2I", 1, z // 2 + 1)))
            + sequence(0x20, 0x9113, element(0x20, 0x32, "DS", b"0\\0\\%d" % z)))
shared = (sequence(0x20, 0x9116, element(0x20, 0x37, "DS", b"1\\0\\0\\0\\1\\0"))
          + sequence(0x28, 0x9110, element(0x18, 0x50, "DS", b"1") + element(0x28, 0x30, "DS", b"1\\1"))
          + sequence(0x28, 0x9145, element(0x28, 0x1052, "DS", b"0") + element(0x28, 0x1053, "DS", b"1")
                     + element(0x28, 0x1054, "LO", b"HU")))
uid = element(0x20, 0x9164, "UI", b"1.2.3.8")
# dimensions: stack, and position in it
dimensions = sequence(0x20, 0x9221, uid) + sequence(
    0x20, 0x9222, uid + tags(0x20, 0x9165, 0x20, 0x9056) + tags(0x20, 0x9167, 0x20, 0x9111),
    uid + tags(0x20, 0x9165, 0x20, 0x9057) + tags(0x20, 0x9167, 0x20, 0x9111))
for name, places in (("upwards", (0, 2, 4, 6)), ("downwards", (6, 4, 2, 0)), ("mixed", (4, 0, 6, 2))):
    os.mkdir(name)
    # each frame holds 100 and its place in mm
    pixels = b"".join(struct.pack("<64H", *[100 + z] * 64) for z in places)
    dicom.write(f"{name}/image.dcm", dicom.secondary_capture(
        pixels, 8, 8, storage=ENHANCED_CT, modality=b"CT", place=element(0x20, 0x52, "UI", b"1.2.3.3") + dimensions,
        frames=element(0x28, 8, "IS", b"4"), more=sequence(0x5200, 0x9229, shared)
        + sequence(0x5200, 0x9230, *map(frame, places))), storage=ENHANCED_CT)
PYTHON
cat >itk.py <<'PYTHON'
import sys, SimpleITK as itk
itk.WriteImage(itk.ReadImage(sys.argv[1] + "/image.dcm"), sys.argv[2])
PYTHON
# the numbers from the lowest place upwards, and their places
try() { # READER ORDER
    case $1 in
    itk) python itk.py "$2" "itk-$2.nii" ;;
    niix) dcm2niix -b n -f "niix-$2" -o . "$2" ;;
    mrtrix) mrconvert "$2" "mrtrix-$2.nii" ;;
    vtk) dicomtonifti -o "vtk-$2.nii" "$2" ;;
    minc) dcm2mnc -fname "minc-$2" -dname . "$2" . && mnc2nii "minc-$2.mnc" "minc-$2.nii" ;;
    esac >"$1-$2.log" 2>&1
    python - "$1-$2.nii" <<'PYTHON'
import struct, sys, nifti
data = open(sys.argv[1], "rb").read()
step, first = struct.unpack_from("<2f", data, 320)  # srow_z
slope, intercept = nifti.scale(sys.argv[1])
numbers = [round(value * (slope or 1) + intercept) for value in nifti.read(sys.argv[1])[1][::64]]
print(*(f"{number} at {place:g}," for place, number in sorted((first + step * k, n) for k, n in enumerate(numbers))))
PYTHON
}
right="100 at 0, 102 at 2, 104 at 4, 106 at 6,"
for reader in mrtrix vtk minc itk niix; do expect "upwards, $reader" "$(try $reader upwards)" "$right"; done
for reader in mrtrix vtk minc itk niix; do expect "downwards, $reader" "$(try $reader downwards)" "$right"; done
for reader in mrtrix vtk minc niix; do expect "mixed, $reader" "$(try $reader mixed)" "$right"; done
expect "mixed, itk" "$(try itk mixed)" "104 at 4, 100 at 5, 106 at 6, 102 at 7,"
expect "its words" "$(wc -c <itk-mixed.log)" "0"
