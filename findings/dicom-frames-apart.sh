#!/bin/bash
# gdcmtar takes the frames of an enhanced image apart into images of one UID, without spacing and orientation.
#
# Software: libgdcm-tools 3.0.21-1 (gdcmtar --unenhance); dcmtk 3.6.7-9~deb12u4 (storescp, storescu), which stands for
#           the archive; SimpleITK 2.5.7 as the reader, pydicom 3.0.2
# Guess:    each of the four images of an enhanced MR gets a SOP Instance UID of its own (PS3.5 section 9), and what
#           the Shared Functional Groups say, which hold for every frame: 0.5 mm pixels, 2 mm thick, a sagittal
#           plane (PS3.3 section C.7.6.16).
# Seen:     all four have the SOP Instance UID of the enhanced image and instance number 1. Only the groups of each
#           frame are carried over: positions and pixels are right; Pixel Spacing, Image Orientation and Slice
#           Thickness are missing, which no MR image may lack (section C.7.6.2). Status 0, not a word. Sent to an
#           archive that names files by UID, four successes leave one image. Read from their folder they are axial
#           with pixels of 1 mm.
# Cost:     of an exam that was taken apart for an older viewer one slice arrives; what is read before lies in
#           another plane and is twice as large.

. "$(dirname "$0")/lib.sh"
debian libgdcm-tools=3.0.21-1 dcmtk=3.6.7-9~deb12u4
python_packages pydicom==3.0.2 SimpleITK==2.5.7 numpy==2.4.6

cat >make.py <<'PYTHON'
import datasets, pydicom
datasets.enhanced_mr("enhanced.dcm", [(2 * k, k + 1, 100 * (k + 1), (), {}) for k in range(4)])
file = pydicom.dcmread("enhanced.dcm")
shared = file.SharedFunctionalGroupsSequence[0]
shared.PixelMeasuresSequence[0].PixelSpacing = [0.5, 0.5]
shared.PixelMeasuresSequence[0].SliceThickness = "2"
shared.PlaneOrientationSequence[0].ImageOrientationPatient = [0, 1, 0, 0, 0, -1]
for k, groups in enumerate(file.PerFrameFunctionalGroupsSequence):
    groups.PlanePositionSequence[0].ImagePositionPatient = [2 * k, 0, 0]
file.save_as("enhanced.dcm")
PYTHON
cat >read.py <<'PYTHON'
import glob, sys, pydicom, SimpleITK
if sys.argv[1] == "enhanced":
    image = SimpleITK.ReadImage("enhanced.dcm")
    print(*image.GetSpacing(), *(round(part) for part in image.GetDirection()[::3]))
elif sys.argv[1] == "volume":
    image = SimpleITK.ReadImage(sorted(glob.glob("apart/*")))
    print(*image.GetSpacing(), *(round(part) for part in image.GetDirection()[::3]))
else:
    files = [pydicom.dcmread(path) for path in sorted(glob.glob(sys.argv[2] + "/*"))]
    print(*(file.get(sys.argv[1], "none") for file in files), sep=", ")
PYTHON
python make.py
mkdir apart archive
status=0
gdcmtar --unenhance -i enhanced.dcm -o apart/ -p %d.dcm >log 2>&1 || status=$?
port=$(python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
storescp --output-directory archive "$port" >server.log 2>&1 &
server=$!
for _ in $(seq 50); do echoscu 127.0.0.1 "$port" 2>/dev/null && break || sleep 0.2; done
sent=0
storescu 127.0.0.1 "$port" apart/0.dcm apart/1.dcm apart/2.dcm apart/3.dcm >send.log 2>&1 || sent=$?
kill "$server"
expect "gdcmtar, status, lines" "$status, $(wc -l <log)" "0, 0"
expect "positions" "$(python read.py ImagePositionPatient apart)" \
    "[0.0, 0.0, 0.0], [2.0, 0.0, 0.0], [4.0, 0.0, 0.0], [6.0, 0.0, 0.0]"
expect "UIDs" "$(python read.py SOPInstanceUID apart)" "1.2.3.4, 1.2.3.4, 1.2.3.4, 1.2.3.4"
expect "numbers" "$(python read.py InstanceNumber apart)" "1, 1, 1, 1"
for keyword in PixelSpacing ImageOrientationPatient SliceThickness; do
    expect "$keyword" "$(python read.py $keyword apart)" "none, none, none, none"
done
expect "sent, status, lines" "$sent, $(wc -l <send.log)" "0, 0"
expect "images in the archive" "$(find archive -type f | wc -l)" "1"
expect "spacing and direction of rows, the enhanced image" "$(python read.py enhanced)" "0.5 0.5 2.0 0 1 0"
expect "spacing and direction of rows, its four images" "$(python read.py volume)" "1.0 1.0 2.0 1 0 0"
