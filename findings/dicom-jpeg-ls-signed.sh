#!/bin/bash
# opencodecs takes half of all grays from a signed image in JPEG-LS: in a CT, air and water become bone.
#
# Software: opencodecs 0.7.2; DCMTK 3.6.7-9~deb12u4 compresses (dcmcjpls), and it and pydicom 3.0.2 (pyjpegls 1.5.1)
#           read; the files have no error for dciodvfy of dicom3tools 1.00~20220618093127-2
# Guess:    JPEG-LS knows no sign: the words of a signed image are coded as they are, and Pixel Representation says
#           that they are signed (PS3.5 sections 8.1.1 and 8.2.3). A CT is the same before and after compression.
# Seen:     -1000, 0 and 1000 come back as 31768, -32768 and -31768: 32768 is taken from each word, as if it had been
#           added. Not compressed they are right. Of a signed 12-bit image in words whose upper bits are zero, -1000
#           is 3096, also when rescaled; of a color image by plane each pixel is three neighbors of one plane.
#           pydicom reads all of these, and DCMTK gives the JPEG-LS back as it was. No error, no warning.
# Cost:     a CT in JPEG-LS trains a program with lungs denser than any metal and without water; it looks right
#           wherever each image is stretched to its own extremes.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4 dicom3tools=1.00~20220618093127-2
python_packages opencodecs==0.7.2 pydicom==3.0.2 pyjpegls==1.5.1 numpy==2.4.6

cat >make.py <<'PYTHON'
import struct
from datasets import ct, write
values = [-1000] * 6 + [0] * 5 + [1000] * 5
def slice_(path, words, **attributes):
    ct(path, 1, Manufacturer="Test", PixelRepresentation=1, RescaleIntercept="0", RescaleSlope="1",
       PixelData=struct.pack("<16H", *words), **attributes)
slice_("plain.dcm", [value & 0xFFFF for value in values], BitsStored=16, HighBit=15)
slice_("twelve.dcm", [value & 0x0FFF for value in values], BitsStored=12, HighBit=11)
write("color.dcm", "1.2.840.10008.5.1.4.1.1.7", "OT", ConversionType="WSD", Rows=4, Columns=4, SamplesPerPixel=3,
      PhotometricInterpretation="RGB", PlanarConfiguration=1, BitsAllocated=8, BitsStored=8, HighBit=7,
      PixelRepresentation=0, Laterality="", PatientOrientation="", PixelData=bytes([200] * 16 + [100] * 16 + [50] * 16))
PYTHON
python make.py
dcmcjpls plain.dcm ls.dcm
cat >read.py <<'PYTHON'
import sys
if sys.argv[1] == "opencodecs":
    import opencodecs
    pixels = opencodecs.DicomFile(sys.argv[2]).asarray(rescale="rescale" in sys.argv)
else:
    import pydicom
    pixels = pydicom.dcmread(sys.argv[2]).pixel_array
pixels = pixels.reshape(16, -1)
print(*("/".join(f"{number:g}" for number in pixels[at]) for at in (0, 8, 15)))
PYTHON
seen() { python read.py "$@" 2>words; cat words; }
for file in plain ls twelve color; do
    expect "errors in $file.dcm" "$(dciodvfy $file.dcm 2>&1 | grep -c ^Error || true)" 0
done
expect "not compressed, opencodecs" "$(seen opencodecs plain.dcm)" "-1000 0 1000"
expect "JPEG-LS, pydicom" "$(seen pydicom ls.dcm)" "-1000 0 1000"
dcmdjpls ls.dcm back.dcm
expect "JPEG-LS, DCMTK and pydicom" "$(seen pydicom back.dcm)" "-1000 0 1000"
expect "JPEG-LS, opencodecs" "$(seen opencodecs ls.dcm)" "31768 -32768 -31768"
expect "12 bits, pydicom" "$(seen pydicom twelve.dcm)" "-1000 0 1000"
expect "12 bits, opencodecs, rescaled" "$(seen opencodecs twelve.dcm rescale)" "3096 0 1000"
expect "color by plane, pydicom" "$(seen pydicom color.dcm)" "200/100/50 200/100/50 200/100/50"
expect "color by plane, opencodecs" "$(seen opencodecs color.dcm)" "200/200/200 100/100/100 50/50/50"
