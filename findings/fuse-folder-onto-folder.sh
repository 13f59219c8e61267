#!/bin/bash
# Renaming a folder onto one that is not empty succeeds on three FUSE file systems, and mixes or loses files.
#
# Software: fuse-zip 0.5.0-1+b1, cryfs 0.11.3-5, archivemount 0.8.7-1+b1
# Guess:    rename(2) of a folder onto one with files in it fails with ENOTEMPTY or EEXIST, as POSIX has it,
#           so that of two writers one is told.
# Seen:     the call succeeds. cryfs replaces the whole folder: the old files are gone. archivemount keeps
#           the old folder, and the new files are gone. fuse-zip shows the new files only, and after the
#           next mount the old and the new ones mixed in one folder.
# Cost:     a study is written to a hidden folder and renamed when complete; a study of that name that is
#           there already is meant to stop the second. Here one of the two is lost, or two patients' files
#           lie in one folder, without an error.

. "$(dirname "$0")/lib.sh"
fuse
debian fuse-zip=0.5.0-1+b1 cryfs=0.11.3-5 archivemount=0.8.7-1+b1

mkdir -p encrypted mount/{fuse-zip,cryfs,archivemount} seed
echo seed >seed/file
tar -cf archive.tar seed
python3 -c 'import zipfile; zipfile.ZipFile("archive.zip", "w").write("seed/file")'
begin() {
    case $1 in
    fuse-zip) fuse-zip archive.zip "$PWD/mount/$1" ;;
    archivemount) archivemount -o nobackup archive.tar "$PWD/mount/$1" ;;
    cryfs) echo password | CRYFS_FRONTEND=noninteractive CRYFS_NO_UPDATE_CHECK=true \
        CRYFS_LOCAL_STATE_DIR=$PWD/state cryfs encrypted "$PWD/mount/$1" ;;
    esac >log 2>&1 </dev/null
    mountpoint -q "mount/$1" || skip "$1 does not mount here: $(tail -1 log)"
    mounted+=("$PWD/mount/$1")
}
end() {
    fusermount -u "mount/$1"
    # an archive is written by the file system's process, after the unmount
    while pgrep -f "$PWD/mount/$1" >/dev/null; do sleep 0.1; done
}
files() { (cd "mount/$1" && find . -name 'from-*' | sort | tr '\n' ' '); }
try() {
    begin "$1"
    mkdir "mount/$1/new" "mount/$1/old"
    echo new >"mount/$1/new/from-new"
    echo old >"mount/$1/old/from-old"
    python3 -c 'import os, sys; os.rename(*sys.argv[1:])' "mount/$1/new" "mount/$1/old" 2>/dev/null || echo refused
    now=$(files "$1")
    end "$1"
    begin "$1"
    later=$(files "$1")
    end "$1"
}
try cryfs
expect "cryfs" "$now" "./old/from-new "
expect "cryfs, mounted again" "$later" "./old/from-new "
try fuse-zip
expect "fuse-zip" "$now" "./old/from-new "
expect "fuse-zip, mounted again" "$later" "./old/from-new ./old/from-old "
try archivemount
expect "archivemount" "$now" "./old/from-old "
expect "archivemount, mounted again" "$later" "./old/from-old "
