#!/bin/bash
# A CT whose slices overlap becomes 2.5 times as long in dcm2mnc.
#
# Software: minc-tools 2.3.00+dfsg-10 (dcm2mnc, mnc2nii); SimpleITK 2.5.7, dcm2niix 1.0.20260724, mrtrix3
#           3.0.3-3+b1 (mrconvert) and vtk-dicom-tools 0.8.14-3.1 (dicomtonifti) for comparison
# Guess:    slices of 5 mm at 0, 2, 4 and 6 mm are 2 mm apart: Image Position (0020,0032) says where they
#           are, Slice Thickness (0018,0050) how much tissue each shows (PS3.3 section C.7.6.2.1).
# Seen:     the other four say 2 mm. dcm2mnc finds 2 mm, too, takes the thickness for "DICOM slice spacing",
#           and makes the volume with 5; two lines among thirty say so, the status is 0. With 2 mm as
#           Spacing Between Slices (0018,0088), which a CT image need not have, it says 2.
# Cost:     CTs for small nodules and vessels are made with overlapping slices: each volume is 2.5 times too
#           large, and a lesion is not where it is said to be.

. "$(dirname "$0")/lib.sh"
debian minc-tools=2.3.00+dfsg-10 mrtrix3=3.0.3-3+b1 vtk-dicom-tools=0.8.14-3.1
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724

mkdir plain between
python - <<'PYTHON'
import dicom
for i in range(4):
    dicom.ct_slice(f"plain/{i}.dcm", i + 1, bytes(128), 8, 8, z=2 * i, thickness=b"5")
    dicom.ct_slice(f"between/{i}.dcm", i + 1, bytes(128), 8, 8, z=2 * i, thickness=b"5",
                   late=dicom.element(0x18, 0x88, "DS", b"2"))
PYTHON
cat >itk.py <<'PYTHON'
import glob, SimpleITK as itk
itk.WriteImage(itk.ReadImage(sorted(glob.glob("plain/*"))), "itk.nii")
PYTHON
apart() { python -c 'import sys, nifti; print(nifti.spacing(sys.argv[1])[2])' "$1"; }
python itk.py 2>log
dcm2niix -b n -f niix -o . plain >log 2>&1
dicomtonifti -o vtk.nii plain >log 2>&1
mrconvert plain mrtrix.nii >log 2>&1
for reader in itk niix vtk mrtrix; do expect "$reader" "$(apart $reader.nii)" "2.0"; done
for series in plain between; do
    dcm2mnc -fname $series -dname . $series . >$series.log 2>&1
    mnc2nii $series.mnc $series.nii >log 2>&1
done
expect "dcm2mnc" "$(apart plain.nii)" "5.0"
expect "what it says" "$(tr '\r' '\n' <plain.log | sed -n 's/^WARNING: \(Coord.*\)/\1/p')" \
    "Coordinate spacing (2) differs from DICOM slice spacing (5)"
expect "dcm2mnc, with Spacing Between Slices" "$(apart between.nii)" "2.0"
