#!/bin/bash
# The labels 1, 2 and 3 of a mask come out of MINC a little below 1, 2 and 3.
#
# Software: minc-tools 2.3.00+dfsg-10 (dcm2mnc, mnc2nii, mincextract); mrtrix3 3.0.3-3+b1 (mrconvert) and
#           vtk-dicom-tools 0.8.14-3.1 (dicomtonifti) for comparison
# Guess:    whole numbers of 16 bits without a rescale slope are the same whole numbers afterwards.
# Seen:     dcm2mnc spreads the numbers of the image over all 65536 steps, so that 0 to 7 are 0, 0.999985,
#           1.999969, 2.999954, 4.000046, 5.000031, 6.000015 and 7. mnc2nii and mincextract give these. The
#           other two keep the whole numbers.
# Cost:     "where the label is 1" finds nothing; a program that cuts decimals off takes 1 for background, 2
#           for 1 and 3 for 2, and 4 to 7 for what they are: a tumor's volume is zero, or its neighbor's.

. "$(dirname "$0")/lib.sh"
debian minc-tools=2.3.00+dfsg-10 mrtrix3=3.0.3-3+b1 vtk-dicom-tools=0.8.14-3.1

mkdir in
python3 - <<'PYTHON'
import struct, dicom
for k in range(3):
    dicom.ct_slice(f"in/{k}.dcm", k + 1, struct.pack("<64H", *(i % 8 for i in range(64))), 8, 8, z=k, stored=16)
PYTHON
dcm2mnc -fname minc -dname . in . >log 2>&1
mnc2nii minc.mnc minc.nii >log 2>&1
mrconvert in mrtrix.nii >log 2>&1
dicomtonifti -o vtk.nii in >log 2>&1
numbers() { # READER: all numbers that are in the volume; cut: without decimals
    python3 - "$@" <<'PYTHON'
import sys, nifti
slope, intercept = nifti.scale(sys.argv[1] + ".nii")
values = sorted({value * (slope or 1) + intercept for value in nifti.read(sys.argv[1] + ".nii")[1]})
print(*(int(value) if "cut" in sys.argv else f"{value:.7g}" for value in values))
PYTHON
}
for reader in mrtrix vtk; do expect "$reader" "$(numbers $reader)" "0 1 2 3 4 5 6 7"; done
expect "dcm2mnc and mnc2nii" "$(numbers minc)" "0 0.9999847 1.999969 2.999954 4.000046 5.000031 6.000015 7"
expect "with decimals cut off" "$(numbers minc cut)" "0 0 1 2 4 5 6 7"
expect "dcm2mnc and mincextract" "$(mincextract -ascii minc.mnc | sort -n | uniq | cut -c1-8 | xargs)" \
    "0 0.999984 1.999969 2.999954 4.000045 5.000030 6.000015 7"
