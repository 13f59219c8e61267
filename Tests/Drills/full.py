#!/usr/bin/env python3
"""The disk becomes full, or read-only, in the middle of a stream or before the daemon starts; the
work goes on by itself when there is room.
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import time

from spool import Spool, check, dicom, drill, entries, played, standing_still, wait


class Disk:
    """A small file system of its own, with a spool on it."""

    def __init__(self, spool):
        self.path = spool.path()
        self.path.mkdir(parents=True)
        mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(self.path)]
        if subprocess.run(mount, capture_output=True).returncode:
            print("skipped: a tmpfs cannot be mounted here (root is needed)")
            sys.exit(77)

    def fill(self, name="ballast"):
        """Takes all the room there is; returns what holds it."""
        ballast = self.path / name
        with open(ballast, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        return ballast

    def remount(self, how):
        command = ["mount", "-o", f"remount,{how}", str(self.path)]
        # A worker of a service that was killed may hold a file for a moment.
        wait(lambda: subprocess.run(command, capture_output=True).returncode == 0, f"it is mounted {how}", 20)

    def unmount(self):
        subprocess.run(["umount", str(self.path)], check=False)


def processor_seconds(daemon):
    """What a daemon and its threads have used: proc(5)."""
    fields = pathlib.Path(f"/proc/{daemon.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_for_pause(spool, daemon):
    """The daemon says that it cannot work, stays, and does not turn in circles."""
    said = lambda: "paused" in spool.said()
    wait(lambda: daemon.poll() is not None or said(), "the pause is reported", 60)
    before = processor_seconds(daemon)
    # Two tries of its own at least: after 1 s, and 2 s later.
    wait(lambda: daemon.poll() is not None or is_older(daemon, 4), "some seconds have passed")
    check(daemon.poll() is None, f"the daemon ended: {spool.log.read_text()[-300:]}")
    used = processor_seconds(daemon) - before
    check(used < 1, f"it used {used:.1f} s of processor time while it waited")
    check(spool.said().count("paused") == 1, "it is said once")


def is_older(daemon, seconds):
    """Whether a process began some seconds ago."""
    fields = pathlib.Path(f"/proc/{daemon.pid}/stat").read_text().rsplit(")", 1)[1].split()
    begun = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return float(pathlib.Path("/proc/uptime").read_text().split()[0]) - begun > seconds


def full_at_first_start(spool, disk):
    ballast = disk.fill()
    daemon = spool.start()
    wait_for_pause(spool, daemon)
    ballast.unlink()
    wait(lambda: "started" in spool.said(), "the daemon starts when there is room", 60)
    wait(lambda: "resumed after" in spool.said(), "the end of the pause is reported")
    check(daemon.poll() is None, "it is the same daemon")
    spool.send("FIRST/IM.dcm", dicom(0, study=2))
    wait(lambda: spool.pairs() == 1, "it works")
    spool.wait_until_done(60)
    spool.kill(daemon)


def read_only_at_start(spool, disk):
    spool.send("SECOND/IM.dcm", dicom(1, study=2))
    disk.remount("ro")
    daemon = spool.start()
    wait_for_pause(spool, daemon)
    disk.remount("rw")
    wait(lambda: spool.pairs() == 2, "the daemon works when it may write", 60)
    spool.wait_until_done(60)
    check(daemon.poll() is None, "it is the same daemon")
    # Told to stop while it waits, it does.
    spool.stop()
    disk.remount("ro")
    daemon = spool.start()
    wait(lambda: "paused" in spool.said(), "the pause is reported", 60)
    status_says(spool, "CRITICAL: the service is paused since its start")
    daemon.terminate()
    check(daemon.wait(150) == 0, "a daemon that waits can be stopped")
    status_says(spool, "CRITICAL: the service was stopped")
    spool.daemons.clear()
    disk.remount("rw")


def status(spool):
    """What the daemon has written last."""
    return json.loads(spool.path("state", "status.json").read_text())


def status_says(spool, words):
    """What monitoring is told, although the daemon cannot write."""
    command = [spool.binary, "status", "--check", "--spool", str(spool.folder)]
    result = subprocess.run(command, capture_output=True, text=True)
    check(result.returncode == 2 and words in result.stdout, f"not {words!r}: {result.stdout}")


def full_while_working(spool, disk):
    count = 60
    ballast = spool.path("ballast")
    ballast.write_bytes(bytes(3 << 20))
    daemon = spool.start_working()
    # There is room for the files, and for the shares of a part of them.
    with standing_still(daemon):
        for number in range(len(spool.sent), count):
            spool.send(f"F/IM{number:03}.dcm", dicom(number, side=128))
    wait(lambda: "paused" in spool.said(), "the pause is reported", 60)
    check(daemon.poll() is None, "the daemon is there")
    before = spool.pairs()
    check(before < count, "not everything could be split")
    rest = disk.fill("rest")
    begun = time.time()
    wait(lambda: status(spool)["time"] > begun + 1, "the status is written although there is no room", 30)
    wait(lambda: (now := status(spool))["paused"] and now["pending"] > 0, "it says what is so now", 30)
    status_says(spool, "paused, cannot use ")
    rest.unlink()
    ballast.unlink()
    wait(lambda: spool.pairs() == count, f"{count} pairs when there is room", 120)
    spool.wait_until_done(60)
    wait(lambda: "resumed after" in spool.said(), "the end of the pause is reported")
    spool.stop()
    return before, count


def handed_over_while_full(spool, disk):
    """What was handed over goes, and gives the room to remember it in."""
    spool.configuration = 'study-quiet = "1s"\nhanded-over-after = "1s"\n'
    daemon = spool.start_working()
    for study in range(2):
        spool.send(f"S{study}/IM.dcm", dicom(study, study=study))
    studies = lambda: [path.parent for path in spool.path("outgoing").glob("*/SHA256SUMS")]
    wait(lambda: len(studies()) == 2 and spool.is_published(), "the studies are there", 60)
    handed_over = spool.path("outgoing", "handed-over")
    with standing_still(daemon):
        handed_over.mkdir(exist_ok=True)
        for study in studies():
            os.rename(study, handed_over / study.name)
        ballast = disk.fill()
    wait(lambda: not entries(handed_over), "they are deleted although the disk is full", 60)
    wait(lambda: list(spool.path("archive").glob("*/.handed-over")), "that is remembered", 30)
    check(daemon.poll() is None, "the daemon is there")
    ballast.unlink()
    spool.stop()


def run(spool, options):
    home = spool.folder.parent / "beside"
    home.mkdir()
    other = Spool(spool.binary, home / "spool")
    disk, other_disk = Disk(spool), Disk(other)

    def beside():
        with played(other):
            handed_over_while_full(other, other_disk)

    try:
        with concurrent.futures.ThreadPoolExecutor() as pool:
            done = pool.submit(beside)  # it waits for a timer
            full_at_first_start(spool, disk)
            read_only_at_start(spool, disk)
            before, sent = full_while_working(spool, disk)
            spool.account()
        done.result()
        return (
            f"waited for room at the start, and to be let write; {before} pairs when the disk was"
            f" full, {sent} of {sent} in the end; what was handed over gave room on a full one"
        )
    finally:
        for daemon in spool.daemons:
            daemon.kill()
            daemon.wait()
        disk.unmount()
        other_disk.unmount()


if __name__ == "__main__":
    drill(run, __doc__)
