#!/bin/bash
# agp-tool finds a high risk of hypoglycemia in whoever is a little low for minutes, and none in whoever is at 300.
#
# Software: agp-tool 0.1.0.7 (ReportGenerator); iglu-python 0.4.3 and py-agata 0.0.8 for comparison
# Guess:    the low blood glucose index is the risk of the low readings, summed, over the number of ALL readings
#           (Kovatchev 2006, which its manual cites): 2.5 and more is a moderate risk, 5 a high one. The average daily
#           risk range is the highest risk of a day's low readings plus that of its high ones. GRADE is
#           425 (log10 log10 mmol/L + 0.16)^2 (Hill 2007). Three programs have the same numbers for the same file.
# Seen:     two have: 0.14 for 14 days at 120 mg/dL with 15 minutes at 60 in each. agp-tool divides by the number of
#           the low readings: 13.57, the same as for somebody who is at 60 all day. From the highest risk of a day it
#           takes the lowest: 0 for somebody who is at 300 all day, instead of 33.95. GRADE, with natural logarithms, is
#           17.46 for 110 mg/dL, all day, where it is 1.31. No remark.
# Cost:     insulin is lowered for a patient without a risk, and who never comes down from 300 has the lowest daily risk
#           range of the clinic.

. "$(dirname "$0")/lib.sh"
python_packages agp-tool==0.1.0.7 iglu-python==0.4.3 py-agata==0.0.8 pandas==2.3.3 numpy==1.26.4 matplotlib==3.11.2
export MPLBACKEND=Agg MPLCONFIGDIR=$scratch

cat >make.py <<'PYTHON'
import datetime
DAY = 288 # a reading each 5 minutes
for name, day in (("dips", [120] * 285 + [60] * 3), ("low", [60] * DAY), ("high", [300] * DAY), ("even", [110] * DAY)):
    with open(name + ".csv", "w") as file:
        file.write("Time,Sensor Reading(mg/dL)\n")
        for k, reading in enumerate(day * 14):
            file.write(f"{datetime.datetime(2020, 1, 1) + k * datetime.timedelta(minutes=5)},{reading}\n")
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys, warnings
warnings.simplefilter("ignore", FutureWarning) # of pandas
import pandas
reader, index, name = sys.argv[1:]
path = name + ".csv"
table = pandas.read_csv(path, parse_dates=["Time"])
if reader == "agp":
    from agp import ReportGenerator
    number = ReportGenerator(path).metrics[index]
elif reader == "iglu":
    import iglu_python
    table.columns = ["time", "gl"]
    number = getattr(iglu_python, index)(table.assign(id=1))[index.upper()][0]
else:
    from py_agata import risk
    table.columns = ["t", "glucose"]
    number = getattr(risk, index)(table)
print(f"{number:.2f}")
PYTHON
all() { # WHAT INDEX FILE AGP IGLU [AGATA]: what each has
    expect "$1, iglu-python" "$(python read.py iglu "$2" "$3" 2>log)" "$5"
    [[ -z ${6-} ]] || expect "$1, py-agata" "$(python read.py agata "$2" "$3" 2>log)" "$6"
    expect "$1, agp-tool" "$(python read.py agp "$2" "$3" 2>words)" "$4"
    expect "its words" "$(cat words)" ""
}
all "low index, 15 minutes a day at 60" lbgi dips 13.57 0.14 0.14
all "low index, always at 60" lbgi low 13.57 13.57 13.57
all "daily risk, always at 300" adrr high 0.00 33.95 33.95
all "GRADE, always at 110" grade even 17.46 1.31
