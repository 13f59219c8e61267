#!/bin/bash
# dcm2dir sorts a disc into folders, and of images with one file name only the last is left.
#
# Software: dcm2dir 1.1.0.20250402; dcm2niix 1.0.20260724 (-r, which renames DICOM files) for comparison
# Guess:    a sorter of DICOM files keeps every image: where two would get one name, it finds another, as
#           dcm2niix does by default, or stops.
# Seen:     dcm2dir keeps the file name, and writes over what has it already: of a series in two folders with
#           files IM1 to IM3 each, three images are left of six. "Processing completed", status 0, no
#           warning. dcm2niix -r has all six.
# Cost:     discs hold a series in several folders, or two series with one number, and number the files of
#           each folder from 1: a part of the exam is missing from the sorted copy, the one that is kept.

. "$(dirname "$0")/lib.sh"
python_packages dcm2dir==1.1.0.20250402 dcm2niix==1.0.20260724

# a disc as devices write it: the files of each folder are numbered from 1
mkdir -p disc/A disc/B dcm2dir dcm2niix
python - <<'PYTHON'
import dicom
for number, name in enumerate(("A/IM1", "A/IM2", "A/IM3", "B/IM1", "B/IM2", "B/IM3"), 2):
    dicom.write(f"disc/{name}", dicom.secondary_capture(dicom.ramp(8, 8), 8, 8, number=number), number=number)
PYTHON
# how many of the images are there, told by their SOP Instance UIDs
images() {
    python - "$1" <<'PYTHON'
import glob, os, re, sys
files = [open(name, "rb").read() for name in glob.glob(sys.argv[1] + "/**", recursive=True) if os.path.isfile(name)]
print(len({re.search(rb"\x08\x00\x18\x00UI..([0-9.]+)", data, re.S).group(1) for data in files}), "images")
PYTHON
}
expect "on the disc" "$(images disc)" "6 images"
status=0
dcm2dir -i disc -o dcm2dir >log 2>&1 || status=$?
expect "dcm2dir, status" "$status" "0"
expect "dcm2dir says" "$(grep -ao 'Processing completed' log)" "Processing completed"
expect "dcm2dir warns" "$(grep -aciE 'exist|overwr|duplic|conflict|warn' log || true) times" "0 times"
expect "dcm2dir" "$(images dcm2dir)" "3 images"
status=0
dcm2niix -r y -o dcm2niix disc >log 2>&1 || status=$?
expect "dcm2niix -r" "status $status, $(images dcm2niix)" "status 0, 6 images"
