#!/bin/bash
# Patients of two hospitals with one number are one patient on a disc and in an archive, with one of their names.
#
# Software: pydicom 3.0.2 (FileSet); libgdcm-tools 3.0.21-1 (gdcmgendir); orthanc 1.10.1+dfsg-2+deb12u1; dcmtk
#           3.6.7-9~deb12u4 (dcmdump reads; dcmmkdir for comparison)
# Guess:    a Patient ID is a number of who gave it: with another Issuer of Patient ID (0010,0021) it is another patient
#           (PS3.3 section C.7.1.1), and a DICOMDIR has two PATIENT records (PS3.3 annex F).
# Seen:     pydicom and GDCM write one PATIENT record with both studies under it: pydicom calls it by the first name,
#           GDCM by the last one. No warning. Orthanc has one patient with both studies and the first name; the disc it
#           makes has one PATIENT record. dcmmkdir writes the same record, and says that the names differ; with its
#           option +Ipi it writes two. None writes the issuer.
# Cost:     on a disc from a clinic that gathered exams for a second opinion, Baker's CT is Adams'. Who deletes patient
#           Adams in the archive deletes Baker.

. "$(dirname "$0")/lib.sh"
debian libgdcm-tools=3.0.21-1 orthanc=1.10.1+dfsg-2+deb12u1 dcmtk=3.6.7-9~deb12u4
python_packages pydicom==3.0.2

mkdir disc
python - <<'PYTHON'
import dicom
from dicom import element
patients = ((b"Adams^Ann", b"NORTH", b"20200101"), (b"Baker^Bob", b"SOUTH", b"20200202"))
for number, (name, issuer, date) in enumerate(patients, 2):
    image = dicom.secondary_capture(bytes(4), 2, 2, bits=8, stored=8, number=number, name=name)
    for before, after in (
            (element(0x10, 0x20, "LO", b"P1"), element(0x10, 0x20, "LO", b"1001") + element(0x10, 0x21, "LO", issuer)),
            (element(8, 0x20, "DA", b"20200101"), element(8, 0x20, "DA", date)),
            (b"1.2.3.1\0", b"1.2.5.%d\0" % number), (b"1.2.3.2\0", b"1.2.6.%d\0" % number)):
        image = image.replace(before, after)
    dicom.write(f"disc/{name[:5].decode().upper()}", image, number=number)
PYTHON
cat >fileset.py <<'PYTHON'
from pydicom.fileset import FileSet
made = FileSet()
for name in ("ADAMS", "BAKER"):
    made.add("disc/" + name)
made.write("pydicom")
PYTHON
records() { # DICOMDIR: patients, and studies under each
    dcmdump +L "$1" 2>log | sed -n '
        s/.*(0004,1430) CS \[STUDY *\].*/study/p
        s/.*(0010,0010) PN \[\(.*\)\].*/\1/p' | xargs
}
expect "issuers" "$(cat disc/* | grep -ao 'NORTH\|SOUTH' | xargs)" "NORTH SOUTH"
python fileset.py >pydicom.log 2>&1
expect "pydicom" "$(records pydicom/DICOMDIR)" "Adams^Ann study study"
gdcmgendir --input disc --output gdcm --descriptor TEST >gdcm.log 2>&1
expect "GDCM" "$(records gdcm)" "Baker^Bob study study"
expect "what pydicom and GDCM say" "$(cat pydicom.log gdcm.log)" ""
for option in "" +Ipi; do
    # shellcheck disable=SC2086 # an option or none
    dcmmkdir $option +id disc +D "dcmtk$option" ADAMS BAKER >dcmmkdir.log 2>&1
    said=$(grep -c 'PatientName inconsistent\|inconsistent with existing' dcmmkdir.log || true)
    records=$([[ $option ]] && echo Adams^Ann study Baker^Bob study || echo Adams^Ann study study)
    expect "dcmmkdir $option" "$(records "dcmtk$option"), warnings: $said" "$records, warnings: 1"
done

start_orthanc
cat >archive.py <<'PYTHON'
import io, json, sys, urllib.request, zipfile
def ask(path, data=None, method=None):
    request = urllib.request.Request(f"http://127.0.0.1:{sys.argv[1]}/{path}", data, method=method)
    return urllib.request.urlopen(request).read()
for name in ("ADAMS", "BAKER"):
    ask("instances", open("disc/" + name, "rb").read())
for patient in json.loads(ask("patients?expand")):
    print(patient["MainDicomTags"]["PatientName"], *("study" for _ in patient["Studies"]))
    zipfile.ZipFile(io.BytesIO(ask(f"patients/{patient['ID']}/media"))).extract("DICOMDIR", "media")
    ask(f"patients/{patient['ID']}", method="DELETE")
print(len(json.loads(ask("studies"))), "left")
PYTHON
expect "Orthanc, and after its patient is deleted" "$(python archive.py "$web" | xargs)" "Adams^Ann study study 0 left"
expect "the disc of Orthanc" \
    "$(records media/DICOMDIR | sed 's/^[A-Za-z]*^[A-Za-z]*/one of them:/')" "one of them: study study"
expect "issuers on all discs" "$(cat pydicom/DICOMDIR gdcm dcmtk media/DICOMDIR | grep -ac 'NORTH\|SOUTH' || true)" "0"
