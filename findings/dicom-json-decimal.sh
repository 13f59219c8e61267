#!/bin/bash
# dcm2json writes what is no JSON for numbers that DICOM allows, and says that all went well.
#
# Software: dcmtk 3.6.7-9~deb12u4 (dcm2json)
# Guess:    every DS is written as a JSON number; NaN is refused, as the option --encode-strict
#           ("report error for 'inf' and 'nan'", the default) says.
# Seen:     "+1.5", ".5" and "007" are put right (1.5, 0.5, 7), but "5." (PS3.5 table 6.2-1 allows it) is
#           written as 5. and NaN in an FD as nan, with --encode-strict, too. Neither is JSON (RFC 8259,
#           section 6). Exit status 0, no message.
# Cost:     one such number makes the JSON of the whole object unreadable for every reader, after the
#           conversion reported success.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4

write() {
    python3 - "$1" <<'PYTHON'
import struct, sys
import dicom
value = sys.argv[1]
late = (dicom.element(0x18, 0x50, "DS", value.encode()) if value != "nan"
        else dicom.element(0x18, 0x9073, "FD", struct.pack("<d", float("nan"))))
dicom.write("number.dcm", dicom.secondary_capture(dicom.ramp(4, 4), 4, 4, late=late))
PYTHON
}
# What stands for the number, whether the whole is JSON, and the exit status.
try() {
    local status=0
    write "$1"
    dcm2json --encode-strict number.dcm number.json >log 2>&1 || status=$?
    python3 - "$status" "$(wc -c <log)" <<'PYTHON'
import json, re, sys
text = open("number.json").read()
number = re.search(r'"0018(?:0050|9073)":\s*{[^\[]*\[\s*(\S+)', text)[1]
try:
    json.loads(text)
    kind = "JSON"
except ValueError:
    kind = "not JSON"
print(f"{number}, {kind}, status {sys.argv[1]}, {sys.argv[2]} bytes of messages")
PYTHON
}
expect "DS .5" "$(try .5)" "0.5, JSON, status 0, 0 bytes of messages"
expect "DS 007" "$(try 007)" "7, JSON, status 0, 0 bytes of messages"
expect "DS 5." "$(try 5.)" "5., not JSON, status 0, 0 bytes of messages"
expect "FD NaN" "$(try nan)" "nan, not JSON, status 0, 0 bytes of messages"
