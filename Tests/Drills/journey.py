#!/usr/bin/env python3
"""What a daemon meets in a day: slow and odd modalities, a clerk, a doctor, an administrator."""

import contextlib
import os
import pathlib
import shutil
import signal
import time

from spool import below, check, dicom, digest, drill, element, entries, standing_still, wait
from strange import PIXELS

CONFIGURATION = 'study-quiet = "1s"\narchive-lookup = false\n'
# Longer than what noise, or a random name as that of the share PAT1XK7Q.PNG, may hold.
STUDY = 4711081


def run(spool, options):
    spool.configuration = CONFIGURATION
    daemon = spool.start_working()

    modalities(spool)
    clerk_and_doctor(spool)
    administrator(spool, daemon)
    idle(daemon)
    with standing_still(daemon):  # it replaces its figures and pages all the time
        leaks(spool)
    stopped_while_reloading(spool, daemon)
    return "slow, odd and hostile files; clerk, doctor, administrator; idle"


def modalities(spool):
    incoming = spool.path("incoming")
    whole = dicom(1, study=STUDY)

    # Written slowly, with pauses, open all the time.
    slow = open(incoming / "SLOW.dcm", "wb")
    slow.write(whole[:200])
    slow.flush()
    # Written in two parts, closed in between.
    parts = dicom(2, study=STUDY)
    (incoming / "PARTS.dcm").write_bytes(parts[:-40])
    # An empty placeholder, and one full of zeros.
    (incoming / "EMPTY.dcm").touch()
    (incoming / "ZEROS.dcm").write_bytes(bytes(len(whole)))
    # What must never be followed.
    outside = spool.folder.parent / "outside.dcm"
    outside.write_bytes(dicom(3, study=9))
    (incoming / "LINK.dcm").symlink_to(outside)
    os.mkfifo(incoming / "PIPE.dcm")
    os.link(outside, incoming / "HARD.dcm")
    # Junk and temporary names.
    (incoming / "Thumbs.db").write_bytes(b"junk")
    (incoming / "X.part").write_bytes(whole)
    # No DICOM file.
    pending = incoming / ".letter"
    pending.write_bytes(b"Dear colleague, this is not an image.\n" * 9)
    os.rename(pending, incoming / "LETTER.txt")
    # A name that is no text.
    odd = os.fsencode(incoming) + b"/\xff\xfe name\n.dcm"
    with open(odd, "wb") as file:
        file.write(dicom(4, study=STUDY))
    # A folder that is moved in whole.
    moved = spool.folder.parent / "moved"
    (moved / "deep" / "er").mkdir(parents=True)
    (moved / "deep" / "er" / "IM.dcm").write_bytes(dicom(5, study=STUDY))
    os.rename(moved, incoming / "moved")

    wait(lambda: spool.pairs() == 2, "what is whole was taken", 30)
    check((incoming / "SLOW.dcm").exists(), "a file that is being written is left alone")
    check((incoming / "PARTS.dcm").exists(), "a file that is not whole is left alone")
    wait(lambda: below(spool.path("rejected"), "LETTER.txt"), "the letter is put aside", 60)
    wait(lambda: below(spool.path("rejected"), "REASON.TXT"), "with a reason")

    for begin in range(200, len(whole), 200):
        slow.write(whole[begin : begin + 200])
        slow.flush()
        time.sleep(0.05)
    check((incoming / "SLOW.dcm").exists(), "whole but open: left alone")
    slow.close()
    with open(incoming / "PARTS.dcm", "ab") as file:
        file.write(parts[-40:])
    (incoming / "EMPTY.dcm").write_bytes(dicom(6, study=STUDY))
    with open(incoming / "ZEROS.dcm", "r+b") as file:
        file.write(dicom(7, study=STUDY))
    wait(lambda: spool.pairs() == 6, "all were taken once they were whole", 90)
    check((incoming / "LINK.dcm").is_symlink(), "the link is where it was")
    check((incoming / "HARD.dcm").exists(), "the file with two names is where it was")
    check(digest(outside) == digest(incoming / "HARD.dcm"), "and its content is untouched")
    outside.unlink()
    with contextlib.suppress(FileNotFoundError):  # taken at once
        os.utime(incoming / "HARD.dcm")
    wait(lambda: spool.pairs() == 7, "with one name left it is taken", 90)
    for name in ("LINK.dcm", "PIPE.dcm"):
        (incoming / name).unlink()
    text = spool.log.read_text()
    check("symbolic link" in text, "the link was reported")


