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
# Needs root and the tool named by DICOMSHARE_WITH_SYSTEMD (default: ../shared/tools/with-systemd);
# without them it says that it was skipped, and ends with status 77. It takes the DICOM files below
# DICOMSHARE_CORPUS (default: ../shared/corpus/files), else pydicom's own.

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
package=$(cd "$here/../.." && pwd)
spool=/var/spool/dicomshare

step() { printf '== %s\n' "$*"; }
fail() {
    printf 'FAILED: %s\n' "$*"
    systemctl status dicomshare --no-pager --lines=0 || true
    journalctl --unit=dicomshare --no-pager --output=short-monotonic --lines=80 || true
    find "$spool" -not -path '*/archive/*' -not -path '*/handed-over/*' -ls | head -100 || true
    exit 1
}

# grep of what may not be there; any other failure is one.
found() {
    local status=0
    "$@" || status=$?
    ((status < 2))
}

# Waits until a command succeeds: until_true SECONDS COMMAND [ARGUMENT]...
# On a machine that is busy it waits five times as long.
until_true() {
    local deadline=$((SECONDS + 5 * $1))
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
        exit 77
    fi
    if [[ ! -d $corpus ]]; then
        corpus=$(mktemp -d)
        # shellcheck disable=SC2064  # it is local
        trap "rm -rf '$corpus'" EXIT
        "${PYTHON:-python3}" "$here/dicom_files.py" "$corpus"
    fi
    # The overlay inside shows neither /tmp nor /run of the host
    "$with_systemd" --bind "$package" --bind "$(realpath "$corpus"):/mnt/corpus" \
        --bind "$(dirname "$(realpath "$binary")"):/mnt/program" \
        "$(realpath "$0")" --inside "$(basename "$binary")"
    exit $?  # here, while the folder's name is known
}

# --- Inside -----------------------------------------------------------------------

as() { setpriv --reuid "$1" --regid "$1" --init-groups "${@:2}"; }

