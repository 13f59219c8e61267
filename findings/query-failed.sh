#!/bin/bash
# A query that the archive could not answer looks like one that finds nobody.
#
# Software: dcmtk 3.6.7-9~deb12u4 (findscu; movescu for comparison); pynetdicom 3.0.4 as the archive
# Guess:    a final C-FIND response of status A700 (Refused: Out of Resources), A900 (Identifier does not
#           match SOP Class) or C000 (Unable to process; all PS3.4 section C.4.1.1.4) makes findscu fail, or
#           say so: success means that all matches were sent (the same section).
# Seen:     findscu ends with status 0 and not a word, as it does when nothing matches. When the archive fails
#           after two matches, those two are all there seems to be. Only --verbose tells. movescu ends with a
#           message and status 69 when it is refused. The manual page of findscu says nothing of a status.
# Cost:     earlier exams do not exist for a script that asks for them, or a patient is taken for new, on the
#           days when the archive is overloaded.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages pynetdicom==3.0.4 pydicom==3.0.2

cat >archive.py <<'PYTHON'
import sys
from pydicom.dataset import Dataset
from pynetdicom import AE, evt
from pynetdicom.sop_class import (
    StudyRootQueryRetrieveInformationModelFind as FIND, StudyRootQueryRetrieveInformationModelMove as MOVE)
status, matches = int(sys.argv[1], 16), int(sys.argv[2])
def find(event):
    for number in range(matches):
        match = Dataset()
        match.QueryRetrieveLevel, match.PatientID = "STUDY", "P1"
        match.StudyInstanceUID = f"1.2.3.{number + 1}"
        yield 0xFF00, match
    yield status, None
def move(event):
    yield None, None  # A801, Move Destination unknown
archive = AE()
archive.add_supported_context(FIND)
archive.add_supported_context(MOVE)
server = archive.start_server(
    ("127.0.0.1", 0), block=False, evt_handlers=[(evt.EVT_C_FIND, find), (evt.EVT_C_MOVE, move)])
print(server.socket.getsockname()[1], flush=True)
sys.stdin.read()
PYTHON

# The status of a query for the studies of patient P1, the lines it says, and the studies it shows
dcmtk=$scratch/root/usr/bin # pynetdicom has a findscu of its own
query() { # STATUS MATCHES COMMAND...
    local status=0 answer=$1 matches=$2
    shift 2
    coproc python archive.py "$answer" "$matches" 2>/dev/null
    read -r port <&"${COPROC[0]}"
    timeout 30 "$dcmtk/$1" "${@:2}" -S -k QueryRetrieveLevel=STUDY -k PatientID=P1 -k StudyInstanceUID 127.0.0.1 "$port" \
        >said 2>&1 || status=$?
    kill "$COPROC_PID"
    wait "$COPROC_PID" 2>/dev/null || true
    printf '%s, %s lines, %s studies' "$status" "$(grep -c . said || true)" "$(grep -c '(0020,000d) UI \[1.2.3' said || true)"
}
expect "nothing matches" "$(query 0000 0 findscu)" "0, 0 lines, 0 studies"
for answer in A700 A900 C000; do
    expect "failed, $answer" "$(query $answer 0 findscu)" "0, 0 lines, 0 studies"
done
whole=$(query 0000 2 findscu)
expect "two studies match" "${whole##*, }" "2 studies"
for answer in A700 C000; do
    expect "failed after two matches, $answer, is the same" "$(query $answer 2 findscu)" "$whole"
done
seen=$(query C000 0 findscu --verbose)
expect "--verbose, failed" "${seen%%,*}, $(grep -c 'Failed: UnableToProcess' said) line of it" "0, 1 line of it"
expect "movescu, refused" "$(query A801 0 movescu --move TEST)" "69, 1 lines, 0 studies"
