#!/bin/bash
# File systems without hard links say so with errors that mean something else.
#
# Software: rclone 1.60.1+dfsg-2+b5, cryfs 0.11.3-5, archivemount 0.8.7-1+b1, fuse-zip 0.5.0-1+b1
# Guess:    link(2) fails with EPERM ("the filesystem does not support the creation of hard links",
#           link(2)), or with EOPNOTSUPP or ENOSYS.
# Seen:     fuse-zip says EPERM. rclone says EIO, as a broken disk does; cryfs says ERANGE; archivemount
#           ENOENT, though file and folder exist.
# Cost:     a spool that publishes by link goes another way when there are no links. Here it stops for a
#           broken disk, or takes the file for gone and the exam for delivered.

. "$(dirname "$0")/lib.sh"
fuse
debian rclone=1.60.1+dfsg-2+b5 cryfs=0.11.3-5 archivemount=0.8.7-1+b1 fuse-zip=0.5.0-1+b1

mkdir -p encrypted far mount/{rclone,cryfs,archivemount,fuse-zip} seed
echo seed >seed/file
tar -cf archive.tar seed
python3 -c 'import zipfile; zipfile.ZipFile("archive.zip", "w").write("seed/file")'
begin() {
    case $1 in
    rclone) RCLONE_CONFIG=/dev/null rclone mount --daemon --vfs-cache-mode writes --cache-dir "$PWD/cache" \
        ":local:$PWD/far" "$PWD/mount/$1" ;;
    fuse-zip) fuse-zip archive.zip "$PWD/mount/$1" ;;
    archivemount) archivemount -o nobackup archive.tar "$PWD/mount/$1" ;;
    cryfs) echo password | CRYFS_FRONTEND=noninteractive CRYFS_NO_UPDATE_CHECK=true \
        CRYFS_LOCAL_STATE_DIR=$PWD/state cryfs encrypted "$PWD/mount/$1" ;;
    esac >log 2>&1 </dev/null
    mountpoint -q "mount/$1" || skip "$1 does not mount here: $(tail -1 log)"
    mounted+=("$PWD/mount/$1")
}
link() {
    python3 - "mount/$1" <<'PYTHON'
import errno, os, sys
one, other = sys.argv[1] + "/one", sys.argv[1] + "/other"
with open(one, "w") as file:
    file.write("content")
try:
    os.link(one, other)
    print("linked")
except OSError as error:
    print(errno.errorcode[error.errno] + ",", "the file is there:", open(one).read() == "content")
PYTHON
}
for system in fuse-zip rclone cryfs archivemount; do begin $system; done
expect fuse-zip "$(link fuse-zip)" "EPERM, the file is there: True"
expect rclone "$(link rclone)" "EIO, the file is there: True"
expect cryfs "$(link cryfs)" "ERANGE, the file is there: True"
expect archivemount "$(link archivemount)" "ENOENT, the file is there: True"
