# Common to the findings: a temporary folder, pinned public packages in it, and what is expected.
#
# Sourced, not run. Nothing is installed on the machine; needs a Debian 12 with apt, python3-venv.

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1
scratch=$(mktemp -d)
mounted=()
servers=()
cleanup() {
    local folder
    kill "${servers[@]}" 2>/dev/null && wait "${servers[@]}" || true
    for folder in "${mounted[@]}"; do fusermount -u "$folder" 2>/dev/null || true; done
    # a file system may still be writing its cache
    rm -rf "$scratch" 2>/dev/null || { sleep 5; rm -rf "$scratch"; }
}
trap cleanup EXIT
cd "$scratch"

skip() { echo "skipped: $*"; exit 77; }

# Downloads packages (NAME=VERSION) and what they need, unpacks them, and puts them first in PATH.
debian() {
    local closure root=$scratch/root library
    closure=$(apt-get --simulate --reinstall --no-install-recommends install "$@" 2>"$scratch/apt.log" |
        sed -n 's/^Inst \([^ ]*\) .*(\([^ ]*\) .*/\1=\2/p') ||
        skip "these versions are not to be had here: $*"
    mkdir -p "$scratch/debs" "$root"
    # shellcheck disable=SC2086 # one package a word
    (cd "$scratch/debs" && apt-get -qq -o APT::Sandbox::User="$(id -un)" download $closure \
        >"$scratch/apt.log" 2>&1) || skip "cannot download: $(tail -1 "$scratch/apt.log")"
    for library in "$scratch"/debs/*.deb; do dpkg-deb --extract "$library" "$root"; done
    library=$(gcc -print-multiarch 2>/dev/null || echo "$(uname -m)-linux-gnu")
    export PATH=$root/usr/bin:$root/bin:$root/usr/sbin:$PATH
    # BLAS and LAPACK stand where only their installation makes them known
    export LD_LIBRARY_PATH=$root/usr/lib/$library:$root/lib/$library:$root/usr/lib/$library/blas\
:$root/usr/lib/$library/lapack${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
    # DCMTK knows its dictionary by an absolute path
    library=$(find "$root" -name dicom.dic | head -1)
    [[ -z $library ]] || export DCMDICTPATH=$library
}

# Makes an environment of Python with packages (NAME==VERSION), and puts it first in PATH.
python_packages() {
    python3 -m venv "$scratch/venv"
    "$scratch/venv/bin/pip" install --quiet --disable-pip-version-check "$@" 2>"$scratch/pip.log" ||
        skip "these versions are not to be had here: $* ($(tail -1 "$scratch/pip.log"))"
    export PATH=$scratch/venv/bin:$PATH
}

port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# Waits until something answers at each of these ports, a minute at most.
answering() {
    local number
    for number in "$@"; do
        for _ in {1..600}; do ! (: <"/dev/tcp/127.0.0.1/$number") 2>/dev/null || break; sleep 0.1; done
    done
}

# Starts Orthanc, at $web and $store, until the script ends; members of its configuration may be given.
start_orthanc() {
    web=$(port) store=$(port)
    mkdir orthanc
    cat >orthanc.json <<JSON
{"StorageDirectory": "$PWD/orthanc", "IndexDirectory": "$PWD/orthanc", "HttpPort": $web, "DicomPort": $store,
 "RemoteAccessAllowed": false, "AuthenticationEnabled": false${1:+, $1}}
JSON
    Orthanc orthanc.json >orthanc.log 2>&1 &
    servers+=($!)
    answering "$web" "$store"
}

fuse() { [[ -r /dev/fuse && -w /dev/fuse ]] && command -v fusermount >/dev/null || skip "needs /dev/fuse and fusermount"; }

# expect WHAT SEEN WANTED: what the software does is still what was seen when this was written.
expect() {
    if [[ $2 != "$3" ]]; then
        printf 'CHANGED: %s\n  written down: %s\n  seen now:     %s\n' "$1" "$3" "$2"
        exit 1
    fi
    printf 'as written down: %s: %s\n' "$1" "$2"
}
