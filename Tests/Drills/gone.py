#!/usr/bin/env python3
"""Folders go away while the service runs, or before it starts: moved, removed, or not mounted.

Nothing is made in their place that would hide what comes back: the work pauses, journal, `status`
and `status --check` say what for, a reload of the configuration makes nothing, and the work goes on by
itself when the folder is there again, or when the administrator says that another one is meant.
"""

import concurrent.futures
import contextlib
import json
import os
import shutil
import signal
import subprocess
import time

from spool import Spool, below, check, dicom, drill, entries, leave_out, played, wait

GONE = "the one that was in use is not at "


def run_command(spool, name, *options):
    command = [spool.binary, name, "--spool", str(spool.folder),
               "--config", str(spool.folder.parent / "dicomshare.toml"), *options]
    return subprocess.run(command, capture_output=True, text=True)


def status(spool, *options):
    return run_command(spool, "status", *options)


def metric(spool, name):
    """A number of `metrics-file`."""
    lines = metrics(spool).read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith(f"dicomshare_{name} ")), None)


def metrics(spool):
    return spool.folder.parent / "dicomshare.prom"


def is_held_up(spool, role, path=None):
    """The journal, the status and monitoring say it, and it stays so."""
    words = f"paused, cannot use {role}: {GONE}{path or spool.path(role)}: mount its disk, or put it back"
    wait(lambda: words in spool.said(), f"the journal says {words!r}", 20)
    wait(lambda: f"! the work is {words}" in status(spool).stdout, "so does the status", 20)
    answer = status(spool, "--check")
    check(answer.returncode == 2 and answer.stdout.startswith(f"CRITICAL: the work is {words}"),
          f"and monitoring: {answer.stdout}")
    check(json.loads(status(spool, "--json").stdout)["paused"], "and scripts")
    wait(lambda: metric(spool, "held_up") == metric(spool, "paused") == 1, "and metrics", 20)
    check(time.time() - metric(spool, "last_loop_seconds") < 60, "which are written again")


def goes_on(spool, number, resumed=1):
    wait(lambda: spool.said().count("resumed after") == resumed, "it goes on by itself", 60)
    spool.send(f"S{number}/IM.dcm", dicom(number, study=number))
    wait(spool.is_published, "and works", 30)
    wait(lambda: "! the work is paused" not in status(spool).stdout, "the status is well again", 20)
    wait(lambda: metric(spool, "held_up") == 0, "so are metrics", 20)


def moved(spool):
    """The archive, then `work`, are moved away and come back."""
    daemon = spool.start_working()
    goes_on(spool, 0, 0)
    for number, role in enumerate(("archive", "work"), start=1):
        path, away = spool.path(role), spool.folder.parent / f"away-{role}"
        os.rename(path, away)
        is_held_up(spool, role)
        check(not path.exists(), f"no {role} is made again")
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


def memory(spool, role):
    """What the service has to forget to begin with another folder."""
    return spool.path("work", ".state-place") if role == "state" else spool.path("state", f"{role}-place")


def restarted(spool):
    """An archive that is removed for good starts over when the administrator says so."""
    spool.start_working()
    goes_on(spool, 0, 0)
    shutil.rmtree(spool.path("archive"))
    is_held_up(spool, "archive")
    spool.stop()
    check("CRITICAL: the service was stopped\n" == status(spool, "--check").stdout, "it was stopped")
    spool.start()
    is_held_up(spool, "archive")
    check(f"remove {memory(spool, 'archive')}" in spool.said(), "it says what to do")
    check(not spool.path("archive").exists(), "it is not made anew")
    spool.send("S1/IM.dcm", dicom(1, study=1))
    memory(spool, "archive").unlink()
    wait(lambda: spool.pairs() == 1, "it starts over by itself", 60)
    check(not spool.incoming(), "with what came meanwhile")


def absent(spool):
    """Folders are not where they were when the service starts; an empty one is in their place, or none."""
    spool.start_working()
    goes_on(spool, 0, 0)
    spool.stop()
    for number, role in enumerate(("archive", "work", "state"), start=1):
        path, away = spool.path(role), spool.folder.parent / f"away-{role}"
        os.rename(path, away)
        if number % 2:
            path.mkdir()
        name = f"S{10 + number}/IM.dcm"
        spool.send(name, dicom(10 + number, study=10 + number))
        daemon = spool.start()
        is_held_up(spool, role)
        time.sleep(3)  # it looks again
        check(spool.path("incoming", name).exists(), "nothing is taken")
        if role == "archive":
            answer = run_command(spool, "find", "--accession", "ACC0")
            check(answer.returncode == 73 and GONE in answer.stderr, f"`find` knows it, too: {answer}")
        left = {entry.name for entry in entries(path)} - ({"status.json"} if role == "state" else set())
        check(daemon.poll() is None and not left, f"nothing is made in {path}: {left}")
        shutil.rmtree(path, ignore_errors=True)
        os.rename(away, path)
        goes_on(spool, number, 1)
        spool.stop()
    check(spool.pairs() == 7, "what came meanwhile is split")
    spool.account()


