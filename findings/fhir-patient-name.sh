#!/bin/bash
# dicom2fhir makes a patient's family name of the brackets and key that surround it in DICOM JSON.
#
# Software: dicom2fhir 0.1.25 (from_directory, from_generator), fhir.resources 8.0.0, pydicom 3.0.2
# Guess:    "Müller^Anna" becomes family Müller, given Anna (HumanName of FHIR R4B); a name in DICOM JSON is an object
#           with the key Alphabetic (PS3.18 section F.2.2), which the documentation of from_generator has itself.
# Seen:     the family name is {, a line break, "Alphabetic": "M\u00fcller, and the given name Anna", a line break, }.
#           With ideographic letters the key Ideographic follows in the given name. The bundle is valid, no warning.
#           Identifier, sex and date of birth are right.
# Cost:     the bundle is sent to the FHIR server, where it replaces the patient of that identifier: nobody is found by
#           name any more, and what compares names before it shows images has another patient.

. "$(dirname "$0")/lib.sh"
python_packages dicom2fhir==0.1.25 fhir.resources==8.0.0 fhir-core==1.1.2 annotated-types==0.7.0 pydantic==2.11.7 \
    pydicom==3.0.2 pandas==3.1.1 numpy==2.4.6

cat >make.py <<'PYTHON'
import os
from datasets import write
def exam(folder, name, characters):
    os.mkdir(folder)
    write(f"{folder}/0.dcm", "1.2.840.10008.5.1.4.1.1.66", "OT", PatientName=name, PatientSex="F",
          PatientBirthDate="19700102", SpecificCharacterSet=characters)
exam("latin", "Müller^Anna", "ISO_IR 192")
exam("japanese", "Yamada^Hanako=山田^花子", "ISO_IR 192")
PYTHON
python make.py
cat >convert.py <<'PYTHON'
import asyncio, sys
import pydicom
from dicom2fhir.dicom2fhir import from_directory, from_generator
way, folder = sys.argv[1:]
settings = {"dicom_timezone": "Europe/Berlin"}
async def instances():
    yield pydicom.dcmread(f"{folder}/0.dcm").to_json_dict()
made = from_directory(folder, settings) if way == "directory" else from_generator(instances(), settings)
[patient] = [entry.resource for entry in asyncio.run(made).entry if entry.resource.__resource_type__ == "Patient"]
def one_line(text):
    return text.replace("\n", "<newline>")
print("family:", one_line(patient.name[0].family))
print("given:", one_line(patient.name[0].given[0]))
print(patient.identifier[0].value, patient.gender, patient.birthDate)
PYTHON
for way in directory generator; do
    python convert.py $way latin >seen 2>log
    expect "family name, from a $way" "$(sed -n 1p seen)" 'family: {<newline>  "Alphabetic": "M\u00fcller'
    expect "given name, from a $way" "$(sed -n 2p seen)" 'given: Anna"<newline>}'
    expect "the rest, from a $way" "$(sed -n 3p seen)" "P1 female 1970-01-02"
    expect "words about it" "$(cat log)" ""
done
python convert.py directory japanese >seen 2>log
expect "family name of two writings" "$(sed -n 1p seen)" 'family: {<newline>  "Alphabetic": "Yamada'
expect "given name of two writings" "$(sed -n 2p seen)" 'given: Hanako",<newline>  "Ideographic": "\u5c71\u7530'
