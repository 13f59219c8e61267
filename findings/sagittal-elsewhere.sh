#!/bin/bash
# zarrnii moves a sagittal NIfTI image when it only reads and writes it, and turns a tilted one upright.
#
# Software: zarrnii 0.21.6 (from_nifti, to_nifti); nibabel 5.4.2 makes the files, and says where a voxel is
# Guess:    the place of a voxel is its number times the affine matrix, whichever of its axes is left to right (NIfTI-1,
#           "sform"): an image that is read and written again, or cropped in between, has each voxel where it was.
# Seen:     an axial image does. Of a sagittal one, whose first axis is front to back, the millimeters of the origin
#           are dealt to other axes: the voxel at 40, 110, 60 mm is at 60, 40, 110; a coronal one likewise. An axial one
#           that is tilted by 20 degrees comes back upright, its far corner 43 mm away. No word.
# Cost:     3D T1-weighted MR of heads are usually sagittal: an atlas or an electrode in its millimeters lies outside
#           of the head, or, with an origin that looks alike on the axes, beside its place.

. "$(dirname "$0")/lib.sh"
python_packages zarrnii==0.21.6 ome-zarr==0.18.0 ngff-zarr==0.50.0 nibabel==5.4.2 numpy==2.4.6 dask==2026.8.0 \
    zarr==3.1.6 scikit-image==0.26.0

cat >convert.py <<'PYTHON'
import math, sys, nibabel, numpy
from zarrnii import ZarrNii
c, s = math.cos(math.radians(20)), math.sin(math.radians(20))
affine = dict(
    axial=[[1, 0, 0, -40], [0, 1, 0, -110], [0, 0, 2, -60], [0, 0, 0, 1]],
    sagittal=[[0, 0, -2, 40], [-1, 0, 0, 110], [0, -1, 0, 60], [0, 0, 0, 1]],
    coronal=[[-1, 0, 0, 40], [0, 0, 2, -110], [0, -1, 0, 60], [0, 0, 0, 1]],
    tilted=[[1, 0, 0, -40], [0, c, -2 * s, -110], [0, s, 2 * c, -60], [0, 0, 0, 1]])[sys.argv[1]]
voxels = numpy.zeros((90, 80, 50), "f4")
image = nibabel.Nifti1Image(voxels, affine)
image.header.set_xyzt_units("mm")
nibabel.save(image, "before.nii")
ZarrNii.from_nifti("before.nii").to_nifti("after.nii")
def show(path, voxel):
    return " ".join(f"{at:.0f}" for at in nibabel.affines.apply_affine(nibabel.load(path).affine, voxel))
for voxel in (0, 0, 0), (89, 79, 49):
    print(show("before.nii", voxel), "->", show("after.nii", voxel))
PYTHON
for kind in axial sagittal coronal tilted; do python convert.py $kind >$kind.seen 2>$kind.words; done
expect "axial" "$(paste -sd, axial.seen)" "-40 -110 -60 -> -40 -110 -60,49 -31 38 -> 49 -31 38"
expect "sagittal" "$(paste -sd, sagittal.seen)" "40 110 60 -> 60 40 110,-58 21 -19 -> -38 -49 31"
expect "coronal" "$(paste -sd, coronal.seen)" "40 -110 60 -> 40 60 -110,-49 -12 -19 -> -49 158 -189"
expect "tilted" "$(paste -sd, tilted.seen)" "-40 -110 -60 -> -40 -110 -60,49 -69 59 -> 49 -31 38"
expect "its words" "$(cat ./*.words)" ""
