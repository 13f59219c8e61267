#!/bin/bash
#
# administrator.sh - what the manual page tells the administrator, done to the letter
#
# Usage: administrator.sh [BINARY]
#
# The commands of dicomshare.service(8) are taken out of the page and run against a real systemd: the
# site key is backed up, moved into an encrypted credential, restored, and mistaken; folders are shared by
# Samba as it says. Configurations that a service could not live with are refused.
#
# Needs what systemd.sh needs; without it, it says that it was skipped, and ends with status 77.

source "$(dirname "${BASH_SOURCE[0]}")/systemd.sh"

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
    until_true 10 says 'the site key is not the one'
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
    dicomshare locate "$(find "$spool"/{outgoing,work} -name 'P*.PNG' | head -1)" >/dev/null ||
        fail "the new index does not know a pair"
    systemctl stop dicomshare
}

# What `config check` says of a configuration: refused STATUS PATTERN LINE...
refused() {
    local status=0
    printf '%s\n' "${@:3}" >/etc/dicomshare/dicomshare.toml
    dicomshare config check >/tmp/said 2>&1 || status=$?
    [[ $status == "$1" ]] || fail "config check: status $status, not $1: $(cat /tmp/said)"
    grep -qE "$2" /tmp/said || fail "config check does not say \"$2\": $(cat /tmp/said)"
}
starts_not() {
    ! systemctl start dicomshare 2>/dev/null || fail "started: $1"
    [[ $(result) == 78 ]] || fail "status $(result), not 78: $1"
    systemctl reset-failed dicomshare
}

