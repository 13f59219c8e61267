"""The doctor of the drill of a hospital: drops both shares through Samba, and takes the exam."""

import shutil

from hospital_study import FOLDER, SLICES
from spool import below, check, digest, wait


def doctor(spool, samba, desk, clerk_desk, sent):
    """Drops what the patient brought and what the archive has, and takes the exam."""
    patient = sorted((clerk_desk / "unzip").glob("*/*"))
    check(patient, "the patient brings something")
    desk.mkdir()
    samba.run("archive", ["recurse", "mget *"], desk)
    archive = sorted(desk.rglob("*.png"))
    check(len(archive) == SLICES, f"{len(archive)} shares from the archive")
    drop = desk / "drop"
    drop.mkdir()
    for number, share in enumerate(p for p in patient if p.suffix == ".PNG"):
        shutil.copyfile(share, drop / f"from the patient {number}.png")
    for number, share in enumerate(archive):
        shutil.copyfile(share, drop / f"{number} (copy).png")
    commands = ['mkdir "visit"', 'cd "visit"'] + [f'put "{p.name}"' for p in sorted(drop.iterdir())]
    samba.run("reconstruct", commands, drop)
    done = lambda: [p for p in spool.path("reconstructed").rglob("*") if p.is_file()]
    wait(lambda: len(done()) == SLICES, "the exam is back", 120)
    taken = desk / "taken"
    taken.mkdir()
    samba.run("reconstructed", ["recurse", "mget *"], taken)
    back = {p.name: digest(p) for p in taken.rglob("*") if p.is_file()}
    check(back == sent, "the exam is the same, byte for byte, under its names")
    check({p.parent.name for p in taken.rglob("*") if p.is_file()} == {FOLDER}, "in its folder")
    wait(lambda: not below(spool.path("reconstruct", "visit"), "*.png"), "all is put away", 60)
