#!/usr/bin/env python3
"""Reads from system call logs in which order things reach the medium.

A file gets a name that readers look for only after its content was fsynced, a half only after it
was read back. A source, or a share that was put together, goes only when all that takes its place
has its names, and when the folders of these names were fsynced after they were made. At the end
this holds for all names, also below folders that a killed run has left. Folders of claims, the index, and the pages and figures that show how
things are, need not be durable. The checker is tried first: it must find what is wrong with logs
that are wrong, made by hand and from those of the program.
"""

import concurrent.futures
import shutil
import sys
import tempfile
import time

import scenes
from durability import HALF, Order
from spool import ROOT, Failed, arguments, check, dicom, wait
from strace import TRACED, parse
from writers import preloaded

# A log that is right. It is wrong without any line that begins with "-", and when one that begins
# with "<" comes one line earlier.
HAND_MADE = """\
 1 openat(3</s/archive/.pending>, "c-1", O_RDWR|O_CREAT|O_EXCL, 0640) = 9</s/archive/.pending/c-1>
 1 openat(4</s/outgoing>, ".", O_RDWR|O_TMPFILE, 0640) = 10</s/outgoing/#7>(deleted)
 1 write(9</s/archive/.pending/c-1>, ""..., 5) = 5
 1 write(10</s/outgoing/#7>(deleted), ""..., 5) = 5
-1 pread64(9</s/archive/.pending/c-1>, ""..., 5, 0) = 5
-1 mmap(NULL, 5, PROT_READ, MAP_SHARED, 10</s/outgoing/#7>(deleted), 0) = 0x7f00
-1 fsync(9</s/archive/.pending/c-1>) = 0
-1 fdatasync(10</s/outgoing/#7>(deleted)) = 0
 1 mkdirat(5</s/archive>, "S", 0750) = 0
-1 fsync(5</s/archive>) = 0
-1 linkat(3</s/archive/.pending>, "c-1", 6</s/archive/S>, "A.png", 0 <unfinished ...>
 2 fsync(6</s/archive/S>) = -1 EIO (Input/output error)
 1 <... linkat resumed>) = 0
<2 fsync(6</s/archive/S> <unfinished ...>
-1 linkat(AT_FDCWD</>, "/proc/self/fd/10", 4</s/work/.outgoing/pending>, "c-1", 0x400) = 0
-1 linkat(4</s/work/.outgoing/pending>, "c-1", 7</s/work/.outgoing/staging/S>, "P.PNG", 0) = 0
-2 <... fsync resumed>) = 0
-1 fsync(7</s/work/.outgoing/staging/S>) = 0
<1 unlinkat(8</s/work/i/c/source>, "IM1", 0) = 0
 1 openat(7</s/work/.outgoing/staging/T>, ".", O_RDWR|O_TMPFILE, 0600) = 11</s/work/.outgoing/staging/T/#9>(deleted)
 1 write(11</s/work/.outgoing/staging/T/#9>(deleted), ""..., 5) = 5
-1 fsync(11</s/work/.outgoing/staging/T/#9>(deleted)) = 0
-1 linkat(AT_FDCWD</>, "/proc/self/fd/11", 7</s/work/.outgoing/staging/T>, ".sheet", 0x400) = 0
-1 fsync(7</s/work/.outgoing/staging/T>) = 0
 1 openat(3</s/archive/.pending>, "d-1", O_RDWR|O_CREAT|O_EXCL, 0640) = 9</s/archive/.pending/d-1>
 1 write(9</s/archive/.pending/d-1>, ""..., 5) = 5
-1 pread64(9</s/archive/.pending/d-1>, ""..., 5, 0) = 5
-1 fsync(9</s/archive/.pending/d-1>) = 0
 1 mkdirat(5</s/archive>, "T", 0750) = 0
-1 fsync(5</s/archive>) = 0
-1 linkat(3</s/archive/.pending>, "d-1", 6</s/archive/T>, "B.png", 0) = 0
-1 fsync(6</s/archive/T>) = 0
-1 openat(7</s/work/.outgoing/staging/T>, ".image-B", O_RDWR|O_CREAT|O_EXCL, 0600) = 12</s/work/.outgoing/staging/T/.image-B>
-1 fsync(7</s/work/.outgoing/staging/T>) = 0
<1 unlinkat(8</s/work/i/d/source>, "IM1", 0) = 0
 1 renameat2(3</s/work/.outgoing/staging>, "S", 4</s/work/.outgoing/publishing>, "i~S", 0x1) = 0
 1 openat(3</s/work/.outgoing/publishing/i~S>, ".new", O_CREAT) = 9</s/work/.outgoing/publishing/i~S/.new>
 1 write(9</s/work/.outgoing/publishing/i~S/.new>, ""..., 5) = 5
-1 fsync(9</s/work/.outgoing/publishing/i~S/.new>) = 0
 1 renameat(3</s/work/.outgoing/publishing/i~S>, ".new", 3</s/work/.outgoing/publishing/i~S>, "README") = 0
-1 fsync(3</s/work/.outgoing/publishing/i~S>) = 0
<1 renameat2(4</s/work/.outgoing/publishing>, "i~S", 5</s/outgoing>, "S", 0x1) = 0
-1 fsync(5</s/outgoing>) = 0
 1 openat(4</s/reconstructed>, ".", O_RDWR|O_TMPFILE) = 9</s/reconstructed/#8>(deleted)
 1 write(9</s/reconstructed/#8>(deleted), ""..., 5) = 5
-1 fsync(9</s/reconstructed/#8>(deleted)) = 0
-1 linkat(AT_FDCWD</>, "/proc/self/fd/9", 4</s/reconstructed/S>, "F.dcm", 0x400) = 0
-1 fsync(4</s/reconstructed/S>) = 0
<1 renameat(3</s/reconstruct>, "A", 4</s/work/.reconstruct/used/1>, "0-A") = 0
"""


