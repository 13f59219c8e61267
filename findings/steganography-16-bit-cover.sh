#!/bin/bash
# stegpy hides in a 16-bit X-ray image, says Ok, and the image is white.
#
# Software: stegpy 0.2.0 (pillow 12.3.0, numpy 2.4.6); stegano 3.0.0 for comparison
# Guess:    the low bits of the samples of a 12-bit image in a 16-bit PNG carry the text; or the image is
#           refused.
# Seen:     the result is an 8-bit RGB image in which all samples above 255 are 255 (or 252 to 254, with the
#           text in them): of 4096 shades 16 in 17 become white. "Ok", and the text can be read out again.
#           stegano asks first whether it may turn the image into RGB, and stops without an answer.
# Cost:     hiding is meant not to be seen: here the hidden text survives and the image is lost, and whoever
#           deletes the cover afterwards has nothing.

. "$(dirname "$0")/lib.sh"
python_packages stegpy==0.2.0 stegano==3.0.0 pillow==12.3.0 numpy==2.4.6

python - <<'PYTHON'
import png
png.write("cover.png", 64, 48, [i * 2711 % 4096 for i in range(64 * 48)])
PYTHON
expect "stegpy's last line" "$(stegpy "a share" cover.png 2>&1 | tail -1)" "Information encoded in _cover.png."
expect "the text" "$(stegpy _cover.png 2>&1 | tail -1)" "a share"
python - >seen <<'PYTHON'
import png
_, _, before = png.read("cover.png")
bits, channels, after = png.read("_cover.png")
red = after[::channels]
print(bits, channels)
print(sum(sample > 255 for sample in before) * 100 // len(before))
print(sum(sample >= 252 for sample in red) * 100 // len(red))
PYTHON
expect "bits and channels of the result" "$(sed -n 1p seen)" "8 3"
expect "percent of samples above 255 before" "$(sed -n 2p seen)" "93"
expect "percent of samples that are white now" "$(sed -n 3p seen)" "93"
status=0
stegano-lsb hide --input cover.png --message "a share" --output other.png >log 2>&1 </dev/null || status=$?
expect "stegano, without an answer" "status $status, $(find . -name other.png | wc -l) files" "status 2, 0 files"
