#!/usr/bin/env python3
"""Folders that the service may not enter or delete, made by others, stop nothing else.

A folder of somebody else in `incoming` and in `reconstruct`: the journal and the doctor's page tell
of it. One that files cannot be taken out of is told at once, and once, and so is little room. So is a
bind mount, out of which nothing can be moved, and a file that is one.
`outgoing` on a file system of its own, with its lost+found: later images come as a supplement.
A folder in `handed-over` that cannot be deleted: all others are.
Folders that root restores into `outgoing` and `reconstructed` are told of until they are given back.
"""

import concurrent.futures
import contextlib
import json
import os
import shutil
import subprocess
import sys
import time

from spool import Spool, below, check, dicom, drill, entries, played, wait

NOBODY = 65534
AS_NOBODY = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def own(path):
    """Makes nobody the owner of a folder and of all that is in it."""
    for inner in (path, *path.rglob("*")):
        os.chown(inner, NOBODY, NOBODY)


def send(spool, name, data):
    spool.send(name, data)
    with contextlib.suppress(FileNotFoundError):  # taken already
        os.chown(spool.path("incoming", name), NOBODY, NOBODY)


def begun(binary, base, name, configuration):
    """A spool whose service belongs to nobody."""
    folder = base / name
    folder.mkdir()
    (folder / "spool").mkdir()
    own(folder)
    return Spool(binary, folder / "spool", configuration)


def titles(spool):
    return sorted(path.name for path in entries(spool.path("outgoing")) if "-" in path.name[:5])


def closed(spool):
    """The service may not enter what somebody made for himself."""
    spool.start_working(wrapper=AS_NOBODY)
    for role in ("incoming", "reconstruct"):
        folder = spool.path(role, "CT")
        folder.mkdir(mode=0o700)
        (folder / "IM0.dcm").write_bytes(dicom(0))
    send(spool, "IM1.dcm", dicom(1))
    wait(lambda: spool.pairs() == 1, "what lies beside it is split", 30)
    wait(lambda: spool.said().count("may not be entered") >= 2, "the journal tells of both", 30)
    page = spool.path("reconstruct", "STATUS.HTM")
    wait(lambda: "may not enter a folder" in page.read_text(), "so does the doctor's page", 30)
    check("This folder is empty" not in page.read_text(), "nobody says that nothing is there")
    spool.stop()


def sealed(spool):
    """A folder that was copied with its permissions lets nothing out."""
    spool.start_working(wrapper=AS_NOBODY)
    folder = spool.path("incoming", "CT")
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    for number in range(3):
        (folder / f"IM{number}.dcm").write_bytes(dicom(number))
    words = "files cannot be taken out of, permission denied; open them to their group (chmod -R g+rwX)"
    wait(lambda: words in spool.said(), "the journal tells of it at once", 5)
    place = ["--spool", spool.folder, "--config", spool.folder.parent / "dicomshare.toml"]
    command = [spool.binary, "status", *place]
    told = lambda: subprocess.run(command, capture_output=True, text=True).stdout
    wait(lambda: words in told(), "so does the status", 10)
    numbers = json.loads(subprocess.run([*command, "--json"], capture_output=True, text=True).stdout)
    check(numbers["left_sealed"] == 1, "which counts it")
    for role in ("archive", "incoming", "outgoing"):
        wait(lambda: f"{role} is nearly full" in spool.said(), f"{role} is told of", 10)
    wait(lambda: "archive is nearly full" in told(), "the status tells of little room, too", 10)
    checked = subprocess.run(
        [spool.binary, "config", "check", *place], capture_output=True, text=True)
    check("archive: only" in checked.stderr, f"and so does config check: {checked.stderr}")
    send(spool, "IM9.dcm", dicom(9))
    wait(lambda: spool.pairs() == 1, "what lies beside it is split", 30)
    folder.chmod(0o777)
    wait(lambda: words not in told(), "once it is opened, the status is content", 10)
    said = spool.said()
    check(said.count("archive is nearly full") == 1, "little room was told of once")
    check(said.count(words) == 1 and "ermission denied" not in said.replace(words, ""),
          f"it was told once, and of no file:\n{said}")
    spool.stop()


