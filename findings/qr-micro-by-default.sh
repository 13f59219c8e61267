#!/bin/bash
# A short label that segno turns into a QR code cannot be read by zbar.
#
# Software: segno 1.6.6; zbar-tools 0.23.92-7+deb12u1
# Guess:    segno.make("7F3A-91BC-22DE") draws an ordinary QR code.
# Seen:     content that is short enough becomes a Micro QR code (here M3), which has one finder pattern
#           instead of three. zbarimg finds nothing in it: no output, exit status 4. With micro=False
#           the same text is read.
# Cost:     labels of exams, accession numbers and wristbands are that short: a sheet printed with
#           segno's usual call cannot be scanned by what is built on zbar.

. "$(dirname "$0")/lib.sh"
debian zbar-tools=0.23.92-7+deb12u1
python_packages segno==1.6.6

python - <<'PYTHON'
import segno
for name, more in (("usual", {}), ("full", {"micro": False})):
    code = segno.make("7F3A-91BC-22DE", **more)
    code.save(f"{name}.png", scale=8, border=4)
    print(name, code.designator)
PYTHON
scan() { local status=0; zbarimg --quiet --nodbus "$1" 2>log || status=$?; echo "status $status"; }
expect "the usual call" "$(scan usual.png)" "status 4"
expect "with micro=False" "$(scan full.png | tr '\n' ' ')" "QR-Code:7F3A-91BC-22DE status 0 "
