#!/bin/bash
# vitaldb wraps the upper half of a monitor's wave when it makes a WFDB record of it: 130 mmHg are -197.68.
#
# Software: vitaldb 1.7.2 (VitalFile, to_wfdb), with wfdb 4.3.1
# Guess:    a wave in unsigned numbers of 16 bits, for vitaldb "the SNUADC ADC case", that of its own data set, has the
#           same pressures in the WFDB record, (digit - baseline) / gain (header(5) of WFDB): format 16 is signed
#           (signal(5)), so digits and baseline move by 32768, as they do in to_parquet.
# Seen:     the digits are written as they are, and all from 32768 on become negative. Of a pressure between 80 and 130
#           mmHg what lies below 123.84 is right, and the beats go down to -197.68. An ECG of 1 mV whose zero is in the
#           middle goes down to -5.55 mV, and where it is 0 it has no number: -32768 says that. Status 0, no word.
# Cost:     a set of surgeries that is given away in the usual format has no systolic pressure above a limit that
#           depends on the monitor, and no R wave; what throws out artifacts by their range throws out the beats.

. "$(dirname "$0")/lib.sh"
python_packages vitaldb==1.7.2 wfdb==4.3.1 pandas==3.1.1 pyarrow==26.0.1 numpy==2.4.6 requests==2.34.2

cat >read.py <<'PYTHON'
import sys, vital, vitaldb
name, how = sys.argv[1:]
low, high, gain, offset, unit = {"ART": (80, 130, 0.005, -40, "mmHg"), "ECG": (0, 1, 0.0001, -3.2768, "mV")}[name]
digits = [round(((high if k % 100 < 10 else low) - offset) / gain) for k in range(3000)]
vital.write("wave.vital", name, unit, 100, gain, offset, [(0, digits)])
recording = vitaldb.VitalFile("wave.vital")
if how == "parquet":
    recording.to_parquet("wave.parquet")
    recording = vitaldb.VitalFile("wave.parquet")
if how == "wfdb":
    import wfdb
    recording.to_wfdb("record")
    record = wfdb.rdrecord("record")
    numbers, unit = record.p_signal[:, 0], record.units[0]
else:
    numbers = recording.to_numpy(["Monitor/" + name], 1 / 100)[:, 0]
print(f"{abs(numbers[50]):.2f}, beats of {numbers[5]:.2f} {unit}")
PYTHON
try() { python read.py "$@" 2>words; }
for how in file parquet; do
    expect "pressure, $how" "$(try ART $how)" "80.00, beats of 130.00 mmHg"
done
expect "pressure, unsigned, as WFDB" "$(try ART wfdb)" "80.00, beats of -197.68 mmHg"
expect "its words" "$(cat words)" ""
expect "ECG, file" "$(try ECG file)" "0.00, beats of 1.00 mV"
expect "ECG, unsigned, as WFDB" "$(try ECG wfdb)" "nan, beats of -5.55 mV"
expect "its words" "$(cat words)" ""
