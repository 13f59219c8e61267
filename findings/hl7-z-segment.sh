#!/bin/bash
# A segment that a site, or IHE, adds to a message is gone once a library has read and written the message.
#
# Software: hl7apy 1.3.5
# Guess:    a message that parse_message takes comes back from to_er7 as it was. Segments whose names
#           begin with Z are for local use (HL7 2.5 section 2.5.2), and IHE radiology's order has one: ZDS,
#           with the Study Instance UID that the images must have (RAD TF-2, transaction RAD-4).
# Seen:     ZDS is left out of an order, of each of two orders, and a ZPI behind PID out of an admission and
#           a report: no exception, no warning, at the default validation level. They stay with
#           find_groups=False, and in a message whose structure the library does not find. The documentation
#           of find_groups says that segments are assigned to groups, not that some are dropped.
# Cost:     the scanner makes up another Study Instance UID, and the images never meet their order.

. "$(dirname "$0")/lib.sh"
python_packages hl7apy==1.3.5

# The segments that are left of a message of this type, with this version and these segments
left() { # TYPE VERSION GROUPS SEGMENT...
    python - "$@" <<'PYTHON'
import sys
from hl7apy.parser import parse_message
kind, version, groups, *segments = sys.argv[1:]
message = "\r".join(
    [f"MSH|^~\\&|RIS|HOSPITAL|PACS|HOSPITAL|20200101120000||{kind}|1|P|{version}", *segments])
back = parse_message(message, find_groups=groups == "groups").to_er7()
print(*(segment[:3] for segment in back.split("\r")))
PYTHON
}
person='PID|1||P1||Finding^Test' visit='PV1|1|O' report='OBX|1|TX|1||normal||||||F'
study='ZDS|1.2.3.1^RIS^Application^DICOM' other='ZDS|1.2.3.2^RIS^Application^DICOM'
first=('ORC|NW|1' 'OBR|1|1||CT^Head' "$study") second=('ORC|NW|2' 'OBR|1|2||MR^Head' "$other")
for version in 2.3.1 2.5; do
    expect "an order, $version" "$(left ORM^O01 $version groups "$person" $visit "${first[@]}")" \
        "MSH PID PV1 ORC OBR"
done
expect "an order, no groups" "$(left ORM^O01 2.3.1 none "$person" $visit "${first[@]}")" "MSH PID PV1 ORC OBR ZDS"
expect "two orders" "$(left ORM^O01 2.3.1 groups "$person" $visit "${first[@]}" "${second[@]}")" \
    "MSH PID PV1 ORC OBR ORC OBR"
expect "an admission" "$(left ADT^A01 2.5 groups 'EVN||20200101' "$person" 'ZPI|7' $visit)" "MSH EVN PID PV1"
expect "a report" "$(left ORU^R01 2.5 groups "$person" 'ZPI|7' 'OBR|1|1||CT^Head' "$report")" "MSH PID OBR OBX"
expect "an update" "$(left ADT^A08^ADT_A01 2.5 groups 'EVN||20200101' "$person" 'ZPI|7' $visit)" "MSH EVN PID PV1"
expect "an update without MSH-9.3" "$(left ADT^A08 2.5 groups 'EVN||20200101' "$person" 'ZPI|7' $visit)" \
    "MSH EVN PID ZPI PV1"
