#!/bin/bash
# zbar reads other letters than were printed when a name in Code 128 is not in ASCII.
#
# Software: zbar 0.23.92-7+deb12u1; zint 2.11.1-1 (the labels), zxing-cpp 3.1.1 for comparison
# Guess:    Code 128 has letters of Latin-1 by its function character FNC4 (ISO/IEC 15417, 4.3.4.2): they are
#           read as printed, or the reader finds nothing.
# Seen:     zbar drops FNC4 and takes 128 from each letter after it: Müller is M|ller, José Peña is
#           Josi Peqa. The checksum is right, the status 0, and nothing tells of it. zxing-cpp reads both, and
#           zbar reads the same names from a QR code.
# Cost:     wristbands and samples are labeled in Code 128: the patient is not found, or is another one, whose
#           name really has the other letter.

. "$(dirname "$0")/lib.sh"
debian zint=2.11.1-1 libzint2.11=2.11.1-1 zbar-tools=0.23.92-7+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages zxing-cpp==3.1.1 pillow==12.0.0

# 20 is Code 128, 58 QR
label() { zint --barcode="$1" --scale=3 --quietzones --output=label.png --data="$2"; }
zbar() { label "$1" "$2" && zbarimg -q --raw --nodbus label.png 2>log; }
zxing() {
    label "$1" "$2"
    python - <<'PYTHON'
import zxingcpp
from PIL import Image
print(*(code.text for code in zxingcpp.read_barcodes(Image.open("label.png").convert("L"))))
PYTHON
}
for name in "Müller" "José Peña" "Meyer"; do
    expect "Code 128, zxing-cpp" "$(zxing 20 "$name")" "$name"
    expect "QR, zbar" "$(zbar 58 "$name")" "$name"
done
expect "Meyer in Code 128, zbar" "$(zbar 20 Meyer)" "Meyer"
expect "Müller in Code 128, zbar" "$(zbar 20 Müller)" "M|ller"
expect "José Peña in Code 128, zbar" "$(zbar 20 "José Peña")" "Josi Peqa"
