"""Tries a scene again and again, and interrupts it at each of its calls in turn."""

import concurrent.futures
import os
import shutil
import sys
import tempfile
import threading
import time

import calls
import scenes
from spool import Failed, arguments, check


# How many scenes are under way at a time.
SCENES = 6
# No scene changes less than this: what it writes is made, made durable, and named.
LEAST_CALLS = 3


class Interrupting:
    """One drill over all scenes."""

    # What is done to the calls, for the report.
    word = ""

    def __init__(self, options, base, opens):
        self.options = options
        self.base = base
        self.opens = opens
        self.failures = []
        self.count = 0
        self.lock = threading.Lock()
        self.pool = concurrent.futures.ThreadPoolExecutor(options.jobs)

    def cases(self, kind, count, step):
        """What is tried when a scene makes `count` calls."""
        raise NotImplementedError

    def try_one(self, scene, folder, log, case):
        """Tries one case; returns whether its call was reached."""
        raise NotImplementedError

    def scene(self, kind):
        """Tries all cases of one scene."""
        try:
            self.try_all(kind)
        except Failed as failure:
            print(f"FAILED: {failure}", flush=True)
            with self.lock:
                self.failures.append(str(failure))

    def try_all(self, kind):
        begun = time.monotonic()
        shared = kind(self.options.binary, self.base)
        folder = shared.copy("count")
        log = folder / "calls.log"
        status = shared.run(folder, calls.wrapper(folder, log, "count", opens=self.opens))
        check(status == 0, f"{shared.name}: status {status} without being disturbed")
        count = len(calls.read(log))
        check(count >= LEAST_CALLS, f"{shared.name}: {count} calls, fewer than it can do with")
        shared.check(folder)
        shutil.rmtree(folder)
        step = kind.quick_step if self.options.quick else 1
        cases = list(self.cases(kind, count, step))
        reached = sum(self.pool.map(lambda case: self.guard(kind, shared, case), cases))
        with self.lock:
            self.count += reached
        # Threads do not always come in the same order, and may need fewer calls than before.
        check(2 * reached >= len(cases) > 0, f"{shared.name}: {reached} {self.word} of {len(cases)} tried")
        print(
            f"{shared.name}: {count} calls, {reached} {self.word} in "
            f"{time.monotonic() - begun:.0f} s",
            flush=True,
        )

    def describe(self, scene, made, number, *more):
        """Remembers what is tried, for the report of a failure."""
        place = str(made[number - 1]) if len(made) >= number else f"call {number}, never reached"
        scene.tried = ", ".join([place.replace(str(self.base), ""), *map(str, more)])

    def guard(self, kind, shared, case):
        # Scenes remember things about one run: each has its own.
        scene = object.__new__(kind)
        scene.__dict__.update(shared.__dict__)
        scene.tried = str(case)
        folder = scene.copy("-".join(map(str, case)))
        try:
            reached = self.try_one(scene, folder, folder / "calls.log", case)
        except Failed as failure:
            sentence = f"FAILED {scene.name}: {scene.tried}: {failure}"
            print(f"{sentence}\n  kept at {folder}", flush=True)
            with self.lock:
                self.failures.append(sentence)
            return True
        except Exception as error:
            raise RuntimeError(f"{scene.name}: {scene.tried}, in {folder}") from error
        shutil.rmtree(folder)
        return reached


def main(drill, description, opens=False, more=lambda parser: None):
    def all_more(parser):
        more(parser)
        parser.add_argument("--scene", action="append", help="only this one")
        # Most of the time a daemon waits until its study is quiet.
        parser.add_argument("--jobs", type=int, default=12 * (os.cpu_count() or 1))

    options = arguments(description, all_more)
    if not options.quick:
        os.nice(15)  # it takes hours
    calls.tool_path()  # leaves where there is none
    base = tempfile.mkdtemp(prefix="dicomshare-drill-")
    begun = time.monotonic()
    work = drill(options, base, opens)
    kinds = [
        kind for kind in scenes.COMMANDS + scenes.SERVICES
        if not options.scene or kind.name in options.scene
    ]
    # Several scenes at a time: each begins with runs that nothing can be done beside.
    with concurrent.futures.ThreadPoolExecutor(SCENES) as pool:
        list(pool.map(work.scene, kinds))
    if work.failures:
        print(f"FAILED: {len(work.failures)} of {work.count}; kept at {base}")
        sys.exit(1)
    if options.keep:
        print(f"kept at {base}")
    else:
        shutil.rmtree(base)
    print(f"passed in {time.monotonic() - begun:.0f} s: {work.count} {work.word}")
