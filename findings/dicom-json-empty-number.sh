#!/bin/bash
# pydicom cannot write as JSON a list of numbers in which one is empty; DCMTK can.
#
# Software: pydicom 3.0.2; dcmtk 3.6.7-9~deb12u4 (dcm2json)
# Guess:    DS "1\\3" becomes [1, null, 3] in both: PS3.18 section F.2.5 has null for an empty value.
# Seen:     dcm2json writes [1, null, 3]. pydicom reads the element without a word; Dataset.to_json raises
#           ValueError, "could not convert string to float: ''". An empty text
#           among texts is written, as "".
# Cost:     a DICOMweb service on pydicom answers with an error for the whole study because of one empty
#           component, for instance of a pixel spacing that is known in one direction only.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages pydicom==3.0.2

python - <<'PYTHON'
import dicom
for name, late in (("number", dicom.element(0x18, 0x1110, "DS", b"1\\\\3")),
                   ("text", dicom.element(0x18, 0x1030, "LO", b"a\\\\c"))):
    dicom.write(f"{name}.dcm", dicom.secondary_capture(dicom.ramp(4, 4), 4, 4, late=late))
PYTHON
dcmtk() {
    dcm2json "$1.dcm" "$1.json" 2>log
    python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]]["Value"])' "$1.json" "$2"
}
pydicom() {
    python - "$1.dcm" "$2" <<'PYTHON'
import json, sys, pydicom
try:
    print(json.loads(pydicom.dcmread(sys.argv[1]).to_json())[sys.argv[2]]["Value"])
except ValueError as error:
    print("ValueError:", error)
PYTHON
}
expect "DCMTK, numbers" "$(dcmtk number 00181110)" "[1, None, 3]"
expect "pydicom, numbers" "$(pydicom number 00181110 2>log)" "ValueError: could not convert string to float: ''"
expect "pydicom, texts" "$(pydicom text 00181030)" "['a', '', 'c']"