install_all() {
    local library libraries
    install -m 755 "/mnt/program/$1" /usr/bin/dicomshare
    install -m 644 "$package"/systemd/dicomshare{,@,-receiver,-send@}.service /usr/lib/systemd/system/
    install -D -m 755 "$package/etc/send" /usr/lib/dicomshare/send
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

configure() { # QUIET [LINE]...
    # A file that ends in zeros, as if cut off, rests for a minute otherwise.
    printf '%s\n' "study-quiet = \"$1\"" 'rescan = "2s"' 'settle-in-doubt = "5s"' 'workers = 2' \
        "${@:2}" >/etc/dicomshare/dicomshare.toml
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
says() { journalctl --unit=dicomshare --output=cat | grep "$1" >/dev/null; }
is_up() { systemctl is-active --quiet dicomshare && [[ $(main_pid) != "$1" ]]; }
digests() { find "$1" -not -path '*/.*' -type f -name '*.dcm' -exec sha256sum {} + | cut -c1-64 | sort; }

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

# Takes the next files of the stock: take COUNT FOLDER
take() {
    mkdir -p "$2"
    find "$stock" -name '*.dcm' | sort | head -n "$1" | xargs mv -t "$2"
    chmod -R a+rX "$2"
}

# A modality sends files: under a temporary name, in a folder, renamed when complete.
send() {
    as modality sh -ec 'cd "$1"; for f in *.dcm; do
        mkdir -p "$2/MARKER-folder"; cp "$f" "$2/MARKER-folder/$f.part"
        mv "$2/MARKER-folder/$f.part" "$2/MARKER-folder/$f"; done' - "$1" "$spool/incoming"
}

# A modality that writes under the final name, and slowly: only the lease tells that it is done.
send_slowly() {
    as modality sh -ec 'cd "$1"; for f in *.dcm; do
        half=$(($(stat -c %s "$f") / 2))
        { head -c "$half" "$f"; sleep 1; tail -c +"$((half + 1))" "$f"
            # Complete, and still open: must not be taken
            sleep 1.5; test -e "$2/$f"; } >"$2/$f"; done' - "$1" "$spool/incoming"
}

is_claimed() { compgen -G "$spool/work/*/*/source/*" >/dev/null; }
problems() { count "$spool/reconstruct" -name '*.problem.txt'; }
rejected() { count "$spool/rejected" -type f -name 'MARKER*'; }
restart_quickly() {
    mkdir -p /run/systemd/system/dicomshare.service.d
    printf '[Service]\nRestartSec=0\nWatchdogSec=10s\n' \
        >/run/systemd/system/dicomshare.service.d/quick.conf
    systemctl daemon-reload
}

# Shares that a drop needs, from what is published and archived now
collect() { # FOLDER DESTINATION
    mkdir -p "$2"
    # By ctime: what is published tells only the day
    find "$1" -name '.*' -prune -o -type f -iname '*.png' -cnewer /tmp/mark -exec cp -n -t "$2" {} +
    chmod -R a+rX "$2"
}

check_units() {
    step "units: verify, security"
    systemd-analyze verify dicomshare.service dicomshare@ct.service >/tmp/verify 2>&1 ||
        fail "systemd-analyze verify: $(cat /tmp/verify)"
    [[ ! -s /tmp/verify ]] || fail "systemd-analyze verify is not silent: $(cat /tmp/verify)"
    systemd-analyze security --threshold=10 dicomshare >/tmp/security ||
        fail "exposure above 1.0: $(tail -1 /tmp/security)"
    tail -1 /tmp/security
}

check_start() {
    local pid
    step "start"
    systemctl start dicomshare || fail "does not start"
    pid=$(main_pid)
    [[ $(stat -c %U "/proc/$pid") == dicomshare ]] || fail "runs as another user"
    # capabilities(7): 28 is CAP_LEASE
    grep -q '^CapEff:[[:space:]]*0000000010000000$' "/proc/$pid/status" ||
        fail "has other capabilities than CAP_LEASE: $(grep Cap "/proc/$pid/status")"
    grep -q 'NoNewPrivs:[[:space:]]*1' "/proc/$pid/status" || fail "may gain privileges"
    until_true 10 has_event started 1
    ! has_event site-key-made 1 || fail "the credential was not used"
    systemctl status dicomshare --no-pager --lines=0 | grep Status || fail "no status line"
}

check_split() {
    step "split $files files"
    take "$files" "$sent/first"
    take 1 "$sent/slow"
    send "$sent/first"
    send_slowly "$sent/slow" || fail "a file that is being written"
    files=$((files + 1))
    until_true 20 is archived "$files"
    until_true 20 is published "$files"
    [[ $(count "$spool/incoming" -type f) == 0 ]] || fail "a source was left behind"
    until_true 10 has_event split-done "$files"
    until_true 10 has_event study-published 1
}

check_journal() {
    step "journal fields"
    journalctl --unit=dicomshare --output=json >/tmp/journal.json
    python3 - "$package/Sources/Journal/Event+Kind.swift" "$files" <<'PYTHON' ||
import json, re, sys
known = set(re.findall(r'"([0-9a-f]{32})"', open(sys.argv[1]).read()))
pairs, kinds = set(), {}
for line in open("/tmp/journal.json"):
    entry = json.loads(line)
    kind = entry.get("DICOMSHARE_EVENT")
    if kind is None:  # of the service manager
        assert entry["SYSLOG_IDENTIFIER"] == "systemd", entry
        continue
    kinds[kind] = kinds.get(kind, 0) + 1
    assert entry["MESSAGE_ID"] in known and entry["MESSAGE"], entry
    assert entry["PRIORITY"] in "23456" and entry["SYSLOG_IDENTIFIER"] == "dicomshare", entry
    if kind == "split-done":
        assert entry["PRIORITY"] == "6", entry
        assert re.fullmatch("[0-9a-f]{32}", entry["DICOMSHARE_PAIR"]), entry
        assert re.fullmatch("[0-9A-Z]{4}(-[0-9A-Z]{4}){2}", entry["DICOMSHARE_STUDY"]), entry
        assert int(entry["DICOMSHARE_BYTES"]) > 1000, entry
        assert int(entry["DICOMSHARE_DURATION_USEC"]) > 0, entry
        pairs.add(entry["DICOMSHARE_PAIR"])
assert len(pairs) == int(sys.argv[2]), pairs
print(" ".join(f"{kind}:{count}" for kind, count in sorted(kinds.items())))
PYTHON
        fail "journal fields"
    journalctl --unit=dicomshare --catalog --no-pager >/tmp/catalog
    grep -q 'What to do: ' /tmp/catalog || fail "no catalog texts"
}

check_reconstruct() {
    step "reconstruct"
    as clerk find "$spool/outgoing" -name '.*' -prune -o -type f -exec cat {} + >/dev/null ||
        fail "the clerk cannot read the shares"
    collect "$spool/outgoing" /tmp/outgoing
    collect "$spool/archive" /tmp/archive
    as doctor mkdir "$spool/reconstruct/cd" "$spool/reconstruct/ours"
    as doctor sh -c 'cp /tmp/outgoing/* "$1/cd"; cp /tmp/archive/* "$1/ours"' - "$spool/reconstruct"
    until_true 30 is restored "$files"
    is_restored "$sent" || fail "the restored files are not those that were split"
    as doctor find "$spool/reconstructed" -name '*.dcm' -exec cat {} + >/dev/null ||
        fail "the doctor cannot read the restored files"
    ! as clerk ls "$spool/reconstructed" >/dev/null 2>&1 || fail "the clerk sees restored files"
    ! as doctor ls "$spool/archive" >/dev/null 2>&1 || fail "the doctor sees the archive"
    until_true 20 has_event reconstructed "$files"

    step "a share that was cut off: a text for the doctor, gone when all is well"
    local half
    half=$(find /tmp/outgoing -iname '*.png' -size +8k | sort | head -1)
    as doctor sh -c 'head -c 5000 "$1" >"$2/HALF.PNG"' - "$half" "$spool/reconstruct"
    until_true 20 test -e "$spool/reconstruct/HALF.PNG.problem.txt"
    as doctor cat "$spool/reconstruct/HALF.PNG.problem.txt" | grep 'cut off' >/dev/null ||
        fail "the text does not say what is wrong"
    as doctor rm "$spool/reconstruct/HALF.PNG" || fail "the doctor cannot take the share away"
    until_true 20 is problems 0
}

is_restored() { # FOLDER: whether its files, and no others, were restored
    [[ $(digests "$spool/reconstructed") == "$(digests "$1")" ]]
}

check_hand_over() {
    step "the clerk hands the studies over"
    as clerk sh -ec 'cd "$1"; for f in *; do [ "$f" = handed-over ] || mv "$f" handed-over/; done' \
        - "$spool/outgoing" || fail "the clerk cannot move studies"
}

check_kill() {
    step "kill -9 in the midst of work, three times: started again, the work goes on"
    local round pid claims=0
    restart_quickly
    touch /tmp/mark
    for round in 1 2 3; do
        take 3 "$sent/kill-$round"
        pid=$(main_pid)
        send "$sent/kill-$round" &
        for ((i = 0; i < 2000; i++)); do ! is_claimed || break; done
        kill -KILL "$pid"
        wait $!
        ! is_claimed || claims=$((claims + 1))
        until_true 20 is_up "$pid"
    done
    files=$((files + 9))
    until_true 30 is archived "$files"
    echo "$claims of 3 with a file in work"
    until_true 10 says 'code=killed, status=9/KILL'
}

check_watchdog() {
    step "a hung loop: killed by the watchdog, though all other threads are well"
    local pid
    pid=$(main_pid)
    python3 "$package/Tests/Drills/hang_loop.py" "$pid" &
    take 2 "$sent/hung"
    send "$sent/hung"
    until_true 40 is_up "$pid"
    wait $! || fail "the loop was not held"
    until_true 10 says 'Watchdog timeout'
    files=$((files + 2))
    until_true 30 is archived "$files"
    [[ $(count /var/lib/systemd/coredump /var/crash "$spool" -type f -name 'core*') == 0 ]] ||
        fail "a core dump"
}

check_reload() {
    step "reload: a new configuration is in force"
    local pid halves
    pid=$(main_pid)
    until_true 30 is open_claims 0
    until_true 30 is halves_waiting 11
    collect "$spool/outgoing" /tmp/later
    halves=$(count /tmp/later -type f)
    [[ $halves == 11 ]] || fail "$halves halves of the 11 files since the studies were handed over"
    as doctor sh -c 'mkdir "$1/later" && cp /tmp/later/* "$1/later"' - "$spool/reconstruct"
    until_true 30 is problems 1 # one for the folder
    until_true 30 grep -q '^0 of 11 images reconstructed, 11 waiting' \
        "$spool/reconstruct/later.problem.txt"
    configure 1s 'archive-lookup = true'
    systemctl reload dicomshare || fail "reload"
    until_true 20 has_event reloaded 1
    # Now the patients' halves alone suffice, also for the files that were in work when it was killed
    until_true 30 is restored "$files"
    is_restored "$sent" || fail "the restored files are not those that were split"
    until_true 40 is problems 0
    until_true 10 has_event archive-looked-up 11

    step "reload: a wrong configuration keeps the old one, and says why"
    echo 'studdy-quiet = "3s"' >>/etc/dicomshare/dicomshare.toml
    ! systemctl reload dicomshare 2>/dev/null || fail "the reload of a wrong configuration succeeds"
    until_true 10 says "dicomshare.toml: line .*did you mean 'study-quiet'" # the check says why
    kill -HUP "$(main_pid)" # the daemon asks nobody
    until_true 20 has_event reload-refused 1
    journalctl --unit=dicomshare --output=cat DICOMSHARE_EVENT=reload-refused |
        grep "did you mean 'study-quiet'" >/dev/null || fail "the refusal does not say why"
    take 1 "$sent/reload"
    send "$sent/reload"
    files=$((files + 1))
    until_true 20 is archived "$files"
    [[ $(main_pid) == "$pid" ]] || fail "a reload must not start another process"
    systemctl is-active --quiet dicomshare || fail "is not active after the reload"
}

open_claims() { compgen -G "$spool/work/*/*/source/*" | wc -l; }
halves_waiting() {
    find "$spool/outgoing" -name '.*' -prune -o -name handed-over -prune -o \
        -type f -iname '*.png' -print | wc -l
}

check_stop() {
    step "a wrong configuration: no start, no loop of starts"
    systemctl stop dicomshare || fail "stop"
    ! systemctl start dicomshare 2>/dev/null || fail "started with a wrong configuration"
    [[ $(systemctl show --property=ExecMainStatus --value dicomshare) == 78 ]] ||
        fail "wrong exit status"
    [[ $(systemctl show --property=ActiveState --value dicomshare) == failed ]] || fail "tries again"

    step "stop in the midst of work: clean, and the next start ends it"
    configure 1s 'reject-after = "1s"' 'foreign-after = "1s"'
    systemctl reset-failed dicomshare
    systemctl start dicomshare || fail "does not start again"
    take 3 "$sent/stop"
    send "$sent/stop"
    systemctl stop dicomshare || fail "stop"
    [[ $(systemctl show --property=Result --value dicomshare) == success ]] ||
        fail "stop is not clean: $(systemctl show --property=Result dicomshare)"
    [[ $(systemctl show --property=ExecMainStatus --value dicomshare) == 0 ]] ||
        fail "exit status after stop"
    until_true 20 has_event stopping 1
    systemctl start dicomshare || fail "does not start again"
    files=$((files + 3))
    until_true 20 is archived "$files"
}

check_unheard() {
    step "started while the journal does not run: heard once it does"
    local journal=(systemd-journald.socket systemd-journald-dev-log.socket systemd-journald)
    systemctl stop systemd-journald-audit.socket "${journal[@]}" 2>/dev/null || true
    systemctl restart dicomshare || fail "does not start without a journal"
    systemctl start "${journal[@]}"
    systemctl reload dicomshare || fail "reload"
    until_true 10 eval 'journalctl _PID=$(main_pid) -o cat | grep "reloaded the conf" >/dev/null'
}

check_rejected() {
    step "no DICOM file: rejected, and the technician can take it back"
    head -c 3000 /dev/urandom >/tmp/MARKER-noise.dcm
    chmod a+r /tmp/MARKER-noise.dcm
    as modality sh -c 'cp /tmp/MARKER-noise.dcm "$1/.n" && mv "$1/.n" "$1/MARKER-noise.dcm"' \
        - "$spool/incoming"
    until_true 30 is rejected 1
    until_true 10 is_in_status rejected
    as modality find "$spool/rejected" -name REASON.TXT -exec cat {} + | grep 'no DICOM file' >/dev/null ||
        fail "the technician cannot read the reason"
    as modality find "$spool/rejected" -name 'MARKER*' -exec rm {} + ||
        fail "the technician cannot take the file away"
}

is_in_status() {
    systemctl status dicomshare --no-pager --lines=0 | grep -E "Status: .* [1-9][0-9]* $1" >/dev/null
}

check_closed_folder() {
    step "a folder that the daemon may not empty: said so, and taken when it is opened"
    take 1 "$sent/closed"
    chmod 755 "$sent/closed"
    as modality cp -r "$sent/closed" "$spool/incoming/"
    until_true 20 says 'folders that files cannot be taken out of, permission denied'
    has_event left-alone 1 || fail "the event is not left-alone"
    as modality chmod g+rwX "$spool/incoming/closed"
    files=$((files + 1))
    until_true 20 is archived "$files"
}

check_instance() {
    step "an instance of its own"
    systemctl stop dicomshare
    configure 1s
    mv /etc/dicomshare/dicomshare.toml /etc/dicomshare/ct.toml
    spool=/var/spool/dicomshare-ct
    systemctl start dicomshare@ct || fail "the instance does not start"
    take 1 "$sent/ct"
    send "$sent/ct"
    until_true 20 is archived 1
    systemctl stop dicomshare@ct || fail "the instance does not stop"
    spool=/var/spool/dicomshare
}

check_privacy() {
    local leaks
    step "no patient, no name of a file, no UID: in the journal, in state, in shares, in names"
    journalctl --output=export >/tmp/journal
    find "$sent" -name '*.dcm' -exec strings -n 10 {} + | grep -oE '^[0-9]+(\.[0-9]+){5,}' |
        # Those of DICOM itself tell nothing: PS3.6 annex A
        grep -v '^1\.2\.840\.10008\.' | sort -u >/tmp/uids
    [[ $(wc -l </tmp/uids) -gt $files ]] || fail "no UIDs to look for"
    echo MARKER >>/tmp/uids
    grep -r -a -F -q -f /tmp/uids "$spool/reconstructed" || fail "restored files have no UIDs"
    # What the journal itself adds has an underscore before it, as the drill's own command lines
    leaks=$(found grep -a -F -f /tmp/uids /tmp/journal | found grep -a -v '^_')
    [[ -z $leaks ]] || fail "in the journal: ${leaks:0:500}"
    leaks=$(grep -r -a -F -l -f /tmp/uids "$spool"/{state,archive,outgoing,reconstruct,work} || true)
    [[ -z $leaks ]] || fail "in a file: ${leaks:0:500}"
    leaks=$(find "$spool" -name '*MARKER*' -not -path "$spool/incoming/*" \
        -not -path "$spool/reconstructed/*" -not -path "$spool/rejected/*")
    [[ -z $leaks ]] || fail "in the name of a file: ${leaks:0:500}"
}

inside() {
    files=12 stock=$(mktemp -d) sent=$(mktemp -d)
    chmod a+rx "$sent"
    touch -d '1 hour ago' /tmp/mark
    step "install"
    install_all "$1"
    python3 "$package/Tests/Drills/plant_files.py" /mnt/corpus "$stock" 35 ||
        fail "not enough DICOM files"
    check_units
    check_start
    check_split
    check_journal
    check_reconstruct
    check_hand_over
    check_kill
    check_watchdog
    check_reload
    check_stop
    check_unheard
    check_rejected
    check_closed_folder
    check_instance
    check_privacy
    echo "all passed"
}

if [[ ${BASH_SOURCE[0]} != "$0" ]]; then
    return 0 # another drill uses the functions
elif [[ ${1:-} == --inside ]]; then
    inside "$2"
else
    outside "$@"
fi