check_configuration() {
    local folder
    step "a folder below /tmp or /var/tmp is refused by check and service"
    systemctl stop dicomshare
    for folder in /tmp/archive /var/tmp/archive; do
        refused 78 'temporary files' "archive = \"$folder\""
        starts_not "$folder"
        [[ ! -e $folder ]] || fail "$folder was made"
    done
    ln -s /tmp /srv/link
    refused 78 'temporary files' 'archive = "/srv/link/archive"'

    step "what the unit's sandbox hides or makes read-only is refused, with what to do"
    refused 78 'cannot see /home/archive.*three lines: \[Service\], ProtectHome=tmpfs, BindPaths=/home/archive$' \
        'archive = "/home/archive"'
    install -d -o dicomshare -m 750 /srv/archive
    refused 78 'systemctl edit dicomshare.service.*two lines: \[Service\], ReadWritePaths=/srv/archive$' \
        'archive = "/srv/archive"'
    mkdir -p /etc/systemd/system/dicomshare.service.d
    printf '[Service]\nReadWritePaths=/srv/archive\n' \
        >/etc/systemd/system/dicomshare.service.d/archive.conf
    systemctl daemon-reload
    refused 0 'no errors' 'archive = "/srv/archive"'
    chown root /srv/archive
    refused 78 'user dicomshare may not read and write /srv/archive' 'archive = "/srv/archive"'
    chown dicomshare /srv/archive
    mkdir /srv/archive/AAAA-BBBB-CCCC # as a restore leaves it that root has done
    refused 0 'something in /srv/archive belongs to another user.*chown -R dicomshare /srv/archive$' \
        'archive = "/srv/archive"'
    rmdir /srv/archive/AAAA-BBBB-CCCC
    refused 0 'no errors' 'archive = "/srv/archive"'
    ! grep -q 'another user' /tmp/said || fail "$(cat /tmp/said)"
    printf '[Service]\nBindPaths=/srv/archive:/var/spool/dicomshare/incoming\n' \
        >/etc/systemd/system/dicomshare.service.d/archive.conf
    systemctl daemon-reload
    refused 78 'no file can be moved from one to the other' 'label = "hmac"'
    starts_not "incoming and work on two mounts"
    rm -r /etc/systemd/system/dicomshare.service.d/archive.conf /srv/archive /srv/link
    systemctl daemon-reload

    step "a mount inside of a folder is told"
    mkdir "$spool/incoming/ct"
    mount -t tmpfs none "$spool/incoming/ct"
    refused 0 "incoming: $spool/incoming/ct is a mount of its own" 'label = "hmac"'
    umount "$spool/incoming/ct"
    rmdir "$spool/incoming/ct"

    step "everything that is wrong is told at once, and a reload of it fails"
    configure 1s
    systemctl start dicomshare
    refused 78 'did you mean' 'study-quite = "3s"' 'banner = 1' 'archive = "/tmp/a"' \
        'metrics-file = "/nowhere/x.prom"'
    # That contact is empty is only a warning.
    [[ $(grep -vc ': warning: ' /tmp/said) == 4 ]] || fail "not four sentences: $(cat /tmp/said)"
    ! systemctl reload dicomshare 2>/dev/null || fail "the reload succeeds"
    until_true 10 checks 1 WARNING
    grep -q "is wrong: line 1: there is no key 'study-quite'" /tmp/said || fail "$(cat /tmp/said)"
    dicomshare status | grep '^watching ' >/dev/null || fail "a wrong file hides the status"
    systemctl is-active --quiet dicomshare || fail "the reload ended the service"
    configure 1s
    systemctl reload dicomshare || fail "reload"

    step "status --check, for monitoring"
    until_true 10 dicomshare status --check
    dicomshare status --check | grep '^OK: ' >/dev/null || fail "no OK"
    mkdir "$spool/rejected/AAAA" # as if a file had been put aside
    until_true 20 checks 1 WARNING
    rm -r "$spool"/rejected/*
    systemctl stop dicomshare
    checks 2 CRITICAL || fail "a stopped service is not critical"
    configure 1s
}
checks() { # STATUS WORD
    local status=0
    dicomshare status --check >/tmp/said || status=$?
    [[ $status == "$1" ]] && grep -q "^$2: " /tmp/said
}

smb() { # USER SHARE COMMANDS
    smbclient "//127.0.0.1/$2" --user "$1%secret" --command "prompt; $3" >/tmp/smb 2>&1 ||
        fail "smbclient $2: $(cat /tmp/smb)"
    ! grep NT_STATUS /tmp/smb || fail "smbclient $2: $3"
}
smb_holds() { smbclient "//127.0.0.1/$2" --user "$1%secret" --command "$3" 2>&1 | grep "$4" >/dev/null; }

check_samba() {
    local label smbd_pid
    step "folders shared by Samba, as the page says"
    if ! command -v smbd >/dev/null || ! command -v smbclient >/dev/null; then
        echo "skipped: no smbd"
        return
    fi
    install -d -o dicomshare -g dicomshare-out -m 2770 "$spool/lookup"
    configure 2s "lookup = \"$spool/lookup\""
    systemctl start dicomshare || fail "does not start"
    mkdir -p /run/samba-drill
    {
        printf '[global]\n interfaces = lo\n bind interfaces only = yes\n disable netbios = yes\n'
        printf ' server role = standalone server\n load printers = no\n disable spoolss = yes\n'
        printf ' passdb backend = smbpasswd:/run/samba-drill/passwd\n'
        for folder in pid lock state cache private; do printf ' %s directory = /run/samba-drill\n' $folder; done
        printf ' ncalrpc dir = /run/samba-drill\n'
        recipe "Sharing folders by Samba"
    } | sed 's/ private directory/ private dir/' >/run/samba-drill/smb.conf
    testparm --suppress-prompt /run/samba-drill/smb.conf >/tmp/testparm 2>&1 || fail "$(cat /tmp/testparm)"
    for user in modality clerk doctor; do
        printf 'secret\nsecret\n' | smbpasswd -c /run/samba-drill/smb.conf -s -a $user >/dev/null ||
            fail "smbpasswd"
    done
    setsid smbd --foreground --no-process-group --configfile=/run/samba-drill/smb.conf >/tmp/smbd 2>&1 &
    smbd_pid=$!
    until_true 20 smb_holds modality incoming ls blocks

    step "Samba: a modality with folders of its own"
    take 2 /tmp/smb-exam
    files=$((files + 2))
    (cd /tmp/smb-exam && smb modality incoming \
        'mkdir visit; mkdir visit\series; cd visit\series; mput *')
    until_true 20 is archived "$files"
    [[ $(count "$spool/incoming" -type f) == 0 ]] || fail "files stay in incoming"

    step "Samba: the clerk asks, copies, and hands over"
    until_true 20 has_event study-published 1
    label=$(find "$spool/outgoing" -mindepth 1 -maxdepth 1 -name '????-????-????' \
        -printf '%C@ %f\n' | sort | tail -1 | cut -d' ' -f2)
    : >/tmp/NOBODY
    (cd /tmp && smb clerk lookup 'put NOBODY')
    until_true 20 smb_holds clerk lookup ls NOBODY.answer.txt
    until_true 10 has_event lookup-answered 1
    [[ $(journalctl -u dicomshare DICOMSHARE_EVENT=lookup-answered -o json |
        python3 -c 'import json, sys; print(json.loads(sys.stdin.readline())["DICOMSHARE_OWNER"])') == \
        $(id -u clerk) ]] || fail "the journal does not name the clerk"
    ! smb_holds clerk outgoing ls '\.dicomshare' || fail "the service's own folder shows"
    mkdir -p /tmp/smb-stick
    (cd /tmp/smb-stick && smb clerk outgoing "cd $label; mget *")
    smb clerk outgoing "rename $label handed-over\\$label"
    [[ -d $spool/outgoing/handed-over/$label ]] || fail "not handed over"

    step "Samba: the doctor drops both halves, in a folder"
    collect "$spool/archive" /tmp/smb-archive
    cp /tmp/smb-archive/* /tmp/smb-stick/
    (cd /tmp/smb-stick && smb doctor reconstruct 'mkdir cd; cd cd; mput *')
    until_true 40 smb_holds doctor reconstructed 'recurse; ls' '\.dcm'
    kill "$smbd_pid"
    systemctl stop dicomshare
}

inside() {
    files=0 stock=$(mktemp -d) sent=$(mktemp -d)
    chmod a+rx "$sent"
    step "install"
    install_all "$1"
    python3 "$package/Tests/Drills/plant_files.py" /mnt/corpus "$stock" 10 ||
        fail "not enough DICOM files"
    touch -d '1 hour ago' /tmp/mark
    check_site_key
    check_configuration
    check_samba
    echo "all passed"
}

if [[ ${1:-} == --inside ]]; then
    inside "$2"
else
    outside "$@"
fi
