#!/bin/bash
#
# administrator.sh - what the manual page tells the administrator, done to the letter
#
# Usage: administrator.sh [BINARY]
#
# The commands of dicomshare.service(8) are taken out of the page and run against a real systemd: the
# site key is backed up, moved into an encrypted credential, restored, and mistaken.
#
# Needs what systemd.sh needs; without it, it says that it was skipped, and succeeds.

source "$(dirname "${BASH_SOURCE[0]}")/systemd.sh"

# The commands of a section of the page: recipe HEADING [NUMBER OF THE BLOCK]
recipe() {
    local commands
    commands=$(awk -v heading="$1" -v number="${2:-1}" '
        /^##/ { inside = $0 ~ heading; block = 0 }
        inside && /^```/ { if (open) open = 0; else { open = 1; block++ }; next }
        inside && open && block == number' "$package/etc/man/dicomshare.service.8.md")
    [[ -n $commands ]] || fail "the page has no recipe \"$1\" (${2:-1})"
    printf '%s\n' "$commands"
}
follow() {
    recipe "$@" >/tmp/recipe
    bash -euo pipefail /tmp/recipe || fail "the recipe \"$1\" (${2:-1}) fails"
}

split_one() {
    take 1 "$sent/$1"
    send "$sent/$1"
    files=$((files + 1))
    until_true 20 is archived "$files"
}
finds() { dicomshare find --accession ACC1 >/tmp/found; }
result() { systemctl show --property=ExecMainStatus --value dicomshare; }

check_site_key() {
    local copy again

    step "the site key: made in the state folder, backed up"
    rm /etc/credstore/dicomshare.site-key
    systemctl start dicomshare || fail "does not start"
    python3 - "$sent" "$here" <<'PYTHON'
import sys
sys.path.insert(0, sys.argv[2])
sys.dont_write_bytecode = True
import pathlib, spool
folder = pathlib.Path(sys.argv[1], "known")
folder.mkdir()
(folder / "known.dcm").write_bytes(spool.dicom(1))
PYTHON
    chmod -R a+rX "$sent"
    send "$sent/known"
    files=$((files + 1))
    until_true 20 is archived "$files"
    until_true 20 finds
    copy=$(recipe "To back the key up" 1 | bash)
    [[ $copy =~ ^[0-9a-f]{64}$ ]] || fail "the copy is no key: $copy"

    step "the site key: moved into an encrypted credential, by the page"
    follow "To move the key" 1
    until_true 10 systemctl is-active --quiet dicomshare
    follow "To move the key" 2
    [[ ! -e $spool/state/site-key ]] || fail "the plain key stays"
    systemctl restart dicomshare || fail "does not start with the credential alone"
    split_one credential
    finds || fail "find does not find the key while the service runs"
    systemctl stop dicomshare
    finds || fail "find does not find the key while the service is stopped"
    again=$(recipe "To back the key up" 2 | bash)
    [[ $again == "$copy" ]] || fail "the credential holds another key"

    step "the site key: another one is refused with 78, and said so"
    head -c 32 /dev/urandom | systemd-creds encrypt --name=dicomshare.site-key - \
        /etc/credstore.encrypted/dicomshare.site-key
    ! systemctl start dicomshare 2>/dev/null || fail "started with another key"
    [[ $(result) == 78 ]] || fail "status $(result), not 78"
    says 'the site key is not the one' || fail "the journal does not say why"
    ! dicomshare find --accession ACC1 2>/tmp/said || fail "find takes another key"
    grep -q 'site key' /tmp/said || fail "find does not say why: $(cat /tmp/said)"

    step "the site key: restored from the copy, by the page"
    rm -r /etc/credstore.encrypted/dicomshare.site-key \
        /etc/systemd/system/dicomshare.service.d/site-key.conf
    systemctl daemon-reload
    systemctl reset-failed dicomshare
    (umask 077 && echo "$copy" >/root/site-key)
    follow "To restore the key" 1
    until_true 10 systemctl is-active --quiet dicomshare
    split_one restored
    finds || fail "find does not find the restored key"

    step "the site key: lost for good, the index is made again under a new one"
    systemctl stop dicomshare
    mv "$spool/archive/.index" "$spool/archive/.index-old"
    rm "$spool/state/site-key"
    systemctl start dicomshare || fail "does not start with a new key"
    until_true 30 has_event index-mended 1
    dicomshare locate "$(find "$spool/outgoing" -name 'P*.PNG' | head -1)" >/dev/null ||
        fail "the new index does not know a pair"
    systemctl stop dicomshare
}

inside() {
    files=0 stock=$(mktemp -d) sent=$(mktemp -d)
    chmod a+rx "$sent"
    step "install"
    install_all "$1"
    python3 "$package/Tests/Drills/plant_files.py" /mnt/corpus "$stock" 10 ||
        fail "not enough DICOM files"
    check_site_key
    echo "all passed"
}

if [[ ${1:-} == --inside ]]; then
    inside "$2"
else
    outside "$@"
fi
