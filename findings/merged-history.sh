#!/bin/bash
# Orthanc moves a series to the right patient, and leaves it the age, weight and allergies of the wrong one.
#
# Software: orthanc 1.10.1+dfsg-2+deb12u1 (/studies/{id}/merge, split); pydicom 3.0.2 makes and reads the files, which
#           have no error for dciodvfy of dicom3tools 20260927
# Guess:    a series that is merged into a study has patient and study of that study. What is known of the patient at
#           the time of the study, age, size, weight, allergies, pregnancy, history, belongs to the study too (PS3.3
#           section C.7.2.2, and table A.1-1: one study, one set of values): it is taken over, or taken out.
# Seen:     name, number, date of birth, sex and accession number are Berta's. She was born in 2019 and is 070Y old, has
#           120 kg and 1.9 m, a pacemaker, an allergy to penicillin, a liver cancer and Adam's admission. Split leaves
#           the same, and refuses to replace or to remove them (status 400). No remark; the job has no failure.
# Cost:     images that were taken under the wrong worklist entry, and put right, say of a child what is true of an
#           old man: a contrast agent is dosed by 120 kg, an uptake in a PET is 12 times too high, a warning belongs to
#           somebody else, and nothing contradicts it but the other series of the same study.

. "$(dirname "$0")/lib.sh"
debian orthanc=1.10.1+dfsg-2+deb12u1
python_packages pydicom==3.0.2 dicom3tools==20260927

cat >make.py <<'PYTHON'
from datasets import ct
ct("wrong.dcm", 1, PatientName="Wrong^Adam", PatientID="W1", PatientBirthDate="19500101", PatientSex="M",
      AccessionNumber="A1", PatientAge="070Y", PatientSize="1.9", PatientWeight="120", MedicalAlerts="PACEMAKER",
      Allergies="PENICILLIN", AdditionalPatientHistory="liver cancer", AdmissionID="ADM1")
ct("right.dcm", 2, PatientName="Right^Berta", PatientID="R2", PatientBirthDate="20190101", PatientSex="F",
      AccessionNumber="A2", PatientAge="001Y", PatientSize="0.8", PatientWeight="10")
PYTHON
python make.py
for name in wrong right; do
    dciodvfy $name.dcm >valid 2>&1 || true
    expect "errors in the file, $name" "$(grep -c '^Error' valid || true)" "0"
done

start_orthanc
cat >move.py <<'PYTHON'
import io, json, sys, urllib.error, urllib.request, pydicom
def ask(path, data=None, method=None):
    data = json.dumps(data).encode() if isinstance(data, dict) else data
    request = urllib.request.Request(f"http://127.0.0.1:{sys.argv[1]}/{path}", data, method=method)
    return urllib.request.urlopen(request).read()
for patient in json.loads(ask("patients")):
    ask("patients/" + patient, method="DELETE")
parent = {}
for name in "right", "wrong":
    parent[name] = json.loads(ask("instances", open(name + ".dcm", "rb").read()))["ParentStudy"]
if sys.argv[2] == "merge":
    job = json.loads(ask(f"studies/{parent['right']}/merge", dict(Resources=[parent["wrong"]], Synchronous=True)))
else:
    series = json.loads(ask("studies/" + parent["wrong"]))["Series"]
    who = dict(
        PatientName="Right^Berta", PatientID="R2", PatientBirthDate="20190101", PatientSex="F", AccessionNumber="A2")
    for more in dict(Replace={**who, "PatientWeight": "10"}), dict(Replace=who, Remove=["PatientWeight"]):
        try:
            ask(f"studies/{parent['wrong']}/split", dict(Series=series, Synchronous=True, **more))
            print("done")
        except urllib.error.HTTPError as error:
            print("refused", error.code)
    job = json.loads(ask(f"studies/{parent['wrong']}/split", dict(Series=series, Replace=who, Synchronous=True)))
print("failures:", job["FailedInstancesCount"])
for instance in json.loads(ask("instances")):
    image = pydicom.dcmread(io.BytesIO(ask(f"instances/{instance}/file")))
    if image.SOPInstanceUID != "1.2.3.4.2":
        print(*(image.get(keyword, "none") for keyword in (
            "PatientName", "PatientID", "PatientBirthDate", "PatientSex", "AccessionNumber")), sep=", ")
        print(*(image.get(keyword, "none") for keyword in (
            "PatientAge", "PatientSize", "PatientWeight", "MedicalAlerts", "Allergies", "AdditionalPatientHistory",
            "AdmissionID")), sep=", ")
PYTHON
for way in merge split; do
    python move.py "$web" $way >seen
    [[ $way == merge ]] ||
        expect "$way, to replace or to remove the weight" "$(head -2 seen | xargs)" "refused 400 refused 400"
    expect "$way" "$(tail -3 seen | head -1)" "failures: 0"
    expect "$way, whose" "$(tail -2 seen | head -1)" "Right^Berta, R2, 20190101, F, A2"
    expect "$way, of whom" "$(tail -1 seen)" "070Y, 1.9, 120, PACEMAKER, PENICILLIN, liver cancer, ADM1"
done
