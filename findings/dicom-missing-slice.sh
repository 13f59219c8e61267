#!/bin/bash
# A CT with one slice missing becomes a volume of four kinds, and two converters say nothing.
#
# Software: vtk-dicom-tools 0.8.14-3.1 (dicomtonifti), medcon 0.23.0-gtk3+dfsg-1+deb12u2; plastimatch
#           1.9.4+dfsg.2-0+deb12u1, dcm2niix 1.0.20260724, SimpleITK 2.5.7 and mrtrix3 3.0.3-3+b1 (mrconvert)
#           for comparison
# Guess:    slices at 0, 1, 2, 4 and 5 mm fit no volume of equal steps: each converter refuses, or warns.
# Seen:     vtk-dicom makes the steps 1.25 mm, XMedCon 1 mm, both without a word and with status 0. SimpleITK
#           and mrconvert make them 1.25 mm, dcm2niix 1 mm, with warnings; plastimatch shows the slice
#           before the gap twice, with a warning.
# Cost:     an image that was lost on the way is the usual fault of a transfer. In one kind of volume nearly
#           every slice is in a wrong place, in another all after the gap are, and the third has tissue twice;
#           who converts with these two is not told.

. "$(dirname "$0")/lib.sh"
debian vtk-dicom-tools=0.8.14-3.1 medcon=0.23.0-gtk3+dfsg-1+deb12u2 mrtrix3=3.0.3-3+b1 \
    plastimatch=1.9.4+dfsg.2-0+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724

mkdir in
python - <<'PYTHON'
import struct, dicom
for i, z in enumerate((0, 1, 2, 4, 5), 1):
    dicom.ct_slice(f"in/{i}.dcm", i, struct.pack("<64H", *[i] * 64), 8, 8, z=z)
PYTHON
cat >itk.py <<'PYTHON'
import glob, SimpleITK as itk
itk.WriteImage(itk.ReadImage(sorted(glob.glob("in/*"))), "itk.nii")
PYTHON
# what a converter makes of it: the number in each slice, their distance, whether it warns, its status
try() {
    local reader=$1 status=0
    shift
    "$@" >"$reader.log" 2>&1 </dev/null || status=$?
    python - "$reader" <<'PYTHON'
import re, sys, nifti
_, voxels = nifti.read(sys.argv[1] + ".nii")
warned = re.search("nonuni|non.uni|slice sep|distance varies|spacing", open(sys.argv[1] + ".log").read(), re.I)
print(*(voxels[i] for i in range(0, len(voxels), 64)), "at", f"{nifti.spacing(sys.argv[1] + '.nii')[2]:g} mm,",
      "a warning," if warned else "no word,", end=" ")
PYTHON
    echo "status $status"
}
expect "vtk-dicom" "$(try vtk dicomtonifti -o vtk.nii in)" "1 2 3 4 5 at 1.25 mm, no word, status 0"
expect "XMedCon" "$(try medcon medcon -f in/*.dcm -stack3d -c nifti -o medcon)" "1 2 3 4 5 at 1 mm, no word, status 0"
expect "SimpleITK" "$(try itk python itk.py)" "1 2 3 4 5 at 1.25 mm, a warning, status 0"
expect "mrconvert" "$(try mrtrix mrconvert in mrtrix.nii)" "1 2 3 4 5 at 1.25 mm, a warning, status 0"
expect "dcm2niix" "$(try niix dcm2niix -b n -m n -f niix -o . in)" "1 2 3 4 5 at 1 mm, a warning, status 0"
expect "plastimatch" "$(try plastimatch plastimatch convert --input in --output-img plastimatch.nii)" \
    "1.0 2.0 3.0 3.0 4.0 5.0 at 1 mm, a warning, status 0"
