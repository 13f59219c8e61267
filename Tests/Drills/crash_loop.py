#!/usr/bin/env python3
"""A file over which the daemon ends again and again is put aside, or left alone where it was
dropped; files beside it are none the worse for it.
"""

import os
import shutil
import signal
import subprocess
import sys

from spool import below, check, dicom, digest, drill, wait
from strace import is_traced

# As CrashGuard.limit.
LIMIT = 5
# Of the study of a file that nothing else has to do with.
ALONE = 2


def ending(call, *options):
    """What stands before a daemon that is to end over a system call."""
    # Killed: from an injected SIGSEGV, Swift's own handler returns.
    return [
        "strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", *options,
        "-e", f"inject={call}:signal=SIGKILL",
    ]


def crash(spool, wrapper):
    daemon = spool.start(wrapper=wrapper)
    wait(lambda: daemon.poll() is not None, "the daemon crashes", 60)
    spool.daemons.remove(daemon)


def terminate(spool, daemon):
    """Ends a daemon that is traced: strace hands signals on to nobody."""
    tracer = str(daemon.pid)
    pids = subprocess.run(["pgrep", "-P", tracer], capture_output=True, text=True).stdout.split()
    for pid in pids:
        os.kill(int(pid), signal.SIGTERM)
    daemon.wait(300)
    spool.daemons.remove(daemon)


def crash_loop(spool, wrapper, is_left_alone, is_too_early):
    """Lets daemons end over a file, until one lives on that leaves it alone."""
    for _ in range(LIMIT):
        crash(spool, wrapper)
        check(not is_too_early(), "the file is not left alone too early")
    daemon = spool.start(wrapper=wrapper)
    wait(lambda: daemon.poll() is not None or is_left_alone(), "the file is left alone", 60)
    check(daemon.poll() is None, "the daemon lives on")
    wait(lambda: "ended several times" in spool.said(), "the journal says so", 10)
    return daemon


def arrival(spool):
    """A file that was sent is put aside."""
    spool.start_working()
    spool.stop()
    spool.send("S/POISON.dcm", dicom(0))
    # The commit links an archive share from its pending name: the first attempt is the end.
    wrapper = ending("linkat", "-P", str(spool.path("archive", ".pending").resolve()))
    put_aside = lambda: below(spool.path("rejected"), "POISON.dcm")
    daemon = crash_loop(spool, wrapper, put_aside, lambda: any(spool.path("rejected").iterdir()))
    check(digest(put_aside()[0]) == spool.sent.pop("S/POISON.dcm"), "it is the file that was sent")
    reason = (put_aside()[0].parent / "REASON.TXT").read_text()
    check("ended several times in a row" in reason, "a reason lies beside it")
    wait(lambda: not spool.claims(), "its claim is gone")
    # What the last attempt had written goes at a start more than an hour later: nobody knows whose
    # it is any more.
    for folder in (("archive", ".pending"), ("work", ".outgoing", "pending")):
        for half in spool.path(*folder).iterdir():
            half.unlink()
    terminate(spool, daemon)
    # Files that are under way when the daemon is killed once or twice are none the worse for it.
    for number in range(1, 9):
        spool.send(f"S/IM{number}.dcm", dicom(number))
    spool.send("T/ALONE.dcm", dicom(0, study=ALONE))
    for _ in range(2):
        crash(spool, wrapper)
    spool.start_working()
    wait(lambda: spool.pairs() == 9, "all others are split", 60)
    spool.wait_until_done(60)
    spool.stop()
    spool.account()


class Drops:
    """Both halves of all files, which are dropped."""

    def __init__(self, spool):
        self.spool = spool
        self.folder = spool.path("reconstruct")
        archive = below(spool.path("archive"), "*.png")
        studies = {path.parent.name for path in archive}
        of = lambda study: [path for path in archive if path.parent.name == study]
        (self.alone,) = [study for study in studies if len(of(study)) == 1]
        (self.others,) = studies - {self.alone}
        self.halves = {
            study: of(study) + [
                path for path in spool.patients() if path.parent.name.startswith(study)
            ]
            for study in studies
        }

    def texts(self):
        return sorted(path.name for path in below(self.folder, "*.problem.txt"))

    def restored(self):
        return sorted(digest(path) for path in below(self.spool.path("reconstructed")))

    def dropped(self):
        """What lies there, as names with digests."""
        return {
            path.name: digest(path) for path in below(self.folder)
            if path.name != "STATUS.HTM" and path.suffix != ".txt"
        }


