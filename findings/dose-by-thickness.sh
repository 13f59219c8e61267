#!/bin/bash
# dosemetrics lays the planes of a dose as far apart as a slice is thick, and planes that go downward upward.
#
# Software: dosemetrics 0.4.1 (load_dicom_folder, Dose.from_dicom), SimpleITK 2.5.7 for comparison, pydicom 3.0.2. The
#           files have no error for dciodvfy of dicom3tools 20260927. What draws, tabulates and speeds up is not
#           installed: empty modules stand for it.
# Guess:    the planes of a dose are where Image Position and Grid Frame Offset Vector say (PS3.3 section C.8.8.3.2);
#           Slice Thickness is how thick a plane is (section C.7.6.2.1.1), here 2 mm for planes 3 mm apart, as of the
#           CT. A structure outlined at 6 mm has the dose at 6 mm.
# Seen:     with a thickness the distance is that, and 3 mm only without one: the structure at 6 mm has the 4 Gy of 9
#           mm for 3 Gy, the one at 9 mm has no voxel. With planes downward, offsets 0, -3, -6 and -9, they go upward
#           from the highest: the structure at 6 mm has no voxel, the one at 12 mm, where there is no dose, has the 3 Gy
#           of 6 mm. No word. SimpleITK has all three right.
# Cost:     the spinal cord gets the dose of a place centimeters higher, or is not there, in a study that compares plans
#           of several planning systems: it depends on what the system fills in.

. "$(dirname "$0")/lib.sh"
python_packages --no-deps dosemetrics==0.4.1 pydicom==3.0.2 numpy==1.26.4 SimpleITK==2.5.7 scipy==1.17.1 \
    scikit-image==0.26.0 lazy_loader==0.4 pillow==10.4.0 packaging==24.2 dicom3tools==20260927
mkdir -p unused/matplotlib
touch unused/matplotlib/__init__.py
for module in matplotlib/pyplot pandas numba; do
    printf 'from unittest.mock import MagicMock\ndef __getattr__(name): return MagicMock()\n' >unused/$module.py
done
export PYTHONPATH=$scratch/unused:$PYTHONPATH

cat >make.py <<'PYTHON'
import os, struct
from datasets import make, write
HEIGHTS = (6, 9, 12)
def folder(name, begin, offsets, values, thickness):
    os.makedirs(f"{name}/RTDOSE")
    os.makedirs(f"{name}/RTSTRUCT")
    write(
        f"{name}/RTDOSE/dose.dcm", "1.2.840.10008.5.1.4.1.1.481.2", "RTDOSE", OperatorsName="",
        FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="", ImagePositionPatient=[0, 0, begin],
        ImageOrientationPatient=[1, 0, 0, 0, 1, 0], SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2",
        NumberOfFrames=str(len(offsets)), FrameIncrementPointer=0x3004000C, Rows=8, Columns=8, PixelSpacing=[2, 2],
        SliceThickness=thickness, BitsAllocated=16, BitsStored=16, HighBit=15, PixelRepresentation=0, DoseUnits="GY",
        DoseType="PHYSICAL", DoseSummationType="PLAN", GridFrameOffsetVector=offsets, DoseGridScaling="0.01",
        PixelData=b"".join(struct.pack("<H", 100 * value) * 64 for value in values),
        ReferencedRTPlanSequence=[make(
            ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.481.5", ReferencedSOPInstanceUID="1.2.3.50")])
    write(
        f"{name}/RTSTRUCT/set.dcm", "1.2.840.10008.5.1.4.1.1.481.3", "RTSTRUCT", SOPInstanceUID="1.2.3.5",
        SeriesInstanceUID="1.2.3.6", OperatorsName="", StructureSetLabel="SET", StructureSetDate="20200101",
        StructureSetTime="120000", FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="",
        ReferencedFrameOfReferenceSequence=[make(FrameOfReferenceUID="1.2.3.3")],
        StructureSetROISequence=[make(
            ROINumber=k, ReferencedFrameOfReferenceUID="1.2.3.3", ROIName=f"at {z} mm",
            ROIGenerationAlgorithm="MANUAL") for k, z in enumerate(HEIGHTS, 1)],
        ROIContourSequence=[make(ROIDisplayColor=[255, 0, 0], ReferencedROINumber=k, ContourSequence=[make(
            ContourGeometricType="CLOSED_PLANAR", NumberOfContourPoints=4,
            ContourData=[3, 3, z, 11, 3, z, 11, 11, z, 3, 11, z])]) for k, z in enumerate(HEIGHTS, 1)],
        RTROIObservationsSequence=[make(
            ObservationNumber=k, ReferencedROINumber=k, RTROIInterpretedType="ORGAN", ROIInterpreter="")
            for k in range(1, len(HEIGHTS) + 1)])
folder("plain", 0, [0, 3, 6, 9], [1, 2, 3, 4], None)
folder("thick", 0, [0, 3, 6, 9], [1, 2, 3, 4], "2")
folder("down", 9, [0, -3, -6, -9], [4, 3, 2, 1], None)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
HEIGHTS = (6, 9, 12)
reader, folder = sys.argv[1:]
def line(dose):
    print(*(f"at {z} mm {dose(z)}" for z in HEIGHTS), sep=", ")
if reader == "simpleitk":
    import SimpleITK
    image = SimpleITK.ReadImage(f"{folder}/RTDOSE/dose.dcm")
    def at(z):
        x, y, k = image.TransformPhysicalPointToIndex((6.0, 6.0, float(z)))
        return f"{image[x, y, k] / 100:g} Gy" if 0 <= k < image.GetSize()[2] else "none"
    line(at)
else:
    from dosemetrics.dose import Dose
    from dosemetrics.io.dicom_io import load_dicom_folder
    structures, dose = load_dicom_folder(folder), Dose.from_dicom(f"{folder}/RTDOSE/dose.dcm")
    def of(z):
        values = dose.get_dose_in_structure(structures.get_structure(f"at {z} mm"))
        return f"{values.mean():g} Gy" if values.size else "none"
    line(of)
PYTHON
for name in plain thick down; do
    for file in "$name"/*/*.dcm; do
        dciodvfy "$file" >valid 2>&1 || true
        expect "errors in ${file##*/}, $name" "$(grep -c '^Error' valid || true)" "0"
    done
    expect "SimpleITK, $name" "$(python read.py simpleitk $name 2>log)" "at 6 mm 3 Gy, at 9 mm 4 Gy, at 12 mm none"
done
expect "dosemetrics, plain" "$(python read.py dosemetrics plain 2>log)" "at 6 mm 3 Gy, at 9 mm 4 Gy, at 12 mm none"
expect "dosemetrics, thick" "$(python read.py dosemetrics thick 2>log)" "at 6 mm 4 Gy, at 9 mm none, at 12 mm none"
expect "dosemetrics, down" "$(python read.py dosemetrics down 2>log)" "at 6 mm none, at 9 mm 4 Gy, at 12 mm 3 Gy"
