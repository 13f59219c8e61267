#!/bin/bash
# plastimatch turns a dynamic NIfTI image round: left is right, front is back, and it lies beside the patient.
#
# Software: plastimatch 1.9.4+dfsg.2-0+deb12u1 (header, convert); nibabel 5.4.2 for comparison, pydicom 3.0.2
# Guess:    a NIfTI file with several volumes (dim[0] = 4, a perfusion or a function study) has one sform for all of
#           them. A program for single volumes takes the first and leaves it where it is, or refuses the file.
# Seen:     it takes the first of three and loses the directions: columns and rows that go to the right and to the
#           front go to the left and to the back, from a corner that has stayed, in NIfTI and in DICOM. The voxel at
#           -3, -2, 5 mm is right; the opposite one is at -9, -8, 9 mm instead of 3, 4, 9. A slice that is tilted by 30
#           degrees is not. Status 0, no warning. Files of one volume are right, also with dim[0] = 4.
# Cost:     perfusion or activity of the left half of the brain is laid over the right half of the planning CT, and an
#           axial image has nothing that shows it.

. "$(dirname "$0")/lib.sh"
debian plastimatch=1.9.4+dfsg.2-0+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages nibabel==5.4.2 pydicom==3.0.2 numpy==2.4.6

cat >make.py <<'PYTHON'
import nibabel, numpy
straight = [[2, 0, 0, -3], [0, 3, 0, -2], [0, 0, 4, 5], [0, 0, 0, 1]]
cosine, sine = 3 ** 0.5 / 2, 0.5
tilted = [[2, 0, 0, -3], [0, 3 * cosine, -4 * sine, -2], [0, 3 * sine, 4 * cosine, 5], [0, 0, 0, 1]]
for name, affine, volumes in (("one", straight, 1), ("three", straight, 3), ("tilted", tilted, 3)):
    numbers = numpy.arange(24 * volumes, dtype="int16").reshape((4, 3, 2, volumes), order="F")
    image = nibabel.Nifti1Image(numbers, numpy.array(affine, float))
    image.set_sform(affine, 1)
    image.set_qform(affine, 1)
    nibabel.save(image, name + ".nii")
# as nibabel writes one volume, dim[0] would be 3
data = bytearray(open("one.nii", "rb").read())
data[40:42] = b"\4\0"
open("one.nii", "wb").write(data)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import glob, os, sys, nibabel, numpy, pydicom
path = sys.argv[1]
if os.path.isdir(path):
    # in DICOM, x goes to the left and y to the back
    slices = [pydicom.dcmread(name) for name in glob.glob(path + "/*")]
    first = min(slices, key=lambda file: file.ImagePositionPatient[2])
    begin = numpy.array(first.ImagePositionPatient, float) * (-1, -1, 1)
    row, column = (numpy.array(first.ImageOrientationPatient[k:k + 3], float) * (-1, -1, 1) for k in (0, 3))
    end = begin + 3 * first.PixelSpacing[1] * row + 2 * first.PixelSpacing[0] * column
else:
    image = nibabel.load(path)
    begin, end = image.affine[:3, 3], (image.affine @ (3, 2, 1, 1))[:3]
print("from", *begin.round(1) + 0.0, "to", *end.round(1) + 0.0)
PYTHON
try() { # NAME: where plastimatch has it
    plastimatch convert --input "$1.nii" --output-img "$1.out.nii" >"$1.log" 2>&1 || echo "status $?"
    python read.py "$1.out.nii"
}
expect "one volume, in the file" "$(python read.py one.nii)" "from -3.0 -2.0 5.0 to 3.0 4.0 9.0"
expect "one volume, plastimatch" "$(try one)" "from -3.0 -2.0 5.0 to 3.0 4.0 9.0"
expect "three volumes, in the file" "$(python read.py three.nii)" "from -3.0 -2.0 5.0 to 3.0 4.0 9.0"
expect "three volumes, plastimatch" "$(try three)" "from -3.0 -2.0 5.0 to -9.0 -8.0 9.0"
expect "tilted, in the file" "$(python read.py tilted.nii)" "from -3.0 -2.0 5.0 to 3.0 1.2 11.5"
expect "tilted, plastimatch" "$(try tilted)" "from -3.0 -2.0 5.0 to -9.0 -8.0 9.0"
plastimatch convert --input three.nii --output-dicom dicom >three.log 2>&1
expect "first slice of three volumes, in DICOM" "$(python read.py dicom)" "from -3.0 -2.0 5.0 to -9.0 -8.0 5.0"
expect "warnings" "$(cat ./*.log | grep -ciE 'warn|dimension|volume' || true)" "0"
