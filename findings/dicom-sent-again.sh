#!/bin/bash
# An image that is sent again with a corrected name: Orthanc says Success and keeps the wrong one.
#
# Software: orthanc 1.10.1+dfsg-2+deb12u1, with its defaults; dcmtk 3.6.7-9~deb12u4 (storescu sends; storescp
#           and dcmqrscp as other archives)
# Guess:    the archive takes the newer object of the same SOP Instance UID, or answers with a failure or a
#           warning (PS3.4 annex B.2.3): Success means that it holds what was sent.
# Seen:     dcmqrscp and storescp answer Success and have the corrected name afterwards. Orthanc answers
#           Success and has the first name: it drops what was sent. Only its own web interface says
#           "AlreadyStored".
# Cost:     a device or a script deletes what an archive has acknowledged: the correction is gone, the study
#           stays with the wrong patient, and both sides report that all went well.

. "$(dirname "$0")/lib.sh"
debian orthanc=1.10.1+dfsg-2+deb12u1 dcmtk=3.6.7-9~deb12u4

python3 - <<'PYTHON'
import dicom
for number, name in (("first", b"Wrong^Name"), ("second", b"Right^Name")):
    dicom.write(number + ".dcm", dicom.secondary_capture(dicom.ramp(8, 8), 8, 8, name=name))
PYTHON
storescp=$(port) dcmqrscp=$(port)
mkdir storescp dcmqrscp
cat >dcmqrscp.cfg <<CONFIGURATION
NetworkTCPPort = $dcmqrscp
MaxPDUSize = 16384
MaxAssociations = 4
HostTable BEGIN
HostTable END
VendorTable BEGIN
VendorTable END
AETable BEGIN
ARCHIVE $PWD/dcmqrscp RW (9, 9mb) ANY
AETable END
CONFIGURATION
start_orthanc '"DicomAlwaysAllowStore": true'
storescp -od storescp "$storescp" >storescp.log 2>&1 &
servers+=($!)
dcmqrscp -c dcmqrscp.cfg >dcmqrscp.log 2>&1 &
servers+=($!)
answering "$storescp" "$dcmqrscp"

send() { # ARCHIVE: the answers to both
    for image in first second; do
        storescu -v -aec ARCHIVE 127.0.0.1 "${!1}" $image.dcm 2>&1 | sed -n 's/.*Received Store Response (\(.*\))/\1/p'
    done | xargs
}
name() { dcmdump +P 0010,0010 "$1" | sed 's/.*\[\(.*\)\].*/\1/'; }
expect "dcmqrscp answers" "$(send dcmqrscp)" "Success Success"
expect "dcmqrscp has" "$(name dcmqrscp/*.dcm)" "Right^Name"
expect "storescp answers" "$(send storescp)" "Success Success"
expect "storescp has" "$(name storescp/*)" "Right^Name"
expect "Orthanc answers" "$(send store)" "Success Success"
python3 - "$web" >kept.dcm <<'PYTHON'
import json, sys, urllib.request
base = f"http://127.0.0.1:{sys.argv[1]}/instances"
instance, = json.load(urllib.request.urlopen(base))
sys.stdout.buffer.write(urllib.request.urlopen(f"{base}/{instance}/file").read())
again = urllib.request.urlopen(urllib.request.Request(base, open("second.dcm", "rb").read(), method="POST"))
print(json.load(again)["Status"], file=open("web", "w"))
PYTHON
expect "Orthanc has" "$(name kept.dcm)" "Wrong^Name"
expect "its web interface says" "$(cat web)" "AlreadyStored"
