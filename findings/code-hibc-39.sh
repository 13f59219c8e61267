#!/bin/bash
# A health industry label in Code 39 comes back from ZXing-C++ with a small letter and without its "+".
#
# Software: zxing-cpp 3.1.1; zint 2.11.1-1 (the label), zbar 0.23.92-7+deb12u1 for comparison
# Guess:    the label of HIBC (ANSI/HIBC 2.6: a "+", then the supplier's code, which begins with a letter)
#           is read as printed, as every Code 39 of capitals, digits and signs.
# Seen:     zxing-cpp takes "+A" for the two-character form of "a" in Code 39's extended alphabet, which
#           nothing in the symbol asks for: +A999BJM is read as a999BJM, "Code 39 Extended", valid. zbar
#           reads +A999BJM. The same text in Code 128 is read as printed by both.
# Cost:     the "+" is how software knows a medical device's label, and the letter is its maker's: the scan
#           of an implant or a catheter finds no product, or has to be typed.

. "$(dirname "$0")/lib.sh"
debian zint=2.11.1-1 libzint2.11=2.11.1-1 zbar-tools=0.23.92-7+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages zxing-cpp==3.1.1 pillow==12.0.0

# 99 is HIBC in Code 39, 98 in Code 128; zint adds the "+" and the check character
for kind in 99 98; do zint --barcode=$kind --scale=3 --quietzones --output=$kind.png --data=A999BJ; done
zxing() {
    python - "$1" <<'PYTHON'
import sys, zxingcpp
from PIL import Image
print(*(f"{b.text} {b.valid}" for b in zxingcpp.read_barcodes(Image.open(sys.argv[1]).convert("L"))))
PYTHON
}
expect "Code 128, zbar" "$(zbarimg -q --raw 98.png 2>log)" "+A999BJM"
expect "Code 128, zxing-cpp" "$(zxing 98.png)" "+A999BJM True"
expect "Code 39, zbar" "$(zbarimg -q --raw 99.png 2>log)" "+A999BJM"
expect "Code 39, zxing-cpp" "$(zxing 99.png)" "a999BJM True"
