#!/bin/bash
# MRtrix3 and dcm2mnc exchange the spacing of rows with that of columns.
#
# Software: mrtrix3 3.0.3-3+b1 (mrconvert), minc-tools 2.3.00+dfsg-10 (dcm2mnc, mnc2nii); SimpleITK 2.5.7,
#           dcm2niix 1.0.20260724 and vtk-dicom-tools 0.8.14-3.1 (dicomtonifti) for comparison
# Guess:    of Pixel Spacing (0028,0030) the first number is the distance of the rows, the second that of the
#           columns (PS3.3 section 10.7.1.3): with 2\1, ten columns and six rows are 10 by 12 mm for all.
# Seen:     SimpleITK, dcm2niix and vtk-dicom say 1 mm from column to column and 2 mm from row to row.
#           mrconvert and dcm2mnc say 2 and 1: 20 by 6 mm. Status 0. Where both are alike nobody can tell.
# Cost:     ultrasound, nuclear and scanned images have pixels that are not square: lengths and areas are
#           wrong by the ratio, and a round vessel becomes an ellipse, lying where it should stand.

. "$(dirname "$0")/lib.sh"
debian mrtrix3=3.0.3-3+b1 minc-tools=2.3.00+dfsg-10 vtk-dicom-tools=0.8.14-3.1
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724

mkdir in
python - <<'PYTHON'
import dicom
for i in range(3):
    dicom.ct_slice(f"in/{i}.dcm", i + 1, bytes(120), 6, 10, z=3 * i, spacing=b"2\\1", thickness=b"3")
PYTHON
cat >itk.py <<'PYTHON'
import glob, SimpleITK as itk
itk.WriteImage(itk.ReadImage(sorted(glob.glob("in/*"))), "itk.nii")
PYTHON
# the size of the volume, and the spacing along each axis
show() {
    python -c 'import sys, nifti; print(nifti.read(sys.argv[1])[0], "columns,", *nifti.spacing(sys.argv[1]))' "$1"
}
python itk.py 2>log
dcm2niix -b n -f niix -o . in >log 2>&1
dicomtonifti -o vtk.nii in >log 2>&1
mrconvert in mrtrix.nii >log 2>&1
dcm2mnc -fname minc -dname . in . >log 2>&1
mnc2nii minc.mnc minc.nii >log 2>&1
for reader in itk niix vtk; do expect "$reader" "$(show $reader.nii)" "10 columns, 1.0 2.0 3.0"; done
for reader in mrtrix minc; do expect "$reader" "$(show $reader.nii)" "10 columns, 2.0 1.0 3.0"; done
expect "in the MINC file, along x and y" \
    "$(mincinfo -attvalue xspace:step -attvalue yspace:step minc.mnc | xargs)" "-2 -1"
