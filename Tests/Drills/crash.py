#!/usr/bin/env python3
"""Kills the program before each of the calls by which it changes files, one after the other.

After each kill no source is gone without its pair, nothing that has a name is half, and no patient
data lies where it does not belong. After one more run everything is as if nothing had happened.
"""

import calls
from interrupt import Interrupting, main


class Crashes(Interrupting):
    word = "kills"

    def cases(self, kind, count, step):
        # Threads do not always come in the same order: a few more may be reached.
        more = 0 if step > 1 else 5
        return [(n,) for n in range(1 + self.options.seed % step, count + 1 + more, step)]

    def try_one(self, scene, folder, log, case):
        (number,) = case
        status = scene.run(folder, calls.wrapper(folder, log, f"kill:{number}"))
        self.describe(scene, calls.read(log), number)
        is_killed = status == calls.KILLED
        if is_killed:
            scene.after_crash(folder)
        scene.recover(folder)
        scene.check(folder)
        return is_killed


if __name__ == "__main__":
    main(Crashes, __doc__)
