#!/bin/bash
# dicompyler-core finds no dose in a structure that is outlined on one slice.
#
# Software: dicompyler-core 0.5.6, pydicom 2.4.4, numpy 1.26.4
# Guess:    a structure with one outline, as small targets and lenses have, gets the dose of its pixels; its
#           volume needs the thickness of a slice, which the dose has, or a word that it is not known.
# Seen:     the volume is 0, and so are least, mean and largest dose, where each pixel has 4 Gy. Two outlines in
#           neighboring planes give the doses of both. With the thickness as an argument the dose is there. No
#           error, no message.
# Cost:     a structure at risk seems to get nothing, which is what a plan hopes for.

. "$(dirname "$0")/lib.sh"
python_packages dicompyler-core==0.5.6 pydicom==2.4.4 numpy==1.26.4 matplotlib==3.11.2

cat >dose.py <<'PYTHON'
import struct
from dicom import element, secondary_capture, write
DOSE, STRUCTURES = b"1.2.840.10008.5.1.4.1.1.481.2", b"1.2.840.10008.5.1.4.1.1.481.3"
def sequence(group, number, *items):
    return element(group, number, "SQ", b"".join(
        struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item for item in items))
def numbers(group, number, values):
    return element(group, number, "DS", b"\\".join(b"%d" % value for value in values))
def dose(path, begin, offsets):
    # plane k, counted from 1, has k Gy
    pixels = b"".join(struct.pack("<400H", *[100 * k] * 400) for k in range(1, 11))
    data = secondary_capture(
        pixels, 20, 20, stored=16, storage=DOSE, modality=b"RTDOSE",
        frames=element(0x28, 8, "IS", b"10") + element(0x28, 9, "AT", struct.pack("<HH", 0x3004, 0xC)),
        place=numbers(0x20, 0x32, (0, 0, begin)) + numbers(0x20, 0x37, (1, 0, 0, 0, 1, 0))
        + element(0x20, 0x52, "UI", b"1.2.3.3"), spacing=numbers(0x28, 0x30, (2, 2)))
    at = data.rindex(struct.pack("<HH", 0x7FE0, 0x10))
    write(path, data[:at] + element(0x3004, 2, "CS", b"GY") + element(0x3004, 4, "CS", b"PHYSICAL")
          + element(0x3004, 0xA, "CS", b"PLAN") + numbers(0x3004, 0xC, offsets)
          + element(0x3004, 0xE, "DS", b"0.01") + data[at:], storage=DOSE)
def structures(path, *planes):
    contours = (element(0x3006, 0x42, "CS", b"CLOSED_PLANAR") + element(0x3006, 0x46, "IS", b"4")
                + numbers(0x3006, 0x50, (10, 10, z, 30, 10, z, 30, 30, z, 10, 30, z)) for z in planes)
    write(path, element(8, 5, "CS", b"ISO_IR 100") + element(8, 0x16, "UI", STRUCTURES)
          + element(8, 0x18, "UI", b"1.2.3.5") + element(8, 0x60, "CS", b"RTSTRUCT")
          + element(0x10, 0x10, "PN", b"Finding^Test") + element(0x10, 0x20, "LO", b"P1")
          + element(0x20, 0xD, "UI", b"1.2.3.1") + element(0x20, 0xE, "UI", b"1.2.3.6")
          + element(0x3006, 2, "SH", b"Set")
          + sequence(0x3006, 0x20, element(0x3006, 0x22, "IS", b"1") + element(0x3006, 0x24, "UI", b"1.2.3.3")
                     + element(0x3006, 0x26, "LO", b"Organ"))
          + sequence(0x3006, 0x39, sequence(0x3006, 0x40, *contours) + element(0x3006, 0x84, "IS", b"1"))
          + sequence(0x3006, 0x80, element(0x3006, 0x82, "IS", b"1") + element(0x3006, 0x84, "IS", b"1")
                     + element(0x3006, 0xA4, "CS", b"ORGAN") + element(0x3006, 0xA6, "PN", b"")),
          storage=STRUCTURES, uid=b"1.2.3.5")
if __name__ == "__main__":
    from dicompylercore import dvhcalc
    dose("dose.dcm", 0, [2 * k for k in range(10)])
    def organ(*planes, **more):
        structures("organ.dcm", *planes)
        dvh = dvhcalc.get_dvh("organ.dcm", "dose.dcm", 1, **more)
        print(f"{dvh.volume:.1f} cm3, {dvh.min:.1f} to {dvh.max:.1f} Gy, mean {dvh.mean:.1f}")
    organ(6, 8)
    organ(6)
    organ(6, thickness=2)
PYTHON
python dose.py >seen 2>log
expect "two outlines" "$(sed -n 1p seen)" "1.8 cm3, 4.0 to 5.0 Gy, mean 4.5"
expect "one outline" "$(sed -n 2p seen)" "0.0 cm3, 0.0 to 0.0 Gy, mean 0.0"
expect "one outline, and its thickness" "$(sed -n 3p seen)" "0.9 cm3, 4.0 to 4.0 Gy, mean 4.0"
expect "messages" "$(wc -c <log) bytes" "0 bytes"
