#!/bin/bash
# An enhanced MR of three spinal discs, each at its angle, is one volume of nine parallel slices for two programs.
#
# Software: SimpleITK 2.5.7, mrtrix3 3.0.3-3+b1 (mrconvert); nibabel 5.4.2 and dcm2niix 1.0.20260724 for comparison;
#           pydicom 3.0.2 makes the file
# Guess:    slices of one object may form several stacks, each with its number (Stack ID, PS3.3 section C.7.6.16.2.2.4),
#           and each frame says where and how it lies (sections C.7.6.16.2.3 and .4): discs are taken so. Each stack is
#           an image of its own, or the file is refused.
# Seen:     both make one volume of nine slices at the angle of one disc: for SimpleITK all three discs lie within 9 mm,
#           without a word; for MRtrix, whose warnings are about gaps, they are 5 to 16 mm from their places, and two of
#           them 20 and 40 degrees off. nibabel gives the first stack and says so, dcm2niix refuses the file.
# Cost:     the protrusion of one disc lies at the height of another vertebra, and is measured in a plane in which
#           nobody has looked.

. "$(dirname "$0")/lib.sh"
debian mrtrix3=3.0.3-3+b1
python_packages SimpleITK==2.5.7 nibabel==5.4.2 dcm2niix==1.0.20260724 pydicom==3.0.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import math
import pydicom
from datasets import enhanced_mr, make
# three slices of 4 mm for each disc; the number of a frame is that of disc and slice
enhanced_mr("spine.dcm", [(0, i % 3 + 1, 100 * (i // 3 + 1) + i % 3, (), {}) for i in range(9)])
file = pydicom.dcmread("spine.dcm")
del file.SharedFunctionalGroupsSequence[0].PlaneOrientationSequence
file.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0].SliceThickness = "4"
for i, frame in enumerate(file.PerFrameFunctionalGroupsSequence):
    disc, k = divmod(i, 3)
    angle = math.radians((-20, 0, 20)[disc])
    cosine, sine = math.cos(angle), math.sin(angle)
    frame.PlaneOrientationSequence = [make(ImageOrientationPatient=[1, 0, 0, 0, round(cosine, 6), round(sine, 6)])]
    frame.PlanePositionSequence[0].ImagePositionPatient = [
        0, round(-4 * k * sine, 4), round(-40 * disc + 4 * k * cosine, 4)]
    content = frame.FrameContentSequence[0]
    content.StackID, content.InStackPositionNumber = str(disc + 1), k + 1
    content.DimensionIndexValues = [disc + 1, k + 1]
file.save_as("spine.dcm")
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
import numpy
if sys.argv[1] == "file":
    import pydicom
    slices = []
    for i, frame in enumerate(pydicom.dcmread("spine.dcm").PerFrameFunctionalGroupsSequence):
        x, y, z = frame.PlanePositionSequence[0].ImagePositionPatient
        _, _, _, _, down, back = frame.PlaneOrientationSequence[0].ImageOrientationPatient
        slices.append((100 * (i // 3 + 1) + i % 3, z, numpy.degrees(numpy.arctan2(back, down))))
else:
    if sys.argv[1] == "itk":
        import SimpleITK
        image = SimpleITK.ReadImage("spine.dcm")
        numbers = SimpleITK.GetArrayFromImage(image)[:, 0, 0]
        places = [image.TransformIndexToPhysicalPoint((0, 0, k))[2] for k in range(len(numbers))]
        column = image.GetDirection()[1::3]
    else:
        import nibabel
        image = nibabel.load("mrtrix.nii")
        numbers = image.get_fdata()[0, 0]
        places = [(image.affine @ (0, 0, k, 1))[2] for k in range(len(numbers))]
        column = image.affine[:3, 1] * (-1, -1, 1)
    angle = numpy.degrees(numpy.arctan2(column[2], column[1]))
    slices = [(int(number), z, angle) for number, z in zip(numbers, places)]
# the middle slice of each disc
print(*(f"{number // 100} at {z:.0f} mm, {angle:.0f} degrees;" for number, z, angle in sorted(slices)
        if number % 100 == 1))
PYTHON
mrconvert spine.dcm mrtrix.nii 2>mrtrix.log
expect "the file" "$(python read.py file)" "1 at 4 mm, -20 degrees; 2 at -36 mm, 0 degrees; 3 at -76 mm, 20 degrees;"
expect "SimpleITK" "$(python read.py itk 2>itk.log)" \
    "1 at 1 mm, -20 degrees; 2 at 4 mm, -20 degrees; 3 at 7 mm, -20 degrees;"
expect "its words" "$(cat itk.log)" ""
expect "MRtrix" "$(python read.py mrtrix)" "1 at -12 mm, 20 degrees; 2 at -41 mm, 20 degrees; 3 at -70 mm, 20 degrees;"
expect "its words about stacks or angles" "$(grep -ciE 'stack|orientation|angle' mrtrix.log || true)" "0"
expect "nibabel" "$(python -c 'from nibabel.nicom.dicomwrappers import wrapper_from_file as w
print(*w("spine.dcm").image_shape)' 2>nibabel.log)" "8 8 3"
expect "its words" "$(grep -o 'using StackID = 1' nibabel.log)" "using StackID = 1"
mkdir folder && cp spine.dcm folder
dcm2niix -f niix -o . folder >niix.log 2>&1 || echo "status $?" >niix.status
expect "dcm2niix" "$(cat niix.status; ls niix*.nii 2>/dev/null)" "status 2"
