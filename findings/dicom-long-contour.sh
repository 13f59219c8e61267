#!/bin/bash
# A long contour that was converted to explicit VR is no list of numbers any more for pydicom.
#
# Software: pydicom 3.0.2; dcmtk 3.6.7-9~deb12u4 (dcmconv) and libgdcm-tools 3.0.21-1 (gdcmconv, gdcmdump)
# Guess:    Contour Data (3006,0050) of more than 64 KiB has to become UN in explicit VR, for DS has no room
#           for the length there (PS3.5 section 6.2.2, note 4), and pydicom makes it DS again when it reads:
#           it "replaces UN with the known VR", which is the default.
# Seen:     it does so for a short contour in UN, which nobody writes. The long one, as dcmconv and gdcmconv
#           write it, stays UN: ContourData is bytes, so that its length is that of the text, and indexing
#           gives character codes. In implicit VR the same element is 18000 numbers. gdcmdump takes it for
#           DS. No program says a word.
# Cost:     contours of large organs, not small ones, are lost to planning and research tools after an archive
#           has converted the structure set.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4 libgdcm-tools=3.0.21-1
python_packages pydicom==3.0.2

python - <<'PYTHON'
import struct, dicom
STRUCTURES = b"1.2.840.10008.5.1.4.1.1.481.3"
def implicit(group, number, value):
    if len(value) % 2:
        value += b"\0" if value[:2] == b"1." else b" "
    return struct.pack("<HHI", group, number, len(value)) + value
def sequence(group, number, item):
    return implicit(group, number, struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item)
def write(name, points):
    numbers = "\\".join(f"{i * 37 % 2000 / 10:.1f}" for i in range(3 * points)).encode()
    contour = (implicit(0x3006, 0x42, b"CLOSED_PLANAR") + implicit(0x3006, 0x46, b"%d" % points)
               + implicit(0x3006, 0x50, numbers))
    region = (implicit(0x3006, 0x22, b"1") + implicit(0x3006, 0x24, b"1.2.3.3") + implicit(0x3006, 0x26, b"Lung")
              + implicit(0x3006, 0x36, b"MANUAL"))
    dicom.write(name, implicit(8, 0x16, STRUCTURES) + implicit(8, 0x18, b"1.2.3.4") + implicit(8, 0x60, b"RTSTRUCT")
                + implicit(0x10, 0x10, b"Finding^Test") + implicit(0x10, 0x20, b"P1")
                + implicit(0x20, 0xD, b"1.2.3.1") + implicit(0x20, 0xE, b"1.2.3.2") + implicit(0x3006, 2, b"FINDING")
                + sequence(0x3006, 0x20, region)
                + sequence(0x3006, 0x39, sequence(0x3006, 0x40, contour) + implicit(0x3006, 0x84, b"1")),
                "1.2.840.10008.1.2", STRUCTURES)
write("long.dcm", 6000)
write("short.dcm", 60)
PYTHON
look() {
    python - "$1" <<'PYTHON' 2>log
import sys, pydicom
contour = pydicom.dcmread(sys.argv[1]).ROIContourSequence[0].ContourSequence[0]
print(f"{contour['ContourData'].VR}, {len(contour.ContourData)} of {type(contour.ContourData[1]).__name__}")
PYTHON
}
dcmconv +te long.dcm dcmtk.dcm
gdcmconv --explicit long.dcm gdcm.dcm
expect "implicit VR" "$(look long.dcm)" "DS, 18000 of DSfloat"
for by in dcmtk gdcm; do
    expect "explicit VR by $by" "$(look $by.dcm)" "UN, 98100 of int"
    expect "explicit VR by $by, gdcmdump" "$(gdcmdump $by.dcm | grep -ao '(3006,0050) UN (DS)')" "(3006,0050) UN (DS)"
done
# the short one as UN: its VR and length are replaced
dcmconv +te -e short.dcm explicit.dcm
python - <<'PYTHON'
import struct
data = open("explicit.dcm", "rb").read()
at = data.index(b"\x06\x30\x50\x00DS")
size = data[at + 6:at + 8]
open("un.dcm", "wb").write(data[:at + 4] + b"UN\0\0" + size + b"\0\0" + data[at + 8:])
PYTHON
expect "a short one in UN" "$(look un.dcm)" "DS, 180 of DSfloat"
