"""What the program is stopped and disturbed in: each scene is a state, something to be done in it,
and what must hold in the end, whatever happened in between.
"""

import hashlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import threading

from spool import Spool, below, check, dicom, digest, wait

# What only sources and restored files may hold: the patient's name, as dicom() writes it.
MARKERS = (b"Drill^Patient", b"1.2.826.0.1.3680043.10.543.")
# Hidden entries that are part of a spool at rest.
KNOWN_HIDDEN = re.compile(
    r"\.(study|index|pending|outgoing|reconstruct|drops|private|moved|kept|published-\d+)$"
)
# Where plain files of patients may lie.
PLAIN = re.compile(r"(incoming|reconstructed|rejected|input|output)/|work/[^/]+/[^/]+/source/.|work/\.kept/.|reconstruct/.*note")
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


# --- The command line ---


class SplitCommand(Scene):
    name = "split"
    # The archive halves that lay there before the last run.
    before = ()

    def prepare(self, folder):
        (folder / "input").mkdir()
        (folder / "input" / "IM0.dcm").write_bytes(dicom(0, side=64))
        self.source = digest(folder / "input" / "IM0.dcm")

    def command(self, folder):
        return [
            self.binary, "split", str(folder / "input"), "--archive", str(folder / "a"),
            "--patient", str(folder / "p"),
        ]

    def run(self, folder, wrapper=()):
        result = subprocess.run(
            [*wrapper, *self.command(folder)], capture_output=True, text=True, timeout=TIMEOUT
        )
        self.errors = result.stderr
        return result.returncode

    def names(self, folder):
        return [
            sorted(os.listdir(folder / side)) if (folder / side).exists() else []
            for side in ("a", "p")
        ]

    def after_error(self, folder, status):
        """A command that failed has kept nothing."""
        self.after_crash(folder)
        halves = self.names(folder)
        check(
            [len(names) for names in halves] == ([1, 1] if status == 0 else [0, 0]),
            f"status {status}, and halves {halves}",
        )

    def after_crash(self, folder):
        check(digest(folder / "input" / "IM0.dcm") == self.source, "the source is untouched")
        check_plaintext(folder)
        archive, patient = self.names(folder)
        # Killed right between its two names, the command leaves an archive half that is whole,
        # and useless: never a patient's half without the archive's.
        check(len(patient) <= len(archive) <= 1, f"halves after the kill: {archive} {patient}")
        check(not [n for n in archive + patient if n.startswith(".")], "no temporary names")
        for half in [folder / "a" / n for n in archive] + [folder / "p" / n for n in patient]:
            result = subprocess.run([self.binary, "verify", str(half)], capture_output=True)
            check(result.returncode == 0, f"a half that has a name is whole: {half.name}")

    def recover(self, folder):
        self.before = self.names(folder)[0]
        check(self.run(folder) == 0, f"the command does its work the next time: {self.errors}")

    def check(self, folder):
        archive, patient = self.names(folder)
        # Both pairs of one file give it back under one name.
        found, result = reconstruct(self.binary, [folder / "a", folder / "p"])
        check(found in ([self.source], [self.source] * 2), f"{len(found)} files: {result.stderr}")
        check(set(self.before) < set(archive) and len(patient) >= 1, "a pair more than before")
        check_plaintext(folder)


class ReconstructCommand(Scene):
    name = "reconstruct"

    def prepare(self, folder):
        data = folder / "IM0.dcm"
        data.write_bytes(dicom(0, side=64))
        self.source = digest(data)
        subprocess.run(
            [self.binary, "split", data, "--archive", folder / "a", "--patient", folder / "p"],
            check=True, capture_output=True,
        )
        data.unlink()

    def run(self, folder, wrapper=()):
        result = subprocess.run(
            [
                *wrapper, self.binary, "reconstruct", str(folder / "a"), str(folder / "p"),
                "--output", str(folder / "output"), "--with-metadata",
            ],
            capture_output=True, text=True, timeout=TIMEOUT,
        )
        self.errors = result.stderr
        return result.returncode

    def after_error(self, folder, status):
        self.after_crash(folder)
        check(status != 0 or (folder / "output" / "IM0.dcm").exists(), "it is there if it says so")

    def after_crash(self, folder):
        check_plaintext(folder)
        for relative, path in files(folder / "output").items():
            check(
                digest(pathlib.Path(path)) == self.source or relative == "IM0.dcm.json",
                f"what has a name is whole: {relative}",
            )

    def recover(self, folder):
        check(self.run(folder) == 0, f"the command does its work the next time: {self.errors}")

    def check(self, folder):
        found = files(folder / "output")
        check(digest(folder / "output" / "IM0.dcm") == self.source, "the file is back")
        check(
            set(found) <= {"IM0.dcm", "IM0.dcm.json", "IM0.dcm (2).json"},
            f"and nothing else is there: {sorted(found)}",
        )
        check_plaintext(folder)


