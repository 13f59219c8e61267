#!/bin/bash
# A folder of the eighth level is an empty file for 7-Zip, and the images of two patients become one.
#
# Software: p7zip-full 16.02+really26.02+dfsg-0+deb12u1 (7z), libcdio-utils 2.1.0-4 (iso-read); genisoimage
#           9:1.1.11-3.4 (the disc); xorriso 1.5.4-4 and libarchive-tools 3.6.2-1+deb12u5 (bsdtar) for comparison
# Guess:    a program that shows the names of Rock Ridge shows its folders where they were, too (RRIP 1.12,
#           4.1.5: CL, PL, RE), or says that it cannot.
# Seen:     genisoimage -R moves what lies deeper than ISO 9660 allows to rr_moved, and says where it belongs. 7z
#           writes an empty file in place of the folder, and the images into rr_moved; of two series with one
#           name it writes one over the other, status 0 (7z x -y). iso-read, and the isoinfo of genisoimage's
#           own package, do not find an image by its path; isoinfo says nothing. bsdtar and xorriso are right.
# Cost:     of the series of two patients one is gone, and of the other nobody can tell whose it is; all are
#           missing for the checksum list of the disc.

. "$(dirname "$0")/lib.sh"
debian genisoimage=9:1.1.11-3.4 p7zip-full=16.02+really26.02+dfsg-0+deb12u1 libcdio-utils=2.1.0-4 \
    xorriso=1.5.4-4 libarchive-tools=3.6.2-1+deb12u5

for patient in anna bert; do
    mkdir -p in/archive/2026/11/hospital/ct/$patient/chest/series-1
    echo "image of $patient" >in/archive/2026/11/hospital/ct/$patient/chest/series-1/image.dcm
done
genisoimage -quiet -R -o disc.iso in 2>log
image_of() { echo "archive/2026/11/hospital/ct/$1/chest/series-1/image.dcm"; }
# the files that came out, with their content
files() {
    local name
    find out -type f -printf '%P\n' | sort | while read -r name; do echo "$name=$(cat "out/$name");"; done | xargs
}
extract() {
    local status=0
    rm -rf out && mkdir out
    "$@" >log 2>&1 || status=$?
    echo "status $status, $(files)"
}
right="status 0, $(image_of anna)=image of anna; $(image_of bert)=image of bert;"
expect "bsdtar" "$(extract bsdtar -xf disc.iso -C out)" "$right"
expect "xorriso" "$(extract xorriso -osirrox on -indev disc.iso -extract / out)" "$right"
# which of the two is left depends on the order in which genisoimage found them
expect "7z" "$(extract 7z x -y -oout disc.iso | sed 's/image of \(anna\|bert\)/image of one/')" \
    "status 0, archive/2026/11/hospital/ct/anna/chest/series-1=; archive/2026/11/hospital/ct/bert/chest/series-1=; \
rr_moved/series-1/image.dcm=image of one;"
status=0
iso-read -i disc.iso -e "/$(image_of anna)" -o out/anna >log 2>&1 || status=$?
expect "iso-read" "status $status" "status 2"
status=0
isoinfo -R -x "/$(image_of anna)" -i disc.iso >out/anna 2>log || status=$?
expect "isoinfo" "status $status, $(stat -c %s out/anna) bytes, $(wc -l <log) lines of words" \
    "status 0, 0 bytes, 0 lines of words"
