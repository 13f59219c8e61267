#!/usr/bin/env python3
"""Two daemons on one spool; one is stopped until the other has taken its claims, then continued."""

import itertools
import random
import signal
import threading
import time

from spool import check, dicom, drill, wait


def run(spool, options):
    count = 300 if options.quick else 2_000
    first = spool.start()
    instances = lambda: {p.name for p in spool.path("work").glob("*-*")}
    wait(lambda: len(instances()) == 1, "the first daemon works", 30)
    (mine,) = instances()
    spool.start()
    wait(lambda: len(instances()) == 2, "the second daemon works", 30)

    # In bursts, and for as long as it takes to stop the first one with a claim in its hands.
    bases = {study: dicom(study, study=study, side=256) for study in range(count // 50)}
    is_held = threading.Event()
    numbers = itertools.count()

    def modality():
        for number in numbers:
            if number >= count and is_held.is_set():
                return
            data = b"%128d" % number + bases[number % len(bases)][128:]
            spool.send(f"T/IM{number:05}.dcm", data)
            if number >= count:
                time.sleep(0.005)

    thread = threading.Thread(target=modality)
    thread.start()
    held = lambda: list(spool.path("work", mine).glob("*/source/*"))
    state = lambda: open(f"/proc/{first.pid}/stat").read().rsplit(")", 1)[1].split()[0]
    moments = random.Random(options.seed)
    end = time.monotonic() + 60
    while True:
        # Stopped with a claim in its hands, wherever it was in its work.
        time.sleep(moments.uniform(0.001, 0.03))
        first.send_signal(signal.SIGSTOP)
        wait(lambda: state() == "T", "the first daemon stops", 10)
        if held():
            break
        first.send_signal(signal.SIGCONT)
        if time.monotonic() > end:
            is_held.set()
            check(False, "the first daemon never held a claim")
    is_held.set()
    thread.join()
    count = next(numbers)
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