def mounted(spool):
    """A bind mount in `incoming` and one in `reconstruct`, and a file that is one in each."""
    aside = spool.folder.parent / "aside"
    for role in ("incoming", "reconstruct"):
        (aside / role / "S1").mkdir(parents=True)
        (aside / role / "S1" / "IM0.dcm").write_bytes(dicom(0))
        spool.path(role, "CT").mkdir(parents=True)
    study = spool.folder.parent / "study"
    study.mkdir()
    (study / "IM7.dcm").write_bytes(dicom(7))
    subprocess.run([spool.binary, "split", study, "--archive", aside / "reconstruct",
                    "--patient", aside / "reconstruct"], check=True, capture_output=True)
    (hand := spool.path("reconstruct", "HAND")).mkdir()
    for share in below(aside / "reconstruct", "*.PNG"):
        shutil.copy(share, hand)
    (fixed,) = below(hand, "P*.PNG")
    (held := spool.path("incoming", "IM2.dcm")).write_bytes(dicom(2))
    own(spool.folder.parent)
    before = {path: path.read_bytes() for path in below(aside)}
    mounts = " && ".join(f'mount --bind "{aside / role}" "{spool.path(role, "CT")}"'
                         for role in ("incoming", "reconstruct"))
    for file in (fixed, held):
        mounts += f' && mount --bind "{file}" "{file}"'
    spool.start_working(
        wrapper=["unshare", "--mount", "sh", "-c", f'{mounts} && exec "$@"', "sh", *AS_NOBODY])
    words = "folders or files that are mounts of their own"
    wait(lambda: spool.said().count(words) == 3, "the journal tells of each at once", 5)
    send(spool, "IM1.dcm", dicom(1))
    wait(lambda: spool.pairs() == 1, "what lies beside it is split", 30)
    numbers = lambda: json.loads(subprocess.run(
        [spool.binary, "status", "--spool", spool.folder, "--json"], capture_output=True).stdout)
    wait(lambda: numbers()["left_mounted"] == 3, "the status counts them", 10)
    page = spool.path("reconstruct", "STATUS.HTM")
    wait(lambda: "may not enter a folder" in page.read_text(), "so does the doctor's page", 10)
    used = spool.path("work", ".reconstruct", "used")
    wait(lambda: "reconstructed 1" in spool.said() and entries(used), "what lies beside it is restored", 30)
    time.sleep(3)  # several listings
    check({path: path.read_bytes() for path in below(aside)} == before, "nothing in them is touched")
    check(held.read_bytes() == dicom(2), "nor is the file")
    said = spool.said()
    check(len(below(spool.path("reconstructed"))) == 1 and said.count("reconstructed 1") == 1
          and len(entries(used)) == 1,
          f"a share that is a mount itself is used once:\n{said}")
    check(said.count(words) == 3 and "cross-device" not in said and "busy" not in said,
          f"each was told once:\n{said}")
    spool.stop()


def supplement(spool):
    """lost+found is no study, and keeps none from being published."""
    (spool.path("outgoing", "lost+found")).mkdir(parents=True)
    own(spool.folder)
    os.chown(spool.path("outgoing", "lost+found"), 0, 0)
    spool.path("outgoing", "lost+found").chmod(0o700)
    spool.start_working(wrapper=AS_NOBODY)
    send(spool, "IM0.dcm", dicom(0))
    wait(lambda: len(titles(spool)) == 1, "the study is published", 30)
    send(spool, "again.dcm", dicom(0))
    send(spool, "IM1.dcm", dicom(1))
    wait(lambda: len(titles(spool)) == 2, "later images are published", 30)
    one, other = titles(spool)
    check(other == f"{one}_2", f"as a supplement: {other}")
    wait(spool.is_done, "nothing is stuck", 30)
    spool.stop()
    spool.sent.pop("again.dcm")
    spool.account()


