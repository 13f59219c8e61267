#!/bin/bash
# pydicom-tools takes an outline that was drawn clockwise for a hole: two lungs of 400 and 300 cm3 are 100.
#
# Software: pydicom-tools 0.0.10 (RTSS.calc_volume), dicompyler-core 0.5.6 for comparison, pydicom 2.4.4 makes the
#           files, which have no error for dciodvfy of dicom3tools 20260927
# Guess:    an outline is a closed polygon (CLOSED_PLANAR, PS3.3 section C.8.8.6.3), and which way round its points
#           were drawn says nothing: a structure "Lungs" with two outlines in each of 10 slices has the volume of both.
# Seen:     areas are added with the sign of their direction. Both drawn one way they are 700 cm3, both the other way
#           -700, and one each way, as one who mirrors an outline or draws it by hand makes them, 100. A wall whose
#           inner outline is drawn the same way round as the outer one is 500 instead of 300. dicompyler-core has 700,
#           and 300. No remark.
# Cost:     the part of the lungs that may get 20 Gy, in percent, is seven times too large, or below zero.

. "$(dirname "$0")/lib.sh"
python_packages pydicom-tools==0.0.10 dicompyler-core==0.5.6 pydicom==2.4.4 numpy==1.26.4 scipy==1.17.1 \
    matplotlib==3.11.2 dicom3tools==20260927

cat >make.py <<'PYTHON'
from datasets import make, write
PLACE = dict(FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="")
def box(left, right, front, back, turned):
    points = [(left, front), (right, front), (right, back), (left, back)]
    return points[::-1] if turned else points
def structures(path, boxes):
    write(
        path, "1.2.840.10008.5.1.4.1.1.481.3", "RTSTRUCT", SOPInstanceUID="1.2.3.7", SeriesInstanceUID="1.2.3.8",
        OperatorsName="", StructureSetLabel="Set", StructureSetDate="20200101", StructureSetTime="120000", **PLACE,
        StructureSetROISequence=[make(
            ROINumber="1", ReferencedFrameOfReferenceUID="1.2.3.3", ROIName="Lungs", ROIGenerationAlgorithm="MANUAL")],
        ROIContourSequence=[make(ReferencedROINumber="1", ContourSequence=[
            make(ContourGeometricType="CLOSED_PLANAR", NumberOfContourPoints=str(len(points)),
                 ContourData=[number for x, y in points for number in (x, y, z)])
            for z in range(0, 50, 5) for points in boxes])],
        RTROIObservationsSequence=[make(
            ObservationNumber="1", ReferencedROINumber="1", RTROIInterpretedType="", ROIInterpreter="")])
for name, turned in (("one", (False, False)), ("other", (True, True)), ("each", (False, True))):
    structures(f"{name}.dcm", [box(-90, -10, 0, 100, turned[0]), box(10, 70, 0, 100, turned[1])])
structures("wall.dcm", [box(-90, -10, 0, 100, False), box(-60, -20, 20, 70, False)])
write(
    "dose.dcm", "1.2.840.10008.5.1.4.1.1.481.2", "RTDOSE", SOPInstanceUID="1.2.3.9", SeriesInstanceUID="1.2.3.6",
    OperatorsName="", ImagePositionPatient=[-99, -9, 0], ImageOrientationPatient=[1, 0, 0, 0, 1, 0], SamplesPerPixel=1,
    PhotometricInterpretation="MONOCHROME2", NumberOfFrames="10", FrameIncrementPointer=0x3004000C, Rows=60, Columns=90,
    PixelSpacing=[2, 2], SliceThickness="", BitsAllocated=16, BitsStored=16, HighBit=15, PixelRepresentation=0,
    DoseUnits="GY", DoseType="PHYSICAL", DoseSummationType="PLAN", GridFrameOffsetVector=list(range(0, 50, 5)),
    DoseGridScaling="0.01", PixelData=b"\1\0" * 54000, **PLACE, ReferencedRTPlanSequence=[make(
        ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.481.5", ReferencedSOPInstanceUID="1.2.3.50")])
PYTHON
python make.py
volume() { # READER FILE
    python - "$@" 2>log <<'PYTHON' | tail -1
import sys
if sys.argv[1] == "pydicom-tools":
    from pydicom_tools.structure import RTSS
    print(f"{RTSS(sys.argv[2]).calc_volume('Lungs'):.0f}")
else:
    from dicompylercore import dvhcalc
    print(f"{dvhcalc.get_dvh(sys.argv[2], 'dose.dcm', 1).volume:.0f}")
PYTHON
}
for name in one other each wall; do
    dciodvfy $name.dcm >valid 2>&1 || true
    expect "errors in the file, $name" "$(grep -c '^Error' valid || true)" "0"
done
lungs() { expect "lungs, $1" "$(for name in one other each; do volume "$1" $name.dcm; done | tr '\n' ' ')" "$2"; }
lungs dicompyler-core "700 700 700 "
lungs pydicom-tools "700 -700 100 "
expect "a wall, dicompyler-core" "$(volume dicompyler-core wall.dcm)" "300"
expect "a wall, pydicom-tools" "$(volume pydicom-tools wall.dcm)" "500"
