#!/bin/bash
# A ? in a query finds no ü: to dcmqrscp it is one byte, not one letter.
#
# Software: dcmtk 3.6.7-9~deb12u4 (dcmqrscp, wlmscpfs); pynetdicom 3.0.4 (storescu, the
#           queries), pydicom 3.0.2
# Guess:    ? stands for one character (PS3.4 section C.2.2.2.4), in the character set of query and object;
#           "M?ller*" is the question when a name may have an umlaut, or not.
# Seen:     dcmqrscp converts names, so that Müller in one set finds Müller in the other, and then takes ? for
#           a byte: asked in UTF-8, M?ller* finds Moller and neither Müller; asked in Latin-1, it leaves out the
#           one in UTF-8, which M??ller* finds. The worklist server wlmscpfs converts nothing: Müller* finds
#           only the patient in the set of the query. Status Success.
# Cost:     earlier exams do not exist for the radiologist, and a patient on the worklist has to be typed in
#           by hand; nobody is told that the answer is not complete.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages pynetdicom==3.0.4 pydicom==3.0.2

port() { python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
store=$(port) work=$(port)
mkdir -p objects store worklist/WORK
cat >objects.py <<'PYTHON'
import struct, dicom
from dicom import element
names = (("Müller^Eva", "latin-1", b"ISO_IR 100"), ("Müller^Ida", "utf-8", b"ISO_IR 192"),
         ("Moller^Ann", "ascii", b"ISO_IR 100"))
for number, (name, encoding, character_set) in enumerate(names, 2):
    name, patient = name.encode(encoding), element(0x10, 0x20, "LO", b"P%d" % number)
    image = dicom.secondary_capture(
        bytes(4), 2, 2, bits=8, stored=8, number=number, name=name, character_set=character_set)
    image = image.replace(element(0x10, 0x20, "LO", b"P1"), patient)
    image = image.replace(b"1.2.3.1\0", b"1.2.5.%d\0" % number).replace(b"1.2.3.2\0", b"1.2.6.%d\0" % number)
    dicom.write(f"objects/{number}.dcm", image, number=number)
    step = (element(8, 0x60, "CS", b"CT") + element(0x40, 1, "AE", b"SCANNER") + element(0x40, 2, "DA", b"20200101")
            + element(0x40, 3, "TM", b"100000") + element(0x40, 6, "PN", b"") + element(0x40, 7, "LO", b"CT")
            + element(0x40, 9, "SH", b"S1"))
    dicom.write(f"worklist/WORK/{number}.wl", (
        element(8, 5, "CS", character_set) + element(8, 0x50, "SH", b"A1") + element(8, 0x90, "PN", b"")
        + element(0x10, 0x10, "PN", name) + patient + element(0x10, 0x30, "DA", b"") + element(0x10, 0x40, "CS", b"")
        + element(0x20, 0xD, "UI", b"1.2.3.1") + element(0x32, 0x1032, "PN", b"") + element(0x32, 0x1060, "LO", b"CT")
        + element(0x40, 0x100, "SQ", struct.pack("<HHI", 0xFFFE, 0xE000, len(step)) + step)
        + element(0x40, 0x1001, "SH", b"R1")), storage=b"1.2.276.0.7230010.3.1.0.1")
open("worklist/WORK/lockfile", "w").close()
PYTHON
python objects.py
cat >archive.cfg <<CONFIG
NetworkTCPPort = $store
MaxPDUSize = 16384
MaxAssociations = 16
HostTable BEGIN
HostTable END
VendorTable BEGIN
VendorTable END
AETable BEGIN
STORE $PWD/store RW (200, 1024mb) ANY
AETable END
CONFIG
cat >query.py <<'PYTHON'
import sys, warnings
warnings.simplefilter("ignore")
from pynetdicom import AE
from pydicom.dataset import Dataset
title, port, name, character_set = sys.argv[1:]
model = "1.2.840.10008.5.1.4.31" if title == "WORK" else "1.2.840.10008.5.1.4.1.2.2.1"
entity = AE()
entity.add_requested_context(model)
query = Dataset()
query.SpecificCharacterSet = character_set
query.PatientName, query.PatientID = name, ""
if title == "WORK":
    query.ScheduledProcedureStepSequence = [Dataset()]
    query.ScheduledProcedureStepSequence[0].Modality = ""
else:
    query.QueryRetrieveLevel = "STUDY"
association = entity.associate("127.0.0.1", int(port), ae_title=title)
answers = [(status.Status, found) for status, found in association.send_c_find(query, model)]
association.release()
who = {"P2": "Eva", "P3": "Ida", "P4": "Ann"}
print(*sorted(who[found.PatientID] for status, found in answers if found), f"status {answers[-1][0]:04X}")
PYTHON
dcmqrscp -c archive.cfg >archive.log 2>&1 &
archive=$!
wlmscpfs -dfp "$PWD/worklist" "$work" >worklist.log 2>&1 &
worklist=$!
trap 'kill "$archive" "$worklist" 2>/dev/null || true; cleanup' EXIT
for try in 1 2 3 4 5 6 7 8 9 10; do
    sleep 1
    ! storescu -aec STORE 127.0.0.1 "$store" objects/*.dcm >log 2>&1 || break
done
ask() { # SERVER NAME CHARACTER-SET
    python query.py "$1" "$([[ $1 == STORE ]] && echo "$store" || echo "$work")" "$2" "$3" 2>log || tail -1 log
}
expect "dcmqrscp, Müller* in UTF-8" "$(ask STORE "Müller*" "ISO_IR 192")" "Eva Ida status 0000"
expect "dcmqrscp, Müller* in Latin-1" "$(ask STORE "Müller*" "ISO_IR 100")" "Eva Ida status 0000"
expect "dcmqrscp, M?ller*, Latin-1" "$(ask STORE "M?ller*" "ISO_IR 100")" "Ann Eva status 0000"
expect "dcmqrscp, M??ller*, Latin-1" "$(ask STORE "M??ller*" "ISO_IR 100")" "Ida status 0000"
expect "dcmqrscp, M?ller*, UTF-8" "$(ask STORE "M?ller*" "ISO_IR 192")" "Ann status 0000"
expect "dcmqrscp, M??ller*, UTF-8" "$(ask STORE "M??ller*" "ISO_IR 192")" "Eva Ida status 0000"
expect "wlmscpfs, Müller* in UTF-8" "$(ask WORK "Müller*" "ISO_IR 192")" "Ida status 0000"
expect "wlmscpfs, Müller* in Latin-1" "$(ask WORK "Müller*" "ISO_IR 100")" "Eva status 0000"
expect "wlmscpfs, M?ller*" "$(ask WORK "M?ller*" "ISO_IR 192")" "Ann Eva status 0000"
expect "wlmscpfs, M??ller*" "$(ask WORK "M??ller*" "ISO_IR 192")" "Ida status 0000"
