#!/bin/bash
# A file that was acquired as evidence has lost its last bytes, and the hash that was stored condemns it.
#
# Software: ewf-tools 20140813-1+b1 (ewfacquire, ewfacquirestream, ewfexport, ewfverify); dcfldd 1.9-2 and dc3dd
#           7.2.646-6 for comparison
# Guess:    what an EWF image cannot hold (it counts sectors of 512 bytes) is an error or is filled up; after
#           SUCCESS, ewfexport gives back what was acquired, and its hash.
# Seen:     of 100001 bytes, from a file or a pipe, both end with SUCCESS and status 0 and store the MD5 of all
#           of them, but the image has 195 sectors: ewfexport gives back 99840 bytes, with status 0. ewfverify
#           then fails, as stored and calculated hash differ. dcfldd and dc3dd keep every byte. A length
#           of whole sectors is fine.
# Cost:     a study, a mailbox or a memory dump in evidence is cut, and it looks as if someone had altered it.

. "$(dirname "$0")/lib.sh"
debian ewf-tools=20140813-1+b1 dcfldd=1.9-2 dc3dd=7.2.646-6

python3 - <<'PYTHON'
import hashlib
data = b"".join(hashlib.sha256(b"%d" % i).digest() for i in range(3200))
open("evidence-whole", "wb").write(data[:99840])
open("evidence-odd", "wb").write(data[:100001])
PYTHON
# acquire WAY FILE: what is said, what comes back, and whether the stored hash is that of the file
acquire() {
    local status=0 verified=0
    rm -f image.E01 back.raw*
    case $1 in
    file) ewfacquire -u -t image "$2" ;;
    pipe) cat "$2" | ewfacquirestream -t image ;;
    esac >log 2>&1 || status=$?
    echo -n "status $status, $(grep -o 'SUCCESS\|FAILURE' log), "
    ewfinfo image.E01 | grep -q "MD5:.*$(md5sum <"$2" | cut -c1-32)" && echo -n "its MD5 is stored; "
    status=0
    ewfexport -u -q -t back -f raw image.E01 >log 2>&1 || status=$?
    echo -n "export: status $status, $(stat -c %s back.raw) bytes; "
    ewfverify -q image.E01 >log 2>&1 || verified=$?
    echo "verify: status $verified"
}
for way in file pipe; do
    expect "99840 bytes, $way" "$(acquire $way evidence-whole)" \
        "status 0, SUCCESS, its MD5 is stored; export: status 0, 99840 bytes; verify: status 0"
    expect "100001 bytes, $way" "$(acquire $way evidence-odd)" \
        "status 0, SUCCESS, its MD5 is stored; export: status 0, 99840 bytes; verify: status 1"
    cmp -s -n 99840 back.raw evidence-odd
done
dcfldd if=evidence-odd of=copy-dcfldd 2>log
dc3dd if=evidence-odd of=copy-dc3dd >log 2>&1
for tool in dcfldd dc3dd; do
    expect "100001 bytes, $tool" "$(cmp copy-$tool evidence-odd && stat -c '%s bytes' copy-$tool)" "100001 bytes"
done
