#!/bin/bash
# dosemetrics measures along the head with the width of a pixel, and across the patient with the distance of planes.
#
# Software: dosemetrics 0.4.1 (compare_gamma_index, compute_hausdorff_distance), pymedphys 0.41.0 and scipy 1.17.1 for
#           comparison, pydicom 3.0.2 makes the files, which have no error for dciodvfy of dicom3tools 20260927
# Guess:    in gamma, "3 %, 3 mm" (Low, Med Phys 1998), 3 mm are 3 mm along each axis of the patient; so is the distance
#           of two outlines. The dose has pixels of 1 mm, and planes that are 5 mm apart (PS3.3 section C.8.8.3).
# Seen:     the array is z, y, x, its spacing x, y, z, and each axis is multiplied by the other one's. A dose that lies
#           5 mm too high passes, 100 %, with a gamma of 0.33 at most; one that lies 2 mm to the side fails in a
#           seventh of its voxels. pymedphys has 55 % and 1.67 for the first, 100 % and 0.67 for the second. Outlines
#           of the same files are 1 and 10 mm apart instead of 5 and 2. No remark; with cubes nothing can be seen.
# Cost:     a plan that leaves the upper end of the tumor without dose is measured, passes, and is given.

. "$(dirname "$0")/lib.sh"
python_packages dosemetrics==0.4.1 pymedphys==0.41.0 numpy==1.26.4 scipy==1.17.1 pandas==2.3.3 numba==0.68.1 \
    SimpleITK==2.5.7 scikit-image==0.26.0 pydicom==3.0.2 dicom3tools==20260927
export HOME=$scratch

cat >make.py <<'PYTHON'
import numpy
import datasets
z, y, x = numpy.indices((25, 81, 81)) * numpy.array([5, 1, 1]).reshape(3, 1, 1, 1)
def dose(path, right=0, up=0):
    """60 Gy in the middle, falling off over 12 mm to each side."""
    gray = 60 * numpy.exp(-((x - 40 - right) ** 2 + (y - 40) ** 2 + (z - 60 - up) ** 2) / 2 / 12 ** 2)
    datasets.write(
        path, "1.2.840.10008.5.1.4.1.1.481.2", "RTDOSE", OperatorsName="", FrameOfReferenceUID="1.2.3.3",
        PositionReferenceIndicator="", ImagePositionPatient=[0, 0, 0], ImageOrientationPatient=[1, 0, 0, 0, 1, 0],
        SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", NumberOfFrames="25",
        FrameIncrementPointer=0x3004000C, Rows=81, Columns=81, PixelSpacing=[1, 1], SliceThickness="5",
        BitsAllocated=16, BitsStored=16, HighBit=15, PixelRepresentation=0, DoseUnits="GY", DoseType="PHYSICAL",
        DoseSummationType="PLAN", GridFrameOffsetVector=[5 * k for k in range(25)], DoseGridScaling="0.001",
        PixelData=numpy.rint(gray * 1000).astype("<u2").tobytes(), ReferencedRTPlanSequence=[datasets.make(
            ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.481.5", ReferencedSOPInstanceUID="1.2.3.50")])
dose("plan.dcm")
dose("up.dcm", up=5)
dose("right.dcm", right=2)
PYTHON
python make.py
cat >gamma.py <<'PYTHON'
import sys, numpy, pydicom, pymedphys
from dosemetrics import Dose, OAR
from dosemetrics.metrics import gamma, geometric
from scipy.spatial.distance import directed_hausdorff
program, path = sys.argv[1:]
paths = ("plan.dcm", path)
doses = [Dose.from_dicom(path) for path in paths]
masks = [dose.dose_array > 50 for dose in doses]
if program == "dosemetrics":
    found = gamma.compare_gamma_index(*doses, dose_criterion_percent=3, distance_criterion_mm=3)
    far = geometric.compute_hausdorff_distance(*(
        OAR(name="organ", mask=mask, spacing=doses[0].spacing, origin=doses[0].origin) for mask in masks))
else:
    grids = [pymedphys.dicom.zyx_and_dose_from_dataset(pydicom.dcmread(path)) for path in paths]
    found = pymedphys.gamma(*grids[0], *grids[1], 3, 3, lower_percent_dose_cutoff=10, interp_fraction=3, quiet=True)
    points = [numpy.argwhere(mask) * (5, 1, 1) for mask in masks]
    far = max(directed_hausdorff(*points)[0], directed_hausdorff(*points[::-1])[0])
found = found[~numpy.isnan(found)]
print(f"{100 * (found <= 1).mean():.0f} % pass, at most {found.max():.2f}, outlines {far:g} mm apart")
PYTHON
compared() { python gamma.py "$@" 2>log | tail -1; }
for name in plan up right; do
    dciodvfy $name.dcm >valid 2>&1 || true
    expect "errors in the file, $name" "$(grep -c '^Error' valid || true)" "0"
done
expect "5 mm up, pymedphys and scipy" "$(compared other up.dcm)" "55 % pass, at most 1.67, outlines 5 mm apart"
expect "2 mm to the side, pymedphys and scipy" "$(compared other right.dcm)" \
    "100 % pass, at most 0.67, outlines 2 mm apart"
expect "5 mm up, dosemetrics" "$(compared dosemetrics up.dcm)" "100 % pass, at most 0.33, outlines 1 mm apart"
expect "2 mm to the side, dosemetrics" "$(compared dosemetrics right.dcm)" \
    "86 % pass, at most 2.37, outlines 10 mm apart"
