#!/usr/bin/env python3
"""Two daemons on one spool; one is stopped until the other has taken its claims, then continued."""

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

    def modality():
        for number in range(count):
            spool.send(f"T/IM{number:05}.dcm", dicom(number, study=number // 50, side=256))

    thread = threading.Thread(target=modality)
    thread.start()
    held = lambda: list(spool.path("work", mine).glob("*/source"))
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
        check(time.monotonic() < end, "the first daemon never held a claim")
    thread.join()
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
