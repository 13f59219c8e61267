#!/bin/bash
# dcmscale crops an image, and says that its pixels have grown.
#
# Software: dcmtk 3.6.7-9~deb12u4 (dcmscale)
# Guess:    a part that is cut out without scaling keeps its Pixel Spacing; its Image Position moves to the
#           first pixel that is left (PS3.3 section C.7.6.2.1.1).
# Seen:     32 of 64 columns of 0.5 mm come out as 32 columns of 1 mm, 16 as columns of 2 mm: the spacing is
#           that of an image that was made smaller. The pixels are those of the source, not scaled. The
#           position stays that of the pixel that was cut off. Where the image really is scaled, Pixel
#           Spacing is right, and Imager Pixel Spacing stays as it was. Status 0, no message.
# Cost:     every length measured in the crop is 2 or 4 times too long, and the crop lies elsewhere.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4

python3 - <<'PYTHON'
import dicom
from dicom import element
dicom.write("image.dcm", dicom.secondary_capture(
    dicom.ramp(), 64, 64, late=element(0x18, 0x1164, "DS", b"0.5\\0.5"),
    place=element(0x20, 0x32, "DS", b"0\\0\\0") + element(0x20, 0x37, "DS", b"1\\0\\0\\0\\1\\0"),
    spacing=element(0x28, 0x30, "DS", b"0.5\\0.5")))
PYTHON
value() { dcmdump +P "$1" "$2" | sed -n '1s/^[^[]*\[\(.*\)\].*/\1/p'; }
try() { # OPTIONS...
    local status=0
    dcmscale "$@" image.dcm out.dcm >log 2>&1 || status=$?
    echo "$(dcmdump +P Columns out.dcm | awk '{ print $3 }') columns, $(value 0028,0030 out.dcm), at" \
        "$(value 0020,0032 out.dcm), status $status, $(wc -c <log) bytes of messages"
}
expect "columns 16 to 47" "$(try +C 16 16 32 32)" \
    '32 columns, 1.000000\1.000000, at 0\0\0, status 0, 0 bytes of messages'
dcmdump +W "$scratch" out.dcm >/dev/null
expect "they are the pixels of the source" "$(od -An -tu2 -N8 out.dcm.0.raw | xargs)" "1040 1041 1042 1043"
expect "columns 16 to 31" "$(try +C 16 16 16 16)" \
    '16 columns, 2.000000\2.000000, at 0\0\0, status 0, 0 bytes of messages'
expect "scaled by half" "$(try +Sxf 0.5)" \
    '32 columns, 1.000000\1.000000, at 0\0\0, status 0, 0 bytes of messages'
expect "scaled by half, Imager Pixel Spacing" "$(value 0018,1164 out.dcm)" '0.5\0.5'
