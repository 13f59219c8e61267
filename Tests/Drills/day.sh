#!/bin/bash
#
# day.sh - the clerk, the patient and two doctors, from the texts alone
#
# Usage: day.sh [BINARY]
#
# What README and the pages of a study tell people to do is taken out of them and done to the letter,
# against a real systemd, by users who are in the groups that the texts name: a clerk asks in lookup,
# hands a study over and has it issued again; a doctor drops the patient's folder; another hospital
# gets the archive's half, and joins both by the commands that README gives.
#
# Needs what systemd.sh needs; without it, it says that it was skipped, and ends with status 77.

source "$(dirname "${BASH_SOURCE[0]}")/systemd.sh"

readme=$package/README.md
sudo() { "$@"; }

# A block of README: block HEADING NUMBER
block() {
    local lines
    lines=$(awk -v heading="$1" -v number="$2" '
        /^##/ { inside = $0 ~ heading; block = 0 }
        inside && /^```/ { if (open) open = 0; else { open = 1; block++ }; next }
        inside && open && block == number' "$readme")
    [[ -n $lines ]] || fail "README has no block \"$1\" ($2)"
    printf '%s\n' "$lines"
}
obey() { # HEADING NUMBER
    { declare -f sudo && block "$@"; } >/tmp/block
    bash -euo pipefail /tmp/block >/tmp/said 2>&1 || fail "README, \"$1\" ($2): $(cat /tmp/said)"
}
# Words that README must have, as one line: the drill does what they say.
told() { tr '\n' ' ' <"$readme" | tr -s ' ' | grep -F "$1" >/dev/null || fail "README does not say \"$1\""; }

answer=$spool/lookup/ACC1.answer.txt
answers() { # PATTERN...
    local pattern
    for pattern in "$@"; do grep -qE "$pattern" "$answer" 2>/dev/null || return 1; done
}
answers_not() { [[ -s $answer ]] && ! grep -qE "$1" "$answer"; }
holds() { # FOLDER COUNT: so many entries that are not the service's own
    [[ $(find "$1" -mindepth 1 -maxdepth 1 -not -name '.*' -not -name handed-over | wc -l) == "$2" ]]
}
same() { # FOLDER: it holds the exam, byte for byte
    [[ $(find "$1" -not -path '*/.*' -type f -name '*.dcm' -exec sha256sum {} + | cut -c1-64 | sort) == "$sums" ]]
}

check_install() {
    step "README: the users, the folder for lookup, the configuration, and what to do after a change"
    useradd anna
    obey 'Install it' 2
    block 'Install it' 3 >/etc/dicomshare/dicomshare.toml
    printf '%s\n' 'study-quiet = "5s"' 'handed-over-after = "1s"' 'rescan = "2s"' \
        >>/etc/dicomshare/dicomshare.toml
    obey 'Install it' 4
    systemctl start dicomshare || fail "does not start"
    obey 'Install it' 5
}

# dicomshare.service(8) asks for folders of mode 0770.
send_exam() { as modality sh -c 'umask 007 && cp -r /srv/study "$1/incoming/"' - "$spool"; }

check_clerk() {
    local name
    step "the clerk asks before the exam is there, while it arrives, and when it is there"
    told 'make an empty file in `lookup` named by the accession number'
    as anna touch "$spool/lookup/ACC1"
    until_true 10 answers 'Qui non è arrivato' 'No exam with this accession number'
    send_exam
    until_true 20 answers '^In arrivo: ' '^Arriving: '
    # label = "accession" names the folder; packages come a little later.
    until_true 30 answers '^In outgoing: +ACC1' ' ACC1\.ISO' ' ACC1\.ZIP'
    label=$(sed -n 's/.*Codice: *//p' "$answer" | tr -d '\r')
    [[ $label =~ ^....-....-....$ ]] || fail "no label: $label"

    step "the clerk hands the folder, the ISO image and the ZIP file to the patient"
    told 'copy the folder to a stick, burn the `.ISO` as an image, or mail the `.ZIP` files'
    mkdir -m 777 /srv/stick /srv/mail
    as anna cp -r "$spool/outgoing/ACC1" /srv/stick/
    chmod -R a+rwX /srv/stick # on a stick everything is everybody's
    as anna cp "$spool/outgoing/ACC1.ZIP" "$spool/outgoing/ACC1.ISO" /srv/mail/
    (cd /srv/stick/ACC1 && sha256sum --quiet --check SHA256SUMS) || fail "checksums"
    grep -q 'Contatto: *Radiology, +1 555 0100' /srv/stick/ACC1/README.TXT || fail "no contact"
    grep -q "Mese dell'esame: *marzo 2026" /srv/stick/ACC1/README.TXT || fail "no month"
    for name in $(as anna bsdtar -tf /srv/mail/ACC1.ISO | sed 's:^\./::'); do
        [[ $name == . || -f /srv/stick/ACC1/$name ]] || fail "$name of the ISO image"
    done
    told 'Then move the folder into `outgoing/handed-over`'
    as anna mv "$spool/outgoing/ACC1" "$spool/outgoing/handed-over/"
    until_true 20 answers '^Consegnato il: ' '^Handed over on: '
    until_true 20 holds "$spool/outgoing" 0
    until_true 20 answers_not 'In outgoing' # or it still names what is gone
}

check_doctor() {
    local drop=$spool/reconstruct
    step "the doctor drops the patient's folder, as it is, and a photo of a picture"
    told 'copy the patient'"'"'s folder into `reconstruct` as it is'
    grep -q 'nella cartella "reconstruct"' /srv/stick/ACC1/README.TXT || fail "the page does not say where"
    as doctor sh -c 'umask 007 && cp -r /srv/stick/ACC1 "$1/"' - "$drop"
    until_true 30 same "$spool/reconstructed"
    [[ -d $spool/reconstructed/$label ]] || fail "the exam has not the label of the page"
    until_true 20 holds "$drop" 1 # STATUS.HTM
    printf 'GIF89a%500s' >/tmp/photo.gif
    chmod a+r /tmp/photo.gif
    as doctor cp /tmp/photo.gif "$drop/"
    until_true 20 test -s "$drop/photo.gif.problem.txt"
    grep -q 'GIF' "$drop/photo.gif.problem.txt" || fail "it is not called a GIF"
    grep -q '+1 555 0100' "$drop/photo.gif.problem.txt" || fail "whom to ask is not told"
    # Whoever sees the page is told the kind of file, never a name that people gave.
    until_true 20 grep -q ' (\.gif)' "$drop/STATUS.HTM"
    ! grep -q 'photo.gif' "$drop/STATUS.HTM" || fail "the page tells a name that people gave"
    as doctor rm "$drop/photo.gif"
    until_true 20 holds "$drop" 1 # the text goes with it
}

check_other_hospital() {
    local command
    step "another hospital: the archive's half by the label, both joined by README's commands"
    command=$(grep -o '`dicomshare export 7F3A-91BC-22DE --output DIR`' "$readme" | head -1 | tr -d '`')
    [[ -n $command ]] || fail "README has no export"
    useradd --groups dicomshare-archive archivist
    rm -rf /srv/other && mkdir -m 777 /srv/other && cd /srv/other
    command=${command/7F3A-91BC-22DE/$label}
    as archivist bash -c "${command/DIR/archive}" || fail "$command"
    grep -q "$label" archive/*/README.TXT || fail "the export does not tell the label"
    cp -r /srv/stick/ACC1 usb-stick
    chmod -R a+rX archive usb-stick # as they come in the mail
    block 'The command' 1 >/tmp/commands
    sed -n 2p /tmp/commands >/tmp/join
    as doctor bash -c '. /tmp/join' || fail "$(cat /tmp/join)"
    same restored || fail "the command did not restore the exam"
    # Without the archive's half it is said what is missing.
    ! dicomshare reconstruct usb-stick/ --output nothing/ 2>/tmp/said || fail "one half is enough"
    grep -q 'missing\|other share' /tmp/said || fail "$(cat /tmp/said)"

    step "all commands of README, one after the other"
    rm -rf /srv/try && mkdir -m 777 /srv/try && cd /srv/try && cp -r /srv/study .
    bash -euo pipefail -c '. /tmp/commands' || fail "README, \"The command\""
    same restored || fail "restored/ is not the study"
    rm -rf archive usb-stick restored
    block 'A sheet of paper' 1 >/tmp/commands
    bash -euo pipefail -c '. /tmp/commands' || fail "README, the sheet"
    same restored || fail "the sheet does not bring the study back"
    cd /
}

check_again() {
    step "the patient has lost the folder: issued again by one move"
    told 'a member of `dicomshare-in` moves the folder that appears in `rejected` into `incoming/issue-again`'
    send_exam
    until_true 30 test -d "$spool/rejected/$label"
    until_true 20 holds "$spool/rejected/$label" 4 # three images and the reason
    as modality mv "$spool/rejected/$label" "$spool/incoming/issue-again/"
    until_true 30 test -f "$spool/outgoing/ACC1_2/README.TXT"
    grep -q 'They replace the same images' "$spool/outgoing/ACC1_2/README.TXT" || fail "no word of it"
    [[ $(find "$spool/outgoing/ACC1_2" -name 'P*.PNG' | wc -l) == 3 ]] || fail "not the whole series"
    until_true 20 holds "$spool/rejected" 0
    # The new half needs the new archive's half: the export gives the newest of each.
    rm -rf /srv/other && mkdir -m 777 /srv/other
    as archivist dicomshare export "$label" --output /srv/other/archive || fail "export"
    [[ $(find /srv/other/archive -name '*.png' | wc -l) == 3 ]] || fail "not the newest ones alone"
    dicomshare reconstruct "$spool/outgoing/ACC1_2" /srv/other/archive --output /srv/other/back ||
        fail "the new halves do not fit"
    same /srv/other/back || fail "another exam"
}

inside() {
    step "install"
    install_all "$1"
    mkdir -m 755 /srv/study
    python3 - "$here" <<'PYTHON'
import sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import pathlib, spool
for number in range(3):
    data = spool.dicom(number, side=64)
    accession = data.index(b"\x08\0\x50\0SH")
    date = spool.element((8, 0x20), "DA", b"20260314")
    pathlib.Path(f"/srv/study/{number}.dcm").write_bytes(data[:accession] + date + data[accession:])
PYTHON
    chmod -R a+rX,g+w /srv/study
    sums=$(sha256sum /srv/study/* | cut -c1-64 | sort)
    check_install
    check_clerk
    check_doctor
    check_other_hospital
    check_again
    systemctl stop dicomshare || fail "stop"
    ! journalctl -u dicomshare -o cat | grep -E 'ACC1|PAT1|Drill' || fail "the journal tells of a patient"
    echo "all passed"
}

if [[ ${1:-} == --inside ]]; then
    inside "$2"
else
    outside "$@"
fi
