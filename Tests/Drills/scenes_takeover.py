"""Scenes of a service that takes over what another one has left."""

import shutil

from spool import check
from scenes_service import Arrival, OnSheet, IssueAgain


class TakeOver(Arrival):
    """The claims of a daemon that was killed before some call go to another."""

    # How many calls before the end of its split the first daemon is killed; see `stages`.
    stage = ""

    def prepare(self, folder):
        super().prepare(folder)
        self.interrupt(folder)

    def interrupt(self, folder):
        import calls

        # Counted in the same place: a service notices that its folders are elsewhere.
        before = self.base / self.name / "before"
        shutil.copytree(folder, before, symlinks=True)
        log = self.base / self.name / "probe.log"
        self.run(folder, calls.wrapper(folder, log, "count"))
        number = next(c.number for c in calls.read(log) if self.is_stage(c))
        shutil.rmtree(folder)
        before.rename(folder)
        status = self.run(folder, calls.wrapper(folder, log, f"kill:{number}"))
        check(status == calls.KILLED, "the first daemon was killed")
        check(len(self.spool(folder).claims()) == 1, "with a claim in its hands")

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
