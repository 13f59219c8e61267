#!/usr/bin/env python3
"""Command and service treat the same pairs, and the same stick, alike.

Files with names that no file system should have to take are split by the command, and reconstructed
by both: the paths below the two folders for results must be the same. Then both are given a stick
with what computers leave on sticks, and once more with something that is no share.
"""

import os
import shutil
import subprocess

from spool import below, check, dicom, drill, entries, wait

NAMES = (
    "plain/IM1", "plain/im2.dcm", "..a/b..", ".hid/.den", "a\\b/c:d", "CON/nul.dcm", "run.exe", "run.dcm.BAT",
    "dot./space /x. ", "ü" * 120 + ".dcm", "bell\x07/\u202egnp.dcm", "/".join("d" * 70) + "/deep",
    "same/IM1", "same/im1", "quote\"/<b>&.dcm",
)
# What computers leave beside shares, and what this program writes itself
COMPANIONS = {
    "DICOMDIR": b"no share", "AUTORUN.INF": b"[autorun]", "Thumbs.db": b"\xd0\xcf\x11\xe0",
    "desktop.ini": b"[.ShellClassInfo]", ".DS_Store": b"\0\0\0\1Bud1", "._P1.PNG": b"\0\5\x16\7",
    "README.TXT": b"text", "INDEX.HTM": b"<p>", "SHA256SUMS": b"0  P1.PNG\n", "README.TXT;1": b"text",
    "@eaDir/P1.PNG/SYNOPHOTO_THUMB.jpg": b"\xff\xd8\xff", "System Volume Information/WPSettings.dat": b"\f",
    ".Spotlight-V100/store": b"x", "$RECYCLE.BIN/desktop.ini": b"x",
}


def tree(folder):
    """Relative paths with the bytes that lie there; notes beside them are no results."""
    return {os.fsencode(path.relative_to(folder)): path.read_bytes() for path in below(folder)}


def command(spool, *words):
    return subprocess.run([spool.binary, *map(str, words)], capture_output=True, text=True)


def split(spool, files):
    """Archive and patient shares of some files, in two folders."""
    base = spool.folder.parent / "split"
    shutil.rmtree(base, ignore_errors=True)
    for name, data in files.items():
        path = base / "input" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    os.makedirs(base / "archive")
    os.makedirs(base / "patient")
    result = command(spool, "split", base / "input", "--archive", base / "archive", "--patient",
                     base / "patient")
    check(result.returncode == 0, f"the command splits them: {result.stderr}")
    return base / "archive", base / "patient"


def drop(spool, name, *folders):
    """Both folders of shares as one dropped folder, which appears as a whole."""
    hidden = spool.path("reconstruct", f".{name}")
    for folder in folders:
        shutil.copytree(folder, hidden, dirs_exist_ok=True)
    hidden.rename(spool.path("reconstruct", name))


def restored(spool):
    """What the service has restored, without the folder of the study."""
    files = {}
    for study in entries(spool.path("reconstructed")):
        files |= tree(study)
    return files


def the_same_paths(spool):
    files = {name: dicom(number, study=1) for number, name in enumerate(NAMES)}
    archive, patient = split(spool, files)
    output = spool.folder.parent / "output"
    result = command(spool, "reconstruct", archive, patient, "--output", output)
    check(result.returncode == 0, f"the command reconstructs them: {result.stderr}")
    by_command = tree(output)
    count = len(list(archive.iterdir()))
    check(len(by_command) == count >= len(NAMES) - 2, f"{len(by_command)} of {count} files")
    drop(spool, "same paths", archive, patient)
    wait(lambda: len(restored(spool)) == count, "the service reconstructs them")
    check(restored(spool) == by_command, "the same pairs have the same paths and bytes:\n"
          + "\n".join(sorted(map(str, set(restored(spool)) ^ set(by_command)))))
    return count


def the_same_stick(spool):
    archive, patient = split(spool, {"S9/IM1": dicom(1, study=9)})
    for folder in (archive, patient):
        for name, data in COMPANIONS.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    output = spool.folder.parent / "stick"
    result = command(spool, "reconstruct", archive, patient, "--output", output)
    check(result.returncode == 0 and not result.stderr, f"the command says nothing of it: {result.stderr}")
    before = restored(spool)
    drop(spool, "stick", archive, patient)
    wait(lambda: len(restored(spool)) == len(before) + 1, "the service reconstructs it")
    wait(lambda: not spool.path("reconstruct", "stick").exists(), "and takes the folder away")
    check(set(tree(output)) == set(restored(spool)) - set(before), "to the same path")
    check(not below(spool.path("reconstruct"), "*.problem.txt"), "nothing is wrong with it")

    # What is no share is none to both.
    archive, patient = split(spool, {"S9/IM2": dicom(2, study=9)})
    (patient / "letter.doc").write_bytes(b"\xd0\xcf\x11\xe0" * 16)
    result = command(spool, "reconstruct", archive, patient, "--output", output)
    check(result.returncode == 65 and "letter.doc" in result.stderr, f"the command names it: {result.stderr}")
    drop(spool, "letter", archive, patient)
    wait(lambda: below(spool.path("reconstruct"), "letter.doc.problem.txt"), "the service names it, too")
    wait(lambda: b"S9/IM2" in restored(spool) and b"S9/IM2" in tree(output), "and both restore the rest")


def run(spool, options):
    spool.start_working()
    count = the_same_paths(spool)
    the_same_stick(spool)
    return f"{count} pairs to the same paths, {len(COMPANIONS)} companions passed over by both"


if __name__ == "__main__":
    drill(run, __doc__)
