#!/bin/bash
# pymedphys lays the dose of a prone patient on the other side of the origin.
#
# Software: pymedphys 0.41.0 (dicom.zyx_and_dose_from_dataset), pydicom 2.4.4, numpy 1.26.4; SimpleITK 2.5.7 and
#           dicompyler-core 0.5.6 (GetDoseData) for comparison
# Guess:    the rows of a dose for a prone patient go to the right and its columns to the front: Image Orientation
#           -1\0\0\0\-1\0, which pymedphys names among those it supports ("Head First Prone"). Pixel 7 of row 1 in a
#           grid of 3 by 2 mm that begins at 30\40 mm lies at 9\38 mm (PS3.3 section C.7.6.2.1.1).
# Seen:     it lies at -30\-32 mm: the signs of the position are changed, and the axes turned round, which gives the
#           right places only where the grid has its middle at 0 in both directions. A supine dose is right, and the
#           two others read both. No error, no remark.
# Cost:     two doses are compared (gamma) at places centimeters apart, or a profile is taken outside of the beam:
#           a good plan fails its check, or a bad one passes where both are low. It strikes the few patients who
#           lie prone.

. "$(dirname "$0")/lib.sh"
python_packages pymedphys==0.41.0 dicompyler-core==0.5.6 SimpleITK==2.5.7 pydicom==2.4.4 numpy==1.26.4

cat >make.py <<'PYTHON'
import numpy
from datasets import write
def dose(path, position, orientation, patient):
    # 5 planes of 6 rows of 8 pixels; the hot spot is pixel 7 of row 1 of plane 2
    pixels = numpy.zeros((5, 6, 8), "<u2")
    pixels[2, 1, 7] = 5000
    write(
        path, "1.2.840.10008.5.1.4.1.1.481.2", "RTDOSE", PatientPosition=patient, FrameOfReferenceUID="1.2.3.3",
        PositionReferenceIndicator="", SliceThickness="", PixelSpacing=[2, 3], ImagePositionPatient=position,
        ImageOrientationPatient=orientation, SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2",
        NumberOfFrames="5", FrameIncrementPointer=0x3004000C, Rows=6, Columns=8, BitsAllocated=16, BitsStored=16,
        HighBit=15, PixelRepresentation=0, DoseUnits="GY", DoseType="PHYSICAL", DoseSummationType="PLAN",
        GridFrameOffsetVector=[2.5 * k for k in range(5)], DoseGridScaling="0.01", PixelData=pixels.tobytes())
dose("supine.dcm", [-30, 40, -100], [1, 0, 0, 0, 1, 0], "HFS")
dose("prone.dcm", [30, 40, -100], [-1, 0, 0, 0, -1, 0], "HFP")
dose("middle.dcm", [10.5, 5, -100], [-1, 0, 0, 0, -1, 0], "HFP")
PYTHON
python make.py
cat >spot.py <<'PYTHON'
import sys
reader, path = sys.argv[1:]
if reader == "pymedphys":
    import numpy, pydicom, pymedphys
    axes, dose = pymedphys.dicom.zyx_and_dose_from_dataset(pydicom.dcmread(path))
    z, y, x = (axis[i] for axis, i in zip(axes, numpy.unravel_index(dose.argmax(), dose.shape)))
elif reader == "dicompyler":
    from dicompylercore import dicomparser
    dose = dicomparser.DicomParser(path)
    columns, rows = dose.GetDoseData()["lut"]
    x, y = columns[7], rows[1]
    z = dose.ds.ImagePositionPatient[2] + dose.ds.GridFrameOffsetVector[2]
else:
    import SimpleITK
    x, y, z = SimpleITK.ReadImage(path).TransformIndexToPhysicalPoint((7, 1, 2))
print(f"{x:g} {y:g} {z:g}")
PYTHON
spot() { python spot.py "$@" 2>log | tail -1; }
for reader in SimpleITK dicompyler; do
    expect "supine, $reader" "$(spot $reader supine.dcm)" "-9 42 -95"
    expect "prone, $reader" "$(spot $reader prone.dcm)" "9 38 -95"
    expect "prone, around 0, $reader" "$(spot $reader middle.dcm)" "-10.5 3 -95"
done
expect "supine, pymedphys" "$(spot pymedphys supine.dcm)" "-9 42 -95"
expect "prone, around 0, pymedphys" "$(spot pymedphys middle.dcm)" "-10.5 3 -95"
expect "prone, pymedphys" "$(spot pymedphys prone.dcm)" "-30 -32 -95"
expect "remarks on it" "$(grep -ci 'orient\|prone\|position' log || true)" "0"
