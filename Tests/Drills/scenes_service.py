"""Scenes of one service: what arrives, what is published, what is dropped."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import threading

from spool import below, check, dicom, digest, wait
from scene import PLAIN, CONFIGURATION, files, content, Service


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
    quick_step = 30

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
    quick_step = 20

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
        # The doctor's page is written again and again.
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
        self.make_folders(folder)
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
