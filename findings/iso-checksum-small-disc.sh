#!/bin/bash
# A small ISO image fails its own media check right after the checksum was implanted.
#
# Software: isomd5sum 1:1.2.3-5+b4 (implantisomd5, checkisomd5); genisoimage 9:1.1.11-3.4
# Guess:    checkisomd5 says PASS to an image that nobody has touched since implantisomd5.
# Seen:     it says PASS to an image of 0.7 MB and more. An image of 0.4 MB gets "FAIL. It is not
#           recommended to use this media", exit status 1, although nothing was altered: it is as
#           implantisomd5 left it.
# Cost:     discs with a report, a key or a single small image fall below: the clerk throws away good
#           discs, or learns to ignore the check.

. "$(dirname "$0")/lib.sh"
debian isomd5sum=1:1.2.3-5+b4 genisoimage=9:1.1.11-3.4

check() {
    local status=0
    rm -rf tree && mkdir tree && head -c "$1" /dev/zero >tree/A
    genisoimage -quiet -o disc.iso tree 2>log
    implantisomd5 disc.iso >implanted
    grep -q '^md5 = ' implanted
    checkisomd5 disc.iso >log 2>&1 </dev/null || status=$?
    echo "$(stat -c %s disc.iso) bytes: $(grep -o 'PASS\|FAIL' log) $status"
}
expect "a file of 100 kB" "$(check 100000)" "456704 bytes: FAIL 1"
expect "a file of 400 kB" "$(check 400000)" "757760 bytes: PASS 0"