def together(spool):
    """So are `state` and `work`, which lie on one disk: the archive tells that they are missing."""
    spool.start_working()
    goes_on(spool, 0, 0)
    spool.stop()
    roles = ("state", "work")
    for number, isMade in enumerate((True, False), start=1):
        for role in roles:
            os.rename(spool.path(role), spool.folder.parent / f"away-{role}")
            if isMade:
                spool.path(role).mkdir()
        name = f"S{10 + number}/IM.dcm"
        spool.send(name, dicom(10 + number, study=10 + number))
        daemon = spool.start()
        words = f"paused, cannot use state: {GONE}{spool.path('state')}: mount its disk, or put it back"
        wait(lambda: words in spool.said() or daemon.poll() is not None, f"the journal says {words!r}", 20)
        time.sleep(3)  # it looks again
        check(daemon.poll() is None and spool.path("incoming", name).exists(), "nothing is taken")
        left = [path for role in roles for path in entries(spool.path(role)) if path.name != "status.json"]
        check(not left, f"nothing is made: {left}")
        for role in roles:
            shutil.rmtree(spool.path(role), ignore_errors=True)
            os.rename(spool.folder.parent / f"away-{role}", spool.path(role))
        goes_on(spool, number, 1)
        spool.stop()
    check(spool.pairs() == 5, "what came meanwhile is split")
    spool.account()


def elsewhere(spool):
    """An archive may be named elsewhere: empty before the first exam, a copy afterwards."""
    spool.start_working()
    spool.stop()
    first, second, third = (spool.folder.parent / f"archive-{n}" for n in range(3))
    spool.configuration += f'archive = "{first}"\n'
    daemon = spool.start_working()
    spool.send("S0/IM.dcm", dicom(0))
    wait(spool.is_published, "it works in an archive elsewhere", 30)

    # An empty one is not taken by a reload, nor by a restart.
    file = spool.folder.parent / "dicomshare.toml"
    for path in (second, third):
        path.mkdir()
        spool.configuration = spool.configuration.replace(str(first), str(path))
        file.write_text(file.read_text().replace(str(first), str(path)))
        daemon.send_signal(signal.SIGHUP)
        wait(lambda: f"still using the old one: archive: {GONE}{path}" in spool.said(), "it is refused", 20)
        spool.stop()
        daemon = spool.start()
        is_held_up(spool, "archive", path)
        check(not entries(path), "nothing is made in it")
        # A copy is as good as what it was copied from, and so is one without hidden files.
        for source in entries(first):
            if path == second or not source.name.startswith("."):
                shutil.copytree(source, path / source.name) if source.is_dir() else shutil.copy(source, path)
        wait(lambda: "started with" in spool.said(), "it goes on with the copy", 60)
        first = path
    spool.send("S0/AGAIN.dcm", dicom(0))
    wait(lambda: "removed" in spool.said() and spool.is_published(), "it knows what it has split", 60)
    spool.stop()
    check(len(list(third.glob("*-*/*.png"))) == 1, "one pair")


def older(spool):
    """So it is where an earlier version has run, which left no lines in the folders."""
    spool.start_working()
    goes_on(spool, 0, 0)
    spool.stop()
    for path in [*below(spool.folder, ".place"), *below(spool.folder, "*-place")]:
        path.unlink()
    away = spool.folder.parent / "away"
    os.rename(spool.path("archive"), away)
    spool.path("archive").mkdir()
    for _ in range(2):
        spool.start()
        is_held_up(spool, "archive")
        check(not entries(spool.path("archive")), "nothing is made in it")
        spool.stop()
    spool.start()
    is_held_up(spool, "archive")
    spool.path("archive").rmdir()
    os.rename(away, spool.path("archive"))
    goes_on(spool, 1, 1)
    spool.account()
    check(all(memory(spool, role).exists() for role in ("archive", "work", "state")), "it is known now")


