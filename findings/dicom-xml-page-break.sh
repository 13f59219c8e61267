#!/bin/bash
# dcm2xml writes what is no XML for characters that DICOM texts may have, and says that all went well.
#
# Software: dcmtk 3.6.7-9~deb12u4 (dcm2xml, xml2dcm)
# Guess:    a form feed, which ST, LT and UT may have between two pages (PS3.5 section 6.1.3), and the ESC of
#           a Japanese name (section 6.1.2.5.3) are written in a way that a reader of XML takes, xml2dcm above
#           all; if they cannot be, since XML 1.0 has no place for them (section 2.2), the tool fails.
# Seen:     the form feed is written as it is, the ESC as &#27;. Neither is XML: expat and xml2dcm refuse the
#           whole file ("could not parse document"). It is so with --native-format (PS3.19), too. Line breaks
#           and tabs come back. Status 0; the Japanese name has a warning that it is quoted.
# Cost:     one report of two pages, or a name, makes the XML of the whole object unreadable after the
#           conversion reported success.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4

python3 - <<'PYTHON'
import dicom
def write(file, **more):
    dicom.write(file + ".dcm", dicom.secondary_capture(bytes(4), 2, 2, bits=8, stored=8, **more))
write("lines", early=dicom.element(8, 0x2111, "ST", b"line 1\r\n\tline 2"))
write("pages", early=dicom.element(8, 0x2111, "ST", b"page 1\fpage 2"))
write("name", character_set=b"\\ISO 2022 IR 87", name=b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B")
PYTHON
# Whether the output is XML, the status, and what xml2dcm says to it
try() { # FILE OPTIONS...
    local status=0 kind back=none file=$1
    shift
    dcm2xml "$@" "$file.dcm" out.xml 2>/dev/null || status=$?
    kind=$(python3 -c 'import xml.dom.minidom; xml.dom.minidom.parse("out.xml")' 2>/dev/null && echo XML ||
        echo not XML)
    [[ $* == *native* ]] || back=$(xml2dcm out.xml back.dcm 2>&1 | sed -n 's/^E: //p')
    echo "$kind, status $status, back: ${back:-yes}"
}
expect "two lines" "$(try lines --write-binary-data)" "XML, status 0, back: yes"
expect "two pages" "$(try pages --write-binary-data)" "not XML, status 0, back: could not parse document: out.xml"
expect "two pages, native" "$(try pages --native-format)" "not XML, status 0, back: none"
expect "a Japanese name" "$(try name --write-binary-data)" "not XML, status 0, back: could not parse document: out.xml"
expect "a Japanese name, native" "$(try name --native-format)" "not XML, status 0, back: none"
