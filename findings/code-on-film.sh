#!/bin/bash
# On film, a QR code and a Data Matrix code fail in opposite ways for the usual readers.
#
# Software: zbar 0.23.92-7+deb12u1, dmtx-utils 0.7.6-1.1+b1; zxing-cpp 3.1.1 for comparison; qrencode
#           4.1.1-1
# Guess:    a code on transparent film is read from both sides, and light on dark as well as dark on light,
#           or each reader fails at the same.
# Seen:     zbar reads a QR code seen from behind, and not one light on dark. dmtxread reads a Data Matrix
#           code light on dark, and not one seen from behind. Both print nothing; zxing-cpp reads all.
# Cost:     X-ray film is dark with light labels, and share films are laid on a light box either way round:
#           which code was chosen decides whether the label exists for the scanner.

. "$(dirname "$0")/lib.sh"
debian zbar-tools=0.23.92-7+deb12u1 dmtx-utils=0.7.6-1.1+b1 libdmtx0b=0.7.7-1 qrencode=4.1.1-1
python_packages zxing-cpp==3.1.1 pillow==12.0.0
export PYTHONWARNINGS=ignore

qrencode -s 8 -m 6 -o qr.png ARCHIVE-SHARE-0123456789
printf ARCHIVE-SHARE-0123456789 | dmtxwrite -d 8 -m 40 -o matrix.png
python - <<'PYTHON'
from PIL import Image, ImageOps
for kind in ("qr", "matrix"):
    image = Image.open(kind + ".png").convert("RGB").convert("L")
    image.save(kind + "-plain.png")
    ImageOps.mirror(image).save(kind + "-behind.png")
    ImageOps.invert(image).save(kind + "-light.png")
PYTHON
qr() { zbarimg -q --raw "qr-$1.png" 2>log || echo nothing; }
matrix() { timeout 60 dmtxread -N 1 "matrix-$1.png" 2>log || echo nothing; }
zxing() {
    python - "$1.png" <<'PYTHON'
import sys, zxingcpp
from PIL import Image
print(*(code.text for code in zxingcpp.read_barcodes(Image.open(sys.argv[1]))))
PYTHON
}
label=ARCHIVE-SHARE-0123456789
for way in plain behind light; do
    expect "zxing-cpp, both codes, $way" "$(zxing qr-$way) $(zxing matrix-$way)" "$label $label"
done
expect "QR, zbar, plain" "$(qr plain)" $label
expect "QR, zbar, from behind" "$(qr behind)" $label
expect "QR, zbar, light on dark" "$(qr light)" nothing
expect "Data Matrix, dmtxread, plain" "$(matrix plain)" $label
expect "Data Matrix, dmtxread, from behind" "$(matrix behind)" nothing
expect "Data Matrix, dmtxread, light on dark" "$(matrix light)" $label
