#!/bin/bash
# karawun makes DICOM images of a map for navigation in surgery; where the map is highest, it is lower than the rest.
#
# Software: karawun 0.2.5.4 (importTractography) with pydicom 1.4.2, which it asks for, and SimpleITK 2.5.7, newer than
#           it asks for, which also writes the NIfTI files and reads the DICOM files
# Guess:    numbers of a NIfTI image come back from the DICOM images by slope and intercept (PS3.3 section
#           C.11.1), to the precision of 16 bits.
# Seen:     they do where the least number is 0, as in a plain image of a brain. Of a correlation from -0.3 to 0.9 the
#           0.9 comes back as 0.3 and the 0 as 0.6; of T1 from 300 to 4000 ms the 4000 as 900. The least number is added
#           where it is to be taken away, and the bits above 16 are cut off. Status 0, not a word. Below -1 it fails.
# Cost:     the surgeon sees the area that moves the hand where it is not, over an anatomy that is right.

. "$(dirname "$0")/lib.sh"
python_packages --no-deps karawun==0.2.5.4 pydicom==1.4.2 SimpleITK==2.5.7 numpy==1.26.4

cat >make.py <<'PYTHON'
import SimpleITK, dicom, numpy
from dicom import element
dicom.ct_slice("template.dcm", 1, dicom.ramp(8, 8), 8, 8, 0, storage=b"1.2.840.10008.5.1.4.1.1.4", modality=b"MR")
for name, numbers in (
        ("anatomy", (0, 100, 500, 1000)), ("correlation", (-0.3, 0, 0.3, 0.9)), ("t1", (300, 1000, 2000, 4000)),
        ("score", (-3, 0, 3, 9))):
    slices = numpy.array(numbers, numpy.float32)[:, None, None] * numpy.ones((1, 8, 8), numpy.float32)
    SimpleITK.WriteImage(SimpleITK.GetImageFromArray(slices), name + ".nii.gz")
PYTHON
python make.py
cat >read.py <<'PYTHON'
import glob, sys, SimpleITK
for path in sorted(glob.glob(sys.argv[1] + "*")):
    image = SimpleITK.ReadImage(path, SimpleITK.sitkFloat64)
    print(f"{image[4, 4, 0] + 0.0:.1f}" if image.GetDimension() == 3 else f"{image[4, 4] + 0.0:.1f}", end=" ")
PYTHON
back() { # NAME: the numbers of its slices after the conversion
    local status=0
    importTractography -d template.dcm -o "out-$1" -n "$1.nii.gz" >said 2>&1 || status=$?
    python read.py "out-$1/$1/IM_" 2>log
    printf 'status %s, %s remarks' "$status" "$(grep -ci 'error\|warn' said || true)"
}
expect "anatomy, 0 100 500 1000" "$(back anatomy)" "0.0 100.0 500.0 1000.0 status 0, 0 remarks"
expect "correlation, -0.3 0 0.3 0.9" "$(back correlation)" "0.3 0.6 -0.3 0.3 status 0, 0 remarks"
expect "T1, 300 1000 2000 4000 ms" "$(back t1)" "900.0 1600.0 2599.9 899.9 status 0, 0 remarks"
expect "score, -3 0 3 9" "$(importTractography -d template.dcm -o out -n score.nii.gz >log 2>&1 || echo "status $?")" "status 1"
