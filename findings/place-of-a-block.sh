#!/bin/bash
# niftithings puts an image with larger voxels beside its place: 3.5 mm to each side for voxels of 8 for 1 mm.
#
# Software: niftithings 0.2.1 (resample_nifti); nibabel 5.4.2 makes the image; SimpleITK 2.5.7 (BinShrink, the mean of
#           blocks) for comparison
# Guess:    the place of a voxel in NIfTI is its middle (NIfTI-1: "the (x,y,z) coordinates refer to the CENTER of a
#           voxel"): when 8 by 8 by 8 voxels become one, their mean, the first of these lies at 3.5 mm if the first of
#           those lay at 0.
# Seen:     it lies at 0, with order="mean" as with interpolation, where the distances are wrong too: the voxels at both
#           ends are kept, which are 8.78 mm apart, and called 8 mm apart. A lesion at 67.5 mm is at 64, or at 62.
#           SimpleITK has it at 67.5. No word.
# Cost:     what a program finds in the small image, as those for whole bodies work, is marked 4 to 7 mm beside the
#           lesion in each direction at once; the mask of a small one misses it.

. "$(dirname "$0")/lib.sh"
python_packages niftithings==0.2.1 arraythings==0.1.0 dicom2nifti==2.6.2 nibabel==5.4.2 \
    SimpleITK==2.5.7 numpy==2.4.6 scipy==1.17.1

cat >shrink.py <<'PYTHON'
import sys, nibabel, numpy, SimpleITK
voxels = numpy.zeros((80, 80, 80), "f4")
voxels[64:72, 64:72, 64:72] = 100
nibabel.save(nibabel.Nifti1Image(voxels, numpy.diag([1, 1, 1, 1])), "image.nii")
def center(path):
    image = nibabel.load(path)
    weights = image.get_fdata()
    middle = [numpy.average(index, weights=weights) for index in numpy.indices(weights.shape)]
    return " ".join(f"{at:.1f}" for at in nibabel.affines.apply_affine(image.affine, middle))
how = sys.argv[1]
if how == "simpleitk":
    SimpleITK.WriteImage(SimpleITK.BinShrink(SimpleITK.ReadImage("image.nii"), (8, 8, 8)), "small.nii")
else:
    import niftithings
    image = niftithings.load("image.nii")
    nibabel.save(niftithings.resample_nifti(image, (8, 8, 8), order=how if how == "mean" else int(how)), "small.nii")
print(f"{center('image.nii')} -> {center('small.nii')}")
PYTHON
expect "SimpleITK, mean" "$(python shrink.py simpleitk 2>words)" "67.5 67.5 67.5 -> 67.5 67.5 67.5"
expect "niftithings, mean" "$(python shrink.py mean 2>words)" "67.5 67.5 67.5 -> 64.0 64.0 64.0"
expect "its words" "$(cat words)" ""
expect "niftithings, linear" "$(python shrink.py 1 2>words)" "67.5 67.5 67.5 -> 62.3 62.3 62.3"
expect "its words" "$(cat words)" ""
