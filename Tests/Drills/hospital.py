#!/usr/bin/env python3
"""A day in a hospital, as each of the four people has it who work with dicomshare.

A modality writes a study of 50 CT slices through Samba. The clerk takes the study's folder, burns
the ISO image and mails the ZIP files. The doctor drops both halves through Samba and gets the exam
back, byte for byte. The administrator asks for status, studies and metrics. Thirty-odd strings that
tell of patient, exam and files are planted in the study, and none of them may be found in anything
that was written outside of `reconstructed`, the journal included.

Needs root, smbd, which listens on 127.0.0.1 only, smbclient, unzip and isoinfo. The ISO image is
mounted by the kernel, or by fuseiso where the kernel cannot.
"""

import contextlib
import json
import os
import pathlib
import re
import shutil
import socket
import struct
import subprocess
import sys
import time
import zipfile
from array import array

from spool import PATIENCE, below, check, digest, drill, element, entries, standing_still, wait

SLICES = 50
SIDE = 512
MARK = "QZ7MRK"
ROOT_UID = "1.2.826.0.1.3680043.10.543.7755331"
FOLDER = f"{MARK}DIR ROOM 4"

# Tag, VR and value of everything that tells whose exam this is; DICOM wants them in this order.
PLANTED = [
    ((8, 0x18), "UI", f"{ROOT_UID}.3.{{}}"),
    ((8, 0x50), "SH", f"{MARK}-ACC1"),
    ((8, 0x80), "LO", f"{MARK}-INSTITUTION"),
    ((8, 0x81), "ST", f"{MARK}-INSTITUTION-ADDRESS"),
    ((8, 0x90), "PN", f"{MARK}-REFERRING^Doctor"),
    ((8, 0x1010), "SH", f"{MARK}-STATION"),
    ((8, 0x1030), "LO", f"{MARK}-STUDY-DESCRIPTION"),
    ((8, 0x103E), "LO", f"{MARK}-SERIES-DESCRIPTION"),
    ((8, 0x1040), "LO", f"{MARK}-DEPARTMENT"),
    ((8, 0x1048), "PN", f"{MARK}-PHYSICIAN^Of^Record"),
    ((8, 0x1050), "PN", f"{MARK}-PERFORMING^Doctor"),
    ((8, 0x1060), "PN", f"{MARK}-READING^Doctor"),
    ((8, 0x1070), "PN", f"{MARK}-OPERATOR^Name"),
    ((8, 0x1080), "LO", f"{MARK}-DIAGNOSIS"),
    ((8, 0x1090), "LO", f"{MARK}-MODEL"),
    ((0x10, 0x10), "PN", f"{MARK}-FAMILY^Given"),
    ((0x10, 0x20), "LO", f"{MARK}-PATIENT-ID"),
    ((0x10, 0x21), "LO", f"{MARK}-ISSUER"),
    ((0x10, 0x30), "DA", "18870519"),
    ((0x10, 0x1000), "LO", f"{MARK}-OTHER-ID"),
    ((0x10, 0x1001), "PN", f"{MARK}-OTHER^Name"),
    ((0x10, 0x1005), "PN", f"{MARK}-BIRTH^Name"),
    ((0x10, 0x1040), "LO", f"{MARK}-ADDRESS"),
    ((0x10, 0x1060), "PN", f"{MARK}-MOTHER^Name"),
    ((0x10, 0x2154), "SH", f"{MARK}-PHONE"),
    ((0x10, 0x2180), "SH", f"{MARK}-OCCUPATION"),
    ((0x10, 0x4000), "LT", f"{MARK}-COMMENT"),
    ((0x18, 0x1000), "LO", f"{MARK}-SERIAL-NUMBER"),
    ((0x18, 0x1030), "LO", f"{MARK}-PROTOCOL"),
    ((0x20, 0xD), "UI", f"{ROOT_UID}.1"),
    ((0x20, 0xE), "UI", f"{ROOT_UID}.2"),
    ((0x20, 0x10), "SH", f"{MARK}-STUDY-ID"),
    ((0x20, 0x52), "UI", f"{ROOT_UID}.4"),
    ((0x20, 0x4000), "LT", f"{MARK}-IMAGE-COMMENT"),
]
AFTER = [
    ((0x29, 0x10), "LO", f"{MARK}-PRIVATE-CREATOR"),
    ((0x29, 0x1001), "LO", f"{MARK}-PRIVATE"),
]
MARKERS = [value.replace(".{}", "") for _, _, value in PLANTED + AFTER] + [FOLDER, f"{MARK}IM"]

