#!/bin/bash
#
# systemd.sh - the installed units, against a real systemd
#
# Usage: systemd.sh [BINARY]
#
# Boots a throw-away systemd, installs BINARY (default: the release build, else the debug build),
# units, users and folders into it as a package would, and goes through the life of the service:
# start, split, reconstruct, journal, SIGKILL, a hung loop, reload, wrong configurations, stop.
#
# Needs root, the tool named by DICOMSHARE_WITH_SYSTEMD (default: ../shared/tools/with-systemd) and
# DICOM files below DICOMSHARE_CORPUS (default: ../shared/corpus/files); without them it says that
# it was skipped, and succeeds.

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
package=$(cd "$here/../.." && pwd)
spool=/var/spool/dicomshare

step() { printf '== %s\n' "$*"; }
fail() {
    printf 'FAILED: %s\n' "$*"
    systemctl status dicomshare --no-pager --lines=0 || true
    journalctl --no-pager --output=short-monotonic --lines=60 || true
    find "$spool" -ls | head -100
    exit 1
}

# Waits until a command succeeds: until_true SECONDS COMMAND [ARGUMENT]...
until_true() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < deadline)) || fail "still not so: $*"
        sleep 0.2
    done
}

# --- Outside ----------------------------------------------------------------------

outside() {
    local with_systemd=${DICOMSHARE_WITH_SYSTEMD:-$package/../shared/tools/with-systemd}
    local corpus=${DICOMSHARE_CORPUS:-$package/../shared/corpus/files}
    local binary=${1:-}
    if [[ -z $binary ]]; then
        for binary in "$package"/.build/{release,debug}/dicomshare; do
            [[ ! -x $binary ]] || break
        done
    fi
    [[ -x $binary ]] || { echo "no program at $binary: build it first"; exit 1; }
    if [[ ! -x $with_systemd || $EUID != 0 ]]; then
        echo "skipped: needs root, and a throw-away systemd at $with_systemd"
        exit 0
    fi
    if [[ ! -d $corpus ]]; then
        echo "skipped: no DICOM files at $corpus"
        exit 0
    fi
    # The overlay inside shows neither /tmp nor /run of the host
    exec "$with_systemd" --bind "$package" --bind "$(realpath "$corpus"):/mnt/corpus" \
        --bind "$(dirname "$(realpath "$binary")"):/mnt/program" \
        "$here/systemd.sh" --inside "$(basename "$binary")"
}

# --- Inside -----------------------------------------------------------------------

as() { setpriv --reuid "$1" --regid "$1" --init-groups "${@:2}"; }

install_all() {
    local library libraries
    install -m 755 "/mnt/program/$1" /usr/bin/dicomshare
    install -m 644 "$package"/systemd/dicomshare{,@}.service /usr/lib/systemd/system/
    install -m 644 "$package/systemd/dicomshare.sysusers" /usr/lib/sysusers.d/dicomshare.conf
    install -m 644 "$package/systemd/dicomshare.tmpfiles" /usr/lib/tmpfiles.d/dicomshare.conf
    install -m 644 "$package/systemd/dicomshare.catalog" /usr/lib/systemd/catalog/
    python3 "$package/etc/man/make-man.py" /usr/bin/dicomshare /usr/share/man
    # A build that is not static runs with Swift's libraries, wherever the toolchain is
    libraries=$(ldd /usr/bin/dicomshare | awk '$3 ~ /^\// && $3 !~ /^\/(usr\/)?lib/ { print $3 }')
    for library in $libraries; do
        mkdir -p /run/systemd/system/dicomshare{,@}.service.d
        printf '[Service]\nExecPaths=%s\n' "$(dirname "$(realpath "$library")")" |
            tee /run/systemd/system/dicomshare{,@}.service.d/libraries.conf >/dev/null
    done
    systemd-sysusers
    systemd-tmpfiles --create dicomshare.conf
    journalctl --update-catalog
    useradd --groups dicomshare-in modality
    useradd --groups dicomshare-out clerk
    useradd --groups dicomshare-doctor doctor
    mkdir -p /etc/dicomshare /etc/credstore
    (umask 077 && head -c 32 /dev/urandom >/etc/credstore/dicomshare.site-key)
    configure 1s
    systemctl daemon-reload
}

configure() {
    printf '%s\n' "study-quiet = \"$1\"" 'rescan = "2s"' 'workers = 2' \
        >/etc/dicomshare/dicomshare.toml
}

