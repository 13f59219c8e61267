#!/usr/bin/env python3
"""Real senders put files into `incoming`: none of them reports an error, each file is one pair.

Senders call by its name what they have just closed, to set its time or its permissions, to rename it,
or to see whether it has arrived. The daemon has the defaults of the configuration here. A sender that
is not installed is skipped, and said. Torn files, which a sender left in their full size, and files
with a temporary file beside them, are told apart from whole ones.
"""

import hashlib
import shutil
import socket
import subprocess
import sys
import time

from kinds import SSHFS, Missing
from spool import Failed, below, check, dicom, drill, wait

CONFIGURATION = """study-quiet = "3s"
settle = "2s"
settle-in-doubt = "8s"
foreign-after = "5s"
stalled-after = "60s"
"""
PYTHON_MOVE = "import shutil,sys; [shutil.move(p, sys.argv[1]) for p in sys.argv[2:]]"
PYTHON_COPY2 = "import shutil,sys; [shutil.copy2(p, sys.argv[1]) for p in sys.argv[2:]]"


def run(*command, **options):
    """Runs a sender, which must not complain."""
    result = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=600, **options)
    said = (result.stdout + result.stderr).strip()
    check(result.returncode == 0, f"{command[0]} ended with {result.returncode}: {said[-1000:]}")
    lowered = said.lower()
    check("error" not in lowered and "failed" not in lowered, f"{command[0]} says: {said[-1000:]}")


def files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def archive(source, target, *command):
    """Makes an archive of a folder's files."""
    run(*command, target, *[path.name for path in files(source)], cwd=source)
    return target


