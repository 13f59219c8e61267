#!/usr/bin/env python3
"""A file over which the daemon ends again and again is put aside; files beside it are not."""

import os
import signal
import subprocess
import sys

from spool import check, dicom, digest, drill, wait
from strace import is_traced

# As in InWork.swift.
LIMIT = 5


def run(spool, options):
    if not is_traced():
        print("skipped: strace is not installed, or may not trace here")
        sys.exit(77)
    spool.start()
    wait(lambda: "started" in spool.log.read_text(), "the folders are made")
    spool.stop()
    spool.send("S/POISON.dcm", dicom(0))
    # Nothing links files but what a pair is made with: the first attempt to make one is the end.
    wrapper = [
        "strace", "-f", "-o", "/dev/null", "-e", "trace=linkat", "-e", "inject=linkat:signal=SIGSEGV",
    ]
    for _ in range(LIMIT):
        daemon = spool.start(wrapper=wrapper)
        wait(lambda: daemon.poll() is not None, "the daemon crashes", 60)
        check(not any(spool.path("rejected").iterdir()), "the file is not put aside too early")
        spool.daemons.remove(daemon)
    daemon = spool.start(wrapper=wrapper)
    put_aside = lambda: list(spool.path("rejected").glob("*/POISON.dcm"))
    wait(lambda: daemon.poll() is not None or put_aside(), "the file is put aside", 60)
    check(daemon.poll() is None, "the daemon lives on")
    check(digest(put_aside()[0]) == spool.sent.pop("S/POISON.dcm"), "it is the file that was sent")
    reason = (put_aside()[0].parent / "REASON.TXT").read_text()
    check(f"{LIMIT} times in a row" in reason, "a reason lies beside it")
    check("ended several times" in spool.log.read_text(), "the journal says so")
    wait(lambda: not spool.claims(), "its claim is gone")
    # What the last attempt had written goes at a start more than an hour later: nobody knows whose
    # it is any more.
    for folder in ("archive", "outgoing"):
        for half in spool.path(folder, ".pending").iterdir():
            half.unlink()
    # strace hands signals on to nobody.
    for child in subprocess.run(
        ["pgrep", "-P", str(daemon.pid)], capture_output=True, text=True
    ).stdout.split():
        os.kill(int(child), signal.SIGTERM)
    daemon.wait(60)
    spool.daemons.remove(daemon)
    # Files that are under way when the daemon is killed once or twice are none the worse for it.
    for number in range(1, 9):
        spool.send(f"S/IM{number}.dcm", dicom(number))
    for _ in range(2):
        daemon = spool.start(wrapper=wrapper)
        wait(lambda: daemon.poll() is not None, "the daemon crashes", 60)
        spool.daemons.remove(daemon)
    spool.start()
    wait(lambda: spool.pairs() == 8, "all others are split", 60)
    spool.wait_until_done(60)
    spool.stop()
    spool.account()
    return f"put aside after {LIMIT} crashes; 8 files that saw 2 crashes were split"


if __name__ == "__main__":
    drill(run, __doc__)
