#!/bin/bash
# Orthanc's web service takes %5E for three letters: no client finds a patient by the whole name, or an umlaut.
#
# Software: orthanc 1.10.1+dfsg-2+deb12u1, with its defaults; orthanc-dicomweb 1.7+dfsg-6+b2; dicomweb-client 0.61.2;
#           curl 7.88.1-10+deb12u15; pynetdicom 3.0.4 and pydicom 3.0.2 (C-FIND, for comparison)
# Guess:    a server takes the percent signs out of an address before it looks at the values (RFC 3986 section 2.4), and
#           a query by QIDO-RS finds what the same query finds by C-FIND. ^ cannot stand in an address, nor can ü.
# Seen:     C-FIND with Adams^Ann, Adams* and Müller* finds them, in each character set. dicomweb-client writes ^, * and
#           ü with percent signs, and QIDO-RS has no study for any of them, status 200; P4 as %50%34 is no patient
#           either, nor is 2020%2D2021 a range of dates. curl, which sends ^ and * as they are, finds Adams.
#           WADO-URI refuses application%2Fdicom.
# Cost:     a viewer says that a patient has no earlier exams, whoever it is. That queries by number work hides it.

. "$(dirname "$0")/lib.sh"
debian orthanc=1.10.1+dfsg-2+deb12u1 orthanc-dicomweb=1.7+dfsg-6+b2 curl=7.88.1-10+deb12u15
python_packages dicomweb-client==0.61.2 pynetdicom==3.0.4 pydicom==3.0.2

cat >store.py <<'PYTHON'
import sys, urllib.request, dicom
from dicom import element
names = (("Müller^Eva", "latin-1", b"ISO_IR 100"), ("Müller^Ida", "utf-8", b"ISO_IR 192"),
         ("Adams^Ann", "ascii", b"ISO_IR 100"))
for number, (name, encoding, character_set) in enumerate(names, 2):
    image = dicom.secondary_capture(
        bytes(4), 2, 2, bits=8, stored=8, number=number, name=name.encode(encoding), character_set=character_set)
    image = image.replace(element(0x10, 0x20, "LO", b"P1"), element(0x10, 0x20, "LO", b"P%d" % number))
    image = image.replace(b"1.2.3.1\0", b"1.2.5.%d\0" % number).replace(b"1.2.3.2\0", b"1.2.6.%d\0" % number)
    dicom.write(f"{number}.dcm", image, number=number)
    urllib.request.urlopen(urllib.request.Request(
        f"http://127.0.0.1:{sys.argv[1]}/instances", open(f"{number}.dcm", "rb").read(), method="POST"))
PYTHON
cat >web.py <<'PYTHON'
import sys
from dicomweb_client.api import DICOMwebClient
client = DICOMwebClient(f"http://127.0.0.1:{sys.argv[1]}/dicom-web")
found = client.search_for_studies(search_filters={"PatientName": sys.argv[2]} if sys.argv[2] else {})
print(*sorted(study["00100010"]["Value"][0]["Alphabetic"].split("^")[1] for study in found))
PYTHON
cat >find.py <<'PYTHON'
import sys, warnings
warnings.simplefilter("ignore")
from pynetdicom import AE
from pydicom.dataset import Dataset
model = "1.2.840.10008.5.1.4.1.2.2.1"
entity = AE()
entity.add_requested_context(model)
query = Dataset()
query.SpecificCharacterSet, query.QueryRetrieveLevel = sys.argv[3], "STUDY"
query.PatientName, query.StudyInstanceUID = sys.argv[2], ""
association = entity.associate("127.0.0.1", int(sys.argv[1]), ae_title="ORTHANC")
answers = list(association.send_c_find(query, model))
association.release()
print(*sorted(str(study.PatientName).split("^")[1] for _, study in answers if study))
PYTHON
plugin=$(find "$scratch/root/usr/lib/orthanc" -name 'libOrthancDicomWeb.so*' -type f)
start_orthanc "\"DicomAlwaysAllowFind\": true, \"Plugins\": [\"$plugin\"]"
python store.py "$web"
qido() { python web.py "$web" "$1" 2>log || tail -1 log; }
cfind() { python find.py "$store" "$1" "$2" 2>log || tail -1 log; }
get() { # PATH: the status, and the first names that came back
    local status
    status=$(curl -s -o answer -w '%{http_code}' "http://127.0.0.1:$web/$1")
    echo "$status $(grep -ao '\^[A-Z][a-z]*"' answer | tr -d '^"' | sort -u | xargs)"
}
for name in "Adams^Ann" "Adams*" "Müller*"; do
    whole=$([[ $name == A* ]] && echo Ann || echo Eva Ida)
    expect "C-FIND in UTF-8, $name" "$(cfind "$name" "ISO_IR 192")" "$whole"
    expect "C-FIND in Latin-1, $name" "$(cfind "$name" "ISO_IR 100")" "$whole"
    expect "dicomweb-client, $name" "$(qido "$name")" ""
done
expect "dicomweb-client, all" "$(qido "")" "Ann Eva Ida"
studies=dicom-web/studies
expect "curl, Adams^Ann" "$(get "$studies?PatientName=Adams^Ann")" "200 Ann"
expect "curl, Adams%5EAnn" "$(get "$studies?PatientName=Adams%5EAnn")" "200 "
expect "curl, Adams*" "$(get "$studies?PatientName=Adams*")" "200 Ann"
expect "curl, Adams%2A" "$(get "$studies?PatientName=Adams%2A")" "200 "
expect "curl, P4" "$(get "$studies?PatientID=P4")" "200 Ann"
expect "curl, %50%34" "$(get "$studies?PatientID=%50%34")" "200 "
expect "curl, 20200101-20201231" "$(get "$studies?StudyDate=20200101-20201231")" "200 Ann Eva Ida"
expect "curl, 20200101%2D20201231" "$(get "$studies?StudyDate=20200101%2D20201231")" "200 "
image="wado?requestType=WADO&studyUID=1.2.5.4&seriesUID=1.2.6.4&objectUID=1.2.3.4.4"
expect "WADO-URI, application/dicom" "$(get "$image&contentType=application/dicom" | cut -c 1-3)" "200"
expect "WADO-URI, application%2Fdicom" "$(get "$image&contentType=application%2Fdicom" | cut -c 1-3)" "400"
