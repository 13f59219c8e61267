#!/bin/bash
# opentiva gives whoever is 14, 15 or 16 the propofol model of a child of 13, and has none for the year before.
#
# Software: opentiva 1.1.2 (propofol.Paedfusor, the model as it is given to its pump)
# Guess:    a kilogram has 400, 342, 284 and 228.57 ml of central volume at 13, 14, 15 and 16 years, and loses 0.0678,
#           0.0792, 0.0954 and 0.119 of it a minute (Paedfusor, Absalom and Kenny 2005; so in its own source, and in
#           tivatci 0.5.8). From 16 years on it is the model of adults.
# Seen:     the first of the comparisons, "13 or older", takes all of them: 55 kg have 22.00 l and 0.0678 at each of
#           these ages, for 12.57 l and 0.119 at 16, where its model of adults has 12.54 l. At 12.5 years there is no
#           volume at all (AttributeError). No warning.
# Cost:     a girl of 16 is planned with 1.75 times the dose to begin with that the pump at her bed gives, and a month
#           later, as an adult, with the right one; what a pump is tested with is none that is in use.

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
from opentiva.propofol import MarshDiprifusor, Paedfusor
age = float(sys.argv[1])
kind = MarshDiprifusor if sys.argv[2:] else Paedfusor
try:
    model = kind(sex=1, age=age, weight=55, height=165)
    assert model.warning == "" and model.age_lower <= age
    print(f"{model.v1:.2f} l, {model.k10:.4f}")
except AttributeError as error:
    print(error)
PYTHON
volume() { python volume.py "$@" 2>&1; }
expect "12 years" "$(volume 12)" "25.21 l, 0.0459"
expect "12.5 years" "$(volume 12.5)" "'Paedfusor' object has no attribute 'v1'"
for age in 13 14 15 16; do expect "$age years" "$(volume $age)" "22.00 l, 0.0678"; done
expect "16 years, its model of adults" "$(volume 16 adult)" "12.54 l, 0.1190"
