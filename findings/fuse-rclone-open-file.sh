#!/bin/bash
# On a mount of rclone an open file is not yet open: who reads it gets the next file, or nothing.
#
# Software: rclone 1.60.1+dfsg-2+b5 (mount with --vfs-cache-mode writes and off, a folder as the remote)
# Guess:    after open(2) the file's content stays readable, whatever is renamed over its name or unlinks it
#           (POSIX), or reading fails.
# Seen:     until the first read nothing is open. When another file has been renamed over the name by then,
#           the descriptor reads the other file's bytes. When the name was unlinked, a file written through
#           the mount reads as empty, with size 0 and without an error (mode "writes"), or with EIO (mode
#           "off").
# Cost:     a sender opens an image, a writer replaces it: one patient's file goes out as another's. A file
#           that has just been picked up and unlinked is an empty file, not an error.

. "$(dirname "$0")/lib.sh"
fuse
debian rclone=1.60.1+dfsg-2+b5

export RCLONE_CONFIG=/dev/null
begin() {
    mkdir "far-$1" "mount-$1"
    python3 -c 'import sys; [open(f"far-{sys.argv[1]}/{n}", "w").write(n * 300000) for n in "onpq"]' "$1"
    rclone mount --daemon --vfs-cache-mode "$1" --cache-dir "$PWD/cache" ":local:$PWD/far-$1" "mount-$1" 2>log
    mounted+=("$PWD/mount-$1")
    mountpoint -q "mount-$1" || skip "rclone does not mount here: $(tail -1 log)"
}
# o and q are files of 300000 letters o and q, and so on
replaced() {
    python3 - "$1" "$2" "$3" "$4" <<'PYTHON'
import os, sys
mount, before, old, new = "mount-" + sys.argv[1] + "/", int(sys.argv[2]), *sys.argv[3:]
file = os.open(mount + old, os.O_RDONLY)
os.read(file, before)
os.rename(mount + new, mount + old)
print(os.read(file, 1).decode())
PYTHON
}
unlinked() {
    python3 - "$1" <<'PYTHON'
import os, sys
name = f"mount-{sys.argv[1]}/written"
with open(name, "w") as file:
    file.write("w" * 300000)
file = os.open(name, os.O_RDONLY)
os.unlink(name)
try:
    print(len(os.read(file, 1000)), "bytes of", os.fstat(file).st_size)
except OSError as error:
    print(os.strerror(error.errno))
PYTHON
}
for mode in writes off; do
    begin $mode
    expect "$mode: old file, read before it is replaced" "$(replaced $mode 1000 o n)" o
    expect "$mode: old file, not read before" "$(replaced $mode 0 p q)" q
done
expect "writes: unlinked while open" "$(unlinked writes)" "0 bytes of 0"
expect "off: unlinked while open" "$(unlinked off)" "Input/output error"
