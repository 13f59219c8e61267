#!/bin/bash
# An organ that rt-utils writes is smaller for every other program, and its holes are gone.
#
# Software: rt-utils 1.2.7, pydicom 3.0.2, numpy 2.4.6; plastimatch 1.9.4+dfsg.2-0+deb12u1 as the other program
# Guess:    the outline of a mask goes along the edges of its pixels, so that it encloses their area, and other
#           programs fill the same pixels. A hole is written as one (PS3.3 section C.8.8.6.3).
# Seen:     it goes through the centers of the outermost pixels. Of 36 mm2 the outline encloses 25, and
#           plastimatch fills 25 pixels; a structure one pixel wide encloses nothing, and plastimatch fills
#           none of it. A hole is a second CLOSED_PLANAR outline in the first, and plastimatch fills both. rt-utils
#           itself gives each mask back as it was. Status 0, no remark.
# Cost:     a check of the file with rt-utils finds no fault; the next program has a smaller organ at risk, or
#           none, and one without its hollow.

. "$(dirname "$0")/lib.sh"
debian plastimatch=1.9.4+dfsg.2-0+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages rt-utils==1.2.7 pydicom==3.0.2 numpy==2.4.6 opencv-python==5.0.0.93

cat >outline.py <<'PYTHON'
import os, sys, warnings
warnings.simplefilter("ignore")
import numpy, pydicom, dicom
from rt_utils import RTStructBuilder
os.mkdir("ct")
for n in range(1, 6):
    dicom.ct_slice(f"ct/{n}.dcm", n, dicom.ramp(32, 32), 32, 32, n)
shapes = {"square": numpy.s_[10:16, 10:16, 1:4], "line": numpy.s_[10, 10:20, 1:4], "ring": numpy.s_[5:15, 5:15, 1:4]}
for name, where in shapes.items():
    mask = numpy.zeros((32, 32, 5), bool)
    mask[where] = True
    if name == "ring":
        mask[8:12, 8:12, 1:4] = False
    file = RTStructBuilder.create_new("ct")
    file.add_roi(mask=mask, name=name)
    file.save(name + ".dcm")
    back = RTStructBuilder.create_from("ct", name + ".dcm").get_roi_mask_by_name(name)
    contours = pydicom.dcmread(name + ".dcm").ROIContourSequence[0].ContourSequence
    areas = []
    for contour in contours:
        x, y, z = numpy.array(contour.ContourData, float).reshape(-1, 3).T
        if z[0] == 2:
            areas.append(abs(x @ numpy.roll(y, 1) - y @ numpy.roll(x, 1)) / 2)
    print(f"{name}: mask {mask[:, :, 1].sum()}, back {back[:, :, 1].sum()},",
          "outlines", *(f"{area:g}" for area in areas), *sorted({c.ContourGeometricType for c in contours}),
          file=sys.stderr)
PYTHON
python outline.py 2>seen >log
# pixels that plastimatch fills in a slice
fills() {
    plastimatch convert --input "$1.dcm" --referenced-ct ct --output-prefix "$1" --prefix-format mha >log 2>&1
    python - "$1" <<'PYTHON'
import glob, re, sys
[path] = glob.glob(sys.argv[1] + "/*.mha")
data = open(path, "rb").read()
size = re.search(rb"ElementDataFile = LOCAL\n", data).end()
print(sum(1 for byte in data[size:] if byte) // 3)
PYTHON
}
expect "square" "$(grep square seen)" "square: mask 36, back 36, outlines 25 CLOSED_PLANAR"
expect "square, plastimatch" "$(fills square)" "25"
expect "line" "$(grep line: seen)" "line: mask 10, back 10, outlines 0 CLOSED_PLANAR"
expect "line, plastimatch" "$(fills line)" "0"
expect "ring" "$(grep ring seen)" "ring: mask 84, back 84, outlines 81 23 CLOSED_PLANAR"
expect "ring, plastimatch" "$(fills ring)" "81"
