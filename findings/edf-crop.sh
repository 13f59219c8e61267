#!/bin/bash
# A piece cut out of an EDF+ recording with pyEDFlib has no marks, begins too early and ends in numbers nobody measured.
#
# Software: pyedflib 0.1.42 (highlevel.crop_edf); mne 1.13.2 (crop, and reads the pieces) for comparison
# Guess:    a piece keeps the marks that lie in it, at their new times; where it begins at a fraction of a second it
#           says so (EDF+ section 2.2.4: the first annotation), and it ends with the last whole data record.
# Seen:     all marks are gone, also that of the seizure the piece was cut for; MNE keeps it. A piece from 1.25 s begins
#           at 12:00:01 in the file. Of a piece of 4.5 s the last data record is filled up with the digit 0, which is
#           150 mmHg in a pressure from 0 to 300. The length is what it says with its default option; of the marks
#           nothing is said.
# Cost:     a piece that is cut out to show or to teach a seizure has none, and a patient's pressure doubles at its end.

. "$(dirname "$0")/lib.sh"
python_packages pyedflib==0.1.42 mne==1.13.2 numpy==2.4.6

cat >make.py <<'PYTHON'
from datetime import datetime
import numpy
from pyedflib import highlevel
times = numpy.arange(1000) / 100
headers = [
    highlevel.make_signal_header(
        label, dimension=unit, sample_frequency=100, physical_min=low, physical_max=high,
        digital_min=-32768, digital_max=32767)
    for label, unit, low, high in (("EEG Fp1", "uV", -500, 500), ("ABP", "mmHg", 0, 300))]
header = highlevel.make_header(startdate=datetime(2020, 1, 1, 12))
header["annotations"] = [[3.0, 1.5, "seizure"], [8.0, -1, "end"]]
highlevel.write_edf("whole.edf", [100 * numpy.sin(times), 70 + times], headers, header)
PYTHON
python make.py >log 2>&1
cat >cut.py <<'PYTHON'
import sys
from pyedflib import highlevel
start, stop = map(float, sys.argv[1:])
highlevel.crop_edf(
    "whole.edf", new_file="piece.edf", start=start, stop=stop, start_format="seconds", stop_format="seconds")
PYTHON
cat >look.py <<'PYTHON'
import sys, mne
name, *crop = sys.argv[1:]
raw = mne.io.read_raw_edf(name, preload=True, verbose="ERROR")
if crop:
    raw.crop(*map(float, crop))
marks = [f"{mark['description']} {mark['onset'] - raw.first_time:g} s" for mark in raw.annotations]
pressure = raw.get_data(picks=["ABP"])[0]
print(f"{raw.info['meas_date']:%H:%M:%S}", f"{len(pressure) / 100:g} s", *(marks or ["no mark"]),
      f"pressure {pressure[0]:.1f} to {pressure[-1]:.1f}", sep=", ")
PYTHON
look() { python look.py "$@" 2>log || tail -1 log; }
expect "whole" "$(look whole.edf)" "12:00:00, 10 s, seizure 3 s, end 8 s, pressure 70.0 to 80.0"
python cut.py 1 9 >said 2>&1
expect "1 to 9 s, MNE" "$(look whole.edf 1 9)" \
    "12:00:00, 8.01 s, seizure 2 s, end 7 s, pressure 71.0 to 79.0"
expect "1 to 9 s, pyEDFlib" "$(look piece.edf)" "12:00:01, 8 s, no mark, pressure 71.0 to 79.0"
expect "what it says of marks" "$(grep -ci 'annot\|mark\|event' said || true)" "0"
python cut.py 1.25 5.25 >said 2>&1
expect "1.25 to 5.25 s, pyEDFlib" "$(look piece.edf)" "12:00:01, 4 s, no mark, pressure 71.3 to 75.2"
expect "its first annotation" "$(grep -ao '+[0-9][0-9.]*' piece.edf | head -1)" "+0"
python cut.py 1 5.5 >said 2>&1
expect "1 to 5.5 s, pyEDFlib" "$(look piece.edf)" "12:00:01, 5 s, no mark, pressure 71.0 to 150.0"
