#!/bin/bash
# dicomhandler pitches a tumor that it is told to roll, and gives a margin to all structures with its name in theirs.
#
# Software: dicomhandler 0.0.1 (DicomInfo.move, add_margin), pydicom 3.0.2 makes the file, which has no error for
#           dciodvfy of dicom3tools 20260927
# Guess:    it says "roll", "pitch" and "yaw" without axes, and points to those of an airplane. A couch rolls about the
#           axis from head to foot (Y of IEC 61217, Table Top Roll Angle, PS3.3 section C.8.8.14), pitches about the
#           one from left to right (X), and turns about the vertical one (Patient Support Angle); z, x and y of a
#           patient who lies on the back (PS3.3 section C.7.6.2.1.1). A margin goes to the structure that is named.
# Seen:     roll leaves x as it is, pitch leaves y, yaw leaves z: each is one of the others. 3 degrees about the
#           isocenter move a lesion 100 mm above it by 5.2 mm to the front with "roll", which should leave it where it
#           is, and by nothing with "yaw". A margin of 5 mm for GTV also makes PTV-GTV and GTV2 larger. No remark.
# Cost:     what a rotated patient is said to lose of the dose, and the margin that is added for it, belong to another
#           rotation; and the structure that was to be spared has grown.

. "$(dirname "$0")/lib.sh"
python_packages dicomhandler==0.0.1 pydicom==3.0.2 numpy==2.4.6 pandas==3.1.1 dicom3tools==20260927

cat >move.py <<'PYTHON'
import sys, pydicom
from datasets import make, write
from dicomhandler.dicom_info import DicomInfo
def structures(rois):
    """`rois` are names, and the middles of their outlines, of 10 by 10 mm."""
    write(
        "structures.dcm", "1.2.840.10008.5.1.4.1.1.481.3", "RTSTRUCT", OperatorsName="", FrameOfReferenceUID="1.2.3.3",
        PositionReferenceIndicator="", StructureSetLabel="Set", StructureSetDate="20200101", StructureSetTime="120000",
        StructureSetROISequence=[make(
            ROINumber=str(number), ReferencedFrameOfReferenceUID="1.2.3.3", ROIName=name,
            ROIGenerationAlgorithm="MANUAL") for number, (name, _) in enumerate(rois, 1)],
        ROIContourSequence=[make(ReferencedROINumber=str(number), ContourSequence=[make(
            ContourGeometricType="CLOSED_PLANAR", NumberOfContourPoints="4", ContourData=[
                coordinate for dx, dy in ((-5, -5), (5, -5), (5, 5), (-5, 5)) for coordinate in (x + dx, y + dy, z)])])
            for number, (_, (x, y, z)) in enumerate(rois, 1)],
        RTROIObservationsSequence=[make(
            ObservationNumber=str(number), ReferencedROINumber=str(number), RTROIInterpretedType="", ROIInterpreter="")
            for number in range(1, len(rois) + 1)])
    return DicomInfo(pydicom.dcmread("structures.dcm"))
def points(info, k):
    data = [float(number) for number in info.dicom_struct.ROIContourSequence[k].ContourSequence[0].ContourData]
    return list(zip(data[::3], data[1::3], data[2::3]))
if sys.argv[1] == "margin":
    names = ["GTV", "PTV-GTV", "GTV2", "Cord"]
    larger = structures([(name, (0, 0, 0)) for name in names]).add_margin("GTV", 5.0)
    print(*(name for k, name in enumerate(names) if points(larger, k)[0] != (-5, -5, 0)))
else:
    place = {"left": (100, 0, 0), "back": (0, 100, 0), "head": (0, 0, 100)}[sys.argv[1]]
    for turn in ("roll", "pitch", "yaw"):
        turned = points(structures([("GTV", place)]).move("GTV", 3.0, turn, [0.0, 0.0, 0.0]), 0)
        middle = [sum(axis) / 4 for axis in zip(*turned)]
        print(turn, *(f"{after - before:.1f}" for before, after in zip(place, middle)), end="; ")
    print()
PYTHON
lesion() { python move.py "$1" 2>log | tail -1; }
expect "100 mm toward the head: x, y, z" "$(lesion head)" "roll 0.0 -5.2 -0.1; pitch 5.2 0.0 -0.1; yaw 0.0 0.0 0.0; "
expect "100 mm to the left" "$(lesion left)" "roll 0.0 0.0 0.0; pitch -0.1 0.0 -5.2; yaw -0.1 5.2 0.0; "
expect "100 mm to the back" "$(lesion back)" "roll 0.0 -0.1 5.2; pitch 0.0 0.0 0.0; yaw -5.2 -0.1 0.0; "
expect "what is larger with a margin for GTV" "$(lesion margin)" "GTV PTV-GTV GTV2"
dciodvfy structures.dcm >valid 2>&1 || true
expect "errors in the file" "$(grep -c '^Error' valid || true)" "0"
