#!/bin/bash
# wonambi turns what is above 1000 uV round when it exports EDF: an R wave of 1500 uV is a dip of 500 uV.
#
# Software: wonambi 7.17 (Dataset, export), pyEDFlib 0.1.42 to read EDF
# Guess:    export to EDF has a limit, by default 1000, above which "values ... will be considered saturated", as its
#           manual says: an R wave of 1.5 mV is cut off at 1000 uV. A channel keeps its unit.
# Seen:     the numbers become 16 bits first, and are cut off afterwards, when there is nothing left to cut: 1200 uV are
#           -800, 1500 are -500, and 2100 are 100 uV. All channels are in uV: an oxygen of 95 % is 95 uV, and an ECG of
#           1.5 mV is 1.5 uV. No word.
# Cost:     an ECG beside a sleep recording has its beats downward or none, as behind an infarct; large artifacts are
#           small waves, which no limit in microvolts throws out.

. "$(dirname "$0")/lib.sh"
python_packages wonambi==7.17 pyedflib==0.1.42 numpy==2.4.6 scipy==1.17.1

cat >again.py <<'PYTHON'
import sys, edf, pyedflib
label, unit, value = sys.argv[1], sys.argv[2], float(sys.argv[3])
# a beat of this height each second
most = 3276.7
digit = round((value + most) / (2 * most) * 65535) - 32768
zero = round(65535 / 2) - 32768
edf.write("once.edf", [(label, unit, (-most, most), (-32768, 32767), ([zero] * 90 + [digit] * 10) * 10)], 10)
if len(sys.argv) > 4:
    import wonambi
    wonambi.Dataset("once.edf").read_data().export("again.edf", export_format="edf")
recording = pyedflib.EdfReader("again.edf" if len(sys.argv) > 4 else "once.edf")
number = recording.readSignal(0)[95]
print(f"{number:.1f} {recording.getPhysicalDimension(0)}" if abs(number) < 2 else
      f"{number:.0f} {recording.getPhysicalDimension(0)}")
PYTHON
again() { python again.py "$@" 2>words; }
expect "a beat of 1500 uV, in the file" "$(again ECG uV 1500)" "1500 uV"
expect "of 900 uV, exported" "$(again ECG uV 900 export)" "900 uV"
for pair in "1200 -800" "1500 -500" "2100 100"; do
    expect "of ${pair% *} uV, exported" "$(again ECG uV "${pair% *}" export)" "${pair#* } uV"
    expect "its words" "$(cat words)" ""
done
expect "of 1.5 mV, exported" "$(again ECG mV 1.5 export)" "1.5 uV"
expect "an oxygen of 95 %, exported" "$(again SaO2 % 95 export)" "95 uV"
