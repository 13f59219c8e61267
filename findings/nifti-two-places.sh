#!/bin/bash
# A NIfTI image that was aligned without resampling lies in one place for nibabel, in the old place for SimpleITK.
#
# Software: nibabel 5.4.2, SimpleITK 2.5.7; mrtrix3 3.0.3-3+b1 (mrinfo) and minc-tools 2.3.00+dfsg-10 (nii2mnc) for
#           comparison
# Guess:    the header has two places: the qform, that of the scanner (code 1), and the sform, to which an alignment
#           without resampling writes (code 2; 4 for the space of MNI; nifti1.h, methods 2 and 3). All programs take
#           the same one of the two, or say which.
# Seen:     nibabel, mrinfo and nii2mnc take the sform, mrinfo with a warning. SimpleITK takes the sform only where its
#           code is 1, too; with 2, 3 and 4 it takes the qform. No word. After a turn of 20 degrees and a shift of 15 mm
#           the two places of a voxel are 21 mm apart.
# Cost:     SPM's coregistration leaves such headers. ITK, and so ANTs and Slicer, show the scans as if they had
#           never been aligned, and a lesion drawn in one program lies beside itself in the other.

. "$(dirname "$0")/lib.sh"
debian mrtrix3=3.0.3-3+b1 minc-tools=2.3.00+dfsg-10
python_packages nibabel==5.4.2 SimpleITK==2.5.7 numpy==2.4.6

cat >make.py <<'PYTHON'
import nibabel, numpy
before = numpy.diag([2.0, 2.0, 2.0, 1.0])
before[:3, 3] = -10, -20, -30
c, s = numpy.cos(numpy.pi / 9), numpy.sin(numpy.pi / 9)
move = numpy.array([[c, -s, 0, 15], [s, c, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
for code in (1, 2, 3, 4):
    image = nibabel.Nifti1Image(numpy.zeros((8, 8, 8), "int16"), None)
    image.set_qform(before, 1)
    image.set_sform(move @ before, code)
    image.to_filename(f"{code}.nii")
PYTHON
python make.py
touch words
cat >place.py <<'PYTHON'
import subprocess, sys
import numpy
reader, code = sys.argv[1:]
voxel = (1, 2, 3)
if reader == "itk":
    import SimpleITK
    # to the left and to the back
    place = numpy.array(SimpleITK.ReadImage(code + ".nii").TransformIndexToPhysicalPoint(voxel)) * (-1, -1, 1)
elif reader == "mrtrix":
    lines = subprocess.run(["mrinfo", "-transform", code + ".nii"], capture_output=True, text=True).stdout
    matrix = numpy.array([[float(number) for number in line.split()] for line in lines.splitlines()])
    place = (matrix @ (*(2 * i for i in voxel), 1))[:3]
else:
    import nibabel
    image = nibabel.load(code + (".mnc" if reader == "minc" else ".nii"))
    # MINC's axes in a file of nii2mnc: z, y, x
    place = (image.affine @ ((*voxel[::-1], 1) if reader == "minc" else (*voxel, 1)))[:3]
print(" ".join(f"{round(number) + 0:d}" for number in place), "mm")
PYTHON
for code in 1 2 3 4; do
    nii2mnc $code.nii $code.mnc >log 2>&1
    for reader in nibabel mrtrix minc; do
        expect "sform code $code, $reader" "$(python place.py $reader $code)" "13 -18 -24 mm"
    done
    place="-8 -16 -24 mm"
    [[ $code != 1 ]] || place="13 -18 -24 mm"
    expect "sform code $code, itk" "$(python place.py itk $code 2>>words)" "$place"
done
expect "a warning of mrinfo" "$(mrinfo 2.nii 2>&1 | grep -o 'qform and sform are inconsistent')" \
    "qform and sform are inconsistent"
expect "the words of SimpleITK" "$(cat words)" ""
