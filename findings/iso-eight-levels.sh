#!/bin/bash
# genisoimage leaves out a folder that ISO 9660 and DICOM allow, and ends with success.
#
# Software: genisoimage 9:1.1.11-3.4; xorriso 1.5.4-4 for comparison
# Guess:    a File ID of eight components (PS3.10 section 8.2) fits on a plain disc: ISO 9660 has eight
#           levels of folders. What does not fit is an error of the program.
# Seen:     of a file in the seventh folder there is no trace on the disc, only a line on standard error ("max
#           is 6; ignored - continuing") and status 0. Of a file in the sixth there is. xorriso takes the
#           same folder whole, without an option.
# Cost:     a disc is burned because the program succeeded; the DICOMDIR on it names images that the patient
#           has not got.

. "$(dirname "$0")/lib.sh"
debian genisoimage=9:1.1.11-3.4 xorriso=1.5.4-4

mkdir -p in/A/B/C/D/E/F/G
for folder in in in/A/B/C/D/E in/A/B/C/D/E/F in/A/B/C/D/E/F/G; do echo image >$folder/IM1; done
# the images on the disc, by how many components their names have
components() { isoinfo -f -i "$1" | sed -n 's/;1$//; /IM1/s/[^\/]//gp' | awk '{printf "%s ", length}'; }
status=0
genisoimage -o gen.iso in >log 2>&1 || status=$?
expect "genisoimage" "status $status, $(components gen.iso)" "status 0, 1 6 7 "
expect "its words" "$(grep -o 'max is.*' log)" "max is 6; ignored - continuing."
status=0
xorriso -as mkisofs -o xorriso.iso in >log 2>&1 || status=$?
expect "xorriso" "status $status, $(components xorriso.iso)" "status 0, 1 6 7 8 "
