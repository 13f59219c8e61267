#!/bin/bash
# Whether 8-bit pixels of a big endian file are swapped depends on the reader and on OB or OW.
#
# Software: dcm2niix 1.0.20260724; medcon 0.23.0-gtk3+dfsg-1+deb12u2; dicomsdl 0.109.4; SimpleITK 2.5.7 for
#           comparison
# Guess:    all read both: in Explicit VR Big Endian, pixels of 8 bits are a string of bytes as OB, and
#           pairs in words of 16 bits, most significant byte first, as OW (PS3.5 section 8.1.1 and A.3).
# Seen:     SimpleITK reads 0 1 2 3 from both. dcm2niix and XMedCon do not swap the words of OW (1 0 3 2);
#           dicomsdl reads OW well and swaps the bytes of OB, which must not be.
# Cost:     old ultrasound and secondary captures: each pair of columns is exchanged. The picture looks a
#           little rough, so nobody asks; edges and measures are wrong.

. "$(dirname "$0")/lib.sh"
debian medcon=0.23.0-gtk3+dfsg-1+deb12u2
python_packages numpy==2.4.6 SimpleITK==2.5.7 dicomsdl==0.109.4 dcm2niix==1.0.20260724

python - <<'PYTHON'
import os, dicom
pixels = bytes(range(256))
words = bytes(pixels[i ^ 1] for i in range(256))
for vr, value in (("OB", pixels), ("OW", words)):
    os.mkdir(vr)
    dicom.write(f"{vr}/image.dcm", dicom.secondary_capture(
        value, 16, 16, bits=8, stored=8, order=">", pixel_vr=vr), dicom.EXPLICIT_BIG)
PYTHON
itk() {
    python - "$1" <<'PYTHON' 2>log
import sys, SimpleITK as itk
print(*itk.GetArrayFromImage(itk.ReadImage(sys.argv[1] + "/image.dcm")).ravel()[:4])
PYTHON
}
sdl() {
    python - "$1" <<'PYTHON' 2>log
import sys, dicomsdl
print(*dicomsdl.open(sys.argv[1] + "/image.dcm").pixelData(storedvalue=True).ravel()[:4])
PYTHON
}
# dcm2niix stores the last row first, XMedCon the first
niix() {
    dcm2niix -b n -f "niix-$1" -o . "$1" >log 2>&1
    python -c 'import sys, nifti; c, v = nifti.read(sys.argv[1]); print(*v[-c:][:4])' "niix-$1.nii"
}
xmedcon() {
    medcon -f "$1/image.dcm" -c nifti -o "medcon-$1" >log 2>&1 </dev/null
    python -c 'import sys, nifti; print(*nifti.read(sys.argv[1])[1][:4])' "medcon-$1.nii"
}
expect "OB, SimpleITK" "$(itk OB)" "0 1 2 3"
expect "OW, SimpleITK" "$(itk OW)" "0 1 2 3"
expect "OB, dcm2niix" "$(niix OB)" "0 1 2 3"
expect "OW, dcm2niix" "$(niix OW)" "1 0 3 2"
expect "OB, XMedCon" "$(xmedcon OB)" "0 1 2 3"
expect "OW, XMedCon" "$(xmedcon OW)" "1 0 3 2"
expect "OB, dicomsdl" "$(sdl OB)" "1 0 3 2"
expect "OW, dicomsdl" "$(sdl OW)" "0 1 2 3"
