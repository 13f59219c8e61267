#!/bin/bash
# ccda-to-omop makes a row of a study's tables of what a C-CDA document says did not happen.
#
# Software: ccda-to-omop 2.0.4 (layer_datasets.process_file); ccda-to-fhir 0.3 for comparison
# Guess:    in HL7 CDA an act with negationInd="true" did not happen (R-MIM, Act.negationInd). C-CDA 2.1 writes so a
#           vaccine that was not given, where the attribute is required (Immunization Activity, CONF:1198-8985), and a
#           problem that was looked for and not there (Problem Observation, CONF:1198-10139). The tables of OMOP hold
#           what happened, and have no column for a negation: such an act has no row.
# Seen:     a refused vaccine is a drug exposure, a diabetes that is ruled out is a condition, a medicine that was not
#           taken has been, and a gallbladder that was not removed is removed, each in a row that differs from that of
#           a real one by its code only. No word. ccda-to-fhir has not-done, refuted and doNotPerform.
# Cost:     who refused a vaccine counts as vaccinated and falls ill all the same: it seems to protect less. A cohort of
#           diabetics has those in whom it was ruled out.

. "$(dirname "$0")/lib.sh"
python_packages ccda-to-omop==2.0.4 numpy==2.4.6 pandas==3.1.1 typeguard==4.6.1 python-dateutil==2.9.0.post0 \
    lxml==6.1.3 ccda-to-fhir==0.3 fhir.resources==8.3.0 pydantic==2.14.4

cat >make.py <<'PYTHON'
ROOT = "2.16.840.1.113883."
NONE = '<addr nullFlavor="UNK"/><telecom nullFlavor="UNK"/>'
SNOMED, CVX, RXNORM = ROOT + "6.96", ROOT + "12.292", ROOT + "6.88"
def template(number, of="2015-08-01"):
    return f'<templateId root="{ROOT}10.20.22.{number}"/><templateId root="{ROOT}10.20.22.{number}" extension="{of}"/>'
def attribute(no):
    return f'negationInd="{str(no).lower()}"'
def problem(n, no, code):
    return f"""<act classCode="ACT" moodCode="EVN">{template("4.3")}<id root="1.2.3.4.10" extension="{n}"/>
<code code="CONC" codeSystem="{ROOT}5.6"/><statusCode code="active"/><effectiveTime><low value="20200101"/>
</effectiveTime><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN" {attribute(no)}>
{template("4.4")}<id root="1.2.3.4.11" extension="{n}"/><code code="55607006" codeSystem="{SNOMED}"/>
<statusCode code="completed"/><effectiveTime><low value="20200101"/></effectiveTime>
<value xsi:type="CD" code="{code}" codeSystem="{SNOMED}"/></observation></entryRelationship></act>"""
def substance(n, no, code, system, kind, product, time):
    return f"""<substanceAdministration classCode="SBADM" moodCode="EVN" {attribute(no)}>{kind}
<id root="1.2.3.4.12" extension="{n}"/><statusCode code="completed"/><effectiveTime {time}</effectiveTime><consumable>
<manufacturedProduct classCode="MANU">{product}<manufacturedMaterial><code code="{code}" codeSystem="{system}"/>
</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>"""
def vaccine(n, no, code):
    return substance(n, no, code, CVX, template("4.52"), template("4.54", "2014-06-09"), 'value="20200101">')
def medicine(n, no, code):
    return substance(n, no, code, RXNORM, template("4.16", "2014-06-09"), template("4.23", "2014-06-09"),
                     'xsi:type="IVL_TS"><low value="20200101"/><high value="20200102"/>')
