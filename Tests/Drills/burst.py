#!/usr/bin/env python3
"""A burst of small files while the daemon is stopped for ten seconds: the event queue overflows."""

import os
import pathlib
import signal
import time

from spool import check, dicom, drill, wait


def run(spool, options):
    count = 2_000 if options.quick else 20_000
    limit = int(pathlib.Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    daemon = spool.start()
    wait(lambda: spool.path("state", "status.json").exists(), "the daemon works", 30)
    daemon.send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    for number in range(count):
        spool.send(f"B/{number // 1000}/IM{number:05}.dcm", dicom(number, study=number // 500), number % 2)
    time.sleep(max(0, 10 - (time.monotonic() - begun)))
    daemon.send_signal(signal.SIGCONT)
    wait(lambda: spool.pairs() >= count, f"{count} pairs", 1800)
    spool.wait_until_done(60)
    took = time.monotonic() - begun
    spool.stop()
    spool.account()
    return f"{count} files (queue of {limit} events), each exactly one pair, {count / took:.0f} a second"


if __name__ == "__main__":
    drill(run, __doc__)
