#!/bin/bash
# segauge gives full marks to a segmentation of a lesion that lies 3 cm from the true one, or in the other half.
#
# Software: segauge 0.1.0 (evaluate); files of highdicom 0.28.2 and nibabel 5.4.2; dcmqi 1.5.7 and SimpleITK 2.5.7 for
#           comparison. The DICOM files have no error for dciodvfy of dicom3tools 20260927.
# Guess:    a program for "geometrically-correct, DICOM-native evaluation" compares masks at their places, which the
#           files say (Plane Position, PS3.3 section C.7.6.16.2.3; the affine of NIfTI-1), or refuses. A lesion found
#           3 cm higher has no overlap with the true one; the right one has, in whatever order its voxels are stored.
# Seen:     masks are compared by their indices, if they have as many. A DICOM segmentation has, as PS3.3 allows and
#           highdicom does by default, no frames for empty slices: what is left of both is three slices, and the
#           lesion 3 cm higher has Dice 1, distance 0, and was found. In NIfTI the right lesion in canonical order has
#           Dice 0 and 8 mm, and one in the other half of the body has Dice 1. No word.
# Cost:     a program that finds something of the right size in the wrong place is published as perfect, and bought.

. "$(dirname "$0")/lib.sh"
python_packages segauge==0.1.0 highdicom==0.28.2 pydicom==3.0.2 nibabel==5.4.2 numpy==2.4.6 scipy==1.17.1 \
    scikit-image==0.26.0 trimesh==5.2.0 dcmqi==1.5.7 SimpleITK==2.5.7 dicom3tools==20260927

cat >make.py <<'PYTHON'
import glob, os, highdicom, nibabel, numpy, pydicom, dicom
from highdicom.seg import Segmentation, SegmentDescription
from pydicom.sr.codedict import codes
SIZE = 16, 16, 20
os.mkdir("ct")
for k in range(SIZE[2]):
    dicom.ct_slice(f"ct/{k:02}.dcm", k + 1, dicom.ramp(16, 16), 16, 16, 3 * k)
images = [pydicom.dcmread(path) for path in sorted(glob.glob("ct/*"))]
def lesion(x, z):
    """Its 4 by 4 by 3 voxels of 1 by 1 by 3 mm, as x to the left, y to the back, z upward."""
    mask = numpy.zeros(SIZE, numpy.uint8)
    mask[x:x + 4, 6:10, z:z + 3] = 1
    return mask
def segmentation(path, mask, number):
    Segmentation(
        source_images=images, pixel_array=mask.transpose(2, 1, 0), segmentation_type="BINARY",
        segment_descriptions=[SegmentDescription(
            segment_number=1, segment_label="Lesion", segmented_property_category=codes.SCT.Tissue,
            segmented_property_type=codes.SCT.Tissue, algorithm_type="MANUAL")],
        series_instance_uid=f"1.2.3.2{number}", series_number=number, sop_instance_uid=f"1.2.3.3{number}",
        instance_number=1, manufacturer="Test", manufacturer_model_name="Test", software_versions="1",
        device_serial_number="1").save_as(path)
def nifti(path, mask, canonical):
    affine = numpy.diag([-1, -1, 3, 1.0])
    if canonical:
        mask = mask[::-1, ::-1]
        affine = numpy.array([[1, 0, 0, 1 - SIZE[0]], [0, 1, 0, 1 - SIZE[1]], [0, 0, 3, 0], [0, 0, 0, 1.0]])
    nibabel.Nifti1Image(mask, affine).to_filename(path)
for number, (name, x, z) in enumerate((("truth", 2, 3), ("same", 2, 3), ("higher", 2, 13), ("opposite", 10, 3)), 1):
    segmentation(f"{name}.dcm", lesion(x, z), number)
    nifti(f"{name}.nii", lesion(x, z), name != "truth")
PYTHON
python make.py >log 2>&1
for name in truth same higher opposite; do
    dciodvfy $name.dcm >valid 2>&1 || true
    expect "errors in the file, $name" "$(grep -c '^Error' valid || true)" "0"
    segimage2itkimage --inputDICOM $name.dcm --outputDirectory . -t nrrd -p $name >>log 2>&1
done
cat >evaluate.py <<'PYTHON'
import sys
import segauge
kind, name = sys.argv[1:]
[row] = segauge.evaluate([segauge.Case("1", gt=f"truth.{kind}", pred=f"{name}.{kind}")]).rows
print(f"Dice {row['dice']:g}, distance {row['hd']:g} mm, found {row['det_recall']:g}")
PYTHON
cat >places.py <<'PYTHON'
import sys
import numpy, SimpleITK
kind, name = sys.argv[1:]
def center(name):
    shape = SimpleITK.LabelShapeStatisticsImageFilter()
    shape.Execute(SimpleITK.ReadImage(f"{name}-1.nrrd" if kind == "dcm" else f"{name}.nii", SimpleITK.sitkUInt8))
    return numpy.array(shape.GetCentroid(1))
print(f"{numpy.linalg.norm(center(name) - center('truth')):g} mm apart")
PYTHON
score() { # KIND NAME APART SCORE
    expect "$2.$1 and truth.$1, SimpleITK" "$(python places.py "$1" "$2" 2>>log)" "$3 mm apart"
    expect "$2.$1, segauge" "$(python evaluate.py "$1" "$2" 2>words)" "$4"
    expect "its words" "$(cat words)" ""
}
full="Dice 1, distance 0 mm, found 1"
none="Dice 0, distance 8 mm, found 0"
score dcm same 0 "$full"
score dcm higher 30 "$full"
score dcm opposite 8 "$none"
score nii same 0 "$none"
score nii opposite 8 "$full"
