#!/bin/bash
# On gocryptfs fsync of an open file fails with "no such file" once its name is gone; reads and writes go on.
#
# Software: gocryptfs 2.3-1+b4; bindfs 1.14.7-1, mergerfs 2.33.5-1 and unionfs-fuse 1.0-1+b1 for comparison
# Guess:    a descriptor works until it is closed, whatever becomes of the name (POSIX unlink and rename): so
#           do read, write, fsync, fchmod and futimens.
# Seen:     after the file was unlinked, or another was renamed onto its name, reading, writing and fstat go
#           on; fsync, fdatasync, fchmod and futimens fail with ENOENT. After a rename of the file itself all
#           work. On the other three all work in all three cases.
# Cost:     writing to a file without a name and syncing it is how programs keep a secret from being seen
#           half done; a spool that sees ENOENT takes the file for gone and the exam for lost, while
#           both descriptor and bytes are there.

. "$(dirname "$0")/lib.sh"
fuse
debian gocryptfs=2.3-1+b4 bindfs=1.14.7-1 mergerfs=2.33.5-1 unionfs-fuse=1.0-1+b1

mkdir encrypted plain pool branch mount-{gocryptfs,bindfs,mergerfs,unionfs}
gocryptfs -q -init -extpass "echo password" encrypted >log 2>&1
gocryptfs -q -nosyslog -extpass "echo password" encrypted mount-gocryptfs >log 2>&1 || true
mergerfs pool mount-mergerfs >log 2>&1 || true
bindfs plain mount-bindfs >log 2>&1 || true
unionfs branch=RW mount-unionfs >log 2>&1 || true
for system in gocryptfs bindfs mergerfs unionfs; do
    mounted+=("$PWD/mount-$system")
    mountpoint -q mount-$system || skip "$system does not mount here: $(tail -1 log)"
done
# what fails on an open file after its name was treated so
try() { # SYSTEM HOW
    python3 - "mount-$1/$2" "$2" <<'PYTHON'
import errno, os, sys
path, how = sys.argv[1:]
for name, content in ((path, b"old"), (path + "-other", b"new")):
    with open(name, "wb") as file:
        file.write(content)
file = os.open(path, os.O_RDWR)
if how == "unlinked":
    os.unlink(path)
elif how == "replaced":
    os.rename(path + "-other", path)
else:
    os.rename(path, path + "-new")
failed = []
for name, call in (("write", lambda: os.pwrite(file, b"OLD", 0)), ("read", lambda: os.pread(file, 3, 0)),
                   ("fstat", lambda: os.fstat(file)), ("fsync", lambda: os.fsync(file)),
                   ("fdatasync", lambda: os.fdatasync(file)), ("fchmod", lambda: os.fchmod(file, 0o600)),
                   ("futimens", lambda: os.utime(file))):
    try:
        call()
    except OSError as error:
        failed.append(f"{name} {errno.errorcode[error.errno]}")
assert os.pread(file, 9, 0) == b"OLD"
print(", ".join(failed) or "nothing fails")
PYTHON
}
for how in unlinked replaced renamed; do
    for system in bindfs mergerfs unionfs; do expect "$how, $system" "$(try $system $how)" "nothing fails"; done
done
expect "renamed, gocryptfs" "$(try gocryptfs renamed)" "nothing fails"
for how in unlinked replaced; do
    expect "$how, gocryptfs" "$(try gocryptfs $how)" "fsync ENOENT, fdatasync ENOENT, fchmod ENOENT, futimens ENOENT"
done