def unmounted(spool):
    """What folders lie on is unmounted, by force, and mounted again."""
    mounts = spool.folder.parent / "mounts"
    roles = ("archive", "outgoing", "reconstruct", "reconstructed")
    for role in roles:
        (mounts / role).mkdir(parents=True)
        mount = ["mount", "-t", "tmpfs", "-o", "size=4m", f"drill-{role}", str(mounts / role)]
        if subprocess.run(mount, capture_output=True).returncode:
            leave_out("unmounted", "only root may mount")
            return
    try:
        # Each in a folder of its mount, or the mount itself.
        paths = {role: mounts / role / ("inner" if role != "outgoing" else "") for role in roles}
        spool.configuration += "".join(f'{role} = "{path}"\n' for role, path in paths.items())
        spool.start_working()
        goes_on(spool, 50, 0)
        resumed = 0
        for number, role in enumerate(roles):
            with contextlib.ExitStack() as stack:
                # Somebody else has it open: it is not lost.
                bind = spool.folder.parent / f"bind-{role}"
                bind.mkdir()
                subprocess.run(["mount", "--bind", mounts / role, bind], check=True)
                stack.callback(subprocess.run, ["umount", "-l", str(bind)], check=False)
                subprocess.run(["umount", "-l", mounts / role], check=True)
                is_held_up(spool, role, paths[role])
                check(not entries(mounts / role), f"nothing is made below the mount point of {role}")
                subprocess.run(["mount", "--bind", bind, mounts / role], check=True)
                wait(lambda: spool.said().count("resumed after") == resumed + 1, "it goes on", 60)
                resumed += 1
                if role != "reconstructed":  # nobody would know it again
                    spool.stop()
                    subprocess.run(["umount", "-l", mounts / role], check=True)
                    spool.start()
                    is_held_up(spool, role, paths[role])
                    check(not entries(mounts / role), f"nothing is made below the mount point of {role}")
                    subprocess.run(["mount", "--bind", bind, mounts / role], check=True)
                    wait(lambda: "started with" in spool.said(), "it goes on from the start, too", 60)
                    resumed = 1
            spool.send(f"S{number}/IM.dcm", dicom(number, study=number))
            titles = lambda: [p for p in entries(paths["outgoing"]) if "-" in p.name[:5]]
            wait(lambda: spool.is_published() and len(titles()) == number + 2, "and works", 30)
        spool.stop()
        for role in ("archive", "outgoing"):
            spool.path(role).symlink_to(paths[role])
        spool.path("work", ".outgoing", "pending").mkdir(parents=True)  # it lies on the mount
        spool.account()
    finally:
        for role in roles:
            while subprocess.run(["umount", "-l", mounts / role], capture_output=True).returncode == 0:
                pass


def few_threads(spool):
    """A service that may have few threads works with those, and says what to do; so it does with none."""
    user = 60_000 + os.getpid() % 5000  # the limit counts all threads of a user
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        leave_out("few threads", "needs root and setpriv")
        return
    home = spool.folder.parent
    os.chown(home, user, user)
    binary = home / "dicomshare"
    shutil.copy(spool.binary, binary)
    binary.chmod(0o755)
    spool.binary = binary
    wrapper = lambda limit: ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups",
                             "prlimit", f"--nproc={limit}", "--"]
    daemon = spool.start(wrapper=wrapper(30))
    wait(lambda: "started with" in spool.said() or daemon.poll() is not None, "it starts", 30)
    check(daemon.poll() is None, f"it works:\n{spool.said()}")
    check("too few threads" in spool.said() and "raise TasksMax=" in spool.said(),
          f"it says what to do:\n{spool.said()}")
    for number in range(20):
        # Moved in when it is the service's already: taken before, it could not be moved out.
        folder = home / f"S{number}"
        folder.mkdir()
        (folder / "IM.dcm").write_bytes(dicom(number, study=number))
        os.chown(folder / "IM.dcm", user, user)
        os.chown(folder, user, user)
        folder.rename(spool.path("incoming", folder.name))
    wait(lambda: spool.is_published() and spool.pairs() == 20, "it works with few", 90)
    check("again" not in spool.said() and "retry" not in spool.said(), f"nothing failed:\n{spool.said()}")
    spool.stop()
    for limit in (1, 4):
        daemon = spool.start(wrapper=wrapper(limit))
        wait(lambda: daemon.poll() is not None, "it cannot work with next to none", 20)
        check(daemon.returncode == 75 and "allows no more threads" in spool.said()
              and "raise TasksMax=" in spool.said(), f"and says what to do:\n{spool.said()}")


def few_files(spool):
    """A service that may open next to nothing says so."""
    for limit in (24, 34):
        daemon = spool.start(wrapper=["prlimit", f"--nofile={limit}", "--"])
        wait(lambda: "paused" in spool.said() or daemon.poll() is not None, "it pauses", 20)
        if daemon.poll() is None:
            wait(lambda: "! the " in status(spool).stdout, f"so says the status with {limit}", 20)
            check(status(spool, "--check").returncode == 2, "and monitoring")
        spool.stop()


SCENES = (moved, restarted, absent, together, elsewhere, older, unmounted, few_files, few_threads)


def run(spool, options):
    # Another user comes to the scene of few threads through this one.
    os.chmod(spool.folder.parent, 0o755)

    def play(scene):
        home = spool.folder.parent / scene.__name__
        home.mkdir()
        with played(Spool(spool.binary, home / "spool", 'study-quiet = "1s"\n')) as own:
            own.configuration += f'metrics-file = "{metrics(own)}"\n'
            scene(own)
            own.stop()

    with concurrent.futures.ThreadPoolExecutor() as pool:
        played_scenes = [pool.submit(play, scene) for scene in SCENES]
    for done in played_scenes:
        done.result()
    return f"{len(SCENES)} scenes"


if __name__ == "__main__":
    drill(run, __doc__)
