#!/usr/bin/env python3
"""Two daemons on one spool; one is stopped until the other has taken its claims, then continued."""

import itertools
import random
import signal
import threading
import time

from spool import PATIENCE, check, dicom, drill, states, wait


def run(spool, options):
    count = 300 if options.quick else 2_000
    first = spool.start_working()
    (mine,) = [instance.name for instance in spool.instances()]
    spool.start_working()

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

    thread = threading.Thread(target=modality, daemon=True)
    thread.start()
    held = lambda: [path for path in spool.sources() if path.parts[-4] == mine]
    moments = random.Random(options.seed)
    end = time.monotonic() + 60 * PATIENCE
    while True:
        # Stopped with a claim in its hands, wherever it was in its work.
        time.sleep(moments.uniform(0.001, 0.03))
        first.send_signal(signal.SIGSTOP)
        wait(lambda: states(first) == {"T"}, "the first daemon stops", 10)
        if held():
            break
        first.send_signal(signal.SIGCONT)
        if time.monotonic() > end:
            is_held.set()
            check(False, "the first daemon never held a claim")
    is_held.set()
    thread.join()
    count = next(numbers)
    wait(lambda: "took over" in spool.said(), "the second takes claims over", 600)
    wait(spool.is_done, "the second takes all of them over", 600)
    first.send_signal(signal.SIGCONT)
    time.sleep(3)
    check(first.poll() is None, "the first daemon goes on")
    for number in range(count, count + 100):
        spool.send(f"T/IM{number:05}.dcm", dicom(number, study=number // 50))
    spool.wait_until_done(120)
    spool.stop()
    spool.account()
    return f"{count + 100} files, each exactly one pair"


if __name__ == "__main__":
    drill(run, __doc__)
