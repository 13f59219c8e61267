#!/bin/bash
# fhirpathpy adds a day to a time and gives it in UTC without saying so: 23:30 is 04:30 of the day after.
#
# Software: fhirpathpy 2.2.4 (evaluate, with its model of R4); fhirpathrs 0.1.5 for comparison
# Guess:    "@2020-03-02T23:30:00-05:00 + 1 day" is 23:30 of the next day in the same zone: adding to a date or time
#           changes nothing else of it (FHIRPath 2.0, Date/Time Arithmetic), and an hour in FHIR has a zone (R4,
#           dateTime). A quantity or number of a resource is equal to the same one in the expression (Equals).
# Seen:     it is 04:30:00 of the day after, without a zone; from Newfoundland, 3.5 hours later. Only a time with a
#           fraction of a second keeps a zone, which is UTC then. A potassium of 5.5 mmol/L is equal to 5.5 'mmol/L',
#           one of 5.4 is not, nor is its number, though it is <= and >= 5.4: the one is binary, the other decimal.
#           1 'kg' is not 1000 'g', while 1 'g' is 1000 'mg'; -7 mod 2 is 1. No word.
# Cost:     a dose that is due a day later is given hours late, or on the day after, and a death within 24 hours is
#           not one; a rule "if the result is still the same" holds for some numbers.

. "$(dirname "$0")/lib.sh"
python_packages fhirpathpy==2.2.4 fhirpathrs==0.1.5

cat >ask.py <<'PYTHON'
import json, sys
reader, expression, value, *_ = [*sys.argv[1:], ""]
patient = {"resourceType": "Patient", "deceasedDateTime": "2020-03-02T23:30:00-05:00"}
potassium = json.loads("""{"resourceType": "Observation", "valueQuantity": {
    "value": %s, "unit": "mmol/L", "system": "http://unitsofmeasure.org", "code": "mmol/L"}}""" % (value or 0))
resource = potassium if expression.startswith("Observation") else patient
if reader == "fhirpathrs":
    from fhirpathrs import evaluate
    print(evaluate(expression, resource))
else:
    from fhirpathpy import evaluate
    from fhirpathpy.models import models
    print(*evaluate(resource, expression, {}, models["r4"]))
PYTHON
ask() { python ask.py "$@" 2>&1 | tail -1; }
both() { # EXPRESSION FHIRPATHRS FHIRPATHPY
    expect "$1, fhirpathrs" "$(ask fhirpathrs "$1")" "$2"
    expect "$1, fhirpathpy" "$(ask fhirpathpy "$1")" "$3"
}
both "@2020-03-02T23:30:00-05:00 + 1 day" 2020-03-03T23:30:00-05:00 2020-03-04T04:30:00
both "@2020-03-02T23:30:00-03:30 + 1 day" 2020-03-03T23:30:00-03:30 2020-03-04T03:00:00
both "@2020-03-02T23:30:00.000-05:00 + 1 day" 2020-03-03T23:30:00.000-05:00 2020-03-04T04:30:00.000+00:00
both "-7 mod 2" -1 1
expect "a day after a death at 23:30:00-05:00" "$(ask fhirpathpy "Patient.deceased + 1 day")" 2020-03-04T04:30:00
for pair in "5.5 True" "5.4 False"; do
    number=${pair% *}
    for what in "value = $number 'mmol/L'" "value.value = $number"; do
        expect "$number mmol/L of an observation: $what" "$(ask fhirpathpy "Observation.$what" "$number")" "${pair#* }"
    done
    for sign in "<=" ">="; do
        expect "$sign $number" "$(ask fhirpathpy "Observation.value.value $sign $number" "$number")" True
    done
    expect "$number, fhirpathrs" "$(ask fhirpathrs "Observation.valueQuantity.value = $number" "$number")" True
done
expect "a gram" "$(ask fhirpathpy "1 'g' = 1000 'mg'")" True
expect "a kilogram" "$(ask fhirpathpy "1 'kg' = 1000 'g'")" False