CONFIGURATION = """\
study-quiet = "20s"
media = ["folder", "zip", "iso"]
max-part = "10MB"
handed-over-after = "1s"
lookup = "{lookup}"
metrics-file = "{metrics}"
"""


class Samba:
    """An smbd of our own, which shares a spool with guests on the loopback interface."""

    SHARES = ("incoming", "outgoing", "reconstruct", "reconstructed", "archive")

    def __init__(self, spool):
        self.scratch = spool.folder.parent / "samba"
        self.scratch.mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        own = "".join(
            f"{kind} = {self.scratch}\n"
            for kind in (
                "pid directory", "lock directory", "state directory", "cache directory",
                "private dir", "ncalrpc dir", "binddns dir",
            )
        )
        shares = "".join(
            f"[{name}]\npath = {spool.path(name)}\nguest ok = yes\nforce user = root\n"
            f"read only = {'yes' if name in ('reconstructed', 'archive') else 'no'}\n"
            "veto files = /.*/\n"
            for name in self.SHARES
        )
        configuration = self.scratch / "smb.conf"
        configuration.write_text(
            f"[global]\n{own}interfaces = 127.0.0.1/8\nbind interfaces only = yes\n"
            f"smb ports = {self.port}\nsmb2 max write = 65536\ndisable netbios = yes\nmap to guest = Bad User\n"
            f"server role = standalone server\nguest account = nobody\nlog file = {self.scratch}/log\n"
            f"passdb backend = smbpasswd:{self.scratch}/passwd\nload printers = no\n"
            f"printing = bsd\nprintcap name = /dev/null\ndisable spoolss = yes\n{shares}"
        )
        smbd = shutil.which("smbd") or "/usr/sbin/smbd"
        with open(self.scratch / "out", "wb") as out:
            self.process = subprocess.Popen(
                [smbd, "--foreground", "--no-process-group", f"--configfile={configuration}"],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
            )
        wait(self.answers, "smbd answers", 30)

    def answers(self):
        check(self.process.poll() is None, f"smbd ended: {(self.scratch / 'out').read_text()}")
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def client(self, share):
        return [
            "smbclient", f"//127.0.0.1/{share}", f"--port={self.port}", "--no-pass",
            "--option=client min protocol=SMB2",
        ]

    def run(self, share, commands, folder):
        result = subprocess.run(
            [*self.client(share), "--command", "; ".join(["prompt", *commands])],
            cwd=folder, capture_output=True, text=True,
        )
        text = result.stdout + result.stderr
        check(result.returncode == 0 and "NT_STATUS" not in text, f"smbclient: {text[-500:]}")
        return text

    def stop(self):
        self.process.terminate()
        self.process.wait(30 * PATIENCE)


def slices():
    """The study: name and content of each file."""
    pixels = array("H")
    for y in range(SIDE):
        for x in range(SIDE):
            inside = (x - 256) ** 2 + (y - 256) ** 2 < 200**2
            pixels.append((1000 + (x * 3 + y * 5) % 90 + (x * y) % 7) if inside else 0)
    for number in range(SLICES):
        start = number * 3 * SIDE
        image = (pixels[start:] + pixels[:start]).tobytes()
        uid = f"{ROOT_UID}.3.{number}".encode()
        meta = (
            element((2, 1), "OB", b"\0\1")
            + element((2, 2), "UI", b"1.2.840.10008.5.1.4.1.1.2")
            + element((2, 3), "UI", uid)
            + element((2, 0x10), "UI", b"1.2.840.10008.1.2.1")
        )
        body = [element((8, 0x16), "UI", b"1.2.840.10008.5.1.4.1.1.2")]
        body += [element(tag, vr, value.format(number).encode()) for tag, vr, value in PLANTED]
        numbers = [(2, 1), (0x10, SIDE), (0x11, SIDE), (0x100, 16), (0x101, 12), (0x102, 11), (0x103, 0)]
        body += [element((0x28, tag), "US", struct.pack("<H", value)) for tag, value in numbers]
        body += [element(tag, vr, value.encode()) for tag, vr, value in AFTER]
        body.append(element((0x7FE0, 0x10), "OW", image))
        head = element((2, 0), "UL", struct.pack("<I", len(meta)))
        yield f"{MARK}IM{number:03}", bytes(128) + b"DICM" + head + meta + b"".join(body)


