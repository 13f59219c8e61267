#!/bin/bash
# ImageMagick opens no uncompressed DICOM image, and does not say why.
#
# Software: imagemagick 8:6.9.11.60+dfsg-1.6+deb12u15; dcmtk 3.6.7-9~deb12u4
# Guess:    `convert -list format` has DCM as readable: an uncompressed 8-bit secondary capture, the
#           plainest DICOM image there is, opens.
# Seen:     "no images defined", exit status 1, no picture, no reason. 12 bits do not open either. The same
#           image opens once dcmcjpeg has compressed it as JPEG: only compressed ones do. GraphicsMagick
#           opens both.
# Cost:     scripts that make previews lose every uncompressed image of a study, and the message sends
#           people to look for a fault in the file.

. "$(dirname "$0")/lib.sh"
debian imagemagick=8:6.9.11.60+dfsg-1.6+deb12u15 dcmtk=3.6.7-9~deb12u4 \
    graphicsmagick=1.4+really1.3.40-4+deb12u1
# Its modules and settings lie in the temporary folder, too
for folder in "$scratch"/root/usr/lib/*/ImageMagick-6.*; do
    [[ ! -d $folder ]] || export MAGICK_CODER_MODULE_PATH=$folder/modules-Q16/coders
done

python3 - <<'PYTHON'
import dicom
dicom.write("8.dcm", dicom.secondary_capture(
    bytes(i % 256 for i in range(4096)), 64, 64, bits=8, stored=8))
dicom.write("12.dcm", dicom.secondary_capture(dicom.ramp(), 64, 64))
PYTHON
dcmcjpeg +eb 8.dcm jpeg.dcm
open_with() {
    local status=0
    rm -f out.png
    "${@:2}" "$1.dcm" out.png >log 2>&1 || status=$?
    [[ -e out.png ]] && echo "a picture, status $status" ||
        echo "status $status: $(grep -o 'no images defined' log)"
}
formats=$(convert -list format | grep -c '^ *DCM\*\? *DCM *r--' || true)
expect "formats named DCM that can be read" "$formats" 1
expect "8 bits" "$(open_with 8 convert)" "status 1: no images defined"
expect "12 bits" "$(open_with 12 convert)" "status 1: no images defined"
expect "8 bits as JPEG" "$(open_with jpeg convert)" "a picture, status 0"
expect "8 bits, GraphicsMagick" "$(open_with 8 gm convert)" "a picture, status 0"
