#!/bin/bash
# dicom2fhir calls the becquerel of a PET megabecquerel, and leaves out the half-life and the codes of procedures.
#
# Software: dicom2fhir 0.1.25 (from_directory), fhir.resources 8.0.0, pydicom 3.0.2
# Guess:    Radionuclide Total Dose (0018,1074) is in Bq in a PET image and in MBq in one of nuclear medicine (PS3.3
#           sections C.8.9.2, C.8.4.10): a converter divides the one and takes the other. Where half-life and the
#           code of the procedure are in the file, they are in the FHIR resource.
# Seen:     370 MBq are 370 "Megabecquerel" from nuclear medicine and 370000000 "Megabecquerel" from PET. The
#           half-life is never there; of the procedure's code system and meaning are, the code itself not. No warning.
# Cost:     statistics of activity or of effective dose are wrong by a million for one modality; what looks for a
#           procedure by its code finds none.

. "$(dirname "$0")/lib.sh"
python_packages dicom2fhir==0.1.25 fhir.resources==8.0.0 fhir-core==1.1.2 annotated-types==0.7.0 pydantic==2.11.7 \
    pydicom==3.0.2 pandas==3.1.1 numpy==2.4.6

cat >make.py <<'PYTHON'
import os
from datasets import code, pet, tracer, write
FLUORINE = code("77004003", "SCT", "^18^Fluorine")
procedure = dict(ProcedureCodeSequence=[code("44139-4", "LN", "PET whole body")])
glucose = tracer(code("35321007", "SCT", "Fluorodeoxyglucose F^18^"), FLUORINE, "6586.2", "370000000",
                 RadionuclidePositronFraction="0.97")
pet("pet", [10000], glucose, **procedure)
os.mkdir("nm")
write("nm/0.dcm", "1.2.840.10008.5.1.4.1.1.20", "NM", AcquisitionTime="140000", **procedure,
      RadiopharmaceuticalInformationSequence=[
          tracer(code("35321007", "SCT", "Fluorodeoxyglucose F^18^"), FLUORINE, "6586.2", "370")])
PYTHON
python make.py
cat >convert.py <<'PYTHON'
import asyncio, json, sys
from dicom2fhir.dicom2fhir import from_directory
bundle = json.loads(asyncio.run(from_directory(sys.argv[1], {"dicom_timezone": "UTC"})).model_dump_json())
[study] = [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == "ImagingStudy"]
parts = {part["url"]: part for whole in study["series"][0]["extension"] for part in whole["extension"]}
dose = parts["radionuclideTotalDose"]["valueQuantity"]
print(f"{dose['value']:.0f} {dose['unit']}")
print("half-life:", parts.get("radionuclideHalfLife", "none"))
print("procedure:", *(f"{key} {value}" for key, value in sorted(study["procedureCode"][0]["coding"][0].items())))
PYTHON
for kind in nm pet; do python convert.py $kind >$kind.seen 2>$kind.log; done
expect "nuclear medicine, 370 MBq" "$(sed -n 1p nm.seen)" "370 Megabecquerel"
expect "PET, 370 MBq" "$(sed -n 1p pet.seen)" "370000000 Megabecquerel"
for kind in nm pet; do
    expect "half-life, $kind" "$(sed -n 2p $kind.seen)" "half-life: none"
    expect "procedure, $kind" "$(sed -n 3p $kind.seen)" "procedure: display PET whole body system LN"
    expect "words about it, $kind" "$(cat $kind.log)" ""
done
