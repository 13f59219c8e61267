#!/bin/bash
# labunits takes picomoles for nanomoles: 300 pg/mL of norepinephrine are 1773 nmol/L, and 20 nmol/L are 3 pg/mL.
#
# Software: labunits 0.2.1 (converters: to_si_unit, to_traditional_unit), Pint 0.25.3 for comparison
# Guess:    a number of a laboratory is the same amount in both units. 300 pg/mL of norepinephrine (169.18 g/mol) are
#           1.77 nmol/L; for epinephrine, glucose and creatinine, too, the table is what their molar masses say. A unit
#           a milliliter is 1000 a liter.
# Seen:     those three are right, as is norepinephrine in urine. In plasma its factor is that for pmol/L beside the
#           unit nmol/L: 1773 nmol/L, and back from 20 nmol/L 3.38 pg/mL for 3384. Acetylcholinesterase of red cells is
#           the same number in U/mL and in U/L: 9 for 9000. No word.
# Cost:     in one direction everybody has a tumor that makes norepinephrine, in the other who has one is far below the
#           lower limit; and who has all of the enzyme is poisoned.

. "$(dirname "$0")/lib.sh"
python_packages labunits==0.2.1 pint==0.25.3

cat >convert.py <<'PYTHON'
import sys
import pint
from labunits import converters as labunits
units = pint.UnitRegistry()
units.define("enzyme_unit = [enzyme_activity] = U")
loinc, how, value, mass = sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
names = labunits.traditional_unit(loinc), labunits.si_unit(loinc)
old, new = reversed(names) if how == "back" else names
def amount(number, name):
    name, _, per = name.partition("/")
    return units.Quantity(number, name) / units.Quantity(1, "day" if per == "24 h" else per)
start = amount(value, old)
with units.context("chemistry", mw=units.Quantity(mass, "g/mol")):
    try:
        right = start.to(amount(1, new).units)
    except pint.DimensionalityError:  # an amount in a day
        molar = units.Quantity(mass, "g/mol")
        right = (start / molar if how == "there" else start * molar).to(amount(1, new).units)
seen = (labunits.to_traditional_unit if how == "back" else labunits.to_si_unit)(value, loinc)
print(f"{seen:.4g} for {right.magnitude:.4g} {new}")
PYTHON
convert() { python -W ignore convert.py "$@" 2>&1 | tail -1; }
expect "glucose of 90 mg/dL" "$(convert 2345-7 there 90 180.16)" "4.996 for 4.996 mmol/L"
expect "creatinine of 1 mg/dL" "$(convert 2160-0 there 1 113.12)" "88.4 for 88.4 μmol/L"
expect "epinephrine of 50 pg/mL" "$(convert 1465-4 there 50 183.2)" "273 for 272.9 pmol/L"
expect "norepinephrine of 50 ug in the urine of a day" "$(convert 2668-2 there 50 169.18)" "295.5 for 295.5 nmol/day"
expect "norepinephrine of 300 pg/mL" "$(convert 2666-6 there 300 169.18)" "1773 for 1.773 nmol/L"
expect "norepinephrine of 20 nmol/L" "$(convert 2666-6 back 20 169.18)" "3.384 for 3384 pg/mL"
expect "acetylcholinesterase of 9 U/mL" "$(convert 2099-0 there 9 1)" "9 for 9000 U/L"
