#!/usr/bin/env python3
"""The disk of the archive fails: what is read there, or written, ends with an input/output error. So it
does in `rejected`, which lies there, too.

Journal and status name the folder that fails, and no other; nothing is lost, nothing is said to be wrong
with what was sent or dropped, and all goes on once the disk does.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

from spool import ROOT, below, check, dicom, drill, wait
from writers import preloaded

READS, WRITES = 1, 2


def status(spool):
    """What an administrator is shown."""
    place = ["--spool", spool.folder, "--config", spool.folder.parent / "dicomshare.toml"]
    return subprocess.run([spool.binary, "status", *place], capture_output=True, text=True).stdout


class Disk:
    """What fails on it now; the services have this byte in their memory."""

    def __init__(self, path):
        self.path = path
        path.write_bytes(b"\0")

    def fail(self, what):
        with open(self.path, "r+b") as file:
            file.write(bytes([what]))


def reads(spool, disk):
    """A file comes again whose pair is in the archive; and a doctor asks for it."""
    spool.send("S1/IM0.dcm", dicom(0))
    wait(lambda: spool.pairs() == 1 and spool.is_done(), "it is split", 30)
    disk.fail(READS)
    (share,) = spool.patients()
    shutil.copy(share, spool.path("reconstruct"))
    spool.send("S1/again.dcm", dicom(0))
    words = "archive: reading failed: Input/output error"
    wait(lambda: spool.said().count(f"will retry in {words}") >= 2, "the journal says so of both", 30)
    wait(lambda: f"1 file cannot go on, and is tried again: {words}" in status(spool), "so does the status", 30)
    said = spool.said()
    check(said.count("will retry in") == said.count(f"will retry in {words}"),
          f"and no other folder is named:\n{said}")
    # The page is made under a name with a dot.
    dropped = {path.name for path in below(spool.path("reconstruct"), "[!.]*")} - {"STATUS.HTM"}
    check(dropped == {share.name}, f"nothing is said beside what was dropped: {dropped}")
    disk.fail(0)
    wait(lambda: "came again" in spool.said(), "the one that came again is removed", 90)
    wait(lambda: below(spool.path("reconstructed"), "IM0.dcm"), "the exam comes back", 90)
    wait(lambda: "cannot go on" not in status(spool), "the status is content", 30)
    spool.sent.pop("S1/again.dcm")


def unproved(spool, disk):
    """A new file comes whose archive share can be written, and not read back."""
    disk.fail(READS)
    spool.send("S1/IM2.dcm", dicom(2))
    paused(spool, 1, "archive")
    check("use outgoing" not in spool.said(), "no other folder is named")
    disk.fail(0)
    wait(lambda: spool.pairs() == 2 and spool.is_done(), "it is split once the disk can be read", 60)
    wait(lambda: spool.said().count("resumed after") == 1, "the journal tells when it goes on", 30)


def writes(spool, disk):
    """A new file comes, and then one that is no DICOM file.

    Exams that come back meanwhile say nothing of the archive.
    """
    disk.fail(WRITES)
    spool.send("S1/IM1.dcm", dicom(1))
    paused(spool, 2, "archive")
    for share in spool.patients():
        shutil.copy(share, spool.path("reconstruct"))
    wait(lambda: below(spool.path("reconstructed"), "IM2.dcm"), "an exam comes back meanwhile", 30)
    wait(lambda: {path.name for path in below(spool.path("reconstruct"), "[!.]*")} == {"STATUS.HTM"},
         "its share is put away", 30)
    said = spool.said()
    check(said.count("paused,") == 2 and said.count("resumed after") == 1, f"nothing else is told:\n{said}")
    check("! splitting is paused, cannot use archive" in status(spool), "the status is as before")
    disk.fail(0)
    wait(lambda: spool.pairs() == 3 and spool.is_done(), "it is split once the disk can be written", 60)
    wait(lambda: spool.said().count("resumed after") == 2, "the journal tells when it goes on", 30)
    disk.fail(WRITES)
    spool.send("S1/notes", b"no image")
    paused(spool, 3, "rejected")
    disk.fail(0)
    wait(lambda: below(spool.path("rejected"), "notes"), "it is put aside once the disk can be written", 60)
    spool.sent.pop("S1/notes")


def paused(spool, count, role):
    """The work pauses, once more, for a folder."""
    words = f"paused, cannot use {role}: writing failed: Input/output error"
    wait(lambda: spool.said().count("paused,") == count, "the work pauses", 60)
    check(words in spool.said(), f"the journal names {role}:\n{spool.said()[-500:]}")
    wait(lambda: f"! splitting is {words}" in status(spool), "so does the status", 30)


def run(spool, options):
    # On a device of its own.
    base = tempfile.mkdtemp(prefix="dicomshare-drill-", dir="/dev/shm")
    try:
        archive = pathlib.Path(base, "archive")
        archive.mkdir()
        device = archive.stat().st_dev
        check(device != spool.folder.parent.stat().st_dev, "the archive lies elsewhere")
        rejected = pathlib.Path(base, "rejected")
        rejected.mkdir()
        spool.configuration = (f'study-quiet = "1h"\narchive-lookup = true\n'
                               f'archive = "{archive}"\nrejected = "{rejected}"\n')
        spool.folder.mkdir()
        spool.path("archive").symlink_to(archive)
        spool.path("rejected").symlink_to(rejected)
        disk = Disk(spool.folder.parent / "flags")
        wrapper = preloaded(spool, ROOT / "Tests/Drills/failing.c", f"EIO_FLAGS={disk.path}",
                            f"EIO_DEVICE={device}")
        if not wrapper:
            print("skipped: there is no C compiler")
            sys.exit(77)
        spool.start_working(wrapper)
        reads(spool, disk)
        unproved(spool, disk)
        writes(spool, disk)
        spool.stop()
        spool.account()
        return "an archive and rejected that could not be read or written were named"
    finally:
        shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    drill(run, __doc__)
