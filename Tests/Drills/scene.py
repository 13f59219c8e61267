"""What all scenes have in common: a state that a program is interrupted in, and the final account."""

import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile

from spool import Spool, check, digest, wait


# What only sources and restored files may hold: the patient's name, as dicom() writes it.
MARKERS = (b"Drill^Patient", b"1.2.826.0.1.3680043.10.543.")
# Hidden entries that are part of a spool at rest.
KNOWN_HIDDEN = re.compile(
    r"\.(study|index|pending|outgoing|reconstruct|drops|private|moved|kept|version|origin|place|restored|state-place"
    r"|issued-again|handed-over|published-\d+)$"
)
# Where plain files of patients may lie.
PLAIN = re.compile(
    r"(incoming|reconstructed|rejected|input|output)/|work/[^/]+/[^/]+/source/.|work/\.kept/."
    r"|reconstruct/.*note")
# After so many seconds a program hangs, however slow the machine is.
TIMEOUT = 600
CONFIGURATION = 'study-quiet = "1s"\nworkers = 1\n'


def files(folder):
    """All files below a folder, by their relative paths."""
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            found[os.path.relpath(path, folder)] = path
    return found


def content(path):
    """The bytes of a file; None when it has gone meanwhile."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def check_plaintext(folder):
    """No patient data lies where only shares, names and notes belong."""
    for relative, path in files(folder).items():
        if PLAIN.match(relative):
            continue
        data = content(path)
        for marker in MARKERS if data else ():
            check(marker not in data, f"plain patient data in {relative}")


def reconstruct(binary, folders):
    """The digests of all files that the halves in some folders give back."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as output:
        result = subprocess.run(
            [binary, "reconstruct", *map(str, folders), "--output", output],
            capture_output=True,
            text=True,
        )
        found = sorted(digest(p) for p in pathlib.Path(output).rglob("*") if p.is_file())
        return found, result


class Scene:
    """Something that the program does, which can be interrupted."""

    configuration = CONFIGURATION
    name = ""
    # In the quick form one call of so many is tried.
    quick_step = 1

    def __init__(self, binary, base):
        self.binary = binary
        self.base = pathlib.Path(base)
        self.template = self.base / self.name / "template"
        self.template.mkdir(parents=True)
        self.prepare(self.template)

    def copy(self, label):
        """A fresh state."""
        folder = self.base / self.name / label
        shutil.copytree(self.template, folder, symlinks=True)
        return folder

    def prepare(self, folder):
        """Makes the state in which everything begins."""

    def run(self, folder, wrapper=()):
        """Does the thing, until it is done or the program ends; returns its status."""
        raise NotImplementedError

    def after_crash(self, folder):
        """What must hold at every moment."""

    def recover(self, folder):
        """Goes on without disturbance."""

    def check(self, folder):
        """What must hold in the end."""


