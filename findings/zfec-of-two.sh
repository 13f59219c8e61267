#!/bin/bash
# Shares of two exams make a third one: zunfec joins the upper half of one image and the lower half of another.
#
# Software: zfec 1.6.0.0 (zfec, zunfec); dcmtk 3.6.7-9~deb12u4 (dcmdump, dcm2pnm) reads what comes out
# Guess:    a share knows which file it belongs to, as it knows its number and how many there are: shares of two files
#           are refused.
# Seen:     two images, two of three shares needed. Share 0 of Adams with share 1 of Baker gives a file of Adams with the
#           upper half of Adams' image and the lower half of Baker's, status 0, without a word; DCMTK reads it without a
#           warning. Share 0 of Baker with share 1 of Adams is the other way round. Share 1 of Baker with share 2 of
#           Adams gives bytes of neither, status 0. One share alone is refused.
# Cost:     the slices of a CT all have one size, and their shares lie in one folder: a wrong pair is a good image under
#           one patient's name, with half of another patient, on a restore that succeeded.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
python_packages zfec==1.6.0.0

python - <<'PYTHON'
import dicom
for name, gray in ((b"Adams^Ann", 11), (b"Baker^Bob", 22)):
    image = dicom.secondary_capture(bytes([gray]) * 4096, 64, 64, bits=8, stored=8, name=name)
    dicom.write(name[:5].decode() + ".dcm", image)
PYTHON
for name in Adams Baker; do zfec --quiet -k 2 -m 3 -p $name $name.dcm; done
join() { # SHARE...: what comes out
    local status=0
    rm -f out.dcm image.pnm
    zunfec -o out.dcm "$@" >log 2>&1 || status=$?
    [[ $status == 0 ]] || { echo "status $status"; return; }
    printf 'status 0, '
    if cmp -s out.dcm Adams.dcm; then echo Adams
    elif cmp -s out.dcm Baker.dcm; then echo Baker
    elif dcm2pnm out.dcm image.pnm 2>>log; then
        printf '%s, first line of %s, last line of %s, words of both programs: %s' \
            "$(dcmdump +P 0010,0010 out.dcm | sed 's/.*\[\(.*\)^.*/\1/')" \
            "$(tail -c 4096 image.pnm | head -c 64 | od -An -tu1 -v | xargs -n1 | sort -u | xargs)" \
            "$(tail -c 64 image.pnm | od -An -tu1 -v | xargs -n1 | sort -u | xargs)" "$(wc -w <log)"
    else echo "no image"; fi
}
expect "0 and 1 of Adams" "$(join Adams.0_3.fec Adams.1_3.fec)" "status 0, Adams"
expect "1 and 2 of Baker" "$(join Baker.1_3.fec Baker.2_3.fec)" "status 0, Baker"
expect "one share" "$(join Adams.0_3.fec)" "status 1"
expect "0 of Adams, 1 of Baker" "$(join Adams.0_3.fec Baker.1_3.fec)" \
    "status 0, Adams, first line of 11, last line of 22, words of both programs: 0"
expect "0 of Baker, 1 of Adams" "$(join Baker.0_3.fec Adams.1_3.fec)" \
    "status 0, Baker, first line of 22, last line of 11, words of both programs: 0"
expect "1 of Baker, 2 of Adams" "$(join Baker.1_3.fec Adams.2_3.fec)" "status 0, no image"
