#!/bin/bash
# dicompyler-core takes the histogram of "lungs without the tumor" for that of the lungs, and percents for cm3.
#
# Software: dicompyler-core 0.5.6 (GetDVHs), pydicom 2.4.4
# Guess:    a dose-volume histogram says which structures are in its volume, and which are taken out of it (DVH ROI
#           Contribution Type INCLUDED or EXCLUDED, PS3.3 section C.8.8.4). Two are in the file: lungs without the
#           tumor, mean 9.5 Gy, and lungs, mean 14.5 Gy; "the lungs" are the second. A histogram whose volumes are
#           percents (DVH Volume Units PERCENT) has no dose of 2 cm3.
# Seen:     the first whose first structure is the lung is the lungs': 900 cm3 with 9.5 Gy, for 1000 cm3 with
#           14.5 Gy. The other cannot be asked for, and nothing says that a structure was excluded. With percents the
#           dose of 2 cm3 is the dose of 2 percent, 49 Gy, called Gy; of a heart of 600 cm3 that is the dose of 12 cm3.
# Cost:     limits are set for one volume and tested with another: V20 of the lungs is 0 here instead of 10 percent,
#           and the dose of the hottest 2 cm3 depends on the size of the organ.

. "$(dirname "$0")/lib.sh"
python_packages dicompyler-core==0.5.6 pydicom==2.4.4 numpy==1.26.4 matplotlib==3.11.2

python - <<'PYTHON'
from datasets import make, write
def histogram(structures, volume_above, units):
    """In steps of 1 Gy: the volume that gets at least so much."""
    data = [text for dose in range(70) for text in ("1", str(volume_above(dose)))]
    return make(
        DVHReferencedROISequence=[
            make(DVHROIContributionType=kind, ReferencedROINumber=str(number)) for number, kind in structures],
        DVHType="CUMULATIVE", DoseUnits="GY", DoseType="PHYSICAL", DVHDoseScaling="1", DVHVolumeUnits=units,
        DVHNumberOfBins="70", DVHData=data)
# 900 cm3 of lung get 10 Gy; 100 cm3 of it are tumor and get 60 Gy
LUNGS, TUMOR, HEART = 1, 2, 3
write(
    "dose.dcm", "1.2.840.10008.5.1.4.1.1.481.2", "RTDOSE", OperatorsName="", FrameOfReferenceUID="1.2.3.3",
    PositionReferenceIndicator="", ImagePositionPatient=[0, 0, 0], ImageOrientationPatient=[1, 0, 0, 0, 1, 0],
    SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", NumberOfFrames="2", FrameIncrementPointer=0x3004000C,
    Rows=4, Columns=4, PixelSpacing=[2, 2], SliceThickness="", BitsAllocated=16, BitsStored=16, HighBit=15,
    PixelRepresentation=0, DoseUnits="GY", DoseType="PHYSICAL", DoseSummationType="PLAN", GridFrameOffsetVector=[0, 2],
    DoseGridScaling="0.01", PixelData=bytes(64),
    ReferencedRTPlanSequence=[make(
        ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.481.5", ReferencedSOPInstanceUID="1.2.3.50")],
    ReferencedStructureSetSequence=[make(
        ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.481.3", ReferencedSOPInstanceUID="1.2.3.70")],
    DVHSequence=[
        histogram([(LUNGS, "INCLUDED"), (TUMOR, "EXCLUDED")], lambda dose: 900 if dose < 10 else 0, "CM3"),
        histogram([(LUNGS, "INCLUDED")], lambda dose: 1000 if dose < 10 else 100 if dose < 60 else 0, "CM3"),
        histogram([(HEART, "INCLUDED")], lambda dose: max(0, 100 - 2 * dose), "PERCENT")])
PYTHON
cat >read.py <<'PYTHON'
import pydicom
from dicompylercore import dicomparser
for item in pydicom.dcmread("dose.dcm").DVHSequence:
    volumes = [float(volume) for volume in item.DVHData[1::2]]
    mean = sum((a - b) * (dose + 0.5) for dose, (a, b) in enumerate(zip(volumes, volumes[1:] + [0]))) / volumes[0]
    print(f"in the file: {volumes[0]:g} {item.DVHVolumeUnits}, mean {mean:.1f} Gy")
histograms = dicomparser.DicomParser("dose.dcm").GetDVHs()
print("structures:", *sorted(histograms))
lungs, heart = histograms[1], histograms[3]
print(f"lungs: {lungs.volume:g} {lungs.volume_units}, mean {lungs.mean:.1f} Gy, V20Gy {lungs.V20Gy}")
print(f"heart: {heart.volume:g} {heart.volume_units}, D2 {heart.D2}, D2cc {heart.D2cc}")
PYTHON
python read.py >seen 2>log
expect "first" "$(sed -n 1p seen)" "in the file: 900 CM3, mean 9.5 Gy"
expect "second" "$(sed -n 2p seen)" "in the file: 1000 CM3, mean 14.5 Gy"
expect "what dicompyler-core has" "$(sed -n 4p seen)" "structures: 1 3"
expect "lungs" "$(sed -n 5p seen)" "lungs: 900 cm3, mean 9.5 Gy, V20Gy 0.00 cm3"
expect "heart, in percent" "$(sed -n 6p seen)" "heart: 100 percent, D2 49.00 Gy, D2cc 49.00 Gy"
expect "words about it" "$(grep -ci 'exclu\|contribution\|percent' log || true)" "0"