# --- The daemon ---


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
        for relative, path in files(spool.path("reconstructed")).items():
            name = os.path.basename(relative)
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
            if p.name not in (".drops", ".kept", ".outgoing", ".reconstruct")
        ]
        check(not left, f"left over: {sorted(left)}")


class FirstStart(Service):
    """Nothing is there but a file in `incoming`."""

    name = "first-start"

    def prepare(self, folder):
        spool = self.spool(folder)
        spool.folder.mkdir()
        self.send(spool, "S/IM0.dcm", dicom(0))


class Arrival(Service):
    name = "arrival"

    def prepare(self, folder):
        spool = self.make_folders(folder)
        self.send(spool, "S/IM0.dcm", dicom(0))


class OnSheet(Service):
    """A sheet stands for the patient's halves."""

    configuration = CONFIGURATION + 'media = ["sheet"]\n'
    patients = 0
    quick_step = 15

    def sheets(self, spool):
        """The files that hold a key, hidden or for the clerk."""
        return [
            path for name in ("outgoing", "work/.outgoing") for path in below(spool.path(name))
            if path.name in (".sheet", "SHEET.TXT")
        ]

    def given_back(self, spool):
        """The digests of all files that the sheets here give back."""
        found = set()
        for sheet in self.sheets(spool):
            with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as output:
                subprocess.run(
                    [self.binary, "reconstruct", "--sheet", sheet, "--archive",
                     spool.path("archive"), "--output", output], capture_output=True)
                found |= {digest(path) for path in below(output)}
        return found

    def check_sources(self, spool):
        super().check_sources(spool)
        kept = {
            hashlib.sha256(content(path) or b"").hexdigest()
            for relative, path in files(spool.folder).items()
            if PLAIN.match(relative)
        }
        missing = set(self.expected) - kept
        check(not missing or missing <= self.given_back(spool), "a source without its sheet")

    def check(self, folder):
        super().check(folder)
        spool = self.spool(folder)
        check(self.given_back(spool) == set(self.expected), "the sheets give all files back")
        check(all(p.name == "SHEET.TXT" for p in self.sheets(spool)), "no hidden key is left")


class SheetArrival(OnSheet, Arrival):
    name = "sheet"


class Published(Service):
    """A state in which one file has been split and its study published."""

    def prepare(self, folder):
        spool = self.make_folders(folder)
        self.send(spool, "S/IM0.dcm", dicom(0))
        self.start_until(spool, lambda: Service.is_idle(self, spool), "the study is published")
        self.go_on(spool)

    def go_on(self, spool):
        raise NotImplementedError

    def study(self, spool):
        (study,) = [p for p in spool.path("outgoing").glob("*-*") if p.name != "handed-over"]
        return study

    def halves(self, spool):
        (archive,) = spool.path("archive").glob("*-*/*.png")
        (patient,) = self.study(spool).glob("P*.PNG")
        return archive, patient


class Supplement(Published):
    """A further file of a study that has been published."""

    name = "supplement"

    def go_on(self, spool):
        self.send(spool, "S/IM1.dcm", dicom(1))


class Duplicate(Published):
    """The same bytes again, whose pair is whole."""

    name = "duplicate"

    def go_on(self, spool):
        spool.send("T/IM0.dcm", dicom(0))


