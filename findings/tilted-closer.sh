#!/bin/bash
# imageio gives a distance of 0 mm for the slices of a sagittal series, and 2.6 mm for 3 mm of a tilted one.
#
# Software: imageio 2.38.1 (volread, with the sampling that it adds), SimpleITK 2.5.7 for comparison, pydicom 3.0.2. The
#           files have no error for dciodvfy of dicom3tools 20260927.
# Guess:    the distance of slices is along their normal, which Image Orientation (Patient) gives (PS3.3 section
#           C.7.6.2.1.1); what has no axis of its own is an error, or 1.
# Seen:     axial slices 3 mm apart are 3 mm apart; tilted by 30 degrees, as heads and spines are scanned, they are
#           2.598 mm apart, by 60 degrees 1.5 mm, and sagittal ones 0 mm: the difference of the third number of the
#           position, toward the head, is taken. SimpleITK has 3 mm for all. No warning.
# Cost:     a volume, or a mask times the product of the three distances, is 0.87 or half of what it is, in the planes that
#           brains and discs are looked at; who resamples to it has a squeezed head.

. "$(dirname "$0")/lib.sh"
python_packages imageio==2.38.1 SimpleITK==2.5.7 pydicom==3.0.2 numpy==2.4.6 dicom3tools==20260927

cat >make.py <<'PYTHON'
import math, os
from datasets import ct
def series(folder, row, column):
    """Five slices, 3 mm apart along the normal of `row` and `column`."""
    os.mkdir(folder)
    normal = (row[1] * column[2] - row[2] * column[1], row[2] * column[0] - row[0] * column[2],
              row[0] * column[1] - row[1] * column[0])
    for k in range(5):
        ct(f"{folder}/{k}.dcm", k + 1, StudyInstanceUID="1.2.3.1", SeriesInstanceUID="1.2.3.2", InstanceNumber=str(k + 1),
           ImageOrientationPatient=[*row, *column], ImagePositionPatient=[round(3 * k * part, 6) for part in normal])
for angle in (0, 30, 60):
    cosine, sine = (round(part(math.radians(angle)), 6) for part in (math.cos, math.sin))
    series(f"axial-{angle}", (1, 0, 0), (0, cosine, sine))
series("sagittal", (0, 1, 0), (0, 0, -1))
PYTHON
python make.py
cat >read.py <<'PYTHON'
import sys
reader, folder = sys.argv[1:]
if reader == "imageio":
    import imageio
    distance = imageio.volread(folder, format="DICOM").meta["sampling"][0]
else:
    import SimpleITK
    files = SimpleITK.ImageSeriesReader.GetGDCMSeriesFileNames(folder)
    distance = SimpleITK.ReadImage(files).GetSpacing()[2]
print(f"\n{distance:.3f} mm")
PYTHON
look() { # FOLDER BY-IMAGEIO
    for path in "$1"/*.dcm; do dciodvfy "$path" 2>&1 || true; done >valid
    expect "errors in the files, $1" "$(grep -c '^Error' valid || true)" "0"
    expect "SimpleITK, $1" "$(python read.py simpleitk "$1" 2>log | tail -1)" "3.000 mm"
    expect "imageio, $1" "$(python read.py imageio "$1" 2>words | tail -1)" "$2"
    expect "its words" "$(grep -i warn words || true)" ""
}
look axial-0 "3.000 mm"
look axial-30 "2.598 mm"
look axial-60 "1.500 mm"
look sagittal "0.000 mm"
