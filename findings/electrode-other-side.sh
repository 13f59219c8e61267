#!/bin/bash
# epilepsy2bids renames electrodes of the right temple to electrodes of the left: T10 is T1, F10 is F1, P10 is P1.
#
# Software: epilepsy2bids 0.0.7 (Eeg.loadEdf, standardize, saveEdf); mne 1.13.2 reads what it writes, and knows where
#           electrodes lie; edfio 0.4.18 for comparison
# Guess:    EEG referenced to the average of all electrodes keeps their names. The standard array of the IFCN has 25
#           electrodes, three of them on the lower right temple, F10, T10 and P10 (10-10 system: odd is left, even is
#           right, z is the middle).
# Seen:     with all electrodes of a file, a name is cut before a 0 and after two letters: the three are F1-Avg, T1-Avg
#           and P1-Avg, on the left, and FCz and CPz, in the middle, are FC and CP. F9, T9 and P9 keep their names. T1
#           is an electrode of its own, of the front of the left temple; where a file has it, or P1, there are two. So
#           it is in the EDF file that it writes. No word. The numbers are right: 12 uV less, the average.
# Cost:     a seizure that begins on the right temple begins on the left one in the set that a program learns from, or
#           that a surgeon looks at.

. "$(dirname "$0")/lib.sh"
python_packages epilepsy2bids==0.0.7 pyEDFlib==0.1.42 resampy==0.4.3 numba==0.68.1 timescoring==0.0.7 pandas==3.1.1 \
    scipy==1.17.1 numpy==2.4.6 mne==1.13.2 edfio==0.4.18

cat >convert.py <<'PYTHON'
import math
import edf
from epilepsy2bids.eeg import Eeg
RATE = 256
NAMES = ("Fp1 Fp2 F3 F4 C3 C4 P3 P4 O1 O2 F7 F8 T7 T8 P7 P8 Fz Cz Pz F9 F10 T9 T10 P9 P10 FCz CPz").split()
SEIZURE = {"T10": 150, "P10": 100, "F10": 80}
edf.write("exam.edf", [
    (f"EEG {name}", "uV", (-3276.8, 3276.7), (-32768, 32767),
     [round(10 * SEIZURE.get(name, 0) * math.sin(6 * math.pi * k / RATE)) for k in range(4 * RATE)])
    for name in NAMES], 4)
exam = Eeg.loadEdf("exam.edf", Eeg.Montage.UNIPOLAR, electrodes=None)
exam.standardize(RATE, electrodes=None, reference="Avg")
exam.saveEdf("converted.edf")
PYTHON
python convert.py >words 2>&1
cat >read.py <<'PYTHON'
import sys, warnings
import mne, numpy
warnings.simplefilter("ignore")
reader, path = sys.argv[1:]
if reader == "mne":
    raw = mne.io.read_raw_edf(path, verbose="error")
    signals = list(zip(raw.ch_names, raw.get_data() * 1e6))
else:
    import edfio
    signals = [(signal.label, signal.data) for signal in edfio.read_edf(path).signals]
places = mne.channels.make_standard_montage("standard_1005").get_positions()["ch_pos"]
def side(name):
    if name not in places:
        return "no place"
    x = places[name][0] * 1000
    return "right" if x > 9 else "left" if x < -9 else "middle"
names = [name.removeprefix("EEG ").removesuffix("-Avg") for name, _ in signals]
size = {name: numpy.ptp(signal) / 2 for name, (_, signal) in zip(names, signals)}
print(len(names), "electrodes, waves in", *(
    f"{name} ({side(name)})" for name in sorted(size, key=size.get, reverse=True)[:3]), "of", end=" ")
print(*(f"{round(size[name])} uV" for name in sorted(size, key=size.get, reverse=True)[:3]), sep=", ", end="; ")
print("others:", *sorted(name for name in names if name in ("F9", "T9", "P9") or name[:2] in ("FC", "CP")))
PYTHON
before="27 electrodes, waves in T10 (right) P10 (right) F10 (right) of 150 uV, 100 uV, 80 uV; others: CPz F9 FCz P9 T9"
expect "the exam, mne" "$(python read.py mne exam.edf 2>>log)" "$before"
expect "the exam, edfio" "$(python read.py edfio exam.edf 2>>log)" "$before"
after="27 electrodes, waves in T1 (no place) P1 (left) F1 (left) of 138 uV, 88 uV, 68 uV; others: CP F9 FC P9 T9"
expect "converted, mne" "$(python read.py mne converted.edf 2>>log)" "$after"
expect "converted, edfio" "$(python read.py edfio converted.edf 2>>log)" "$after"
expect "words of epilepsy2bids" "$(cat words)" ""