def joining(spool, drops):
    """The daemon ends when it has put one pair together; the other pairs come through."""
    both = drops.halves[drops.alone]
    check(len(both) == 2, f"{len(both)} halves of the file that is alone in its study")
    for name, half in zip(("one.png", "other.png"), both):
        shutil.copyfile(half, drops.folder / name)
    here = drops.dropped()
    (drops.folder / "CD").mkdir()
    for number, half in enumerate(drops.halves[drops.others]):
        shutil.copyfile(half, drops.folder / "CD" / f"{number}.png")
    target = spool.path("reconstructed", drops.alone, "T").resolve()
    texts = ["one.png.problem.txt", "other.png.problem.txt"]
    daemon = crash_loop(
        spool, ending("linkat", "-P", str(target)), lambda: set(texts) <= set(drops.texts()),
        lambda: set(texts) & set(drops.texts()),
    )
    for text in texts:
        check("What to do: " in (drops.folder / text).read_text(), "the doctor is told what to do")
    rest = sorted(d for name, d in spool.sent.items() if not name.startswith("T/"))
    wait(lambda: drops.restored() == rest, "all others are put together", 60)
    wait(lambda: drops.dropped() == here, "both halves are left as they were", 60)
    terminate(spool, daemon)


def looking(spool, drops):
    """A worker is killed when it reads one share, again and again; the daemon lives on, and what it
    could not work on before, it can now."""
    both = drops.halves[drops.others][:1] + drops.halves[drops.others][-1:]
    poison = drops.folder / "POISON.png"
    shutil.copyfile(both[0], poison)
    wanted = digest(poison)
    text = "POISON.png.problem.txt"
    wrapper = ending("pread64,read,mmap", "-P", str(poison.resolve()))
    daemon = spool.start(wrapper=wrapper)
    wait(lambda: daemon.poll() is not None or text in drops.texts(), "it is left alone", 120)
    check(daemon.poll() is None, "the daemon lives on")
    for words, what in (
        ("ended several times", "the journal says so"),
        ("a worker process was killed", "the journal says why it was tried again"),
    ):
        wait(lambda: words in spool.said(), what, 10)
    check("What to do: " in (drops.folder / text).read_text(), "the doctor is told what to do")
    all_files = sorted(spool.sent.values())
    wait(lambda: drops.restored() == all_files, "the pair beside it is put together", 60)
    wait(lambda: drops.dropped() == {"POISON.png": wanted}, "the share is left as it was", 60)
    terminate(spool, daemon)


def mended(spool, drops):
    """A program that does not end over it works with what the other one had left alone."""
    # The first of them is there already, as POISON.png.
    for path in drops.halves[drops.others][1:]:
        shutil.copyfile(path, drops.folder / path.name)
    spool.start_working()
    wait(lambda: not drops.dropped() and not drops.texts(), "all that was dropped is used", 60)
    check(drops.restored() == sorted(spool.sent.values()), "every file is there, and once")
    spool.stop()
    spool.account()


def run(spool, options):
    if not is_traced():
        print("skipped: strace is not installed, or may not trace here")
        sys.exit(77)
    spool.configuration = 'study-quiet = "1h"\n'  # so that the halves stay where they are
    arrival(spool)
    drops = Drops(spool)
    for part in (joining, looking, mended):
        part(spool, drops)
    return (
        f"put aside, or left alone where they were dropped, after {LIMIT} crashes; 9 files that"
        " saw 2 crashes were split, and all that was dropped beside was put together"
    )


if __name__ == "__main__":
    drill(run, __doc__)
