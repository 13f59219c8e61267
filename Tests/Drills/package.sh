#!/bin/bash
#
# package.sh - the Debian package, installed, upgraded, removed and purged
#
# Usage: package.sh [PROGRAM]
#
# Builds the package from PROGRAM (default: the release build with Swift's libraries in it), looks at
# what is in it, and goes through its life in a throw-away systemd; there the four who work with it do
# what README.md tells them, and nothing else.
#
# Needs root and the tool named by DICOMSHARE_WITH_SYSTEMD (default: ../shared/tools/with-systemd);
# without them it says that it was skipped, and ends with status 77.

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
package=$(cd "$here/../.." && pwd)

step() { printf '== %s\n' "$*"; }
fail() {
    printf 'FAILED: %s\n' "$*"
    [[ ! -d /run/systemd/system ]] || journalctl --no-pager --lines=40 || true
    exit 1
}

outside() {
    local with_systemd=${DICOMSHARE_WITH_SYSTEMD:-$package/../shared/tools/with-systemd}
    local program=${1:-$package/.build/release/dicomshare}
    [[ -x $program ]] || { echo "no program at $program: build it first"; exit 1; }
    if [[ ! -x $with_systemd || $EUID != 0 ]]; then
        echo "skipped: needs root, and a throw-away systemd at $with_systemd"
        exit 77
    fi
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    "$package/etc/debian/build-deb.sh" "$program" "$scratch"
    contents "$scratch"/dicomshare_*.deb
    # The same once more as a later version, to upgrade to
    dpkg-deb --raw-extract "$scratch"/*.deb "$scratch/later"
    sed -i 's/^Version: .*/&+later/' "$scratch/later/DEBIAN/control"
    echo '# A line that is new in this version.' >>"$scratch/later/etc/dicomshare/dicomshare.toml"
    dpkg-deb --root-owner-group -Znone --build "$scratch/later" "$scratch/later.deb" >/dev/null
    mv "$scratch"/dicomshare_*.deb "$scratch/first.deb"
    "$with_systemd" --bind "$package" --bind "$scratch:/mnt/packages" \
        "$here/package.sh" --inside
}

