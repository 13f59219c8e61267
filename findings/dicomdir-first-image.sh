#!/bin/bash
# A DICOMDIR by gdcmgendir leaves out the first images of a series, and has others twice.
#
# Software: libgdcm-tools 3.0.21-1 (gdcmgendir); dcmtk 3.6.7-9~deb12u4 (dcmmkdir) for comparison
# Guess:    each of 99 images in a folder has one record, which names its file and its SOP Instance UID
#           (0004,1511).
# Seen:     a UID that another one begins with is taken for that other one. With UIDs that end in .1 to .99
#           most of the first nine images are missing, and in place of each an image between 10 and 99 is
#           there twice, which one depends on the order of the files on the disk. Status 0, no word. With
#           .101 to .199 all is well, as it always is with dcmmkdir.
# Cost:     many devices number their images just so. A reader of the patient's disc opens what the DICOMDIR
#           names: the first images of a series do not exist for it, and others come twice.

. "$(dirname "$0")/lib.sh"
debian libgdcm-tools=3.0.21-1 dcmtk=3.6.7-9~deb12u4

cat >make.py <<'PYTHON'
import os, sys, dicom
folder, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.makedirs(f"{folder}/DATA")
for i in range(1, count + 1):
    data = dicom.secondary_capture(dicom.ramp(8, 8), 8, 8, number=i + 1)
    uid = b"1.2.826.7.%d" % (first + i - 1)
    data = data.replace(dicom.element(8, 0x18, "UI", dicom.instance(i + 1)), dicom.element(8, 0x18, "UI", uid))
    dicom.write(f"{folder}/DATA/IM{i}", data, uid=uid)
PYTHON
# the files that are missing in the DICOMDIR, and those that are there twice
look() {
    dcmdump +P 0004,1500 set/DICOMDIR | sed 's/.*DATA.IM\([0-9]*\).*/\1/' | sort >named
    seq 99 | sort | comm -13 <(sort -u named) - >missing
    uniq -d named >twice
    if [[ ! -s missing ]]; then
        echo "missing: none, twice: $(wc -l <twice)"
    elif grep -q .. missing || [[ $(cut -c1 twice | sort) != "$(cat missing)" ]]; then
        echo "missing: $(xargs <missing), twice: $(xargs <twice)"
    else
        echo "missing: some of 1 to 9, twice: as many that begin like these"
    fi
}
try() { # PROGRAM FIRST
    rm -rf set && python3 make.py set "$2" 99
    case $1 in
    gdcm) (cd set && gdcmgendir -r -i . -o DICOMDIR) ;;
    dcmtk) (cd set && dcmmkdir +r +id .) ;;
    esac >log 2>&1
    look
}
for first in 1 101; do
    expect "UIDs from .$first, dcmmkdir" "$(try dcmtk $first)" "missing: none, twice: 0"
done
expect "UIDs from .101, gdcmgendir" "$(try gdcm 101)" "missing: none, twice: 0"
expect "UIDs from .1, gdcmgendir" "$(try gdcm 1)" "missing: some of 1 to 9, twice: as many that begin like these"
