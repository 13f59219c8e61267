#!/bin/bash
# dicom-image-tools says how far a patient lay from the middle of the CT, in millimeters to which it adds pixels.
#
# Software: dicom-image-tools 25.0.0 (CtSeries.get_patient_mask, PatientGeometricalOffset), pydicom 3.0.2. The files
#           have no error for dciodvfy of dicom3tools 20260927.
# Guess:    the middle of a phantom is at Image Position plus its row and column times Pixel Spacing (PS3.3 section
#           C.7.6.2.1.1); how far that is from the Data Collection Center is its offset. A phantom in the middle has 0
#           mm, whatever the field of view.
# Seen:     row and column are added as they are, and one pixel: the phantom in the middle is off by 1 mm where a pixel
#           is 1 mm, by 16.25 mm to one side where it is 0.5, by 29.5 to the other where it is 2. One that lies 10 mm
#           aside has 10 more. No remark.
# Cost:     a patient who lies aside gets more dose than the filter of the scanner is shaped for, so hospitals count how
#           well patients are placed. What is counted here is the field of view: well placed patients are not.

. "$(dirname "$0")/lib.sh"
python_packages dicom-image-tools==25.0.0 pydicom==3.0.2 numpy==2.4.6 scipy==1.17.1 \
    scikit-image==0.26.0 dicom3tools==20260927

cat >make.py <<'PYTHON'
import struct
from datasets import ct
def phantom(path, spacing, aside=0):
    """Water, a disc of 24 pixels in the middle of 64; its middle lies `aside` of that of the scanner."""
    pixels = [1024 if (x - 31.5) ** 2 + (y - 31.5) ** 2 < 144 else 24 for y in range(64) for x in range(64)]
    ct(path, 1, Manufacturer="Test", Rows=64, Columns=64, PixelSpacing=[spacing, spacing],
       ImagePositionPatient=[aside - 31.5 * spacing, -31.5 * spacing, 0], DataCollectionCenterPatient=[0.0, 0.0, 0.0],
       PixelData=struct.pack("<4096H", *pixels))
phantom("1.dcm", 1)
phantom("0.5.dcm", 0.5)
phantom("2.dcm", 2)
phantom("aside.dcm", 1, 10)
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys, pydicom
from dicom_image_tools.dicom_handlers.ct import CtSeries
file = pydicom.dcmread(sys.argv[1])
water = (file.pixel_array == 1024).nonzero()
x, y = (file.ImagePositionPatient[k] + file.PixelSpacing[1 - k] * water[1 - k].mean()
        - file.DataCollectionCenterPatient[k] for k in (0, 1))
series = CtSeries(file.SeriesInstanceUID)
series.add_file(sys.argv[1])
series.get_patient_mask()
offset, = series.PatientGeometricalOffset
print(f"{x:g} {y:g}, said: {offset.x:g} {offset.y:g}")
PYTHON
offset() { python read.py "$1.dcm" 2>log || tail -1 log; }
for name in 1 0.5 2 aside; do
    dciodvfy $name.dcm >valid 2>&1 || true
    expect "errors in the file, $name" "$(grep -c '^Error' valid || true)" "0"
done
expect "in the middle, 1 mm" "$(offset 1)" "0 0, said: 1 1"
expect "in the middle, 0.5 mm" "$(offset 0.5)" "0 0, said: 16.25 16.25"
expect "in the middle, 2 mm" "$(offset 2)" "0 0, said: -29.5 -29.5"
expect "10 mm aside, 1 mm" "$(offset aside)" "10 0, said: 11 1"
expect "remarks" "$(cat log)" ""
