"""Scenes of the command line."""

import os
import pathlib
import shutil
import subprocess
import tempfile

from spool import check, dicom, digest
from scene import TIMEOUT, files, check_plaintext, reconstruct, Scene


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


class Maker(Scene):
    """A command that makes one thing, or nothing."""

    # What lay there before the last run.
    before = ()
    quick_step = 3

    def command(self, folder):
        raise NotImplementedError

    def made(self, folder):
        """What is there under its final name: nothing, or one thing."""
        raise NotImplementedError

    def is_whole(self, folder):
        """Whether what is there is what it should be."""
        raise NotImplementedError

    def run(self, folder, wrapper=()):
        result = subprocess.run(
            [*wrapper, *self.command(folder)], capture_output=True, text=True, timeout=TIMEOUT)
        self.errors = result.stderr
        return result.returncode

    def after_error(self, folder, status):
        """A command that failed has kept nothing."""
        self.after_crash(folder)
        made = self.made(folder)
        check((status == 0) == bool(made), f"status {status}, and {made}: {self.errors}")

    def after_crash(self, folder):
        check_plaintext(folder)
        check(not self.made(folder) or self.is_whole(folder), "what has a name is whole")

    def recover(self, folder):
        self.before = self.made(folder)
        if not self.before:
            check(self.run(folder) == 0, f"the command does its work the next time: {self.errors}")

    def check(self, folder):
        check(len(self.made(folder)) == 1, f"one thing was made: {self.made(folder)}")
        check(self.is_whole(folder), "and it is whole")
        hidden = [path for path in files(folder / "output") if "/." in f"/{path}"]
        check(bool(self.before) or not hidden, f"nothing is left over: {hidden}")


class SheetCommand(Maker):
    """`split --sheet`: a sheet and an archive share, or neither."""

    name = "split-sheet"

    def prepare(self, folder):
        (folder / "input").mkdir()
        (folder / "input" / "IM0.dcm").write_bytes(dicom(0, side=64))
        self.source = digest(folder / "input" / "IM0.dcm")

    def command(self, folder):
        return [self.binary, "split", str(folder / "input"), "--archive", str(folder / "output"),
                "--sheet", str(folder / "sheet.txt")]

    def run(self, folder, wrapper=()):
        status = super().run(folder, wrapper)
        # What is said of each new sheet is no complaint.
        self.errors = "".join(
            line for line in self.errors.splitlines(True) if "stands for the patient" not in line)
        return status

    def made(self, folder):
        output = folder / "output"
        return [path.name for path in output.glob("[!.]*")] if output.exists() else []

    def is_whole(self, folder):
        with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as back:
            subprocess.run([self.binary, "reconstruct", "--sheet", folder / "sheet.txt", "--archive",
                            folder / "output", "--output", back], capture_output=True)
            return [digest(path) for path in pathlib.Path(back).rglob("*")] == [self.source]

    def after_error(self, folder, status):
        super().after_error(folder, status)
        check((status == 0) == (folder / "sheet.txt").exists(), "a sheet is there for its share only")

    def recover(self, folder):
        if not self.made(folder):
            # The sheet of a run that was killed stands for nothing, and is never replaced.
            (folder / "sheet.txt").unlink(missing_ok=True)
        super().recover(folder)


class ExpandCommand(Maker):
    """`expand`: the patient share of a sheet and an archive share."""

    name = "expand"

    def prepare(self, folder):
        (folder / "IM0.dcm").write_bytes(dicom(0, side=64))
        self.source = digest(folder / "IM0.dcm")
        subprocess.run(
            [self.binary, "split", folder / "IM0.dcm", "--archive", folder / "a", "--sheet",
             folder / "sheet.txt"], check=True, capture_output=True)
        (folder / "IM0.dcm").unlink()

    def command(self, folder):
        return [self.binary, "expand", "--sheet", str(folder / "sheet.txt"), str(folder / "a"),
                "--patient", str(folder / "output")]

    def made(self, folder):
        output = folder / "output"
        return [path.name for path in output.glob("P*")] if output.exists() else []

    def is_whole(self, folder):
        found, _ = reconstruct(self.binary, [folder / "a", folder / "output"])
        return found == [self.source]


class ExportCommand(Maker):
    """`export`: a study's archive shares, in a folder for another hospital."""

    name = "export"
    LABEL = "7F3A-91BC-22DE"

    def prepare(self, folder):
        (folder / "IM0.dcm").write_bytes(dicom(0, side=64))
        study = folder / "spool" / "archive" / self.LABEL
        study.mkdir(parents=True)
        subprocess.run(
            [self.binary, "split", folder / "IM0.dcm", "--archive", folder / "a", "--patient",
             folder / "p"], check=True, capture_output=True)
        (share,) = (folder / "a").iterdir()
        shutil.copy(share, study / "share.png")
        self.share = digest(share)
        (folder / "IM0.dcm").unlink()

    def command(self, folder):
        return [self.binary, "export", self.LABEL, "--spool", str(folder / "spool"),
                "--output", str(folder / "output")]

    def made(self, folder):
        output = folder / "output"
        return [path.name for path in output.glob("[!.]*")] if output.exists() else []

    def is_whole(self, folder):
        study = folder / "output" / self.LABEL
        sums = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=study,
                              capture_output=True)
        return digest(study / "share.png") == self.share and sums.returncode == 0


class JoinPageCommand(Maker):
    """`join-page`: the page that joins both shares."""

    name = "join-page"

    def prepare(self, folder):
        (folder / "output").mkdir()
        subprocess.run([self.binary, "join-page", "--output", folder / "whole.htm"], check=True,
                       capture_output=True)

    def command(self, folder):
        return [self.binary, "join-page", "--output", str(folder / "output" / "JOIN.HTM")]

    def made(self, folder):
        return [path.name for path in (folder / "output").glob("[!.]*")]

    def is_whole(self, folder):
        return digest(folder / "output" / "JOIN.HTM") == digest(folder / "whole.htm")


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
        there = (folder / "output" / "IM0.dcm").exists()
        check((status == 0) == there, "it is there if, and only if, it says so")

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
