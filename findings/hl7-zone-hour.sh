#!/bin/bash
# hl7parser moves each time of Newfoundland by an hour, and a doctor's number loses the hospital that gave it.
#
# Software: hl7parser 0.7.5 (HL7Message, str); hl7apy 1.3.5 finds the message valid (strict) and writes it unchanged
# Guess:    a message that is only read and written again is the same. A time may end in its zone, +/-ZZZZ (HL7 2.5.1
#           chapter 2A, DTM); in St. John's it is -0330, in summer -0230. The issuer of a doctor's number is the ninth
#           component, the kind of number the thirteenth (chapter 2A, XCN).
# Seen:     -0330 is written as -0430, and -0230 as -0330, in the header, in the event and in the admission: 10:20 is
#           10:20 of another zone, an hour later. +0530 and -0400 stay. The time that it gives to a program is right.
#           Of a doctor all after the seventh component is gone: issuer, kind of name, kind of number. No word.
# Cost:     behind a gateway with it, what happened in St. John's is an hour later than it was; doctor 17 of one
#           hospital is doctor 17 of the other, who gets the report.

. "$(dirname "$0")/lib.sh"
python_packages --no-deps hl7parser==0.7.5 hl7apy==1.3.5

cat >again.py <<'PYTHON'
import sys
how, zone = sys.argv[1:]
time = "20200302102030" + zone
text = "\r".join((
    rf"MSH|^~\&|RIS|HOSP|PACS|HOSP|{time}||ADT^A01^ADT_A01|1|P|2.5.1", f"EVN||{time}",
    "PID|1||P1^^^HOSP^MR||Finding^Test||19500101|F",
    f"PV1|1|I|W^1^2||||17^House^Ann^^^Dr^^^HOSP^L^^^DN{'|' * 37}{time}")) + "\r"
if how == "hl7apy":
    from hl7apy.consts import VALIDATION_LEVEL
    from hl7apy.parser import parse_message
    message = parse_message(text, validation_level=VALIDATION_LEVEL.STRICT)
    assert message.validate()
    again = message.to_er7()
else:
    from hl7parser.hl7 import HL7Message
    message = HL7Message(text)
    again = str(message)
    if how == "given":
        print(message.evn.recorded_datetime.isoformat())
        sys.exit()
fields = {line[:3]: line.split("|") for line in again.replace("\n", "\r").split("\r")}
times = fields["MSH"][6], fields["EVN"][2], fields["PV1"][44]
print(*(moment[14:] for moment in times), fields["PV1"][7])
PYTHON
doctor=17^House^Ann^^^Dr
for zone in -0330 -0230; do
    expect "hl7apy, $zone" "$(python again.py hl7apy $zone 2>&1)" "$zone $zone $zone $doctor^^^HOSP^L^^^DN"
done
expect "hl7parser, -0330, given to a program" "$(python again.py given -0330 2>&1)" "2020-03-02T10:20:30-03:30"
expect "hl7parser, -0330, written" "$(python again.py written -0330 2>&1)" "-0430 -0430 -0430 $doctor^"
expect "hl7parser, -0230, written" "$(python again.py written -0230 2>&1)" "-0330 -0330 -0330 $doctor^"
for zone in +0530 -0400; do
    expect "hl7parser, $zone, written" "$(python again.py written $zone 2>&1)" "$zone $zone $zone $doctor^"
done
