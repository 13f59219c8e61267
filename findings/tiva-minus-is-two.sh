#!/bin/bash
# opentiva has a 2 where a published model of propofol has minus signs: who is 60 has 13 million liters of blood.
#
# Software: opentiva 1.1.2 (propofol.Schuttler, the model as it is given to its pump)
# Guess:    the central volume is 9.3 l (weight/70)^0.71 (age/30)^-0.39 (Schuettler and Ihmsen 2000, table 3; so in
#           python-anesthesia-simulator 1.0.0 too): 9.99 l at 25, 8.76 l at 35, 7.10 l at 60 years, for 70 kg. The
#           program gives the ages for which the model holds as 2 to 88.
# Seen:     the exponent is 20.39, and two factors less one are 20.40 and 20.48 for -0.40 and -0.48. Right at 30 years
#           only: at 25 the volume is 0.23 l, at 35 it is 215.54, at 60 it is 12778637.79; with blood from a vein the
#           exchange is 48.15 l/min for 1.35. No warning.
# Cost:     what fills the volume to 3 ug/ml, the dose to begin with, is 0.7 mg at 25 and 647 mg at 35 years, for 30 and
#           26; who compares models, or tests a pump with this one, learns that patients of 35 hardly fall asleep.

. "$(dirname "$0")/lib.sh"
python_packages numpy==2.4.6 setuptools==65.5.0 wheel==0.45.1
# the models alone: the pump beside them has to be compiled
pip download --quiet --disable-pip-version-check --no-deps --no-build-isolation opentiva==1.1.2 2>pip.log ||
    skip "this version is not to be had here: $(tail -1 pip.log)"
tar -xzf opentiva-1.1.2.tar.gz
rm opentiva-1.1.2/opentiva/__init__.py
export PYTHONPATH=$PWD/opentiva-1.1.2:$PYTHONPATH

cat >volume.py <<'PYTHON'
import sys
from opentiva.propofol import Schuttler
age = int(sys.argv[1])
model = Schuttler(sex=0, age=age, weight=70, height=175)
assert model.warning == "" and model.age_lower <= age <= model.age_upper
vein = Schuttler(sex=0, age=age, weight=70, height=175, venous_data=True)
print(f"formula {9.3 * (age / 30) ** -0.39:.2f} l, {2.25 * (1 - 0.40):.2f} l/min;"
      f" opentiva {model.v1:.2f} l, {vein.cl2:.2f} l/min; for 3 ug/ml {3 * model.v1:.1f} mg")
PYTHON
volume() { python volume.py "$1" 2>words; }
formula() { echo "formula $1 l, 1.35 l/min; opentiva $2 l, 48.15 l/min; for 3 ug/ml $3 mg"; }
expect "25 years" "$(volume 25)" "$(formula 9.99 0.23 0.7)"
expect "30 years" "$(volume 30)" "$(formula 9.30 9.30 27.9)"
expect "35 years" "$(volume 35)" "$(formula 8.76 215.54 646.6)"
expect "60 years" "$(volume 60)" "$(formula 7.10 12778637.79 38335913.4)"
expect "its words" "$(cat words)" ""
