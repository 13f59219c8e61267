#!/bin/bash
# OpenTPS reads a registration as "do nothing" when the file names the moving image first.
#
# Software: opentps-core 2.0.0 (readDicomRigidTransform), pydicom 3.0.2
# Guess:    each item of the Registration Sequence says how one frame of reference gets into that of the registration;
#           for the latter that is the identity (PS3.3 section C.20.2). Which comes first is not laid down: the item
#           whose frame of reference is another one has the movement. Its matrices are all applied, one after the
#           other.
# Seen:     the last item with a matrix is the movement, whatever it belongs to. With the moving image first, that is
#           the identity of the fixed image: 0 mm for 10, 20, 30 mm. And of two matrices only the first is read: a
#           second shift by 1, 2, 3 mm is gone. No remark.
# Cost:     a PET or the CT of another day lies 37 mm away from the planning CT, and looks registered, since a
#           registration was read.

. "$(dirname "$0")/lib.sh"
python_packages opentps-core==2.0.0 matplotlib==3.11.2 pydicom==3.0.2 numpy==1.26.4 pandas==2.3.3 SimpleITK==2.5.7 \
    pymedphys==0.40.0
export HOME=$scratch/home # OpenTPS makes a folder there
mkdir "$HOME"

cat >make.py <<'PYTHON'
from datasets import code, make, write
def shift(x, y, z):
    return [1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z, 0, 0, 0, 1]
def registration(path, *items):
    """Into the frame of reference 1.2.3.3; an item is a frame of reference and its matrices."""
    write(
        path, "1.2.840.10008.5.1.4.1.1.66.1", "REG", Manufacturer="Test", ContentDate="20200101", ContentTime="120000",
        ContentLabel="REGISTRATION", ContentDescription="", ContentCreatorName="", FrameOfReferenceUID="1.2.3.3",
        PositionReferenceIndicator="", RegistrationSequence=[make(
            FrameOfReferenceUID=frame, MatrixRegistrationSequence=[make(
                FrameOfReferenceTransformationComment="",
                RegistrationTypeCodeSequence=[code("125025", "DCM", "Visual Alignment")],
                MatrixSequence=[make(
                    FrameOfReferenceTransformationMatrixType="RIGID", FrameOfReferenceTransformationMatrix=matrix)
                    for matrix in matrices])]) for frame, *matrices in items])
fixed, moving = ("1.2.3.3", shift(0, 0, 0)), ("1.2.3.4", shift(10, 20, 30))
registration("fixed_first.dcm", fixed, moving)
registration("moving_first.dcm", moving, fixed)
registration("two_matrices.dcm", fixed, (*moving, shift(1, 2, 3)))
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
import numpy
from opentps.core.io.dicomIO import readDicomRigidTransform
matrix = readDicomRigidTransform(sys.argv[1]).tformMatrix
# OpenTPS keeps the inverse
print(*(f"{value:g}" for value in numpy.linalg.inv(matrix)[:3, 3]), "mm")
PYTHON
shift() { python read.py "$1" 2>log | tail -1; }
expect "fixed image first" "$(shift fixed_first.dcm)" "10 20 30 mm"
expect "moving image first" "$(shift moving_first.dcm)" "0 0 0 mm"
expect "two matrices, 11 22 33 mm" "$(shift two_matrices.dcm)" "10 20 30 mm"
