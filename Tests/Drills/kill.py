#!/usr/bin/env python3
"""Kills the daemon at random moments of a stream of files; every file must end as one pair."""

import concurrent.futures
import random
import threading
import time

from spool import check, dicom, drill, wait


def run(spool, options):
    kills = 25 if options.quick else 200
    moments = random.Random(options.seed)
    done = threading.Event()
    count = 0

    def modality():
        nonlocal count
        while not done.is_set():
            spool.send(f"S{count % 5}/IM{count:05}.dcm", dicom(count, study=count % 5), count % 2)
            count += 1
            time.sleep(0.02)

    spool.path("incoming").mkdir(parents=True)
    with concurrent.futures.ThreadPoolExecutor() as pool:
        sending = pool.submit(modality)
        try:
            for _ in range(kills):
                daemon = spool.start()
                time.sleep(moments.uniform(0.01, 0.6))
                check(daemon.poll() is None, "the daemon ended by itself")
                spool.kill(daemon)
        finally:
            done.set()
    sending.result()
    check(count > kills, f"{count} files came during {kills} kills")
    spool.start_working()
    spool.wait_until_done()
    # What the dead left is gone, and then what the living had.
    wait(lambda: len(spool.instances()) == 1, "work holds one folder")
    spool.stop()
    left = spool.instances()
    check(not left, f"work holds {len(left)} folders after the end")
    spool.account()
    return f"{kills} kills, {count} files, each exactly one pair"


if __name__ == "__main__":
    drill(run, __doc__)
