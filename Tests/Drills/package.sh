#!/bin/bash
#
# package.sh - the Debian package, installed, upgraded, removed and purged
#
# Usage: package.sh [PROGRAM]
#
# Builds the package from PROGRAM (default: the release build with Swift's libraries in it), looks at
# what is in it, and goes through its life in a throw-away systemd.
#
# Needs root and the tool named by DICOMSHARE_WITH_SYSTEMD (default: ../shared/tools/with-systemd);
# without them it says that it was skipped, and succeeds.

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
        exit 0
    fi
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    "$package/etc/debian/build-deb.sh" "$program" "$scratch"
    contents "$scratch"/dicomshare_*.deb
    # The same once more as a later version, to upgrade to
    dpkg-deb --raw-extract "$scratch"/*.deb "$scratch/later"
    sed -i 's/^Version: .*/&+later/' "$scratch/later/DEBIAN/control"
    echo '# A line that is new in this version.' >>"$scratch/later/etc/dicomshare/dicomshare.toml"
    dpkg-deb --root-owner-group --build "$scratch/later" "$scratch/later.deb" >/dev/null
    mv "$scratch"/dicomshare_*.deb "$scratch/first.deb"
    "$with_systemd" --bind "$package" --bind "$scratch:/mnt/packages" \
        "$here/package.sh" --inside
}

# Completions, manual pages, and what lintian says of it all
contents() {
    local root=$scratch/contents page lines
    dpkg-deb --extract "$1" "$root"

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

    step "contents: manual pages say everything that the program knows"
    for page in man1/dicomshare.1 man5/dicomshare.toml.5 man7/dicomshare-share.7 \
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
        lintian --fail-on error "$1" || fail "lintian"
    else
        echo "skipped: lintian is not installed"
    fi
}

status() { dpkg-query --show --showformat='${Version} ${db:Status-Status}' dicomshare 2>/dev/null; }
main_pid() { systemctl show --property=MainPID --value dicomshare; }

inside() {
    local spool=/var/spool/dicomshare pid
    export DEBIAN_FRONTEND=noninteractive

    # A container's image forbids the start of services; this system, which is a copy, has one
    rm -f /usr/sbin/policy-rc.d

    step "install"
    dpkg --install /mnt/packages/first.deb || fail "dpkg --install"
    systemctl is-active --quiet dicomshare || fail "the service does not run after installing"
    systemctl is-enabled --quiet dicomshare || fail "the service is not enabled"
    systemd-analyze verify dicomshare.service dicomshare@ct.service || fail "units"
    man --path dicomshare.toml dicomshare.service dicomshare-share dicomshare || fail "man pages"
    dpkg --verify dicomshare || fail "installed files are not those of the package"
    [[ $(stat -c %a:%G $spool/outgoing) == 2770:dicomshare-out ]] || fail "folders"

    step "a ZIP file and an ISO image are made within the unit's sandbox"
    printf 'study-quiet = "1s"\nmedia = ["folder", "zip", "iso"]\n' >>/etc/dicomshare/dicomshare.toml
    systemctl restart dicomshare
    PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1 python3 -c \
        'import spool, sys; sys.stdout.buffer.write(spool.dicom(1))' >$spool/incoming/.image
    mv $spool/incoming/.image $spool/incoming/image
    for _ in {1..300}; do
        compgen -G "$spool/outgoing/*.ZIP" >/dev/null && compgen -G "$spool/outgoing/*.ISO" >/dev/null &&
            break
        sleep 0.1
    done
    [[ $(stat -c %a:%U:%G $spool/outgoing/*.ZIP $spool/outgoing/*.ISO | sort -u) == \
        640:dicomshare:dicomshare-out ]] || fail "ZIP file and ISO image: $(ls -l $spool/outgoing)"
    [[ -z $(ls -A $spool/outgoing/.media) ]] || fail "something is left of making them"
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
    head -c 32 /dev/urandom >$spool/state/site-key
    dpkg --purge dicomshare >/tmp/purge || fail "dpkg --purge"
    grep -q 'was not removed' /tmp/purge || fail "does not say what stays"
    [[ ! -e /etc/dicomshare ]] || fail "the configuration stays"
    [[ -e $spool/archive/half.png && -e $spool/state/site-key ]] || fail "shares or key removed"
    [[ ! -e $spool/incoming ]] || fail "empty folders stay"

    step "install again, purge when empty: nothing stays"
    dpkg --install /mnt/packages/first.deb || fail "install again"
    systemctl is-active --quiet dicomshare || fail "the service does not run after installing again"
    systemctl stop dicomshare
    rm -rf $spool/archive/* $spool/archive/.[!.]* $spool/state/* $spool/work/*
    dpkg --purge dicomshare || fail "dpkg --purge"
    [[ ! -e $spool ]] || fail "an empty spool stays: $(find $spool)"
    [[ -z $(status) || $(status) == *not-installed ]] || fail "not purged"
    echo "all passed"
}

if [[ ${1:-} == --inside ]]; then inside; else outside "$@"; fi
