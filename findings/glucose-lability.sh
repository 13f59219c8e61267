#!/bin/bash
# cgmpy gives a steady patient a lability that is a reason for a transplant, by the sensor, and no excursions at all.
#
# Software: cgmpy 0.6.0 (GlucoseAnalysis: Lability_index, MAGE)
# Guess:    the lability index is the sum of squared changes over the hours between two readings, for a week (Ryan 2004,
#           whose readings are an hour apart or more): "hours between measurements" is its argument, so that readings of
#           each 1, 5 or 15 minutes give what those of each hour give. MAGE is the mean of the swings above one SD.
# Seen:     the change from one row to the next is taken, in an order that mixes the rows of an hour: between 120 and
#           180 mg/dL in six hours the index is 231 mmol2/l2/h/week from readings of each hour, as it is, and above 433
#           from each 5 or 1 minutes (here 582, 688). Two weeks from a Thursday on are three: 153. A highest or lowest value
#           that stands for two readings, as whole mg/dL do, is no turning point: MAGE is 0 for 60, and 60 from each 15
#           minutes. No word.
# Cost:     433 and more are "serious problems", a reason to think of transplanting islets (Ryan 2004): the same patient
#           has them with one sensor and not with the other, beside a MAGE that says that glucose does not move.

. "$(dirname "$0")/lib.sh"
python_packages cgmpy==0.6.0 pandas==3.1.1 numpy==2.4.6 scipy==1.17.1 matplotlib==3.11.2 seaborn==0.13.2 \
    pyarrow==26.0.1 openpyxl==3.1.5

cat >index.py <<'PYTHON'
import sys
import numpy, pandas
from cgmpy import GlucoseAnalysis
step, days, start = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
minutes = numpy.arange(0, days * 1440, step)
glucose = numpy.round(150 + 30 * numpy.sin(2 * numpy.pi * minutes / 360)).astype(int)
hourly = glucose[minutes % 60 == 0] / 18.018
right = (numpy.diff(hourly) ** 2).sum() / days * 7
analysis = GlucoseAnalysis(pandas.DataFrame(
    {"time": pandas.Timestamp(start) + pandas.to_timedelta(minutes, unit="min"), "glucose": glucose}))
lability = analysis.Lability_index()
seen = lability["mean_li_mmol"]
# the exact number depends on how the machine sorts
said = ("the same" if abs(seen - right) < 3 else "above 433" if seen >= 433 else "more" if seen > right else f"{seen:.0f}")
print(f"each hour {right:.0f}, cgmpy {said} in {lability['n_weeks']} week(s), MAGE {analysis.MAGE():.0f}")
PYTHON
week() { python index.py "$@" 2>words; cat words; }
expect "a week, each hour" "$(week 60 7 2020-01-06)" "each hour 231, cgmpy the same in 1 week(s), MAGE 0"
expect "a week, each 15 minutes" "$(week 15 7 2020-01-06)" "each hour 231, cgmpy more in 1 week(s), MAGE 60"
for step in 5 1; do
    expect "a week, each $step min" "$(week $step 7 2020-01-06)" "each hour 231, cgmpy above 433 in 1 week(s), MAGE 0"
done
expect "two weeks from a Monday" "$(week 60 14 2020-01-06)" "each hour 232, cgmpy the same in 2 week(s), MAGE 0"
expect "two weeks from a Thursday" "$(week 60 14 2020-01-09)" "each hour 232, cgmpy 153 in 3 week(s), MAGE 0"
