#!/usr/bin/env python3
"""A spool of an earlier version, left in the middle of its work, is finished with nothing lost.

spools/NAME.tar.gz is what the program of that commit left when it was killed:

- study 1 is published, with its ZIP file; one pair of it was reconstructed, and of the other one the
  patient share waits in `reconstruct`;
- study 2 is staged, and one more file of it has not arrived whole;
- of study 3 four files are claimed: pairs are uncommitted, committed without the patient share, and
  committed with it; two files have not been claimed.

    older_spool.py --make OLD_PROGRAM NAME      makes one, by the program of another commit
"""

import contextlib
import gzip
import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

from spool import HASTE, Failed, Spool, below, check, dicom, drill, entries, wait

SPOOLS = pathlib.Path(__file__).parent / "spools"
NAMES = ("35120f0",)
# What instances of the host that made it are called.
MAKER = "FORMERLY-"
MEDIA = 'media = ["folder", "zip"]\n'


def image(study, number):
    return dicom(number, study=study, side=8)


FILES = {f"S{study}/IM{number}": image(study, number)
         for study, count in ((1, 2), (2, 2), (3, 6)) for number in range(count)}
LATE, CUT = "S2/LATE.dcm", 40


def pair(spool, path):
    text = subprocess.run([spool.binary, "inspect", "--json", str(path)], capture_output=True).stdout
    return json.loads(text)["pair"]


def shares(spool, study=None):
    """Archive and patient shares by their pairs."""
    patients = [p for p in below(spool.path(), "P*.PNG") if "reconstruct" not in p.parts]
    return tuple({pair(spool, path): path for path in paths}
                 for paths in (spool.path("archive").glob("*-*/*.png"), patients))


def unpack(name, spool):
    """A spool as it was left, whose claims belong to a dead instance of this host."""
    spool.folder.mkdir(parents=True)
    with tarfile.open(SPOOLS / f"{name}.tar.gz") as archive:
        archive.extractall(spool.folder, filter="fully_trusted")
    # As if it had been left just now: nothing in it is old enough to be removed.
    for path in spool.folder.rglob("*"):
        os.utime(path, follow_symlinks=False)
    with tempfile.TemporaryDirectory() as other:
        mine = Spool(spool.binary, pathlib.Path(other, "spool"))
        mine.start_working()
        (instance,) = mine.instances()
        mine.stop()
    for path in entries(spool.path("work")):
        if path.name.startswith(MAKER):
            # One of another host is taken for dead after a minute.
            host = instance.name.split("-")[0]
            path.rename(path.with_name(f"{host}-{path.name.removeprefix(MAKER)}"))


def run(spool, options):
    for name in NAMES:
        shutil.rmtree(spool.folder, ignore_errors=True)
        finish(name, spool)
    return f"{len(NAMES)} spools of earlier versions, {len(FILES) + 1} files each"


def finish(name, spool):
    unpack(name, spool)
    check(len(spool.sources()) == 4, "claims are open")
    spool.configuration = MEDIA + 'study-quiet = "1s"\n'
    spool.start_working()
    check("took over" in spool.said(), "the claims of the dead instance are taken over")
    # The rest of what has not arrived whole
    (spool.path("incoming", LATE)).write_bytes(image(2, 7))
    wait(spool.is_published, "all is split and published")
    expected = FILES | {LATE: image(2, 7)}
    spool.sent = {name: hashlib.sha256(data).hexdigest() for name, data in expected.items()}
    spool.account()

    archive, patients = shares(spool)
    (half,) = below(spool.path("reconstruct"), "P*.PNG")
    drop(spool, archive[pair(spool, half)], "Dr B/A2.PNG")
    wait(lambda: not half.exists() and len(below(spool.path("reconstructed"), "IM*")) == 2,
         "the share that has been waiting finds its other one")
    back = [pathlib.Path(path).read_bytes() for path in below(spool.path("reconstructed"), "IM*")]
    check(sorted(back) == sorted([image(1, 0), image(1, 1)]), "both files are as they were")
    wait(lambda: len(list(spool.path("outgoing").glob("*.ZIP"))) == 3, "three ZIP files")
    find(spool)

    # The same bytes again are known by the names that the earlier version gave.
    spool.send("S1/AGAIN", image(1, 0))
    wait(lambda: "duplicate" in spool.said() or "removed" in spool.said(), "a duplicate is known")
    spool.wait_until_done(60)
    check(spool.pairs() == len(expected), "and is not split again")
    check(not entries(spool.path("rejected")), "nothing was rejected")
    spool.stop()


