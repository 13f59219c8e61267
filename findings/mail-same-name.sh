#!/bin/bash
# Of two attachments with one name, uudeview keeps the last; munpack takes away the ending of the other.
#
# Software: uudeview 0.5.20-14, mpack 1.6-18+b1 (munpack), ripmime 1.4.0.10.debian.1-3+b1
# Guess:    each of the three keeps both attachments, as files that still end in .PNG.
# Seen:     uudeview -i writes the second over the first: one file is left, exit status 0. munpack writes
#           P1.PNG and P1.PNG.1, which is no .PNG for a program that goes by endings. ripmime writes P1.PNG
#           and P1_1.PNG. munpack further gives a long name, which mail programs write in several
#           pieces (RFC 2231), up for "part1".
# Cost:     a mail gateway that files the attachments of a study loses an image, or hides it from the
#           portal behind it, and reports success.

. "$(dirname "$0")/lib.sh"
debian uudeview=0.5.20-14 mpack=1.6-18+b1 ripmime=1.4.0.10.debian.1-3+b1

python3 - <<'PYTHON'
from email.message import EmailMessage
def mail(path, *attachments):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "exam"
    message.set_content("Two images.\n")
    for name, content in attachments:
        message.add_attachment(content, maintype="image", subtype="png", filename=name)
    open(path, "wb").write(message.as_bytes())
mail("same.eml", ("P1.PNG", b"first" * 99), ("P1.PNG", b"second" * 99))
mail("long.eml", ("Study 7F3A-91BC-22DE, image 1 of 1, in a folder whose name is long.PNG", b"first" * 99))
PYTHON
# The files that are images, with the word that they begin with.
unpack() {
    local status=0 name mail=$PWD/$1.eml
    rm -rf out && mkdir out
    case $2 in
    uudeview) uudeview -q -i -p out "$mail" >log 2>&1 || status=$? ;;
    munpack) munpack -q -C "$PWD/out" "$mail" >log 2>&1 || status=$? ;;
    ripmime) ripmime --no-nameless -i "$mail" -d out >log 2>&1 || status=$? ;;
    esac
    for name in out/*; do
        ! grep -q '^first\|^second' "$name" || echo -n "$(basename "$name")=$(grep -o '^first\|^second' "$name") "
    done
    echo "status $status"
}
expect "uudeview" "$(unpack same uudeview)" "P1.PNG=second status 0"
expect "munpack" "$(unpack same munpack)" "P1.PNG=first P1.PNG.1=second status 0"
expect "ripmime" "$(unpack same ripmime)" "P1.PNG=first P1_1.PNG=second status 0"
expect "munpack, a long name" "$(unpack long munpack)" "part1=first status 0"
