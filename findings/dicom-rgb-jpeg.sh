#!/bin/bash
# img2dcm takes a JPEG file in RGB for one in YCbCr: red comes out green.
#
# Software: dcmtk 3.6.7-9~deb12u4 (img2dcm, dcmj2pnm); libgdcm-tools 3.0.21-1 (gdcmimg, gdcmconv) and
#           Pillow 12.0.0 for comparison
# Guess:    a JPEG file whose Adobe segment says "no transform" and whose components are called R, G and B,
#           which JPEG readers show in its colors, becomes an image with Photometric Interpretation RGB, as
#           that element describes what the decoder gives (PS3.5 section 8.2.1).
# Seen:     it becomes YBR_FULL_422, like every other color JPEG. Of the red 200\30\30, dcmj2pnm makes
#           63\255\26; gdcmconv unpacks 200\30\30 and calls it YBR_FULL. gdcmimg writes RGB, and both tools
#           then give the red. Status 0, no message.
# Cost:     photographs that were saved in RGB are archived in wrong colors, with status 0, and the file
#           that showed the right ones is gone after the import.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4 libgdcm-tools=3.0.21-1
python_packages pillow==12.0.0

python - <<'PYTHON'
from PIL import Image
image = Image.new("RGB", (16, 16), (200, 30, 30))
image.save("rgb.jpg", quality=95, keep_rgb=True)
image.save("ycbcr.jpg", quality=95, subsampling=0)
for name in ("rgb", "ycbcr"):
    with Image.open(name + ".jpg") as jpeg:
        print(name, *jpeg.convert("RGB").getpixel((4, 4)))
PYTHON
# What the element says, the first pixel by dcmj2pnm, and by gdcmconv
try() { # PROGRAM IMAGE
    local status=0
    "$1" "$2.jpg" image.dcm >log 2>&1 || status=$?
    dcmj2pnm --write-raw-pnm image.dcm image.ppm 2>/dev/null
    rm -f raw.dcm*
    gdcmconv --raw image.dcm raw.dcm
    dcmdump +W "$scratch" raw.dcm >/dev/null
    kind() { dcmdump +P 0028,0004 "$1" | sed 's/.*\[\(.*\)\].*/\1/'; }
    echo "$(kind image.dcm); $(tail -c 3 image.ppm | od -An -tu1 | xargs);" \
        "$(od -An -tu1 -N3 raw.dcm.0.raw | xargs) $(kind raw.dcm); status $status, $(wc -c <log) bytes of messages"
}
expect "from YCbCr, img2dcm" "$(try img2dcm ycbcr)" \
    "YBR_FULL_422; 200 30 30; 81 99 213 YBR_FULL; status 0, 0 bytes of messages"
expect "from RGB, gdcmimg" "$(try gdcmimg rgb)" "RGB; 200 30 30; 200 30 30 RGB; status 0, 0 bytes of messages"
expect "from RGB, img2dcm" "$(try img2dcm rgb)" \
    "YBR_FULL_422; 63 255 26; 200 30 30 YBR_FULL; status 0, 0 bytes of messages"