class Served:
    """`incoming` is served on a port of this machine, and rclone sends there."""

    def __init__(self, protocol, folder):
        self.protocol = protocol
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = ["rclone", "serve", protocol, str(folder), "--addr", f"127.0.0.1:{self.port}",
                   "--user", "drill", "--pass", "drill"]
        if protocol == "ftp":  # Debian's rclone serves no FTP
            command = ["/usr/bin/python3", "-m", "pyftpdlib", "-i", "127.0.0.1", "-p", str(self.port), "-w",
                       "-d", str(folder), "-u", "drill", "-P", "drill"]
        self.server = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait(self.answers, f"rclone serves {protocol}", 20)

    def answers(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def remote(self):
        if self.protocol == "webdav":
            return f":webdav,url='http://127.0.0.1:{self.port}',user=drill,pass={self.obscured()}:"
        return f":{self.protocol},host=127.0.0.1,port={self.port},user=drill,pass={self.obscured()}:"

    @staticmethod
    def obscured():
        return subprocess.run(
            ["rclone", "obscure", "drill"], capture_output=True, text=True, check=True
        ).stdout.strip()

    def close(self):
        self.server.terminate()
        self.server.wait()


def rclone(protocol):
    def send(source, target, scratch):
        served = Served(protocol, target.parent)
        try:
            run("rclone", "copy", source, served.remote() + target.name,
                "--config", scratch / "none.conf")
        finally:
            served.close()
    return send


def onto_sshfs(script):
    """Python on another machine, to which `incoming` is mounted."""
    def send(source, target, scratch):
        with SSHFS(target).mounted(scratch / "sshfs") as folder:
            run(sys.executable, "-c", script, folder, *files(source))
    return send


# Each gets the folder with what is to be sent, an own folder in `incoming`, and a folder for scratch.
SENDERS = {
    "cp": ("cp", lambda source, target, scratch: run("cp", *files(source), target)),
    "cp -p": ("cp", lambda source, target, scratch: run("cp", "-p", *files(source), target)),
    "install": ("install", lambda source, target, scratch: run(
        "install", "-m", "640", *files(source), target)),
    "copy2": ("python3", lambda source, target, scratch: run(
        sys.executable, "-c", PYTHON_COPY2, target, *files(source))),
    "move": ("python3", lambda source, target, scratch: run(
        sys.executable, "-c", PYTHON_MOVE, target, *files(source))),
    "unzip": ("unzip", lambda source, target, scratch: run(
        "unzip", "-q", archive(source, scratch / "exam.zip", sys.executable, "-m", "zipfile", "-c"),
        "-d", target)),
    "7z x": ("7z", lambda source, target, scratch: run(
        "7z", "x", "-y", "-bso0", f"-o{target}",
        archive(source, scratch / "exam.7z", "7z", "a", "-bso0"))),
    "tar x": ("tar", lambda source, target, scratch: run(
        "tar", "xf", archive(source, scratch / "exam.tar", "tar", "cf"), "-C", target)),
    "rsync": ("rsync", lambda source, target, scratch: run("rsync", "-a", f"{source}/", target)),
    "rsync --inplace": ("rsync", lambda source, target, scratch: run(
        "rsync", "-a", "--inplace", f"{source}/", target)),
    "rsync --preallocate": ("rsync", lambda source, target, scratch: run(
        "rsync", "-a", "--preallocate", f"{source}/", target)),
    "rsync --inplace --preallocate": ("rsync", lambda source, target, scratch: run(
        "rsync", "-a", "--inplace", "--preallocate", f"{source}/", target)),
    "rclone to SFTP": ("rclone", rclone("sftp")),
    "rclone to FTP": ("rclone", rclone("ftp")),
    "rclone to WebDAV": ("rclone", rclone("webdav")),
    "copy2 onto sshfs": ("sshfs", onto_sshfs(PYTHON_COPY2)),
    "move onto sshfs": ("sshfs", onto_sshfs(PYTHON_MOVE)),
}


def send(spool, name, sender, count, first):
    """One sender sends so many slices."""
    scratch = spool.folder.parent / f"sender{first}"
    source = scratch / "source"
    source.mkdir(parents=True)
    slices = {f"{name} {number}": dicom(first + number, study=first, side=128)
              for number in range(count)}
    for number, data in enumerate(slices.values()):
        (source / f"IM{number:04}.dcm").write_bytes(data)
    target = spool.path("incoming", f"S{first}")
    target.mkdir()
    try:
        sender(source, target, scratch)
    except Failed as failure:
        raise Failed(f"{name}: {failure}") from None
    for slice, data in slices.items():
        spool.expect(slice, data)
    shutil.rmtree(scratch)


def torn(spool):
    """Files of full size that were not filled rest, and go with a warning."""
    whole, data, loading = (dicom(number, study=7001, side=256) for number in (1, 2, 3))
    torn = hole, zeros = [spool.path("incoming", name) for name in ("hole.dcm", "zeros.dcm")]
    # Its sender has died over it.
    control = spool.path("incoming", "loading.dcm.aria2")
    control.write_bytes(b"pieces")
    spool.path("incoming", "loading.dcm").write_bytes(loading)
    spool.expect("loading", loading)
    with open(hole, "wb") as file:
        file.truncate(len(whole))
        file.write(whole[:20_000])
    spool.expect("hole", whole[:20_000] + bytes(len(whole) - 20_000))
    data = data[:8 * 4096] + bytes(len(data) - 8 * 4096)
    zeros.write_bytes(data)
    spool.expect("zeros", data)
    begun = time.monotonic()
    wait(lambda: not all(path.exists() for path in torn), "something of it goes", 60)
    check(time.monotonic() - begun > 5, "what looks torn rests")
    wait(lambda: not any(path.exists() for path in torn), "it goes when it has rested", 60)
    check(spool.path("incoming", "loading.dcm").exists(), "a file that is being loaded waits")
    control.unlink()
    spool.wait_until_done(60)
    wait(lambda: spool.said().count("may not have arrived whole") == 2, "the journal tells of both", 10)
    wait(spool.is_published, "all of it is published", 60)
    pages = [path.read_text() for path in below(spool.path("outgoing"), "README.TXT")]
    check(sum("PLEASE NOTE" in page for page in pages) == 1, "the study's page tells of it")
    # The whole file comes after all: it replaces nothing, and both are named.
    hole.write_bytes(whole)
    spool.expect("hole again", whole)
    spool.wait_until_done(60)
    check(spool.said().count("came again as pair") == 1, "the journal names both copies")
    wait(spool.is_published, "the later copy is published", 60)
    pages = [path.read_text().split() for path in below(spool.path("outgoing"), "README.TXT")]
    check(any("second time" in " ".join(page) for page in pages), "its page tells of it")


def copied_cd(spool):
    """A copied CD brings its exams, and one folder with the rest."""
    target = spool.path("incoming", "CD")
    (target / "IMAGES").mkdir(parents=True)
    for number in range(5):
        data = dicom(number, study=7002)
        (target / "IMAGES" / f"IM{number}").write_bytes(data)
        spool.expect(f"cd {number}", data)
    index = dicom(0)
    index = index[:index.index(b"\x08\0\x16\0")] + b"\x04\0\x30\x11CS\x02\0CD"
    (target / "DICOMDIR").write_bytes(index)
    (target / "VIEWER").mkdir()
    for number in range(80):
        (target / "VIEWER" / f"PART{number}.DLL").write_bytes(b"MZ" + bytes([number]))
    wait(spool.is_done, "the CD is dealt with", 90)
    rejected = list(spool.path("rejected").iterdir())
    check(len(rejected) == 1, f"{len(rejected)} folders in rejected for one CD")
    check(len(below(rejected[0], "REASON.TXT")) == 1, "one text")
    check(len(below(rejected[0])) == 82, "all of it is there")
    wait(lambda: "rejected 81 files" in spool.said(), "one line of the journal", 30)


def run_drill(spool, options):
    spool.expect = lambda name, data: spool.sent.update({name: hashlib.sha256(data).hexdigest()})
    spool.configuration = CONFIGURATION
    spool.start_working()
    count = 20 if options.quick else 200
    sent, missing = [], []
    for number, (name, (program, sender)) in enumerate(SENDERS.items()):
        if shutil.which(program) is None:
            missing.append(name)
            continue
        try:
            send(spool, name, sender, count, 100 * (number + 1) * (1 if options.quick else 10))
        except Missing as reason:
            missing.append(f"{name} ({reason})")
            continue
        sent.append(name)
    spool.wait_until_done(300)
    torn(spool)
    copied_cd(spool)
    spool.wait_until_done(60)
    spool.stop()
    spool.account()
    return (f"{count} slices by each of {', '.join(sent)}"
            + (f"; not installed: {', '.join(missing)}" if missing else ""))


if __name__ == "__main__":
    drill(run_drill, __doc__)
