#!/usr/bin/env python3
"""Folders go away while the service runs: moved, removed, or not mounted any more.

Nothing is made anew in their place that would hide what comes back: the work pauses, journal, `status`
and `status --check` say what for, a reload of the configuration makes nothing, and the work goes on by
itself when the folder is there again. So it is when the service has never run before.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time

from spool import Spool, check, dicom, drill, entries, played, wait

MOVED = "it was moved, removed or emptied while the service ran"
UNMOUNTED = "what it lies on is not mounted any more"


def status(spool, *options):
    command = [spool.binary, "status", "--spool", str(spool.folder),
               "--config", str(spool.folder.parent / "dicomshare.toml"), *options]
    return subprocess.run(command, capture_output=True, text=True)


def is_held_up(spool, role, reason):
    """The journal, the status and monitoring say it, and it stays so."""
    words = f"paused, cannot use {role}: {reason}"
    wait(lambda: words in spool.said(), f"the journal says {words!r}", 20)
    wait(lambda: f"! the work is {words}" in status(spool).stdout, "so does the status", 20)
    answer = status(spool, "--check")
    check(answer.returncode == 2 and answer.stdout.startswith(f"CRITICAL: the work is {words}"),
          f"and monitoring: {answer.stdout}")
    check(json.loads(status(spool, "--json").stdout)["paused"], "and scripts")


def goes_on(spool, number, resumed=1):
    wait(lambda: spool.said().count("resumed after") == resumed, "it goes on by itself", 60)
    spool.send(f"S{number}/IM.dcm", dicom(number, study=number))
    wait(spool.is_published, "and works", 30)
    wait(lambda: "! the work is paused" not in status(spool).stdout, "the status is well again", 20)


def moved(spool):
    """The archive, then `work`, are moved away and come back."""
    daemon = spool.start_working()
    goes_on(spool, 0, 0)
    for number, role in enumerate(("archive", "work"), start=1):
        path, away = spool.path(role), spool.folder.parent / f"away-{role}"
        os.rename(path, away)
        is_held_up(spool, role, MOVED)
        check(not path.exists(), f"no {role} is made anew")
        spool.send(f"S{10 + number}/IM.dcm", dicom(10 + number, study=10 + number))
        daemon.send_signal(signal.SIGHUP)
        wait(lambda: f"still using the old one: {role}" in spool.said(), "a reload is refused", 20)
        check(not path.exists(), "nor by a reload")
        path.mkdir()
        time.sleep(3)  # it is looked at meanwhile
        check(not entries(path), "an empty one is left empty")
        path.rmdir()
        os.rename(away, path)
        goes_on(spool, number, number)
    check("stopped in favor" not in spool.said() and "was replaced" not in spool.said(), "nothing else")
    wait(lambda: spool.pairs() == 5, "what came meanwhile is split", 30)
    spool.account()


def restarted(spool):
    """An archive that is removed for good begins anew when the service is started again."""
    spool.start_working()
    goes_on(spool, 0, 0)
    shutil.rmtree(spool.path("archive"))
    is_held_up(spool, "archive", MOVED)
    spool.stop()
    check("CRITICAL: the service was stopped\n" == status(spool, "--check").stdout, "it was stopped")
    spool.start_working()
    goes_on(spool, 1, 0)
    check(spool.pairs() == 1, "in an archive that is new")


def unmounted(spool):
    """What folders lie on is unmounted, by force, and mounted again."""
    mounts = spool.folder.parent / "mounts"
    roles = ("archive", "outgoing", "reconstruct", "reconstructed")
    for role in roles:
        (mounts / role).mkdir(parents=True)
        mount = ["mount", "-t", "tmpfs", "-o", "size=4m", f"drill-{role}", str(mounts / role)]
        if subprocess.run(mount, capture_output=True).returncode:
            print("unmounted: skipped, only root may mount", flush=True)
            return
    try:
        # Each in a folder of its mount, or the mount itself.
        paths = {role: mounts / role / ("inner" if role != "outgoing" else "") for role in roles}
        spool.configuration += "".join(f'{role} = "{path}"\n' for role, path in paths.items())
        spool.start_working()
        for number, role in enumerate(roles):
            with contextlib.ExitStack() as stack:
                # Somebody else has it open: it is not lost.
                bind = spool.folder.parent / f"bind-{role}"
                bind.mkdir()
                subprocess.run(["mount", "--bind", mounts / role, bind], check=True)
                stack.callback(subprocess.run, ["umount", "-l", str(bind)], check=False)
                subprocess.run(["umount", "-l", mounts / role], check=True)
                is_held_up(spool, role, UNMOUNTED)
                check(not entries(mounts / role), f"nothing is made below the mount point of {role}")
                subprocess.run(["mount", "--bind", bind, mounts / role], check=True)
                wait(lambda: spool.said().count("resumed after") == number + 1, "it goes on", 60)
            spool.send(f"S{number}/IM.dcm", dicom(number, study=number))
            titles = lambda: [p for p in entries(paths["outgoing"]) if "-" in p.name[:5]]
            wait(lambda: spool.is_published() and len(titles()) == number + 1, "and works", 30)
        spool.stop()
        for role in ("archive", "outgoing"):
            spool.path(role).symlink_to(paths[role])
        spool.path("work", ".outgoing", "pending").mkdir(parents=True)  # it lies on the mount
        spool.account()
    finally:
        for role in roles:
            while subprocess.run(["umount", "-l", mounts / role], capture_output=True).returncode == 0:
                pass


def few_files(spool):
    """A service that may open next to nothing says so."""
    for limit in (24, 34):
        daemon = spool.start(wrapper=["prlimit", f"--nofile={limit}", "--"])
        wait(lambda: "paused" in spool.said() or daemon.poll() is not None, "it pauses", 20)
        if daemon.poll() is None:
            wait(lambda: "! the " in status(spool).stdout, f"so says the status with {limit}", 20)
            check(status(spool, "--check").returncode == 2, "and monitoring")
        spool.stop()


SCENES = (moved, restarted, unmounted, few_files)


def run(spool, options):
    for scene in SCENES:
        home = spool.folder.parent / scene.__name__
        home.mkdir()
        with played(Spool(spool.binary, home / "spool", 'study-quiet = "1s"\n')) as own:
            scene(own)
            own.stop()
    return f"{len(SCENES)} scenes"


if __name__ == "__main__":
    drill(run, __doc__)
