"""The clerk of the drill of a hospital: copies the folder, burns the disc, mails, hands over."""

import contextlib
import os
import re
import shutil
import subprocess
import zipfile

from hospital_study import SLICES
from spool import check, digest, entries, wait

# ZIP files that the study makes, as `max-part` of hospital.py is.
PARTS = 5


def sums_hold(folder, count):
    """`sha256sum -c` as the page says, and every picture is in the list."""
    result = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True
    )
    check(result.returncode == 0, f"checksums in {folder.name}: {result.stdout}{result.stderr}")
    shares = sorted(p.name for p in folder.iterdir() if re.fullmatch(r"P\w{7}\.PNG", p.name))
    sums = [line.split()[1] for line in (folder / "SHA256SUMS").read_text().splitlines()]
    check(sorted(set(sums) & set(shares)) == shares, "every picture has a checksum")
    check(len(shares) == count or count is None, f"{len(shares)} pictures in {folder.name}")
    check((folder / "README.TXT").exists(), f"README.TXT in {folder.name}")
    return shares


def read_image(image, folder, joliet):
    """Takes all files out of an ISO image, with a reader that shares no code with its writer."""
    info = ["isoinfo", "-i", str(image), *(["-J"] if joliet else [])]
    names = subprocess.run([*info, "-f"], check=True, capture_output=True, text=True).stdout
    for name in names.splitlines():
        with open(folder / name.lstrip("/").removesuffix(";1").removesuffix("."), "wb") as file:
            subprocess.run([*info, "-x", name], check=True, stdout=file)


MOUNTS = (
    ("the kernel", ["mount", "-t", "iso9660", "-o", "loop,ro"], ["umount"]),
    ("fuseiso", ["fuseiso", "-n"], ["fusermount", "-u"]),
)


@contextlib.contextmanager
def mounted(image, folder):
    """Mounts an ISO image and tells by what; nothing if nothing here can."""
    for name, mount, umount in MOUNTS:
        if not shutil.which(mount[0]):
            continue
        result = subprocess.run([*mount, str(image), str(folder)], capture_output=True, text=True)
        if result.returncode == 0 and os.path.ismount(folder):
            try:
                yield name
            finally:
                subprocess.run([*umount, str(folder)], check=True)
            return
    yield None


def same_disc(disc, folder, shares):
    """Everything of the study's folder is on the disc, and `sha256sum -c` says so there."""
    check(sums_hold(disc, SLICES) == shares, "the disc holds all pictures")
    check({p.name for p in disc.iterdir()} == {p.name for p in folder.iterdir()}, "and all else")
    for file in disc.iterdir():
        check(digest(file) == digest(folder / file.name), f"{file.name} on the disc")


def clerk(spool, samba, desk):
    """Copies the folder, burns the disc, mails the ZIP files, hands everything over."""
    outgoing = spool.path("outgoing")
    studies = lambda: [p for p in outgoing.iterdir() if re.fullmatch(r"(\w{4}-){2}\w{4}", p.name)]
    wait(studies, "the study's folder appears", 60)
    label = studies()[0].name
    media = lambda: sorted(path.suffix for path in outgoing.glob(f"{label}*.*"))
    wait(lambda: media() == [".ISO"] + PARTS * [".ZIP"], "media appear", 60)
    desk.mkdir()
    samba.run("outgoing", ["recurse", f"mget {label}*"], desk)
    shares = sums_hold(desk / label, SLICES)

    image = desk / f"{label}.ISO"
    disc = desk / "disc"
    disc.mkdir()
    with mounted(image, disc) as mounter:
        if mounter:
            how = f"the ISO image as {mounter} mounts it"
            same_disc(disc, desk / label, shares)
            for file in disc.iterdir():
                check(file.stat().st_mtime == 315576000, f"{file.name} tells no time")
        else:
            how = "the ISO image as isoinfo reads it, NOT MOUNTED: no kernel support, no fuseiso"
    with_joliet = desk / "joliet"
    with_joliet.mkdir()
    read_image(image, with_joliet, joliet=True)
    same_disc(with_joliet, desk / label, shares)
    plain = desk / "plain"
    plain.mkdir()
    read_image(image, plain, joliet=False)
    check({p.name for p in plain.glob("P*.PNG")} == set(shares), "the same without Joliet, in 8.3")
    for share in shares:
        check(digest(plain / share) == digest(desk / label / share), f"{share} without Joliet")

    parts = sorted(desk.glob("*.ZIP"))
    check(len(parts) == PARTS, f"{len(parts)} ZIP files")
    mailed = []
    for number, part in enumerate(parts, 1):
        check(part.name == f"{label}_{number}of{PARTS}.ZIP", f"the name {part.name}")
        check(part.stat().st_size <= 10_000_000, f"{part.name} is small enough")
        with zipfile.ZipFile(part) as archive:
            check(archive.testzip() is None, f"{part.name} is whole")
            for info in archive.infolist():
                check(info.compress_type == zipfile.ZIP_STORED, f"{info.filename} is stored")
                check(info.date_time[:3] == (1980, 1, 1), f"{info.filename} tells no time")
            archive.extractall(desk / "python")
        subprocess.run(["unzip", "-q", "-d", str(desk / "unzip"), str(part)], check=True)
        for tool in ("python", "unzip"):
            shares_here = sums_hold(desk / tool / part.stem, None)
        check(f"part {number} of 5" in (desk / "unzip" / part.stem / "PART.TXT").read_text(), "PART.TXT")
        mailed += shares_here
    check(sorted(mailed) == shares, "the ZIP files hold every picture once")
    return label, how


def hand_over(spool, samba, desk, label):
    samba.run("outgoing", [f"rename {label} handed-over\\{label}"], desk)
    left = lambda: [
        path.name for folder in (spool.path("outgoing"), spool.path("outgoing", "handed-over"))
        for path in entries(folder) if path.name != "handed-over" and path.name[0] != "."
    ]
    wait(lambda: not left(), "folder, ZIP files and ISO image are deleted", 60)
    wait(lambda: f"deleted study {label}" in spool.log.read_text(), "the journal says so", 10)
