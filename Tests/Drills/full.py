#!/usr/bin/env python3
"""The disk becomes full in the middle of a stream; the work goes on by itself when there is room."""

import os
import subprocess
import sys
import tempfile

from spool import check, dicom, drill, wait


def run(spool, options):
    count = 60
    spool.path().mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(spool.path())]
    if subprocess.run(mount, capture_output=True).returncode:
        print("skipped: a tmpfs cannot be mounted here (root is needed)")
        sys.exit(77)
    try:
        ballast = spool.path("ballast")
        ballast.write_bytes(bytes(3 << 20))
        daemon = spool.start()
        wait(lambda: spool.path("reconstruct").exists(), "the folders are made")
        sent = 0
        while sent < count:
            try:
                spool.send(f"F/IM{sent:03}.dcm", dicom(sent, side=128))
                sent += 1
            except OSError:
                break
        for leftover in spool.path("incoming").rglob(".*.dcm"):
            leftover.unlink()
        wait(lambda: "paused" in spool.log.read_text(), "the pause is reported", 60)
        check(daemon.poll() is None, "the daemon is there")
        before = spool.pairs()
        check(before < sent, "not everything could be split")
        ballast.unlink()
        wait(lambda: spool.pairs() == sent, f"{sent} pairs when there is room", 120)
        spool.wait_until_done(60)
        check("going on after" in spool.log.read_text(), "the end of the pause is reported")
        spool.stop()
        spool.account()
        return f"{before} pairs when the disk was full, {sent} of {sent} in the end"
    finally:
        for daemon in spool.daemons:
            daemon.kill()
            daemon.wait()
        subprocess.run(["umount", str(spool.path())], check=False)


if __name__ == "__main__":
    drill(run, __doc__)
