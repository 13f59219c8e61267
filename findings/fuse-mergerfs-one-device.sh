#!/bin/bash
# Two folders of one mergerfs mount, with one device number, are two file systems for rename and link.
#
# Software: mergerfs 2.33.5-1, as installed: no options
# Guess:    EXDEV does not come up within one mount: mergerfs copies the missing folder to the branch
#           where the file lies, as its page says that it clones paths.
# Seen:     st_dev is the same for both folders; rename(2) and link(2) from a folder that is on the first
#           branch to one that is only on the second fail with EXDEV. mv(1) hides it: it copies, and
#           the file is there in part meanwhile.
# Cost:     a spool (incoming, work, outgoing) on a pool of disks: a program that compares st_dev to know
#           whether a rename will do is told yes, and fails later, and only for some folders.

. "$(dirname "$0")/lib.sh"
fuse
debian mergerfs=2.33.5-1

mkdir -p first/incoming second/outgoing pool
mergerfs "$PWD/first:$PWD/second" "$PWD/pool" 2>log || skip "mergerfs does not mount here"
mounted+=("$PWD/pool")
python3 - >seen <<'PYTHON'
import errno, os
def name(call, *paths):
    try:
        call(*paths)
        return "done"
    except OSError as error:
        return errno.errorcode[error.errno]
os.chdir("pool")
open("incoming/file", "w").close()
print("one device" if os.stat("incoming").st_dev == os.stat("outgoing").st_dev else "two devices")
print("rename", name(os.rename, "incoming/file", "outgoing/file"))
print("link", name(os.link, "incoming/file", "outgoing/file"))
PYTHON
expect "two folders of a pool" "$(tr '\n' ';' <seen)" \
    "one device;rename EXDEV;link EXDEV;"
