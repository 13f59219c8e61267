#!/bin/bash
# gs123 makes "a clean Data Matrix" of a scanned label: another serial number, and no GS1 symbol.
#
# Software: gs123 4.0.1, ppf-datamatrix 0.2; read with zxing-cpp 3.1.1, biip 5.2.0; pystrich 0.20 for comparison
# Guess:    a label that was scanned and is printed again, the example of its manual, has the same GTIN, serial
#           number, lot and expiry date. A GS1 DataMatrix begins with FNC1, has no parentheses, and FNC1 ends a field
#           of variable length (GS1 General Specifications, 5.6.2 and 7.8); the serial number is text (3.5.2).
# Seen:     serial number 0000010020 is printed as 000000010020. There is no FNC1, the parentheses are letters of the
#           symbol, and biip finds no element in it. Without parentheses the serial number runs into the date: it is
#           00000001002017261231, and the device has no expiry date. Where the scan has the lot before the date,
#           both are left out. No error, no warning. A symbol of pystrich with the same data is read as it was meant.
# Cost:     a relabeled device is another one for the register of implants, never expires, and no recall finds it.

. "$(dirname "$0")/lib.sh"
python_packages gs123==4.0.1 ppf-datamatrix==0.2 zxing-cpp==3.1.1 biip==5.2.0 pystrich==0.20 pillow==13.0.0

cat >label.py <<'PYTHON'
import sys
import biip, zxingcpp
from PIL import Image
from gs123.datamatrix import GS1DataMatrix
from pystrich.datamatrix import FNC1, DataMatrixEncoder
how, data = sys.argv[1], sys.argv[2].replace("|", "\x1d")
if how == "pystrich":
    DataMatrixEncoder(FNC1 + data).save("label.png")
else:
    GS1DataMatrix.from_barcode(data, company_prefix_length=7, parentheses=how == "parentheses").save_png("label.png")
image = Image.open("label.png").convert("L")
paper = Image.new("L", (image.width + 80, image.height + 80), 255)
paper.paste(image, (40, 40))
[code] = zxingcpp.read_barcodes(paper)
print(code.symbology_identifier, code.bytes.decode())  # ]d2 if it begins with FNC1
message = biip.parse(code.symbology_identifier + code.bytes.decode()).gs1_message
print(message.as_hri() if message else "no elements")
PYTHON
line() { python label.py "${@:2}" >seen 2>words; cat words; sed -n "$1p" seen; }
gtin=20614141073461
printed="(01)$gtin(21)0000010020(17)261231(10)LOTA1"
expect "pystrich, read" "$(line 2 pystrich "01${gtin}210000010020|1726123110LOTA1")" "$printed"
expect "again, with parentheses" "$(line 1 parentheses "$printed")" "]d1 (01)$gtin(21)000000010020(17)261231(10)LOTA1"
expect "read" "$(line 2 parentheses "$printed")" "no elements"
expect "again, without" "$(line 1 none "$printed")" "]d1 01${gtin}210000000100201726123110LOTA1"
expect "read" "$(line 2 none "$printed")" "(01)$gtin(21)00000001002017261231(10)LOTA1"
expect "a scan with the lot first, again" "$(line 2 none "01${gtin}210000010020|10LOTA1|17261231")" \
    "(01)$gtin(21)000000010020"
