#!/bin/bash
# drugdose compares the number of an order with the limit of the drug, and not the units: 2 mg/hr of fentanyl pass 200.
#
# Software: drugdose 0.1.2 (calculate_drip)
# Guess:    "any rate unit": the order is turned into mg/min for the pump, so that the limit, which has its own unit, is
#           met by the same rate in whichever unit it is ordered. 2 mg/hr of fentanyl are ten times its 200 mcg/hr.
# Seen:     only minutes and hours are converted. 2000 mcg/hr "exceeds documented maximum", 2 mg/hr, the same 200 ml/hr,
#           has no warning; so with 100 mcg/kg/min and 6 mg/kg/hr of propofol, twice the limit, with 350 mcg/hr and
#           5 mcg/kg/hr of fentanyl, with 700 mcg/min and 10 mcg/kg/min of nitroglycerin. 8 mcg/min of norepinephrine, a
#           usual dose for 70 kg and 0.11 mcg/kg/min, "exceeds" 3.
# Cost:     a slip from micrograms to milligrams, for which such a check is made, passes, and who knows that it warns of
#           usual doses does not read it any more.

. "$(dirname "$0")/lib.sh"
python_packages drugdose==0.1.2 rich==15.0.0 click==8.5.1

cat >drip.py <<'PYTHON'
import sys
from drugdose import Patient, calculate_drip
drug, order, unit = sys.argv[1:]
drip = calculate_drip(drug, Patient(weight_kg=70, age_years=50), float(order), unit)
words = [word for word in drip.warnings if "maximum" in word or "rate" in word]
print(f"{drip.rate_ml_per_hr:.1f} ml/hr", "too much" if drip.rate_exceeded else "no warning" if not words else words)
PYTHON
drip() { python drip.py "$@" 2>words; }
expect "fentanyl, 2000 mcg/hr" "$(drip fentanyl 2000 mcg/hr)" "200.0 ml/hr too much"
expect "fentanyl, 2 mg/hr" "$(drip fentanyl 2 mg/hr)" "200.0 ml/hr no warning"
expect "fentanyl, 350 mcg/hr" "$(drip fentanyl 350 mcg/hr)" "35.0 ml/hr too much"
expect "fentanyl, 5 mcg/kg/hr" "$(drip fentanyl 5 mcg/kg/hr)" "35.0 ml/hr no warning"
expect "propofol, 100 mcg/kg/min" "$(drip propofol 100 mcg/kg/min)" "42.0 ml/hr too much"
expect "propofol, 6 mg/kg/hr" "$(drip propofol 6 mg/kg/hr)" "42.0 ml/hr no warning"
expect "nitroglycerin, 700 mcg/min" "$(drip nitroglycerin 700 mcg/min)" "105.0 ml/hr too much"
expect "nitroglycerin, 10 mcg/kg/min" "$(drip nitroglycerin 10 mcg/kg/min)" "105.0 ml/hr no warning"
expect "norepinephrine, 8 mcg/min" "$(drip norepinephrine 8 mcg/min)" "7.5 ml/hr too much"
expect "norepinephrine, 0.1143 mcg/kg/min" "$(drip norepinephrine 0.1143 mcg/kg/min)" "7.5 ml/hr no warning"
expect "its words" "$(cat words)" ""
