#!/bin/bash
# dicom-anonymizer gives images new UIDs, and leaves the old ones in the outlines that belong to them.
#
# Software: dicom-anonymizer 2.1.0, pydicom 3.0.2; libgdcm-tools 3.0.21-1 (gdcmanon) and dicognito 0.19.0 for
#           comparison
# Guess:    a folder in which a CT and its structure set lie keeps them together: each UID has one new UID,
#           wherever it stands, also in sequences (PS3.15 section E.3.9 and table E.1-1, action U).
# Seen:     study, series, frame of reference and images have new UIDs; the structure set still names the old
#           ones as those that it is drawn on. No image and no frame of reference of the folder is among them.
#           Where an image refers to another (Referenced Image Sequence), the reference is there and empty.
#           gdcmanon and dicognito change all of them alike. Status 0.
# Cost:     outlines for a study or for teaching belong to no image any more, and the old UIDs go out
#           with them.

. "$(dirname "$0")/lib.sh"
debian libgdcm-tools=3.0.21-1
python_packages dicom-anonymizer==2.1.0 pydicom==3.0.2 dicognito==0.19.0

cat >exam.py <<'PYTHON'
import os, struct, dicom
from dicom import element
def sequence(group, number, *items):
    return element(group, number, "SQ", b"".join(
        struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item for item in items))
def reference(n):
    return element(8, 0x1150, "UI", dicom.CT) + element(8, 0x1155, "UI", dicom.instance(n))
STRUCTURES = b"1.2.840.10008.5.1.4.1.1.481.3"
os.mkdir("in")
dicom.ct_slice("in/ct1.dcm", 1, dicom.ramp(4, 4), 4, 4, 1)
dicom.ct_slice("in/ct2.dcm", 2, dicom.ramp(4, 4), 4, 4, 2, early=sequence(8, 0x1140, reference(1)))
series = element(0x20, 0xE, "UI", b"1.2.3.2") + sequence(0x3006, 0x16, reference(1), reference(2))
study = (element(8, 0x1150, "UI", b"1.2.840.10008.3.1.2.3.1") + element(8, 0x1155, "UI", b"1.2.3.1")
         + sequence(0x3006, 0x14, series))
contour = (sequence(0x3006, 0x16, reference(1)) + element(0x3006, 0x42, "CS", b"CLOSED_PLANAR")
           + element(0x3006, 0x46, "IS", b"3") + element(0x3006, 0x50, "DS", b"0\\0\\1\\2\\0\\1\\0\\2\\1"))
dicom.write("in/outlines.dcm", (
    element(8, 5, "CS", b"ISO_IR 100") + element(8, 0x16, "UI", STRUCTURES) + element(8, 0x18, "UI", b"1.2.3.5")
    + element(8, 0x20, "DA", b"20200101") + element(8, 0x30, "TM", b"120000") + element(8, 0x50, "SH", b"")
    + element(8, 0x60, "CS", b"RTSTRUCT") + element(8, 0x70, "LO", b"") + element(8, 0x90, "PN", b"")
    + element(0x10, 0x10, "PN", b"Finding^Test") + element(0x10, 0x20, "LO", b"P1")
    + element(0x10, 0x30, "DA", b"") + element(0x10, 0x40, "CS", b"")
    + element(0x20, 0xD, "UI", b"1.2.3.1") + element(0x20, 0xE, "UI", b"1.2.3.6") + element(0x20, 0x10, "SH", b"1")
    + element(0x20, 0x11, "IS", b"2") + element(0x20, 0x52, "UI", b"1.2.3.3") + element(0x3006, 2, "SH", b"Set")
    + sequence(0x3006, 0x10, element(0x20, 0x52, "UI", b"1.2.3.3") + sequence(0x3006, 0x12, study))
    + sequence(0x3006, 0x20, element(0x3006, 0x22, "IS", b"1") + element(0x3006, 0x24, "UI", b"1.2.3.3")
               + element(0x3006, 0x26, "LO", b"Heart") + element(0x3006, 0x36, "CS", b"MANUAL"))
    + sequence(0x3006, 0x39, sequence(0x3006, 0x40, contour) + element(0x3006, 0x84, "IS", b"1"))
    + sequence(0x3006, 0x80, element(0x3006, 0x82, "IS", b"1") + element(0x3006, 0x84, "IS", b"1")
               + element(0x3006, 0xA4, "CS", b"ORGAN") + element(0x3006, 0xA6, "PN", b""))),
    storage=STRUCTURES, uid=b"1.2.3.5")
PYTHON
cat >together.py <<'PYTHON'
import sys, pydicom
one, two, outlines = (pydicom.dcmread(f"{sys.argv[1]}/{name}.dcm") for name in ("ct1", "ct2", "outlines"))
images = {one.SOPInstanceUID, two.SOPInstanceUID}
drawn_on = {element.value for element in outlines.ROIContourSequence[0].ContourSequence[0].iterall()
            if element.keyword == "ReferencedSOPInstanceUID"}
frame = outlines.StructureSetROISequence[0].ReferencedFrameOfReferenceUID
print("images old," if images & {"1.2.3.4", "1.2.3.4.2"} else "images new,",
      "drawn on", "them," if drawn_on <= images else ",".join(drawn_on) + ",",
      "in their frame" if frame == one.FrameOfReferenceUID else f"in frame {frame}")
if "ReferencedImageSequence" in two:
    for item in two.ReferencedImageSequence:
        uid = item.ReferencedSOPInstanceUID
        print("image 1" if uid == one.SOPInstanceUID else f"'{uid or ''}'")
else:
    print("no reference")
PYTHON
python exam.py
python together.py in >seen
expect "before" "$(sed -n 1p seen)" "images old, drawn on them, in their frame"
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -subj /CN=finding -days 9 2>/dev/null
mkdir out_gdcm out_dicognito out_anonymizer
gdcmanon -c cert.pem -r -i in -o out_gdcm
expect "gdcmanon" "$(python together.py out_gdcm | sed -n 1p)" "images new, drawn on them, in their frame"
python - <<'PYTHON'
import os, pydicom
from dicognito.anonymizer import Anonymizer
anonymizer = Anonymizer()
for name in sorted(os.listdir("in")):
    file = pydicom.dcmread("in/" + name)
    anonymizer.anonymize(file)
    file.save_as("out_dicognito/" + name)
PYTHON
expect "dicognito" "$(python together.py out_dicognito | sed -n 1p)" "images new, drawn on them, in their frame"
status=0
dicom-anonymizer in out_anonymizer >log 2>&1 || status=$?
python together.py out_anonymizer >seen
expect "dicom-anonymizer, status $status" "$(sed -n 1p seen)" "images new, drawn on 1.2.3.4, in frame 1.2.3.3"
expect "dicom-anonymizer, from image to image" "$(sed -n 2p seen)" "''"