def is_wrong(calls, left=()):
    try:
        Order(calls, left)
        return False
    except Failed:
        return True


def try_checker():
    """The checker finds each fault of hand-made logs; returns how many were tried."""
    marks, lines = zip(*[(line[0], line[1:]) for line in HAND_MADE.splitlines()])
    Order(parse("\n".join(lines)))
    count = 0
    for number, mark in enumerate(marks):
        wrong = list(lines)
        if mark == "-":
            del wrong[number]
        elif mark == "<":
            wrong[number - 1:number + 1] = lines[number], lines[number - 1]
        else:
            continue
        count += 1
        check(is_wrong(parse("\n".join(wrong))), f"the checker does not see: {mark}{lines[number]}")
    return count


def without(calls, condition):
    return [call for call in calls if not condition(call)]


def spoilt(calls, order):
    """Logs of the program, each with something left out."""
    folders = {path.rpartition("/")[0] for path in order.final}
    yield "no file is synced", without(calls, lambda c: c.is_sync and c.file not in folders)
    for folder in folders:
        if any(c.is_sync and c.file == folder for c in calls):
            yield f"no sync of {folder}", without(calls, lambda c: c.is_sync and c.file == folder)
    if any(HALF.fullmatch(path) and "~" not in was for path, was in order.final.items()):
        yield "nothing is read", without(calls, lambda c: c.is_read)
    if order.marks:
        yield "nothing is marked", without(calls, lambda c: c.opened and "/.image-" in c.opened)
    if order.gone:
        yield "nothing is named", without(calls, lambda c: c.name == "linkat")


class Burst(scenes.Service):
    """Many files of two studies at a time, whose threads share their fsyncs; ZIP files and ISOs."""

    name = "burst"
    files = 16
    study = staticmethod(lambda number: number % 2)
    configuration = 'study-quiet = "1s"\nworkers = 8\nmedia = ["folder", "zip", "iso"]\n'

    def prepare(self, folder):
        spool = self.make_folders(folder)
        for number in range(self.files):
            self.send(spool, f"S/IM{number}.dcm", dicom(number, study=self.study(number)))

    def is_finished(self, spool):
        media = {p.suffix for p in spool.path("outgoing").glob("[!.]*.*")}
        return media == {".ZIP", ".ISO"} and not any(spool.path("work", ".outgoing", "media").iterdir())


