#!/usr/bin/env python3
"""Two daemons on one spool; one is stopped until the other has taken its claims, then continued."""

import random
import signal
import time

from spool import check, dicom, drill, wait


def run(spool, options):
    count = 300 if options.quick else 2_000
    first = spool.start()
    wait(lambda: len(list(spool.path("work").glob("*-*"))) == 1, "the first daemon works", 30)
    second = spool.start()
    wait(lambda: len(list(spool.path("work").glob("*-*"))) == 2, "the second daemon works", 30)
    for number in range(count // 2):
        spool.send(f"T/IM{number:05}.dcm", dicom(number, study=number // 50, side=64))
    # Stopped with claims in its hands.
    wait(lambda: len(spool.claims()) > 1, "both have claims", 30)
    first.send_signal(signal.SIGSTOP)
    for number in range(count // 2, count):
        spool.send(f"T/IM{number:05}.dcm", dicom(number, study=number // 50, side=64))
    wait(lambda: not spool.incoming() and not spool.claims(), "the second took over", 600)
    took = "took over" in spool.log.read_text()
    first.send_signal(signal.SIGCONT)
    time.sleep(3)
    check(first.poll() is None, "the first daemon goes on")
    for number in range(count, count + 100):
        spool.send(f"T/IM{number:05}.dcm", dicom(number, study=number // 50))
    spool.wait_until_done(120)
    spool.stop()
    spool.account()
    check(took, "claims were taken over")
    return f"{count + 100} files, each exactly one pair"


if __name__ == "__main__":
    drill(run, __doc__)
