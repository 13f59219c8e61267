#!/bin/bash
# biosig takes the milliseconds of an HL7 ECG for seconds: two seconds become half an hour, and 60 beats a minute 0.06.
#
# Software: biosig-tools 2.5.0-1+b1 (save2gdf); ecgdatakit 2.0.3 for comparison
# Guess:    in an annotated ECG of HL7 the time between samples, the zero of a lead and its scale are physical
#           quantities, each with its own UCUM unit (GLIST_TS: increment; SLIST_PQ: origin, scale): 1 ms is 0.001 s,
#           and an origin of -1 mV with a scale of 5 uV puts the digit 200 at 0.
# Seen:     the number of the increment is taken, its unit is not: with 1 ms the ECG has 1 Hz, in JSON and in EDF, and
#           with 0.001 s 1000 Hz. Of origin and scale the number of each is taken with the unit of the origin: 1000 uV
#           are 1999 mV. A scale in mV under an origin in mV is right. No word but that the conversion was not tested,
#           as for the ECG that comes out right. ecgdatakit has all right.
# Cost:     heart rate, PR and QT are a thousandth or a thousandfold in what a trial collects from several devices, and
#           a lead stands two volts off.

. "$(dirname "$0")/lib.sh"
debian biosig-tools=2.5.0-1+b1
python_packages ecgdatakit==2.0.3 numpy==2.4.6

cat >make.py <<'PYTHON'
HL7, MDC = "2.16.840.1.113883.5", "2.16.840.1.113883.6.24"
TIME = '<effectiveTime><low value="20200101102030.000"/><high value="20200101102032.000"/></effectiveTime>'
def ecg(name, increment, origin, scale, baseline):
    """2 s of lead I, 1000 numbers a second; 1 mV for 10 ms each second, at a scale of 5 uV."""
    digits = " ".join(str(baseline + (200 if k % 1000 < 10 else 0)) for k in range(2000))
    with open(name + ".xml", "w") as file:
        file.write(f"""<?xml version="1.0" encoding="UTF-8"?>
<AnnotatedECG xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" type="Observation">
<id root="1.2.3.4"/><code code="93000" codeSystem="2.16.840.1.113883.6.12"/>{TIME}
<componentOf><timepointEvent><componentOf><subjectAssignment><subject><trialSubject><id root="1.2.3.5" extension="S1"/>
<subjectDemographicPerson><administrativeGenderCode code="F" codeSystem="{HL7}.1"/></subjectDemographicPerson>
</trialSubject></subject><componentOf><clinicalTrial><id root="1.2.3.6"/></clinicalTrial></componentOf>
</subjectAssignment></componentOf></timepointEvent></componentOf>
<component><series><id root="1.2.3.7"/><code code="RHYTHM" codeSystem="{HL7}.4"/>{TIME}<component><sequenceSet>
<component><sequence><code code="TIME_ABSOLUTE" codeSystem="{HL7}.4"/><value xsi:type="GLIST_TS">
<head value="20200101102030.000"/><increment {increment}/></value></sequence></component>
<component><sequence><code code="MDC_ECG_LEAD_I" codeSystem="{MDC}"/><value xsi:type="SLIST_PQ"><origin {origin}/>
<scale {scale}/><digits>{digits}</digits></value></sequence></component></sequenceSet></component></series></component>
</AnnotatedECG>""")
SECOND, ZERO, MICROVOLTS = 'value="0.001" unit="s"', 'value="0" unit="uV"', 'value="5" unit="uV"'
ecg("plain", SECOND, ZERO, MICROVOLTS, 0)
ecg("millivolt", SECOND, 'value="0" unit="mV"', 'value="0.005" unit="mV"', 0)
ecg("millisecond", 'value="1" unit="ms"', ZERO, MICROVOLTS, 0)
ecg("origin", SECOND, 'value="-1" unit="mV"', MICROVOLTS, 200)
PYTHON
python make.py
cat >other.py <<'PYTHON'
import sys
from ecgdatakit import FileParser
lead, = FileParser().parse(sys.argv[1] + ".xml").leads
print(f"{lead.sampling_rate} Hz, {len(lead.samples) / lead.sampling_rate:.0f} s,",
      f"{lead.samples.min():.0f} to {lead.samples.max():.0f} {lead.units}")
PYTHON
cat >header.py <<'PYTHON'
import sys
data = open(sys.argv[1] + ".edf", "rb").read()
records, seconds, samples = int(data[236:244]), float(data[244:252]), int(data[256 + 216:256 + 224])
print(f"{samples / seconds:.0f} Hz, {records * seconds:.0f} s")
PYTHON
biosig() { # NAME: rate in the JSON, then the lowest and highest number of the CSV and its unit
    save2gdf -JSON "$1.xml" >"$1.json" 2>"$1.words"
    save2gdf -CSV "$1.xml" "$1.csv" >>"$1.words" 2>&1
    echo "$(sed -n 's/.*"Samplingrate".*: \([0-9.]*\),/\1/p' "$1.json" | head -1) Hz," \
        "$(sed 1d "$1.csv" | sort -g | sed '/^$/d' | sed -n '1p;$p' | paste -sd' ' | sed 's/ / to /')" \
        "$(sed -n '1s/.*\[\(.*\)\].*/\1/p' "$1.csv")"
}
for name in plain millivolt millisecond origin; do
    expect "ecgdatakit, $name" "$(python other.py $name 2>log)" "1000 Hz, 2 s, 0 to 1 mV"
done
expect "biosig, plain" "$(biosig plain)" "1000.000000 Hz, 0 to 1000 uV"
expect "biosig, millivolt" "$(biosig millivolt)" "1000.000000 Hz, 0 to 1 mV"
expect "biosig, millisecond" "$(biosig millisecond)" "1.000000 Hz, 0 to 1000 uV"
expect "biosig, origin" "$(biosig origin)" "1000.000000 Hz, 999 to 1999 mV"
for name in plain millisecond; do
    save2gdf -f=EDF $name.xml $name.edf >log 2>&1
    expect "biosig, $name in EDF" "$(python header.py $name)" \
        "$([[ $name == plain ]] && echo "1000 Hz, 2 s" || echo "1 Hz, 2000 s")"
done
expect "its words are those of plain" "$(sed s/millisecond/plain/g millisecond.words)" "$(cat plain.words)"
