#!/bin/bash
# On a mount of rclone, fsync and close succeed, and nothing is at the other end.
#
# Software: rclone 1.60.1+dfsg-2+b5 (mount with --vfs-cache-mode writes, a folder as the remote)
# Guess:    what fsync(2) of the file and of its folder promises holds at the remote, or at the latest what
#           close(2) promises: an error of the upload is an error of one of the calls.
# Seen:     fsync, close and fsync of the folder return 0, and the remote has no file. It comes seconds
#           later (--vfs-write-back, 5 s). With the remote's folder gone, the same calls succeed, and ten
#           seconds after the upload has failed the mount still lists the file.
# Cost:     a spool that deletes its source after fsync has only the cache of one machine; who looks on the
#           server finds nothing.

. "$(dirname "$0")/lib.sh"
fuse
debian rclone=1.60.1+dfsg-2+b5

mkdir far mount cache
export RCLONE_CONFIG=/dev/null
rclone mount --daemon --vfs-cache-mode writes --cache-dir "$PWD/cache" ":local:$PWD/far" mount 2>log
mounted+=("$PWD/mount")
mountpoint -q mount || skip "rclone does not mount here: $(tail -1 log)"

cat >write.py <<'PYTHON'
import os, sys
file = os.open("mount/" + sys.argv[1], os.O_CREAT | os.O_EXCL | os.O_WRONLY)
os.write(file, bytes(100000))
os.fsync(file)
os.close(file)
folder = os.open("mount", os.O_RDONLY)
os.fsync(folder)
print("no error, far:", os.path.exists("far/" + sys.argv[1]))
PYTHON
expect "a file written" "$(python3 write.py one)" "no error, far: False"
for _ in {1..300}; do [[ ! -e far/one ]] || break; sleep 0.1; done
expect "later" "$(stat -c %s far/one)" "100000"
# the remote's folder is taken away: nothing can be stored there
mv far gone
touch far
expect "a file written without a remote" "$(python3 write.py two)" "no error, far: False"
sleep 15
expect "which of the files are there, by the mount" "$(cd mount && echo *)" "one two"
expect "which are at the remote" "$(cd gone && echo *)" "one"
