#!/bin/bash
# brightohir writes a result below a limit as the limit, blood pressure as nothing, and each time without its zone.
#
# Software: brightohir 2.1.2 (r5_to_v2); hl7 0.4.5 reads its messages
# Guess:    the comparator of a quantity changes what it says, and is a modifier (FHIR R5, Quantity.comparator): who
#           does not know a modifier must not use the value. HL7 has SN for it, <^0.01 (2.5.1 chapter 2A). A blood
#           pressure is two components of one observation (FHIR's profile for it). A time of HL7 may have its zone, and
#           a bar in a text is \F\ (section 2.7).
# Seen:     "<0.01 ng/mL" is NM 0.01, ">500" is 500. A pressure of 120 over 80 is an OBX without a value, status F.
#           23:30 of zone -05:00 is 23:30 of none. "Grade 2|3" ends at 2, 3 is its unit, its status is gone. No word.
# Cost:     what was not found is a troponin of 0.01, and what was too high to measure is measured; pressures are
#           missing with a final status; a result from another zone comes hours before or after the order.

. "$(dirname "$0")/lib.sh"
python_packages --no-deps brightohir==2.1.2 hl7==0.4.5 six==1.17.0

cat >write.py <<'PYTHON'
import sys
import hl7
from brightohir import r5_to_v2
def observation(code, **more):
    return {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/1"},
            "code": {"coding": [{"system": "http://loinc.org", "code": code}]}, **more}
def quantity(value, unit, comparator=None):
    return {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit,
            **({"comparator": comparator} if comparator else {})}
def part(code, value):
    return {"code": {"coding": [{"system": "http://loinc.org", "code": code}]},
            "valueQuantity": quantity(value, "mm[Hg]")}
CASES = dict(
    below=observation("6598-7", valueQuantity=quantity(0.01, "ng/mL", "<")),
    equal=observation("6598-7", valueQuantity=quantity(0.01, "ng/mL")),
    above=observation("2345-7", valueQuantity=quantity(500, "mg/dL", ">")),
    pressure=observation("85354-9", component=[part("8480-6", 120), part("8462-4", 80)]),
    time=observation("6598-7", valueQuantity=quantity(0.01, "ng/mL"), effectiveDateTime="2020-03-02T23:30:00-05:00"),
    text=observation("33732-9", valueString="Grade 2|3"))
obx = hl7.parse(r5_to_v2(CASES[sys.argv[1]], message_type="ORU_R01")).segment("OBX")
print(*(f"{name} {str(obx(number)) or 'nothing'}" for name, number in dict(
    type=2, value=5, unit=6, status=11, time=14).items() if number != 14 or sys.argv[1] == "time"), sep=", ")
PYTHON
seen() { python write.py "$1" 2>&1; }
expect "0.01" "$(seen equal)" "type NM, value 0.01, unit ng/mL, status F"
expect "below 0.01" "$(seen below)" "type NM, value 0.01, unit ng/mL, status F"
expect "above 500" "$(seen above)" "type NM, value 500, unit mg/dL, status F"
expect "120 over 80" "$(seen pressure)" "type nothing, value nothing, unit nothing, status F"
expect "23:30, -05:00" "$(seen time)" "type NM, value 0.01, unit ng/mL, status F, time 20200302233000"
expect "Grade 2|3" "$(seen text)" "type ST, value Grade 2, unit 3, status nothing"