def clerk_and_doctor(spool):
    outgoing, reconstruct = spool.path("outgoing"), spool.path("reconstruct")
    # In the order of a share's way.
    unpublished = [spool.path("work", ".outgoing", name) for name in ("pending", "staging", "publishing")]
    wait(lambda: not any(map(entries, unpublished)), "all studies are published", 60)
    studies = [p for p in outgoing.iterdir() if p.name.count("-") == 2]
    check(len(studies) >= 2, f"{len(studies)} study folders")
    for study in studies:
        check((study / "README.TXT").exists(), "a README for the patient")
        check((study / "SHA256SUMS").exists(), "checksums")

    # The doctor drops one half of everything, and is told what is missing.
    for number, study in enumerate(studies):
        shutil.copytree(study, reconstruct / f"CD {number}", copy_function=shutil.copyfile)
    texts = lambda: sorted(p.name for p in below(reconstruct, "*.problem.txt"))
    folders = [f"CD {number}" for number in range(len(studies))]
    wait(
        lambda: texts() == [f"{name}.problem.txt" for name in folders],
        "one text beside each folder whose halves are alone",
        60,
    )
    page = reconstruct / "STATUS.HTM"
    for name, study in zip(folders, studies):
        count = len(list(study.glob("P*.PNG")))
        line = f"0 of {count} image{'s' * (count > 1)} reconstructed, {count} waiting"
        text = reconstruct / f"{name}.problem.txt"
        wait(lambda: line in text.read_text(), "with its counts", 60)
        wait(lambda: line in page.read_text(), "and on the page", 10)
        check(name not in page.read_text(), "which has no names that people gave")
    for number, half in enumerate(sorted(spool.path("archive").glob("*-*/*.png"))):
        shutil.copyfile(half, reconstruct / f"{number} from the archive.png")
    done = lambda: below(spool.path("reconstructed"))
    wait(lambda: len(done()) == 7, "all files are back", 60)
    wait(lambda: not texts(), "the texts are gone", 30)
    ours = {"STATUS.HTM"}
    wait(lambda: {p.name for p in reconstruct.iterdir()} <= ours, "all is put away", 60)
    # What came late is a folder of its own for the clerk, and the same study for the doctor.
    done_line = f"{len({study.name.split('_')[0] for study in studies})} exams done"
    wait(lambda: done_line in page.read_text(), "the page says that all is done", 10)
    expected = {digest_of(dicom(n, study=STUDY)) for n in (1, 2, 4, 5, 6, 7)} | {digest_of(dicom(3, study=9))}
    check({digest(p) for p in done()} == expected, "byte for byte")
    names = {p.name for p in done()}
    check({"SLOW.dcm", "PARTS.dcm", "IM.dcm", "HARD.dcm"} <= names, "under their names")

    # A share that was saved as a photo, and one that is cut off.
    half = next(spool.path("outgoing").glob("*-*-*/P*.PNG"))
    (reconstruct / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(500))
    (reconstruct / "cut.png").write_bytes(half.read_bytes()[:-50])
    wait(lambda: len(list(reconstruct.glob("*.problem.txt"))) == 2, "a text beside each", 60)
    check("JPEG" in (reconstruct / "photo.jpg.problem.txt").read_text(), "about the photo")
    check("cut off" in (reconstruct / "cut.png.problem.txt").read_text(), "about the missing rest")


def digest_of(data):
    import hashlib

    return hashlib.sha256(data).hexdigest()


def administrator(spool, daemon):
    # A wrong configuration keeps the old one in force; a right one is taken.
    file = spool.folder.parent / "dicomshare.toml"
    good = file.read_text()
    file.write_text("no-such-key = 1\n")
    daemon.send_signal(signal.SIGHUP)
    wait(lambda: "no-such-key" in spool.log.read_text(), "the wrong key is named", 30)
    file.write_text(good + "workers = 1\n")
    daemon.send_signal(signal.SIGHUP)
    wait(lambda: "reloaded" in spool.log.read_text(), "the right one is taken", 30)
    before = spool.pairs()
    spool.send("AFTER.dcm", dicom(20, study=2))
    wait(lambda: spool.pairs() == before + 1, "the work goes on", 30)
    # The watched folder is removed and made again under the daemon's hands.
    with standing_still(daemon):  # which would make parts of it again too early
        shutil.rmtree(spool.path("incoming"))
    wait(lambda: spool.path("incoming", "issue-again").is_dir(), "incoming is made again", 30)
    spool.send("LATER.dcm", dicom(21, study=2))
    wait(lambda: spool.pairs() == before + 2, "and watched", 30)
    check(daemon.poll() is None, "it is the same daemon")


def idle(daemon):
    def ticks():
        fields = pathlib.Path(f"/proc/{daemon.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def switches():
        return sum(
            int(line.split()[1])
            for task in pathlib.Path(f"/proc/{daemon.pid}/task").iterdir()
            for line in (task / "status").read_text().splitlines()
            if line.startswith("voluntary_ctxt")
        )

    time.sleep(3)
    # The timers alone make 35; whatever else the machine does adds to some windows, not to all.
    for _ in range(6):
        begin, begin_switches = ticks(), switches()
        time.sleep(20)
        used = (ticks() - begin) * 1000 // os.sysconf("SC_CLK_TCK")
        woke = switches() - begin_switches
        if used <= 60 and woke <= 40:
            return
    check(False, f"an idle daemon used {used} ms of CPU and woke {woke} times in 20 s")


def leaks(spool):
    markers = [
        b"Drill^Patient", b"PAT%d" % STUDY, b"ACC%d" % STUDY, b"1.2.826.0.1.3680043.10.543", b"SLOW", b"PARTS"]
    places = ["archive", "outgoing", "state", "work"]
    files = [p for place in places for p in spool.path(place).rglob("*") if p.is_file()]
    for path in [*files, spool.log]:
        content = path.read_bytes()
        for marker in markers:
            check(marker not in content, f"{marker!r} stands in {path.name}")
            check(marker not in os.fsencode(path.relative_to(spool.folder.parent)), "nor in names")


def stopped_while_reloading(spool, daemon):
    """A stop that is asked for while files are finished before a reload is not forgotten."""
    spool.send("BIG.dcm", dicom(22, study=2)[:-PIXELS] + element((0x7FE0, 0x10), "OW", bytes(64 << 20)))
    wait(spool.sources, "it is claimed", 30, pause=0.001)
    reloads = spool.log.read_text().count("reloading the ")
    daemon.send_signal(signal.SIGHUP)
    wait(lambda: spool.log.read_text().count("reloading the ") > reloads, "it is finished", 30, pause=0.001)
    daemon.send_signal(signal.SIGTERM)
    wait(lambda: daemon.poll() is not None, "it stops", 60)
    check(daemon.returncode == 0, f"exit status {daemon.returncode}")


if __name__ == "__main__":
    drill(run, __doc__)
