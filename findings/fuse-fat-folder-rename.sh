#!/bin/bash
# A folder that is renamed on fusefat is empty afterwards, and its files are lost.
#
# Software: fusefat 0.1a-3, dosfstools 4.2-1, mtools 4.0.33-1+really4.0.32-1
# Guess:    rename(2) of a folder keeps what is in it, whether it stays in its parent or not.
# Seen:     the call succeeds, and the folder of the new name is empty, both through the mount and in the
#           image (mtools). A file that is renamed keeps its content.
# Cost:     "put it together in a hidden folder, then rename" is how programs make results appear as a
#           whole; here the last step destroys the result without an error.

. "$(dirname "$0")/lib.sh"
fuse
debian fusefat=0.1a-3 dosfstools=4.2-1 mtools=4.0.33-1+really4.0.32-1

truncate -s 64M image
mkfs.vfat -F 32 image >/dev/null
mkdir mount
fusefat -o rw+ image mount >/dev/null 2>log
mounted+=("$PWD/mount")
mountpoint -q mount || skip "fusefat does not mount here: $(tail -1 log)"

mkdir mount/OLD mount/OTHER mount/OLD2
for folder in OLD OLD2; do echo content >mount/$folder/FILE; done
echo content >mount/FILE
move() { python3 -c 'import os, sys; os.rename(*sys.argv[1:])' "mount/$1" "mount/$2"; }
move OLD NEW
move OLD2 OTHER/NEW2
move FILE FILE2
expect "in the same folder" "$(find mount/NEW -type f | wc -l) files" "0 files"
expect "into another folder" "$(find mount/OTHER/NEW2 -type f | wc -l) files" "0 files"
expect "a file" "$(cat mount/FILE2)" "content"
fusermount -u mount
expect "in the image, by mtools" "$(mdir -b -i image ::NEW 2>/dev/null | grep -c FILE || true) files" "0 files"