def handed_over(spool):
    """One folder that cannot be deleted keeps none of the others."""
    spool.start_working(wrapper=AS_NOBODY)
    send(spool, "IM0.dcm", dicom(0))
    wait(lambda: len(titles(spool)) == 1, "the study is published", 30)
    home = spool.path("outgoing", "handed-over")
    (home / "0").mkdir(mode=0o755)
    (home / "0" / "x").write_bytes(b"x")
    (title,) = titles(spool)
    os.rename(spool.path("outgoing", title), home / title)
    wait(lambda: [path.name for path in entries(home)] == ["0"], "the other one is deleted", 90)
    check((home / "0" / "x").exists(), "the closed one is as it was")
    spool.stop()


def restored(spool):
    """What root restores from a backup cannot be handed over, nor deleted, before it is given back."""
    spool.start_working(wrapper=AS_NOBODY)
    send(spool, "IM0.dcm", dicom(0))
    wait(lambda: len(titles(spool)) == 1, "the study is published", 30)
    (title,) = titles(spool)
    words = "folders of another user that the service can neither move nor delete"
    told = lambda: subprocess.run(
        [spool.binary, "status", "--spool", spool.folder], capture_output=True, text=True).stdout
    places = []
    for role, name, mode in (("outgoing", "A", 0o755), ("outgoing", "B", 0o700), ("reconstructed", "C", 0o755)):
        folder = spool.path(role, name)
        shutil.copytree(spool.path("outgoing", title), folder)
        folder.chmod(mode)
        places.append(folder)
    spool.path("outgoing", "lost+found").mkdir(mode=0o700)
    for role, count in (("outgoing", 2), ("reconstructed", 1)):
        wait(lambda: any(f"left alone in {role}," in line and words in line and "chown -R" in line
                         and line.endswith(f"({count})") for line in spool.said().splitlines()),
             f"the journal tells of {role}, and what to do", 30)
    wait(lambda: f"! 3 left alone in outgoing, handed-over or reconstructed" in told() and words in told(),
         f"so does the status: {told()}", 15)
    places[0].rename(spool.path("outgoing", "handed-over", "A"))
    time.sleep(8)  # it is not deleted, and looked at again
    check(spool.said().count(words) <= 3, f"each is told once:\n{spool.said()}")
    check("! 3 left alone in outgoing" in told(), "it stays in the status where it is moved to")
    for folder in (spool.path("outgoing", "handed-over", "A"), *places[1:]):
        own(folder)
    wait(lambda: words not in told(), "once they are given back, the status is content", 20)
    wait(lambda: not spool.path("outgoing", "handed-over", "A").exists(), "and it is deleted", 60)
    spool.stop()


def scene(body, spool):
    """Plays one of them."""
    with played(spool):
        body(spool)


def run(spool, options):
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        print("skipped: needs root and setpriv")
        sys.exit(77)
    base = spool.folder.parent
    base.chmod(0o755)
    binary = base / "dicomshare"
    shutil.copy(spool.binary, binary)
    pace = 'study-quiet = "1s"\nrescan = "1s"\nstalled-after = "3s"\n'
    with concurrent.futures.ThreadPoolExecutor() as pool:
        scenes = [pool.submit(scene, body, begun(binary, base, body.__name__, pace + more))
                  for body, more in ((closed, ""), (supplement, ""),
                                     (sealed, 'low-space = "900000GB"\n'), (mounted, ""),
                                     (handed_over, 'handed-over-after = "1s"\n'),
                                     (restored, 'handed-over-after = "1s"\n'))]
    for done in scenes:
        done.result()
    return "closed folders were told of, and stopped nothing"


if __name__ == "__main__":
    drill(run, __doc__)
