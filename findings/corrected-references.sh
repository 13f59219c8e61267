#!/bin/bash
# Orthanc corrects the name on an exam, and the key images that were chosen from it are images of no archive.
#
# Software: orthanc 1.10.1+dfsg-2+deb12u1 (/patients/{id}/modify, /studies/{id}/split, merge, anonymize); pydicom 3.0.2
#           makes and reads the files, which have no error for dciodvfy of dicom3tools 20260927
# Guess:    where the archive gives images new UIDs, objects of the same job that name them, here a key object
#           selection (PS3.3 section A.35.4), name the new ones, as they do when it anonymizes.
# Seen:     after an anonymization, which takes out the content of the key object, its evidence names the image that is
#           there. After a corrected name and number, a split or a merge content and evidence name study, series and
#           image of before, which the same job has deleted. No remark, no failure.
# Cost:     a corrected exam has all its images, and no key image that can be found; it looks as if another archive had
#           lost them. What else names images by their UIDs, such as outlines, is in the same place.

. "$(dirname "$0")/lib.sh"
debian orthanc=1.10.1+dfsg-2+deb12u1
python_packages pydicom==3.0.2 dicom3tools==20260927

cat >make.py <<'PYTHON'
from datasets import code, ct, make, write
ct("image.dcm", 1)
ct("other.dcm", 2, PatientName="Right^Berta", PatientID="R2")
named = [make(ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.2", ReferencedSOPInstanceUID="1.2.3.4.1")]
write("key.dcm", "1.2.840.10008.5.1.4.1.1.88.59", "KO", SOPInstanceUID="1.2.3.5", StudyInstanceUID="1.2.3.1.1",
      SeriesInstanceUID="1.2.3.6", SeriesNumber="2", ContentDate="20200101", ContentTime="120000",
      ReferencedPerformedProcedureStepSequence=[],
      CurrentRequestedProcedureEvidenceSequence=[make(
          StudyInstanceUID="1.2.3.1.1", ReferencedSeriesSequence=[make(
              SeriesInstanceUID="1.2.3.2.1", ReferencedSOPSequence=named)])],
      ValueType="CONTAINER", ConceptNameCodeSequence=[code("113000", "DCM", "Of Interest")],
      ContinuityOfContent="SEPARATE",
      ContentTemplateSequence=[make(MappingResource="DCMR", TemplateIdentifier="2010")],
      ContentSequence=[make(RelationshipType="CONTAINS", ValueType="IMAGE", ReferencedSOPSequence=named)])
PYTHON
python make.py
for name in image other key; do
    dciodvfy $name.dcm >valid 2>&1 || true
    expect "errors in the file, $name" "$(grep -c '^Error' valid || true)" "0"
done

start_orthanc
cat >correct.py <<'PYTHON'
import io, json, sys, urllib.request, pydicom
def ask(path, data=None, method=None):
    data = json.dumps(data).encode() if isinstance(data, dict) else data
    request = urllib.request.Request(f"http://127.0.0.1:{sys.argv[1]}/{path}", data, method=method)
    return urllib.request.urlopen(request).read()
def resource(name):
    return json.loads(ask("instances", open(name + ".dcm", "rb").read()))
for patient in json.loads(ask("patients")):
    ask("patients/" + patient, method="DELETE")
way = sys.argv[2]
image, _ = resource("image"), resource("key")
study, who = image["ParentStudy"], dict(PatientName="Right^Berta", PatientID="R2")
common = dict(KeepSource=False, Synchronous=True)
if way == "anonymize":
    job = ask(f"studies/{study}/anonymize", common)
elif way == "modify":
    job = ask(f"patients/{image['ParentPatient']}/modify", dict(common, Replace=who, Force=True))
elif way == "split":
    series = json.loads(ask("studies/" + study))["Series"]
    job = ask(f"studies/{study}/split", dict(common, Series=series, Replace=who))
elif way == "merge":
    other = resource("other")
    job = ask(f"studies/{other['ParentStudy']}/merge", dict(common, Resources=[study]))
    ask("instances/" + other["ID"], method="DELETE")
files = [pydicom.dcmread(io.BytesIO(ask(f"instances/{instance}/file"))) for instance in json.loads(ask("instances"))]
ct, = (file for file in files if file.Modality == "CT")
key, = (file for file in files if file.Modality == "KO")
evidence = key.CurrentRequestedProcedureEvidenceSequence[0]
series = evidence.ReferencedSeriesSequence[0]
image = series.ReferencedSOPSequence[0].ReferencedSOPInstanceUID
assert ct.StudyInstanceUID == key.StudyInstanceUID
if way != "anonymize":
    assert key.ContentSequence[0].ReferencedSOPSequence[0].ReferencedSOPInstanceUID == image
print("image old," if ct.SOPInstanceUID == "1.2.3.4.1" else "image new,",
      "named" if (evidence.StudyInstanceUID, series.SeriesInstanceUID, image) == (
          ct.StudyInstanceUID, ct.SeriesInstanceUID, ct.SOPInstanceUID) else
      f"{image} of {series.SeriesInstanceUID} of {evidence.StudyInstanceUID} named" +
      f", failures {json.loads(job)['FailedInstancesCount']}")
PYTHON
expect "before" "$(python correct.py "$web" nothing)" "image old, named"
expect "after anonymize" "$(python correct.py "$web" anonymize)" "image new, named"
for way in modify split merge; do
    expect "after $way" "$(python correct.py "$web" $way)" \
        "image new, 1.2.3.4.1 of 1.2.3.2.1 of 1.2.3.1.1 named, failures 0"
done
