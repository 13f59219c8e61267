#!/bin/bash
# pylibdmtx drops the separator between the lot and the serial number of a medical device's label.
#
# Software: pylibdmtx 0.1.10 on libdmtx 0.7.7-1 (libdmtx0b), dmtx-utils 0.7.6-1.1+b1; zint 2.11.1-1 (the
#           label); zbar 0.23.92-7+deb12u1 and zxing-cpp 3.1.1 for comparison
# Guess:    the separator (FNC1) after a field of open length comes out as byte 1D, as the GS1 General
#           Specifications have it and as zbar gives it for GS1-128 and QR codes.
# Seen:     nothing stands for it: lot LOT7 and serial number S9 are read as 10LOT721S9, the same text as
#           that of a lot LOT721S9 without a serial number. libdmtx knows (dmtxread writes 1D with --gs1=29,
#           not without), but pylibdmtx has no such parameter.
# Cost:     Data Matrix is the code on drugs and implants (UDI). Lot and serial number run together without
#           a trace, and a recall does not find the device.

. "$(dirname "$0")/lib.sh"
debian zint=2.11.1-1 libzint2.11=2.11.1-1 zbar-tools=0.23.92-7+deb12u1 dmtx-utils=0.7.6-1.1+b1 \
    libdmtx0b=0.7.7-1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages pylibdmtx==0.1.10 zxing-cpp==3.1.1 pillow==12.0.0

# 71 is Data Matrix, 58 QR, 16 GS1-128; FNC1 (byte 1D) is shown as "/"
label() { zint --barcode="$1" --gs1 --scale=3 --quietzones --output=label.png --data="$2"; }
zbar() { label "$1" "$2" && zbarimg -q --raw label.png 2>log | tr '\035' /; }
data_matrix() {
    label 71 "$2"
    python - "$1" <<'PYTHON' | tr '\035' /
import ctypes.util, sys
from PIL import Image
image = Image.open("label.png").convert("L")
if sys.argv[1] == "zxing":
    import zxingcpp
    codes = [code.bytes for code in zxingcpp.read_barcodes(image)]
else:
    ctypes.util.find_library = lambda name: "libdmtx.so.0"  # its folder is not known to ldconfig
    from pylibdmtx import pylibdmtx
    codes = [code.data for code in pylibdmtx.decode(image, max_count=1)]
print(*(code.decode() for code in codes))
PYTHON
}
both="[10]LOT7[21]S9"
expect "GS1-128, zbar" "$(zbar 16 "$both")" "10LOT7/21S9"
expect "QR, zbar" "$(zbar 58 "$both")" "10LOT7/21S9"
expect "Data Matrix, zxing-cpp" "$(data_matrix zxing "$both")" "10LOT7/21S9"
expect "Data Matrix, pylibdmtx" "$(data_matrix dmtx "$both")" "10LOT721S9"
expect "a longer lot alone, pylibdmtx" "$(data_matrix dmtx "[10]LOT721S9")" "10LOT721S9"
label 71 "$both"
expect "Data Matrix, dmtxread --gs1=29" "$(dmtxread -N 1 --gs1=29 label.png | tr '\035' /)" "/10LOT7/21S9"
