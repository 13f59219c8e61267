#!/bin/bash
# OpenTPS lays a dose whose planes go downward one plane away from its place.
#
# Software: opentps-core 2.0.0 (readDicomDose), SimpleITK 2.5.7 for comparison, pydicom 3.0.2. The files have no error
#           for dciodvfy of dicom3tools 20260927.
# Guess:    the planes of a dose are where Image Position and Grid Frame Offset Vector (PS3.3 section C.8.8.3.2) say,
#           upward or downward: 4 Gy at z = 9 mm, then 3, 2 and 1 Gy at 6, 3 and 0 mm.
# Seen:     upward, each plane has its dose. Downward, with offsets 0, -3, -6, -9, the dose at 0, 3 and 6 mm is 2, 3
#           and 4 Gy, and 9 mm is outside: the planes are turned round, and the place of the new first one is counted
#           with the number of planes, for one less. No remark. SimpleITK has both right.
# Cost:     3 mm are what a plan leaves between the tumor and the spinal cord; every comparison with what the program
#           calculates itself fails at the edges, or passes by the same shift.

. "$(dirname "$0")/lib.sh"
python_packages opentps-core==2.0.0 matplotlib==3.11.2 pydicom==3.0.2 numpy==1.26.4 pandas==2.3.3 SimpleITK==2.5.7 \
    pymedphys==0.40.0 dicom3tools==20260927
export HOME=$scratch/home # OpenTPS makes a folder there
mkdir "$HOME"

cat >make.py <<'PYTHON'
import struct
from datasets import make, write
def dose(path, begin, offsets, values):
    write(
        path, "1.2.840.10008.5.1.4.1.1.481.2", "RTDOSE", OperatorsName="", FrameOfReferenceUID="1.2.3.3",
        PositionReferenceIndicator="", ImagePositionPatient=[0, 0, begin], ImageOrientationPatient=[1, 0, 0, 0, 1, 0],
        SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", NumberOfFrames=str(len(offsets)),
        FrameIncrementPointer=0x3004000C, Rows=4, Columns=4, PixelSpacing=[2, 2], SliceThickness="3",
        BitsAllocated=16, BitsStored=16, HighBit=15, PixelRepresentation=0, DoseUnits="GY", DoseType="PHYSICAL",
        DoseSummationType="PLAN", GridFrameOffsetVector=offsets, DoseGridScaling="0.01",
        PixelData=b"".join(struct.pack("<H", 100 * value) * 16 for value in values),
        ReferencedRTPlanSequence=[make(
            ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.481.5", ReferencedSOPInstanceUID="1.2.3.50")])
dose("up.dcm", 0, [0, 3, 6, 9], [1, 2, 3, 4])
dose("down.dcm", 9, [0, -3, -6, -9], [4, 3, 2, 1])
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
reader, path = sys.argv[1:]
if reader == "opentps":
    from opentps.core.io.dicomIO import readDicomDose
    image = readDicomDose(path)
    def at(z):
        try:
            return float(image.getDataAtPosition([0, 0, z]))
        except ValueError:
            return None
else:
    import SimpleITK
    image = SimpleITK.ReadImage(path)
    def at(z):
        x, y, k = image.TransformPhysicalPointToIndex((0.0, 0.0, float(z)))
        return image[x, y, k] / 100 if 0 <= k < image.GetSize()[2] else None
print(*("outside" if at(z) is None else f"{at(z):g} Gy" for z in (0, 3, 6, 9)), sep=", ")
PYTHON
dose() { python read.py "$@" 2>log | tail -1; }
for name in up down; do
    dciodvfy $name.dcm >valid 2>&1 || true
    expect "errors in the file, $name" "$(grep -c '^Error' valid || true)" "0"
    expect "SimpleITK, $name" "$(dose simpleitk $name.dcm)" "1 Gy, 2 Gy, 3 Gy, 4 Gy"
done
expect "OpenTPS, upward" "$(dose opentps up.dcm)" "1 Gy, 2 Gy, 3 Gy, 4 Gy"
expect "OpenTPS, downward" "$(dose opentps down.dcm)" "2 Gy, 3 Gy, 4 Gy, outside"
