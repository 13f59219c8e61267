#!/bin/bash
# dicomweb-client asks a folder for the studies of one year, and gets those of all years.
#
# Software: dicomweb-client 0.61.2 (DICOMfileClient, DICOMwebClient); orthanc 1.10.1+dfsg-2+deb12u1 with orthanc-dicomweb
#           1.7+dfsg-6+b2 as a server for the same call
# Guess:    the client for files answers as a server does (PS3.18 section 8.3.4.1): a range of dates or times is a range,
#           ? is one letter, several UIDs are a list; what it cannot do is an error.
# Seen:     a server has one of three studies for the range. For files the filter is left out, with a line in the log
#           that it is no valid value, and all studies come back; so it is with a range of times and with the
#           modalities. M?ller* and a list of two UIDs have no study at all, and no line.
# Cost:     what is counted, sent or deleted by date from a folder is everything in it.

. "$(dirname "$0")/lib.sh"
debian orthanc=1.10.1+dfsg-2+deb12u1 orthanc-dicomweb=1.7+dfsg-6+b2
python_packages dicomweb-client==0.61.2 pydicom==3.0.2

cat >store.py <<'PYTHON'
import os, sys, urllib.request, dicom
from dicom import element
os.mkdir("folder")
studies = ((b"Adams^Ann", b"20190101", b"080000", b"CT"), (b"Muller^Bob", b"20200601", b"120000", b"MR"),
           (b"Moller^Cat", b"20210101", b"180000", b"OT"))
for number, (name, date, time, modality) in enumerate(studies, 2):
    image = dicom.secondary_capture(
        bytes(4), 2, 2, bits=8, stored=8, number=number, name=name, modality=modality)
    for before, after in (
            (element(0x10, 0x20, "LO", b"P1"), element(0x10, 0x20, "LO", b"P%d" % number)),
            (element(8, 0x20, "DA", b"20200101"), element(8, 0x20, "DA", date)),
            (element(8, 0x30, "TM", b"120000"), element(8, 0x30, "TM", time)),
            (b"1.2.3.1\0", b"1.2.5.%d\0" % number), (b"1.2.3.2\0", b"1.2.6.%d\0" % number)):
        image = image.replace(before, after)
    dicom.write(f"folder/{number}.dcm", image, number=number)
    urllib.request.urlopen(urllib.request.Request(
        f"http://127.0.0.1:{sys.argv[1]}/instances", open(f"folder/{number}.dcm", "rb").read(), method="POST"))
PYTHON
cat >ask.py <<'PYTHON'
import logging, os, sys
from dicomweb_client.api import DICOMfileClient, DICOMwebClient
logging.basicConfig(stream=open("said", "w"), level=logging.WARNING)
where, keyword, value = sys.argv[1:]
if where == "folder":
    client = DICOMfileClient(f"file://{os.getcwd()}/folder", update_db=True, in_memory=True)
else:
    client = DICOMwebClient(f"http://127.0.0.1:{where}/dicom-web")
found = client.search_for_studies(search_filters={keyword: value})
print(*sorted(study["00100010"]["Value"][0]["Alphabetic"].split("^")[1] for study in found))
PYTHON
plugin=$(find "$scratch/root/usr/lib/orthanc" -name 'libOrthancDicomWeb.so*' -type f)
start_orthanc "\"Plugins\": [\"$plugin\"]"
python store.py "$web"
ask() { # WHERE KEYWORD VALUE: who is found
    python ask.py "$@" 2>log || tail -1 log
}
skipped() { grep -c 'skip search filter' said || true; }
both() { # KEYWORD VALUE FROM-THE-SERVER FROM-THE-FOLDER LINES
    expect "server, $1 $2" "$(ask "$web" "$1" "$2")" "$3"
    expect "folder, $1 $2" "$(ask folder "$1" "$2"), lines of it: $(skipped)" "$4, lines of it: $5"
}
both StudyDate 20200601 Bob Bob 0
both StudyDate 20200101-20201231 Bob "Ann Bob Cat" 1
both StudyDate 20200101- "Bob Cat" "Ann Bob Cat" 1
both StudyTime 100000-140000 Bob "Ann Bob Cat" 1
both ModalitiesInStudy MR Bob "Ann Bob Cat" 1
expect "folder, PatientName M*" "$(ask folder PatientName 'M*')" "Bob Cat"
expect "folder, PatientName M?ller*" "$(ask folder PatientName 'M?ller*'), lines of it: $(skipped)" ", lines of it: 0"
both StudyInstanceUID 1.2.5.2,1.2.5.3 "Ann Bob" "" 0
