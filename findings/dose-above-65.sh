#!/bin/bash
# A dose above 65.535 Gy begins again at 0 in the file that scikit-rt writes of it: 70 Gy are 4.464 Gy.
#
# Software: scikit-rt 0.8.2 (Dose), pydicom 2.3.1 and newer versions of the other packages it needs than it asks for;
#           SimpleITK 2.5.7 and dcmtk 3.6.7-9~deb12u4 (dcmdump) read the files
# Guess:    Dose Grid Scaling (3004,000E) is what makes any dose fit in 16 or 32 bits (PS3.3 section C.8.8.3): it is
#           chosen from the highest dose, or a dose that does not fit is refused.
# Seen:     a dose that was calculated is written in 16 bits with the scaling 0.001, whatever its values: 60 Gy are
#           60 Gy, 66 Gy are 0.464 Gy, 70 Gy are 4.464 Gy. A dose of 32 bits that was only read and written again has 16
#           bits under a header that says 32: half of the bytes are missing. No warning.
# Cost:     prostate and head-and-neck tumors get 66 to 80 Gy: a sum of plans has a cold spot where the tumor is, and
#           the spinal cord that got too much has nearly nothing.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages numpy==2.4.6 scipy==1.17.1 pandas==3.1.1 matplotlib==3.11.2 nibabel==5.4.2 pydicom==2.3.1 \
    scikit-image==0.26.0 shapely==2.2.0 ipywidgets==8.1.9 ipython==9.18.1 tomli==2.5.0 tomli-w==1.2.0 lxml==6.1.3 \
    SimpleITK==2.5.7
# it asks for 100 packages of 2022, some of which can no longer be built
python_packages --no-deps scikit-rt==0.8.2
export HOME=$scratch/home MPLBACKEND=agg
mkdir "$HOME"

cat >make.py <<'PYTHON'
import struct
from datasets import make, write
def dose(path, bits, scaling):
    values = (10, 60, 66, 70)
    write(
        path, "1.2.840.10008.5.1.4.1.1.481.2", "RTDOSE", OperatorsName="", FrameOfReferenceUID="1.2.3.3",
        PositionReferenceIndicator="", ImagePositionPatient=[0, 0, 0], ImageOrientationPatient=[1, 0, 0, 0, 1, 0],
        SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", NumberOfFrames=str(len(values)),
        FrameIncrementPointer=0x3004000C, Rows=4, Columns=4, PixelSpacing=[2, 2], SliceThickness="3",
        BitsAllocated=bits, BitsStored=bits, HighBit=bits - 1, PixelRepresentation=0, DoseUnits="GY",
        DoseType="PHYSICAL", DoseSummationType="PLAN", GridFrameOffsetVector=[0, 3, 6, 9],
        DoseGridScaling=str(scaling), PixelData=b"".join(
            struct.pack("<H" if bits == 16 else "<I", round(value / scaling)) * 16 for value in values),
        ReferencedRTPlanSequence=[make(
            ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.481.5", ReferencedSOPInstanceUID="1.2.3.50")])
dose("plan16.dcm", 16, 0.002)
dose("plan32.dcm", 32, 0.0001)
PYTHON
python make.py
cat >work.py <<'PYTHON'
from skrt import Dose
for name in ("plan16", "plan32"):
    dose = Dose(name + ".dcm")
    print(name, *(f"{value:g}" for value in dose.get_data()[0, 0]))
    dose.write("same_" + name, modality="RTDOSE", verbose=False)
first, second = (Dose(name + ".dcm") for name in ("plan16", "plan32"))
mean = Dose((first.get_data() + second.get_data()) / 2, affine=first.get_affine())
print("mean", *(f"{value:g}" for value in mean.get_data()[0, 0]))
mean.write("mean", modality="RTDOSE", verbose=False)
PYTHON
cat >read.py <<'PYTHON'
import sys
import SimpleITK
image, scaling = SimpleITK.ReadImage(sys.argv[1]), float(sys.argv[2])
# SimpleITK rescales no dose, and takes the frames from the first one upward or downward
print(*(f"{value:g}" for value in sorted(round(image[0, 0, k] * scaling, 3) for k in range(image.GetSize()[2]))))
PYTHON
value() { dcmdump +L +P "$1" "$2" | sed 's/.*\[\(.*\)\].*/\1/'; }
gray() { python read.py "$1" "$(value 3004,000e "$1")" 2>log || tail -1 log; }
python work.py >numbers 2>work.log
expect "what it holds" "$(paste -sd, numbers)" "plan16 10 60 66 70,plan32 10 60 66 70,mean 10 60 66 70"
expect "the plans" "$(gray plan16.dcm), $(gray plan32.dcm)" "10 60 66 70, 10 60 66 70"
expect "the mean of both, as a file" "$(gray mean/*)" "0.464 4.464 10 60"
expect "its scaling" "$(value 3004,000e mean/*)" "0.001"
expect "16 bits, written again" "$(gray same_plan16/*)" "10 60 66 70"
bits=$(dcmdump +P 0028,0100 same_plan32/* | sed 's/.* US \([0-9]*\).*/\1/')
bytes=$(dcmdump +P 7fe0,0010 same_plan32/* | sed 's/.*# *\([0-9]*\),.*/\1/')
expect "32 bits, written again" "64 pixels of $bits bits in $bytes bytes" "64 pixels of 32 bits in 128 bytes"
expect "warnings" "$(grep -ci 'warn\|overflow' work.log || true)" "0"
