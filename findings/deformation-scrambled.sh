#!/bin/bash
# rosamllib gives most points of a deformation the movement of another point.
#
# Software: rosamllib 0.6.3 (REG.from_dataset); pydicomrt 0.9.1 (get_deformable_registrations) for comparison, pydicom
#           3.0.2. The file has no error for dciodvfy of dicom3tools 20260927.
# Guess:    Vector Grid Data of a deformable registration (PS3.3 section C.20.3) is a vector for each point, x first, y
#           next, z last, as Grid Dimensions counts them: the second vector belongs to the second point along x. What
#           comes with the axes x, y, z is turned to be so.
# Seen:     the array has the shape x, y, z, as a comment in it says, and is filled as if z came first. Of a grid of
#           2 x 3 x 4 points 2 have their own vector, the first and the last, and 22 that of another point. The shape
#           is right, so nothing fails. pydicomrt has all right.
# Cost:     a dose or an outline that is carried over to the CT of another day goes wherever another part of the body
#           went; with small and smooth movements it still looks plausible.

. "$(dirname "$0")/lib.sh"
python_packages rosamllib==0.6.3 pydicomrt==0.9.1 pydicom==3.0.2 numpy==2.4.6 SimpleITK==2.5.7 dicom3tools==20260927

cat >make.py <<'PYTHON'
import struct
from datasets import code, make, write
def moved(x, y, z):
    """Each point of the grid has a movement of its own."""
    return 1.0 * x, 10.0 * y, 100.0 * z
def matrix():
    return [make(FrameOfReferenceTransformationMatrixType="RIGID",
                 FrameOfReferenceTransformationMatrix=[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1])]
images = [make(ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.2", ReferencedSOPInstanceUID="1.2.3.4.2")]
write(
    "deformation.dcm", "1.2.840.10008.5.1.4.1.1.66.3", "REG", Manufacturer="Test", ManufacturerModelName="Test",
    DeviceSerialNumber="1", SoftwareVersions="1", Laterality="", ContentDate="20200101", ContentTime="120000",
    ContentLabel="DEFORMATION", ContentDescription="", ContentCreatorName="", FrameOfReferenceUID="1.2.3.3",
    PositionReferenceIndicator="",
    ReferencedSeriesSequence=[make(SeriesInstanceUID="1.2.3.20", ReferencedInstanceSequence=images)],
    DeformableRegistrationSequence=[make(
        SourceFrameOfReferenceUID="1.2.3.4", ReferencedImageSequence=images,
        RegistrationTypeCodeSequence=[code("125025", "DCM", "Visual Alignment")],
        PreDeformationMatrixRegistrationSequence=matrix(), PostDeformationMatrixRegistrationSequence=matrix(),
        DeformableRegistrationGridSequence=[make(
            ImageOrientationPatient=[1, 0, 0, 0, 1, 0], ImagePositionPatient=[0, 0, 0], GridDimensions=[2, 3, 4],
            GridResolution=[1.0, 1.0, 1.0], VectorGridData=b"".join(
                struct.pack("<3f", *moved(x, y, z)) for z in range(4) for y in range(3) for x in range(2)))])])
PYTHON
python make.py
cat >read.py <<'PYTHON'
import itertools, sys
import pydicom
data = pydicom.dcmread("deformation.dcm")
if sys.argv[1] == "rosamllib":
    from rosamllib.dicoms import REG
    field = REG.from_dataset(data).fixed_image_info["grid_data"]
else:
    from pydicomrt.reg.parser import get_deformable_registrations
    [registration] = get_deformable_registrations(data)
    # its axes are z, y, x
    field = registration["DeformableRegistrationGrid"]["VectorGridData"].transpose(2, 1, 0, 3)
points = list(itertools.product(range(2), range(3), range(4)))
right = sum(field[x, y, z].tolist() == [x, 10 * y, 100 * z] for x, y, z in points)
print(f"shape {field.shape[:3]}, {right} of {len(points)} points right, second along x:", *field[1, 0, 0].tolist())
PYTHON
dciodvfy deformation.dcm >valid 2>&1 || true
expect "errors in the file" "$(grep -c '^Error' valid || true)" "0"
expect "pydicomrt" "$(python read.py pydicomrt 2>log | tail -1)" \
    "shape (2, 3, 4), 24 of 24 points right, second along x: 1.0 0.0 0.0"
expect "rosamllib" "$(python read.py rosamllib 2>log | tail -1)" \
    "shape (2, 3, 4), 2 of 24 points right, second along x: 0.0 0.0 200.0"
