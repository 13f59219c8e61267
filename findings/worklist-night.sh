#!/bin/bash
# The worklist of a night: Orthanc takes "from 22:00 to 06:00" for a time of day on each of the two days.
#
# Software: orthanc 1.10.1+dfsg-2+deb12u1 (its worklist plugin); dcmtk 3.6.7-9~deb12u4 (findscu asks; wlmscpfs as
#           another server)
# Guess:    in a worklist, a range of Scheduled Procedure Step Start Date and one of Start Time are one period (PS3.4
#           table K.6-1: July 5 to July 7 and 10 am to 6 pm is from July 5, 10 am until July 7, 6 pm): the night is
#           20200101-20200102 with 220000-060000, and has the patients of 23:00 and 03:00.
# Seen:     wlmscpfs has both. Orthanc has nobody, with status Success: 23:00 is not between 22:00 and 06:00 to it, nor
#           is 03:00. Of a period of two days from 08:00 to 18:00 it leaves out all whom wlmscpfs has in the night
#           between. A period within one day is right with both.
# Cost:     for a scanner that shows the coming shift, nobody is ordered after 22:00: patients are typed in by hand, and
#           their images meet no order.

. "$(dirname "$0")/lib.sh"
debian orthanc=1.10.1+dfsg-2+deb12u1 dcmtk=3.6.7-9~deb12u4

cat >worklist.py <<'PYTHON'
import os, struct, dicom
from dicom import element
os.makedirs("worklist/WORK")
plan = ((b"Evening", b"20200101", b"230000"), (b"Night", b"20200102", b"030000"), (b"Noon", b"20200102", b"120000"))
for number, (name, date, time) in enumerate(plan, 1):
    step = (element(8, 0x60, "CS", b"CT") + element(0x40, 1, "AE", b"SCANNER") + element(0x40, 2, "DA", date)
            + element(0x40, 3, "TM", time) + element(0x40, 6, "PN", b"") + element(0x40, 7, "LO", b"CT")
            + element(0x40, 9, "SH", b"S%d" % number))
    dicom.write(f"worklist/WORK/{number}.wl", (
        element(8, 5, "CS", b"ISO_IR 100") + element(8, 0x50, "SH", b"A%d" % number) + element(8, 0x90, "PN", b"")
        + element(0x10, 0x10, "PN", name) + element(0x10, 0x20, "LO", b"P%d" % number)
        + element(0x10, 0x30, "DA", b"") + element(0x10, 0x40, "CS", b"")
        + element(0x20, 0xD, "UI", b"1.2.3.%d" % number) + element(0x32, 0x1032, "PN", b"")
        + element(0x32, 0x1060, "LO", b"CT")
        + element(0x40, 0x100, "SQ", struct.pack("<HHI", 0xFFFE, 0xE000, len(step)) + step)
        + element(0x40, 0x1001, "SH", b"R%d" % number)), storage=b"1.2.276.0.7230010.3.1.0.1")
open("worklist/WORK/lockfile", "w").close()
PYTHON
python3 worklist.py
plugin=$(find "$scratch/root/usr/lib" -name 'libModalityWorklists.so.*')
start_orthanc "\"DicomAlwaysAllowFindWorklist\": true, \"Plugins\": [\"$plugin\"], \"Worklists\":
 {\"Enable\": true, \"Database\": \"$PWD/worklist/WORK\", \"FilterIssuerAet\": false}"
orthanc=$store wlmscpfs=$(port)
wlmscpfs -dfp "$PWD/worklist" "$wlmscpfs" >wlmscpfs.log 2>&1 &
servers+=($!)
answering "$wlmscpfs"

ask() { # SERVER DATES TIMES: who is ordered, and the status
    local step="(0040,0100)[0]"
    findscu -v -W -aec WORK -k PatientName -k "$step.ScheduledProcedureStepStartDate=$2" \
        -k "$step.ScheduledProcedureStepStartTime=$3" -k "$step.Modality=CT" 127.0.0.1 "${!1}" 2>&1 |
        sed -n 's/^I: (0010,0010) PN \[\([A-Za-z]*\) *\].*/\1/p; s/.*Final Find Response (\(.*\))/\1/p' | sort | xargs
}
for server in wlmscpfs orthanc; do
    expect "$server, both days" "$(ask $server 20200101-20200102 "")" "Evening Night Noon Success"
    expect "$server, one day, 08:00 to 18:00" "$(ask $server 20200102 080000-180000)" "Noon Success"
done
expect "wlmscpfs, 22:00 to 06:00" "$(ask wlmscpfs 20200101-20200102 220000-060000)" "Evening Night Success"
expect "Orthanc, 22:00 to 06:00" "$(ask orthanc 20200101-20200102 220000-060000)" "Success"
expect "wlmscpfs, two days from 08:00 to 18:00" "$(ask wlmscpfs 20200101-20200102 080000-180000)" \
    "Evening Night Noon Success"
expect "Orthanc, two days from 08:00 to 18:00" "$(ask orthanc 20200101-20200102 080000-180000)" "Noon Success"
