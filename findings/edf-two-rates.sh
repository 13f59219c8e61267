#!/bin/bash
# wfdb gives EEG in digits for microvolts, and one number a second of it, when an oximeter is in the same EDF file.
#
# Software: wfdb 4.3.1 (wfdb.io.convert.edf.read_edf); edfio 0.4.18, pyEDFlib 0.1.42 for comparison
# Guess:    signals of an EDF file have rates of their own ("number of samples in each data record"). The
#           documentation of read_edf: "Many EDF files contain signals at widely varying sampling frequencies.
#           read_edf handles these properly"; what it warns of, that EEG at 200 Hz is resampled to the 1 Hz of the
#           temperature, is what other programs do.
# Seen:     the EEG is resampled to the 1 Hz of the saturation: its 100 samples of a second are their mean. And the
#           mean is not divided by the gain: 50 uV at 10 digits a uV are 499, called uV, in the same array as a
#           saturation in percent. Without the oximeter the same EEG is right (but for one digit, see
#           edf-one-too-low). No remark.
# Cost:     all recordings of sleep, and most of intensive care, have several rates: EEG and ECG are noise at 1 Hz,
#           a pressure at 50 Hz is ten times too high.

. "$(dirname "$0")/lib.sh"
python_packages wfdb==4.3.1 pandas==3.1.1 edfio==0.4.18 pyEDFlib==0.1.42 numpy==2.4.6

python - <<'PYTHON'
import edf
DIGITS = (-32768, 32767)
# the second of 50 uV has a spike of 450 uV in it
steps = [500, 500, -2000, 1000]
eeg = [4500 if k == 150 else steps[k // 100] for k in range(400)]
pressure = [900 + 10 * (k % 5) for k in range(200)]
signals = [
    ("EEG C3", "uV", (-3276.8, 3276.7), DIGITS, eeg), ("ABP", "mmHg", (-3276.8, 3276.7), DIGITS, pressure),
    ("SaO2", "%", (-3276.8, 3276.7), DIGITS, [950, 940, 930, 940])]
edf.write("night.edf", signals, 4)
edf.write("eeg.edf", signals[:1], 4)
PYTHON
cat >read.py <<'PYTHON'
import sys
reader, path = sys.argv[1:]
if reader == "wfdb":
    from wfdb.io.convert.edf import read_edf
    record = read_edf(path)
    signals = [(record.fs, unit, signal) for unit, signal in zip(record.units, record.p_signal.T)]
elif reader == "edfio":
    import edfio
    signals = [(s.sampling_frequency, s.physical_dimension, s.data) for s in edfio.read_edf(path).signals]
else:
    import pyedflib
    with pyedflib.EdfReader(path) as file:
        signals = [(file.getSampleFrequency(k), file.getPhysicalDimension(k), file.readSignal(k))
                   for k in range(file.signals_in_file)]
print("; ".join(f"{s.size} at {rate:g} Hz, {s.min():.0f} to {s.max():.0f} {unit}" for rate, unit, s in signals))
PYTHON
reader() { python read.py "$@" 2>>log; }
right="400 at 100 Hz, -200 to 450 uV; 200 at 50 Hz, 90 to 94 mmHg; 4 at 1 Hz, 93 to 95 %"
expect "edfio" "$(reader edfio night.edf)" "$right"
expect "pyEDFlib" "$(reader pyedflib night.edf)" "$right"
: >log
expect "wfdb, EEG alone" "$(reader wfdb eeg.edf)" "400 at 100 Hz, -200 to 450 uV"
expect "wfdb" "$(reader wfdb night.edf)" \
    "4 at 1 Hz, -2000 to 1000 uV; 4 at 1 Hz, 920 to 920 mmHg; 4 at 1 Hz, 93 to 95 %"
expect "words about it" "$(cat log)" ""
