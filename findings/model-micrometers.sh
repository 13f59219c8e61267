#!/bin/bash
# stl2dcm calls the numbers of a model micrometers: a kidney of 110 mm is 0.11 mm long in the archive.
#
# Software: dcmtk 3.6.7-9~deb12u4 (stl2dcm, dcmdump), dicom3tools 1.00~20220618093127-2 (dciodvfy)
# Guess:    STL has no unit, so Measurement Units Code Sequence (0040,08EA) is required of a model in DICOM
#           (Manufacturing 3D Model Module, PS3.3 section C.35.1). Models are made of images, and DICOM's patient
#           coordinates are in mm (section C.7.6.2.1.1): stl2dcm writes mm, at least where it takes the frame of
#           reference of the CT, or it asks, as it warns when it has no serial number of a device.
# Seen:     um, without a CT and in the frame of reference of one. Four warnings for the model alone, none is about the
#           unit. dciodvfy has nothing against it. With +mu the unit is what one says.
# Cost:     a program that goes by the file gets a kidney that is a speck on the plate of the printer, and lies in one
#           voxel of its CT; one that takes mm anyhow is wrong for the first model that is in another unit.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4 dicom3tools=1.00~20220618093127-2

python3 - <<'PYTHON'
import itertools, struct, dicom
dicom.ct_slice("ct.dcm", 1, dicom.ramp(16, 16), 16, 16, 0)
# a box of 110 by 60 by 50, two triangles a side
size, triangles = (110.0, 60.0, 50.0), []
for axis, end in itertools.product(range(3), (0, 1)):
    corners = []
    for u, v in ((0, 0), (1, 0), (1, 1), (0, 1)):
        corner = [0.0] * 3
        for i, side in zip((axis, (axis + 1) % 3, (axis + 2) % 3), (end, u, v)):
            corner[i] = side * size[i]
        corners.append(corner)
    corners = corners if end else corners[::-1]
    triangles += [(corners[0], corners[1], corners[2]), (corners[0], corners[2], corners[3])]
with open("kidney.stl", "wb") as file:
    file.write(b"binary".ljust(80) + struct.pack("<I", len(triangles)))
    for triangle in triangles:
        file.write(struct.pack("<12fH", 0, 0, 0, *itertools.chain(*triangle), 0))
PYTHON
cat >read.py <<'PYTHON'
import struct, sys
file = open(sys.argv[1], "rb").read()
# as PS3.5 encodes an attribute of VR OB in explicit VR
model = file[file.index(b"\x42\x00\x11\x00OB\0\0") + 12:]
points = [struct.unpack_from("<9f", model, 84 + 50 * i + 12) for i in range(struct.unpack_from("<I", model, 80)[0])]
print(f"{max(max(point[::3]) for point in points):g}")
PYTHON
try() { # NAME OPTION...: how long it is
    stl2dcm "${@:2}" kidney.stl "$1.dcm" 2>"$1.log" || echo "status $?"
    echo "$(python3 read.py "$1.dcm") $(dcmdump +P 0008,0100 "$1.dcm" | grep -o '\[.*\]')"
}
expect "a model" "$(try alone)" "110 [um]"
expect "its warnings" "$(grep -c '^W:' alone.log)" "4"
expect "those about the unit" "$(grep -ciE 'unit|0040,08ea' alone.log || true)" "0"
expect "a model of a CT" "$(try series --series-from ct.dcm)" "110 [um]"
frame() { dcmdump +P 0020,0052 "$1" | grep -o '\[.*\]'; }
expect "frame of reference of the CT" "$(frame ct.dcm)" "[1.2.3.3]"
expect "frame of reference of the model" "$(frame series.dcm)" "[1.2.3.3]"
expect "a model in mm" "$(try said +mu UCUM mm mm)" "110 [mm]"
expect "errors for the validator" "$(dciodvfy series.dcm 2>&1 | grep -c '^Error' || true)" "0"
