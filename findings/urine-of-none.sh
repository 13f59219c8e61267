#!/bin/bash
# pyAKI takes an hour with 0 ml of urine for one without an entry: who makes no urine at all has no kidney injury.
#
# Software: pyaki 1.0.13 (Analyser with its default steps), which asks for Python 3.12 and runs as well in 3.11
# Guess:    twelve hours without urine are stage 3, the highest (KDIGO 2012, section 2.1, table 2: "anuria for >= 12
#           hours"). A chart has a 0 for each hour in which the bag stayed empty.
# Seen:     with 1 ml in each hour it is stage 3 from the eleventh hour on, of 24. With 0 ml it is never a stage of
#           urine, and 0 in all: the step before the rules makes a missing number of each 0. When 80 ml come after 24
#           empty hours, they are laid into the last six of those as well, and the patient has stage 1 for four hours.
#           The rule itself, given the zeros, has stage 3. No remark.
# Cost:     a trial or an alarm counts the patients whose kidneys failed completely as healthy, and those who still make
#           a spoonful as the worst.

. "$(dirname "$0")/lib.sh"
python_packages --ignore-requires-python pyaki==1.0.13 pandas==2.3.3 numpy==2.2.6 scipy==1.15.3

cat >stage.py <<'PYTHON'
import sys, warnings
warnings.simplefilter("ignore", FutureWarning) # of pandas
import pandas
from pyaki.kdigo import Analyser
from pyaki.probes import UrineOutputProbe
from pyaki.utils import Dataset, DatasetType
how, volumes = sys.argv[1], {"24x0": [0] * 24, "24x1": [1] * 24, "24x0,6x80": [0] * 24 + [80] * 6}[sys.argv[2]]
urine = [80.0] * 12 + [float(volume) for volume in volumes]
hours = pandas.date_range("2020-01-01", periods=len(urine), freq="h", name="charttime")
def table(**column):
    return pandas.DataFrame({"stay_id": 1, "charttime": hours, **column})
person = pandas.DataFrame({"stay_id": [1], "weight": [80.0], "age": [60], "height": [175.0], "gender": ["M"]})
if how == "rule":
    given = table(urineoutput=urine).set_index("charttime")
    [result, *_] = UrineOutputProbe().probe(
        [Dataset(DatasetType.URINEOUTPUT, given), Dataset(DatasetType.DEMOGRAPHICS, person.iloc[0])])
    stages = result.df["urineoutput_stage"]
else:
    stages = Analyser([
        Dataset(DatasetType.URINEOUTPUT, table(urineoutput=urine)), Dataset(DatasetType.CREATININE, table(creat=1.0)),
        Dataset(DatasetType.DEMOGRAPHICS, person), Dataset(DatasetType.RRT, table(rrt_status=0))]).process_stays()[how]
print(*("-" if pandas.isna(stage) else int(stage) for stage in stages[12:]), sep="")
PYTHON
stage() { python stage.py "$@" 2>words; }
expect "24 hours of 1 ml, by hour" "$(stage stage 24x1)" "000111222233333333333333"
expect "24 hours of 0 ml" "$(stage stage 24x0)" "000000000000000000000000"
expect "24 hours of 0 ml, of urine" "$(stage urineoutput_stage 24x0)" "------------------------"
expect "its words" "$(cat words)" ""
expect "24 hours of 0 ml, then 80 ml" "$(stage stage 24x0,6x80)" "000000000000000000000001111000"
expect "24 hours of 0 ml, its rule alone" "$(stage rule 24x0)" "000111222233333333333333"
