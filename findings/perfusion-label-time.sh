#!/bin/bash
# dcm2niix writes the duration of the labeling of an ASL as the delay after it.
#
# Software: dcm2niix 1.0.20260724; pydicom 3.0.2 makes the file
# Guess:    ASL Pulse Train Duration (0018,9258), required for each labeled slab (PS3.3 section C.8.13.5.14), is how
#           long blood is labeled, in ms: LabelingDuration 1.45 in the JSON of BIDS. The delay between labeling and
#           image has no attribute there: PostLabelingDelay is left out, or comes from another one.
# Seen:     "PostLabelingDelay": 1.45 for a duration of 1450 ms, 4 for 4000, and no LabelingDuration, beside
#           ArterialSpinLabelingType PCASL, which is right. Alike for a file of Siemens, GE, Philips, or any maker.
#           Status 0.
# Cost:     flow is calculated with exp(delay / 1.65 s): where blood was labeled for 1.45 s and took 2.025 s more, that
#           of the whole brain comes out 0.71 of what it is, as behind a stenosis; a study over two scanners compares
#           what was set, not what was measured.

. "$(dirname "$0")/lib.sh"
python_packages dcm2niix==1.0.20260724 pydicom==3.0.2

cat >make.py <<'PYTHON'
import os
import pydicom
from datasets import enhanced_mr, make
def labeling(context, duration):
    slab = make(ASLSlabNumber=1, ASLSlabThickness=10.0, ASLSlabOrientation=[0.0, 0.0, 1.0],
                ASLMidSlabPosition=[0.0, 0.0, -80.0], ASLPulseTrainDuration=duration)
    return dict(MRArterialSpinLabelingSequence=[make(
        ASLTechniqueDescription="", ASLContext=context, ASLSlabSequence=[slab], ASLCrusherFlag="NO",
        ASLBolusCutoffFlag="NO")])
for duration in (1450, 4000):
    for maker in ("Test", "Siemens", "GE MEDICAL SYSTEMS", "Philips"):
        folder = f"{maker.split()[0]}-{duration}"
        os.mkdir(folder)
        enhanced_mr(
            folder + "/image.dcm",
            [(2 * k, k + 1, value + k, (i,), labeling(context, duration)) for k in range(4)
             for i, (context, value) in enumerate((("LABEL", 100), ("CONTROL", 200)), 1)],
            "PERFUSION", [(0x00189257, 0x00189251)])
        file = pydicom.dcmread(folder + "/image.dcm")
        file.Manufacturer = maker
        file.ArterialSpinLabelingContrast = "PSEUDOCONTINUOUS"
        file.save_as(folder + "/image.dcm")
PYTHON
python make.py
cat >read.py <<'PYTHON'
import json, sys
import pydicom
frame = pydicom.dcmread(sys.argv[1] + "/image.dcm").PerFrameFunctionalGroupsSequence[0]
slab = frame.MRArterialSpinLabelingSequence[0].ASLSlabSequence[0]
said = json.load(open(sys.argv[1] + ".json"))
print(f"file: {slab.ASLPulseTrainDuration} ms", "JSON:", said.get("ArterialSpinLabelingType"),
      "labeling", said.get("LabelingDuration"), "delay", said.get("PostLabelingDelay"))
PYTHON
try() { dcm2niix -f "$1" -o . "$1" >"$1.log" 2>&1 && python read.py "$1"; }
for maker in Test Siemens GE Philips; do
    expect "$maker, 1.45 s" "$(try $maker-1450)" "file: 1450 ms JSON: PCASL labeling None delay 1.45"
done
expect "Test, 4 s" "$(try Test-4000)" "file: 4000 ms JSON: PCASL labeling None delay 4"
