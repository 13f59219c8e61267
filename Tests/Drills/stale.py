#!/usr/bin/env python3
"""The file server of the archive forgets its export, and has it again, or another in its place.

All that is open there is stale (ESTALE) then, as a file is that somebody has removed. The work pauses,
journal and status say so, and no more files are taken; nothing is lost, and the work goes on by itself.
So it is when the service is started then.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from spool import ROOT, check, dicom, drill, wait
from writers import preloaded

COUNT = 30
WORDS = "paused, cannot use archive: the file server does not know it any more"


def make_stale(spool, *lines):
    """Says what is stale from now on; the file is replaced as a whole."""
    pending = spool.folder.parent / "stale.new"
    pending.write_text("".join(f"{device} {inode}\n" for device, inode in lines))
    os.rename(pending, spool.folder.parent / "stale.txt")


def status(spool):
    """The problems that are shown, and the numbers."""
    place = ["--spool", spool.folder, "--config", spool.folder.parent / "dicomshare.toml"]
    command = [spool.binary, "status", *place]
    shown = subprocess.run(command, capture_output=True, text=True).stdout
    return shown, json.loads(subprocess.run([*command, "--json"], capture_output=True).stdout)


def pairs(archive):
    return len(list(archive.glob("*-*/*.png")))


def forgotten(spool, archive, first, again):
    """Images come while the archive is stale, until it is there `again`."""
    told = spool.said().count(WORDS)
    make_stale(spool, (archive.stat().st_dev, 0))
    for number in range(first, first + COUNT):
        spool.send(f"S{number % 5}/IM{number}.dcm", dicom(number, study=number % 5))
    wait(lambda: spool.said().count(WORDS) > told, "the journal says so", 20)
    wait(lambda: "splitting is paused" in status(spool)[0], "so does the status", 20)
    wait(lambda: status(spool)[1]["pending"] == COUNT, "and that files wait", 20)
    check(pairs(archive) == first, "nothing is committed meanwhile")
    again()
    wait(spool.is_done, "the work goes on by itself", 60)
    check(pairs(archive) == first + COUNT, "all that came is split")


def another(spool, archive):
    """A copy of the archive is mounted in its place; the former one stays stale."""
    former, new = (archive.with_name(archive.name + end) for end in (".former", ".new"))
    stale = [(path.stat().st_dev, path.stat().st_ino)
             for path in (archive, *archive.rglob("*")) if path.is_dir()]
    shutil.copytree(archive, new)
    archive.rename(former)
    new.rename(archive)
    make_stale(spool, *stale)


def started(spool, archive, wrapper):
    """A service that is started while the archive is stale waits for it, and says the same."""
    spool.stop()
    make_stale(spool, (archive.stat().st_dev, 0))
    daemon = spool.start(wrapper=wrapper)
    wait(lambda: daemon.poll() is not None or WORDS in spool.said(), "the journal says so", 20)
    check(daemon.poll() is None, f"the service ended: {spool.said()[-300:]}")
    wait(lambda: f"! the work is {WORDS}" in status(spool)[0], "so does the status", 20)
    make_stale(spool)
    wait(lambda: "started with" in spool.said(), "it begins by itself", 60)
    check("resumed after" in spool.said(), "the journal tells when it goes on")
    spool.send("S1/LATE.dcm", dicom(2 * COUNT, study=1))
    wait(lambda: pairs(archive) == 2 * COUNT + 1, "and works", 60)
    check(daemon.poll() is None, "it is the same one")


def first(spool, archive, wrapper):
    """So does one that has never run before."""
    make_stale(spool, (archive.stat().st_dev, 0))
    spool.start(wrapper=wrapper)
    wait(lambda: WORDS in spool.said(), "the journal says so", 20)
    wait(lambda: f"! the work is {WORDS}" in status(spool)[0], "so does the status", 20)
    make_stale(spool)
    wait(lambda: "started with" in spool.said(), "it begins by itself", 60)


def run(spool, options):
    # On a device of its own.
    base = tempfile.mkdtemp(prefix="dicomshare-drill-", dir="/dev/shm")
    try:
        archive = pathlib.Path(base, "archive")
        archive.mkdir()
        check(archive.stat().st_dev != spool.folder.parent.stat().st_dev, "the archive lies elsewhere")
        spool.configuration = f'study-quiet = "1s"\narchive = "{archive}"\n'
        make_stale(spool)
        wrapper = preloaded(spool, ROOT / "Tests/Drills/stale.c",
                            f"STALE_FILE={spool.folder.parent / 'stale.txt'}")
        if not wrapper:
            print("skipped: there is no C compiler")
            sys.exit(77)
        first(spool, archive, wrapper)
        forgotten(spool, archive, 0, lambda: make_stale(spool))
        wait(lambda: spool.said().count("resumed after") == 2, "the journal tells when it goes on", 20)
        forgotten(spool, archive, COUNT, lambda: another(spool, archive))
        wait(lambda: "archive was replaced" in spool.said(), "the journal tells of the other one", 20)
        started(spool, archive, wrapper)
        wait(spool.is_published, "all is published", 60)
        spool.stop()
        spool.path("archive").symlink_to(archive)
        spool.account()
        return f"{2 * COUNT + 1} files, a forgotten archive and another one in its place"
    finally:
        shutil.rmtree(base, ignore_errors=True)


if __name__ == "__main__":
    drill(run, __doc__)
