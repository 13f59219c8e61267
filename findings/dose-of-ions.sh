#!/bin/bash
# PyTRiP writes the dose of an ion plan as a hundredth of it, or as none, and beside the CT that it writes.
#
# Software: pytrip98 3.11.0 (CtxCube.write_dicom, DosCube.write_dicom), SimpleITK 2.5.7 and pydicom 3.0.2 as readers
# Guess:    TRiP98 keeps a dose in thousandths of the dose of the target; PyTRiP's own histogram of it does as well.
#           With 2 Gy for the target, 1000 is 2 Gy in DICOM (PS3.3 section C.8.8.3: stored value times Dose Grid
#           Scaling). CT and dose with the same header begin at the same place.
# Seen:     1000 is 0.02 Gy, and 0 Gy unless a target dose is set after reading, which no file has: the scaling is the
#           target dose divided by 100000. The voxel that is at 30, 52, 21 mm in the CT is at 50, 92, 21 mm in the
#           dose: its offset, already in millimeters, is multiplied by the pixel size once more. No error; the histogram
#           reaches 2 Gy. With pixels of 1 mm the places are the same.
# Cost:     a plan with carbon ions that is compared in another program, or added to an earlier one, gives nothing to
#           the tumor, or to a nerve nearby; scaled up by hand, it is some centimeters beside both.

. "$(dirname "$0")/lib.sh"
python_packages pytrip98==3.11.0 SimpleITK==2.5.7 pydicom==3.0.2 numpy==2.4.6 scipy==1.17.1 matplotlib==3.11.2

cat >make.py <<'PYTHON'
import struct, sys
LINES = ("primary_view transversal", "data_type integer", "num_bytes 2", "byte_order vms", "patient_name P1",
         "slice_dimension 8", "pixel_size {pixel}", "slice_distance 3", "slice_number 4", "xoffset 10", "dimx 8",
         "yoffset 20", "dimy 8", "zoffset 5", "dimz 4")
def cube(path, suffix, modality, outside, inside, pixel):
    """All of one value, and one voxel of another."""
    with open(path + ".hed", "w") as file:
        file.write("\n".join(("version 2.0", "modality " + modality, "created_by test", "creation_info test", *LINES))
                   .format(pixel=pixel) + "\n")
    with open(path + suffix, "wb") as file:
        file.write(struct.pack("<256h", *(inside if (x, y, z) == (5, 6, 2) else outside
                                          for z in range(4) for y in range(8) for x in range(8))))
for pixel in (1, 2):
    cube(f"ct{pixel}", ".ctx", "CT", 0, 400, pixel)
    cube(f"dose{pixel}", ".dos", "DOS", 500, 1000, pixel)
PYTHON
python make.py
cat >convert.py <<'PYTHON'
import os, sys, pytrip
from pytrip.volhist import VolHist
pixel, target = sys.argv[1:]
ct, dose = pytrip.CtxCube(), pytrip.DosCube()
ct.read("ct" + pixel)
dose.read("dose" + pixel)
if target:
    dose.target_dose = float(target)
os.mkdir("dicom")
ct.write_dicom("dicom")
dose.write_dicom("dicom")
if target:
    histogram = VolHist(dose)
    print(f"{max(x for x, y in zip(histogram.x, histogram.y) if y > 0):.1f} Gy")
PYTHON
cat >read.py <<'PYTHON'
import glob, sys, numpy, pydicom, SimpleITK
paths = sorted(glob.glob("dicom/CT*")) if sys.argv[1] == "ct" else "dicom/rtdose.dcm"
image = SimpleITK.ReadImage(paths)
voxels = SimpleITK.GetArrayFromImage(image)
place = numpy.unravel_index(voxels.argmax(), voxels.shape)[::-1]
place = "at {:g} {:g} {:g} mm".format(*image.TransformIndexToPhysicalPoint([int(i) for i in place]))
if sys.argv[1] == "ct":
    print(f"{voxels.max():g} HU", place)
else:
    dose = pydicom.dcmread(paths)
    print(f"{dose.pixel_array.max() * dose.DoseGridScaling:g}", dose.DoseUnits, place)
PYTHON
converted() { # PIXEL TARGET CT DOSE
    rm -rf dicom
    python convert.py "$1" "$2" >own 2>words && status=0 || status=$?
    expect "CT, pixels of $1 mm" "$(python read.py ct 2>log), status $status" "$3, status 0"
    expect "dose, target ${2:-not set}" "$(python read.py dose 2>log)" "$4"
    expect "words about a dose or place" "$(grep -ci 'dose\|position\|offset' words || true)" "0"
}
converted 1 2 "400 HU at 15 26 21 mm" "0.02 GY at 15 26 21 mm"
converted 2 2 "400 HU at 30 52 21 mm" "0.02 GY at 50 92 21 mm"
expect "its own histogram" "$(cat own)" "2.0 Gy"
converted 2 "" "400 HU at 30 52 21 mm" "0 GY at 50 92 21 mm"
