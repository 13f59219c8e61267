#!/bin/bash
# Image numbers at the end of long names are other numbers for a reader of Joliet, with Rock Ridge beside it.
#
# Software: xorriso 1.5.4-4 (xorrisofs), p7zip-full 16.02+really26.02+dfsg-0+deb12u1, libarchive-tools
#           3.6.2-1+deb12u5 (bsdtar)
# Guess:    names that Joliet cannot hold (64 characters) are said to be cut, and a program that reads both
#           kinds of names takes the whole ones.
# Seen:     xorrisofs cuts them and puts a number of its own before the ending, with status 0 and without
#           a word: image 7 is ...0.dcm, image 8 is ...1.dcm. 7z shows and extracts these, though the Rock Ridge
#           names are in the image; bsdtar gives the whole names.
# Cost:     the checksum list on the disc fits no file, and the number in a name is that of another image.

. "$(dirname "$0")/lib.sh"
debian xorriso=1.5.4-4 p7zip-full=16.02+really26.02+dfsg-0+deb12u1 libarchive-tools=3.6.2-1+deb12u5

mkdir in
for number in 7 8; do
    echo "image $number" >"in/CT_of_the_chest_with_contrast_medium_thin_slices_soft_kernel_image_$number.dcm"
done
status=0
xorrisofs -quiet -J -R -o disc.iso in >log 2>&1 || status=$?
expect "xorrisofs" "status $status, $(grep -vc "^xorriso 1\|^$" log || true) lines but its name" \
    "status 0, 0 lines but its name"
# the last 11 characters of each name, and what is in the file
names() {
    local file
    for file in out/*; do echo -n "${file: -11}: $(cat "$file"); "; done
}
mkdir out
bsdtar -xf disc.iso -C out
expect "bsdtar" "$(names)" "image_7.dcm: image 7; image_8.dcm: image 8; "
rm -rf out
7z x -y -oout disc.iso >log 2>&1
expect "7z" "$(names)" "kernel0.dcm: image 7; kernel1.dcm: image 8; "
