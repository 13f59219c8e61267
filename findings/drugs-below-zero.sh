#!/bin/bash
# opentiva asks for age where a model of fentanyl asks for weight, and lets cold patients make vecuronium.
#
# Software: opentiva 1.1.2 (fentanyl.ShaferW80, vecuronium.Caldwell, the models as they are given to its pump)
# Guess:    "weight adjustment if weight > 80": 83 kg count for 100 kg, 99 for 140, 65 for 70 (pharmacokinetic mass,
#           Shibutani 2004 and 2005: 52 / (1 + (196.4 e^(-0.025 weight) - 53.66) / 100)). Vecuronium is cleared by
#           11.3 percent less for each degree below 37 (Caldwell 2000): 0.195 l/min for 0.295 at 34 degrees, 70 kg.
# Seen:     who has 140 kg is taken as he is, 6.09 l. Who is older than 80 years gets a part of the formula for his
#           mass: 2.61 kg at 50, -19.53 kg at 70; his central volume is 0.42 l, or -3.11 l. The 0.113 is taken off as
#           liters: at 35 degrees 0.07 l/min are left, at 34 they are -0.04. No warning, no error.
# Cost:     the old, for whom such doses are planned, have concentrations below zero or 15 times too high, and the heavy
#           the unadjusted ones for which the model was made; who is cooled for heart surgery never wakes up.

. "$(dirname "$0")/lib.sh"
python_packages numpy==2.4.6 setuptools==65.5.0 wheel==0.45.1
# the models alone: the pump beside them has to be compiled
pip download --quiet --disable-pip-version-check --no-deps --no-build-isolation opentiva==1.1.2 2>pip.log ||
    skip "this version is not to be had here: $(tail -1 pip.log)"
tar -xzf opentiva-1.1.2.tar.gz
rm opentiva-1.1.2/opentiva/__init__.py
export PYTHONPATH=$PWD/opentiva-1.1.2:$PYTHONPATH

cat >model.py <<'PYTHON'
import sys
from math import exp
drug, years, weight, degrees = sys.argv[1], *map(float, sys.argv[2:])
if drug == "fentanyl":
    from opentiva.fentanyl import ShaferW80
    model = ShaferW80(sex=0, age=years, weight=weight, height=175)
    mass = 52 / (1 + (196.4 * exp(-0.025 * weight) - 53.66) / 100)
    print(f"counts for {mass:.0f} kg; volume {model.v1:.2f} l")
else:
    from opentiva.vecuronium import Caldwell
    model = Caldwell(sex=1, age=years, weight=weight, height=175, temperature=degrees)
    print(f"formula {4.21e-3 * weight * (1 - 0.113 * (37 - degrees)):.2f}, opentiva {model.cl1:.2f} l/min")
assert model.warning == ""
PYTHON
model() { python model.py "$@" 2>words; }
expect "fentanyl, 50 years, 70 kg" "$(model fentanyl 50 70 37)" "counts for 65 kg; volume 6.09 l"
expect "fentanyl, 50 years, 100 kg" "$(model fentanyl 50 100 37)" "counts for 83 kg; volume 6.09 l"
expect "fentanyl, 50 years, 140 kg" "$(model fentanyl 50 140 37)" "counts for 99 kg; volume 6.09 l"
expect "fentanyl, 81 years, 50 kg" "$(model fentanyl 81 50 37)" "counts for 51 kg; volume 0.42 l"
expect "fentanyl, 81 years, 70 kg" "$(model fentanyl 81 70 37)" "counts for 65 kg; volume -3.11 l"
expect "its words" "$(cat words)" ""
expect "vecuronium, 37 degrees" "$(model vecuronium 40 70 37)" "formula 0.29, opentiva 0.29 l/min"
expect "vecuronium, 35 degrees" "$(model vecuronium 40 70 35)" "formula 0.23, opentiva 0.07 l/min"
expect "vecuronium, 34 degrees" "$(model vecuronium 40 70 34)" "formula 0.19, opentiva -0.04 l/min"
expect "its words" "$(cat words)" ""
