#!/bin/bash
# XMedCon exchanges the bytes of every sample of a 16-bit image in RLE.
#
# Software: medcon 0.23.0-gtk3+dfsg-1+deb12u2; dcmtk 3.6.7-9~deb12u4 (dcmcrle), libgdcm-tools 3.0.21-1
#           (gdcmconv --rle) and pydicom 3.0.2, which compress; SimpleITK 2.5.7 and dcm2niix 1.0.20260724
#           for comparison
# Guess:    an image in RLE Lossless (1.2.840.10008.1.2.5) has the same numbers as without compression, or
#           is refused: the first segment of a frame holds the upper bytes of the samples (PS3.5 annex G.2).
# Seen:     XMedCon reads 256 for 1 and 1 for 256, whichever of the three compressed. With 8 bits a sample,
#           and without compression, all is well. Status 0. SimpleITK and dcm2niix read the right numbers.
# Cost:     smooth shades become noise; nuclear images, which this tool is for, hold small counts, and 3
#           becomes 768: an image like before, with other counts.

. "$(dirname "$0")/lib.sh"
debian medcon=0.23.0-gtk3+dfsg-1+deb12u2 dcmtk=3.6.7-9~deb12u4 libgdcm-tools=3.0.21-1
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724 pydicom==3.0.2

python - <<'PYTHON'
import struct, dicom, pydicom
dicom.write("plain.dcm", dicom.secondary_capture(struct.pack("<1024H", *[1] * 512, *[256] * 512), 32, 32))
dicom.write("bytes.dcm", dicom.secondary_capture(bytes([1] * 512 + [2] * 512), 32, 32, bits=8, stored=8))
image = pydicom.dcmread("plain.dcm")
image.compress(pydicom.uid.RLELossless)
image.save_as("pydicom.dcm")
PYTHON
dcmcrle plain.dcm dcmtk.dcm
dcmcrle bytes.dcm dcmtk-bytes.dcm
gdcmconv --rle plain.dcm gdcm.dcm >log 2>&1
# the first and the last sample of the image, in the order in which it stands in the file
medcon() {
    command medcon -f "$1.dcm" -c nifti -o "medcon-$1" >log 2>&1 </dev/null
    python -c 'import sys, nifti; v = nifti.read(sys.argv[1])[1]; print(v[0], v[-1])' "medcon-$1.nii"
}
itk() {
    python - "$1.dcm" <<'PYTHON' 2>log
import sys, SimpleITK as itk
pixels = itk.GetArrayFromImage(itk.ReadImage(sys.argv[1])).ravel()
print(pixels[0], pixels[-1])
PYTHON
}
# dcm2niix stores the last row first
niix() {
    mkdir "in-$1" && cp "$1.dcm" "in-$1"
    dcm2niix -b n -f "niix-$1" -o . "in-$1" >log 2>&1
    python -c 'import sys, nifti; v = nifti.read(sys.argv[1])[1]; print(v[-1], v[0])' "niix-$1.nii"
}
expect "16 bits, no compression, XMedCon" "$(medcon plain)" "1 256"
expect "8 bits, RLE by DCMTK, XMedCon" "$(medcon dcmtk-bytes)" "1 2"
for by in dcmtk gdcm pydicom; do
    expect "16 bits, RLE by $by, SimpleITK" "$(itk $by)" "1 256"
    expect "16 bits, RLE by $by, dcm2niix" "$(niix $by)" "1 256"
    expect "16 bits, RLE by $by, XMedCon" "$(medcon $by)" "256 1"
done
