"""Scenes of the command line: `split` and `reconstruct`."""

import os
import pathlib
import subprocess

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
