#!/bin/bash
# Odin's converter stretches every MR to 16 bits: a tumor of 800 is 52428 before treatment, and 26214 after.
#
# Software: odin 2.0.5-3+b1 (miconv, with its defaults); dcm2niix 1.0.20260724 for comparison
# Guess:    who converts DICOM to NIfTI keeps the numbers, or writes the slope to get them back. Odin has an option not
#           to rescale, for when floating point is stored as integers; what comes as integers and stays integers is
#           left.
# Seen:     the smallest and the largest number of the series become 0 and 65535, in 16 bits without a sign, or -32768
#           and 32767 with one, and scl_slope is 1: 800 among 0 to 1000 is 52428, among 0 to 2000 it is 26214. A series
#           whose slices are all below 256 comes out as 0 to 255. Status 0, and no word of it. With -noscale, and with
#           -type float, all is right, and so is dcm2niix.
# Cost:     two visits, two echoes or two weights of diffusion are no longer in one scale: the tumor has halved, and T2
#           or diffusion comes out of the ratio of two numbers that have nothing to do with each other.

. "$(dirname "$0")/lib.sh"
debian odin=2.0.5-3+b1
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$(dirname "$(find "$scratch/root/usr/lib" -name 'libodindata-*.so' | head -1)")
python_packages dcm2niix==1.0.20260724

python - <<'PYTHON'
import os, struct, dicom
MR = b"1.2.840.10008.5.1.4.1.1.4"
def series(name, top):
    """Three axial slices of 4 by 4 pixels: 0, a tumor of 800 (or 80), and a vessel of `top`."""
    os.mkdir(name)
    for k in range(3):
        pixels = struct.pack("<16H", *[0] * 8, *[800 if top > 255 else 80] * 4, *[top] * 4)
        dicom.ct_slice(f"{name}/{k + 1}.dcm", k + 1, pixels, 4, 4, 3 * k, thickness=b"3", storage=MR, modality=b"MR")
series("before", 1000)
series("after", 2000)
series("dark", 100)
PYTHON
cat >read.py <<'PYTHON'
import struct, sys
data = open(sys.argv[1], "rb").read()
kind, = struct.unpack_from("<h", data, 70)
letter, name = {2: ("B", "uint8"), 4: ("h", "int16"), 16: ("f", "float32"), 512: ("H", "uint16")}[kind]
values = struct.unpack_from("<48" + letter, data, int(struct.unpack_from("<f", data, 108)[0]))
slope, = struct.unpack_from("<f", data, 112)
print(name, *(f"{value:.0f}" for value in sorted(set(values))), f"slope {slope:.0f}")
PYTHON
odin() { # SERIES OPTIONS: the numbers
    local series=$1
    shift
    miconv -rf dicom "$@" "$series" "$series.nii" >"$series.log" 2>&1 || echo "status $?"
    python read.py "$series.nii"
}
for series in before after dark; do
    mkdir -p "other/$series"
    dcm2niix -b n -f x -o "other/$series" "$series" >log
    python read.py "other/$series/x.nii" >"other/$series.txt"
done
expect "dcm2niix, before" "$(cat other/before.txt)" "int16 0 800 1000 slope 1"
expect "dcm2niix, after" "$(cat other/after.txt)" "int16 0 800 2000 slope 1"
expect "Odin, before" "$(odin before)" "uint16 0 52428 65535 slope 1"
expect "Odin, after" "$(odin after)" "uint16 0 26214 65535 slope 1"
expect "its words of a scale" "$(cat before.log after.log | grep -ciE 'scal|stretch|slope' || true)" "0"
expect "Odin, dark" "$(odin dark)" "uint8 0 204 255 slope 1"
expect "Odin, with a sign" "$(odin before -type s16bit)" "int16 -32768 19660 32767 slope 1"
expect "Odin, not scaled" "$(odin before -noscale)" "uint16 0 800 1000 slope 1"
expect "Odin, floating point" "$(odin before -type float)" "float32 0 800 1000 slope 1"
