#!/bin/bash
# nibabel takes the first axis of a MINC file of several volumes for a direction in space: it is time.
#
# Software: nibabel 5.4.2 (load, nib-convert); minc-tools 2.3.00+dfsg-10 (nii2mnc, mnc2nii) for comparison
# Guess:    a dynamic PET in MINC has the axes time, z, y, x, with names. nibabel, whose fourth axis is time in all
#           formats, turns them round, or refuses the file: six volumes of 3 by 4 by 5 voxels of 2 by 3 by 4 mm stay
#           that, and a voxel has its six numbers.
# Seen:     three volumes of 6 by 5 by 4. The affine of z, y and x stands for time, z and y: a second is 4 mm upwards, a
#           slice 3 mm to the front. nib-convert makes a NIfTI file of it, where a voxel has one number three times, and
#           uptake rises from the feet to the head. No word, status 0. mnc2nii gives back what nii2mnc was given; one
#           volume is right in nibabel, too.
# Cost:     what is fitted over time, uptake or activation, is fitted over the columns of the image; a mean over time is
#           one over the width of the head.

. "$(dirname "$0")/lib.sh"
debian minc-tools=2.3.00+dfsg-10
python_packages nibabel==5.4.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import nibabel, numpy
affine = numpy.diag([2.0, 3.0, 4.0, 1.0])
affine[:3, 3] = -10, -20, -30
numbers = numpy.zeros((3, 4, 5, 6), "int16")
# 100, 110, ... 150 in time; one voxel has 500 more
numbers += numpy.arange(100, 160, 10, dtype="int16")
numbers[1, 2, 3] += 500
for name, part in (("dynamic", numbers), ("single", numbers[..., 0])):
    image = nibabel.Nifti1Image(part, affine)
    image.header.set_xyzt_units("mm", "sec")
    if name == "dynamic":
        image.header.set_zooms((2, 3, 4, 1))
    image.to_filename(name + ".nii")
PYTHON
python make.py
for name in dynamic single; do
    nii2mnc $name.nii $name.mnc >log 2>&1
    mnc2nii $name.mnc "back-$name.nii" >log 2>&1
    nib-convert $name.mnc "convert-$name.nii" >>words 2>&1
done
cat >read.py <<'PYTHON'
import sys
import nibabel, numpy
image = nibabel.load(sys.argv[1])
numbers = image.get_fdata()
place = numpy.argwhere(numbers > 550)[0]
x, y, z = (image.affine @ (*place[:3], 1))[:3]
volumes = image.shape[3] if image.ndim == 4 else 1
course = " ".join(f"{value:.0f}" for value in numbers[0, 0, 0].ravel())
print(f"{volumes} of {' by '.join(map(str, image.shape[:3]))}; {course}; {x:.0f} {y:.0f} {z:.0f} mm")
PYTHON
right="6 of 3 by 4 by 5; 100 110 120 130 140 150; -8 -14 -18 mm"
wrong="3 of 6 by 5 by 4; 100 100 100; -6 -11 -30 mm"
expect "dynamic, as it was" "$(python read.py dynamic.nii)" "$right"
expect "dynamic, back by mnc2nii" "$(python read.py back-dynamic.nii)" "$right"
expect "dynamic, in nibabel" "$(python read.py dynamic.mnc 2>>words)" "$wrong"
expect "dynamic, by nib-convert" "$(python read.py convert-dynamic.nii)" "$wrong"
expect "one volume, as it was" "$(python read.py single.nii)" "1 of 3 by 4 by 5; 100; -8 -14 -18 mm"
expect "one volume, in nibabel" "$(python read.py single.mnc 2>>words)" "1 of 5 by 4 by 3; 100; -8 -14 -18 mm"
expect "words" "$(cat words)" ""
