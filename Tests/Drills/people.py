#!/usr/bin/env python3
"""Finding studies: folders named by accession number, lookup, find, locate, status, metrics."""

import json
import os
import subprocess
import time

from spool import check, dicom, drill, wait


def run(spool, options):
    base = spool.folder.parent
    lookup, metrics = base / "lookup", base / "dicomshare.prom"
    spool.configuration = (
        'study-quiet = "1s"\nlabel = "accession"\nhanded-over-after = "1m"\n'
        f'lookup = "{lookup}"\nmetrics-file = "{metrics}"\n'
    )

    def command(*words, status=0):
        source = ["--config", str(base / "dicomshare.toml"), "--spool", str(spool.folder)]
        result = subprocess.run(
            [spool.binary, *words, *source], capture_output=True, text=True
        )
        check(result.returncode == status, f"{words}: {result.returncode}, {result.stderr}")
        return result.stdout

    spool.start()
    wait(lambda: "started" in spool.log.read_text(), "the daemon works", 30)
    for study in (1, 2):
        for number in range(3):
            spool.send(f"{study}/{number}.dcm", dicom(number, study=study))
    folder = spool.path("outgoing", "ACC1")
    wait(folder.exists, "a folder is named by the accession number", 60)
    wait(spool.path("outgoing", "ACC2").exists, "and the other", 60)
    check(len(list(folder.glob("P*.PNG"))) == 3, "with all its shares")
    check(not [p for p in folder.iterdir() if p.name.startswith(".")], "nothing hidden")
    check("ACC1" not in spool.log.read_text(), "the journal keeps the label")
    spool.send("1/late.dcm", dicom(9, study=1))
    wait(spool.path("outgoing", "ACC1_2").exists, "late shares come as a supplement", 60)

    found = json.loads(command("find", "--accession", "ACC1", "--json"))
    check(found["shares"] == 4, "find counts the archive's halves")
    by_patient = json.loads(command("find", "--patient-id", "PAT1", "--json"))
    check(by_patient == found, "by patient identifier, too")
    uid = "1.2.826.0.1.3680043.10.543.1"
    check(json.loads(command("find", "--study-uid", uid, "--json")) == found, "by UID, too")
    command("find", "--accession", "NONE", status=66)
    half = command("locate", str(next(folder.glob("P*.PNG")))).strip()
    check(os.path.dirname(half) == found["archive"], "locate finds the other half")

    (lookup / "ACC2").touch()
    (lookup / "NONE.txt").touch()
    answers = [lookup / "ACC2.answer.txt", lookup / "NONE.txt.answer.txt"]
    wait(lambda: all(a.exists() for a in answers), "both questions are answered", 4)
    check("3 images" in answers[0].read_text(), "the answer counts the images")
    check("no study" in answers[1].read_text(), "and says when there is none")
    check("ACC2" not in spool.log.read_text(), "the journal does not tell what was asked")

    status = lambda: json.loads(command("status", "--json"))
    wait(lambda: status()["pairs"] == 7, "the status counts", 15)
    check("pairs            7" in command("status"), "in words, too")
    wait(lambda: "dicomshare_pairs_total 7" in metrics.read_text(), "the metrics count", 15)

    os.rename(folder, spool.path("outgoing", "handed-over", "ACC1"))
    wait(lambda: status()["handed_over"] == 1, "the status tells of the folder", 15)
    gone = lambda: not spool.path("outgoing", "handed-over", "ACC1").exists()
    if not options.quick:
        wait(gone, "handed over and deleted", 120)
    return "found by every number, nothing told to the journal"


if __name__ == "__main__":
    drill(run, __doc__)
