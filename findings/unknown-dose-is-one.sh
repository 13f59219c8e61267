#!/bin/bash
# ccda-to-fhir makes 1 of a dose that is unknown, and once a day of a time that is unknown.
#
# Software: ccda-to-fhir 0.3 (convert_document)
# Guess:    in HL7 CDA a value may be missing with a reason (nullFlavor="UNK", "NI"), and the dose of a medication is
#           an interval (doseQuantity is an IVL_PQ): 2 to 4 mg is <low> and <high>. In FHIR the dose is then left out,
#           or has the reason, and the interval is doseRange.
# Seen:     an unknown dose is doseQuantity 1, of an unknown dose in mg 1 mg; an unknown period is 1 d. An interval of
#           2 to 4 mg is 1, without a unit; marked with its type it is 2 mg, the lower end. So it is for what was
#           ordered (MedicationRequest) and for what is taken (MedicationStatement). No warning. A known dose is right,
#           and so is a period of 4 to 6 h, and a document that has neither dose nor period.
# Cost:     what a hospital did not know is a prescription: "1 mg of warfarin once a day", and methotrexate, which is
#           for once a week, is for each day. A check of doses finds a number, and finds it harmless.

. "$(dirname "$0")/lib.sh"
python_packages ccda-to-fhir==0.3 fhir.resources==8.3.0 pydantic==2.14.4 lxml==6.1.3

cat >convert.py <<'PYTHON'
import logging, sys
import ccda_to_fhir
logging.disable(logging.CRITICAL)
ROOT = "2.16.840.1.113883."
NONE = '<addr nullFlavor="UNK"/><telecom nullFlavor="UNK"/>'
def document(mood, dose, period):
    """A Continuity of Care Document of C-CDA 2.1 with one medication."""
    timing = f'<effectiveTime xsi:type="PIVL_TS" operator="A">{period}</effectiveTime>' if period else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><realmCode code="US"/>
<typeId root="{ROOT}1.3" extension="POCD_HD000040"/><templateId root="{ROOT}10.20.22.1.1" extension="2015-08-01"/>
<templateId root="{ROOT}10.20.22.1.2" extension="2015-08-01"/><id root="1.2.3.4.5" extension="D1"/>
<code code="34133-9" codeSystem="{ROOT}6.1"/><title>Summary</title><effectiveTime value="20200101120000+0000"/>
<confidentialityCode code="N" codeSystem="{ROOT}5.25"/><languageCode code="en-US"/>
<recordTarget><patientRole><id root="1.2.3.4.6" extension="P1"/>{NONE}<patient><name use="L"><given>Test</given>
<family>Finding</family></name><administrativeGenderCode code="F" codeSystem="{ROOT}5.1"/><birthTime value="19700101"/>
<raceCode nullFlavor="UNK"/><ethnicGroupCode nullFlavor="UNK"/></patient></patientRole></recordTarget>
<author><time value="20200101120000+0000"/><assignedAuthor><id root="{ROOT}4.6" extension="1234567893"/>{NONE}
<assignedPerson><name><given>A</given><family>B</family></name></assignedPerson></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization><id root="1.2.3.4.7"/><name>Hospital</name>
<telecom nullFlavor="UNK"/><addr nullFlavor="UNK"/></representedCustodianOrganization></assignedCustodian></custodian>
<documentationOf><serviceEvent classCode="PCPR"><effectiveTime><low value="20200101"/><high value="20200102"/>
</effectiveTime></serviceEvent></documentationOf><component><structuredBody><component><section>
<templateId root="{ROOT}10.20.22.2.1.1" extension="2014-06-09"/><code code="10160-0" codeSystem="{ROOT}6.1"/>
<title>Medications</title><text>Medications</text><entry><substanceAdministration classCode="SBADM" moodCode="{mood}">
<templateId root="{ROOT}10.20.22.4.16" extension="2014-06-09"/><id root="1.2.3.4.8" extension="1"/>
<statusCode code="active"/><effectiveTime xsi:type="IVL_TS"><low value="20200101"/></effectiveTime>{timing}{dose}
<consumable><manufacturedProduct classCode="MANU"><templateId root="{ROOT}10.20.22.4.23" extension="2014-06-09"/>
<manufacturedMaterial><code code="855332" codeSystem="{ROOT}6.88" displayName="warfarin sodium 5 MG Oral Tablet"/>
</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry></section></component>
</structuredBody></component></ClinicalDocument>"""
for mood in ("INT", "EVN"):
    answer = ccda_to_fhir.convert_document(document(mood, *sys.argv[1:]))
    for entry in answer["bundle"]["entry"]:
        resource = entry["resource"]
        for said in resource.get("dosageInstruction", resource.get("dosage", [])):
            amount = said.get("doseAndRate", [{}])[0].get("doseQuantity", {})
            repeat = said.get("timing", {}).get("repeat", {})
            print(resource["resourceType"], amount.get("value", "no dose"), amount.get("unit", ""), "every",
                  repeat.get("period", "?"), repeat.get("periodMax", ""), repeat.get("periodUnit", ""))
PYTHON
both() { # WHAT DOSE PERIOD WANTED: as ordered, and as taken
    local seen
    seen=$(python convert.py "$2" "$3" 2>words | tr -s ' ' | sed 's/ $//' | paste -sd,)
    expect "$1" "$seen" "MedicationRequest $4,MedicationStatement $4"
    expect "its words" "$(cat words)" ""
}
twice='<period value="12" unit="h"/>'
both "2.5 mg, every 12 h" '<doseQuantity value="2.5" unit="mg"/>' "$twice" "2.5 mg every 12 h"
both "2.5 mg, every 4 to 6 h" '<doseQuantity value="2.5" unit="mg"/>' \
    '<period xsi:type="IVL_PQ"><low value="4" unit="h"/><high value="6" unit="h"/></period>' "2.5 mg every 4 6 h"
both "unknown, every 12 h" '<doseQuantity nullFlavor="UNK"/>' "$twice" "1 every 12 h"
both "unknown in mg, once a week" '<doseQuantity nullFlavor="NI" unit="mg"/>' '<period value="1" unit="wk"/>' \
    "1 mg every 1 wk"
both "2.5 mg, unknown when" '<doseQuantity value="2.5" unit="mg"/>' '<period nullFlavor="UNK"/>' "2.5 mg every 1 d"
both "2 to 4 mg, every 12 h" '<doseQuantity><low value="2" unit="mg"/><high value="4" unit="mg"/></doseQuantity>' \
    "$twice" "1 every 12 h"
