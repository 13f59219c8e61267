#!/bin/bash
# epc-encoding-utils writes the expiry date of a device's label into its RFID tag as the serial number.
#
# Software: epc-encoding-utils 1.3 (decode_barcode), its tags read with epcpy 0.1.8
# Guess:    what is a serial number in a label is what follows (21), wherever it stands: after expiry date (17) and lot
#           (10) on most devices. A serial number with zeros before it, or above 38 bits, needs SGTIN-198, the only tag
#           that holds it (Tag Data Standard 1.13, section 14.5.1). A label without one has no SGTIN.
# Seen:     whatever follows the GTIN is the serial number, two digits later: (17)261231(10)12 is 2612311012, for each
#           device of the lot, and (17)261231(21)400 is 26123121400. (21)00400 gives the same tag as (21)400. Of
#           (21)301234567890 the tag has more than 96 bits, so that its first byte is 60, no SGTIN, though its name is
#           sgtin-96. No word.
# Cost:     ten implants of a lot are one in the cabinet that counts by tag, and two devices with one tag are confused;
#           a recall by serial number finds none.

. "$(dirname "$0")/lib.sh"
python_packages epc-encoding-utils==1.3 epcpy==0.1.8

cat >tag.py <<'PYTHON'
import sys
from epc.utils.barcode import decode_barcode
from epcpy.epc_schemes.sgtin import SGTIN
written = decode_barcode("01" + "00614141123452" + sys.argv[1], company_prefix_length=7)
tag = f"{int(written):X}"
try:
    read = SGTIN.from_hex(tag).epc_uri.removeprefix("urn:epc:id:sgtin:")
except Exception as error:
    read = f"unreadable, first byte {tag[:2]}"
print(written.tag_uri.split(":")[3], read)
PYTHON
tag() { python tag.py "$1" 2>words; cat words; }
expect "(21)400" "$(tag 21400)" "sgtin-96 0614141.012345.400"
expect "(21)A4" "$(tag 21A4)" "sgtin-198 0614141.012345.A4"
expect "(17)261231(10)12" "$(tag 172612311012)" "sgtin-96 0614141.012345.2612311012"
expect "(17)261231(21)400" "$(tag 1726123121400)" "sgtin-96 0614141.012345.26123121400"
expect "(21)00400" "$(tag 2100400)" "sgtin-96 0614141.012345.400"
expect "(21)301234567890" "$(tag 21301234567890)" "sgtin-96 unreadable, first byte 60"
cat >right.py <<'PYTHON'
from epcpy.epc_schemes.sgtin import SGTIN, SGTINFilterValue
for serial in ("00400", "301234567890"):
    device = SGTIN.from_gs1_element_string(f"(01)00614141123452(21){serial}", 7)
    tag = device.hex(binary_coding_scheme=SGTIN.BinaryCodingScheme.SGTIN_198, filter_value=SGTINFilterValue.ALL_OTHERS)
    print(SGTIN.from_hex(tag).epc_uri.rsplit(".", 1)[1])
PYTHON
expect "epcpy, (21)00400 and (21)301234567890" "$(python right.py 2>&1 | paste -sd" ")" "00400 301234567890"
