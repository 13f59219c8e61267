#!/bin/bash
# medimage moves a dose by up to a whole voxel when it lays it on the grid of a CT.
#
# Software: medimage 1.0.7 (crop_as); SimpleITK 2.5.7 writes the files, and resamples them for comparison
# Guess:    crop_as "calculates the voxelvalues of this image on the grid of the provided image", with SciPy's
#           interpolation, so that with 0, 10, 20 Gy ... every 5 mm there are 18 Gy at 9 mm.
# Seen:     a place between voxels is cut off to a whole one before it is interpolated: 10 Gy at 9 mm, as at 5 mm,
#           whatever the order. SimpleITK has 18 Gy. No word.
# Cost:     a dose lies up to one voxel of its own grid too far to the left, to the back and up, at once: on the CT a
#           lens or the larynx gets less than it does, the cord more, and a target seems to be missed.

. "$(dirname "$0")/lib.sh"
python_packages medimage==1.0.7 pydicom==3.0.2 SimpleITK==2.5.7 numpy==2.4.6 scipy==1.17.1

cat >dose.py <<'PYTHON'
import sys, numpy, SimpleITK
from medimage import image
def write(name, voxels, spacing, origin):
    made = SimpleITK.GetImageFromArray(voxels)
    made.SetSpacing((spacing,) * 3)
    made.SetOrigin((origin,) * 3)
    SimpleITK.WriteImage(made, name + ".mhd")
# along x: a dose that grows by 10 Gy each 5 mm; a CT with a voxel each 3 mm
dose = numpy.broadcast_to(numpy.arange(0, 80, 10, dtype="f4"), (8, 8, 8))
write("dose", dose, 5, 0)
write("ct", numpy.zeros((8, 8, 8), "i2"), 3, 0)
def show(values):
    print(*(f"{3 * k} mm {value:.0f}" for k, value in enumerate(values)), sep=", ")
if sys.argv[1] == "simpleitk":
    laid = SimpleITK.Resample(*(SimpleITK.ReadImage(name + ".mhd") for name in ("dose", "ct")))
    show(SimpleITK.GetArrayFromImage(laid)[0, 0])
else:
    laid = image("dose.mhd")
    laid.crop_as(image("ct.mhd"), order=int(sys.argv[1]))
    show(laid.imdata[:, 0, 0])
PYTHON
expect "SimpleITK" "$(python dose.py simpleitk 2>words)" \
    "0 mm 0, 3 mm 6, 6 mm 12, 9 mm 18, 12 mm 24, 15 mm 30, 18 mm 36, 21 mm 42"
for order in 1 3; do
    expect "medimage, order $order" "$(python dose.py $order 2>words)" \
        "0 mm 0, 3 mm 0, 6 mm 10, 9 mm 10, 12 mm 20, 15 mm 30, 18 mm 30, 21 mm 40"
    expect "its words" "$(grep -v loaded words || true)" ""
done
