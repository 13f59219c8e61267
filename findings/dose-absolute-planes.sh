#!/bin/bash
# dicompyler-core takes the doses of other planes when the planes are given by their absolute places.
#
# Software: dicompyler-core 0.5.6, pydicom 2.4.4, numpy 1.26.4; plastimatch 1.9.4+dfsg.2-0+deb12u1 for comparison
# Guess:    Grid Frame Offset Vector of an axial dose begins with 0 and counts from Image Position, or begins
#           with the z of Image Position and is absolute (PS3.3 section C.8.8.3.2): both are the same planes.
# Seen:     the z of the position is added to absolute ones, too. Planes from -10 mm to 8 mm become planes from
#           -20 mm to -2 mm, and an organ whose mean dose is 5 Gy has 9.5 Gy; planes from 100 mm on become
#           planes from 200 mm on, and the calculation fails ("Mask and data not compatible"). For a dose that
#           begins at 0 the two forms are the same numbers, and all is well. plastimatch takes both.
# Cost:     a plan is judged by doses that the organ does not get; nothing tells of it.

. "$(dirname "$0")/lib.sh"
debian plastimatch=1.9.4+dfsg.2-0+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages dicompyler-core==0.5.6 pydicom==2.4.4 numpy==1.26.4 matplotlib==3.11.2

cat >dose.py <<'PYTHON'
import os, struct, sys
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
    begin, form = int(sys.argv[1]), sys.argv[2]
    dose("dose.dcm", begin, [2 * k + (begin if form == "absolute" else 0) for k in range(10)])
    structures("organ.dcm", begin + 6, begin + 8, begin + 10)
    from dicompylercore import dvhcalc
    try:
        organ = dvhcalc.get_dvh("organ.dcm", "dose.dcm", 1)
        print(f"{organ.mean:.1f} Gy")
    except Exception as error:
        print("fails,", str(error).split(":")[0])
PYTHON
organ() { python dose.py "$@" 2>log | tail -1; }
place() { # BEGIN FORM: the first plane and the number of planes, as plastimatch has them
    python dose.py "$@" >log 2>&1
    plastimatch convert --input dose.dcm --output-dose-img dose.mha >log 2>&1
    sed -n 's/^Offset = //p; s/^DimSize = //p' dose.mha | xargs
}
for begin in -10 0 100; do
    expect "from $begin mm, relative" "$(organ $begin relative)" "5.0 Gy"
    for form in relative absolute; do
        expect "from $begin mm, $form, plastimatch" "$(place $begin $form)" "0 0 $begin 20 20 10"
    done
done
expect "from 0 mm, absolute" "$(organ 0 absolute)" "5.0 Gy"
expect "from -10 mm, absolute" "$(organ -10 absolute)" "9.5 Gy"
expect "from 100 mm, absolute" "$(organ 100 absolute)" "fails, Mask and data not compatible"
