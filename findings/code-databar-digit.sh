#!/bin/bash
# After a lot of letters, zbar reads other digits from a DataBar Expanded code than are in it.
#
# Software: zbar 0.23.92-7+deb12u1; zint 2.11.1-1 (the labels), zxing-cpp 3.1.1 for comparison
# Guess:    a code that passes its checksum is read as printed.
# Seen:     the separator (FNC1) after a lot with letters takes the reader back to digits; zbar stays in
#           letters. Serial number 21 S9 is read as 2Q S9, and the expiry date 17 261231 as 1EB5K. A lot of
#           digits only is read well, and zxing-cpp reads all. Status 0, no remark.
# Cost:     lot, expiry date and serial number of drugs and devices are in such codes: what is wrong looks
#           like a good scan, and the expiry date is gone.

. "$(dirname "$0")/lib.sh"
debian zint=2.11.1-1 libzint2.11=2.11.1-1 zbar-tools=0.23.92-7+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages zxing-cpp==3.1.1 pillow==12.0.0

# 31 is GS1 DataBar Expanded; FNC1 (byte 1D) is shown as "/"
label() { zint --barcode=31 --scale=3 --quietzones --output=label.png --data="$1"; }
zxing() {
    label "$1"
    python - <<'PYTHON'
import zxingcpp
from PIL import Image
print(*(b.bytes.decode().replace("\x1d", "/") for b in zxingcpp.read_barcodes(Image.open("label.png").convert("L"))))
PYTHON
}
zbar() { label "$1" && zbarimg -q --raw label.png 2>log | tr '\035' /; }
expect "lot of digits, zbar" "$(zbar "[10]1234[21]77")" "101234/2177"
expect "lot and serial number, zxing-cpp" "$(zxing "[10]LOT7[21]S9")" "10LOT7/21S9"
expect "lot and serial number, zbar" "$(zbar "[10]LOT7[21]S9")" "10LOT7/2QS9"
expect "lot and expiry date, zxing-cpp" "$(zxing "[10]ABC[17]261231")" "10ABC/17261231"
expect "lot and expiry date, zbar" "$(zbar "[10]ABC[17]261231")" "10ABC/1EB5K"
