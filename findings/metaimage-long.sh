#!/bin/bash
# metaimageio writes 64-bit labels in a way that other programs read as half of them, with an empty voxel after each.
#
# Software: metaimageio 1.3.2; SimpleITK 2.5.7 and tiny-metaio 0.4.0 read its file; numpy 2.4.6
# Guess:    labels as NumPy makes them (int64, its kind of integer on Linux) come back from a MetaImage file in each
#           program. MET_LONG is 32 bits there on all systems, and 64 bits are MET_LONG_LONG (the table of element
#           types in ITK's page on MetaIO; MET_ValueTypeSize of MetaIO).
# Seen:     metaimageio calls them MET_LONG, and writes 64 bits. SimpleITK and tiny-metaio read 1 0 2 0 3 0 from
#           1 2 3, the lower half of the slices stretched over the whole, and leave out the upper half; no remark.
#           metaimageio reads its own file as it was, so nobody notices. With int32 all is well; the int64 file of
#           SimpleITK, MET_LONG_LONG, it refuses.
# Cost:     organs of the upper half are gone, and the others lie at twice their height, striped, with as many voxels
#           as before: their volumes look right.

. "$(dirname "$0")/lib.sh"
python_packages metaimageio==1.3.2 SimpleITK==2.5.7 tiny-metaio==0.4.0 numpy==2.4.6

cat >labels.py <<'PYTHON'
import sys, metaimageio, metaio.mha, numpy, SimpleITK
labels = numpy.zeros((4, 2, 3), sys.argv[1])
for z in range(4):
    labels[z] = z + 1
spaced = dict(ElementSpacing=(1, 1, 1), Offset=(0, 0, 0), TransformMatrix=numpy.eye(3))
metaimageio.write("labels.mha", image=labels, **spaced)
print(next(line for line in open("labels.mha", "rb") if line.startswith(b"ElementType")).decode().split()[-1])
for voxels in (metaimageio.read("labels.mha")[0], SimpleITK.GetArrayFromImage(SimpleITK.ReadImage("labels.mha")),
               metaio.mha.load("labels.mha").data):
    print(" ".join("".join(map(str, plane.ravel())) for plane in voxels))
SimpleITK.WriteImage(SimpleITK.GetImageFromArray(labels), "other.mha")
try:
    print((metaimageio.read("other.mha")[0] == labels).all())
except ValueError as error:
    print(error)
PYTHON
seen() { python labels.py "$1" >seen-"$1" 2>words-"$1"; }
line() { sed -n "$2p" seen-"$1"; }
whole="111111 222222 333333 444444" half="101010 101010 202020 202020"
seen int32
expect "32 bits" "$(line int32 1)" "MET_INT"
for reader in 2 3 4; do expect "32 bits, reader $((reader - 1))" "$(line int32 $reader)" "$whole"; done
seen int64
expect "64 bits" "$(line int64 1)" "MET_LONG"
expect "64 bits, metaimageio itself" "$(line int64 2)" "$whole"
expect "64 bits, SimpleITK" "$(line int64 3)" "$half"
expect "64 bits, tiny-metaio" "$(line int64 4)" "$half"
expect "64 bits of SimpleITK, metaimageio" "$(line int64 5)" 'ElementType "MET_LONG_LONG" is not supported'
expect "its words" "$(cat words-int64)" ""
