#!/bin/bash
# The zeros before a number in a QR code are gone when deqr reads it.
#
# Software: deqr 0.2.5 (Quirc and qrdec); qrencode 4.1.1-1 (the labels), zbar 0.23.92-7+deb12u1 and zxing-cpp
#           3.1.1 for comparison
# Guess:    the digits of a QR code are a text (ISO/IEC 18004, numeric mode): 00012345 is read as that.
# Seen:     deqr gives a code of digits as a number, 12345, with both of its decoders. With qrdec this happens
#           inside a label, too: of LOT-7F-000012345678901234567890 it gives LOT-7F- and a number without
#           the zeros. Quirc reads that one as printed, as zbar and zxing-cpp read both.
# Cost:     accession numbers, article numbers (GTIN) and serial numbers begin with zeros: another exam is
#           found, or none, and how many zeros there were cannot be told afterwards.

. "$(dirname "$0")/lib.sh"
debian qrencode=4.1.1-1 zbar-tools=0.23.92-7+deb12u1
python_packages deqr==0.2.5 zxing-cpp==3.1.1 pillow==12.0.0

qrencode -s 8 -m 6 -t PNG32 -o number.png 00012345
qrencode -s 8 -m 6 -t PNG32 -o label.png LOT-7F-000012345678901234567890
read_code() { # READER FILE
    if [[ $1 = zbar ]]; then
        zbarimg -q --raw --nodbus "$2" 2>log
        return
    fi
    python - "$1" "$2" <<'PYTHON'
import sys, deqr, zxingcpp
from PIL import Image
image = Image.open(sys.argv[2]).convert("L")
if sys.argv[1] == "zxing":
    print(*(code.text for code in zxingcpp.read_barcodes(image)))
else:
    decoder = {"quirc": deqr.QuircDecoder, "qrdec": deqr.QRdecDecoder}[sys.argv[1]]()
    entries = [entry.data for code in decoder.decode(image) for entry in code.data_entries]
    print(*(f"{data} ({type(data).__name__})" for data in entries))
PYTHON
}
for reader in zbar zxing; do
    expect "number, $reader" "$(read_code $reader number.png)" "00012345"
    expect "label, $reader" "$(read_code $reader label.png)" "LOT-7F-000012345678901234567890"
done
for reader in quirc qrdec; do expect "number, deqr, $reader" "$(read_code $reader number.png)" "12345 (int)"; done
expect "label, deqr, quirc" "$(read_code quirc label.png)" "LOT-7F-000012345678901234567890 (str)"
expect "label, deqr, qrdec" "$(read_code qrdec label.png)" "LOT-7F- (str) 12345678901234567890 (int)"
