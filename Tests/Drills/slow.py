#!/usr/bin/env python3
"""A medium is slow: what takes longer than the next look at it is not done twice, nor for nobody.

A run that is over leaves its last job to itself; folders are deleted, and told of, once; a folder that
is being copied into `reconstruct` stays there.
"""

import concurrent.futures
import contextlib
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import zipfile

from spool import Spool, check, dicom, drill, entries, played, wait
from strace import is_traced

PACE = 'study-quiet = "4s"\nlow-space = "0B"\n'


@contextlib.contextmanager
def injected(daemon, what):
    """Has calls of a daemon, but for those of its worker processes, take their time, or fail."""
    call = what.split(":")[0]
    command = ["strace", "-f", "-q", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={what}"]
    tracer = subprocess.Popen([*command, "-p", str(daemon.pid)], stderr=subprocess.DEVNULL)
    tasks = pathlib.Path(f"/proc/{daemon.pid}/task")
    traced = lambda: all("TracerPid:\t0\n" not in (task / "status").read_text() for task in tasks.iterdir())
    try:
        wait(traced, "the daemon is traced", 10)
        yield
    finally:
        tracer.terminate()
        tracer.wait()


def send_study(spool, count):
    for number in range(count):
        spool.send(f"S/IM{number}.dcm", dicom(number))
    wait(lambda: spool.pairs() == count, "all are split", 60)


def published(spool):
    return [path for path in entries(spool.path("outgoing")) if "-" in path.name and path.name != "handed-over"]


def reload_under_work(spool):
    """A medium is being made when the configuration is read again, and for more than a minute after it."""
    spool.configuration = PACE + 'media = ["folder", "zip"]\n'
    daemon = spool.start_working()
    send_study(spool, 30)
    with injected(daemon, "pwrite64:delay_enter=3000000"):
        jobs = spool.path("work", ".outgoing", "media")
        wait(lambda: entries(jobs), "the ZIP file is begun", 60)
        daemon.send_signal(signal.SIGHUP)
        wait(lambda: "reloaded" in spool.said(), "the next run begins", 120)
        check(entries(jobs), "the ZIP file is not made yet")
        wait(lambda: not entries(jobs), "the ZIP file is made", 300)
    (package,) = [path for path in published(spool) if path.suffix == ".ZIP"]
    with zipfile.ZipFile(package) as file:
        check(file.testzip() is None and len(file.namelist()) == 34, "the ZIP file is whole")
    check("cannot make" not in spool.said(), "nobody was in its way")
    # What that job had counted as, none of this run does.
    with injected(daemon, "linkat:error=ENOSPC"):
        spool.send("T/IM.dcm", dicom(0, study=2))
        wait(lambda: "paused" in spool.said(), "the work is paused", 60)
    wait(lambda: spool.pairs() == 31, "it goes on when there is room", 60)


def handed_over(spool):
    """Deleting takes longer than until the next time that the service looks."""
    spool.configuration = PACE + 'handed-over-after = "0s"\n'
    daemon = spool.start_working()
    home = spool.folder.parent / "handed-over"
    names = [f"0000-0000-{number:04}" for number in range(100)]
    for name in names:
        (home / name).mkdir(parents=True)
        for number in range(4):
            (home / name / f"P{number}.PNG").touch()
    with injected(daemon, "unlinkat:delay_enter=100000"):
        for name in names:
            (home / name).rename(spool.path("outgoing", "handed-over", name))
        wait(lambda: not entries(spool.path("outgoing", "handed-over")), "all are deleted", 300)
    count = lambda: [spool.said().count(f"{name}, which was handed over") for name in names]
    wait(lambda: all(count()), "each is told of", 10)
    told = count()
    check(told == [1] * len(names), f"each was told of once: {told}")


def copied_slowly(spool):
    """A doctor copies a folder, file by file, whose shares go as soon as they are there."""
    spool.configuration = PACE + "archive-lookup = true\n"
    daemon = spool.start_working()
    send_study(spool, 60)
    wait(lambda: published(spool), "the study is published", 60)
    (study,) = published(spool)
    target = spool.path("reconstruct", "CD")
    target.mkdir()
    with injected(daemon, "renameat2:delay_enter=300000"):
        for path in sorted(study.iterdir(), key=lambda path: (path.suffix == ".PNG", path.name)):
            try:
                shutil.copyfile(path, target / path.name)
            except OSError as error:
                check(False, f"the folder was taken away under the doctor's hands: {error}")
            if path.suffix == ".PNG":
                time.sleep(0.8)
    wait(lambda: "60 of 60 images reconstructed" in spool.said(), "all images are there", 120)


def scene(body, options, base):
    """Plays one of them, in a spool of its own."""
    (base / body.__name__).mkdir()
    spool = Spool(options.binary, base / body.__name__ / "spool")
    with played(spool):
        body(spool)
        spool.stop()


def run(spool, options):
    if not is_traced():
        print("skipped: strace is not installed, or may not trace here")
        sys.exit(77)
    bodies = (reload_under_work, handed_over, copied_slowly)
    with concurrent.futures.ThreadPoolExecutor() as pool:
        scenes = [pool.submit(scene, body, options, spool.folder.parent) for body in bodies]
    for done in scenes:
        done.result()
    return "nothing was done twice, nor taken away"


if __name__ == "__main__":
    drill(run, __doc__)
