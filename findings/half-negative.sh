#!/bin/bash
# imageio makes the brighter half of an image negative, and reads a series in the number type of its first slice.
#
# Software: imageio 2.38.1 (its DICOM reader) with numpy 2.4.6; pydicom 3.0.2 makes the files and reads them for
#           comparison. They have no error for dciodvfy of dicom3tools 20260927.
# Guess:    a stored number, rescaled with slope 1 and intercept 0 (PS3.3 section C.11.1.1.2; a digital X-ray always has
#           these, section C.8.11.3), is that number, whatever else is in its image or its series.
# Seen:     an image is read as numbers of 8 bits with sign if its largest is below 256, of 16 bits with sign if it is
#           below 65536: of 100, 120, 200 and 255 the last two are -56 and -1, and 40000 is -25536. A series has the
#           type of its first slice: if nothing there is above 100, 1000 and 3000 in the others are -24 and -72. No
#           error, no remark. Without slope and intercept all numbers are right.
# Cost:     what is brightest is darkest: a tumor is a hole, a threshold finds the background, a mean is near 0.

. "$(dirname "$0")/lib.sh"
python_packages imageio==2.38.1 numpy==2.4.6 pydicom==3.0.2 dicom3tools==20260927

cat >make.py <<'PYTHON'
import os, struct, pydicom
from datasets import code, pet, tracer
fdg = tracer(
    code("35321007", "SCT", "Fluorodeoxyglucose F^18^"), code("77004003", "SCT", "^18^Fluorine"), "6586.2", "370e6")
def image(folder, *numbers):
    pet(folder, [0], fdg, Laterality="", PixelRepresentation=0, PixelData=struct.pack("<4H", *numbers) * 16)
image("low", 100, 120, 200, 255)
image("high", 100, 30000, 40000, 65535)
pet("series", [100, 1000, 3000], fdg, Laterality="")
bare = pydicom.dcmread("low/0.dcm")
del bare.RescaleSlope, bare.RescaleIntercept # no longer a valid PET
os.mkdir("bare")
bare.save_as("bare/0.dcm")
PYTHON
python make.py
for path in low/0.dcm high/0.dcm series/*.dcm; do
    dciodvfy "$path" >valid 2>&1 || true
    expect "errors in $path" "$(grep -c '^Error' valid || true)" "0"
done
cat >read.py <<'PYTHON'
import os, sys
reader, path = sys.argv[1:]
series = os.path.isdir(path)
if reader == "pydicom":
    import pydicom
    from pydicom.pixels import apply_rescale
    files = [pydicom.dcmread(name) for name in ([f"{path}/{k}.dcm" for k in range(3)] if series else [path])]
    images = [apply_rescale(file.pixel_array, file) for file in files]
elif series:
    import imageio.v2
    images = imageio.v2.volread(path, format="DICOM")
else:
    import imageio.v3
    images = [imageio.v3.imread(path, plugin="DICOM")]
print(*(f"{number:g}" for number in ([image[0, 0] for image in images] if series else images[0][0, :4])))
PYTHON
numbers() { python read.py "$@" 2>log | tail -1; }
both() { # WHAT PATH PYDICOM IMAGEIO
    expect "$1, pydicom" "$(numbers pydicom "$2")" "$3"
    expect "$1, imageio" "$(numbers imageio "$2")" "$4"
    expect "remarks" "$(grep -ci 'warn\|overflow\|error' log || true)" "0"
}
both "below 256" low/0.dcm "100 120 200 255" "100 120 -56 -1"
both "below 65536" high/0.dcm "100 30000 40000 65535" "100 30000 -25536 -1"
both "a series" series "100 1000 3000" "100 -24 -72"
expect "without slope and intercept, imageio" "$(numbers imageio bare/0.dcm)" "100 120 200 255"
