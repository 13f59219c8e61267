#!/bin/bash
# dicom-contour rescales a CT, and not a PET: it multiplies by the slope only where the intercept is not 0.
#
# Software: dicom-contour 2 (get_data of to_numpy), pydicom 2.4.4; SimpleITK 2.5.7 for comparison
# Guess:    it gives images in their unit, HU of a CT, beside the mask of an outline: number times Rescale Slope plus
#           Rescale Intercept (PS3.3 section C.11.1), so that a PET, whose intercept is always 0 and whose slope is
#           another one in each slice (section C.8.9.4), is in Bq/ml.
# Seen:     water of a CT is 0 and air -1024. Slices of a PET of 40000, 20000 and 5000 Bq/ml, with slopes 4, 2 and 0.5,
#           are all 10000. SimpleITK has each. No word.
# Cost:     a network is taught with slices that are each stretched to the same maximum: a tumor is as bright as the
#           muscle of a slice without one.

. "$(dirname "$0")/lib.sh"
python_packages dicom-contour==2 pydicom==2.4.4 numpy==1.26.4 scipy==1.13.1 matplotlib==3.11.2 pillow==12.0.0 \
    SimpleITK==2.5.7

cat >make.py <<'PYTHON'
import os, pydicom
from datasets import code, ct, make, pet, tracer, write
def outline(folder, image, side):
    """A square in the middle of the slices, which dicom-contour finds by their UIDs."""
    uids = []
    for name in sorted(os.listdir(folder)):
        uid = pydicom.dcmread(f"{folder}/{name}").SOPInstanceUID
        os.rename(f"{folder}/{name}", f"{folder}/{uid}.dcm")
        uids.append(uid)
    write(folder + ".dcm", "1.2.840.10008.5.1.4.1.1.481.3", "RTSTRUCT", SOPInstanceUID="1.2.3.9", ROIContourSequence=[
        make(ReferencedROINumber=1, ContourSequence=[make(
            ContourGeometricType="CLOSED_PLANAR", NumberOfContourPoints=4, ContourImageSequence=[
                make(ReferencedSOPClassUID=image, ReferencedSOPInstanceUID=uid)],
            ContourData=[a for x, y in ((1, 1), (2, 1), (2, 2), (1, 2)) for a in (x * side, y * side, k * 3)])
            for k, uid in enumerate(uids)])])
pet("pet", [10000, 10000, 10000], tracer(code("35321007", "SCT", "Fluorodeoxyglucose F^18^"),
                                         code("77004003", "SCT", "^18^Fluorine"), "6586.2", "370000000"))
for k, slope in enumerate(("4", "2", "0.5")):
    file = pydicom.dcmread(f"pet/{k}.dcm")
    file.RescaleSlope = slope
    file.save_as(f"pet/{k}.dcm")
outline("pet", "1.2.840.10008.5.1.4.1.1.128", 3)
os.mkdir("ct")
for k, value in enumerate((0, 1024)):
    ct(f"ct/{k}.dcm", k, StudyInstanceUID="1.2.3.1", SeriesInstanceUID="1.2.3.2", ImagePositionPatient=[0, 0, 3 * k],
       PixelData=value.to_bytes(2, "little") * 16)
outline("ct", "1.2.840.10008.5.1.4.1.1.2", 1)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import glob, sys
reader, folder = sys.argv[1:]
if reader == "dicom-contour":
    from dicom_contour.to_numpy import get_data
    images, masks = get_data(folder + "/", folder + ".dcm", 0)
    print(*(f"{image[mask].mean():g}" for image, mask in zip(images, masks)))
else:
    import SimpleITK
    files = SimpleITK.ImageSeriesReader.GetGDCMSeriesFileNames(folder)
    print(*(f"{SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(file)).mean():g}" for file in files))
PYTHON
expect "CT, SimpleITK" "$(python read.py simpleitk ct 2>words)" "-1024 0"
expect "PET, SimpleITK" "$(python read.py simpleitk pet 2>words)" "40000 20000 5000"
expect "CT, dicom-contour" "$(python read.py dicom-contour ct 2>words)" "-1024 0"
expect "PET, dicom-contour" "$(python read.py dicom-contour pet 2>words)" "10000 10000 10000"
expect "its words" "$(cat words)" ""
