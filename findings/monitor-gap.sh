#!/bin/bash
# vitaldb fills the gaps of a monitor's recording with a number when it saves it, and cuts nothing out of the copy.
#
# Software: vitaldb 1.7.2 (VitalFile, to_vital, crop, to_parquet), with wfdb 4.3.1
# Guess:    the pieces of a wave in a .vital file have their own times, and where there is none, VitalFile has no number
#           (NaN). What to_vital writes is read as what was written; crop keeps what lies in the time that is asked for.
# Seen:     to_vital makes one piece of all and puts 65535 in between, the "NaN value" of unsigned numbers of 16 bits in
#           its table, which no reader takes for one, its own neither: where the arterial line was off for 10 s, the
#           copy has 287.67 mmHg. Since the copy is one piece, crop finds none that begins or ends in the 4 s asked
#           for, and they are empty; from the original they come. As Parquet the last second is missing. No word.
# Cost:     a study of blood pressure in surgery has a crisis of 288 mmHg for each time that blood was drawn, and who
#           cuts the incision out of the copies finds no pressure there.

. "$(dirname "$0")/lib.sh"
python_packages vitaldb==1.7.2 wfdb==4.3.1 pandas==3.1.1 pyarrow==26.0.1 numpy==2.4.6 requests==2.34.2

cat >read.py <<'PYTHON'
import sys, numpy, vital, vitaldb
what, *times = sys.argv[1:]
# 30 s of 100 mmHg, 0 mmHg is 8000; the line is off from second 10 to 20
vital.write("original.vital", "ART", "mmHg", 100, 0.005, -40,
            [(second, [28000] * 100) for second in range(30) if not 10 <= second < 20])
recording = vitaldb.VitalFile("original.vital")
if what == "wfdb":
    import wfdb
    recording.to_wfdb("record")
    numbers = wfdb.rdrecord("record").p_signal[:, 0]
else:
    if what == "copy":
        recording.to_vital("copy.vital")
        recording = vitaldb.VitalFile("copy.vital")
    elif what == "parquet":
        recording.to_parquet("copy.parquet")
        recording = vitaldb.VitalFile("copy.parquet")
    if times:
        recording.crop(*map(float, times))
    numbers = recording.to_numpy(["Monitor/ART"], 1 / 100)[:, 0]
runs = numpy.split(numbers, numpy.flatnonzero(numpy.diff(numpy.nan_to_num(numbers, nan=-1))) + 1)
print(*(f"{len(run) / 100:g} s {run[0]:.2f}" for run in runs), sep=", ")
PYTHON
try() { python read.py "$@" 2>words; }
expect "the file" "$(try original)" "10 s 100.00, 10 s nan, 10 s 100.00"
expect "the file as WFDB, read by wfdb" "$(try wfdb)" "10 s 100.00, 10 s nan, 10 s 100.00"
expect "the file as Parquet" "$(try parquet)" "10 s 100.00, 10 s nan, 9 s 100.00"
expect "second 22 to 26 of the file" "$(try original 22 26)" "4 s 100.00"
expect "the copy" "$(try copy)" "10 s 100.00, 10 s 287.67, 10 s 100.00"
expect "its words" "$(cat words)" ""
expect "second 22 to 26 of the copy" "$(try copy 22 26)" "4 s nan"
expect "its words" "$(cat words)" ""
