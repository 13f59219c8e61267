#!/usr/bin/env python3
"""Two daemons on one spool; one is stopped until the other has taken its claims, then continued.

On another spool, meanwhile, one dies after it has staged a study.
"""

import concurrent.futures
import itertools
import os
import random
import signal
import threading
import time

from spool import (
    PATIENCE, Spool, below, check, dicom, drill, entries, standing_still, states, wait)


def staged(binary, folder, options):
    """A study that an instance had staged when it died is published by the living one.

    The long form has the dead one on another host, whose lock tells nothing there.
    """
    folder.mkdir(parents=True)
    spool = Spool(binary, folder, 'study-quiet = "4s"\nrescan = "1s"\n')
    try:
        living = spool.start_working()
        apart = not options.quick and os.geteuid() == 0
        wrapper = ["unshare", "--uts", "sh", "-c", 'hostname elsewhere; exec "$@"', "sh"]
        with standing_still(living):
            doomed = spool.start_working(wrapper=wrapper if apart else ())
            for number in range(20):
                spool.send(f"S/IM{number:02}.dcm", dicom(number, study=900))
            wait(lambda: spool.pairs() == 20 and spool.is_done(), "all are split", 30, pause=0.01)
            spool.kill(doomed)
            check(len(entries(spool.path("work", ".outgoing", "staging"))) == 1, "the study is staged")
        wait(spool.is_published, "the living one publishes it", 200 if apart else 60)
        check(len(below(spool.path("outgoing"), "P*.PNG")) == 20, "it is whole")
        spool.stop()
        spool.account()
    finally:
        for daemon in spool.daemons:
            daemon.kill()
            daemon.wait()


def run(spool, options):
    # Both wait most of the time.
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        other = pool.submit(
            staged, spool.binary, spool.folder.parent / "staged" / "spool", options)
        text = stopped(spool, options)
        other.result()
    return f"{text}; a dead one's study was published"


def stopped(spool, options):
    """One is stopped with claims in its hands, and continued when the other has taken them."""
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
