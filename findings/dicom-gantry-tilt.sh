#!/bin/bash
# A CT with a tilted gantry is straightened by four readers: each slice lies further from its place.
#
# Software: SimpleITK 2.5.7, plastimatch 1.9.4+dfsg.2-0+deb12u1, mrtrix3 3.0.3-3+b1 (mrconvert), minc-tools
#           2.3.00+dfsg-10 (dcm2mnc); dcm2niix 1.0.20260724 for comparison
# Guess:    slices that are tilted by 20 degrees (Image Orientation, 0020,0037) while the table moves along
#           the patient make no box: a reader resamples, refuses, or says what it does.

. "$(dirname "$0")/lib.sh"
debian minc-tools=2.3.00+dfsg-10 mrtrix3=3.0.3-3+b1 plastimatch=1.9.4+dfsg.2-0+deb12u1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$scratch/root/usr/lib
python_packages numpy==2.4.6 SimpleITK==2.5.7 dcm2niix==1.0.20260724

mkdir in
python - <<'PYTHON'
import struct, dicom
from dicom import element
for k in range(41):
    # the first pixel of the last slice is marked
    pixels = struct.pack("<64H", 1000 if k == 40 else 5, *[5] * 63)
    dicom.write(f"in/{k:02}.dcm", dicom.secondary_capture(
        pixels, 8, 8, storage=dicom.CT, modality=b"CT", number=k + 1, spacing=element(0x28, 0x30, "DS", b"1\\1"),
        late=element(0x18, 0x50, "DS", b"2.5") + element(0x18, 0x1120, "DS", b"20"),
        place=element(0x20, 0x32, "DS", b"0\\0\\%.1f" % (2.5 * k))
        + element(0x20, 0x37, "DS", b"1\\0\\0\\0\\0.939693\\0.342020") + element(0x20, 0x52, "UI", b"1.2.3.3")),
        storage=dicom.CT, number=k + 1)
PYTHON
cat >itk.py <<'PYTHON'
import glob, SimpleITK as itk
itk.WriteImage(itk.ReadImage(sorted(glob.glob("in/*"))), "itk.nii")
PYTHON
# where the marked pixel is, in the patient's coordinates of DICOM
mark() {
    python - "$1" <<'PYTHON'
import struct, sys, nifti
data = open(sys.argv[1], "rb").read()
size = struct.unpack_from("<8h", data, 40)
numbers = nifti.read(sys.argv[1])[1]
at = numbers.index(max(numbers))
index = at % size[1], at // size[1] % size[2], at // size[1] // size[2], 1
rows = [struct.unpack_from("<4f", data, 280 + 16 * i) for i in range(3)]
x, y, z = (sum(a * b for a, b in zip(row, index)) for row in rows)
print(*(f"{value + 0.0:.0f}" for value in (round(-x), round(-y), round(z))))
PYTHON
}
try() { # READER COMMAND...
    local reader=$1
    shift
    "$@" >"$reader.log" 2>&1
    echo "$(mark "$reader.nii"), words about it: $(grep -ci 'tilt\|shear\|orthogonal' "$reader.log" || true)"
}
minc() { dcm2mnc -fname minc -dname . in . && mnc2nii minc.mnc minc.nii; }
expect "SimpleITK" "$(try itk python itk.py)" "0 -34 94, words about it: 0"
expect "dcm2mnc" "$(try minc minc)" "0 -34 94, words about it: 0"
expect "plastimatch" "$(try plastimatch plastimatch convert --input in --output-img plastimatch.nii)" \
    "0 -32 88, words about it: 0"
expect "mrconvert" "$(try mrtrix mrconvert in mrtrix.nii)" "0 -32 88, words about it: 0"
dcm2niix -b n -f niix -o . in >niix.log 2>&1
expect "dcm2niix" "$(grep -o 'these images have gantry tilt' niix.log), $(echo niix_*.nii)" \
    "these images have gantry tilt, niix_Tilt_1.nii"
