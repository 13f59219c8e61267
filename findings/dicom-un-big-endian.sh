#!/bin/bash
# A sequence of unknown VR in a big endian file makes the whole file unreadable for most toolkits.
#
# Software: pydicom 3.0.2; SimpleITK 2.5.7 (ITK's GDCM); dcmtk 3.6.7-9~deb12u4
# Guess:    all read the file: the items of a UN element of undefined length are in implicit VR little
#           endian whatever the transfer syntax is (PS3.5 section 6.2.2, note on UN).
# Seen:     DCMTK reads it. pydicom refuses the file (OSError, "No tag to read at file position"),
#           SimpleITK finds no reader for it. The same data set in little endian is read by all three.
# Cost:     old archives hold Explicit VR Big Endian, and software that did not know a sequence wrote
#           it as UN: not just that element, the image is lost to the reader.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages pydicom==3.0.2 SimpleITK==2.5.7

python - <<'PYTHON'
import struct, dicom
inner = struct.pack("<HHI", 0x10, 0x20, 4) + b"PAT1"
items = (struct.pack("<HHI", 0xFFFE, 0xE000, len(inner)) + inner
         + struct.pack("<HHI", 0xFFFE, 0xE0DD, 0))
for name, order, syntax in (("little", "<", dicom.EXPLICIT_LITTLE), ("big", ">", dicom.EXPLICIT_BIG)):
    unknown = struct.pack(order + "HH", 8, 0x1140) + b"UN\0\0\xff\xff\xff\xff" + items
    dicom.write(f"{name}.dcm", dicom.secondary_capture(
        bytes(range(24)), 4, 6, bits=8, stored=8, early=unknown, order=order), syntax)
PYTHON
dcmtk() {
    dcmdump +P 0010,0020 "$1.dcm" >found 2>log || true
    grep -o 'PAT1' found || echo refused
}
pydicom() {
    python - "$1.dcm" <<'PYTHON'
import sys, pydicom
try:
    print(pydicom.dcmread(sys.argv[1])[0x00081140].value[0].PatientID)
except OSError as error:
    print("refused:", str(error).split(" at ")[0])
PYTHON
}
itk() {
    python - "$1.dcm" <<'PYTHON'
import sys, SimpleITK
try:
    statistics = SimpleITK.StatisticsImageFilter()
    statistics.Execute(SimpleITK.ReadImage(sys.argv[1]))
    print(int(statistics.GetSum()))
except RuntimeError as error:
    print("refused:", "Unable to determine ImageIO reader" in str(error))
PYTHON
}
expect "little endian, DCMTK" "$(dcmtk little)" PAT1
expect "little endian, pydicom" "$(pydicom little)" PAT1
expect "little endian, SimpleITK" "$(itk little 2>log)" 276
expect "big endian, DCMTK" "$(dcmtk big)" PAT1
expect "big endian, pydicom" "$(pydicom big)" "refused: No tag to read"
expect "big endian, SimpleITK" "$(itk big 2>log)" "refused: True"
