#!/bin/bash
# Of a dynamic series, whatever its size, dcm2mnc keeps two slices, some in the wrong place.
#
# Software: minc-tools 2.3.00+dfsg-10 (dcm2mnc, mnc2nii); dcm2niix 1.0.20260724, mrtrix3 3.0.3-3+b1
#           (mrconvert) and vtk-dicom-tools 0.8.14-3.1 (dicomtonifti) for comparison
# Guess:    five slices at four times, told by Temporal Position Identifier (0020,0100), become four
#           volumes of five slices.
# Seen:     the other three make them. dcm2mnc makes four volumes of two slices, the fourth and the fifth,
#           which change places in half of the volumes; of eight slices it keeps two as well. No word of
#           that, status 0. Without the identifier, of one time, it keeps all five.
# Cost:     perfusion and heart studies are such series: most of the exam is gone, and what is left is mixed
#           up, in a file that opens like any other.

. "$(dirname "$0")/lib.sh"
debian minc-tools=2.3.00+dfsg-10 mrtrix3=3.0.3-3+b1 vtk-dicom-tools=0.8.14-3.1
python_packages dcm2niix==1.0.20260724

cat >make.py <<'PYTHON'
import os, struct, sys, dicom
MR = b"1.2.840.10008.5.1.4.1.1.4"
folder, times, slices = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.mkdir(folder)
for t in range(times):
    for z in range(slices):
        when = dicom.element(0x20, 0x100, "IS", b"%d" % (t + 1)) + dicom.element(0x20, 0x105, "IS", b"%d" % times)
        number = t * slices + z + 1
        dicom.ct_slice(f"{folder}/{number:03}.dcm", number, struct.pack("<64H", *[100 * t + 100 + z] * 64), 8, 8, z=z,
                       storage=MR, modality=b"MR", place=when if times > 1 else b"")
PYTHON
# the first number of each slice, one volume a line
volumes() {
    python - "$1" <<'PYTHON'
import struct, sys, nifti
data = open(sys.argv[1], "rb").read()
size = struct.unpack_from("<8h", data, 40)
form = nifti.TYPES[struct.unpack_from("<h", data, 70)[0]]
start, step = int(struct.unpack_from("<f", data, 108)[0]), 64 * struct.calcsize(form)
slope, intercept = nifti.scale(sys.argv[1])
for t in range(max(size[4], 1)):
    print(*(round((slope or 1) * struct.unpack_from("<" + form, data, start + step * (t * size[3] + z))[0] + intercept)
            for z in range(size[3])), end="; ")
PYTHON
}
for series in "four 4 5" "eight 4 8" "one 1 5"; do
    # shellcheck disable=SC2086 # three words
    python make.py $series
    name=${series%% *} status=0
    dcm2mnc -fname "$name" -dname . "$name" . >"$name.log" 2>&1 || status=$?
    expect "dcm2mnc, status" "$status" "0"
    mnc2nii "$name.mnc" "$name.nii" >log 2>&1
done
dcm2niix -b n -f niix -o . four >log 2>&1
mrconvert four mrtrix.nii >log 2>&1
dicomtonifti -o vtk.nii four >log 2>&1
all="100 101 102 103 104; 200 201 202 203 204; 300 301 302 303 304; 400 401 402 403 404; "
for reader in niix mrtrix vtk; do expect "five slices, $reader" "$(volumes $reader.nii)" "$all"; done
expect "five slices, dcm2mnc" "$(volumes four.nii)" "104 103; 203 204; 304 303; 403 404; "
expect "eight slices, dcm2mnc" "$(volumes eight.nii | tr ';' '\n' | sed -n 1p | wc -w) in a volume" "2 in a volume"
expect "five slices of one time, dcm2mnc" "$(volumes one.nii)" "100 101 102 103 104; "
expect "words about slices that are left out" "$(grep -ci 'missing\|skip\|ignor\|drop\|lost' four.log || true)" "0"
