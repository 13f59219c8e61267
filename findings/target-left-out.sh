#!/bin/bash
# medimage gives the dose of everything but the target, when it is handed the mask of the target.
#
# Software: medimage 1.0.7 (applymask, percentiles, as its page does it for "a PTV as mask image"); SimpleITK 2.5.7
#           writes the files, and numpy 2.4.6 compares
# Guess:    a mask is 1 in the target and 0 elsewhere, as programs that segment or convert RT Structure Sets write it:
#           what is left after applying it is the target, 56 to 64 Gy here.
# Seen:     what is 1 is left out: D98, D50, D2 and the mean are 0 to 20 Gy, of the healthy tissue and the air around.
#           No word. With an isodose that medimage makes itself, the other way in the same example, the target is meant.
# Cost:     the example's one command reports a target that gets next to nothing, or, for the mask of an organ at risk,
#           the dose of the tumor; beside a percentage of the maximum it is right, so the command seems tried.

. "$(dirname "$0")/lib.sh"
python_packages medimage==1.0.7 pydicom==3.0.2 SimpleITK==2.5.7 numpy==2.4.6 scipy==1.17.1

cat >make.py <<'PYTHON'
import numpy, SimpleITK
dose = numpy.zeros((20, 20, 20), "f4")
dose[4:16, 4:16, 4:16] = 20
mask = numpy.zeros(dose.shape, "u1")
mask[8:12, 8:12, 8:12] = 1
dose[mask == 1] = numpy.linspace(56, 64, 64)
for name, voxels in dict(dose=dose, mask=mask).items():
    image = SimpleITK.GetImageFromArray(voxels)
    image.SetSpacing((2, 2, 2))
    SimpleITK.WriteImage(image, name + ".mhd")
PYTHON
python make.py
cat >dose.py <<'PYTHON'
import sys, numpy, SimpleITK
def show(d98, d50, d2, mean):
    print(f"D98 {d98:.1f}, D50 {d50:.1f}, D2 {d2:.1f}, mean {mean:.1f} Gy")
if sys.argv[1] == "numpy":
    dose, mask = (SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(name + ".mhd")) for name in ("dose", "mask"))
    show(*numpy.percentile(dose[mask == 1], [2, 50, 98]), dose[mask == 1].mean())
else:
    from medimage import image
    dose = image("dose.mhd")
    if sys.argv[1] == "mask":
        region = image("mask.mhd")
    else:
        region = dose.copy()
        region.tomask_atthreshold(0.8 * region.max())
    dose.applymask(region)
    show(*dose.percentiles([2, 50, 98]), dose.mean())
PYTHON
target="D98 56.2, D50 60.0, D2 63.8, mean 60.0 Gy"
expect "numpy, the mask" "$(python dose.py numpy)" "$target"
expect "medimage, above 80 percent" "$(python dose.py isodose 2>words)" "$target"
expect "medimage, the mask" "$(python dose.py mask 2>words)" "D98 0.0, D50 0.0, D2 20.0, mean 4.2 Gy"
expect "its words" "$(grep -v loaded words || true)" ""