# Copies files of the corpus to a folder: whole ones, each once, of a size that makes this quick.
choose_files() {
    python3 - "$1" "$2" <<'PYTHON'
import csv, os, shutil, sys
root = "/mnt/corpus"
files = []
for folder, _, names in os.walk(root):
    for name in names:
        path = os.path.join(folder, name)
        if 1000 < os.path.getsize(path) < 600_000:
            with open(path, "rb") as file:
                if file.read(132)[128:] == b"DICM":
                    files.append(path)
files.sort()
wanted, seen = int(sys.argv[2]), set()
step = max(1, len(files) // (2 * wanted))
for path in files[::step]:
    with open(path, "rb") as file:
        content = file.read()
    if content not in seen and len(seen) < wanted:
        seen.add(content)
        # A name that must not be seen anywhere but in reconstructed/
        shutil.copyfile(path, f"{sys.argv[1]}/MARKER-{len(seen):03}.dcm")
PYTHON
}

count() { find "$@" 2>/dev/null | wc -l; }
archived() { count "$spool/archive" -type f -iname '*.png' -not -name '.*'; }
published() { count "$spool/outgoing" -not -path '*/.*' -type f -iname '*.png'; }
restored() { count "$spool/reconstructed" -not -path '*/.*' -type f -name '*.dcm'; }
is() { [[ $("$1") == "$2" ]]; }
main_pid() { systemctl show --property=MainPID --value dicomshare; }
has_event() { # EVENT COUNT
    local n
    n=$(journalctl --unit=dicomshare --output=cat --output-fields=MESSAGE \
        "DICOMSHARE_EVENT=$1" | wc -l)
    ((n >= $2))
}
is_up() { systemctl is-active --quiet dicomshare && [[ $(main_pid) != "$1" ]]; }
digests() { find "$1" -not -path '*/.*' -type f -name '*.dcm' -exec sha256sum {} + | cut -c1-64 | sort; }

# A modality sends files: under a temporary name, in pieces of a folder, renamed when complete.
send() {
    as modality sh -ec 'cd "$1"; for f in *.dcm; do
        mkdir -p "$2/MARKER-folder"; cp "$f" "$2/MARKER-folder/$f.part"
        mv "$2/MARKER-folder/$f.part" "$2/MARKER-folder/$f"; done' - "$1" "$spool/incoming"
}

inside() {
    local files=12 first more pid
    step "install"
    install_all "$1"
    first=$(mktemp -d) more=$(mktemp -d)
    choose_files "$first" $((files + 4))
    chmod -R a+rX "$first" "$more"
    chmod a+rwx "$more"
    for name in 013 014 015 016; do mv "$first/MARKER-$name.dcm" "$more/"; done

    step "units: verify, security"
    systemd-analyze verify dicomshare.service dicomshare@ct.service >/tmp/verify 2>&1 ||
        fail "systemd-analyze verify: $(cat /tmp/verify)"
    [[ ! -s /tmp/verify ]] || fail "systemd-analyze verify is not silent: $(cat /tmp/verify)"
    systemd-analyze security --threshold=10 dicomshare >/tmp/security ||
        fail "exposure above 1.0: $(tail -1 /tmp/security)"
    tail -1 /tmp/security

    step "start"
    systemctl start dicomshare || fail "does not start"
    pid=$(main_pid)
    [[ $(stat -c %U "/proc/$pid") == dicomshare ]] || fail "runs as another user"
    # capabilities(7): 28 is CAP_LEASE
    grep -q '^CapEff:[[:space:]]*0000000010000000$' "/proc/$pid/status" ||
        fail "has other capabilities than CAP_LEASE: $(grep Cap "/proc/$pid/status")"
    grep -q 'NoNewPrivs:[[:space:]]*1' "/proc/$pid/status" || fail "may gain privileges"
    has_event started 1 || fail "no event says that it started"
    systemctl status dicomshare --no-pager --lines=0 | grep Status || fail "no status line"

    step "split $files files"
    send "$first"
    until_true 60 is archived "$files"
    until_true 60 is published "$files"
    [[ $(count "$spool/incoming" -type f) == 0 ]] || fail "a source was left behind"
    has_event split-done "$files" || fail "not every split is in the journal"

    step "journal fields"
    journalctl --unit=dicomshare --output=json DICOMSHARE_EVENT=split-done >/tmp/split.json
    python3 - "$package/Sources/Service/JournalEventKind.swift" <<'PYTHON' || fail "journal fields"
import json, re, sys
known = set(re.findall(r'"([0-9a-f]{32})"', open(sys.argv[1]).read()))
pairs = set()
for line in open("/tmp/split.json"):
    entry = json.loads(line)
    assert entry["MESSAGE_ID"] in known, entry
    assert entry["PRIORITY"] == "6" and entry["SYSLOG_IDENTIFIER"] == "dicomshare", entry
    assert re.fullmatch("[0-9a-f]{32}", entry["DICOMSHARE_PAIR"]), entry
    assert re.match("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", entry["DICOMSHARE_STUDY"]), entry
    assert int(entry["DICOMSHARE_BYTES"]) > 1000 and int(entry["DICOMSHARE_DURATION_USEC"]) > 0
    pairs.add(entry["DICOMSHARE_PAIR"])
print(len(pairs), "pairs")
PYTHON
    journalctl --unit=dicomshare --catalog --lines=all --no-pager >/tmp/catalog
    grep -q 'Subject: \|What to do' /tmp/catalog || fail "no catalog texts"

    step "reconstruct"
    as clerk find "$spool/outgoing" -name '*.png' -o -name '*.PNG' | grep -q . ||
        fail "the clerk does not see the shares"
    cp -a "$spool/outgoing" /tmp/outgoing && cp -a "$spool/archive" /tmp/archive
    chmod -R a+rX /tmp/outgoing /tmp/archive
    as doctor mkdir "$spool/reconstruct/cd" "$spool/reconstruct/ours"
    as doctor find /tmp/outgoing -not -path '*/.*' -iname '*.png' -exec cp -t "$spool/reconstruct/cd" {} +
    as doctor find /tmp/archive -not -path '*/.*' -iname '*.png' -exec cp -t "$spool/reconstruct/ours" {} +
    until_true 60 is restored "$files"
    [[ $(digests "$spool/reconstructed") == "$(digests "$first")" ]] ||
        fail "the restored files are not those that were split"
    as doctor find "$spool/reconstructed" -name '*.dcm' -exec cat {} + >/dev/null ||
        fail "the doctor cannot read the restored files"
    ! as clerk ls "$spool/reconstructed" 2>/dev/null || fail "the clerk sees restored files"

    step "the clerk hands a study over"
    as clerk sh -ec 'cd "$1"; for f in *; do [ "$f" = handed-over ] || mv "$f" handed-over/; done' \
        - "$spool/outgoing" || fail "the clerk cannot move studies"

    step "kill -9: started again, work goes on"
    mkdir "$more/1" "$more/2" "$more/3" "$more/4"
    for i in 1 2 3 4; do mv "$more/MARKER-01$((i + 2)).dcm" "$more/$i/"; done
    mkdir -p /run/systemd/system/dicomshare.service.d
    printf '[Service]\nRestartSec=0\nWatchdogSec=4s\n' >/run/systemd/system/dicomshare.service.d/quick.conf
    systemctl daemon-reload
    pid=$(main_pid)
    send "$more/1"
    kill -KILL "$pid"
    until_true 30 is_up "$pid"
    until_true 60 is archived $((files + 1))

    step "a hung loop: killed by the watchdog"
    pid=$(main_pid)
    kill -STOP "$pid"
    send "$more/2"
    until_true 60 is_up "$pid"
    journalctl --unit=dicomshare --output=cat | grep -q 'Watchdog timeout' ||
        fail "not the watchdog"
    until_true 60 is archived $((files + 2))

    step "reload"
    pid=$(main_pid)
    configure 2s
    systemctl reload dicomshare || fail "reload"
    until_true 20 has_event reloaded 1
    echo 'studdy-quiet = "3s"' >>/etc/dicomshare/dicomshare.toml
    systemctl reload dicomshare || fail "reload"
    until_true 20 has_event reload-refused 1
    journalctl --unit=dicomshare --output=cat DICOMSHARE_EVENT=reload-refused |
        grep -q "did you mean 'study-quiet'" || fail "the refusal does not say why"
    send "$more/3"
    until_true 60 is archived $((files + 3))
    [[ $(main_pid) == "$pid" ]] || fail "a reload must not start another process"

    step "stop"
    systemctl stop dicomshare || fail "stop"
    [[ $(systemctl show --property=Result --value dicomshare) == success ]] || fail "stop is not clean"
    [[ $(count "$spool/work" -type f -not -name '.*' -path '*/source') == 0 ]] ||
        fail "a claim was left"

    step "a wrong configuration: no start, no loop of starts"
    ! systemctl start dicomshare 2>/dev/null || fail "started with a wrong configuration"
    [[ $(systemctl show --property=ExecMainStatus --value dicomshare) == 78 ]] ||
        fail "wrong exit status"
    [[ $(systemctl show --property=ActiveState --value dicomshare) == failed ]] || fail "tries again"

    step "an instance of its own"
    configure 1s
    mv /etc/dicomshare/dicomshare.toml /etc/dicomshare/ct.toml
    spool=/var/spool/dicomshare-ct
    systemctl start dicomshare@ct || fail "the instance does not start"
    send "$more/4"
    until_true 60 is archived 1
    systemctl stop dicomshare@ct || fail "the instance does not stop"
    spool=/var/spool/dicomshare

    step "no name of a file, no UID in the journal, in state or in the names of files"
    journalctl --output=export >/tmp/journal
    strings -n 10 "$first"/*.dcm | grep -oE '^[0-9]+(\.[0-9]+){5,}' | sort -u >/tmp/uids
    ! grep -a -F -e MARKER /tmp/journal | grep -a -v '^_' | head -3 | grep . || fail "a name in the journal"
    ! grep -a -F -f /tmp/uids /tmp/journal | head -3 | grep . || fail "a UID in the journal"
    ! grep -r -a -F -l -e MARKER "$spool/state" "$spool/archive" "$spool/outgoing" ||
        fail "a name in a file"
    ! find "$spool" -not -path "$spool/reconstructed*" -name '*MARKER*' | grep . || fail "a name of a file"
    echo "all passed"
}

if [[ ${1:-} == --inside ]]; then
    inside "$2"
else
    outside "$@"
fi
