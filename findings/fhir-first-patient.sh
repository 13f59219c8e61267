#!/bin/bash
# dicom2fhir gives the images of all patients in a folder to the one whose file it happens to read first.
#
# Software: dicom2fhir 0.1.25 (from_directory), fhir.resources 8.0.0, pydicom 3.0.2
# Guess:    a folder that is "recursively parsed" and holds the exams of two patients, or two exams of one, makes two
#           imaging studies, or none and an error: an ImagingStudy is one DICOM study of one patient (FHIR R4B).
# Seen:     one ImagingStudy with one identifier, one date and one patient, and the series of both exams in it: three
#           series, five images, of which two are somebody else's. Which patient it is depends on the order of the
#           folder. No warning. (That the bundle has "one ImagingStudy" is in its description.)
# Cost:     who opens the exam in the record sees another patient's CT under this patient's name.

. "$(dirname "$0")/lib.sh"
python_packages dicom2fhir==0.1.25 fhir.resources==8.0.0 fhir-core==1.1.2 annotated-types==0.7.0 pydantic==2.11.7 \
    pydicom==3.0.2 pandas==3.1.1 numpy==2.4.6

cat >make.py <<'PYTHON'
import os
from datasets import write
def images(study, patient, date, series, count):
    folder = f"export/{patient}"
    os.makedirs(folder, exist_ok=True)
    for k in range(count):
        uid = f"1.2.3.{study}.{series}.{k}"
        write(f"{folder}/{uid}.dcm", "1.2.840.10008.5.1.4.1.1.7", "CT", PatientID=patient, SOPInstanceUID=uid,
              StudyInstanceUID=f"1.2.3.{study}", SeriesInstanceUID=f"1.2.3.{study}.{series}", SeriesNumber=str(series),
              SeriesDescription=f"exam {study}", StudyDate=date, InstanceNumber=str(k + 1))
images(100, "P1", "20200101", 1, 2)
images(200, "P2", "20200202", 1, 1)
images(200, "P2", "20200202", 2, 2)
PYTHON
python make.py
cat >convert.py <<'PYTHON'
import asyncio
from dicom2fhir.dicom2fhir import from_directory
bundle = asyncio.run(from_directory("export", {"dicom_timezone": "UTC"}))
resources = [entry.resource for entry in bundle.entry]
studies = [one for one in resources if one.__resource_type__ == "ImagingStudy"]
patients = [one for one in resources if one.__resource_type__ == "Patient"]
print(f"{len(studies)} studies, {len(patients)} patients")
print(f"{studies[0].numberOfSeries} series, {studies[0].numberOfInstances} images")
print(*sorted(f"{one.description}: {one.numberOfInstances}" for one in studies[0].series), sep=", ")
pair = patients[0].identifier[0].value, studies[0].identifier[0].value
print("one of the two" if pair in (("P1", "urn:oid:1.2.3.100"), ("P2", "urn:oid:1.2.3.200")) else pair)
print("its patient" if studies[0].subject.reference == f"Patient/{patients[0].id}" else "another patient")
PYTHON
python convert.py >seen 2>log
expect "what is in the bundle" "$(sed -n 1p seen)" "1 studies, 1 patients"
expect "what the study has" "$(sed -n 2p seen)" "3 series, 5 images"
expect "series by exam" "$(sed -n 3p seen)" "exam 100: 2, exam 200: 1, exam 200: 2"
expect "patient and study" "$(sed -n 4p seen), $(sed -n 5p seen)" "one of the two, its patient"
expect "words about it" "$(cat log)" ""
