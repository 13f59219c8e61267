#!/bin/bash
# SimpleITK and XMedCon turn the numbers of MONOCHROME1 images round, and then rescale the turned ones.
#
# Software: SimpleITK 2.5.7; medcon 0.23.0-gtk3+dfsg-1+deb12u2; dcm2niix 1.0.20260724 for comparison
# Guess:    MONOCHROME1 says how a number is shown (the least as white, PS3.3 section C.7.6.3.1.2), not what
#           it is: the array holds the stored numbers, rescaled.
# Seen:     stored 0 and 100 of 12 bits with slope 1 and intercept -1000 are -1000 and -900; dcm2niix reads
#           that. SimpleITK reads 3095 and 2995: it subtracts from 4095 first and rescales then. XMedCon
#           subtracts from the largest number in the image instead (100 and 0). The same image as
#           MONOCHROME2 is read well by all.
# Cost:     X-ray and mammography are MONOCHROME1: densities, exposure and thresholds are wrong, with a
#           number that depends on the reader, and in XMedCon on what else is in the picture.

. "$(dirname "$0")/lib.sh"
debian medcon=0.23.0-gtk3+dfsg-1+deb12u2
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724

python - <<'PYTHON'
import os, struct, dicom
for kind in ("MONOCHROME1", "MONOCHROME2"):
    os.mkdir(kind)
    rescale = dicom.element(0x28, 0x1052, "DS", b"-1000") + dicom.element(0x28, 0x1053, "DS", b"1")
    dicom.write(f"{kind}/image.dcm", dicom.secondary_capture(
        struct.pack("<256H", *[0] * 128 + [100] * 128), 16, 16, photometric=kind.encode(), more=rescale))
PYTHON
# the first and the last number of the image; dcm2niix stores the last row first
cat >show.py <<'PYTHON'
import sys, nifti
voxels, (slope, intercept) = nifti.read(sys.argv[1])[1], nifti.scale(sys.argv[1])
ends = (voxels[0], voxels[-1]) if sys.argv[2] == "down" else (voxels[-1], voxels[0])
print(*(int(end * slope + intercept) for end in ends))
PYTHON
itk() {
    python - "$1" <<'PYTHON' 2>log
import sys, SimpleITK as itk
pixels = itk.GetArrayFromImage(itk.ReadImage(sys.argv[1] + "/image.dcm")).ravel()
print(pixels[0], pixels[-1])
PYTHON
}
niix() { dcm2niix -b n -f "niix-$1" -o . "$1" >log 2>&1 && python show.py "niix-$1.nii" up; }
xmedcon() {
    medcon -f "$1/image.dcm" -c nifti -o "medcon-$1" >log 2>&1 </dev/null
    python show.py "medcon-$1.nii" down
}
expect "MONOCHROME2, SimpleITK" "$(itk MONOCHROME2)" "-1000 -900"
expect "MONOCHROME2, XMedCon (stored numbers)" "$(xmedcon MONOCHROME2)" "0 100"
expect "MONOCHROME1, dcm2niix" "$(niix MONOCHROME1)" "-1000 -900"
expect "MONOCHROME1, SimpleITK" "$(itk MONOCHROME1)" "3095 2995"
expect "MONOCHROME1, XMedCon (stored numbers)" "$(xmedcon MONOCHROME1)" "100 0"
