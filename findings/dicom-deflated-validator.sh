#!/bin/bash
# dciodvfy, the validator, reads a deflated data set as if it were not deflated.
#
# Software: dicom3tools 1.00~20220618093127-2 (dciodvfy), as Debian builds it; dcmtk 3.6.7-9~deb12u4
# Guess:    it says of a file in Deflated Explicit VR Little Endian (1.2.840.10008.1.2.1.99) what it says
#           of the same data set before, or that it does not know the transfer syntax.
# Seen:     it takes the compressed bytes for data elements and reports tags and lengths that are not
#           there ("Tag read failed"); nothing names the transfer syntax. The file is right: dcmconv
#           turns it back into the same data set.
# Cost:     a validator in a pipeline condemns every deflated report or segmentation, with messages that
#           send people to look for damage in the file.

. "$(dirname "$0")/lib.sh"
debian dicom3tools=1.00~20220618093127-2 dcmtk=3.6.7-9~deb12u4

python3 - <<'PYTHON'
import dicom
dicom.write("plain.dcm", dicom.secondary_capture(dicom.ramp(), 64, 64))
PYTHON
dcmconv +te plain.dcm before.dcm && dcmconv +td before.dcm deflated.dcm && dcmconv +te deflated.dcm after.dcm
expect "dcmconv there and back" "$(cmp before.dcm after.dcm && echo same)" same
says() { dciodvfy "$1" 2>&1 | grep -c "Tag read failed\|Bad Value Length" || true; }
expect "faults of encoding in the plain file" "$(says before.dcm)" 0
expect "in the deflated file" "$( (($(says deflated.dcm) > 0)) && echo some)" some
expect "words about deflate" "$(dciodvfy deflated.dcm 2>&1 | grep -ci 'deflate\|transfer syntax' || true)" 0
