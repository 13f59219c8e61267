#!/bin/bash
# An attached image that is not in base64 comes out of two of three mail tools with other bytes.
#
# Software: ripmime 1.4.0.10.debian.1-3+b1, mpack 1.6-18+b1 (munpack), uudeview 0.5.20-14
# Guess:    a DICOM attachment is the same bytes again from base64, from quoted-printable and from binary
#           (RFC 2045 section 6, RFC 3030), for every tool that takes mails apart.
# Seen:     from base64, for all. From quoted-printable, munpack leaves out the bytes 0D, ripmime adds a
#           byte 0A at the end; uudeview is right. From binary, munpack is right, ripmime writes a space for
#           each zero byte and adds 0A, uudeview loses more. Every exit status is 0.
# Cost:     a gateway on the way may change the encoding. The image arrives as a file that no viewer opens,
#           or opens with a few wrong pixels; no tool says so.

. "$(dirname "$0")/lib.sh"
debian ripmime=1.4.0.10.debian.1-3+b1 mpack=1.6-18+b1 uudeview=0.5.20-14

python3 - <<'PYTHON'
import base64, struct, dicom
dicom.write("image", dicom.secondary_capture(dicom.ramp(), 64, 64))
image = open("image", "rb").read()
quoted = b"=\n".join(b"".join(b"=%02X" % byte for byte in image[i:i + 25]) for i in range(0, len(image), 25))
for encoding, text in (("base64", base64.encodebytes(image)), ("quoted-printable", quoted), ("binary", image)):
    with open(encoding, "wb") as mail:
        mail.write(b"From: a@example.org\nTo: b@example.org\nSubject: image\nMIME-Version: 1.0\n"
                   b'Content-Type: multipart/mixed; boundary="=_b"\n\n--=_b\nContent-Type: text/plain\n\n'
                   b"see attachment\n--=_b\nContent-Type: application/dicom; name=\"IM1.dcm\"\n"
                   b"Content-Transfer-Encoding: " + encoding.encode() + b"\n"
                   b'Content-Disposition: attachment; filename="IM1.dcm"\n\n' + text + b"\n--=_b--\n")
PYTHON
# try TOOL ENCODING: how the attachment differs from the image
try() {
    local status=0
    rm -rf out && mkdir out
    case $1 in
    ripmime) ripmime -i "$2" -d out ;;
    munpack) (cd out && munpack -q "../$2") ;;
    uudeview) uudeview -i -q -p out "$2" ;;
    esac >log 2>&1 </dev/null || status=$?
    python3 - "$status" <<'PYTHON'
import sys
image, out = open("image", "rb").read(), open("out/IM1.dcm", "rb").read()
kinds = {"the image": image, "with 0A": image + b"\n", "without 0D": image.replace(b"\r", b""),
         "spaces for zeros, with 0A": image.replace(b"\0", b" ") + b"\n"}
print(next((name for name, data in kinds.items() if data == out), "other bytes") + ", status", sys.argv[1])
PYTHON
}
for tool in ripmime munpack uudeview; do
    expect "base64, $tool" "$(try $tool base64)" "the image, status 0"
done
expect "quoted-printable, uudeview" "$(try uudeview quoted-printable)" "the image, status 0"
expect "quoted-printable, munpack" "$(try munpack quoted-printable)" "without 0D, status 0"
expect "quoted-printable, ripmime" "$(try ripmime quoted-printable)" "with 0A, status 0"
expect "binary, munpack" "$(try munpack binary)" "the image, status 0"
expect "binary, ripmime" "$(try ripmime binary)" "spaces for zeros, with 0A, status 0"
expect "binary, uudeview" "$(try uudeview binary)" "other bytes, status 0"
