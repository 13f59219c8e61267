#!/bin/bash
# pygrowthstandards compares the days of a pregnancy with 28, its weeks, and judges a preterm child as one born at term.
#
# Software: pygrowthstandards 0.1.3 (functional.zscore; its own tables for comparison)
# Guess:    it has the INTERGROWTH-21st charts for the growth of preterm children, which count from conception (27 to 64
#           weeks), and takes the gestational age, in days as its manual does (280): up to 64 weeks it uses them.
# Seen:     a girl born after 182 days has 2.6 kg on day 98, at 40 weeks: -6.55, to the last digit what a girl born at
#           term has. Its own chart for preterm children has -1.33 there. On day 196 she has 5 kg: -3.34 for -1.10. In
#           weeks (26) the chart is the right one, and is read at the days since birth: 9.73. No word.
# Cost:     a preterm child that grows as it should is severely malnourished until it is a year old, or, in the other
#           unit, far too heavy.

. "$(dirname "$0")/lib.sh"
python_packages pygrowthstandards==0.1.3 pandas==2.3.3 numpy==2.4.6 scipy==1.17.1 pyarrow==26.0.1 matplotlib==3.11.2

cat >score.py <<'PYTHON'
import sys
from pygrowthstandards import functional
from pygrowthstandards.functional.data import DATA, get_table
from pygrowthstandards.utils.stats import calculate_z_score
how, weight, day = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
if how == "chart":
    chart = get_table(DATA, ("very_preterm_growth", "weight", "f", "age"))
    row = list(chart.x).index(182 + day)
    print(f"{calculate_z_score(weight, chart.L[row], chart.M[row], chart.S[row]):.2f}, median {chart.M[row]:.2f} kg")
else:
    more = {} if how == "term" else {"gestational_age": int(how)}
    print(f"{functional.zscore('weight', weight, 'F', age_days=day, **more):.2f}")
PYTHON
score() { python score.py "$@" 2>words; }
expect "2.6 kg at 40 weeks from conception, its own chart" "$(score chart 2.6 98)" "-1.33, median 3.13 kg"
expect "2.6 kg on day 98, born after 182 days" "$(score 182 2.6 98)" "-6.55"
expect "its words" "$(cat words)" ""
expect "2.6 kg on day 98, born at term" "$(score term 2.6 98)" "-6.55"
expect "5 kg at 54 weeks from conception, its own chart" "$(score chart 5 196)" "-1.10, median 5.76 kg"
expect "5 kg on day 196, born after 182 days" "$(score 182 5 196)" "-3.34"
expect "5 kg on day 196, born after 26 weeks" "$(score 26 5 196)" "9.73"
expect "its words" "$(cat words)" ""
