#!/bin/bash
# Two hard links on sshfs are two files; on bindfs the second link is not counted at first.
#
# Software: sshfs 3.7.3-1.2~deb12u1, bindfs 1.14.7-1; openssh-sftp-server 1:9.2p1-2+deb12u10
# Guess:    where link(2) succeeds, fstat(2) of the open file then says 2 links, and both names have one
#           inode number.
# Seen:     sshfs makes a true hard link on the other side (the server's folder shows 2 links), but both
#           names say 1 link, and their inode numbers differ, for good. bindfs has one inode number, but the
#           open file's count stays 1; a look at the new name says 2. No call fails.
# Cost:     a spool finds out by the count whether its link won; copying and backup programs know hard
#           links by number and count. They decide wrongly, or keep everything twice.

. "$(dirname "$0")/lib.sh"
fuse
debian sshfs=3.7.3-1.2~deb12u1 bindfs=1.14.7-1 openssh-sftp-server=1:9.2p1-2+deb12u10

mkdir far sshfs bindfs
cat >mount.py <<'PYTHON'
# sshfs on a server that is a child of this program: no network, no account
import os, socket, subprocess, sys
server, client = socket.socketpair()
subprocess.Popen([sys.argv[1]], stdin=server, stdout=server)
os.dup2(client.fileno(), 0)
os.dup2(client.fileno(), 1)
os.execvp("sshfs", ["sshfs", "-o", "passive", "-f", "any:" + sys.argv[2], sys.argv[3]])
PYTHON
python3 mount.py "$scratch/root/usr/lib/openssh/sftp-server" "$PWD/far" "$PWD/sshfs" 2>log &
mounted+=("$PWD/sshfs")
for _ in {1..100}; do ! mountpoint -q sshfs || break; sleep 0.1; done
mountpoint -q sshfs || skip "sshfs does not mount here: $(tail -1 log)"
bindfs far bindfs
mounted+=("$PWD/bindfs")

look() {
    python3 - "$1" "$2" <<'PYTHON'
import os, sys
folder, name = sys.argv[1:]
one, other = f"{folder}/{name}", f"{folder}/{name}-2"
open(one, "w").close()
file = os.open(one, os.O_RDONLY)
os.stat(one)
os.link(one, other)
same = os.stat(one).st_ino == os.stat(other).st_ino
print("open file", os.fstat(file).st_nlink, "new name", os.stat(other).st_nlink,
      "one inode" if same else "two inodes")
PYTHON
}
expect "on the disk itself" "$(look far a)" "open file 2 new name 2 one inode"
expect "sshfs" "$(look sshfs b)" "open file 1 new name 1 two inodes"
expect "sshfs, seen from the server" "$(stat -c '%h links' far/b)" "2 links"
expect "bindfs" "$(look bindfs c)" "open file 1 new name 2 one inode"
