#!/bin/bash
# zarrnii makes voxels of 0.001 mm of a NIfTI image of 1 by 2 by 5 mm, since ome-zarr 0.18 takes sizes and drops them.
#
# Software: zarrnii 0.21.6 (from_nifti, to_ome_zarr, from_ome_zarr, to_nifti) with ome-zarr 0.18.0, which pip takes for
#           it, and 0.17.0; ngff-zarr 0.50.0; nibabel 5.4.2 makes and reads the NIfTI files
# Guess:    an OME-Zarr has the size of a voxel in each data set's scale, its place in the translation and the unit in
#           the axes (OME-Zarr 0.5, "multiscales" metadata); write_image of ome-zarr still has the argument
#           coordinate_transformations for them, as "deprecated", and zarrnii "preserves spatial metadata".
# Seen:     with 0.17 size, place and unit are there, and back in NIfTI. With 0.18 the argument is accepted and has no
#           effect: scale 1, translation 0, no unit. zarrnii takes that for micrometers when it reads: the voxel at
#           -10, 20, -30 mm is at 0, 0, 0 and 0.001 mm wide, high and long. No word; the warning is one that Python
#           shows to nobody by default. zarrnii asks for 0.16 or later.
# Cost:     a head of 256 voxels is a cube of 0.26 mm, whose shape nothing in the file tells; volumes are wrong by one
#           factor for all images only if all had the same voxels.

. "$(dirname "$0")/lib.sh"
python_packages zarrnii==0.21.6 ome-zarr==0.18.0 ngff-zarr==0.50.0 nibabel==5.4.2 numpy==2.4.6 dask==2026.8.0 \
    zarr==3.1.6 scikit-image==0.26.0

cat >convert.py <<'PYTHON'
import json, sys, nibabel, numpy
from zarrnii import ZarrNii
name = sys.argv[1]
voxels = numpy.zeros((32, 32, 32), "f4")
image = nibabel.Nifti1Image(voxels, [[1, 0, 0, -10], [0, 2, 0, 20], [0, 0, 5, -30], [0, 0, 0, 1]])
image.header.set_xyzt_units("mm")
nibabel.save(image, "image.nii")
def show(path):
    read = nibabel.load(path)
    print(*(f"{size:g}" for size in read.header.get_zooms()[:3]), "mm, at", *(f"{at:g}" for at in read.affine[:3, 3]))
ZarrNii.from_nifti("image.nii").to_ome_zarr(name + ".zarr")
ZarrNii.from_ome_zarr(name + ".zarr").to_nifti(name + ".nii")
[image] = json.load(open(name + ".zarr/zarr.json"))["attributes"]["ome"]["multiscales"]
scale, translation = image["datasets"][0]["coordinateTransformations"]
print(*(f"{axis['name']} {size:g} {axis.get('unit', 'without unit')} at {at:g}" for axis, size, at in
        list(zip(image["axes"], scale["scale"], translation["translation"]))[1:]), sep=", ")
show("image.nii")
show(name + ".nii")
PYTHON
python convert.py new >seen 2>words
expect "0.18, the file" "$(sed -n 1p seen)" "z 1 without unit at 0, y 1 without unit at 0, x 1 without unit at 0"
expect "the NIfTI image before" "$(sed -n 2p seen)" "1 2 5 mm, at -10 20 -30"
expect "0.18, the NIfTI image after" "$(sed -n 3p seen)" "0.001 0.001 0.001 mm, at 0 0 0"
expect "0.18, its words" "$(cat words)" ""
pip install --quiet --disable-pip-version-check ome-zarr==0.17.0 2>log
python convert.py old >seen 2>words
expect "0.17, the file" "$(sed -n 1p seen)" "z 5 millimeter at -30, y 2 millimeter at 20, x 1 millimeter at -10"
expect "0.17, the NIfTI image after" "$(sed -n 3p seen)" "1 2 5 mm, at -10 20 -30"
