#!/bin/bash
# ecg2dcm gives all leads of an ECG the scale of the last one, and takes millivolts for microvolts.
#
# Software: ecg2dcm 1.3.1 (ecg2dcm-convert), pydicom 2.4.4
# Guess:    each lead of an HL7 annotated ECG has its own scale with its own unit (SLIST_PQ), and so has each channel of
#           a DICOM waveform (Channel Sensitivity and its Correction Factor, PS3.3 section C.10.9.1). Leads of 1 mV
#           are channels of 1000 uV, whether a number in the file is 5 uV, 2.5 uV or 0.005 mV.
# Seen:     one scale is kept for a recording, that of the lead that comes last, and its unit is not looked at. With
#           limb leads of 5 uV a number and chest leads of 2.5, the limb leads are 500 uV, and the leads that are
#           calculated from them, too; with 0.005 mV all leads are 1 uV. "Converted", status 0, no remark.
# Cost:     an ST elevation of 2 mm in the limb leads is 1 mm, and low voltage is found where there is none; an ECG
#           in mV is a flat line.

. "$(dirname "$0")/lib.sh"
python_packages ecg2dcm==1.3.1 pydicom==2.4.4 numpy==1.26.4

cat >ecg.py <<'PYTHON'
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<AnnotatedECG xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" type="Observation">
<id root="1.2.3.4"/><code code="93000" codeSystem="2.16.840.1.113883.6.12"/>
<effectiveTime><low value="20200101120000.000"/><high value="20200101120001.000"/></effectiveTime>
<componentOf><timepointEvent><componentOf><subjectAssignment>
<subject><trialSubject><id root="1.2.3" extension="P1"/></trialSubject></subject>
<componentOf><clinicalTrial><id root="1.2.3.9"/></clinicalTrial></componentOf>
</subjectAssignment></componentOf></timepointEvent></componentOf>
<component><series><id root="1.2.3.5"/><code code="RHYTHM" codeSystem="2.16.840.1.113883.5.4"/>
<effectiveTime><low value="20200101120000.000"/><high value="20200101120001.000"/></effectiveTime>
<component><sequenceSet><component><sequence>
<code code="TIME_ABSOLUTE" codeSystem="2.16.840.1.113883.5.4"/>
<value xsi:type="GLIST_TS"><head value="20200101120000.000"/><increment value="0.002" unit="s"/></value>
</sequence></component>
"""
LEAD = """<component><sequence><code code="MDC_ECG_LEAD_{}" codeSystem="2.16.840.1.113883.6.24"/>
<value xsi:type="SLIST_PQ"><origin value="0" unit="{}"/><scale value="{}" unit="{}"/><digits>{}</digits></value>
</sequence></component>
"""
TAIL = "</sequenceSet></component></series></component></AnnotatedECG>\n"
def ecg(name, number, limb, chest, unit):
    """A second of 1 mV in all leads; `limb` and `chest` are their scales, `number` what limb leads have in the file."""
    leads = [("I", limb, number), ("II", limb, number)] + [
        (f"V{k}", chest, round(number * limb / chest)) for k in range(1, 7)]
    sequences = (LEAD.format(lead, unit, f"{scale:g}", unit, " ".join([str(digits)] * 500))
                 for lead, scale, digits in leads)
    open(name + ".xml", "w").write(HEAD + "".join(sequences) + TAIL)
ecg("alike", 200, 5, 5, "uV")
ecg("two", 200, 5, 2.5, "uV")
ecg("millivolts", 200, 0.005, 0.005, "mV")
PYTHON
python ecg.py
cat >read.py <<'PYTHON'
import glob, sys, pydicom
[path] = glob.glob(f"out_{sys.argv[1]}/**/*.dcm", recursive=True)
file = pydicom.dcmread(path)
channels = file.WaveformSequence[0].ChannelDefinitionSequence
names = [channel.ChannelSourceSequence[0].CodeMeaning for channel in channels]
volts = dict(zip(names, file.waveform_array(0)[100]))
units = {channel.ChannelSensitivityUnitsSequence[0].CodeValue for channel in channels}
print(f"I {volts['Lead I']:g}, V1 {volts['Lead V1']:g}", *units)
PYTHON
convert() { # STATUS, what the channels have
    local status=0
    ecg2dcm-convert "$1.xml" -o "out_$1" >"$1.log" 2>&1 || status=$?
    echo "status $status, $(python read.py "$1" 2>log)"
}
expect "one scale" "$(convert alike)" "status 0, I 1000, V1 1000 uV"
expect "two scales" "$(convert two)" "status 0, I 500, V1 1000 uV"
expect "millivolts" "$(convert millivolts)" "status 0, I 1, V1 1 uV"
expect "words about it" "$(cat two.log millivolts.log | grep -ci 'scale\|unit\|warn' || true)" "0"
