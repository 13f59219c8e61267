#!/bin/bash
# A mail that mpack has split cannot be put together by its own munpack, nor by two others.
#
# Software: mpack 1.6-18+b1 (mpack, munpack), ripmime 1.4.0.10.debian.1-3+b1, uudeview 0.5.20-14
# Guess:    munpack joins the parts that mpack -m has made (message/partial, RFC 2046 section 5.2.2) when it
#           is given all of them; the two others join them, too, or extract nothing.
# Seen:     munpack keeps the first part, stops at the second ("CT: File exists", a file that it made itself)
#           and has nothing in the end, in either order. ripmime writes the beginning of the attachment
#           under its name, as if it were whole; uudeview writes the base64 text. All end with status 0.
# Cost:     mail servers take 10 or 25 MB, and splitting is what these tools offer for more: the archive has
#           a file of the right name that is cut, or none, and both steps reported success.

. "$(dirname "$0")/lib.sh"
debian mpack=1.6-18+b1 ripmime=1.4.0.10.debian.1-3+b1 uudeview=0.5.20-14

python3 - <<'PYTHON'
import hashlib
open("image.bin", "wb").write(b"".join(hashlib.sha256(b"%d" % i).digest() for i in range(1250)))
PYTHON
mpack -s exam -m 20000 -o part image.bin
expect "parts" "$(echo part.*)" "part.01 part.02 part.03"
expect "of the kind" "$(sed -n 's/^Content-Type: \([^;]*\).*/\1/p' part.02)" "message/partial"
# what is in the folder after unpacking the parts, in this order
unpack() {
    local status=0 tool=$1
    shift
    rm -rf out tmp && mkdir out tmp
    case $tool in
    munpack) (cd out && TMPDIR=$scratch/tmp munpack -q "$@") ;;
    ripmime) for part; do ripmime -i "$part" -d out || exit; done ;;
    uudeview) uudeview -i -q -p out "$@" ;;
    esac >log 2>&1 || status=$?
    python3 - "$status" <<'PYTHON'
import os, sys
image = open("image.bin", "rb").read()
out = {name: open("out/" + name, "rb").read() for name in os.listdir("out")}
found = out.get("image.bin")
print("nothing" if not out else "no file of that name" if found is None else "the image" if found == image
      else "the beginning of it" if image.startswith(found) else "other bytes",
      f"status {sys.argv[1]}", sep=", ")
PYTHON
}
parts=("$PWD"/part.01 "$PWD"/part.02 "$PWD"/part.03)
expect "munpack, the last first" "$(unpack munpack "${parts[2]}" "${parts[1]}" "${parts[0]}")" "nothing, status 0"
expect "munpack" "$(unpack munpack "${parts[@]}")" "nothing, status 0"
expect "its words" "$(grep -o 'CT: File exists' log | uniq)" "CT: File exists"
expect "ripmime" "$(unpack ripmime "${parts[@]}")" "the beginning of it, status 0"
expect "uudeview" "$(unpack uudeview "${parts[@]}")" "no file of that name, status 0"
