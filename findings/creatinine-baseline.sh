#!/bin/bash
# pyAKI calculates the creatinine that a patient had when healthy with twice the weight: an injured kidney is sound.
#
# Software: pyaki 1.0.13 (RelativeCreatinineProbe, baseline "calculated"), which asks for Python 3.12 and runs as well
#           in 3.11
# Guess:    the baseline is that of the Cockcroft-Gault formula, (140 - age) weight (0.85 if female) / (72 clearance),
#           for a clearance of 72 ml/min, with the adjusted weight: the ideal one, 50 or 45.5 kg and 2.3 kg for each
#           inch above 60 (Devine 1974), and 0.4 of what is above it. That is 0.76 mg/dL for a woman of 60 years, 165 cm
#           and 60 kg.
# Seen:     1.42: the ideal weight is 45.5 + 2.3 inches - 60, without the parentheses, 134.9 kg for 56.9. A creatinine
#           of 2.0, 2.6 times the baseline and stage 2 (KDIGO 2012, table 2: from 2.0 times on), is stage 0; one of 2.4,
#           3.1 times, is 1 for 3. A man of 175 cm and 80 kg has 1.92 for 1.15. No remark.
# Cost:     the patients without an earlier creatinine, who come in with the injury, are left out of the count, or have
#           a mild one; a drug that harms the kidney seems to be safe.

. "$(dirname "$0")/lib.sh"
python_packages --ignore-requires-python pyaki==1.0.13 pandas==2.3.3 numpy==2.2.6 scipy==1.15.3

cat >baseline.py <<'PYTHON'
import sys
import pandas
from pyaki.probes import CreatinineBaselineMethod, RelativeCreatinineProbe
from pyaki.utils import Dataset, DatasetType
sex, age, height, weight, creatinine = sys.argv[1], *map(float, sys.argv[2:])
ideal = (50 if sex == "M" else 45.5) + 2.3 * (height / 2.54 - 60)
formula = (140 - age) * (ideal + 0.4 * (weight - ideal)) * (1 if sex == "M" else 0.85) / (72 * 72)
hours = pandas.date_range("2020-01-01", periods=3, freq="h", name="charttime")
table = pandas.DataFrame({"creat": [creatinine] * 3}, index=hours)
person = pandas.Series({"weight": weight, "age": age, "height": height, "gender": sex})
probe = RelativeCreatinineProbe(method=CreatinineBaselineMethod.CALCULATED, expected_clearance=72)
given = probe.creatinine_baseline(table, person).iloc[0]
[result, *_] = probe.probe([Dataset(DatasetType.CREATININE, table), Dataset(DatasetType.DEMOGRAPHICS, person)])
stage = result.df["rel_creatinine_stage"].iloc[0]
print(f"formula {formula:.2f}, {creatinine / formula:.1f} times; pyAKI {given:.2f}, stage {stage:.0f}")
PYTHON
baseline() { python baseline.py "$@" 2>words; }
expect "woman, 2.0 mg/dL" "$(baseline F 60 165 60 2.0)" "formula 0.76, 2.6 times; pyAKI 1.42, stage 0"
expect "woman, 2.4 mg/dL" "$(baseline F 60 165 60 2.4)" "formula 0.76, 3.1 times; pyAKI 1.42, stage 1"
expect "man, 2.4 mg/dL" "$(baseline M 60 175 80 2.4)" "formula 1.15, 2.1 times; pyAKI 1.92, stage 0"
expect "its words" "$(cat words)" ""