class IssueAgain(Published):
    """The same bytes again, of which another pair is wished for."""

    name = "issue-again"

    def go_on(self, spool):
        self.send(spool, "issue-again/IM0.dcm", dicom(0), pairs=2)


class Late(Published):
    """The same bytes again, when the patient's half has left the house."""

    name = "late-duplicate"
    patients = 0
    rejected = 1

    def go_on(self, spool):
        shutil.rmtree(self.study(spool))
        spool.send("T/IM0.dcm", dicom(0))


class HandedOver(Published):
    """The clerk has handed a study over."""

    name = "handed-over"
    configuration = CONFIGURATION + 'handed-over-after = "0s"\n'
    patients = 0

    def go_on(self, spool):
        os.rename(self.study(spool), spool.path("outgoing", "handed-over", "given"))

    def is_finished(self, spool):
        return not os.listdir(spool.path("outgoing", "handed-over"))


class SheetSupplement(OnSheet, Supplement):
    """A further file of a study that has been published on a sheet."""

    name = "sheet-supplement"


class SheetHandedOver(HandedOver):
    """The clerk has handed a sheet over: nothing of its key is left."""

    name = "sheet-handed-over"
    configuration = HandedOver.configuration + 'media = ["sheet"]\n'
    quick_step = 6

    def go_on(self, spool):
        text = (self.study(spool) / "SHEET.TXT").read_bytes()
        self.code = text.split(b"\r\n")[2:5]
        check(all(len(line) == 24 for line in self.code), f"three lines of code: {self.code}")
        super().go_on(spool)

    def check(self, folder):
        super().check(folder)
        left = [
            relative for relative, path in files(folder).items()
            if any(line in (content(path) or b"") for line in self.code)
        ]
        check(not left, f"something of the key is left in {left}")


class Drop(Published):
    """Both halves are dropped."""

    name = "drop"
    # A dropped folder is taken away when it has been quiet for a time, for which each case waits.
    quick_step = 24

    def go_on(self, spool):
        self.restored = tuple(self.expected)
        folder = spool.path("reconstruct", "CD")
        folder.mkdir()
        for number, half in enumerate(self.halves(spool)):
            shutil.copyfile(half, folder / f"{number}.png")

    def is_finished(self, spool):
        # The doctor's page is written anew all the time.
        left = [
            name for name in os.listdir(spool.path("reconstruct"))
            if name not in ("STATUS.HTM",) and not name.startswith(".status-")
        ]
        return not left and not list(spool.path("work", ".reconstruct", "used").glob("*/.moving"))


class DropAlone(Drop):
    """The patient's half is dropped, and the archive has the other."""

    name = "drop-looked-up"
    configuration = CONFIGURATION + "archive-lookup = true\n"

    def go_on(self, spool):
        self.restored = tuple(self.expected)
        shutil.copyfile(self.halves(spool)[1], spool.path("reconstruct", "half.png"))


class Return(Drop):
    """Both halves are dropped, and the archive has lost its own."""

    name = "drop-returned"

    def go_on(self, spool):
        super().go_on(spool)
        self.halves(spool)[0].unlink()


class Foreign(Service):
    """What is no DICOM file is put aside."""

    name = "foreign"
    quick_step = 20
    rejected = 1

    def prepare(self, folder):
        spool = self.make_folders(folder)
        # Renamed in, it need not be quiet first; so the daemon must see the rename.
        self.data = b"Dear colleague, this is no image.\n" * 9
        self.expected[hashlib.sha256(self.data).hexdigest()] = 0

    def run(self, folder, wrapper=()):
        spool = self.spool(folder)
        marker = threading.Event()
        said_before = len(content(spool.log) or b"")
        status = spool.path("state", "status.json")
        status_before = content(status)

        def works():
            # Either of them may be what fails.
            said = (content(spool.log) or b"")[said_before:]
            return b"started with" in said or content(status) != status_before

        def modality():
            wait(lambda: marker.is_set() or works(), "the daemon works", self.limit)
            if not marker.is_set():
                spool.send("LETTER.txt", self.data)

        thread = threading.Thread(target=modality)
        thread.start()
        try:
            return super().run(folder, wrapper)
        finally:
            marker.set()
            thread.join()

    def is_finished(self, spool):
        return any(spool.path("rejected").iterdir())

    def recover(self, folder):
        spool = self.spool(folder)
        if not spool.incoming() and not spool.claims() and not self.is_finished(spool):
            spool.send("LETTER.txt", self.data)  # killed before it was sent
        super().recover(folder)


