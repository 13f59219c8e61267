#!/bin/bash
# The checksum list of a disc does not fit the names that fuseiso shows.
#
# Software: genisoimage 9:1.1.11-3.4; fuseiso 20070708-3.2+b1; p7zip-full 16.02+really26.02+dfsg-0+deb12u1
# Guess:    A1B2C3D4.PNG on a plain ISO 9660 disc is A1B2C3D4.PNG for whoever reads the disc.
# Seen:     isoinfo and 7z show A1B2C3D4.PNG; fuseiso shows a1b2c3d4.png and opens only that: the upper
#           case name does not exist. `sha256sum --check` says "No such file" for every file of an
#           intact disc. With Joliet or Rock Ridge names all agree.
# Cost:     DICOM discs are plain ISO 9660 with names in capitals (PS3.12 annex F), and DICOMDIR refers
#           to them in capitals: programs that follow it find nothing below such a mount.

. "$(dirname "$0")/lib.sh"
fuse
debian genisoimage=9:1.1.11-3.4 fuseiso=20070708-3.2+b1 p7zip-full=16.02+really26.02+dfsg-0+deb12u1

mkdir disc plain joliet
head -c 1000 /dev/zero >disc/A1B2C3D4.PNG
(cd disc && sha256sum A1B2C3D4.PNG >CHECKSUM)
genisoimage -quiet -o plain.iso disc 2>log
genisoimage -quiet -J -r -o joliet.iso disc 2>log
for name in plain joliet; do fuseiso "$name.iso" "$name"; mounted+=("$PWD/$name"); done
expect "7z" "$(7z l -ba plain.iso | awk '{ print $NF }' | sort | tr '\n' ' ')" "A1B2C3D4.PNG CHECKSUM "
expect "fuseiso" "$(ls plain | tr '\n' ' ')" "a1b2c3d4.png checksum "
expect "the name in capitals" "$(test -e plain/A1B2C3D4.PNG && echo there || echo missing)" missing
check() { (cd "$1" && sha256sum --check --quiet "$PWD/../disc/CHECKSUM" 2>/dev/null | tail -1); }
expect "checksums of the plain disc" "$(check plain)" "A1B2C3D4.PNG: FAILED open or read"
expect "checksums with Joliet and Rock Ridge" "$(check joliet)" ""
