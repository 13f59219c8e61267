#!/bin/bash
# dicom-ecg-plot prints "III" over lead V1 of an ECG, "aVR" over V2, and "V1" over V5.
#
# Software: dicom-ecg-plot 1.4.1, pydicom 3.0.2; ecgdatakit 2.0.3 for comparison. The file has no error for dciodvfy of
#           dicom3tools 20260927.
# Guess:    a channel of an ECG is named by a code (PS3.3 section C.10.9.1.4.1), with the meaning beside it: of the
#           scheme MDC, 2:1 and 2:2 are I and II, 2:3 to 2:8 are V1 to V6, and 2:61 to 2:64 are III, aVR, aVL and aVF
#           (PS3.16 CID 3001, as in pydicom's dictionary). What stands over a line on the page is what the file says.
# Seen:     the program counts on from II in the order of a page: 2:3 is III, 2:4 aVR, 2:5 aVL, 2:6 aVF, 2:7 V1. So V1
#           to V6 are called III, aVR, aVL, aVF, V1 and V2, against the meaning in the same item, and there are no V3 to
#           V6; III to aVF, whose codes it does not know, keep their names, which stand there twice. No remark.
#           ecgdatakit names all as they are.
# Cost:     elevations in V1 to V4 are read as those of III to aVF: an infarct of another wall, and of another artery;
#           the page has everything else right, and goes into the record.

. "$(dirname "$0")/lib.sh"
python_packages dicom-ecg-plot==1.4.1 ecgdatakit==2.0.3 pydicom==3.0.2 matplotlib==3.11.2 numpy==2.4.6 \
    dicom3tools==20260927
export MPLCONFIGDIR=$scratch
echo "svg.fonttype: none" >matplotlibrc # letters stay letters

cat >make.py <<'PYTHON'
import numpy
from pydicom.sr.codedict import codes
from datasets import code, make, write
LEADS = ("LeadI", "LeadII", "LeadIII", "AvrAugmentedVoltageRight", "AvlAugmentedVoltageLeft", "AvfAugmentedVoltageFoot",
         "LeadV1", "LeadV2", "LeadV3", "LeadV4", "LeadV5", "LeadV6")
def channel(lead):
    return make(
        ChannelSourceSequence=[code(lead.value, lead.scheme_designator, lead.meaning)], ChannelSensitivity="5",
        ChannelSensitivityUnitsSequence=[code("uV", "UCUM", "microvolt")], ChannelSensitivityCorrectionFactor="1",
        ChannelBaseline="0", ChannelSampleSkew="0", WaveformBitsStored=16)
leads = [getattr(codes.cid3001, name) for name in LEADS]
print(*(f"{lead.value} {lead.meaning.split(',')[0].removeprefix('Lead ')}" for lead in leads), sep=", ")
samples = numpy.zeros((5000, 12), "<i2")
write(
    "ecg.dcm", "1.2.840.10008.5.1.4.1.1.9.1.1", "ECG", ContentDate="20200101", ContentTime="120000",
    AcquisitionDateTime="20200101120000", AcquisitionContextSequence=[], Manufacturer="Test",
    ManufacturerModelName="Test", DeviceSerialNumber="1", SoftwareVersions="1", WaveformSequence=[make(
        WaveformOriginality="ORIGINAL", NumberOfWaveformChannels=12, NumberOfWaveformSamples=5000,
        SamplingFrequency="500", ChannelDefinitionSequence=[channel(lead) for lead in leads],
        WaveformBitsAllocated=16, WaveformSampleInterpretation="SS", WaveformData=samples.tobytes())])
PYTHON
expect "the codes of DICOM" "$(python make.py)" \
    "2:1 I, 2:2 II, 2:61 III, 2:62 aVR, 2:63 aVL, 2:64 aVF, 2:3 V1, 2:4 V2, 2:5 V3, 2:6 V4, 2:7 V5, 2:8 V6"
dciodvfy ecg.dcm >valid 2>&1 || true
expect "errors in the file" "$(grep -c '^Error' valid || true)" "0"
expect "ecgdatakit" "$(python -c 'from ecgdatakit import FileParser
print(*(lead.label for lead in FileParser().parse("ecg.dcm").leads))' 2>log)" "I II III aVR aVL aVF V1 V2 V3 V4 V5 V6"
dicom-ecg-plot ecg.dcm --layout=12x1 --output=page.svg >words 2>&1
expect "its words" "$(cat words)" ""
expect "the page, from the top" \
    "$(sed -n 's/.*<text.*>\(.*\)<\/text>.*/\1/p' page.svg | sed 's/, augmented.*//' | grep -E '^(I+|aV.|V[1-6])$' |
        paste -sd ' ')" "I II III aVR aVL aVF III aVR aVL aVF V1 V2"
