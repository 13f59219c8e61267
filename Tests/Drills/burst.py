#!/usr/bin/env python3
"""A burst of small files while the daemon is stopped for ten seconds: the event queue overflows."""

import pathlib
import time

from spool import dicom, drill, standing_still, wait


def run(spool, options):
    count = 2_000 if options.quick else 20_000
    limit = int(pathlib.Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    daemon = spool.start_working()
    begun = time.monotonic()
    with standing_still(daemon):
        for number in range(count):
            name = f"B/{number // 1000}/IM{number:05}.dcm"
            spool.send(name, dicom(number, study=number // 500), number % 2)
        time.sleep(max(0, 10 - (time.monotonic() - begun)))
    wait(lambda: spool.pairs() >= count, f"{count} pairs", 1800)
    spool.wait_until_done(60)
    took = time.monotonic() - begun
    spool.stop()
    spool.account()
    return f"{count} files (queue of {limit} events), each exactly one pair, {count / took:.0f} a second"


if __name__ == "__main__":
    drill(run, __doc__)