# Completions, manual pages, and what lintian says of it all
contents() {
    local root=$scratch/contents page lines
    dpkg-deb --extract "$1" "$root"

    step "contents: the program is hardened, and tells nothing of the machine it was built on"
    local program=$root/usr/bin/dicomshare
    readelf --wide --program-headers "$program" | grep GNU_RELRO >/dev/null || fail "no RELRO"
    readelf --wide --dynamic "$program" | grep 'FLAGS.*NOW' >/dev/null || fail "relocations stay writable"
    readelf --wide --dynamic "$program" | grep 'FLAGS_1.*PIE' >/dev/null || fail "not position independent"
    ! readelf --wide --program-headers "$program" | grep 'GNU_STACK.*E' || fail "executable stack"
    nm --dynamic "$program" >"$scratch/symbols"
    grep -q __stack_chk_fail "$scratch/symbols" || fail "no stack protector"
    # The address of a function in C begins with ENDBR64 when control flow is enforced
    grep -q "$(printf '\xf3\x0f\x1e\xfa')" "$program" || fail "no marks for control flow"
    if strings --all "$program" | grep -F "$package/" | head -3 | grep .; then
        fail "paths of the machine it was built on"
    fi

    step "contents: bill of materials"
    python3 - "$root/usr/share/doc/dicomshare/dicomshare.spdx.json" "$program" <<'PYTHON' ||
import hashlib, json, sys
sbom = json.load(open(sys.argv[1]))
assert sbom["spdxVersion"] == "SPDX-2.3" and sbom["SPDXID"] == "SPDXRef-DOCUMENT"
parts = {part["name"]: part for part in sbom["packages"]}
assert {"dicomshare", "tomlkit", "swift-argument-parser", "swift"} <= parts.keys(), parts.keys()
assert any(name.startswith("libpng") for name in parts), parts.keys()
assert all(part["versionInfo"] for part in parts.values())
digest = hashlib.sha256(open(sys.argv[2], "rb").read()).hexdigest()
assert parts["dicomshare"]["checksums"][0]["checksumValue"] == digest
known = {part["SPDXID"] for part in parts.values()} | {sbom["SPDXID"]}
assert len(known) == len(parts) + 1
assert {r["relatedSpdxElement"] for r in sbom["relationships"]} <= known
PYTHON
        fail "bill of materials"
    ! grep -E '(from|upToNext[A-Za-z]*|branch):' "$package/Package.swift" || fail "versions are not exact"

    step "contents: completions"
    bash -n "$root/usr/share/bash-completion/completions/dicomshare" || fail "bash completion"
    # As bash-completion does it: the first word after the command is one of the commands
    [[ $(bash -c 'source "$1"; COMP_WORDS=(dicomshare recon); COMP_CWORD=1; COMP_LINE="dicomshare recon"
        COMP_POINT=16; $(complete -p dicomshare | sed "s/.*-F \([^ ]*\).*/\1/") dicomshare recon dicomshare
        echo "${COMPREPLY[*]}"' - "$root/usr/share/bash-completion/completions/dicomshare" 2>&1) \
        == *reconstruct* ]] || fail "bash does not complete a command"
    for shell in zsh:zsh/vendor-completions/_dicomshare \
        fish:fish/vendor_completions.d/dicomshare.fish; do
        [[ -s $root/usr/share/${shell#*:} ]] || fail "no completions for ${shell%%:*}"
        if command -v "${shell%%:*}" >/dev/null; then
            "${shell%%:*}" -n "$root/usr/share/${shell#*:}" || fail "${shell%%:*} completion"
        else
            echo "not parsed: ${shell%%:*} is not installed"
        fi
    done

    if command -v fish >/dev/null; then
        fish --no-config -c "source $root/usr/share/fish/vendor_completions.d/dicomshare.fish
            complete --do-complete='dicomshare recon'" | grep '^reconstruct' >/dev/null ||
            fail "fish does not complete a command"
    fi

    step "contents: manual pages say everything that the program knows"
    for page in man1/dicomshare.1 man5/dicomshare-json.5 man5/dicomshare.toml.5 man7/dicomshare-share.7 \
        man8/dicomshare.service.8; do
        gzip -dc "$root/usr/share/man/$page.gz" >"$scratch/page" || fail "no $page"
        lines=$(MANROFFSEQ='' MANWIDTH=80 man --warnings -l "$scratch/page" 2>&1 >/dev/null) || true
        [[ -z $lines ]] || fail "$page: $lines"
    done
    gzip -dc "$root/usr/share/man/man5/dicomshare.toml.5.gz" | sed 's/\\-/-/g' >"$scratch/page"
    "$root/usr/bin/dicomshare" config show --spool /nowhere | sed 's/ = .*//' |
        while read -r key; do
            grep -qF "\\fB$key\\fR = " "$scratch/page" || fail "dicomshare.toml(5) lacks $key"
        done || exit 1

    step "contents: lintian"
    if command -v lintian >/dev/null; then
        lintian --fail-on error,warning "$1" || fail "lintian"
    else
        echo "skipped: lintian is not installed"
    fi
}

as() { setpriv --reuid "$1" --regid "$1" --init-groups "${@:2}"; }

# Waits for a condition: until_true WHAT COMMAND [ARGUMENT]...
until_true() {
    local what=$1 _
    shift
    for _ in {1..1500}; do
        ! "$@" || return 0
        sleep 0.1
    done
    fail "still not so: $what"
}

# What an administrator, a modality, a clerk and a doctor do who know nothing but the README
the_four() {
    local spool=/var/spool/dicomshare configuration=/etc/dicomshare/dicomshare.toml label number
    step "the four, by the README alone: administrator"
    cp $configuration /tmp/before
    sed -n '/^```toml/,/^```/{/^```/!p}' "$package/README.md" | tee -a $configuration | grep media >/dev/null ||
        fail "the README says nothing of media"
    echo 'study-quiet = "3s"' >>$configuration
    sed -n 's/^sudo \(install -d .*\)/\1/p' "$package/README.md" >/tmp/lookup
    [[ -s /tmp/lookup ]] || fail "the README does not say how to make the folder for lookup"
    sh -e /tmp/lookup
    dicomshare config check || fail "the README's configuration is wrong"
    systemctl reload dicomshare || fail "reload"
    useradd modality && adduser --quiet modality dicomshare-in
    useradd clerk && adduser --quiet clerk dicomshare-out
    useradd doctor && adduser --quiet doctor dicomshare-doctor

    step "the four: modality"
    mkdir /tmp/exam
    for number in 1 2 3; do
        PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1 python3 -c \
            "import spool, sys; sys.stdout.buffer.write(spool.dicom($number))" >/tmp/exam/im$number.dcm
    done
    as modality mkdir $spool/incoming/visit
    as modality cp /tmp/exam/* $spool/incoming/visit/

    step "the four: clerk"
    for number in "" .ZIP .ISO; do
        until_true "ACC1$number is there" as clerk test -e $spool/outgoing/ACC1$number
    done
    [[ -z $(find $spool/incoming -type f) ]] || fail "files stay in incoming"
    as clerk touch $spool/lookup/ACC1
    until_true "lookup answers" as clerk grep -qsE 'In outgoing: +ACC1' $spool/lookup/ACC1.answer.txt
    as clerk cp -r $spool/outgoing/ACC1 /tmp/stick
    (cd /tmp/stick && sha256sum --check --quiet SHA256SUMS) || fail "checksums"
    [[ $(find /tmp/stick -name 'P*.PNG' | wc -l) == 3 ]] || fail "images: $(ls /tmp/stick)"
    head -1 /tmp/stick/README.TXT | grep 'Una met' >/dev/null || fail "the first language is not Italian"
    as clerk mv $spool/outgoing/ACC1 $spool/outgoing/handed-over/ || fail "handing over"

    step "the four: doctor"
    chmod -R a+rX /tmp/stick
    as doctor cp -r /tmp/stick $spool/reconstruct/
    for number in 1 2 3; do
        until_true "image $number is back" as doctor sh -c \
            "cat $spool/reconstructed/*/visit/im$number.dcm 2>/dev/null | cmp -s - /tmp/exam/im$number.dcm"
    done
    as doctor grep -q '<h1>' $spool/reconstruct/STATUS.HTM || fail "no STATUS.HTM"

    step "the four: administrator again"
    until_true "there is a status line" sh -c \
        "systemctl status dicomshare --no-pager | grep 'Status: \"watching'"
    until_true "the status counts" sh -c \
        "dicomshare status | tee /tmp/status | grep -q '^reconstructed *3 since start'"
    dicomshare status >/tmp/status
    grep '^throughput' /tmp/status || fail "no throughput: $(cat /tmp/status)"
    label=$(dicomshare find --accession ACC1 | sed -n '1s/ .*//p')
    dicomshare export "$label" --output /tmp/exported || fail "export"
    [[ $(find "/tmp/exported/$label" -name '*.png' | wc -l) == 3 ]] || fail "exported halves"
    journalctl -u dicomshare --catalog -p warning --no-pager | grep 'What to do:' >/dev/null ||
        fail "no advice in the journal"
    ! journalctl -u dicomshare --no-pager -o cat | grep -E 'Drill|PAT1|ACC1|im[123]' ||
        fail "the journal tells whose exam it is"

    cp /tmp/before $configuration
    systemctl stop dicomshare
    rm -rf $spool/outgoing/ACC1* $spool/outgoing/handed-over/* $spool/archive/????-????-???? \
        $spool/{reconstruct,work/.reconstruct/used}/* $spool/reconstructed/* $spool/lookup
    systemctl start dicomshare
}

has_media() {
    compgen -G "$1/outgoing/*.ZIP" >/dev/null && compgen -G "$1/outgoing/*.ISO" >/dev/null
}
is_empty() { [[ -z $(ls -A "$1") ]]; }
status() { dpkg-query --show --showformat='${Version} ${db:Status-Status}' dicomshare 2>/dev/null; }
main_pid() { systemctl show --property=MainPID --value dicomshare; }

inside() {
    local spool=/var/spool/dicomshare pid
    export DEBIAN_FRONTEND=noninteractive

    # A container's image forbids the start of services; this system, which is a copy, has one
    rm -f /usr/sbin/policy-rc.d
    # man(1) finds pages without its database, which would be made again for every step
    rm -f /var/lib/man-db/auto-update

    step "install"
    dpkg --install /mnt/packages/first.deb || fail "dpkg --install"
    systemctl is-active --quiet dicomshare || fail "the service does not run after installing"
    systemctl is-enabled --quiet dicomshare || fail "the service is not enabled"
    systemd-analyze verify dicomshare.service dicomshare@ct.service || fail "units"
    man --path dicomshare.toml dicomshare.service dicomshare-share dicomshare || fail "man pages"
    dpkg --verify dicomshare || fail "installed files are not those of the package"
    [[ $(stat -c %a:%G $spool/outgoing) == 2770:dicomshare-out ]] || fail "folders"

    the_four

    step "a ZIP file and an ISO image are made within the unit's sandbox"
    printf 'study-quiet = "1s"\nmedia = ["folder", "zip", "iso"]\n' >>/etc/dicomshare/dicomshare.toml
    systemctl restart dicomshare
    PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1 python3 -c \
        'import spool, sys; sys.stdout.buffer.write(spool.dicom(1))' >$spool/incoming/.image
    mv $spool/incoming/.image $spool/incoming/image
    until_true "both are there" has_media $spool
    [[ $(stat -c %a:%U:%G $spool/outgoing/*.ZIP $spool/outgoing/*.ISO | sort -u) == \
        640:dicomshare:dicomshare-out ]] || fail "ZIP file and ISO image: $(ls -l $spool/outgoing)"
    until_true "nothing is left of making them" is_empty $spool/work/.outgoing/media
    sed -i '/^study-quiet/d; /^media/d' /etc/dicomshare/dicomshare.toml
    rm -rf $spool/outgoing/????-????-????* $spool/archive/????-????-????

    step "upgrade: the configuration of the administrator stays, another process runs"
    echo 'study-quiet = "5s"' >>/etc/dicomshare/dicomshare.toml
    echo half >$spool/archive/half.png
    pid=$(main_pid)
    dpkg --install --force-confold /mnt/packages/later.deb || fail "upgrade"
    grep -q '^study-quiet' /etc/dicomshare/dicomshare.toml || fail "the configuration was replaced"
    systemctl is-active --quiet dicomshare && [[ $(main_pid) != "$pid" ]] || fail "not restarted"

    step "disabled by the administrator, then upgraded: stays disabled"
    systemctl disable --now --quiet dicomshare
    dpkg --install --force-confold /mnt/packages/later.deb || fail "upgrade when disabled"
    ! systemctl is-enabled --quiet dicomshare || fail "enabled again"
    systemctl start dicomshare

    step "remove: configuration and spool stay"
    dpkg --remove dicomshare || fail "dpkg --remove"
    ! systemctl is-active --quiet dicomshare || fail "still runs"
    [[ ! -e /usr/bin/dicomshare && -e /etc/dicomshare/dicomshare.toml ]] || fail "wrong files removed"
    [[ -e $spool/archive/half.png ]] || fail "a share was removed"

    step "purge: shares and the site key stay"
    [[ $(stat -c %s $spool/state/site-key) == 32 ]] || fail "the service made no site key"
    dpkg --purge dicomshare >/tmp/purge || fail "dpkg --purge"
    grep -q 'was not removed' /tmp/purge || fail "does not say what stays"
    [[ ! -e /etc/dicomshare ]] || fail "the configuration stays"
    [[ -e $spool/archive/half.png && -e $spool/state/site-key ]] || fail "shares or key removed"
    [[ ! -e $spool/incoming ]] || fail "empty folders stay"

    step "install again, purge when empty: nothing stays"
    dpkg --install /mnt/packages/first.deb || fail "install again"
    systemctl is-active --quiet dicomshare || fail "the service does not run after installing again"
    [[ $(systemctl show --property StatusText --value dicomshare) != paused* ]] ||
        fail "the service waits for folders that were purged"
    systemctl stop dicomshare
    rm -rf $spool/archive/* $spool/archive/.[!.]* $spool/state/* $spool/work/*
    dpkg --purge dicomshare || fail "dpkg --purge"
    [[ ! -e $spool ]] || fail "an empty spool stays: $(find $spool)"
    [[ -z $(status) || $(status) == *not-installed ]] || fail "not purged"

    step "purge when empty, with the spool and the archive on disks of their own: nothing else goes"
    mkdir -p $spool
    mount -t tmpfs -o mode=755 none $spool
    mkdir -p $spool/lost+found $spool/archive
    mount -t tmpfs none $spool/archive
    dpkg --install /mnt/packages/first.deb || fail "install on mounts"
    systemctl is-active --quiet dicomshare || fail "the service does not run on mounts"
    systemctl stop dicomshare
    rm -rf $spool/archive/.[!.]* $spool/state/* $spool/work/.[!.]* $spool/work/*
    dpkg --purge dicomshare >/tmp/purge || fail "dpkg --purge: $(cat /tmp/purge)"
    ! grep 'was not removed' /tmp/purge || fail "says that files stay"
    [[ $(ls -A $spool) == $'archive\nlost+found' ]] || fail "what stays: $(find $spool)"
    [[ -z $(status) || $(status) == *not-installed ]] || fail "not purged"
    umount $spool/archive $spool
    echo "all passed"
}

if [[ ${1:-} == --inside ]]; then inside; else outside "$@"; fi
