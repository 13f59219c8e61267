#!/bin/bash
# diametrics gives low glucose no more weight than high in the Glycemia Risk Index: 10 for 60, and 10 for 32.
#
# Software: diametrics 0.4.3 (glycemic_risk_index, auc)
# Guess:    the Glycemia Risk Index, 0 to 100, is 3.0 times the percentage below 54 mg/dL, plus 2.4 times that from 54
#           to 69, plus 1.6 times that above 250, plus 0.8 times that from 181 to 250, and 100 at most (Klonoff et al.,
#           J Diabetes Sci Technol 2023, 17:1226). Of a table of several patients each has his own numbers.
# Seen:     the weights are 0.5, 0.2, 0.5 and 0.2. A fifth of the day below 54 is 10 instead of 60, a fifth above 250
#           is 10 instead of 32, all readings below 54 are 50 instead of 100. The percentages are right. The
#           area under the curve of each patient is that of the whole table: 150 for one at 100 and one at 200
#           mg/dL, who have 100 and 200 alone. No word.
# Cost:     a patient in zone C of the index, in danger of low glucose, is in zone A, the best, beside one who is high
#           as often; who is treated first, and what a trial shows, is decided by other weights.

. "$(dirname "$0")/lib.sh"
python_packages --no-deps --no-compile diametrics==0.4.3 numpy==1.26.4 pandas==2.3.3 scipy==1.13.1 \
    scikit-learn==1.5.2 joblib==1.4.2 threadpoolctl==3.5.0 python-dateutil==2.9.0.post0 pytz==2025.2 tzdata==2025.2 \
    six==1.17.0

cat >index.py <<'PYTHON'
import sys
import pandas
from diametrics import metrics
# glucose in mg/dL, and its share of 100 readings
DAYS = dict(low={50: 20, 120: 80}, high={300: 20, 120: 80}, all_low={50: 100},
            mixed={50: 10, 60: 10, 120: 60, 200: 10, 300: 10})
def table(day, number=None):
    values = [value for value, count in day.items() for _ in range(count)]
    columns = dict(time=pandas.date_range("2020-03-02", periods=len(values), freq="5min"), glc=values)
    return pandas.DataFrame(columns if number is None else {"ID": number, **columns})
def published(day):
    return min(100, sum(count * (3.0 if value < 54 else 2.4 if value < 70 else 0 if value <= 180 else
                                 0.8 if value <= 250 else 1.6) for value, count in day.items()))
if sys.argv[1] == "area":
    own = [float(metrics.auc(table({value: 100}))["auc"].iloc[0]) for value in (100, 200)]
    both = metrics.auc(pandas.concat([table({100: 100}, 1), table({200: 100}, 2)], ignore_index=True))
    print(*(f"{number:g}" for number in own), "alone,", *(f"{number:g}" for number in both["auc"]), "in one table")
else:
    day = DAYS[sys.argv[1]]
    ranges = metrics.time_in_range(table(day), "mg")
    index = metrics.glycemic_risk_index(table(day), "mg")["gri"].iloc[0]
    print(*(f"{ranges[name]:g} %" for name in ("tir_lv2_hypo", "tir_lv1_hypo", "tir_lv1_hyper", "tir_lv2_hyper")),
          f"index {index:g}, published {published(day):g}")
PYTHON
seen() { python index.py "$1" 2>words; cat words; }
expect "a fifth below 54" "$(seen low)" "20 % 0 % 0 % 0 % index 10, published 60"
expect "a fifth above 250" "$(seen high)" "0 % 0 % 0 % 20 % index 10, published 32"
expect "all below 54" "$(seen all_low)" "100 % 0 % 0 % 0 % index 50, published 100"
expect "a tenth in each range" "$(seen mixed)" "10 % 10 % 10 % 10 % index 14, published 78"
expect "area under the curve, mg/dL" "$(seen area)" "100 200 alone, 150 150 in one table"
