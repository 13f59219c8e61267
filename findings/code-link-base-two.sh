#!/bin/bash
# gs1-compression reads the counts of a compressed label in binary digits, and drops the zeros before lot and serial.
#
# Software: gs1-compression 0.1.3
# Guess:    a GS1 Digital Link, the web address on a package, may be compressed so that it fits a small code. What
#           was compressed comes back, digit for digit: lot and serial number are text (GS1 General Specifications,
#           3.4.1 and 3.5.2), and the link has their lengths (GS1 Digital Link URI: Compression).
# Seen:     a count of 2 comes back as 10, of 12 as 1100, a potency of 500 units as 111110100, a time 03:04:05 as
#           03:110010101: the decimal number is written in base 2 whenever its length may vary. Lot 0012 is 12, and
#           serial 0007 is 7. The links are right: here their bits; GS1's own prototype reads all counts from
#           them as they were, and drops the zeros too. Dates, weights and lots with letters are kept. No word.
# Cost:     two tubes are booked as ten, and a recall of lot 0012 passes the device by.

. "$(dirname "$0")/lib.sh"
python_packages gs1-compression==0.1.3

cat >through.py <<'PYTHON'
import sys
from gs1 import compress_gs1_digital_link, decompress_gs1_digital_link
link = compress_gs1_digital_link(digital_link_uri="https://id.gs1.org" + sys.argv[1])
print(link, decompress_gs1_digital_link(link, False).removeprefix("https://id.gs1.org"))
PYTHON
cat >bits.py <<'PYTHON'
"""The last element of a link: its identifier, the length in digits, the number."""
import base64, math, sys
link, identifier, of_length = sys.argv[1].rsplit("/", 1)[1], sys.argv[2], int(sys.argv[3])
bits = "".join(f"{byte:08b}" for byte in base64.urlsafe_b64decode(link + "=" * (-len(link) % 4)))
at = bits.rindex(f"{int(identifier, 16):0{4 * len(identifier)}b}") + 4 * len(identifier)
digits = int(bits[at:at + of_length], 2)
number = bits[at + of_length:][:math.ceil(digits * math.log2(10))]
print(digits, "digits,", int(number, 2))
PYTHON
item=/01/99780345418916 unit=/00/106141412345678908
through() { python through.py "$1" 2>words | tee link | cut -d' ' -f2; cat words; }
expect "weight, expiry, lot with letters" "$(through "$item/10/AB0012?17=261200&3103=000189")" \
    "$item/10/AB0012?17=261200&3103=000189"
expect "count 2" "$(through "$item?30=2")" "$item?30=10"
expect "the link" "$(python bits.py "$(cut -d' ' -f1 link)" 30 4)" "1 digits, 2"
expect "count 12" "$(through "$unit?02=09780345418913&37=12")" "$unit?02=09780345418913&37=1100"
expect "the link" "$(python bits.py "$(cut -d' ' -f1 link)" 37 4)" "2 digits, 12"
expect "potency 500" "$(through "/01/09780345418913?7004=500")" "/01/09780345418913?7004=111110100"
expect "2 January 2025, 03:04:05" "$(through "/01/09780345418913?8008=250102030405")" \
    "/01/09780345418913?8008=25010203110010101"
expect "lot 0012, serial number 0007" "$(through "/01/09780345418913/10/0012/21/0007")" "/01/09780345418913/10/12/21/7"
