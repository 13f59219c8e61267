#!/bin/bash
# Frames of 1-bit segmentations that do not end on a byte: two readers return other masks.
#
# Software: SimpleITK 2.5.7; medcon 0.23.0-gtk3+dfsg-1+deb12u2; pydicom 3.0.2 and dcm2niix 1.0.20260724 for
#           comparison
# Guess:    all read 3 frames of 5 by 5 pixels with 1 bit each: the frames follow each other without
#           padding, and only the end is filled up to a whole, even number of bytes (PS3.5 section 8.1.1).
# Seen:     pydicom and dcm2niix read 75 ones from an image of ones. 75 is 9 bytes and 3 bits; XMedCon reads
#           72 ones, and zeros for the last three pixels. SimpleITK makes 255 of the ones, and the last
#           three pixels are something else.
# Cost:     masks of organs and tumors are stored so (Segmentation, binary). A volume or dose from them is
#           wrong, or a pixel of a third kind stops the program that expects two.

. "$(dirname "$0")/lib.sh"
debian medcon=0.23.0-gtk3+dfsg-1+deb12u2
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724 pydicom==3.0.2

mkdir in
python - <<'PYTHON'
import struct, dicom
from dicom import element, SINGLE_BIT_CAPTURE
ones = (2 ** 75 - 1).to_bytes(10, "little")
dicom.write("in/mask.dcm", dicom.secondary_capture(
    ones, 5, 5, bits=1, stored=1, pixel_vr="OB", storage=SINGLE_BIT_CAPTURE,
    late=element(0x18, 0x2001, "IS", b"1\\2\\3"),  # page numbers, which the frame increment points to
    frames=element(0x28, 8, "IS", b"3") + element(0x28, 9, "AT", struct.pack("<HH", 0x18, 0x2001)),
    more=element(0x28, 0x301, "CS", b"NO")), storage=SINGLE_BIT_CAPTURE)
PYTHON
count='
import collections
def show(pixels):
    print(*(f"{n} of {v}," for v, n in sorted(collections.Counter(map(int, pixels)).items())))
'
run() { python -c "$count$1" 2>log; }
expect "pydicom" "$(run 'import pydicom; show(pydicom.dcmread("in/mask.dcm").pixel_array.ravel())')" "75 of 1,"
dcm2niix -b n -f niix -o . in >log 2>&1
expect "dcm2niix" "$(run 'import nifti; show(nifti.read("niix.nii")[1])')" "75 of 1,"
medcon -f in/mask.dcm -c nifti -o medcon >log 2>&1 </dev/null
expect "XMedCon" "$(run 'import nifti; show(nifti.read("medcon.nii")[1])')" "3 of 0, 72 of 1,"
cat >itk.py <<'PYTHON'
import SimpleITK as itk
pixels = itk.GetArrayFromImage(itk.ReadImage("in/mask.dcm")).ravel().tolist()
print(sorted(set(pixels[:72])), "then ones:", set(pixels[72:]) <= {1, 255})
PYTHON
expect "SimpleITK" "$(python itk.py 2>log)" "[255] then ones: False"
