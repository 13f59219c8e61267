#!/usr/bin/env python3
"""Hundreds of thousands of empty files lie in `incoming`, and in `reconstruct`, where as many texts that
are no shares lie beside them: they cost memory within the bound, and hold up no exam that comes beside
them, in either direction.

Their places are made while the service runs, and are found once more when it starts. The quick form
has some thousands of them; only the long form says how long an exam may take.
"""

import json
import os
import pathlib
import shutil
import time

from spool import below, check, dicom, drill, wait
from workers import MEMORY, peak, workers

# What an exam that is renamed in may take beside them, in seconds; in the long form only.
LONGEST = 5


def proportional(pid):
    """The memory of a process, with what it shares divided among those that share it, in bytes."""
    try:
        for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0


# What is no share, and no sheet.
TEXT = b"Dear colleague, the images that you asked for are on the disc that comes with this letter.\n" * 2


def flood(spool, role, count, letter="E", content=b""):
    """Files in folders of a thousand, the last of them all in one."""
    for number in range(count):
        place = spool.path(role, f"{letter}{number // 1000}" if number < count // 2 else letter)
        if number % 1000 == 0 or number == count // 2:
            place.mkdir(parents=True, exist_ok=True)
        file = os.open(place / f"IM{number}.dcm", os.O_CREAT | os.O_WRONLY, 0o644)
        os.write(file, content)
        os.close(file)


def figures(spool):
    """What the service says of itself."""
    return json.loads(spool.path("state", "status.json").read_text())


def texts(spool):
    """How many texts for the doctor lie beside files that are no shares."""
    return len(below(spool.path("reconstruct"), "*.problem.txt"))


def beside(spool, numbers, quick):
    """Exams that come one after the other are split, and their shares joined, while the rest lies there."""
    waits = []
    for number in numbers:
        before, shares = spool.pairs(), set(spool.patients())
        begun = time.monotonic()
        spool.send(f"X{number}/IM.dcm", dicom(number, study=number), rename=number % 2 == 0)
        wait(lambda: spool.pairs() > before and len(spool.patients()) > before, "the exam is split", 60,
             pause=0.01)
        waits.append(time.monotonic() - begun)
        (share,) = set(spool.patients()) - shares
        begun = time.monotonic()
        shutil.copy(share, spool.path("reconstruct", f"P{number}.PNG"))
        exams = spool.path("reconstructed")
        wait(lambda: len(below(exams, "*.dcm")) == number + 1, "it is restored", 60, pause=0.01)
        waits.append(time.monotonic() - begun)
    longest = max(waits)
    check(quick or longest < LONGEST, f"an exam waited {longest:.1f} s")
    return longest


def weigh(daemon):
    """The highest memory of the service's own process, and what all of its processes have now."""
    most = peak(daemon)
    check(most < MEMORY, f"the service took {most >> 20} MiB of memory")
    return most, sum(map(proportional, [daemon.pid, *workers(daemon.pid)]))


def run(spool, options):
    count = 4000 if options.quick else 200_000
    exams = 2 if options.quick else 10
    # Nothing of them is given up meanwhile.
    spool.configuration = 'study-quiet = "1h"\nreject-after = "48h"\narchive-lookup = true\n'
    daemon = spool.start_working()
    for role in ("incoming", "reconstruct"):
        flood(spool, role, count)
    strangers = count // 4 if options.quick else count
    flood(spool, "reconstruct", strangers, "T", TEXT)
    words = []
    for turn in ("as they came", "after a start"):
        longest = beside(spool, range(exams * len(words), exams * (len(words) + 1)), options.quick)
        if not options.quick:
            # All of them are looked at.
            wait(lambda: figures(spool)["reconstruct_files"] >= strangers, "all are known", 600, pause=1)
        folders = len(list(spool.path("reconstruct").glob("[ET]*/")))
        check(texts(spool) <= 110 * folders, f"{texts(spool)} texts in {folders} folders")
        most, all_of_it = weigh(daemon)
        words.append(
            f"{turn}: an exam waits {longest:.2f} s at most; {most >> 20} MiB of memory at most, "
            f"{all_of_it >> 20} MiB with the workers")
        check(len(spool.incoming()) == count, "the empty files still lie there")
        spool.stop()
        if len(words) == 1:
            daemon = spool.start_working()
    shutil.rmtree(spool.path("incoming"))
    spool.account()
    return f"{count} empty files in each, {strangers} texts; " + "; ".join(words)


if __name__ == "__main__":
    drill(run, __doc__)
