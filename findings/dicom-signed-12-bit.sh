#!/bin/bash
# Three readers lose the sign of 12-bit numbers: what is -1 in the image is 4095 for them.
#
# Software: dcm2niix 1.0.20220720-1+deb12u1; medcon 0.23.0-gtk3+dfsg-1+deb12u2; dicomsdl 0.109.4; SimpleITK
#           2.5.7 and dcm2niix 1.0.20260724 of PyPI for comparison
# Guess:    all extend the sign: "the sign bit shall be the High Bit" of the sample (PS3.5 section 8.1.1),
#           so in a word of 16 bits with 12 stored 0FFF is -1.
# Seen:     SimpleITK and the newer dcm2niix read -1 and -2048. Debian's dcm2niix, XMedCon and dicomsdl take
#           the whole word: 4095 and 2048. Nobody says a word.
# Cost:     CT numbers below zero (air, lung, fat) become brighter than bone; a measurement or a mask by
#           threshold is wrong, and only for devices that leave the upper four bits zero.

. "$(dirname "$0")/lib.sh"
debian dcm2niix=1.0.20220720-1+deb12u1 medcon=0.23.0-gtk3+dfsg-1+deb12u2
older=$(command -v dcm2niix)
python_packages numpy==2.4.6 SimpleITK==2.5.7 dicomsdl==0.109.4 dcm2niix==1.0.20260724

mkdir in
python - <<'PYTHON'
import struct, dicom
# one number everywhere: 0 in the first half of the image, then -1, then -2048
samples = [0] * 128 + [-1] * 64 + [-2048] * 64
pixels = b"".join(struct.pack("<H", s & 0xFFF) for s in samples)
dicom.write("in/signed.dcm", dicom.secondary_capture(pixels, 16, 16, signed=1))
PYTHON
numbers() { python -c 'import sys, nifti; print(*sorted(set(nifti.read(sys.argv[1])[1])))' "$1"; }
niix() {
    rm -rf "$2" && mkdir "$2"
    "$1" -b n -f out -o "$2" in >log 2>&1
    numbers "$2/out.nii"
}
itk='import SimpleITK as s; print(*sorted(set(s.GetArrayFromImage(s.ReadImage("in/signed.dcm")).ravel().tolist())))'
sdl='import dicomsdl as s; print(*sorted(set(s.open("in/signed.dcm").pixelData(storedvalue=True).ravel().tolist())))'
expect "SimpleITK" "$(python -c "$itk" 2>log)" "-2048 -1 0"
expect "dcm2niix of 2026" "$(niix dcm2niix new)" "-2048 -1 0"
expect "Debian's dcm2niix" "$(niix "$older" old)" "0 2048 4095"
medcon -f in/signed.dcm -c nifti -o medcon >log 2>&1 </dev/null
expect "XMedCon" "$(numbers medcon.nii)" "0 2048 4095"
expect "dicomsdl" "$(python -c "$sdl" 2>log)" "0 2048 4095"
