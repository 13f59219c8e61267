#!/bin/bash
# A CT image in lossless JPEG comes out of dcm2niix with other numbers when the predictor is not the first.
#
# Software: dcm2niix 1.0.20260724; dcmtk 3.6.7-9~deb12u4 (dcmcjpeg, which compresses); SimpleITK 2.5.7 for
#           comparison
# Guess:    lossless is lossless: an image in JPEG Lossless, Process 14 (1.2.840.10008.1.2.4.57), is read
#           with the same numbers whichever of the seven predictors (ITU-T T.81 table H.1) it was written
#           with, or is refused.
# Seen:     of a signed image of 16 bits (-1000 to 3000) dcm2niix reads all samples with predictors 1 to 4;
#           with 5, 6 and 7 most of them are wrong, by up to 33450. Status 0. The same image without a sign
#           is read well with all seven. SimpleITK and dcmdjpeg read every sample. dcmcjpeg +el takes
#           predictor 6 unless told otherwise.
# Cost:     an archive that compresses all its images in one way gives this converter good MRs and CTs full
#           of noise; the word "lossless" keeps people from looking there.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724

mkdir in
cat >make.py <<'PYTHON'
import struct, sys, dicom
signed = int(sys.argv[1] == "signed")
# shades that rise and fall, with a grain, from 0 or from -1000
samples = [(x * 83 + y * 61) % 3900 + (x * x + y * 7) % 97 - 1000 * signed for y in range(64) for x in range(64)]
pixels = struct.pack("<4096h", *samples)
open("samples", "wb").write(pixels)
dicom.write("plain.dcm", dicom.secondary_capture(pixels, 64, 64, stored=16, signed=signed))
PYTHON
cat >compare.py <<'PYTHON'
import struct, sys
wanted = struct.unpack("<4096h", open("samples", "rb").read())
if sys.argv[1] == "itk":
    import SimpleITK as itk
    seen = itk.GetArrayFromImage(itk.ReadImage("in/image.dcm")).ravel().tolist()
elif sys.argv[1] == "dcmtk":
    seen = struct.unpack("<4096h", open("back.dcm", "rb").read()[-8192:])
else:
    import nifti
    columns, rows = nifti.read("niix.nii")  # the last row first
    seen = [sample for y in range(63, -1, -1) for sample in rows[y * columns:(y + 1) * columns]]
off = [abs(a - b) for a, b in zip(wanted, seen, strict=True) if a != b]
print("no sample wrong" if not off else f"{'most' if len(off) > 2048 else 'some'} wrong, by up to {max(off)}")
PYTHON
# try PROGRAM SIGNED PREDICTOR...: the same outcome with each of the predictors, or all outcomes
try() {
    local program=$1 signed=$2 predictor
    shift 2
    python make.py "$signed"
    for predictor; do
        dcmcjpeg +el +sv "$predictor" plain.dcm in/image.dcm
        case $program in
        niix) dcm2niix -b n -f niix -o . in ;;
        dcmtk) dcmdjpeg in/image.dcm back.dcm ;;
        esac >log 2>&1
        python compare.py "$program" 2>log
        rm -f niix.nii back.dcm
    done | uniq
}
for program in itk dcmtk; do
    expect "signed, predictors 1 to 7, $program" "$(try $program signed 1 2 3 4 5 6 7)" "no sample wrong"
done
expect "unsigned, predictors 1 to 7, dcm2niix" "$(try niix unsigned 1 2 3 4 5 6 7)" "no sample wrong"
expect "signed, predictors 1 to 4, dcm2niix" "$(try niix signed 1 2 3 4)" "no sample wrong"
expect "signed, predictor 5, dcm2niix" "$(try niix signed 5)" "most wrong, by up to 32852"
expect "signed, predictor 6, dcm2niix" "$(try niix signed 6)" "most wrong, by up to 33450"
expect "signed, predictor 7, dcm2niix" "$(try niix signed 7)" "most wrong, by up to 32768"
python make.py signed && dcmcjpeg +el plain.dcm in/image.dcm
dcmcjpeg +el +sv 6 plain.dcm six.dcm
expect "dcmcjpeg +el, the frame is that of +sv 6" \
    "$(python -c 'print(open("in/image.dcm", "rb").read()[-900:] == open("six.dcm", "rb").read()[-900:])')" "True"
