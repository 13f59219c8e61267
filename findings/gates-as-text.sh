#!/bin/bash
# pymirc reads a gated PET of the heart with its gates in the order of letters: 1050 ms comes before 150 ms.
#
# Software: pymirc 0.30.2 (DicomVolume), pydicom 3.0.2. The files have no error for dciodvfy of dicom3tools 20260927.
# Guess:    the gates of a GATED series (PS3.3 section C.8.9.4) are in the order of their Trigger Time (0018,1060),
#           which is milliseconds from the peak of the R wave to the beginning of the gate.
# Seen:     of 8 gates of a heart that beats 50 times a minute, the last, 1050 ms, is the second. Of 16 gates at 60
#           beats the second, 62 ms, is the tenth. The time is put as text behind the time of the day, and texts are
#           sorted. 8 gates at 60 beats are right. No word.
# Cost:     the curve of the volume of a ventricle has a notch, and the wall moves at a wrong time: a phase analysis
#           finds dyssynchrony, which decides on a pacemaker, for slow hearts and fine gates only.

. "$(dirname "$0")/lib.sh"
python_packages pymirc==0.30.2 pydicom==3.0.2 numpy==2.4.6 dicom3tools==20260927

cat >make.py <<'PYTHON'
import os
from datasets import code, pet, tracer
glucose = tracer(code("35321007", "SCT", "Fluorodeoxyglucose F^18^"), code("77004003", "SCT", "^18^Fluorine"),
                  "6586.2", "370000000", RadionuclidePositronFraction="0.97")
def heart(folder, gates, cycle):
    """Two slices, whose pixels are the number of the gate."""
    os.mkdir(folder)
    for gate in range(gates):
        for k in range(2):
            number = 2 * gate + k + 1
            pet(f"{folder}/{gate}-{k}", [gate + 1], glucose, SOPInstanceUID=f"1.2.3.4.{number}",
                InstanceNumber=str(number), ImageIndex=number, ImagePositionPatient=[0, 0, 3 * k],
                SeriesType=["GATED", "IMAGE"], NumberOfSlices=2, NumberOfTimeSlots=gates, NumberOfRRIntervals=1,
                TriggerTime=str(gate * cycle // gates), FrameTime=str(cycle / gates), BeatRejectionFlag="N",
                Laterality="")
heart("slow", 8, 1200)
heart("fine", 16, 1000)
heart("plain", 8, 1000)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import glob, sys
from pydicom import dcmread
from pymirc.fileio import DicomVolume
paths = sorted(glob.glob(sys.argv[1] + "/*/*.dcm"))
if sys.argv[2:]:
    times = {int(image.TriggerTime): image.pixel_array[4, 4] for image in map(dcmread, paths)}
    print(*(times[time] for time in sorted(times)))
else:
    volume = DicomVolume(paths, verbose=False).get_data()
    assert (volume.min((1, 2, 3)) == volume.max((1, 2, 3))).all() # no slice of another gate
    print(*(f"{value:.0f}" for value in volume[:, 4, 4, 0]))
PYTHON
gates() { # FOLDER BY-THEIR-TIMES BY-PYMIRC
    for path in "$1"/*/*.dcm; do dciodvfy "$path" 2>&1 || true; done >valid
    expect "errors in the files, $1" "$(grep -c '^Error' valid || true)" "0"
    expect "by their times, $1" "$(python read.py "$1" times 2>log)" "$2"
    expect "pymirc, $1" "$(python read.py "$1" 2>words)" "$3"
    expect "its words" "$(cat words)" ""
}
gates plain "1 2 3 4 5 6 7 8" "1 2 3 4 5 6 7 8"
gates slow "1 2 3 4 5 6 7 8" "1 8 2 3 4 5 6 7"
gates fine "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16" "1 3 4 5 6 7 8 9 10 2 11 12 13 14 15 16"
