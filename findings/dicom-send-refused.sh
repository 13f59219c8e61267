#!/bin/bash
# DCMTK's dcmsend and pynetdicom's storescu succeed when the archive has refused every image.
#
# Software: dcmtk 3.6.7-9~deb12u4 (dcmsend; storescu for comparison); pynetdicom 3.0.4 (storescu, and the
#           archive that refuses)
# Guess:    a C-STORE response of status A700 (Refused: Out of Resources, PS3.4 annex B.2.3) makes the
#           sender fail: that is what a script that deletes, or retries, asks for.
# Seen:     both end with status 0 and print nothing; only --verbose, or a report file, tells of the
#           refusal, and the status is 0 with it, too. DCMTK's storescu ends with status 167, without a word.
#           Which of the two programs of one name runs is a matter of PATH.
# Cost:     a script takes what no archive has for stored, and deletes it.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages pynetdicom==3.0.4 pydicom==3.0.2

cat >archive.py <<'PYTHON'
import sys
from pynetdicom import AE, evt
from pynetdicom.sop_class import SecondaryCaptureImageStorage
archive = AE()
archive.add_supported_context(SecondaryCaptureImageStorage)
answers = {int(argument, 16) for argument in sys.argv[1:]}
server = archive.start_server(
    ("127.0.0.1", 0), block=False, evt_handlers=[(evt.EVT_C_STORE, lambda event: answers.copy().pop())])
print(server.socket.getsockname()[1], flush=True)
sys.stdin.read()
PYTHON
python - <<'PYTHON'
import dicom
dicom.write("image.dcm", dicom.secondary_capture(bytes(range(24)), 4, 6, bits=8, stored=8), dicom.EXPLICIT_LITTLE)
PYTHON

# The status of a sender, and what it says, of an archive with this answer
sender() { # ANSWER COMMAND...
    local status=0 answer=$1
    shift
    coproc python archive.py "$answer" 2>/dev/null
    read -r port <&"${COPROC[0]}"
    "$@" 127.0.0.1 "$port" image.dcm >said 2>&1 || status=$?
    kill "$COPROC_PID"
    wait "$COPROC_PID" 2>/dev/null || true
    printf '%s' "$status, $(grep -c . said || true) lines"
}
expect "dcmsend, stored" "$(sender 0000 dcmsend)" "0, 0 lines"
expect "dcmsend, refused" "$(sender A700 dcmsend)" "0, 0 lines"
expect "storescu of pynetdicom, stored" "$(sender 0000 venv/bin/storescu)" "0, 0 lines"
expect "storescu of pynetdicom, refused" "$(sender A700 venv/bin/storescu)" "0, 0 lines"
expect "storescu of DCMTK, stored" "$(sender 0000 root/usr/bin/storescu)" "0, 0 lines"
expect "storescu of DCMTK, refused" "$(sender A700 root/usr/bin/storescu)" "167, 0 lines"
for program in dcmsend venv/bin/storescu; do
    seen=$(sender A700 $program --verbose)
    expect "${program##*/} --verbose, refused" "${seen%%,*}, $(grep -c "Refused: OutOfResources\|0xA700" said) line of it" \
        "0, 1 line of it"
done
