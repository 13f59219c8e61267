#!/bin/bash
# A drawing in the unused bits of the pixels becomes part of the numbers, or is lost by lossless compression.
#
# Software: mrtrix3 3.0.3-3+b1 (mrconvert), minc-tools 2.3.00+dfsg-10 (dcm2mnc), pydicom 3.0.2 with pyjpegls
#           1.5.1; SimpleITK 2.5.7, dcm2niix 1.0.20260724, vtk-dicom-tools 0.8.14-3.1 (dicomtonifti) and
#           libgdcm-tools 3.0.21-1 (gdcmconv) for comparison
# Guess:    with 12 bits stored of 16 the upper four are no part of the number; until 2004 an overlay could
#           lie there, and old files still have it (PS3.5 section 8.1.2; Overlay Bit Position (6000,0102)).
#           Readers leave it out, and who compresses without loss keeps it, or says no.
# Seen:     where the drawing is, mrconvert and dcm2mnc read 32773 for 5; the other readers read 5. pydicom
#           compresses to JPEG-LS without the drawing, though Overlay Bit Position still says that it is in
#           bit 15; to RLE with it. gdcmconv saves it into Overlay Data (6000,3000). No program says a word.
# Cost:     an arrow or a region drawn by a radiologist becomes the brightest tissue of the volume; or it is
#           gone from the archive after a compression that loses nothing.

. "$(dirname "$0")/lib.sh"
debian mrtrix3=3.0.3-3+b1 minc-tools=2.3.00+dfsg-10 vtk-dicom-tools=0.8.14-3.1 libgdcm-tools=3.0.21-1 \
    dcmtk=3.6.7-9~deb12u4
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724 pydicom==3.0.2 pyjpegls==1.5.1

mkdir in
python - <<'PYTHON'
import struct, dicom
from dicom import element
overlay = (element(0x6000, 0x10, "US", 8) + element(0x6000, 0x11, "US", 8) + element(0x6000, 0x40, "CS", b"G")
           + element(0x6000, 0x50, "SS", struct.pack("<2h", 1, 1)) + element(0x6000, 0x100, "US", 16)
           + element(0x6000, 0x102, "US", 15))
pixels = struct.pack("<64H", *[5] * 32, *[0x8005] * 32)
dicom.ct_slice("in/image.dcm", 1, pixels, 8, 8, z=0, more=overlay)
PYTHON
cat >itk.py <<'PYTHON'
import SimpleITK as itk
itk.WriteImage(itk.ReadImage("in/image.dcm"), "itk.nii")
PYTHON
python itk.py 2>log
dcm2niix -b n -f niix -o . in >log 2>&1
dicomtonifti -o vtk.nii in >log 2>&1
mrconvert in mrtrix.nii >log 2>&1
dcm2mnc -fname minc -dname . in . >log 2>&1
mnc2nii minc.mnc minc.nii >log 2>&1
numbers() {
    python - "$1" <<'PYTHON'
import sys, nifti
slope, intercept = nifti.scale(sys.argv[1])
print(*sorted({round(value * (slope or 1) + intercept) for value in nifti.read(sys.argv[1])[1]}))
PYTHON
}
for reader in itk niix vtk; do expect "$reader" "$(numbers $reader.nii)" "5"; done
for reader in mrtrix minc; do expect "$reader" "$(numbers $reader.nii)" "5 32773"; done

# what is left of the drawing after compression: the words of the image, the bit, and separate data
cat >compress.py <<'PYTHON'
import sys, pydicom
image = pydicom.dcmread("in/image.dcm")
image.compress(getattr(pydicom.uid, sys.argv[1]))
image.save_as("compressed.dcm")
PYTHON
left() {
    "$1" compressed.dcm back.dcm 2>log
    python - <<'PYTHON'
import struct, pydicom
image = pydicom.dcmread("back.dcm")
words = sorted(set(struct.unpack("<64H", image.PixelData)))
print(*words, "bit", image[0x60000102].value, "and data" if 0x60003000 in image else "without data")
PYTHON
}
python compress.py RLELossless 2>log
expect "RLE by pydicom" "$(left dcmdrle)" "5 32773 bit 15 without data"
python compress.py JPEGLSLossless 2>log
expect "JPEG-LS by pydicom" "$(left dcmdjpls)" "5 bit 15 without data"
gdcmconv --jpegls in/image.dcm compressed.dcm >log 2>&1
expect "JPEG-LS by gdcmconv" "$(left dcmdjpls)" "5 bit 0 and data"
