#!/bin/bash
# wfdb reads each number of an EDF file one digit too low: a saturation of 90 % is 89.
#
# Software: wfdb 4.3.1 (wfdb.io.convert.edf.read_edf); edfio 0.4.18, pyEDFlib 0.1.42 for comparison
# Guess:    the physical minimum and maximum of a signal "correspond to these digital extremes" (EDF, Kemp and others
#           1992), and what lies between is on the line through both.
# Seen:     one digit is missing from all numbers: the maximum of a signal is never read, its minimum is one digit
#           below the minimum. Where a digit is a percent (0 to 100 for 0 to 100 %, what oximeters store), 100 % is
#           99 and 90 % is 89; a temperature in tenths is 0.1 too low. In 16-bit signals the error is small. Both
#           others read what was written. No remark.
# Cost:     the time below 90 % decides about treatment of apnea in sleep; who lies at 90 all night is below it.

. "$(dirname "$0")/lib.sh"
python_packages wfdb==4.3.1 pandas==3.1.1 edfio==0.4.18 pyEDFlib==0.1.42 numpy==2.4.6

python - <<'PYTHON'
import edf
edf.write("night.edf", [
    ("SaO2", "%", (0, 100), (0, 100), [90, 91, 90, 100]),
    ("Temp", "degC", (30, 42), (0, 120), [70, 71, 75, 120]),
    ("EEG C3", "uV", (-3276.8, 3276.7), (-32768, 32767), [0, 10, -10, 32767])], 4)
PYTHON
cat >read.py <<'PYTHON'
import sys
reader, number = sys.argv[1], int(sys.argv[2])
if reader == "wfdb":
    from wfdb.io.convert.edf import read_edf
    signal = read_edf("night.edf").p_signal[:, number]
elif reader == "edfio":
    import edfio
    signal = edfio.read_edf("night.edf").signals[number].data
else:
    import pyedflib
    signal = pyedflib.EdfReader("night.edf").readSignal(number)
print(*(f"{round(value, 1) + 0:.1f}" for value in signal))
PYTHON
reader() { python read.py "$@" 2>>log; }
for name in edfio pyedflib; do
    expect "saturation, $name" "$(reader $name 0)" "90.0 91.0 90.0 100.0"
    expect "temperature, $name" "$(reader $name 1)" "37.0 37.1 37.5 42.0"
    expect "EEG, $name" "$(reader $name 2)" "0.0 1.0 -1.0 3276.7"
done
: >log
expect "saturation, wfdb" "$(reader wfdb 0)" "89.0 90.0 89.0 99.0"
expect "temperature, wfdb" "$(reader wfdb 1)" "36.9 37.0 37.4 41.9"
expect "EEG, wfdb" "$(reader wfdb 2)" "-0.1 0.9 -1.1 3276.6"
expect "words about it" "$(cat log)" ""
