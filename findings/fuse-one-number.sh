#!/bin/bash
# Behind bindfs, files of two disks have one device and one inode number, and four programs take them for one.
#
# Software: bindfs 1.14.7-1, over two ext4 images (fuse2fs 1.47.0-2+b2); diffutils 1:3.8-4, genisoimage
#           9:1.1.11-3.4, xorriso 1.5.4-4; libarchive-tools 3.6.2-1+deb12u5 (bsdtar) for comparison
# Guess:    device and inode number name one file (POSIX, <sys/stat.h>), so two files behind one mount differ
#           in them; and what has one link is no second name of anything.
# Seen:     bindfs passes on the inode numbers of whatever lies below, under one device number: two files have
#           the same two numbers, and 1 link each. With equal size and times, cmp and diff call them equal
#           without reading them, and xorrisofs writes the first one's content for both. genisoimage does so at
#           any size, and for whole folders. Status 0; bsdtar is right.
# Cost:     the copies of an exam on two disks are compared and never read; patient B's disc is burned with
#           the images of patient A, and those of B are on no disc.

. "$(dirname "$0")/lib.sh"
fuse
debian bindfs=1.14.7-1 fuse2fs=1.47.0-2+b2 e2fsprogs=1.47.0-2+b2 diffutils=1:3.8-4 \
    genisoimage=9:1.1.11-3.4 xorriso=1.5.4-4 libarchive-tools=3.6.2-1+deb12u5

mkdir -p one/A two/B disks/{1,2} all
for number in 1 2; do
    printf 'patient A, image %s' $number >one/A/IM$number
    printf 'patient B, image %s' $number >two/B/IM$number
done
printf ', longer' >>two/B/IM2
for disk in "1 one A" "2 two B"; do
    read -r number folder patient <<<"$disk"
    truncate -s 4M $folder.img
    mke2fs -q -t ext4 -d $folder $folder.img
    for time in ctime mtime; do
        debugfs -w -R "set_inode_field $patient/IM1 $time 20260105120000" $folder.img >>log 2>&1
    done
    fuse2fs -o ro $folder.img disks/$number >>log 2>&1 || true
    mounted=("$PWD/disks/$number" "${mounted[@]}")
done
bindfs disks all >>log 2>&1 || true
mounted=("$PWD/all" "${mounted[@]}")
for folder in disks/1 disks/2 all; do
    mountpoint -q $folder || skip "does not mount here: $folder: $(tail -1 log)"
done

# how many numbers two names have, and their links
numbers() { echo "$(stat -c '%d %i' "$@" | sort -u | wc -l) of 2 files, links $(stat -c %h "$@" | xargs)"; }
compare() {
    local status=0
    "$@" >log 2>&1 || status=$?
    echo "status $status"
}
disc() { # WRITER: what a disc has as the images of patient B
    local status=0
    "$1" -quiet -R -o disc.iso -graft-points A1=all/1/A/IM1 B1=all/2/B/IM1 A2=all/1/A/IM2 \
        B2=all/2/B/IM2 >log 2>&1 || status=$?
    echo "status $status, $(isoinfo -R -x /B1 -i disc.iso); $(isoinfo -R -x /B2 -i disc.iso)"
}
expect "on the disks" "$(numbers disks/1/A/IM1 disks/2/B/IM1)" "2 of 2 files, links 1 1"
expect "through bindfs" "$(numbers all/1/A/IM1 all/2/B/IM1)" "1 of 2 files, links 1 1"
expect "bindfs, read" "$(cat all/1/A/IM1; echo -n '; '; cat all/2/B/IM1)" "patient A, image 1; patient B, image 1"
for tool in cmp diff; do
    expect "$tool, on the disks" "$(compare $tool disks/1/A/IM1 disks/2/B/IM1)" "status 1"
    expect "$tool, through bindfs" "$(compare $tool all/1/A/IM1 all/2/B/IM1)" "status 0"
done
expect "xorrisofs, patient B" "$(disc xorrisofs)" "status 0, patient A, image 1; patient B, image 2, longer"
expect "genisoimage, patient B" "$(disc genisoimage)" "status 0, patient A, image 1; patient A, image 2"
genisoimage -quiet -R -o disc.iso -graft-points A=all/1/A B=all/2/B 2>log
expect "genisoimage, folders" "$(isoinfo -R -f -i disc.iso | grep IM | xargs)" "/A/IM1 /A/IM2 /B/IM1 /B/IM2"
expect "genisoimage, folder of patient B" \
    "$(isoinfo -R -x /B/IM1 -i disc.iso); $(isoinfo -R -x /B/IM2 -i disc.iso)" \
    "patient A, image 1; patient A, image 2"
bsdtar -cf all.tar -C all 1/A 2/B
expect "bsdtar, folders" "$(bsdtar -tf all.tar | grep IM | sort | xargs)" "1/A/IM1 1/A/IM2 2/B/IM1 2/B/IM2"
expect "bsdtar, patient B" "$(bsdtar -xOf all.tar 2/B/IM1)" "patient B, image 1"