# MARK: - The four


def modality(spool, samba, desk):
    """Writes the study; the last slice so slowly that it would be taken too early, if ever."""
    exam = desk / FOLDER
    exam.mkdir(parents=True)
    for name, data in slices():
        (exam / name).write_bytes(data)
    files = sorted(exam.iterdir())
    late = files.pop()
    target = spool.path("incoming", FOLDER, late.name)
    samba.run("incoming", [f'mkdir "{FOLDER}"'], exam)
    data = late.read_bytes()
    put = subprocess.Popen(
        [*samba.client("incoming"), "--directory", FOLDER,
         "--command", f"put - {late.name}"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    sizes = set()
    piece = len(data) // 12 + 1
    for start in range(0, len(data), piece):
        if start == 10 * piece:
            # Not long before the last piece: a study that has been quiet for a time is published.
            commands = [f'cd "{FOLDER}"'] + [f"put {file.name}" for file in files]
            samba.run("incoming", commands, exam)
        put.stdin.write(data[start : start + piece])
        put.stdin.flush()
        if start == 0:
            wait(target.exists, "the slow file is begun", 30)
        time.sleep(0.3)
        check(put.poll() is None, "smbclient goes on")
        check(target.exists(), "the file that is written slowly was left alone")
        sizes.add(target.stat().st_size)
    check(max(sizes) > 0, f"a part of it was there: {sorted(sizes)}")
    put.stdin.close()
    check(put.wait(30 * PATIENCE) == 0, "the slow file was put")
    wait(lambda: not below(spool.path("incoming"), f"{MARK}IM*"), "incoming is empty", 60)
    # Not later: the figure is that of the last minutes.
    status = lambda: json.loads(command(spool, "status", "--json"))
    wait(lambda: status()["split_bytes_per_second"] > 0, "the status tells how fast this goes", 15)
    return {file.name: digest(file) for file in exam.iterdir()}


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
    wait(lambda: media() == [".ISO"] + 5 * [".ZIP"], "media appear", 60)
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
    check(len(parts) == 5, f"{len(parts)} ZIP files")
    mailed = []
    for number, part in enumerate(parts, 1):
        check(part.name == f"{label}_{number}of5.ZIP", f"the name {part.name}")
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


def doctor(spool, samba, desk, clerk_desk, sent):
    """Drops what the patient brought and what the archive has, and takes the exam."""
    patient = sorted((clerk_desk / "unzip").glob("*/*"))
    check(patient, "the patient brings something")
    desk.mkdir()
    samba.run("archive", ["recurse", "mget *"], desk)
    archive = sorted(desk.rglob("*.png"))
    check(len(archive) == SLICES, f"{len(archive)} halves from the archive")
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
    check(found["shares"] == SLICES, "find counts the archive's halves")
    check(label in found["archive"], "and names their folder")
    check(found["outgoing"] == [str(spool.path("outgoing", label))], "and the clerk's, without media")
    for key, value in (("--patient-id", f"{MARK}-PATIENT-ID"), ("--study-uid", f"{ROOT_UID}.1")):
        check(json.loads(command(spool, "find", key, value, "--json")) == found, f"find {key}")
    command(spool, "find", "--accession", "NONE", status=66)
    half = command(spool, "locate", str(next(spool.path("outgoing", label).glob("P*.PNG")))).strip()
    check(os.path.dirname(half) == found["archive"], "locate finds the other half")

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
    for name in ("outgoing_oldest_seconds", "split_busy_seconds_total", "media_waiting"):
        check(f"dicomshare_{name} " in metrics.read_text(), f"{name} is among them")
    shutil.rmtree(lookup)  # its names are the questions
    lookup.mkdir()


# MARK: - What was written


def search(folders, expected):
    """The markers that are found in files below some folders, or in their names."""
    base = folders[0].parents[1]
    patterns = base / "markers"
    patterns.write_text("\n".join(expected) + "\n")
    grep = ["grep", "--recursive", "--text", "--only-matching", "--no-filename", "--fixed-strings",
            "--ignore-case", f"--file={patterns}", *map(str, folders)]
    result = subprocess.run(grep, capture_output=True, env={**os.environ, "LC_ALL": "C"})
    check(result.returncode in (0, 1), f"grep: {result.stderr}")
    found = {line.decode("latin-1") for line in result.stdout.splitlines()}
    files = [p for folder in folders for p in ([folder] if folder.is_file() else folder.rglob("*"))]
    wide = [w.encode(code) for w in (MARK, ROOT_UID) for code in ("utf-16-le", "utf-16-be")]
    for path in files:
        for marker in expected:
            if marker in str(path.relative_to(base)):
                found.add(marker)
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            found |= {f"{word!r} in UTF-16" for word in wide if word in content}
    patterns.unlink()
    return found


def nothing_is_told(spool):
    # The daemon replaces its figures and pages all the time.
    with standing_still(spool.daemons[0]):
        look_for_markers(spool)


def look_for_markers(spool):
    base = spool.folder.parent
    # What the modality made in incoming is its own: empty folders by now, which stay for an hour.
    check(not spool.incoming(), "no file is left in incoming")
    other = ("incoming", "reconstructed")
    places = [spool.path(p.name) for p in spool.folder.iterdir() if p.name not in other]
    places += [spool.log, base / "dicomshare.prom"]
    check({"archive", "outgoing", "reconstruct", "state", "work", "rejected"}
          <= {p.name for p in places}, "every folder is searched")
    found = search(places, MARKERS)
    check(not found, f"found outside of reconstructed: {sorted(found)}")
    # The same search finds every one of them where they may be.
    known = search([spool.path("reconstructed")], MARKERS)
    missing = [m for m in MARKERS if m not in known]
    check(not missing, f"the search does not find {missing} in reconstructed")


def hand_over(spool, samba, desk, label):
    samba.run("outgoing", [f"rename {label} handed-over\\{label}"], desk)
    left = lambda: [
        path.name for folder in (spool.path("outgoing"), spool.path("outgoing", "handed-over"))
        for path in entries(folder) if path.name != "handed-over" and path.name[0] != "."
    ]
    wait(lambda: not left(), "folder, ZIP files and ISO image are deleted", 60)
    wait(lambda: f"deleted study {label}" in spool.log.read_text(), "the journal says so", 10)


def power_failure(spool):
    """Entries of the index do not reach the medium; every half is found all the same."""
    halves = sorted(map(str, spool.path("archive").glob("*/*.png")))
    spool.stop()
    for number, entry in enumerate(spool.path("archive", ".index", "pair").iterdir()):
        if number % 2:
            entry.unlink()
        else:
            os.truncate(entry, 0)
    command(spool, "locate", halves[0], status=66)
    spool.start()
    anew = f"rebuilt {len(halves)} index entries"
    wait(lambda: anew in spool.log.read_text(), anew, 30)
    for half in halves[:3]:
        check(command(spool, "locate", half).strip() == half, "locate finds it again")


def named_by_accession(spool):
    """A site that wants its folders named by accession number; nothing else is."""
    spool.stop()
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


def run(spool, options):
    for tool in ("smbd", "smbclient", "unzip", "isoinfo"):
        if not shutil.which(tool) and not os.access(f"/usr/sbin/{tool}", os.X_OK):
            print(f"skipped: {tool} is not installed (Debian: samba, smbclient, unzip, genisoimage)")
            sys.exit(77)
    if os.geteuid() != 0:
        print("skipped: mounting and smbd need root")
        sys.exit(77)
    base = spool.folder.parent
    spool.configuration = CONFIGURATION.format(
        lookup=base / "lookup", metrics=base / "dicomshare.prom"
    )
    spool.start_working()
    samba = Samba(spool)
    try:
        sent = modality(spool, samba, base / "modality")
        label, how = clerk(spool, samba, base / "clerk")
        doctor(spool, samba, base / "doctor", base / "clerk", sent)
        administrator(spool, label)
        nothing_is_told(spool)
        hand_over(spool, samba, base, label)
        nothing_is_told(spool)
    finally:
        samba.stop()
    power_failure(spool)
    named_by_accession(spool)
    return (
        f"{SLICES} slices through Samba and back, byte for byte; {how}, 3 ZIP files;"
        f" none of {len(MARKERS)} markers anywhere but in reconstructed"
    )


if __name__ == "__main__":
    drill(run, __doc__)