def operation(n, no, code):
    return f"""<procedure classCode="PROC" moodCode="EVN" {attribute(no)}>{template("4.14", "2014-06-09")}
<id root="1.2.3.4.13" extension="{n}"/><code code="{code}" codeSystem="{SNOMED}"/><statusCode code="completed"/>
<effectiveTime value="20200101"/></procedure>"""
def section(number, of, code, title, make, *codes):
    """The first of the codes happened, the second did not."""
    entries = "".join(f"<entry>{make(n, n > 0, code)}</entry>" for n, code in enumerate(codes))
    return f"""<component><section>{template(number, of)}<code code="{code}" codeSystem="{ROOT}6.1"/>
<title>{title}</title><text>{title}</text>{entries}</section></component>"""
open("summary.xml", "w").write(f"""<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><realmCode code="US"/>
<typeId root="{ROOT}1.3" extension="POCD_HD000040"/>{template("1.1")}{template("1.2")}
<id root="1.2.3.4.5" extension="D1"/><code code="34133-9" codeSystem="{ROOT}6.1"/><title>Summary</title>
<effectiveTime value="20200101120000+0000"/><confidentialityCode code="N" codeSystem="{ROOT}5.25"/>
<languageCode code="en-US"/><recordTarget><patientRole><id root="1.2.3.4.6" extension="P1"/>{NONE}<patient>
<name use="L"><given>Test</given><family>Finding</family></name><administrativeGenderCode code="F"
codeSystem="{ROOT}5.1"/><birthTime value="19700101"/><raceCode nullFlavor="UNK"/><ethnicGroupCode nullFlavor="UNK"/>
</patient></patientRole></recordTarget><author><time value="20200101120000+0000"/><assignedAuthor><id root="{ROOT}4.6"
extension="1234567893"/>{NONE}<assignedPerson><name><given>A</given><family>B</family></name></assignedPerson>
</assignedAuthor></author><custodian><assignedCustodian><representedCustodianOrganization><id root="1.2.3.4.7"/>
<name>Hospital</name><telecom nullFlavor="UNK"/><addr nullFlavor="UNK"/></representedCustodianOrganization>
</assignedCustodian></custodian><documentationOf><serviceEvent classCode="PCPR"><effectiveTime><low value="20200101"/>
<high value="20200102"/></effectiveTime></serviceEvent></documentationOf><component><structuredBody>
{section("2.5.1", "2015-08-01", "11450-4", "Problems", problem, "233604007", "73211009")}
{section("2.2.1", "2015-08-01", "11369-6", "Immunizations", vaccine, "140", "03")}
{section("2.1.1", "2014-06-09", "10160-0", "Medications", medicine, "855332", "314076")}
{section("2.7.1", "2014-06-09", "47519-4", "Procedures", operation, "80146002", "38102005")}
</structuredBody></component></ClinicalDocument>""")
# the vocabulary that the program asks its user for: each code is a concept of its domain
with open("map.csv", "w") as file:
    file.write("OID,code,codeSystem,target_id,target_domain,source_concept_id\n")
    for n, (system, code, domain) in enumerate((
            (ROOT + "5.1", "F", "Gender"), (SNOMED, "233604007", "Condition"), (SNOMED, "73211009", "Condition"),
            (CVX, "140", "Drug"), (CVX, "03", "Drug"), (RXNORM, "855332", "Drug"), (RXNORM, "314076", "Drug"),
            (SNOMED, "80146002", "Procedure"), (SNOMED, "38102005", "Procedure")), 1000):
        file.write(f"{system},{code},-,{n},{domain},{n}\n")
PYTHON
python make.py
cat >tables.py <<'PYTHON'
import csv, io, logging
import ccda_to_omop.layer_datasets, ccda_to_omop.util, ccda_to_omop.value_transformations as values
logging.basicConfig(filename="said", level=logging.WARNING)
values.set_codemap_dict(ccda_to_omop.util.create_codemap_dict_from_csv("map.csv"))
values.set_partner_map({})
values.set_mspi_map({})
tables = ccda_to_omop.layer_datasets.process_file("summary.xml", False, "")
own = {"drug_exposure_id", "condition_occurrence_id", "procedure_occurrence_id"}
for table in tables.values():
    kind = next((name for name in ("condition", "drug", "procedure") if f"{name}_concept_id" in table), None)
    if kind:
        rows = list(csv.DictReader(io.StringIO(table.to_csv(index=False))))
        print(kind, *(row[f"{kind}_source_value"].split("|")[0] for row in rows), "differ in",
              *sorted(key for key in rows[0] if rows[0][key] != rows[1][key] and key not in own))
PYTHON
cat >resources.py <<'PYTHON'
import logging
import ccda_to_fhir
logging.disable(logging.CRITICAL)
for entry in ccda_to_fhir.convert_document(open("summary.xml").read())["bundle"]["entry"]:
    it = entry["resource"]
    if it["resourceType"] in ("Condition", "Immunization", "MedicationRequest", "MedicationStatement", "Procedure"):
        print(it["resourceType"], "do not perform" if it.get("doNotPerform") else
              it["verificationStatus"]["coding"][0]["code"] if "verificationStatus" in it else it["status"])
PYTHON
expect "ccda-to-fhir" "$(python resources.py 2>log | sort | paste -sd, | sed 's/,/, /g')" \
    "Condition confirmed, Condition refuted, Immunization completed, Immunization not-done,\
 MedicationRequest do not perform, MedicationStatement completed, Procedure completed, Procedure not-done"
expect "ccda-to-omop" "$(python tables.py 2>log | sort | paste -sd, | sed 's/,/, /g')" \
    "condition 233604007 73211009 differ in condition_concept_id condition_source_value,\
 drug 140 03 differ in drug_concept_id drug_source_concept_id drug_source_value,\
 drug 855332 314076 differ in drug_concept_id drug_source_concept_id drug_source_value,\
 procedure 80146002 38102005 differ in procedure_concept_id procedure_source_concept_id procedure_source_value"
expect "warnings of it" "$(grep -E '^(WARNING|ERROR)' said | grep -ciE 'negat|refus' || true)" "0"
