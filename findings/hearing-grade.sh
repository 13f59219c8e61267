#!/bin/bash
# audiogram grades hearing loss by the limits of an older scale, under the name of that of the WHO of 2021.
#
# Software: audiogram 0.1.0 (BinauralAudiogram, EarAudiogram.severity, loss_type)
# Guess:    severity(), whose default standard is "who2021", gives the grades of the World Report on Hearing (WHO
#           2021, Table 1.3): the average of 500, 1000, 2000 and 4000 Hz is mild from 20 dB, moderate from 35,
#           moderately severe from 50, severe from 65, profound from 80 and complete from 95.
# Seen:     it is mild above 25, moderate above 40, moderately severe above 55, severe above 70 and profound above 90
#           dB, as by the scale that the report replaced; no loss is complete. Of the averages from 20 to 100 dB in
#           steps of 5, thirteen of seventeen have a grade too low. Where the middle ear takes 22 dB from sound, the
#           type of the loss is "normal", too. No word.
# Cost:     a child with 24 dB is counted as one that hears well, and one with 38 dB as mild, where the grade decides
#           on a hearing aid; and two surveys "by WHO 2021" cannot be compared.

. "$(dirname "$0")/lib.sh"
python_packages --no-deps audiogram==0.1.0

cat >grade.py <<'PYTHON'
import sys
from audiogram import BinauralAudiogram, EarAudiogram
TONES = (500, 1000, 2000, 4000)
REPORT = ((20, "normal"), (35, "mild"), (50, "moderate"), (65, "moderately_severe"), (80, "severe"), (95, "profound"))
GRADES = [name for _, name in REPORT] + ["complete"]
def flat(level, bone=None):
    return EarAudiogram(dict.fromkeys(TONES, level), dict.fromkeys(TONES, level if bone is None else bone))
def reported(level):
    return next((name for limit, name in REPORT if level < limit), "complete")
if sys.argv[1] == "lower":
    levels = range(20, 101, 5)
    steps = [GRADES.index(flat(level).severity()) - GRADES.index(reported(level)) for level in levels]
    print(f"{sum(step < 0 for step in steps)} of {len(steps)} too low, {sum(step > 0 for step in steps)} too high")
elif sys.argv[1] == "both":
    grades = BinauralAudiogram(left=flat(24), right=flat(22, bone=0)).summary()
    print(*(f"{side} {grades[side + '_severity']}, {grades[side + '_loss_type']}" for side in ("left", "right")),
          sep="; ")
else:
    level = float(sys.argv[1])
    print(f"{flat(level).severity()}, of the report {reported(level)}")
PYTHON
expect "24 dB" "$(python grade.py 24 2>&1)" "normal, of the report mild"
expect "38 dB" "$(python grade.py 38 2>&1)" "mild, of the report moderate"
expect "52 dB" "$(python grade.py 52 2>&1)" "moderate, of the report moderately_severe"
expect "68 dB" "$(python grade.py 68 2>&1)" "moderately_severe, of the report severe"
expect "85 dB" "$(python grade.py 85 2>&1)" "severe, of the report profound"
expect "100 dB" "$(python grade.py 100 2>&1)" "profound, of the report complete"
expect "20 to 100 dB" "$(python grade.py lower 2>&1)" "13 of 17 too low, 0 too high"
expect "24 dB; 22 dB, all of the middle ear" "$(python grade.py both 2>&1)" "left normal, normal; right normal, normal"
