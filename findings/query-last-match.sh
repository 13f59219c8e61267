#!/bin/bash
# An archive of pynetdicom2 answers a query that has three matches with the last one, three times.
#
# Software: tiny-pacs 0.4.1 with pynetdicom2 0.9.8 as the archive; findscu of dcmtk 3.6.7-9~deb12u4, and pynetdicom
#           3.0.4, ask. The files have no error for dciodvfy of dicom3tools 20260927.
# Guess:    each match is a response of its own with the identifier of that match (PS3.4 sections C.4.1.1.3.2 and
#           C.4.1.3).
# Seen:     three patients with one study each: asked for all studies, or all patients, the archive sends as many
#           responses as there are matches, all with what is in the last one (P3 P3 P3; on a busy machine P2 P3 P3 too),
#           and Success. Asked for one, it has each. The response is one object that is filled anew for each match, and
#           a second thread writes it to the network later. Two clients read the same. No warning.
# Cost:     of all earlier studies of a patient there is one, as often as there are any; who fetches what was found
#           fetches one study three times, and counts are right.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages tiny-pacs==0.4.1 pynetdicom2==0.9.8 pynetdicom==3.0.4 pydicom==3.0.2 dicom3tools==20260927
dcmtk=$scratch/root/usr/bin # pynetdicom has a findscu of its own

cat >make.py <<'PYTHON'
from datasets import ct
for number, name in enumerate(("Adams^Ann", "Baker^Bob", "Clark^Cat"), 1):
    ct(f"{number}.dcm", number, PatientID=f"P{number}", PatientName=name)
PYTHON
python make.py
for path in ?.dcm; do dciodvfy "$path" 2>&1 || true; done >valid
expect "errors in the files" "$(grep -c '^Error' valid || true)" "0"
cat >ask.py <<'PYTHON'
import sys
from pydicom.dataset import Dataset
from pynetdicom import AE
from pynetdicom.sop_class import (
    PatientRootQueryRetrieveInformationModelFind as PATIENT, StudyRootQueryRetrieveInformationModelFind as STUDY)
query = Dataset()
query.QueryRetrieveLevel, query.PatientID = sys.argv[2], ""
model = PATIENT if sys.argv[2] == "PATIENT" else STUDY
client = AE()
client.acse_timeout = client.dimse_timeout = client.network_timeout = 300
client.add_requested_context(model)
peer = client.associate("127.0.0.1", int(sys.argv[1]), ae_title="TINY_PACS")
print(*(match.PatientID if match else f"{status.Status:04X}" for status, match in peer.send_c_find(query, model)))
peer.release()
PYTHON
store=$(port)
tiny-pacs run -p "$store" >archive.log 2>&1 &
servers+=($!)
answering "$store"
"$dcmtk/storescu" -ta 300 -aec TINY_PACS 127.0.0.1 "$store" ?.dcm
found() { # LEVEL NUMBER: whom findscu finds
    "$dcmtk/findscu" "-${1:0:1}" -ta 300 -aec TINY_PACS -k QueryRetrieveLevel="$1" -k PatientID="$2" \
        127.0.0.1 "$store" 2>&1 | sed -n 's/.*(0010,0020) LO \[\(P.\).*/\1/p' | xargs
}
# Of five answers to each client, how many responses all have, and whether some patient is in one of them twice.
answers() { # LEVEL
    for _ in {1..5}; do
        found "$1" ""
        python ask.py "$store" "$1" 2>log
    done | sed 's/ 0000$//' | awk '{ if (NF != 3) wrong = 1; if ($1 == $2 || $2 == $3) twice = 1 }
        END { print (wrong ? "other" : "3") " responses, " (twice ? "somebody twice" : "nobody twice") }'
}
for level in STUDY PATIENT; do
    for number in 1 2 3; do expect "$level, P$number" "$(found $level P$number)" "P$number"; done
    expect "$level, all" "$(answers $level)" "3 responses, somebody twice"
done
