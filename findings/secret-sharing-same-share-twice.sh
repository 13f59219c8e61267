#!/bin/bash
# gfcombine takes the same share twice, and writes a file that is not the secret.
#
# Software: libgfshare-bin 2.0.0-6 (gfsplit, gfcombine); ssss 0.5-5
# Guess:    two copies of one share of a 2-of-2 split are refused, as one share alone is.
# Seen:     one share alone is refused ("Insufficient input files", status 1). The same share named twice
#           is accepted: status 0, no word, and a file of the secret's length that is something else.
#           ssss-combine refuses the same mistake ("Perhaps a single share was used twice").
# Cost:     the likeliest mistake of a clerk, two copies of one half, looks like success; the original
#           may be deleted on the strength of it.

. "$(dirname "$0")/lib.sh"
debian libgfshare-bin=2.0.0-6 ssss=0.5-5

head -c 1000 /dev/urandom >secret
gfsplit -n 2 -m 2 secret share
set -- share.*
combine() {
    local status=0
    rm -f out
    gfcombine -o out "$@" >log 2>&1 || status=$?
    if [[ ! -e out ]]; then echo "status $status, nothing"
    elif cmp -s out secret; then echo "status $status, the secret"
    else echo "status $status, $(stat -c %s out) other bytes"; fi
}
expect "both shares" "$(combine "$1" "$2")" "status 0, the secret"
expect "one share" "$(combine "$1")" "status 1, nothing"
expect "one share twice" "$(combine "$1" "$1")" "status 0, 1000 other bytes"

echo "A secret for two" | ssss-split -t 2 -n 2 -Q >shares 2>log
status=0
(head -1 shares; head -1 shares) | ssss-combine -t 2 -Q >log 2>&1 || status=$?
expect "ssss, one share twice" "status $status" "status 1"
