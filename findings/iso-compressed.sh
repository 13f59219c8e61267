#!/bin/bash
# 7-Zip and libcdio copy files that a disc holds compressed as they lie there: an image comes out as other bytes.
#
# Software: 7-Zip 26.02, libcdio 2.1.0 (iso-read), genisoimage 1.1.11 (isoinfo), Debian's; xorriso 1.5.4 writes;
#           bsdtar 3.6.2 for comparison
# Guess:    a file may be stored compressed in an ISO 9660 image; Rock Ridge then has an entry ZF with its method and
#           its real size (zisofs, which xorriso, genisoimage and Linux know). A reader gives the file, or an error.
# Seen:     all three give the compressed bytes under the name of the file, and its compressed size, with status 0;
#           7-Zip says "Everything is Ok". What did not get smaller, as the list of checksums, is stored plainly and is
#           right. bsdtar and xorriso give the image back. Of the newer form, zisofs2, which xorriso writes where it is
#           asked to, bsdtar too copies the compressed bytes.
# Cost:     an archive of discs reads well on the machine that wrote it; elsewhere its DICOM files are no DICOM, and
#           a copy made to leave the discs behind holds none.

. "$(dirname "$0")/lib.sh"
debian xorriso=1.5.4-4 7zip=22.01+really26.02+dfsg-0+deb12u1 libcdio-utils=2.1.0-4 genisoimage=9:1.1.11-3.4 \
    libarchive-tools=3.6.2-1+deb12u5

mkdir disc
python3 - <<'PYTHON'
from dicom import secondary_capture, write
pixels = b"".join((1000 + 10 * (k % 7)).to_bytes(2, "little") for k in range(256 * 256))
write("disc/IMAGE001", secondary_capture(pixels, 256, 256))
PYTHON
(cd disc && md5sum IMAGE001 >MD5SUMS)
for version in 1 2; do
    form=$([[ $version = 1 ]] && echo off || echo on)
    xorriso -outdev $version.iso -zisofs version_2="$form" -map disc / -set_filter_r --zisofs / -- -commit \
        >log 2>&1
done
# What a reader has made of the two files
seen() {
    local said="whole" begins
    (cd "$1" && md5sum --status -c MD5SUMS) || said="other bytes"
    begins=$(od -An -tx1 -N8 "$1/IMAGE001" | tr -d ' ')
    (($(stat -c %s "$1/IMAGE001") > 100000)) || said+=", smaller"
    echo "$said, begins with $begins"
}
extract() {
    rm -rf out && mkdir out
    case $1 in
        7zz) 7zz x -oout "$2.iso" >log && grep -q '^Everything is Ok' log ;;
        bsdtar) bsdtar -C out -xf "$2.iso" ;;
        xorriso) xorriso -indev "$2.iso" -osirrox on -extract / out/ >log 2>&1 && chmod -R u+w out ;;
        iso-read) for file in IMAGE001 MD5SUMS; do iso-read -i "$2.iso" -e $file -o out/$file >log || return; done ;;
        isoinfo) for file in IMAGE001 MD5SUMS; do isoinfo -R -i "$2.iso" -x /$file >out/$file || return; done ;;
    esac
    echo "status $?, $(seen out)"
}
old=37e45396c9dbd607 new=ef2255a1bc1b95a0
whole="status 0, whole, begins with 0000000000000000"
for reader in xorriso bsdtar; do expect "zisofs, $reader" "$(extract $reader 1)" "$whole"; done
expect "zisofs2, xorriso" "$(extract xorriso 2)" "$whole"
for reader in 7zz iso-read isoinfo; do
    expect "zisofs, $reader" "$(extract $reader 1)" "status 0, other bytes, smaller, begins with $old"
done
for reader in 7zz iso-read isoinfo bsdtar; do
    expect "zisofs2, $reader" "$(extract $reader 2)" "status 0, other bytes, smaller, begins with $new"
done
