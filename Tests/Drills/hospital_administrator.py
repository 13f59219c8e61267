"""The administrator of the drill of a hospital: asks, and sees what becomes of faults and wishes."""

import json
import os
import shutil
import subprocess
import zipfile

from hospital_study import MARK, ROOT_UID, SLICES, slices
from spool import check, wait


def command(spool, *words, status=0):
    """Runs a command on the spool's configuration, and returns what it prints."""
    configuration = spool.folder.parent / "dicomshare.toml"
    source = ["--config", str(configuration), "--spool", str(spool.folder)]
    result = subprocess.run([spool.binary, *words, *source], capture_output=True, text=True)
    check(result.returncode == status, f"{words}: {result.returncode}, {result.stderr}")
    return result.stdout


def administrator(spool, label):
    """Finds the study by its numbers, and sees how the daemon does."""
    base = spool.folder.parent
    command(spool, "config", "check")
    found = json.loads(command(spool, "find", "--accession", f"{MARK}-ACC1", "--json"))
    check(found["shares"] == SLICES, "find counts the archive shares")
    check(label in found["archive"], "and names their folder")
    check(found["outgoing"] == [str(spool.path("outgoing", label))], "and the clerk's, without media")
    for key, value in (("--patient-id", f"{MARK}-PATIENT-ID"), ("--study-uid", f"{ROOT_UID}.1")):
        check(json.loads(command(spool, "find", key, value, "--json")) == found, f"find {key}")
    command(spool, "find", "--accession", "NONE", status=66)
    found_share = command(spool, "locate", str(next(spool.path("outgoing", label).glob("P*.PNG")))).strip()
    check(os.path.dirname(found_share) == found["archive"], "locate finds the other share")

    lookup = base / "lookup"
    question, nonsense = lookup / f"{MARK}-ACC1", lookup / "NONE.txt"
    question.touch()
    nonsense.touch()
    answers = [p.with_name(p.name + ".answer.txt") for p in (question, nonsense)]
    wait(lambda: all(a.exists() for a in answers), "questions in lookup are answered", 10)
    check(label in answers[0].read_text(), "with the study's label")
    check("No exam" in answers[1].read_text(), "or that there is none")

    status = lambda: json.loads(command(spool, "status", "--json"))
    wait(lambda: status()["pairs"] == SLICES, "the status counts the pairs", 15)
    wait(lambda: status()["reconstructed"] == SLICES, "and the restored files", 15)
    check(f"pairs            {SLICES}" in command(spool, "status"), "in words, too")
    check(status()["outgoing_folders"] >= 1, "it counts what was not handed over")
    check("both shares are on this machine" in command(spool, "status"), "and what that means")
    check(status()["reconstruct_bytes_per_second"] > 0, "it tells how fast this goes")
    text = command(spool, "status")
    for words in ("throughput       split: ", "incoming by inotify (", "packages         0 ZIP files"):
        check(words in text, f"{words!r} is in the status: {text}")
    metrics = base / "dicomshare.prom"
    wait(lambda: f"dicomshare_pairs_total {SLICES}" in metrics.read_text(), "metrics", 15)
    for name in ("outgoing_oldest_seconds", "split_busy_seconds_total", "media_waiting", "rejected_files"):
        check(f"dicomshare_{name} " in metrics.read_text(), f"{name} is among them")
    shutil.rmtree(lookup)  # its names are the questions
    lookup.mkdir()


def power_failure(spool):
    """Entries of the index do not reach the medium; every share is found all the same."""
    shares = sorted(map(str, spool.path("archive").glob("*/*.png")))
    spool.stop()
    for number, entry in enumerate(spool.path("archive", ".index", "pair").iterdir()):
        if number % 2:
            entry.unlink()
        else:
            os.truncate(entry, 0)
    command(spool, "locate", shares[0], status=66)
    spool.start()
    anew = f"rebuilt {len(shares)} index entries"
    wait(lambda: anew in spool.log.read_text(), anew, 30)
    for share in shares[:3]:
        check(command(spool, "locate", share).strip() == share, "locate finds it again")


def named_by_accession(spool):
    """A site that wants its folders named by accession number; nothing else is."""
    spool.stop()
    # One file alone need not wait for others.
    spool.configuration = spool.configuration.replace('study-quiet = "20s"', 'study-quiet = "2s"')
    spool.configuration += 'label = "accession"\n'
    spool.start()
    name, data = next(slices())
    other = data.replace(f"{MARK}-ACC1".encode(), f"{MARK}-ACC2".encode())
    other = other.replace(f"{ROOT_UID}.1".encode(), f"{ROOT_UID}.9".encode())
    spool.send(name, other)
    outgoing = spool.path("outgoing")
    archive = outgoing / f"{MARK}-ACC2.ZIP"
    wait(lambda: archive.exists() and (outgoing / f"{MARK}-ACC2.ISO").exists(), "named as asked", 60)
    with zipfile.ZipFile(archive) as content:
        for path in content.namelist():
            check(MARK not in path, "the ZIP file tells the accession number to nobody inside")
    found = json.loads(command(spool, "find", "--accession", f"{MARK}-ACC2", "--json"))
    check(found["outgoing"] == [str(outgoing / f"{MARK}-ACC2")], "find knows the folder all the same")
    check(MARK not in spool.log.read_text(), "the journal keeps the label")
    check(not any(MARK in str(p) for p in spool.path("archive").rglob("*")), "so does the archive")
