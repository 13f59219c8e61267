#!/bin/bash
# On fusefat the end of a file is missing for the program that has just written it, until it opens it again.
#
# Software: fusefat 0.1a-3, dosfstools 4.2-1, mtools 4.0.32-1+b1
# Guess:    what write(2) has taken, pread(2) of the same descriptor gives back (POSIX), with or without
#           fsync(2) in between; fstat(2) says how much there is.
# Seen:     of 4507 bytes, written by one call, fstat says 4507; 12 bytes at 4495 read as none, and the
#           whole as 4197. fsync succeeds and changes nothing. A second descriptor, opened after the
#           write, reads all 4507 at once, and the image holds them (mtools). No call fails.
# Cost:     who writes a copy and reads it back to be sure calls a good medium bad; who trusts the
#           shorter read keeps a file that is cut.

. "$(dirname "$0")/lib.sh"
fuse
debian fusefat=0.1a-3 dosfstools=4.2-1 mtools=4.0.33-1+really4.0.32-1

truncate -s 64M image
mkfs.vfat -F 32 image >/dev/null
mkdir mount
fusefat -o rw+ image mount >/dev/null 2>log
mounted+=("$PWD/mount")
mountpoint -q mount || skip "fusefat does not mount here: $(tail -1 log)"

cat >look.py <<'PYTHON'
import os, sys
path, how = sys.argv[1:]
file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
assert os.write(file, b"x" * 4507) == 4507
if how == "fsync":
    os.fsync(file)
if how == "opened again":
    file = os.open(path, os.O_RDONLY)
size = os.fstat(file).st_size
os.pread(file, 33, 0)
tail = len(os.pread(file, 12, 4495))
print("size", size, "tail", tail, "whole", len(os.pread(file, 4507, 0)))
PYTHON
expect "the descriptor that wrote" "$(python3 look.py mount/A written)" "size 4507 tail 0 whole 4197"
expect "after fsync" "$(python3 look.py mount/B fsync)" "size 4507 tail 0 whole 4197"
expect "a descriptor opened after it" "$(python3 look.py mount/C 'opened again')" "size 4507 tail 12 whole 4507"
fusermount -u mount
expect "in the image, by mtools" "$(mtype -i image ::A | wc -c)" "4507"
