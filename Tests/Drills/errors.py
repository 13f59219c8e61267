#!/usr/bin/env python3
"""Makes each call that opens or changes a file fail once, with each of six errors.

The command says in a sentence what failed, with a status of sysexits(3), and leaves nothing half;
the daemon goes on, or ends with a status and is started again. Nothing is lost, nothing is half
written, and no file whose fsync failed ever gets its final name. In the quick form each call fails
with one of the errors, and of the calls of a service one in many is tried.
"""

import errno

import calls
import scenes
from interrupt import Interrupting, main
from spool import check

ERRORS = ["EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "EMFILE"]
# sysexits(3): what a command may return when a call failed once.
STATUSES = {
    # The call was one whose failure does no harm.
    0,
    # EX_NOINPUT, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_NOPERM
    66, 73, 74, 75, 77,
}


class Errors(Interrupting):
    """The failures of one scene."""

    word = "failures"

    def cases(self, kind, count, step):
        """Numbers of calls with errors; in the quick form one error for each call, in turn."""
        numbers = range(1 + self.options.seed % step, count + 1, step)
        for number in numbers:
            if self.options.rotate or self.options.quick:
                yield (number, ERRORS[(number // step + self.options.seed) % len(ERRORS)])
            else:
                yield from ((number, name) for name in ERRORS)

    def try_one(self, scene, folder, log, case):
        number, name = case
        mode = f"fail:{number}:{getattr(errno, name)}"
        status = scene.run(folder, calls.wrapper(folder, log, mode, opens=True))
        made = calls.read(log)
        self.describe(scene, made, number, name, status)
        check(status != calls.KILLED and status < 128, f"status {status}, a crash")
        self.check_syncs(made, number)
        if isinstance(scene, scenes.Service):
            # It went on by itself, or ended with a status of its own.
            check(status in STATUSES | {78}, f"status {status}")
            scene.after_crash(folder)
            if status == 0:
                # Whatever could not be done at that moment was done later.
                scene.check(folder)
        else:
            check(status in STATUSES, f"status {status}")
            check(
                (status == 0) == (not scene.errors.strip() or "warning" in scene.errors),
                f"status {status}, and said: {scene.errors!r}",
            )
            # One for each input: a half that cannot be read leaves the other one alone.
            lines = scene.errors.splitlines()
            check(
                len(lines) <= 2 and all(line.startswith("dicomshare: ") for line in lines),
                f"a sentence for each input, not: {scene.errors!r}",
            )
            scene.after_error(folder, status)
        scene.recover(folder)
        scene.check(folder)
        return len(made) >= number

    def check_syncs(self, made, number):
        """A file whose fsync failed is never named: its pages may be clean, and not written."""
        if len(made) < number or made[number - 1].name not in ("fsync", "fdatasync"):
            return
        failed = made[number - 1].path
        for call in made[number:]:
            if call.name == "openat" and call.path == failed:
                return  # made again
            named = call.name in ("linkat", "renameat", "renameat2") and call.other == failed
            check(not named, f"{call} after its fsync failed")


def more(parser):
    parser.add_argument(
        "--rotate", action="store_true",
        help="one error for each call, which one depends on the seed",
    )


if __name__ == "__main__":
    main(Errors, __doc__, opens=True, more=more)
