#!/bin/bash
# nii-rs gives the place of a voxel without the directions of the image, and the directions with its spacing.
#
# Software: nii-rs 0.1.2 (ijk2xyz, xyz2ijk, get_direction, set_direction: "ITK style"); SimpleITK 2.5.7 and nibabel
#           5.4.2 for comparison
# Guess:    ijk2xyz is ITK's TransformIndexToPhysicalPoint, origin + direction * spacing * index, as NIfTI has it with
#           the signs of x and y turned round (method 3); an image that is given the spacing, direction and origin of
#           another one lies where that lies.
# Seen:     voxel 1 2 3 of an ordinary image, 2 by 2 by 3 mm, RAS, is at -12 -24 39 mm; ijk2xyz leaves the direction
#           out: -8 -16 39. Its inverse finds voxel -1 -2 3 for that place. get_direction has the spacing in it, -2 for
#           -1: the image that is given spacing, direction and origin of the other one has voxels of 4 by 4 by 9 mm, and
#           144 mm3 for 12. With voxels of 1 mm only the places are wrong. No word.
# Cost:     the lesion that a program found on the left is reported on the right, or a mask is written 12 times as large
#           as it is, for the usual order of NIfTI.

. "$(dirname "$0")/lib.sh"
python_packages --no-deps nii-rs==0.1.2 nibabel==5.4.2 numpy==1.26.4 SimpleITK==2.5.7 packaging==24.2 \
    typing_extensions==4.16.0

cat >read.py <<'PYTHON'
import sys
import nibabel, nii, numpy, SimpleITK
affine = numpy.diag([2, 2, 3, 1.0])
affine[:3, 3] = 10, 20, 30
nibabel.save(nibabel.Nifti1Image(numpy.zeros((4, 5, 6), "f4"), affine), "scan.nii.gz")
index = [1, 2, 3]
itk = SimpleITK.ReadImage("scan.nii.gz")
place = itk.TransformIndexToPhysicalPoint(index)
def line(values):
    return " ".join(f"{value:g}" for value in numpy.ravel(values) + 0.0)
def voxel(path):
    sides = nibabel.load(path).header.get_zooms()
    return f"{line(sides)} mm, {numpy.prod(sides):g} mm3"
if sys.argv[1] == "nibabel":
    right, front, up = nibabel.affines.apply_affine(affine, index)
    print(line([-right, -front, up]), "", "", voxel("scan.nii.gz"), sep="; ")
elif sys.argv[1] == "itk":
    copy = SimpleITK.Image(itk.GetSize(), itk.GetPixelID())
    copy.SetSpacing(itk.GetSpacing()), copy.SetDirection(itk.GetDirection()), copy.SetOrigin(itk.GetOrigin())
    SimpleITK.WriteImage(copy, "copy.nii.gz")
    print(line(place), line(itk.TransformPhysicalPointToIndex(place)), line(itk.GetDirection()), voxel("copy.nii.gz"),
          sep="; ")
else:
    image = nii.read_image("scan.nii.gz")
    copy = nii.get_image_from_array(image.ndarray())
    copy.set_spacing(image.get_spacing()), copy.set_direction(image.get_direction())
    copy.set_origin(image.get_origin())
    nii.write_image(copy, "copy.nii.gz")
    print(line(image.ijk2xyz(index)), line(image.xyz2ijk(list(place))), line(image.get_direction()),
          voxel("copy.nii.gz"), sep="; ")
PYTHON
expect "nibabel" "$(python read.py nibabel 2>log)" "-12 -24 39; ; ; 2 2 3 mm, 12 mm3"
expect "SimpleITK" "$(python read.py itk 2>log)" "-12 -24 39; 1 2 3; -1 0 0 0 -1 0 0 0 1; 2 2 3 mm, 12 mm3"
expect "nii-rs" "$(python read.py nii-rs 2>log)" "-8 -16 39; -1 -2 3; -2 0 0 0 -2 0 0 0 3; 4 4 9 mm, 144 mm3"
