#!/bin/bash
# hl7v2-fhir-bridge keeps in a corrected report what the radiologist deleted, and what was of another patient.
#
# Software: hl7v2-fhir-bridge 0.1.0 (ORU^R01 to DiagnosticReport); hl7apy 1.3.5 finds the message valid (strict)
# Guess:    each OBX has a status of its own, OBX-11: C replaces a final result, D deletes the record, W says that it
#           was wrong, as one sent for the wrong patient (HL7 2.5.1 section 7.4.2.11, table 0085). The FHIR report
#           holds the lines that are F or C; the others are not in it, or the message is refused.
# Seen:     OBX-11 is not looked at. Lines with D and W stand in the conclusion, in the text of the report and among the
#           coded conclusions as all others, in one order with the corrected line; the report is "corrected".
#           There is no warning. The same message without these lines differs in nothing else.
# Cost:     "Malignant tumor of the left lung" of the other patient is still the finding, with its code, in the
#           server that each later doctor and each search for such patients asks.

. "$(dirname "$0")/lib.sh"
python_packages --no-deps hl7v2-fhir-bridge==0.1.0 hl7apy==1.3.5

cat >make.py <<'PYTHON'
HEAD = (
    r"MSH|^~\&|RIS|HOSP|EHR|HOSP|20200302102030+0000||ORU^R01^ORU_R01|1|P|2.5.1",
    "PID|1||P1^^^HOSP^MR||Finding^Test||19500101|F",
    "OBR|1|P1^RIS|F1^RIS|24627-2^CT chest^LN|||20200302100000+0000|||||||||||A1||||20200302110000+0000||CT|C")
LINES = (
    "OBX|{}|TX|24627-2^CT chest^LN|1|Lungs clear.||||||F",
    "OBX|{}|TX|24627-2^CT chest^LN|2|Malignant tumor of the left lung.||||||W",
    "OBX|{}|CE|24627-2^CT chest^LN|3|254637007^Non-small cell lung cancer^SCT||||||W",
    "OBX|{}|TX|24627-2^CT chest^LN|4|Fracture of a rib.||||||D",
    "OBX|{}|TX|24627-2^CT chest^LN|5|No sign of a tumor.||||||C")
for name, kept in ("all", "FWDC"), ("valid", "FC"):
    lines = [line for line in LINES if line[-1] in kept]
    with open(f"{name}.hl7", "w", newline="") as file:
        file.write("\r".join([*HEAD, *(line.format(k) for k, line in enumerate(lines, 1))]) + "\r")
PYTHON
python make.py
cat >read.py <<'PYTHON'
import base64, sys
how, name = sys.argv[1:]
text = open(f"{name}.hl7", newline="").read()
if how == "hl7apy":
    from hl7apy.consts import VALIDATION_LEVEL
    from hl7apy.parser import parse_message
    message = parse_message(text, validation_level=VALIDATION_LEVEL.STRICT, find_groups=True)
    assert message.validate()
    group = message.oru_r01_patient_result.oru_r01_order_observation
    print(*(o.obx.obx_11.to_er7() for o in group.oru_r01_observation))
    sys.exit()
from v2fhir.config import Config
from v2fhir.convert import convert
from v2fhir.hl7.parser import parse
done = convert(parse(text), Config())
[report] = [entry["resource"] for entry in done.bundle["entry"]
            if entry["resource"]["resourceType"] == "DiagnosticReport"]
if how == "text":
    whole = base64.b64decode(report["presentedForm"][0]["data"]).decode()
    print("the same as the conclusion" if whole == report["conclusion"] else whole)
elif how == "warnings":
    print(len(done.warnings))
else:
    print(f"{report['status']}:", report["conclusion"].replace("\n", " / "), end="; coded: ")
    print(*[code["text"] for code in report.get("conclusionCode", [])] or ["nothing"], sep=", ")
PYTHON
expect "status of the lines, hl7apy" "$(python read.py hl7apy all)" "F W W D C"
expect "message without W and D" "$(python read.py fhir valid)" \
    "corrected: Lungs clear. / No sign of a tumor.; coded: nothing"
expect "message with them" "$(python read.py fhir all)" \
    "corrected: Lungs clear. / Malignant tumor of the left lung. / Fracture of a rib. / No sign of a tumor.; \
coded: Non-small cell lung cancer"
expect "text" "$(python read.py text all)" "the same as the conclusion"
expect "warnings" "$(python read.py warnings all)" "0"
