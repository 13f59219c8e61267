#!/usr/bin/env python3
"""Modalities that write slowly and strangely, many at a time, while the clock steps forth and back.

No file is taken before it is whole, none is missed, none is split twice: in the end each content
that a writer meant is exactly one pair. Folders are listed again only once a day, so that the
events and the looks at what waits must do. What a writer does wrong is done on purpose: it must see
its file where it put it for as long as it is not whole.
"""

import concurrent.futures
import contextlib
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import threading
import time

from spool import Failed, check, dicom, drill, element, standing_still, wait
from strange import PIXELS, WRITERS, Writer

CONFIGURATION = 'rescan = "1d"\nstudy-quiet = "2s"\nstalled-after = "3s"\n'
# How many times as fast the daemon's clock goes when there are no leases.
SPEED = 6
CLOCK = pathlib.Path(__file__).with_name("clock.c")


def appended(spool, daemon, count, seed):
    """A file grows after it was claimed: what came of the work on it is thrown away."""
    moments = random.Random(seed)
    done = 0
    # How long after it was claimed a file is still in work depends on the machine.
    longest = 0.05
    for number in range(10 * count):
        data = dicom(90_000 + number, study=5)[:-PIXELS]
        data += element((0x7FE0, 0x10), "OW", moments.randbytes(16 << 20))
        more = element((0xFFFC, 0xFFFC), "OB", moments.randbytes(100))  # PS3.10 section 7.2
        before = spool.pairs()
        pending = spool.path("incoming", f".{number}")
        pending.write_bytes(data)
        os.rename(pending, spool.path("incoming", f"L{number}.dcm"))
        wait(lambda: spool.sources() or spool.pairs() > before, "it is claimed", 30, pause=0.001)
        time.sleep(moments.uniform(0, longest))
        file = None
        with standing_still(daemon):
            sources = spool.sources()
            if sources and spool.pairs() == before:
                # The lease that the daemon may hold at this moment makes others wait.
                with contextlib.suppress(BlockingIOError):
                    file = os.open(sources[0], os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK)
                    os.write(file, more[:50])
            else:
                longest *= 0.7
        if file is not None:
            time.sleep(moments.uniform(0, 0.3))
            os.write(file, more[50:])
            os.close(file)
            data += more
            done += 1
        spool.expect(f"L{number}", data)
        spool.wait_until_done(120)
        check(spool.pairs() == before + 1, f"{spool.pairs() - before} pairs of a file that grew")
        if done == count:
            return
    raise Failed(f"only {done} of {10 * count} files could be changed while they were claimed")


def clock(spool, *environment):
    """What preloads clock.c; nothing where it cannot be made."""
    return preloaded(spool, CLOCK, *environment)


def preloaded(spool, source, *environment):
    """What preloads a C file of the drills; nothing where it cannot be made."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        return []
    library = spool.folder.parent / f"{source.stem}.so"
    flags = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror"]
    subprocess.run([compiler, *flags, "-o", library, source], check=True)
    return ["env", f"LD_PRELOAD={library}", *environment]


def write_all(spool, first, copies, pauses, seed):
    """Lets writers of all kinds write at the same time, and waits until all of it is split."""
    writers = [
        (write, Writer(spool, first + 100 * kind + copy, pauses[copy % len(pauses)], seed))
        for kind, write in enumerate(WRITERS)
        for copy in range(copies)
    ]
    with concurrent.futures.ThreadPoolExecutor(len(writers)) as pool:
        results = [(write, pool.submit(write, writer)) for write, writer in writers]
    for write, result in results:
        try:
            result.result()
        except Failed as failure:
            raise Failed(f"{write.__name__}: {failure}") from None
    wait(lambda: spool.pairs() >= len(spool.sent), "all that was written is split", 90)
    return f"{len(writers)} writers of {len(WRITERS)} kinds"


def without_leases(spool, options):
    """Only quiet tells that a file is finished: a minute, which the daemon's clock makes short."""
    wrapper = clock(spool, f"CLOCK_SPEED={SPEED}")
    if not wrapper:
        return "no compiler for the drill without leases"
    spool.long_pause = 20
    spool.start(wrapper=wrapper)
    # A writer who opens its file once more must not be quiet for longer than that.
    text = write_all(spool, 10_000, 6, (0.5, 60 / SPEED / 10), options.seed)
    check(spool.claims(), "sources stay for a time when their pairs are there")
    spool.wait_until_done(600 // SPEED + 60)
    spool.stop()
    return f"{text} without leases"


def run(spool, options):
    lock = threading.Lock()

    def expect(name, data):
        with lock:
            spool.sent[name] = hashlib.sha256(data).hexdigest()

    spool.expect = expect
    spool.long_pause = 8 if options.quick else 65
    # What looks torn rests for a minute otherwise; no writer pauses for as long as this.
    spool.configuration = CONFIGURATION + ('settle-in-doubt = "15s"\n' if options.quick else "")
    wrapper = clock(spool)
    daemon = spool.start_working(wrapper)
    # Shorter than 4 s, after which some importers take what is there.
    texts = [write_all(spool, 0, 3 if options.quick else 20, (0.5, 1.5, 3.5), options.seed)]
    spool.wait_until_done(30)
    if wrapper:
        status = spool.path("state", "status.json")
        error = lambda: abs(json.loads(status.read_text())["time"] - time.time())
        wait(lambda: error() > 1e6, "the daemon's clock is wrong", 60)
        wait(lambda: error() < 1e6, "and right again", 60)
    late = 3 if options.quick else 50
    appended(spool, daemon, late, options.seed)
    texts.append(f"{late} files changed while they were claimed")
    spool.stop()
    texts.append("the clock stepped" if wrapper else "no compiler for the clock that steps")
    if not options.quick:
        texts.append(without_leases(spool, options))
    spool.account()
    return "; ".join([*texts, f"{len(spool.sent)} files, each exactly one pair"])


if __name__ == "__main__":
    drill(run, __doc__)
