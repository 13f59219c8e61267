#!/bin/bash
# pypet2bids writes that a tracer was injected when the scan began, an hour after it was.
#
# Software: pypet2bids 1.6.0 (dcm2niix4pet, updatepetjsonfromdicom) with dcm2niix 1.0.20260724, pydicom 3.0.2
# Guess:    InjectionStart of BIDS is "time of start of injection with respect to TimeZero", in seconds. A PET image
#           says when that was (Radiopharmaceutical Start Time, PS3.3 section C.8.9.2): an FDG PET that began at
#           14:00, an hour after the injection, has -3600 with TimeZero 14:00, or 0 with TimeZero 13:00; or nothing,
#           for the user to fill in. Frame durations, in milliseconds in DICOM, are seconds.
# Seen:     TimeZero 14:00:00 and InjectionStart 0, whenever the injection was, without a word about it. The second
#           program, which is for side files that lack something, also makes 120000 s of a frame of 120 s.
# Cost:     the dose is not decayed for the hour: every uptake is 0.69 of what it is with fluorine-18, and a kinetic
#           model takes the tissue an hour after the injection for that of its first minute.

. "$(dirname "$0")/lib.sh"
python_packages pypet2bids==1.6.0 dcm2niix==1.0.20260724 pydicom==3.0.2 nibabel==5.4.2 pandas==3.1.1 numpy==2.4.6

export PET2BIDS_TELEMETRY_ENABLED=false HOME=$scratch/home # pypet2bids makes a file there
mkdir "$HOME"
cat >make.py <<'PYTHON'
from datasets import code, pet, tracer
for hour in ("13", "12"):
    glucose = tracer(
        code("35321007", "SCT", "Fluorodeoxyglucose F^18^"), code("77004003", "SCT", "^18^Fluorine"), "6586.2",
        "370000000", RadiopharmaceuticalStartTime=f"{hour}0000", RadionuclidePositronFraction="0.97")
    pet(f"at{hour}", [10000] * 3, glucose, Manufacturer="Test", SeriesDescription="FDG")
PYTHON
python make.py
value() { python -c "import json, sys; print(json.load(open(sys.argv[1])).get(sys.argv[2]))" "$1" "$2"; }
for hour in 13 12; do
    python -c "
import pydicom
print(pydicom.dcmread('at$hour/0.dcm').RadiopharmaceuticalInformationSequence[0].RadiopharmaceuticalStartTime)" >time
    expect "injection, as DICOM has it" "$(cat time)" "${hour}0000"
    dcm2niix4pet at$hour -d made$hour >$hour.log 2>&1 && echo "status 0" >>$hour.log
    made=$(find made$hour -name '*.json')
    expect "time zero, injected at $hour:00" "$(value "$made" TimeZero)" "14:00:00"
    expect "InjectionStart, injected at $hour:00" "$(value "$made" InjectionStart)" "0"
    expect "frame duration" "$(value "$made" FrameDuration)" "[120]"
    expect "words about the injection" "$(grep -ci "injectionstart\|timezero" $hour.log || true)" "0"
    expect "how it ends" "$(tail -1 $hour.log)" "status 0"
done
updatepetjsonfromdicom -j side.json -d at13/0.dcm >side.log 2>&1
expect "side file, InjectionStart" "$(value side.json InjectionStart)" "0"
expect "side file, frame duration" "$(value side.json FrameDuration)" "120000"
