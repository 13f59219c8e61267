#!/usr/bin/env python3
"""Kills the daemon before each of its file system calls in turn, from claim to publishing.

A clerk takes every study folder the moment it appears. At the end no half is without its other
half and no source is gone without its pair; a file that is sent again after its patient half was
destroyed is put aside, not removed, and a further half can be issued for it.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time

from spool import below, check, dicom, digest, drill, wait
from strace import is_traced

CALLS = "linkat,unlinkat,renameat,renameat2,mkdirat,fsync"
CONFIGURATION = 'study-quiet = "1s"\nworkers = 1\n'


class Clerk:
    """Takes each study folder as soon as it is seen."""

    def __init__(self, spool):
        self.outgoing = spool.path("outgoing")
        self.desk = spool.folder.parent / "desk"
        self.desk.mkdir(exist_ok=True)
        self.done = threading.Event()
        self.failure = None
        self.thread = threading.Thread(target=self.work)
        self.thread.start()

    def work(self):
        try:
            self.take()
        except Exception as error:
            self.failure = f"the clerk could not go on: {error!r}"

    def take(self):
        taken = 0
        while not self.done.is_set():
            # Without what is hidden, as a clerk's file manager shows it.
            for folder in self.outgoing.glob("[!.]*-*-*"):
                os.rename(folder, self.desk / f"{taken}-{folder.name}")
                mine = self.desk / f"{taken}-{folder.name}"
                taken += 1
                sums = subprocess.run(
                    ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=mine, capture_output=True
                )
                if sums.returncode or not (mine / "README.TXT").exists():
                    self.failure = f"{folder.name} was published half"
            time.sleep(0.005)

    def stop(self):
        self.done.set()
        self.thread.join()
        check(not self.failure, self.failure)


def run(spool, options):
    if not is_traced():
        print("skipped: strace is not installed, or may not trace here")
        sys.exit(77)
    step = 5 if options.quick else 1
    spool.configuration = CONFIGURATION
    spool.start_working()
    spool.stop()
    clerk = Clerk(spool)
    kills = 0
    number = 1 + options.seed % step
    try:
        while True:
            for part in range(2):
                spool.send(f"{number}/IM{part}.dcm", dicom(part, study=number))
            wrapper = [
                "strace", "-f", "-o", "/dev/null", "-e", f"trace={CALLS}",
                "-e", f"inject={CALLS}:signal=SIGKILL:when={number}",
            ]
            daemon = spool.start(wrapper=wrapper)
            published = lambda: len(list(clerk.desk.glob("*/P*.PNG"))) == len(spool.sent)
            wait(lambda: daemon.poll() is not None or published(), "killed or published", 60)
            # Some calls come after that.
            with contextlib.suppress(subprocess.TimeoutExpired):
                daemon.wait(1)
            if daemon.poll() is None:
                # It came through to the end: there are fewer calls than that. strace hands the
                # signal on to nobody, so its child is stopped.
                subprocess.run(["pkill", "-TERM", "-P", str(daemon.pid)], check=False)
                daemon.wait(300)
                break
            kills += 1
            spool.daemons.clear()
            # Once more, whole; every second time with the rest of the first left for the next.
            if number % 2:
                spool.start()
                wait(published, "published after the restart", 60)
                spool.stop()
            number += step
    finally:
        clerk.stop()
    check(not spool.incoming(), "incoming is empty")
    spool.account(extra_patients=[clerk.desk])

    resend(spool, clerk.desk)
    return f"killed before {kills} calls, {len(spool.sent)} files, each exactly one pair"


def resend(spool, desk):
    """A patient half is destroyed, and the modality sends its file again."""
    shutil.rmtree(desk)
    name, data = "again.dcm", dicom(0, study=1 + 0)
    known = [n for n in spool.sent if n.endswith("/IM0.dcm")][0]
    data = dicom(0, study=int(known.split("/")[0]))
    before = spool.pairs()
    spool.start()
    spool.send(name, data)
    rejected = lambda: below(spool.path("rejected"), name)
    wait(rejected, "the file that came again is put aside")
    check(digest(rejected()[0]) == spool.sent.pop(name), "it is the file that was sent")
    # One text for all of a study that came again.
    wait((rejected()[0].parents[1] / "REASON.TXT").exists, "a reason lies in its study's folder")
    check(spool.pairs() == before, "no second pair was made")
    os.rename(rejected()[0], spool.path("incoming", "issue-again", name))
    wait(lambda: spool.pairs() == before + 1, "a further half is issued")
    wait(lambda: len(spool.patients()) == 1, "it is on its way to the clerk")


if __name__ == "__main__":
    drill(run, __doc__)
