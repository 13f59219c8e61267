#!/bin/bash
# Images with long runs of zeros come out of a tar of bsdtar cut short, in a folder that never was.
#
# Software: libarchive-tools 3.6.2-1+deb12u5 (bsdtar); p7zip-full 16.02+really26.02+dfsg-0+deb12u1 (7z), busybox
#           1:1.35.0-4+deb12u1+b1; tar 1.34+dfsg-1.2+deb12u1 and Python's tarfile for comparison
# Guess:    a tar made without any option holds the bytes of each file, and each of these programs gives them
#           back, or fails.
# Seen:     of a file with holes bsdtar stores the bytes between them, as GNU's extension of pax has it (GNU.sparse
#           1.0). 7z and busybox write GNUSparseFile.0/MASK: a list of numbers, then these bytes, 12800 for
#           1049182. Status 0; 7z says "Everything is Ok". Of GNU.sparse 0.0 (tar -S) they write the bytes under
#           the right name. tar, tarfile and bsdtar give the file back. A file without holes is fine.
# Cost:     masks and doses are mostly zeros, and rsync --sparse, cp --sparse=always or fallocate -d have made
#           holes of them: after a successful restore they are no DICOM files, and nothing has their name.

. "$(dirname "$0")/lib.sh"
debian libarchive-tools=3.6.2-1+deb12u5 p7zip-full=16.02+really26.02+dfsg-0+deb12u1 \
    busybox=1:1.35.0-4+deb12u1+b1 tar=1.34+dfsg-1.2+deb12u1

mkdir holes full
python3 - <<'PYTHON'
import dicom
pixels = bytearray(1024 * 1024)
pixels[600 * 1024:604 * 1024] = b"\1" * 4096
dicom.write("full/MASK", dicom.secondary_capture(bytes(pixels), 1024, 1024, bits=8, stored=8))
PYTHON
cp --sparse=always full/MASK holes/MASK
cmp full/MASK holes/MASK
(($(du -k holes/MASK | cut -f1) < 100)) || skip "no holes in files of this file system"
bsdtar -cf full.tar -C full MASK
bsdtar -cf holes.tar -C holes MASK
tar --create --sparse --format=posix --sparse-version=0.0 --file=version-0.0.tar -C holes MASK

# extract PROGRAM ARCHIVE: what is written
extract() {
    local status=0
    rm -rf out && mkdir out
    case $1 in
    7z) 7z x -y -oout "$2" ;;
    busybox) busybox tar -C out -xf "$2" ;;
    tarfile) python3 -c 'import sys, tarfile; tarfile.open(sys.argv[1]).extractall("out")' "$2" ;;
    *) "$1" -C out -xf "$2" ;;
    esac >log 2>&1 || status=$?
    if cmp -s out/MASK full/MASK; then echo "status $status, the image"
    else
        # how much is left depends on the blocks of the file system
        echo "status $status, $(find out -type f -size -100k -printf '%P cut short')"
    fi
}
for program in 7z busybox tar bsdtar tarfile; do
    expect "$program, no holes" "$(extract $program full.tar)" "status 0, the image"
done
for archive in holes version-0.0; do
    for program in tar bsdtar tarfile; do
        expect "$program, $archive" "$(extract $program $archive.tar)" "status 0, the image"
    done
done
for program in 7z busybox; do
    expect "$program, holes" "$(extract $program holes.tar)" "status 0, GNUSparseFile.0/MASK cut short"
    expect "$program, version-0.0" "$(extract $program version-0.0.tar)" "status 0, MASK cut short"
done
extract 7z holes.tar >/dev/null
expect "7z says" "$(grep -o 'Everything is Ok' log)" "Everything is Ok"
