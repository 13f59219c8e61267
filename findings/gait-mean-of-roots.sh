#!/bin/bash
# gait-profile-score takes the mean of roots for the root of a mean: a knee that is 18 degrees off is 2, for 6.
#
# Software: gait-profile-score 1.0.2 (calculateGPS)
# Guess:    the Gait Profile Score "as stated in Baker et al. 2009" is the root of the mean of the squares of the scores
#           of single joints (equation 2), nine on each side, and of 15 in all, as the pelvis counts once (section 2).
#           One joint that is 18 degrees off in all of a cycle, of nine, is 6 degrees; 2 off in each is 2.
# Seen:     it is the mean of the scores: 2.00 degrees for 6.00 with one stiff knee, as much as for a slight difference
#           in all joints; over both sides 1.00 for 4.65, of 18 scores. With the pelvis 18 degrees too far forward, 2.00
#           for 6.57. No remark.
# Cost:     1.6 degrees are what counts as a change (Baker 2012); a child walks better than it does, most of all with
#           one bad joint, and an operation on it brings a third of what it brought, beside numbers of other clinics.

. "$(dirname "$0")/lib.sh"
python_packages gait-profile-score==1.0.2 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 matplotlib==3.11.2
export MPLCONFIGDIR=$scratch MPLBACKEND=Agg

cat >score.py <<'PYTHON'
import math, sys
from gpscalculator import calculateGPS, exampleInputData
off = dict(part.split("=") for part in sys.argv[1].split(","))
names = exampleInputData().kinematicVariables()
normal = {name: [10 * math.sin(k / 8) for k in range(51)] for name in names}
def degrees(name):
    return float(off.get(name, off.get(name.rsplit(" ", 1)[0], off.get("all", 0))))
patient = {name: [value + degrees(name) for value in normal[name]] for name in names}
seen = calculateGPS(normal, patient).gps
def root(names):
    squares = [degrees(name) ** 2 for name in names]
    return math.sqrt(sum(squares) / len(squares))
left = [name for name in names if "Left" in name]
once = [name for name in names if not ("Pelvic" in name and "Right" in name)]
print(f"formula {root(left):.2f}, {root(once):.2f}; seen {seen['GPS Left']:.2f}, {seen['GPS']:.2f}")
PYTHON
score() { python score.py "$1" 2>words; }
expect "all joints 2 degrees off, left and both" "$(score all=2)" "formula 2.00, 2.00; seen 2.00, 2.00"
expect "left knee 18 degrees off" "$(score 'Knee Flexion Left=18')" "formula 6.00, 4.65; seen 2.00, 1.00"
expect "pelvis 18 degrees forward" "$(score 'Pelvic Tilt=18')" "formula 6.00, 4.65; seen 2.00, 2.00"
expect "its words" "$(cat words)" ""
