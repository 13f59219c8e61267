#!/bin/bash
# A stacked label (Codablock F) is read as several valid labels, one for each of its rows.
#
# Software: zbar 0.23.92-7+deb12u1, zxing-cpp 3.1.1; zint 2.11.1-1 (the label)
# Guess:    a reader that does not know Codablock F finds nothing: the rows are not a message each.
# Seen:     both find six "Code 128" codes where one label is. Each begins with signs that tell the row; the
#           last ends with the checks of the whole (d+A99, 43912345, ,/LOT, ... /DA). zxing-cpp says "valid"
#           of each; zbar lists them from below. The same label in Code 128 is read as printed.
# Cost:     HIBC allows the code for medical devices with a lot and a date: a scan of a small label puts a
#           piece, often the last row, into the field for the device.

. "$(dirname "$0")/lib.sh"
debian zint=2.11.1-1 libzint2.11=2.11.1-1 zbar-tools=0.23.92-7+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages zxing-cpp==3.1.1 pillow==12.0.0

# 110 is HIBC in Codablock F, 98 in Code 128; zint adds the "+" and the check character
for kind in 110 98; do
    zint --barcode=$kind --scale=3 --quietzones --output=$kind.png --data=A99912345/LOT7X2610
done
zxing() {
    python - "$1" <<'PYTHON'
import sys, zxingcpp
from PIL import Image
found = zxingcpp.read_barcodes(Image.open(sys.argv[1]).convert("L"))
print(*(f"{b.text} {b.valid};" for b in found))
PYTHON
}
expect "Code 128, zxing-cpp" "$(zxing 98.png)" "+A99912345/LOT7X2610+ True;"
expect "Code 128, zbar" "$(zbarimg -q 98.png 2>log)" "CODE-128:+A99912345/LOT7X2610+"
expect "Codablock F, zxing-cpp" "$(zxing 110.png)" \
    "d+A99 True; 43912345 True; ,/LOT True; -7X26 True; .10+ True; /DA True;"
expect "Codablock F, zbar" "$(zbarimg -q --raw 110.png 2>log | xargs)" "/DA .10+ -7X26 ,/LOT 43912345 d+A99"
