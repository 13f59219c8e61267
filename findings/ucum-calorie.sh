#!/bin/bash
# ucumvert reads the Calorie of nutrition as a calorie, minutes of arc as minutes, and a cubic foot as a hundredth foot.
#
# Software: ucumvert 0.3.2 (PintUcumRegistry.from_ucum), which has the table of UCUM with it (ucum-essence.xml)
# Guess:    UCUM, the units of HL7, FHIR and DICOM, has [Cal] for the Calorie on food, 1 kcal; ' and '' for minutes and
#           seconds of arc; [cft_i] for a cubic foot. A library made for UCUM gives what its table says, or says that
#           it does not know the unit.
# Seen:     it hands the name without brackets to pint where pint knows it: 2000 [Cal] are 2 kcal. 30 ' are half an
#           hour, and 20 '' 20 seconds; 1 [cft_i] is a centifoot, 3 mm, and 1 [cyd_i] a centiyard. The rod, chain and
#           link of Britain are a twelfth. No warning. kcal, degrees and cubic inches are right.
# Cost:     feeding through a tube or vein is ordered or counted with a thousandth of its energy, and a squint or a
#           visual field of 30 minutes of arc is a time, in a record that was converted to be compared.

. "$(dirname "$0")/lib.sh"
python_packages ucumvert==0.3.2 pint==0.25.3 lark==1.3.1

cat >read.py <<'PYTHON'
import importlib.resources, sys
import xml.etree.ElementTree as tree
from ucumvert import PintUcumRegistry
units = PintUcumRegistry()
table = tree.parse(importlib.resources.files("ucumvert") / "vendor" / "ucum-essence.xml")
def says(name):
    """What the table says of a unit."""
    for unit in table.getroot():
        if unit.get("Code") == name:
            value = unit.find("{*}value")
            return f"{value.get('value')} {value.get('Unit')}"
name, number, other = sys.argv[1:]
quantity = float(number) * units.from_ucum(name)
print(f"the table: {says(name)}; {number} {name}: {quantity.to(units.from_ucum(other).units).magnitude:.4g} {other}")
PYTHON
unit() { python read.py "$@" 2>words; }
expect "Calorie" "$(unit '[Cal]' 2000 kcal)" "the table: 1 kcal_th; 2000 [Cal]: 2 kcal"
expect "its words" "$(cat words)" ""
expect "kilocalorie of the table" "$(unit cal_th 2000 kcal)" "the table: 4.184 J; 2000 cal_th: 2 kcal"
expect "minute of arc" "$(unit "'" 30 h)" "the table: 1 deg/60; 30 ': 0.5 h"
expect "second of arc" "$(unit "''" 20 s)" "the table: 1 '/60; 20 '': 20 s"
expect "degree" "$(unit deg 180 rad)" "the table: 2 [pi].rad/360; 180 deg: 3.142 rad"
expect "cubic foot" "$(unit '[cft_i]' 1 mm)" "the table: 1 [ft_i]3; 1 [cft_i]: 3.048 mm"
expect "cubic yard" "$(unit '[cyd_i]' 1 mm)" "the table: 1 [yd_i]3; 1 [cyd_i]: 9.144 mm"
expect "cubic inch, which is right" "$(unit '[cin_i]' 1 mL)" "the table: 1 [in_i]3; 1 [cin_i]: 16.39 mL"
expect "rod of Britain" "$(unit '[rd_br]' 1 m)" "the table: 16.5 [ft_br]; 1 [rd_br]: 0.4191 m"
