#!/bin/bash
# An RT Dose of 32 bits becomes negative, or other numbers, in three readers.
#
# Software: dcm2niix 1.0.20260724; medcon 0.23.0-gtk3+dfsg-1+deb12u2; dicomsdl 0.109.4; SimpleITK 2.5.7 for
#           comparison
# Guess:    all read an unsigned number of 32 bits, as PS3.3 section C.8.8.3.4 allows for a dose, or refuse
#           the image.
# Seen:     in the image stand 3000000000, 1000000 and 5. SimpleITK reads them. dcm2niix writes the first as
#           -1294967296. XMedCon keeps the upper half of each and exchanges its bytes (53426, 3840, 0), with
#           slope 1. dicomsdl takes each dose for two pixels of 16 bits. No error.
# Cost:     planning systems use the whole range of 32 bits: the highest dose, the one that matters, is
#           below zero, or the doses are not even in order.

. "$(dirname "$0")/lib.sh"
debian medcon=0.23.0-gtk3+dfsg-1+deb12u2
python_packages numpy==2.4.6 SimpleITK==2.5.7 dicomsdl==0.109.4 dcm2niix==1.0.20260724

mkdir in
python - <<'PYTHON'
import struct, dicom
from dicom import element
DOSE = b"1.2.840.10008.5.1.4.1.1.481.2"
pixels = struct.pack("<48I", *[3000000000] * 16 + [1000000] * 16 + [5] * 16)
late = element(0x18, 0x50, "DS", b"")
frames = element(0x28, 8, "IS", b"3") + element(0x28, 9, "AT", struct.pack("<HH", 0x3004, 0x0C))
dose = (element(0x3004, 2, "CS", b"GY") + element(0x3004, 4, "CS", b"PHYSICAL") + element(0x3004, 0x0A, "CS", b"PLAN")
        + element(0x3004, 0x0C, "DS", b"0\\2\\4") + element(0x3004, 0x0E, "DS", b"1e-6"))
dicom.write("in/dose.dcm", dicom.secondary_capture(
    pixels, 4, 4, bits=32, stored=32, storage=DOSE, late=late, frames=frames, more=dose), storage=DOSE)
PYTHON
numbers() { python -c 'import sys, nifti; print(*sorted(set(nifti.read(sys.argv[1])[1])))' "$1"; }
itk='import SimpleITK as s; print(*sorted(set(s.GetArrayFromImage(s.ReadImage("in/dose.dcm")).ravel().tolist())))'
sdl='import dicomsdl as s; print(*s.open("in/dose.dcm").pixelData(storedvalue=True).ravel()[:4])'
expect "SimpleITK" "$(python -c "$itk" 2>log)" "5 1000000 3000000000"
dcm2niix -b n -f niix -o . in >log 2>&1
expect "dcm2niix" "$(numbers niix.nii)" "-1294967296 5 1000000"
medcon -f in/dose.dcm -c nifti -o medcon >log 2>&1 </dev/null
expect "XMedCon" "$(numbers medcon.nii)" "0 3840 53426"
expect "XMedCon, slope and intercept" \
    "$(python -c 'import nifti; print(*nifti.scale("medcon.nii"))')" "1.0 0.0"
expect "dicomsdl, first frame" "$(python -c "$sdl" 2>log)" "24064 45776 24064 45776"
