#!/usr/bin/env python3
"""A service that does one thing at a time publishes a study as soon as it is quiet.

600 small files come by one copy of a folder; their study is there within `study-quiet` and a second
after the last of them was taken in.
"""

import shutil
import subprocess
import time

from spool import check, dicom, drill, wait

COUNT = 600
QUIET = 2.0
# A machine that does something else at the moment gets another try, with another study.
TRIES = 3


def once(spool, source, number):
    """Sends a study; returns how long after its last file it was published."""
    folder = spool.path("incoming", f"STUDY{number}")
    before = len(published(spool))
    subprocess.run(["cp", "-r", str(source), str(folder)], check=True)
    for path in source.iterdir():
        spool.sent[f"STUDY{number}/{path.name}"] = None
    wait(lambda: spool.pairs() == len(spool.sent), "all files are split", 300, pause=0.01)
    taken = time.monotonic()
    wait(lambda: len(published(spool)) > before, "the study is published", 120, pause=0.01)
    return time.monotonic() - taken


def published(spool):
    return [
        path for path in spool.path("outgoing").iterdir()
        if path.is_dir() and not path.name.startswith(".") and path.name != "handed-over"
    ]


def run(spool, options):
    spool.configuration = f'workers = 1\nstudy-quiet = "{QUIET:.0f}s"\n'
    daemon = spool.start_working()
    times = []
    for number in range(TRIES):
        source = spool.folder.parent / f"source{number}"
        source.mkdir()
        for image in range(COUNT):
            data = dicom(image, study=number + 1, side=48)
            (source / f"IM{image}.dcm").write_bytes(data)
        times.append(once(spool, source, number))
        shutil.rmtree(source)
        if times[-1] <= QUIET + 1:
            break
    check(daemon.poll() is None, "the service lives on")
    seconds = ", ".join(f"{time:.1f} s" for time in times)
    check(times[-1] <= QUIET + 1, f"published {seconds} after the last file, quiet for {QUIET:.0f} s")
    return f"{COUNT} files; published {seconds} after the last one"


if __name__ == "__main__":
    drill(run, __doc__)
