#!/bin/bash
# A file of 4 GiB and more on a disc is cut at 4 GiB by two readers; a third gives only what comes after.
#
# Software: fuseiso 20070708-3.2+b1, libcdio-utils 2.1.0-4 (iso-read, iso-info), pycdlib 1.22.0; p7zip-full
#           16.02+really26.02+dfsg-0+deb12u1, libarchive-tools 3.6.2-1+deb12u5 (bsdtar) and xorriso 1.5.4-4 for
#           comparison
# Guess:    a file of several sections, each with a directory record of its own (ECMA-119, 6.5.1 and bit 7 of
#           9.1.6; level 3), is one file, or an error.
# Seen:     fuseiso shows two files of one name, and for both the first section; iso-read writes the first
#           section; pycdlib gives the last one by the Rock Ridge name, and all by the other name. No error. 7z,
#           bsdtar and xorriso give the whole. Here the sections are small; of 4300000000 bytes from
#           xorrisofs -iso-level 3 fuseiso and iso-info have 4294965248 in the same way.
# Cost:     tomosynthesis and slides of pathology are that large: the copy from the disc has a good header
#           and lacks the last frames, or is their last bytes alone.

. "$(dirname "$0")/lib.sh"
fuse
debian fuseiso=20070708-3.2+b1 libcdio-utils=2.1.0-4 xorriso=1.5.4-4 libarchive-tools=3.6.2-1+deb12u5 \
    p7zip-full=16.02+really26.02+dfsg-0+deb12u1
python_packages pycdlib==1.22.0

mkdir in mount out
python - <<'PYTHON'
import hashlib
open("in/TOMO", "wb").write(b"".join(hashlib.sha256(b"%d" % i).digest() for i in range(192)))
PYTHON
xorrisofs -quiet -iso-level 3 -o one.iso in 2>log
# the same disc, with the 6144 bytes in sections of 4096 and 2048
python - <<'PYTHON'
import struct
disc = bytearray(open("one.iso", "rb").read())
root = 2048 * struct.unpack_from("<I", disc, 16 * 2048 + 158)[0]
at = root
while disc[at + 33:at + 37] != b"TOMO":
    at += disc[at]
record = disc[at:at + disc[at]]
assert at + 2 * len(record) < root + 2048 and not disc[at + len(record)]
start = struct.unpack_from("<I", record, 2)[0]
for place, length, flags in ((start, 4096, 0x80), (start + 2, 2048, 0)):
    record[2:18] = b"".join(struct.pack(order, n) for n in (place, length) for order in ("<I", ">I"))
    record[25] = flags
    disc[at:at + len(record)] = record
    at += len(record)
open("two.iso", "wb").write(disc)
PYTHON
# take PROGRAM DISC: what of the file it gives
take() {
    local status=0
    rm -rf out && mkdir out
    case $1 in
    7z) 7z x -y -oout "$2" ;;
    bsdtar) bsdtar -xf "$2" -C out ;;
    xorriso) xorriso -osirrox on -indev "$2" -extract /TOMO out/TOMO ;;
    pycdlib*) python - "$1" "$2" <<'PYTHON' ;;
import pycdlib, sys
disc = pycdlib.PyCdlib()
disc.open(sys.argv[2])
disc.get_file_from_iso("out/TOMO", **({"rr_path": "/TOMO"} if "RR" in sys.argv[1] else {"iso_path": "/TOMO.;1"}))
PYTHON
    iso-read) iso-read -i "$2" -e TOMO -o out/TOMO ;;
    fuseiso)
        fuseiso "$2" mount
        mounted=("$PWD/mount")
        cp mount/TOMO out/ || status=$?
        ls mount >names
        fusermount -u mount
        ;;
    esac >log 2>&1 || status=$?
    python - "$status" <<'PYTHON'
import sys
whole, got = open("in/TOMO", "rb").read(), open("out/TOMO", "rb").read()
what = ("the whole" if got == whole else f"the first {len(got)}" if whole.startswith(got)
        else f"the last {len(got)}" if whole.endswith(got) else "other bytes")
print(f"status {sys.argv[1]}, {what}")
PYTHON
}
for program in 7z bsdtar xorriso pycdlib pycdlib-RR iso-read fuseiso; do
    expect "one section, $program" "$(take $program one.iso)" "status 0, the whole"
done
for program in 7z bsdtar xorriso pycdlib; do
    expect "two sections, $program" "$(take $program two.iso)" "status 0, the whole"
done
for program in iso-read fuseiso; do
    expect "two sections, $program" "$(take $program two.iso)" "status 0, the first 4096"
done
expect "two sections, pycdlib-RR" "$(take pycdlib-RR two.iso)" "status 0, the last 2048"
expect "fuseiso, names" "$(xargs <names)" "TOMO TOMO"
expect "iso-info, files" "$(iso-info -l -i two.iso | awk '/TOMO/{printf "%s ", $7}')" "4096 2048 "