class SlowBurst(Burst):
    """On a slow medium: a thread finds folders of studies that another one has not made durable yet."""

    name = "slow-burst"
    files = 64
    study = staticmethod(lambda number: number // 4)  # all of one at a time

    def run(self, folder, wrapper=()):
        return super().run(folder, [*wrapper, *preloaded(self.spool(folder), ROOT / "Tests/Drills/slow_sync.c")])


def trace(scene, label):
    folder = scene.copy(label)
    left = [path for path in (folder / "spool").glob("*/**/") if path.is_dir()]
    log = folder / "strace.log"
    wrapper = [
        "strace", "-D", "-f", "--seccomp-bpf", "-y", "-s", "8", "-o", str(log), "-e",
        f"trace={TRACED}",
    ]
    status = scene.run(folder, wrapper)
    check(status == 0, f"{scene.name}: status {status}")
    text = lambda: log.read_text(errors="surrogateescape")
    wait(lambda: is_whole(text()), "the log is whole", 20)
    scene.check(folder)
    return parse(text()), left


def is_whole(text):
    """Whether all processes and threads of a log have ended, workers by a signal perhaps."""
    lines = [line.split(maxsplit=2) for line in text.splitlines()]
    ended = {line[0] for line in lines if line[1:2] == ["+++"]}
    return bool(ended) and ended == {line[0] for line in lines}


# What is done, how many final names it makes at least, and how much goes when it is done.
SCENES = [
    (Burst, 40, 16), (SlowBurst, 200, 64), (scenes.Drop, 1, 2), (scenes.Return, 2, 2), (scenes.SplitCommand, 2, 0),
    (scenes.ReconstructCommand, 2, 0), (scenes.Arrival, 5, 1), (scenes.Supplement, 5, 1),
    (scenes.Kept, 6, 1), (scenes.IssueAgain, 5, 1), (scenes.Foreign, 2, 0),
    (scenes.SheetArrival, 7, 1), (scenes.SheetSupplement, 7, 1),
]


def follow(scene, label, names, gone):
    """Follows one run of a scene; returns what it was, and how many faults the checker found."""
    calls, left = trace(scene, label)
    try:
        order = Order(calls, left)
    except Failed as failure:
        raise Failed(f"{scene.name}: {failure}") from None
    check(len(order.final) >= names, f"{scene.name}: final names {sorted(order.final)}")
    check(order.gone == gone, f"{scene.name}: {order.gone} sources or shares went")
    faults = list(spoilt(calls, order))
    for fault, log in faults:
        check(is_wrong(log, left), f"{scene.name}: the checker does not see that {fault}")
    return f"{scene.name} {len(calls)} calls, {len(order.final)} names", len(faults)


def run(options, base):
    found = try_checker()
    texts = []
    # Most of the time a daemon waits.
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for round in range(1 if options.quick else 20):
            runs = [
                pool.submit(lambda kind=kind, rest=rest: follow(
                    kind(options.binary, f"{base}/{round}"), "run", *rest))
                for kind, *rest in SCENES
            ]
            texts = [run.result() for run in runs]
            found += sum(faults for _, faults in texts)
    return "; ".join([text for text, _ in texts] + [f"{found} wrong logs were found wrong"])


if __name__ == "__main__":
    options = arguments(__doc__)
    if shutil.which("strace") is None:
        print("skipped: strace is not there")
        sys.exit(77)
    base = tempfile.mkdtemp(prefix="dicomshare-drill-")
    begun = time.monotonic()
    try:
        text = run(options, base)
    except Failed as failure:
        print(f"FAILED: {failure}\nkept at {base}")
        sys.exit(1)
    if options.keep:
        print(f"kept at {base}")
    else:
        shutil.rmtree(base)
    print(f"passed in {time.monotonic() - begun:.0f} s: {text}")
