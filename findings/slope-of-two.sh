#!/bin/bash
# dicom-csv multiplies in the fewest bits that hold the slope: with slope 2 a hot PET is negative.
#
# Software: dicom-csv 0.5.1 (order_series, stack_images, as its manual loads a volume), SimpleITK 2.5.7 for comparison,
#           pydicom 3.0.2. The files have no error for dciodvfy of dicom3tools 20260927.
# Guess:    output units are stored value times slope plus intercept (PS3.3 section C.11.1), in floats or in integers
#           that are wide enough; a slope is a decimal string of up to 16 characters (PS3.5 section 6.2).
# Seen:     a slope of 2 becomes an integer of 8 bits, and the product has the 16 bits of the pixels: 40000 Bq/ml are
#           -25536, and 2 Bq/ml are right. With slope 2.5 all is right. A slope with a fraction becomes a float of 16
#           bits: 0.0000001 is rounded to 0.00000012, so that a rate of 0.002 is 0.00238, and 0.00000001 to 0. No
#           warning. SimpleITK has all of them right.
# Cost:     what takes up most is darkest, in the series whose slope happens to be whole; influx rates are 19 percent
#           too high, or 0, in the slices that have the least of it, since each slice of a PET has its own slope.

. "$(dirname "$0")/lib.sh"
python_packages dicom-csv==0.5.1 pydicom==3.0.2 numpy==2.4.6 pandas==3.1.1 SimpleITK==2.5.7 dicom3tools==20260927

cat >make.py <<'PYTHON'
from datasets import code, pet, tracer
glucose = tracer(code("35321007", "SCT", "Fluorodeoxyglucose F^18^"), code("77004003", "SCT", "^18^Fluorine"),
                 "6586.2", "370000000", RadionuclidePositronFraction="0.97")
for folder, slope, units in (("two", "2", "BQML"), ("half", "2.5", "BQML"), ("rate", "0.0000001", "MLMING"),
                             ("less", "0.00000001", "MLMING")):
    pet(folder, [1, 20000], glucose, RescaleSlope=slope, Units=units, Laterality="")
PYTHON
python make.py
cat >read.py <<'PYTHON'
import glob, sys
reader, folder = sys.argv[1:]
paths = sorted(glob.glob(folder + "/*.dcm"))
if reader == "dicom-csv":
    from dicom_csv import order_series, stack_images
    from pydicom import dcmread
    volume = stack_images(order_series([dcmread(path) for path in paths], decreasing=False))
    print(*(f"{float(value):.3g}" if abs(value) < 1 else value for value in volume[4, 4]))
else:
    import SimpleITK
    volume = [SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(path, SimpleITK.sitkFloat64))[0, 4, 4] for path in paths]
    print(*(f"{value:.3g}" if value < 1 else f"{value:g}" for value in volume))
PYTHON
look() { # FOLDER BY-SIMPLEITK BY-DICOM-CSV
    for path in "$1"/*.dcm; do dciodvfy "$path" 2>&1 || true; done >valid
    expect "errors in the files, $1" "$(grep -c '^Error' valid || true)" "0"
    expect "SimpleITK, $1" "$(python read.py simpleitk "$1" 2>log)" "$2"
    expect "dicom-csv, $1" "$(python read.py dicom-csv "$1" 2>words)" "$3"
    expect "its words" "$(cat words)" ""
}
look half "2.5 50000" "2.5 50000.0"
look two "2 40000" "2 -25536"
look rate "1e-07 0.002" "1.19e-07 0.00238"
look less "1e-08 0.0002" "0 0"
