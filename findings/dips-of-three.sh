#!/bin/bash
# pobm finds no fall of the oxygen of 3 %, nor one that is steep, and psgscoring finds that to 93 % but not that to 94 %.
#
# Software: pobm 1.2.0 (DesaturationsMeasures), psgscoring 0.37.0 (analyze_spo2); o2ring-analyzer 1.0.3 for comparison
# Guess:    the desaturation index is the number of falls of 3 % and more in an hour (AASM Manual for the Scoring of
#           Sleep); 15 falls of 20 s each in an hour, four minutes apart, are 15, with whole percents each second.
# Seen:     o2ring-analyzer has 15 for each. pobm measures from the first number after the fall began, and does not
#           look at a fall that begins with more than 3: from 97 to 94 is 0, and from 97 to 85, in one step or two, is
#           0; in four steps it is 15. psgscoring smooths over 3 s, whereby 97 becomes 96.99999999999999 and 94 stays
#           94: from 97 to 94 is 0, from 96 to 93 is 15; from 97 to 93 there is no 4 %. No word.
# Cost:     who stops breathing 15 times an hour has no apnea, and the steeper the worse; a night is ill or well by its
#           first percent.

. "$(dirname "$0")/lib.sh"
python_packages --no-deps pobm==1.2.0 psgscoring==0.37.0 o2ring-analyzer==1.0.3 numpy==1.26.4 scipy==1.15.3 \
    pandas==2.3.3 python-dateutil==2.9.0.post0 pytz==2025.2 tzdata==2025.2 six==1.17.0

cat >count.py <<'PYTHON'
import sys
import numpy
reader, high, low, steps = sys.argv[1], *map(int, sys.argv[2:])
# an hour at 1 Hz: every four minutes a fall in so many steps, 20 s at the bottom, and back in one
fall = [round(high - (high - low) * (k + 1) / steps) for k in range(steps)] + [low] * 20
night = numpy.array(([high] * 100 + fall + [high] * (140 - len(fall))) * 15, float)
if reader == "pobm":
    from pobm.obm.desat import DesaturationsMeasures
    print(f"{DesaturationsMeasures(ODI_Threshold=3).compute(night).ODI:g}")
elif reader == "psgscoring":
    from psgscoring.spo2 import analyze_spo2
    summary = analyze_spo2(night, 1.0, ["N2"] * 120)["summary"]
    print(f"{summary['odi_3pct']:g}, of 4 % {summary['odi_4pct']:g}")
else:
    from o2ring_analyzer.metrics import detect_desaturations
    times = numpy.arange(len(night), dtype=float)
    print(len(detect_desaturations(times, night, times, 3.0)))
PYTHON
while read -r high low steps pobm three four; do
    what="from $high to $low in $steps"
    expect "$what, pobm" "$(python count.py pobm "$high" "$low" "$steps" 2>&1)" "$pobm"
    expect "$what, psgscoring" "$(python count.py psgscoring "$high" "$low" "$steps" 2>&1)" "$three, of 4 % $four"
    expect "$what, o2ring-analyzer" "$(python count.py o2ring "$high" "$low" "$steps" 2>&1)" 15
done <<'NIGHTS'
97 94 1 0 0 0
96 93 1 0 15 0
97 93 1 0 15 0
97 93 4 15 15 0
96 92 4 15 15 15
97 85 1 0 15 15
97 85 2 0 15 15
97 85 4 15 15 15
NIGHTS
