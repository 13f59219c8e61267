#!/bin/bash
# CosinorAge divides the regularity of sleep by one day too many: who sleeps by the clock is irregular in a short week.
#
# Software: cosinorage 1.0.8 (features.utils.sleep_metrics.SRI), with what its manual installs beside it
# Guess:    the Sleep Regularity Index is -100 + 200 times the part of all minutes with the same state, sleep or wake,
#           as 24 hours later: of M (N - 1), with M minutes a day and N days (Phillips 2017, equation 1). 100 is, in its
#           manual too, perfectly regular, and 0 is chance. The same hours each day give 100, over however many days.
# Seen:     it takes M for the days and N for the minutes: 2 days are 0.07, 7 days are 71.55, 28 days 92.99. Who has one
#           day of 28 turned round is at 78.70, above the one with 7 perfect days. No remark.
# Cost:     whoever wore the watch for fewer days sleeps less regularly, which is taken for a higher risk to die
#           (Windred 2024): what sleep seems to do in a study is how long each group kept the watch on.

. "$(dirname "$0")/lib.sh"
python_packages cosinorage==1.0.8 claid==0.6.4 scikit-digital-health==0.17.18 CosinorPy==3.1 seaborn==0.13.2 \
    pytz==2026.6 pandas==3.1.1 numpy==2.4.6 scipy==1.17.1 matplotlib==3.11.2
export MPLCONFIGDIR=$scratch

cat >index.py <<'PYTHON'
import sys
import pandas
from cosinorage.features.utils.sleep_metrics import SRI
kind, days = sys.argv[1], int(sys.argv[2])
night = [1] * 420 + [0] * 960 + [1] * 60 # asleep from 23:00 to 7:00
states = night * days
if kind == "turned":
    states[10 * 1440:11 * 1440] = [1 - state for state in night]
same = sum(a == b for a, b in zip(states, states[1440:])) / (len(states) - 1440)
table = pandas.DataFrame({"sleep": states}, index=pandas.date_range("2020-01-01", periods=len(states), freq="min"))
print(f"formula {-100 + 200 * same:.2f}, CosinorAge {SRI(table):.2f}")
PYTHON
index() { python index.py "$@" 2>words; }
expect "2 days, the same hours" "$(index even 2)" "formula 100.00, CosinorAge 0.07"
expect "7 days, the same hours" "$(index even 7)" "formula 100.00, CosinorAge 71.55"
expect "28 days, the same hours" "$(index even 28)" "formula 100.00, CosinorAge 92.99"
expect "28 days, one turned round" "$(index turned 28)" "formula 85.19, CosinorAge 78.70"
expect "its words" "$(cat words)" ""
