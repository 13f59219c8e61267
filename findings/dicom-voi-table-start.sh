#!/bin/bash
# A CT with a table for its gray values becomes black: the table begins at -1024, and is taken to begin at 64512.
#
# Software: pydicom 3.0.2 (apply_voi), dcmtk 3.6.7-9~deb12u4 (dcmconv; dcm2pnm for comparison)
# Guess:    the second number of the LUT Descriptor of a VOI LUT is signed where the rescaled values may be, which for
#           a CT in HU is always so, whatever Pixel Representation says (PS3.3 section C.11.2.1.1). An unsigned CT
#           with intercept -1024 and a table from -1024 HU on has one look in explicit and in implicit VR.
# Seen:     in explicit VR the number is SS, and the grays are right. The same file in implicit VR, which dcmconv or
#           pydicom itself made of it: pydicom goes by Pixel Representation, reads 64512, and each value below takes
#           the first entry of the table: black. dcmconv makes US of it on the way back to explicit VR, and the file
#           stays black. dcm2pnm shows all of them alike. Status 0, no remark about it.
# Cost:     previews, and what is learned from pictures, are black or empty, depending on whether the images came over
#           an association that agreed on implicit VR, which is the one that each archive must offer.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages pydicom==3.0.2 numpy==2.4.6

python - <<'PYTHON'
import numpy, pydicom
from datasets import make, write
ENTRIES = 2048
write(
    "explicit.dcm", "1.2.840.10008.5.1.4.1.1.2", "CT", ImageType=["ORIGINAL", "PRIMARY", "AXIAL"], KVP="",
    PatientPosition="HFS", AcquisitionNumber="", FrameOfReferenceUID="1.2.3.3", PositionReferenceIndicator="",
    SliceThickness="1", PixelSpacing=[1, 1], ImagePositionPatient=[0, 0, 0], ImageOrientationPatient=[1, 0, 0, 0, 1, 0],
    SamplesPerPixel=1, PhotometricInterpretation="MONOCHROME2", Rows=64, Columns=64, BitsAllocated=16, BitsStored=12,
    HighBit=11, PixelRepresentation=0, RescaleIntercept="-1024", RescaleSlope="1", RescaleType="HU",
    PixelData=(numpy.arange(4096) % ENTRIES).astype("<u2").tobytes())
file = pydicom.dcmread("explicit.dcm")
table = make()
table.add_new("LUTDescriptor", "SS", [ENTRIES, -1024, 16])
table.LUTExplanation = "LUNG"
table.add_new("LUTData", "OW", (numpy.arange(ENTRIES) * 32).astype("<u2").tobytes())
file.VOILUTSequence = [table]
file.save_as("explicit.dcm")
file.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
pydicom.dcmwrite("pydicom.dcm", file, implicit_vr=True, little_endian=True, enforce_file_format=True)
PYTHON
dcmconv +ti explicit.dcm implicit.dcm
dcmconv +te implicit.dcm back.dcm
cat >show.py <<'PYTHON'
import sys, pydicom
from pydicom.pixels import apply_rescale, apply_voi
file = pydicom.dcmread(sys.argv[1] + ".dcm")
hounsfield = apply_rescale(file.pixel_array, file).astype("int32")
shown = apply_voi(hounsfield, file).ravel()
grays = [int(shown[i]) >> 8 for i in (0, 512, 1024, 2047)]
print("begins at", file.VOILUTSequence[0].LUTDescriptor[1], "grays", *grays)
PYTHON
cat >pnm.py <<'PYTHON'
import sys
shown = open(sys.argv[1] + ".pgm", "rb").read()[-4096:]
print("grays", *(shown[i] for i in (0, 512, 1024, 2047)))
PYTHON
shown() { python show.py "$1" 2>"$1.log"; }
dcmtk() { dcm2pnm --use-voi-lut 1 "$1.dcm" "$1.pgm" 2>>log && python pnm.py "$1"; }
for name in explicit implicit pydicom back; do expect "dcm2pnm, $name" "$(dcmtk $name)" "grays 0 64 128 255"; done
expect "pydicom, explicit VR" "$(shown explicit)" "begins at -1024 grays 0 64 128 255"
expect "pydicom, implicit VR of dcmconv" "$(shown implicit)" "begins at 64512 grays 0 0 0 0"
expect "pydicom, its own implicit VR" "$(shown pydicom)" "begins at 64512 grays 0 0 0 0"
expect "pydicom, explicit VR again" "$(shown back)" "begins at 64512 grays 0 0 0 0"
expect "what dcmconv wrote" "$(dcmdump +P 0028,3002 back.dcm | grep -o 'US [^ ]*')" "US 2048\\64512\\16"
expect "words about it" "$(cat ./*.log | grep -ci 'lut\|descriptor' || true)" "0"
