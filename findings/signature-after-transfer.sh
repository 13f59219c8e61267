#!/bin/bash
# A digital signature on an image with private attributes is broken by one transfer in DICOM's default syntax.
#
# Software: dcmtk 3.6.7-9~deb12u4 (dcmsign signs and verifies; storescu, storescp and dcmconv transfer), with the openssl
#           of the system for a certificate
# Guess:    a signature is made to last through a transfer: it is calculated over explicit VR whatever the file is in
#           (PS3.3 section C.12.1.1.3.1), and dcmsign leaves out what cannot last.
# Seen:     dcmsign signs private attributes too, by default. After a transfer in Implicit VR Little Endian, which every
#           archive has to support and which has no VRs, they are UN, and UN cannot be signed: "attribute that is not
#           signable", status 101, the same as for a changed name. It stays so after a transfer back. Big endian,
#           deflated, RLE and back are all verified; so is implicit VR where no private attribute is signed.
# Cost:     nearly all images of scanners have private attributes: a good signature looks like evidence of a forgery,
#           from the first node on that prefers implicit VR; what was signed cannot be restored.

. "$(dirname "$0")/lib.sh"
debian dcmtk=3.6.7-9~deb12u4
command -v openssl >/dev/null || skip "needs openssl"

python3 - <<'PYTHON'
import dicom
from dicom import element
private = element(9, 0x10, "LO", b"FINDING") + element(9, 0x1001, "LO", b"private")
for name, early in (("plain", b""), ("private", private)):
    dicom.write(name + ".dcm", dicom.secondary_capture(dicom.ramp(8, 8), 8, 8, early=early))
PYTHON
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out certificate.pem -days 3650 -subj /CN=Test 2>log
# a signature of the same second is earlier than the certificate, and local time is taken for UTC
export TZ=UTC0
sleep 2
for name in plain private; do dcmsign +s key.pem certificate.pem $name.dcm signed_$name.dcm >log 2>&1; done
verify() { # FILE: status, and what it says
    local status=0
    dcmsign --verify +cf certificate.pem "$1" >log 2>&1 || status=$?
    echo "status $status, $(sed -n 's/.*Signature Verification : //p' log)"
}
good="status 0, OK"
broken="status 101, signature verification failed: signature contains attribute that is not signable"
for name in plain private; do
    expect "$name, signed" "$(verify signed_$name.dcm)" "$good"
    for syntax in +te +tb +td; do
        dcmconv $syntax signed_$name.dcm other.dcm
        expect "$name, dcmconv $syntax" "$(verify other.dcm)" "$good"
    done
    dcmcrle signed_$name.dcm packed.dcm
    dcmdrle packed.dcm other.dcm
    expect "$name, RLE and back" "$(verify other.dcm)" "$good"
done

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir store
storescp -od store "$port" >storescp.log 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait; cleanup' EXIT
for _ in {1..100}; do ! (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break; sleep 0.1; done
sent() { # NAME OPTION: what the other side has
    rm -f store/*
    storescu "$2" -aec STORE 127.0.0.1 "$port" "signed_$1.dcm"
    verify store/*
}
expect "plain, sent in explicit VR" "$(sent plain -xe)" "$good"
expect "plain, sent in implicit VR" "$(sent plain -xi)" "$good"
expect "private, sent in explicit VR" "$(sent private -xe)" "$good"
expect "private, sent in implicit VR" "$(sent private -xi)" "$broken"
dcmconv +te store/* back.dcm
expect "private, and back in explicit VR" "$(verify back.dcm)" "$broken"
dcmodify -nb -m "(0010,0010)=Other^Name" signed_plain.dcm
expect "a changed name" "$(verify signed_plain.dcm)" \
    "status 101, signature verification failed: signature is invalid (document corrupted)"