class Kept(Arrival):
    """Originals are kept for a time."""

    name = "kept"
    configuration = CONFIGURATION + 'keep-for = "1h"\n'


class Expiry(Kept):
    """What was kept long enough goes: an original and shares that were put together."""

    name = "expiry"
    configuration = CONFIGURATION + 'keep-for = "1s"\nkeep-used-for = "0s"\n'

    def prepare(self, folder):
        spool = self.make_folders(folder)
        put = spool.path("work", ".reconstruct", "used", "1-AAAA")
        put.mkdir()
        (put / "0-x.png").write_bytes(b"share")
        (put / "1-x.png").write_bytes(b"share")
        spool.path("work", ".kept", "1-BBBB").write_bytes(dicom(0))

    def is_finished(self, spool):
        return not any(
            os.listdir(spool.path(*names)) for names in (("work", ".kept"), ("work", ".reconstruct", "used"))
        )


class TakeOver(Arrival):
    """The claims of a daemon that was killed before some call go to another."""

    # How many calls before the end of its split the first daemon is killed; see `stages`.
    stage = ""

    def prepare(self, folder):
        super().prepare(folder)
        self.interrupt(folder)

    def interrupt(self, folder):
        import calls

        probe = self.base / self.name / "probe"
        shutil.copytree(folder, probe)
        log = self.base / self.name / "probe.log"
        self.run(probe, calls.wrapper(probe, log, "count"))
        number = next(c.number for c in calls.read(log) if self.is_stage(c))
        status = self.run(folder, calls.wrapper(folder, log, f"kill:{number}"))
        check(status == calls.KILLED, "the first daemon was killed")
        check(len(self.spool(folder).claims()) == 1, "with a claim in its hands")
        shutil.rmtree(probe)

    def is_stage(self, call):
        raise NotImplementedError


class TakeOverClaimed(TakeOver):
    """Claimed, nothing written yet."""

    name = "take-over-claimed"

    def is_stage(self, call):
        return call.name == "openat" and "/archive/.pending/" in call.path


class TakeOverWritten(TakeOver):
    """Both halves are written and proved, neither is committed."""

    name = "take-over-written"

    def is_stage(self, call):
        return call.name == "linkat" and call.path.endswith(".png") and "/archive/" in call.path


class TakeOverCommitted(TakeOver):
    """The archive's half has its final name, the patient's has not."""

    name = "take-over-committed"

    def is_stage(self, call):
        return call.name == "linkat" and call.path.endswith(".PNG")


class TakeOverPlaced(TakeOver):
    """Both halves have their final names, the source is still there."""

    name = "take-over-placed"

    def is_stage(self, call):
        return call.name == "unlinkat" and "/source/" in call.path


class TakeOverSheet(OnSheet, TakeOver):
    """The archive's half has its final name, and its sheet does not know of it yet."""

    name = "take-over-sheet"

    def is_stage(self, call):
        return call.name == "openat" and "/.image-" in call.path


class TakeOverIssued(IssueAgain):
    """Another pair has been issued, its pending names are gone, and the source is still there."""

    name = "take-over-issued"

    def prepare(self, folder):
        super().prepare(folder)
        TakeOver.interrupt(self, folder)

    def is_stage(self, call):
        return call.name == "unlinkat" and "/source/" in call.path


COMMANDS = [SplitCommand, ReconstructCommand]
SERVICES = [
    FirstStart, Arrival, Supplement, Drop, DropAlone, Return, HandedOver, TakeOverClaimed,
    TakeOverWritten, TakeOverCommitted, TakeOverPlaced, TakeOverIssued, IssueAgain, Duplicate, Late,
    Foreign, Kept, Expiry, SheetArrival, SheetSupplement, SheetHandedOver, TakeOverSheet,
]
