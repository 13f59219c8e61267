#!/usr/bin/env python3
"""The archive comes back from a backup: older than the last exams, and with an index that is older yet.

The backup copies the index first, while exams arrive, as programs do that go by the names. After the
restore every pair whose archive share is there is found by its patient share. What comes again is found
by its accession number, too, whether its share was restored or not, and nothing is there twice.
"""

import shutil
import subprocess
import tempfile

from spool import below, check, dicom, digest, drill, wait

CONFIGURATION = 'study-quiet = "1s"\nlow-space = "0B"\n'
IMAGES = 3


def run(spool, options):
    spool.configuration = CONFIGURATION
    backup = spool.folder.parent / "backup"
    archive = spool.path("archive")

    def command(name, *arguments):
        return subprocess.run(
            [spool.binary, name, *map(str, arguments), "--config",
             spool.folder.parent / "dicomshare.toml", "--spool", spool.folder],
            capture_output=True, text=True)

    def finds(study):
        result = command("find", "--accession", f"ACC{study}")
        return result.returncode == 0 and f"{IMAGES} images" in result.stdout

    def send(study):
        for number in range(IMAGES):
            spool.send(f"{study}-{number}", dicom(number, study=study))
        spool.wait_until_done()
        wait(spool.is_published, f"study {study} is published")

    spool.start_working()
    send(1)
    shutil.copytree(archive / ".index", backup / ".index")
    shutil.copy(archive / ".place", backup)
    send(2)
    for folder in archive.glob("*-*"):
        shutil.copytree(folder, backup / folder.name)
    send(3)
    spool.stop()

    shutil.rmtree(archive)
    shutil.copytree(backup, archive)
    spool.start_working()
    wait(lambda: f"rebuilt {IMAGES} index entries" in spool.said(), "entries of pairs are made anew")
    check(finds(1), "what the index knew is found")
    located = [path for path in spool.patients() if command("locate", path).returncode == 0]
    check(len(located) == 2 * IMAGES, f"{len(located)} pairs are found by their patient shares")

    # The modality still has them.
    send(2)
    check(finds(2), "a study without an entry is found once it comes again")
    send(3)
    check(finds(3), "an exam that was lost is found once it comes again")
    check(spool.pairs() == 3 * IMAGES, f"{spool.pairs()} archive shares")
    check(not below(spool.path("rejected")), "something was rejected")
    patients = [path for path in spool.patients() if command("locate", path).returncode == 0]
    check(len(patients) == 3 * IMAGES, f"{len(patients)} patient shares have their archive share")
    with tempfile.TemporaryDirectory() as output:
        subprocess.run(
            [spool.binary, "reconstruct", *patients, "--archive", archive, "--output", output],
            check=True, capture_output=True)
        restored = sorted(digest(path) for path in below(output))
    check(restored == sorted(spool.sent.values()), "every exam comes back")
    return f"{3 * IMAGES} exams, of which {IMAGES} were lost and {IMAGES} unknown to the index"


if __name__ == "__main__":
    drill(run, __doc__)
