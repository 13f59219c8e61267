#!/bin/bash
# Frames with their own slope and intercept: SimpleITK takes the first frame's for all.
#
# Software: SimpleITK 2.5.7; highdicom 0.28.2 and dcm2niix 1.0.20260724 for comparison
# Guess:    an enhanced PET image whose three frames all hold the number 10, with 0.5, 2 and 1 (and
#           intercept 1000) as their slopes, is read as 5, 20 and 1010 (Pixel Value Transformation among the
#           per-frame functional groups, PS3.3 section C.7.6.16.2.9), or not rescaled at all.
# Seen:     highdicom and dcm2niix read 5, 20 and 1010. SimpleITK reads 5 in all frames, as decimal numbers,
#           without a word.
# Cost:     uptake in a PET, or a parametric map of an MR, is wrong in all frames but one.

. "$(dirname "$0")/lib.sh"
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724 pydicom==3.0.2 highdicom==0.28.2

mkdir in
python - <<'PYTHON'
import struct, dicom
from dicom import element
PET = b"1.2.840.10008.5.1.4.1.1.130"
def sequence(group, number, *items):
    """A sequence of explicit length."""
    items = b"".join(struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item for item in items)
    return element(group, number, "SQ", items)
def frame(number, slope, intercept):
    return (sequence(0x20, 0x9111, element(0x20, 0x9157, "UL", struct.pack("<I", number)))
            + sequence(0x20, 0x9113, element(0x20, 0x32, "DS", b"0\\0\\%d" % number))
            + sequence(0x28, 0x9145, element(0x28, 0x1052, "DS", intercept)
                       + element(0x28, 0x1053, "DS", slope) + element(0x28, 0x1054, "LO", b"US")))
groups = (
    sequence(0x5200, 0x9229, sequence(0x20, 0x9116, element(0x20, 0x37, "DS", b"1\\0\\0\\0\\1\\0"))
             + sequence(0x28, 0x9110, element(0x18, 0x50, "DS", b"1") + element(0x28, 0x30, "DS", b"1\\1")))
    + sequence(0x5200, 0x9230, frame(1, b"0.5", b"0"), frame(2, b"2", b"0"), frame(3, b"1", b"1000")))
dicom.write("in/pet.dcm", dicom.secondary_capture(
    struct.pack("<48H", *[10] * 48), 4, 4, stored=16, storage=PET,
    frames=element(0x28, 8, "IS", b"3"), more=groups), storage=PET)
PYTHON
# the values of each frame
cat >itk.py <<'PYTHON'
import SimpleITK as itk
pixels = itk.GetArrayFromImage(itk.ReadImage("in/pet.dcm"))
print(*(f"{set(frame.ravel().tolist())}" for frame in pixels))
PYTHON
cat >high.py <<'PYTHON'
import highdicom, pydicom
pixels = highdicom.Image.from_dataset(pydicom.dcmread("in/pet.dcm")).get_frames(apply_real_world_transform=False)
print(*(f"{set(frame.ravel().tolist())}" for frame in pixels))
PYTHON
expect "highdicom" "$(python high.py 2>log)" "{5.0} {20.0} {1010.0}"
expect "SimpleITK" "$(python itk.py 2>log)" "{5.0} {5.0} {5.0}"
dcm2niix -b n -f out -o . in >log 2>&1
cat >niix.py <<'PYTHON'
import nifti
slope, intercept = nifti.scale("out.nii")
print(*sorted({value * slope + intercept for value in nifti.read("out.nii")[1]}))
PYTHON
expect "dcm2niix" "$(python niix.py)" "5.0 20.0 1010.0"