class Service(Scene):
    """A daemon in a spool."""

    # Digest of a source: how many pairs it has in the end.
    expected: dict
    # How many patient halves are in the house in the end; as many as pairs, unless said.
    patients = None
    quick_step = 9
    rejected = 0
    errors = ""
    limit = 60
    # What has a name in `reconstructed` at the end.
    restored = ()

    def __init__(self, binary, base):
        self.expected = {}
        super().__init__(binary, base)

    def spool(self, folder):
        return Spool(self.binary, folder / "spool", self.configuration)

    def send(self, spool, name, data, pairs=1):
        spool.send(name, data)
        self.expected[hashlib.sha256(data).hexdigest()] = pairs

    def start_until(self, spool, condition, sentence):
        daemon = spool.start()
        is_started = lambda: "started with" in spool.said()
        wait(
            lambda: daemon.poll() is not None or (is_started() and condition()), sentence,
            self.limit,
        )
        check(daemon.poll() is None, f"the daemon ended by itself: {spool.log.read_text()[-500:]}")
        spool.stop()

    def make_folders(self, folder):
        spool = self.spool(folder)
        spool.folder.mkdir(parents=True)
        self.start_until(spool, spool.path("state", "status.json").exists, "the folders are made")
        return spool

    def is_idle(self, spool):
        """Whether nothing is left to be done."""
        try:
            return spool.is_published() and self.is_finished(spool)
        except FileNotFoundError:
            return False  # a folder that is not there yet, or went while it was listed

    def is_finished(self, spool):
        """Whether the thing itself is done, when nothing else is left."""
        return True

    def run(self, folder, wrapper=()):
        spool = self.spool(folder)
        daemon = spool.start(wrapper=wrapper)
        try:
            wait(
                lambda: daemon.poll() is not None or self.is_idle(spool), "done or ended",
                self.limit,
            )
            if daemon.poll() is None:
                daemon.send_signal(signal.SIGTERM)
            return daemon.wait(TIMEOUT)
        finally:
            if daemon.poll() is None:
                daemon.kill()
                daemon.wait()

    def after_crash(self, folder):
        spool = self.spool(folder)
        check_plaintext(spool.folder)
        self.check_sources(spool)
        self.check_published(spool)
        for path in files(spool.path("reconstructed")).values():
            check(
                digest(pathlib.Path(path)) in self.restored,
                "a restored file that has a name is whole",
            )

    def check_sources(self, spool):
        """Each source is still there, or its pair is."""
        kept = {
            hashlib.sha256(content(path) or b"").hexdigest()
            for relative, path in files(spool.folder).items()
            if PLAIN.match(relative)
        }
        missing = [d for d in self.expected if d not in kept and self.expected[d]]
        if missing and self.patients is None:
            folders = {p.parent for p in spool.path("archive").glob("*-*/*.png")}
            halves = [
                p for name in ("outgoing", "reconstruct", "work/.outgoing", "work/.reconstruct")
                for p in spool.path(name).rglob("*")
                if p.is_file() and (p.parent.name == "pending" or p.suffix in (".PNG", ".png"))
            ]
            found, result = reconstruct(self.binary, [*folders, *halves])
            check(set(missing) <= set(found), f"a source without its pair: {result.stderr}")

    def check_published(self, spool):
        """A study that the clerk sees is complete."""
        for folder in spool.path("outgoing").glob("[!.]*"):
            if folder.name == "handed-over" or folder.is_file():
                continue
            names = set(os.listdir(folder))
            check({"README.TXT", "SHA256SUMS"} <= names, f"{names} were published half")
            sums = subprocess.run(
                ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True
            )
            check(sums.returncode == 0, "the checksums of a published study hold")
            listed = (folder / "SHA256SUMS").read_text()
            for name in names:
                check(not name.startswith("P") or name in listed, f"{name} has a checksum")

    def recover(self, folder):
        spool = self.spool(folder)
        try:
            self.start_until(spool, lambda: self.is_idle(spool), "all is done after the restart")
        finally:
            for daemon in spool.daemons:
                if daemon.poll() is None:
                    daemon.kill()
                    daemon.wait()

    def check(self, folder):
        spool = self.spool(folder)
        check_plaintext(spool.folder)
        self.check_published(spool)
        archive = list(spool.path("archive").glob("*-*/*.png"))
        patients = [
            p for name in ("outgoing", "work/.outgoing") for p in spool.path(name).rglob("P*.PNG")
        ]
        pairs = sum(self.expected.values())
        check(len(archive) == pairs, f"{len(archive)} archive halves for {pairs} pairs")
        count = pairs if self.patients is None else self.patients
        check(len(patients) == count, f"{len(patients)} patient halves, not {count}")
        if count == pairs:
            folders = {p.parent for p in archive + patients}
            found, result = reconstruct(self.binary, sorted(folders))
            wanted = sorted(d for d, n in self.expected.items() for _ in range(n))
            if max(self.expected.values(), default=0) > 1:
                # Two pairs of one file give it back once, under one name.
                found, wanted = sorted(set(found)), sorted(set(wanted))
            check(found == wanted, f"{len(found)} files came back: {result.stderr}")
        for path in archive:
            result = subprocess.run([self.binary, "verify", str(path)], capture_output=True)
            check(result.returncode == 0, "an archive half is whole")
        rejected = [p for p in spool.path("rejected").glob("*") if p.is_dir()]
        check(len(rejected) == self.rejected, f"{len(rejected)} files were put aside")
        for path in rejected:
            check(len(os.listdir(path)) == 2, "the file that was put aside, and the reason")
        back = [digest(pathlib.Path(p)) for p in files(spool.path("reconstructed")).values()]
        check(sorted(back) == sorted(self.restored), f"{len(back)} files were reconstructed")
        self.check_rest(spool)

    def check_rest(self, spool):
        """Nothing temporary is left."""
        left = []
        for parent, folders, names in os.walk(spool.folder):
            left += [
                os.path.relpath(os.path.join(parent, name), spool.folder)
                for name in folders + names
                if name.startswith(".") and not KNOWN_HIDDEN.match(name)
            ]
        left += [
            os.path.relpath(p, spool.folder)
            for name in ("archive/.pending", "work/.outgoing/pending", "work/.outgoing/staging",
                         "work/.outgoing/publishing", "work")
            for p in spool.path(name).iterdir()
            if p.name not in (".drops", ".kept", ".outgoing", ".reconstruct", ".restored", ".version",
                              ".place", ".state-place")
        ]
        check(not left, f"left over: {sorted(left)}")
