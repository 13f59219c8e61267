#!/bin/bash
# A library that reads and writes a report again makes text of its line breaks.
#
# Software: hl7apy 1.3.5; hl7 0.4.5 as the one who reads the report
# Guess:    a message that parse_message takes comes back from to_er7 as it was, its escape sequences, too.
# Seen:     of the sequences, those for a separator, for highlighting and for the escape character come back.
#           Those for a line break (\.br\), for spaces, for a centered line and for bytes by number (\X0D\)
#           come back with their escape characters escaped: x\E\.br\E\y. All are valid in formatted text (FT:
#           OBX-5, NTE-3; HL7 2.5 sections 2.7.5 and 2.7.6). Before, hl7 reads \.br\ as the end of a line, and
#           afterwards as these letters.
# Cost:     a report that went through a relay is one line with codes between its sentences.

. "$(dirname "$0")/lib.sh"
python_packages hl7apy==1.3.5 hl7==0.4.5

cat >relay.py <<'PYTHON'
import sys
from hl7apy.parser import parse_message
def relay(message):
    return parse_message(message).to_er7()
def field(text, version="2.5"):
    return ("MSH|^~\\&|RIS|HOSPITAL|PACS|HOSPITAL|20200101120000||ORU^R01^ORU_R01|1|P|" + version
            + "\rPID|1||P1||Finding^Test\rOBR|1|1||CT^Head\rOBX|1|FT|1||" + text + "||||||F")
def text(message):
    return message.split("\r")[3].split("|")[5]
PYTHON
# What becomes of formatted text
relayed() {
    python - "$1" <<'PYTHON'
import sys
from relay import field, relay, text
print(*sorted({text(relay(field(sys.argv[1], version))) for version in ("2.3.1", "2.5")}))
PYTHON
}
for same in 'x\F\y' 'x\S\y' 'x\T\y' 'x\R\y' 'x\E\y' 'x\H\y\N\z'; do
    expect "$same" "$(relayed "$same")" "$same"
done
for code in .br .sp .sp2 .sk3 .ce X0D X41; do
    expect "x\\$code\\y" "$(relayed "x\\$code\\y")" "x\\E\\$code\\E\\y"
done
python - >seen <<'PYTHON'
import hl7
from relay import field, relay, text
def read(message):
    parsed = hl7.parse(message)
    return repr(parsed.unescape(text(message)))
message = field("normal.\\.br\\No bleeding.")
print(text(relay(relay(message))))
print(read(message))
print(read(relay(message)))
PYTHON
expect "twice" "$(sed -n 1p seen)" 'normal.\E\.br\E\No bleeding.'
expect "hl7 reads, before" "$(sed -n 2p seen)" "'normal.\\rNo bleeding.'"
expect "hl7 reads, after" "$(sed -n 3p seen)" "'normal.\\\\.br\\\\No bleeding.'"
