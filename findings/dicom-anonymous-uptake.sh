#!/bin/bash
# dicognito moves the time of a PET scan and not that of its injection: the uptake of an anonymous tumor is another.
#
# Software: dicognito 0.19.0; mirp 2.7.0 (extract_images) and pysuv 0.1.0 (compute_suv) as readers; pydicom 3.0.2
#           and 2.4.4
# Guess:    times that are moved are moved together, so that the span from injection to scan stays (PS3.15 section
#           E.3.6): the uptake does not change. 10,000 Bq/ml one hour after 350 MBq of F-18 in 70 kg are 2.92 g/ml.
# Seen:     dates move with the time that bears the same name, by some days and hours. Radiopharmaceutical Start
#           Time (0018,1072) is a time without a date, and stays at 13:00 while the scan goes from 14:00 to 15:00:
#           4.27 g/ml. Where Radiopharmaceutical Start DateTime (0018,1078) is there too, which PS3.3 section C.8.9.2
#           leaves open, it moves, and the two contradict each other: mirp is right, pysuv is not. No error; mirp
#           warns from two half-lives on, and goes on. The hours are drawn by chance, or from a seed.
# Cost:     uptakes of a study or a trial are wrong by one factor in all lesions of a patient, which looks like a
#           patient, and by another one after the next run.

. "$(dirname "$0")/lib.sh"
path=$PATH
python_packages pysuv==0.1.0 pydicom==2.4.4 numpy==1.26.4
mv venv older
PATH=$path
python_packages dicognito==0.19.0 mirp==2.7.0 pydicom==3.0.2 numpy==2.4.6

cat >exam.py <<'PYTHON'
import os, numpy
from datasets import code, make, write
def exam(folder, **more):
    os.mkdir(folder)
    for k in range(4):
        tracer = make(
            Radiopharmaceutical="FDG", RadiopharmaceuticalStartTime="130000", RadionuclideTotalDose="350000000",
            RadionuclideHalfLife="6586.2", RadionuclidePositronFraction="0.97",
            RadionuclideCodeSequence=[code("77004003", "SCT", "^18^Fluorine")],
            RadiopharmaceuticalCodeSequence=[code("35321007", "SCT", "Fluorodeoxyglucose F^18^")], **more)
        supine = code("102538003", "SCT", "recumbent")
        supine.PatientOrientationModifierCodeSequence = [code("40199007", "SCT", "supine")]
        write(
            f"{folder}/{k}.dcm", "1.2.840.10008.5.1.4.1.1.128", "PT", SOPInstanceUID=f"1.2.3.4.{k + 1}",
            InstanceNumber=str(k + 1), ImageType=["ORIGINAL", "PRIMARY"], SeriesDate="20200101",
            AcquisitionDate="20200101", ContentDate="20200101", SeriesTime="140000", AcquisitionTime="140000",
            ContentTime="140000", PatientWeight="70", PatientSize="1.7", FrameOfReferenceUID="1.2.3.3",
            PositionReferenceIndicator="", SliceThickness="3", PixelSpacing=[3, 3], ImagePositionPatient=[0, 0, 3 * k],
            ImageOrientationPatient=[1, 0, 0, 0, 1, 0], SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2",
            Rows=8, Columns=8, BitsAllocated=16, BitsStored=16, HighBit=15, PixelRepresentation=0,
            RescaleIntercept="0", RescaleSlope="1", PixelData=numpy.full((8, 8), 10000, "<u2").tobytes(),
            CorrectedImage=["DECY", "ATTN", "SCAT"], RadiopharmaceuticalInformationSequence=[tracer],
            PatientOrientationCodeSequence=[supine],
            PatientGantryRelationshipCodeSequence=[code("102540008", "SCT", "headfirst")],
            SeriesType=["WHOLE BODY", "IMAGE"], Units="BQML", CountsSource="EMISSION", DecayCorrection="START",
            NumberOfSlices=4, CollimatorType="", AttenuationCorrectionMethod="CT", ScatterCorrectionMethod="model",
            ActualFrameDuration="120000", FrameReferenceTime="0", ImageIndex=k + 1, DecayFactor="1",
            LossyImageCompression="00")
exam("time")
exam("both", RadiopharmaceuticalStartDateTime="20200101130000")
PYTHON
python exam.py
cat >anonymous.py <<'PYTHON'
import os, pydicom
from dicognito.anonymizer import Anonymizer
for folder in ("time", "both"):
    anonymizer = Anonymizer(seed="seven")
    os.mkdir("anonymous_" + folder)
    for name in sorted(os.listdir(folder)):
        file = pydicom.dcmread(f"{folder}/{name}")
        anonymizer.anonymize(file)
        file.save_as(f"anonymous_{folder}/{name}")
PYTHON
python anonymous.py
cat >times.py <<'PYTHON'
import sys, pydicom
file = pydicom.dcmread(sys.argv[1] + "/0.dcm")
tracer = file.RadiopharmaceuticalInformationSequence[0]
print("scan", file.SeriesTime, "injection", tracer.RadiopharmaceuticalStartTime,
      str(tracer.get("RadiopharmaceuticalStartDateTime", ""))[8:])
PYTHON
cat >uptake.py <<'PYTHON'
import sys
if sys.argv[1] == "pysuv":
    from pysuv import compute_suv
    mean = compute_suv(sys.argv[2] + "/0.dcm").mean()
else:
    from mirp import extract_images
    [[[image], _]] = extract_images(image=sys.argv[2], image_modality="PET", image_export_format="native")
    mean = image.get_voxel_grid().mean()
print(f"{mean:.2f}")
PYTHON
times() { python times.py "$1" | xargs; }
pysuv() { older/bin/python uptake.py pysuv "$1" 2>log | tail -1; }
mirp() { python uptake.py mirp "$1" 2>"$1.log" | tail -1; }
expect "before" "$(times time)" "scan 140000 injection 130000"
for folder in time both; do
    expect "before, $folder" "mirp $(mirp $folder), pysuv $(pysuv $folder)" "mirp 2.92, pysuv 2.92"
done
expect "after" "$(times anonymous_time)" "scan 150000 injection 130000"
expect "after, uptake" "mirp $(mirp anonymous_time), pysuv $(pysuv anonymous_time)" "mirp 4.27, pysuv 4.27"
expect "after, date and time" "$(times anonymous_both)" "scan 150000 injection 130000 140000"
expect "after, date and time, uptake" "mirp $(mirp anonymous_both), pysuv $(pysuv anonymous_both)" \
    "mirp 2.92, pysuv 4.27"
expect "warnings of mirp" "$(cat anonymous_*.log | grep -ci warn || true)" "0"