def find(spool):
    """Entries of the index that the earlier version sealed are opened."""
    file = spool.folder.parent / "dicomshare.toml"
    found = spool.folder.parent / "find.toml"
    found.write_text(f'spool = "{spool.folder}"\n' + file.read_text())
    for study in (1, 2, 3):
        result = subprocess.run(
            [spool.binary, "find", "--accession", f"ACC{study}", "--config", str(found)],
            capture_output=True, text=True)
        check(result.returncode == 0, f"study {study} is found: {result.stderr}")


def drop(spool, path, name):
    target = spool.path("reconstruct", name)
    target.parent.mkdir(exist_ok=True)
    hidden = target.with_name("." + target.name)
    shutil.copy(path, hidden)
    hidden.rename(target)


# MARK: Making one


def make(program, name):
    HASTE.clear()  # keys that earlier versions do not know
    with tempfile.TemporaryDirectory() as base:
        spool = Spool(program, pathlib.Path(base, "spool"), MEDIA + 'study-quiet = "1s"\nworkers = 4\n')
        try:
            leave(spool)
            pack(spool.folder, SPOOLS / f"{name}.tar.gz")
        finally:
            with contextlib.suppress(Failed):
                spool.stop()


def leave(spool):
    """Brings a spool to where this drill begins."""
    staging = lambda: [p for p in below(spool.path(), "P*.PNG") if p.parent.parent.name.endswith("staging")]
    send(spool, 1)
    wait(lambda: list(spool.path("outgoing").glob("*.ZIP")), "study 1 is published")
    archive, patients = shares(spool)
    one, two = sorted(archive)
    drop(spool, archive[one], "Dr A/A1.PNG")
    drop(spool, patients[one], "Dr A/P1.PNG")
    wait(lambda: below(spool.path("reconstructed"), "IM*"), "a pair is reconstructed")
    drop(spool, patients[two], "Dr B/P2.PNG")
    spool.stop()

    spool.configuration = spool.configuration.replace('"1s"', '"1h"')
    daemon = send(spool, 2)
    wait(lambda: len(staging()) == 2, "study 2 is staged")
    spool.send(LATE, image(2, 7)[:-CUT])
    wait(lambda: '"pending": 1' in spool.path("state", "status.json").read_text(), "it waits", 60)
    spool.kill(daemon)

    before = spool.folder.with_name("before")
    shutil.copytree(spool.folder, before, symlinks=True)
    # Which call leaves the claims in the states that are wished for differs from version to version.
    for number in range(3, 30):
        shutil.rmtree(spool.folder)
        shutil.copytree(before, spool.folder, symlinks=True)
        for name in FILES:
            if name.startswith("S3"):
                spool.send(name, FILES[name])
        daemon = spool.start(wrapper=[
            "strace", "-f", "-o", "/dev/null", "-e", "trace=linkat",
            "-e", f"inject=linkat:signal=SIGKILL:when={number}"])
        daemon.wait(60)
        spool.daemons.clear()
        claimed, committed, whole = len(spool.sources()), spool.pairs() - 4, len(staging()) - 2
        print(f"call {number}: {claimed} claimed, {committed} committed, {whole} with patient share")
        if claimed == 4 > committed > whole > 0:
            return
    raise Failed("no call leaves what is wished for")


def send(spool, study):
    daemon = spool.start_working()
    for name, data in FILES.items():
        if name.startswith(f"S{study}/"):
            spool.send(name, data)
    return daemon


def pack(folder, target):
    """The same bytes for the same spool: no times, no owners, no name of a host."""
    (instance,) = [p.name for p in (folder / "work").iterdir() if not p.name.startswith(".")]
    host = instance.split("-")[0] + "-"
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path in sorted(folder.rglob("*")):
            entry = archive.gettarinfo(path, str(path.relative_to(folder)).replace(host, MAKER))
            entry.uid = entry.gid = entry.mtime = 0
            entry.uname = entry.gname = ""
            data = path.read_bytes().replace(host.encode(), MAKER.encode()) if entry.isreg() else b""
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    with open(target, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as zipped:
        zipped.write(packed.getvalue())
    print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        make(*sys.argv[2:4])
    else:
        drill(run, __doc__)
