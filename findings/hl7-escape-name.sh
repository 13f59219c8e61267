#!/bin/bash
# python-hl7 escapes a Japanese or Polish name in a way that it cannot read back.
#
# Software: hl7 0.4.5
# Guess:    escape makes a text fit for a field, and unescape of the result is the text again. \Xdd..\ holds
#           bytes in hexadecimal (HL7 v2 section 2.7.6), so that letters outside ASCII are left as they are, or
#           are the bytes of the character set that MSH-18 names.
# Seen:     each letter outside ASCII becomes its number in Unicode, without zeros in front, whatever MSH-18
#           says: the ü of UTF-8 is \Xfc\, its byte in Latin-1, and 山田 is \X5c71\\X7530\. unescape makes bytes
#           of it again: \qu0 for 山田, two control characters for the Polish ł. Only letters of Latin-1 and
#           the delimiters come back. No error.
# Cost:     the name of an order or a report is other letters at the receiver, and its images are filed under a
#           patient who does not exist.

. "$(dirname "$0")/lib.sh"
python_packages hl7==0.4.5

cat >names.py <<'PYTHON'
import hl7
message = hl7.parse("MSH|^~\\&|A|B|C|D|20260101||ORM^O01|1|P|2.5||||||UNICODE UTF-8\rPID|1||P1||X\r")
for text in ("O'Neil & Sons", "Müller", "Małek", "山田"):
    escaped = message.escape(text)
    print(text, "->", escaped, "->", ascii(message.unescape(escaped)))
PYTHON
PYTHONIOENCODING=utf-8 python names.py >seen
expect "delimiters" "$(sed -n 1p seen)" "O'Neil & Sons -> O'Neil \\T\\ Sons -> \"O'Neil & Sons\""
expect "German" "$(sed -n 2p seen)" "Müller -> M\\Xfc\\ller -> 'M\\xfcller'"
expect "Polish" "$(sed -n 3p seen)" "Małek -> Ma\\X142\\ek -> 'Ma\\x14\\x02ek'"
expect "Japanese" "$(sed -n 4p seen)" "山田 -> \\X5c71\\\\X7530\\ -> '\\\\qu0'"
