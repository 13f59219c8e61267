#!/bin/bash
# One code with a long name or a URN makes a whole image unreadable for XMedCon.
#
# Software: medcon 0.23.0-gtk3+dfsg-1+deb12u2; SimpleITK 2.5.7 and dcm2niix 1.0.20220720-1+deb12u1 for
#           comparison
# Guess:    all skip what they do not need: the value representations of the last twelve years (UC, UR and
#           others) have a length of 32 bits, like UN (PS3.5 section 7.1.2).
# Seen:     with a Long Code Value (0008,0119), VR UC, or a URN Code Value (0008,0120), VR UR, in the
#           Procedure Code Sequence, XMedCon finds no image ("No images found"). With a Code Value (SH) in
#           its place it converts the image. SimpleITK and dcm2niix read all three.
# Cost:     how procedures are coded is chosen once for a department; from then on this tool takes none of
#           its images, and its message blames the image.

. "$(dirname "$0")/lib.sh"
debian medcon=0.23.0-gtk3+dfsg-1+deb12u2 dcm2niix=1.0.20220720-1+deb12u1
python_packages numpy==2.4.6 SimpleITK==2.5.7

python - <<'PYTHON'
import os, struct, dicom
from dicom import element
def long(number, vr, value):
    return struct.pack("<HH", 8, number) + vr + b"\0\0" + struct.pack("<I", len(value)) + value
meaning = element(8, 0x104, "LO", b"CT of thorax")
scheme = element(8, 0x102, "SH", b"99LOCAL")
codes = {
    "SH": element(8, 0x100, "SH", b"CTTHORAX") + scheme + meaning,
    "UC": scheme + meaning + long(0x119, b"UC", b"a code of more than 16 letters"),
    "UR": meaning + long(0x120, b"UR", b"urn:oid:1.2.3.4 ")}
for kind, item in codes.items():
    os.mkdir(kind)
    sequence = (struct.pack("<HH", 8, 0x1032) + b"SQ\0\0\xff\xff\xff\xff"
                + struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item + struct.pack("<HHI", 0xFFFE, 0xE0DD, 0))
    dicom.write(f"{kind}/image.dcm", dicom.secondary_capture(dicom.ramp(), 64, 64, early=sequence))
PYTHON
itk() { python -c "import SimpleITK as s; print(s.ReadImage('$1/image.dcm').GetSize()[0])" 2>log || echo nothing; }
columns() { python -c 'import sys, nifti; print(nifti.read(sys.argv[1])[0])' "$1.nii"; }
niix() { if dcm2niix -b n -f "niix-$1" -o . "$1" >log 2>&1; then columns "niix-$1"; else echo nothing; fi; }
xmedcon() {
    local status=0
    medcon -f "$1/image.dcm" -c nifti -o "medcon-$1" >log 2>&1 </dev/null || status=$?
    if [[ $status = 0 ]]; then columns "medcon-$1"; else grep -o "No images found" log; fi
}
for kind in SH UC UR; do
    expect "$kind: columns, SimpleITK" "$(itk $kind)" 64
    expect "$kind: columns, dcm2niix" "$(niix $kind)" 64
done
expect "SH: columns, XMedCon" "$(xmedcon SH)" 64
expect "UC: XMedCon" "$(xmedcon UC)" "No images found"
expect "UR: XMedCon" "$(xmedcon UR)" "No images found"
