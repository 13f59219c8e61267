#!/bin/bash
# spectquant takes off a third of the margin that it is asked for, or none, and calls a sum of uptake a volume.
#
# Software: spectquant 0.1.21 (erode_segmentation, dilate_segmentation, SegmentVol, UptakeVol); scipy 1.13.1 for
#           comparison. What only draws, resamples or makes masks is not installed: empty modules stand for it.
# Guess:    erode_segmentation "removes mm_to_erode from segmentation surface", 3 mm by default; dilate_segmentation
#           "expands segmentation surface according to mm_to_dilate", 10 mm by default. SegmentVol takes the same
#           numbers. SegmentVol and UptakeVol give "the volume in mm^3".
# Seen:     the millimeters are the whole width of the cube, not how far it reaches: with voxels of 1 mm, 3 mm take 1 mm
#           off each side of an organ, and 10 mm add 5 mm on one side and 4 on the other. With voxels of 1.5 mm, those
#           of the program that makes the masks, 10 mm add 4.5 and 3 mm for 9, and 6 mm take off 3 and 1.5. By distance,
#           scipy has the millimeters on all sides. SegmentVol changes nothing, as that would need both numbers, which
#           it refuses: 8000 mm3, with 3 mm off too. UptakeVol adds up the uptake, without the size of a voxel: 1000
#           voxels that take up 4 are 4000, whether they are 1000 or 8000 mm3. No word.
# Cost:     the rim of the blood pool is left out so that bright muscle beside it does not count; with a third of the
#           margin it does, and the ratio of heart to blood that amyloid is found with is too low. A heart has 8 times
#           the "volume" in the finer image.

. "$(dirname "$0")/lib.sh"
python_packages --no-deps spectquant==0.1.21 nibabel==5.4.2 numpy==1.26.4 scipy==1.13.1 packaging==24.2 \
    typing_extensions==4.12.2
for module in totalsegmentator/python_api plotly/graph_objects seaborn matplotlib/pyplot pandas nilearn/image; do
    mkdir -p "unused/$(dirname $module)"
    echo "def __getattr__(name): return object" >"unused/$module.py"
done
export PYTHONPATH=$scratch/unused:$PYTHONPATH

cat >read.py <<'PYTHON'
import sys
import nibabel, numpy
from scipy import ndimage
from spectquant import morphology
from spectquant import SegmentVol, UptakeVol
reader, way, margin, voxel = sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
def image(voxels):
    return nibabel.Nifti1Image(voxels.astype("f4"), numpy.diag([voxel, voxel, voxel, 1]))
before = numpy.zeros((50, 50, 50))
before[15:35, 15:35, 15:35] = 1
if way == "volume":
    after = ndimage.distance_transform_edt(before, voxel) > margin
    volume = SegmentVol({"heart_myocardium": image(before)}, mm_to_erode=margin).compute_vol
    print(f"{volume() if reader == 'spectquant' else after.sum() * voxel ** 3:g} mm3")
    sys.exit()
if way == "uptake":
    spect = numpy.zeros((50, 50, 50))
    spect[20:30, 20:30, 20:30] = 4
    volume = UptakeVol(image(spect), segs={"heart_myocardium": image(before)}, threshold=2).compute_uptake_vol
    print(f"{volume() if reader == 'spectquant' else (spect > 2).sum() * voxel ** 3:g}")
    sys.exit()
if reader == "scipy":
    inside = ndimage.distance_transform_edt(before, voxel)
    outside = ndimage.distance_transform_edt(1 - before, voxel)
    after = inside > margin if way == "erode" else outside <= margin
else:
    change = morphology.erode_segmentation if way == "erode" else morphology.dilate_segmentation
    after = change(image(before), margin).get_fdata()
line = numpy.flatnonzero(after[:, 25, 25])
print(f"{voxel * abs(15 - line[0]):g} and {voxel * abs(line[-1] - 34):g} mm")
PYTHON
expect "scipy, 3 mm off, voxels of 1 mm" "$(python read.py scipy erode 3 1)" "3 and 3 mm"
expect "spectquant, 3 mm off, voxels of 1 mm" "$(python read.py spectquant erode 3 1 2>&1)" "1 and 1 mm"
expect "scipy, 10 mm more, voxels of 1 mm" "$(python read.py scipy dilate 10 1)" "10 and 10 mm"
expect "spectquant, 10 mm more, voxels of 1 mm" "$(python read.py spectquant dilate 10 1 2>&1)" "5 and 4 mm"
expect "scipy, 10 mm more, voxels of 1.5 mm" "$(python read.py scipy dilate 10 1.5)" "9 and 9 mm"
expect "spectquant, 10 mm more, voxels of 1.5 mm" "$(python read.py spectquant dilate 10 1.5 2>&1)" "4.5 and 3 mm"
expect "scipy, 6 mm off, voxels of 1.5 mm" "$(python read.py scipy erode 6 1.5)" "6 and 6 mm"
expect "spectquant, 6 mm off, voxels of 1.5 mm" "$(python read.py spectquant erode 6 1.5 2>&1)" "3 and 1.5 mm"
expect "scipy, volume" "$(python read.py scipy volume 0 1)" "8000 mm3"
expect "scipy, volume, 3 mm off" "$(python read.py scipy volume 3 1)" "2744 mm3"
expect "spectquant, volume" "$(python read.py spectquant volume 0 1)" "8000 mm3"
expect "spectquant, volume, 3 mm off" "$(python read.py spectquant volume 3 1)" "8000 mm3"
expect "scipy, uptake" "$(python read.py scipy uptake 0 1) $(python read.py scipy uptake 0 2)" "1000 8000"
expect "spectquant, uptake" "$(python read.py spectquant uptake 0 1) $(python read.py spectquant uptake 0 2)" \
    "4000 4000"
