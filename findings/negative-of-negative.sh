#!/bin/bash
# dicube turns an X-ray image that is stored as a negative into one that is shown as a negative.
#
# Software: dicube 0.3.0 (load_from_dicom_folder, save, load, save_to_dicom_folder), pydicom 3.0.2; dcm2pnm of DCMTK
#           3.6.7 shows the images. dciodvfy of dicom3tools 20260927 has no error for the image before.
# Guess:    "every DiCube file can always be converted back to standard DICOM, preserving full clinical fidelity": an
#           X-ray image in MONOCHROME1, where low numbers are bright (PS3.3 section C.7.6.3.1.2), comes back with the
#           same numbers in MONOCHROME1, or with others in MONOCHROME2.
# Seen:     with the same numbers in MONOCHROME2, under the same SOP Instance UID: bone, 230 of 255, is 24, and air is
#           255 for 0. No word about it. A CT, MONOCHROME2, looks as it did.
# Cost:     many plain X-rays are stored so. Lungs are white and bones black; a program that is taught with
#           what was converted, or that reads it, takes air for fluid, and a nodule for a cavity.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages dicube==0.3.0 spacetransformer-core==0.2.7 zstandard==0.25.0 pydicom==3.0.2 numpy==2.4.6 \
    dicom3tools==20260927

cat >convert.py <<'PYTHON'
import os, struct, sys
import dicube
from datasets import ct, write
# air around a square of bone, of 8 by 8 pixels
bone = [k // 8 in range(2, 6) and k % 8 in range(2, 6) for k in range(64)]
os.mkdir("xray")
write("xray/1.dcm", "1.2.840.10008.5.1.4.1.1.1", "CR", ImageType=["ORIGINAL", "PRIMARY"], BodyPartExamined="CHEST",
      ViewPosition="PA", PatientOrientation=["L", "F"], AcquisitionNumber="1", SamplesPerPixel=1, Rows=8, Columns=8,
      PhotometricInterpretation="MONOCHROME1", BitsAllocated=16, BitsStored=12, HighBit=11, PixelRepresentation=0,
      WindowCenter="2048", WindowWidth="4096",
      PixelData=struct.pack("<64H", *(400 if there else 4095 for there in bone)))
os.mkdir("ct")
ct("ct/1.dcm", 1, Rows=8, Columns=8, WindowCenter="0", WindowWidth="2048",
   PixelData=struct.pack("<64H", *(2000 if there else 0 for there in bone)))
for folder in ("xray", "ct"):
    dicube.save(dicube.load_from_dicom_folder(folder), folder + ".dcbs", file_type="s")
    dicube.save_to_dicom_folder(dicube.load(folder + ".dcbs"), folder + "-after")
PYTHON
python convert.py >words 2>&1
shown() { # FILE: the gray of air and of bone on a screen, and what the file calls itself
    dcm2pnm +Wi 1 "$1" out.pgm 2>>log
    python - "$1" <<'PYTHON'
import sys, pydicom
file = pydicom.dcmread(sys.argv[1])
gray = open("out.pgm", "rb").read()[-64:]
print(f"air {gray[0]}, bone {gray[27]}, {file.PhotometricInterpretation}, of {file.pixel_array[0, 0]} and "
      f"{file.pixel_array[3, 3]}, {file.SOPInstanceUID}")
PYTHON
}
dciodvfy xray/1.dcm >valid 2>&1 || true
expect "errors in the image" "$(grep -c '^Error' valid || true)" "0"
expect "X-ray before" "$(shown xray/1.dcm)" "air 0, bone 230, MONOCHROME1, of 4095 and 400, 1.2.3.4"
expect "X-ray after" "$(shown xray-after/slice_0000.dcm)" "air 255, bone 24, MONOCHROME2, of 4095 and 400, 1.2.3.4"
expect "CT before" "$(shown ct/1.dcm)" "air 0, bone 249, MONOCHROME2, of 0 and 2000, 1.2.3.4.1"
expect "CT after" "$(shown ct-after/slice_0000.dcm)" "air 0, bone 249, MONOCHROME2, of -1024 and 976, 1.2.3.4.1"
expect "words about it" "$(grep -ci 'photometric\|monochrome' words || true)" "0"
