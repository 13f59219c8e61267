#!/bin/bash
# One symbol of a divided QR code is invisible to zbarimg, and so are all of them in files of their own.
#
# Software: qrencode 4.1.1-1; zbar-tools 0.23.92-7+deb12u1
# Guess:    zbarimg prints the part that a symbol of a structured append carries, or says that parts
#           are missing; given all the files, it joins them.
# Seen:     given one symbol, or both in two files, it prints nothing, "scanned 0 barcode symbols", exit
#           status 4, exactly as for a blank page. Both in one picture are joined and printed.
# Cost:     text that needs several symbols (a key, a share on paper) is printed on several pages and
#           scanned page by page: every page looks unreadable, although each symbol is intact.

. "$(dirname "$0")/lib.sh"
debian qrencode=4.1.1-1 zbar-tools=0.23.92-7+deb12u1 netpbm=2:11.01.00-2

printf '%0300d' 0 | sed 's/0/ABCDEFGHIJ/g' | head -c 300 >text
qrencode --structured --symversion=5 --level=L --read-from=text --output=part.png
expect "symbols" "$(echo part-*.png)" "part-01.png part-02.png"
scan() {
    local status=0
    zbarimg --quiet --raw --nodbus "$@" >found 2>log || status=$?
    if cmp -s <(tr -d '\n' <found) text; then echo "all of the text, status $status"
    else echo "$(wc -c <found) bytes, status $status"; fi
}
for name in part-01 part-02; do pngtopnm "$name.png" >"$name.pnm" 2>log; done
pnmcat -leftright part-01.pnm part-02.pnm | pnmtopng >both.png 2>log
expect "first alone" "$(scan part-01.png)" "0 bytes, status 4"
expect "second alone" "$(scan part-02.png)" "0 bytes, status 4"
expect "both, in two files" "$(scan part-01.png part-02.png)" "0 bytes, status 4"
expect "both, in one picture" "$(scan both.png)" "all of the text, status 0"
