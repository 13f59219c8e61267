#!/usr/bin/env python3
"""ZIP files and ISO images under kills, on a full disk, and of a large study.

The daemon is killed before each of the file system calls with which it makes them: what can be seen
is whole, and the next run completes the rest and leaves nothing behind. On a full disk the study's
folder appears all the same, and exams are taken in. Memory does not grow with the study.
"""

import pathlib
import re
import shutil
import subprocess
import zipfile

from spool import Spool, below, check, dicom, drill, entries, standing_still, wait
from strace import is_traced

CALLS = "write,getdents64,lseek,linkat,unlinkat,renameat,renameat2,mkdirat,fsync,fstatfs"
MEDIA = 'study-quiet = "1s"\nmedia = ["folder", "zip", "iso"]\nworkers = 2\n'


def media(spool):
    outgoing = spool.path("outgoing")
    return sorted([*outgoing.glob("*.ZIP"), *outgoing.glob("*.ISO")])


def study(spool):
    return next(p for p in spool.path("outgoing").iterdir() if re.match(r"\w{4}-\w{4}-", p.name))


def content(path):
    """What must be the same whenever it is made: of an image, the folder's files as they are."""
    data = path.read_bytes()
    if path.suffix == ".ZIP":
        return data
    files = sorted(path.with_suffix("").iterdir())
    return len(data), [file.name for file in files if file.read_bytes() in data]


def publish(spool, files):
    """A published study without media."""
    spool.configuration = 'study-quiet = "1s"\n'
    daemon = spool.start_working()
    with standing_still(daemon):  # so that all of them come at once, as one study
        for number, data in enumerate(files):
            spool.send(f"{number}.dcm", data)
    wait(lambda: list(spool.path("outgoing").glob("*-*-*/SHA256SUMS")), "it is published", 120)
    spool.stop()
    return study(spool).name


def owe(spool, label):
    """What a run leaves that is killed right after the study's folder has appeared."""
    for medium in ("ZIP", "ISO"):
        job = spool.path("work", ".outgoing", "media", f"DEADDEAD-000000000000~{label}.{medium}")
        job.mkdir()
        (job / ".label").write_text(label)


def kills(base, binary):
    if not is_traced():
        return "kills skipped: strace is not installed, or may not trace here"
    origin = Spool(binary, base / "origin" / "spool")
    origin.path().mkdir(parents=True)
    label = publish(origin, [dicom(n, side=64) for n in range(4)])
    owe(origin, label)
    reference = None
    killed = 0
    number = 1
    while True:
        home = base / "run"
        shutil.copytree(base / "origin", home)
        spool = Spool(binary, home / "spool", MEDIA)
        wrapper = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={CALLS}"]
        if reference:
            wrapper += ["-e", f"inject={CALLS}:signal=SIGKILL:when={number}"]
        daemon = spool.start(wrapper=wrapper)
        owed = lambda: entries(spool.path("work", ".outgoing", "media"))
        wait(lambda: daemon.poll() is not None or not owed(), "killed or made", 60)
        if daemon.poll() is None:
            subprocess.run(["pkill", "-TERM", "-P", str(daemon.pid)], check=False)
            daemon.wait(300)
            spool.daemons.clear()
            whole = {p.name: content(p) for p in media(spool)}
            check(len(whole) == 2, f"both are made: {sorted(whole)}")
            if reference:
                check(whole == reference, "the same as ever")
                break
            reference = whole
        else:
            killed += 1
            spool.daemons.clear()
            for path in media(spool):
                check(content(path) == reference[path.name], f"{path.name} can be seen half made")
            spool.start()
            wait(lambda: not owed(), f"made after the kill before call {number}", 60)
            spool.stop()
            check({p.name: content(p) for p in media(spool)} == reference, "both are made")
            number += 1
        shutil.rmtree(home)
    return f"killed before {killed} calls"


def full(base, binary):
    home = base / "full"
    home.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(home)]
    if subprocess.run(mount, capture_output=True).returncode:
        return "full disk skipped: a tmpfs cannot be mounted here (root is needed)"
    try:
        spool = Spool(binary, home / "spool", MEDIA)
        spool.path().mkdir()
        (home / "ballast").write_bytes(bytes(28 << 20))
        daemon = spool.start_working()
        with standing_still(daemon):
            for number in range(3):
                spool.send(f"A{number}", dicom(number, side=512))
        log = lambda: spool.log.read_text()
        wait(lambda: list(spool.path("outgoing").glob("*-*-*/SHA256SUMS")), "the folder is there", 60)
        wait(lambda: "cannot make the ZIP" in log() and "cannot make the ISO" in log(), "reported", 60)
        check("No space left" in log(), "with its reason")
        # While the daemon tries again, something does for a moment.
        jobs = lambda: below(spool.path("work", ".outgoing", "media"), ".pend*")
        wait(lambda: not jobs(), "nothing takes up the room that is missing", 60)
        check(not media(spool), "there was no room for any of them")
        spool.send("B", dicom(9, study=2))
        wait(lambda: spool.pairs() == 4, "exams are taken in all the same", 60)
        check("paused" not in log(), "without a pause")
        (home / "ballast").unlink()
        wait(lambda: len(media(spool)) == 4, "made when there is room", 120)
        for path in spool.path("outgoing").glob("*.ZIP"):
            check(zipfile.ZipFile(path).testzip() is None, f"{path.name} is whole")
        check(log().count("cannot make the ZIP file") <= 2, "reported once for each study")
        spool.stop()
        return "a full disk delays media alone"
    finally:
        for daemon in spool.daemons:
            daemon.kill()
            daemon.wait()
        subprocess.run(["umount", str(home)], check=False)


def memory(base, binary, options):
    """The peak while media of a study are made, against that of a small one."""
    peaks = []
    for name, count in (("small", 1), ("large", 12 if options.quick else 48)):
        spool = Spool(binary, base / name / "spool")
        spool.path().mkdir(parents=True)
        # Every file differs in one pixel: 8 MiB each, without Python's help for each pixel.
        first = dicom(0, side=8)
        head, rows = first[:-128 - 12], 2048
        body = bytearray(bytes(range(256)) * (rows * rows * 2 // 256))
        head = head.replace(b"\x28\0\x10\0US\2\0\x08\0", b"\x28\0\x10\0US\2\0\0\x08")
        head = head.replace(b"\x28\0\x11\0US\2\0\x08\0", b"\x28\0\x11\0US\2\0\0\x08")
        files = []
        for number in range(count):
            body[number] ^= 1
            length = len(body).to_bytes(4, "little")
            files.append(head + b"\xe0\x7f\x10\0OW\0\0" + length + bytes(body))
        label = publish(spool, files)
        owe(spool, label)
        spool.configuration = MEDIA + 'max-part = "0B"\n'
        daemon = spool.start()
        wait(lambda: len(media(spool)) == 2, "both are made", 120)
        status = pathlib.Path(f"/proc/{daemon.pid}/status").read_text()
        peaks.append(int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024)
        spool.stop()
        size = sum(p.stat().st_size for p in media(spool)) >> 20
        shutil.rmtree(base / name)
    check(peaks[1] <= peaks[0] + 8, f"memory grows with the study: {peaks} MiB")
    return f"{peaks[1]} MiB at most for media of {size} MiB"


def run(spool, options):
    base = spool.folder.parent
    results = [
        kills(base, spool.binary), full(base, spool.binary),
        memory(base, spool.binary, options),
    ]
    print("\n".join(results))
    return "; ".join(results)


if __name__ == "__main__":
    drill(run, __doc__)
