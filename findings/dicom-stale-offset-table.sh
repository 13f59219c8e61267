#!/bin/bash
# Programs that compress anew keep the old table of where the frames begin, and the next reader believes it.
#
# Software: dcmtk 3.6.7-9~deb12u4 (dcmdrle, dcmcjpls), libgdcm-tools 3.0.21-1 (gdcmconv), pydicom 3.0.2 with
#           pyjpegls 1.5.1
# Guess:    the Extended Offset Table (7FE0,0001) and its lengths (7FE0,0002; PS3.3 section C.7.6.3) go when
#           the pixel data is decompressed, and are made anew or left out when it is compressed otherwise.
# Seen:     all three keep them as they were: DCMTK and pydicom in files without compression, where it means
#           nothing, DCMTK and gdcmconv beside frames in JPEG-LS, whose places and lengths are others.
#           pydicom takes the frames from there and cannot decode the image; with the two elements removed
#           it reads every pixel. No program warns.
# Cost:     images with many frames (pathology, loops) that went through an archive which recompresses are
#           lost for readers that use the table, though all pixels are there.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4 libgdcm-tools=3.0.21-1
python_packages numpy==2.4.6 pydicom==3.0.2 pyjpegls==1.5.1

python - <<'PYTHON'
import dicom, numpy, pydicom
from dicom import element
samples = numpy.arange(3 * 64 * 64) * 2711 % numpy.repeat([4096, 512, 64], 64 * 64)
samples.astype("<u2").tofile("samples")
dicom.write("plain.dcm", dicom.secondary_capture(
    open("samples", "rb").read(), 64, 64, storage=b"1.2.840.10008.5.1.4.1.1.7.3",
    late=element(0x18, 0x2001, "IS", b"1\\2\\3"),
    frames=element(0x28, 8, "IS", b"3") + element(0x28, 9, "AT", b"\x18\0\x01\x20"),
    more=element(0x28, 0x301, "CS", b"NO")), storage=b"1.2.840.10008.5.1.4.1.1.7.3")
image = pydicom.dcmread("plain.dcm")
image.compress(pydicom.uid.RLELossless, encapsulate_ext=True)
image.save_as("rle.dcm")
image.decompress()
image.save_as("pydicom.dcm")
PYTHON
dcmdrle rle.dcm dcmtk.dcm 2>log
dcmcjpls dcmtk.dcm dcmtk-jpegls.dcm 2>log
gdcmconv --jpegls rle.dcm gdcm-jpegls.dcm >log 2>&1
cat >look.py <<'PYTHON'
import sys, numpy, pydicom
image = pydicom.dcmread(sys.argv[1])
before = pydicom.dcmread("rle.dcm")
samples = numpy.fromfile("samples", "<u2").reshape(3, 64, 64)
def read():
    try:
        return "all pixels" if (image.pixel_array == samples).all() else "other pixels"
    except (RuntimeError, ValueError):
        return "cannot decode"
kept = image.get("ExtendedOffsetTable") == before.ExtendedOffsetTable
seen = read()
if kept:
    del image.ExtendedOffsetTable, image.ExtendedOffsetTableLengths
    seen += ", without it " + read()
print(image.file_meta.TransferSyntaxUID.name + (", the old table: " if kept else ": ") + seen)
PYTHON
look() { python look.py "$1.dcm" 2>log; }
expect "compressed by pydicom" "$(look rle)" \
    "RLE Lossless, the old table: all pixels, without it all pixels"
expect "decompressed by pydicom" "$(look pydicom)" \
    "Explicit VR Little Endian, the old table: all pixels, without it all pixels"
expect "decompressed by DCMTK" "$(look dcmtk)" \
    "Explicit VR Little Endian, the old table: all pixels, without it all pixels"
expect "to JPEG-LS by DCMTK" "$(look dcmtk-jpegls)" \
    "JPEG-LS Lossless Image Compression, the old table: cannot decode, without it all pixels"
expect "to JPEG-LS by GDCM" "$(look gdcm-jpegls)" \
    "JPEG-LS Lossless Image Compression, the old table: cannot decode, without it all pixels"
