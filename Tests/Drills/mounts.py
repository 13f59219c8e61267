#!/usr/bin/env python3
"""The file systems people have: what they cannot do costs nobody an exam, and leaves nothing behind.

On each: `split` onto it and `reconstruct` onto it, as the README says; the same killed in the middle,
and once more; nothing that lies there is replaced. Then a service whose `outgoing` and
`reconstructed` lie there, killed in the middle; and a spool that lies there as a whole, or is refused
in one sentence.
"""

import concurrent.futures
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

from kinds import EVERY_DAY, KINDS, Missing, Poor
from spool import Failed, Spool, arguments, below, check, dicom, digest, wait

COUNT = 12
OWN = ".dicomshare"


class Apart(Spool):
    """A spool whose outgoing lies on a file system of its own, with the service's folders in it."""

    def path(self, *names):
        if names[:2] == ("work", ".outgoing") and self.folder.joinpath("outgoing", OWN).is_dir():
            names = ("outgoing", OWN, *names[2:])
        return super().path(*names)


class Place:
    """A file system under test, with a folder of exams beside it."""

    def __init__(self, binary, kind, base, folder):
        self.binary, self.kind, self.base, self.folder = binary, kind, base, folder
        self.environment = {**os.environ, **kind.environment}
        self.study = base / "study"
        (self.study / "S1").mkdir(parents=True)
        for number in range(COUNT):
            (self.study / "S1" / f"IM{number}.dcm").write_bytes(dicom(number, side=48))
        self.sums = {path.relative_to(self.study): digest(path) for path in below(self.study)}

    def run(self, *words):
        return subprocess.run(
            [self.binary, *map(str, words)], capture_output=True, text=True, env=self.environment)

    def runs(self, *words):
        result = self.run(*words)
        check(result.returncode == 0, f"{words[0]}: {result.returncode} {result.stderr[-500:]}")

    def killed(self, chance, *words):
        """Kills a command when the folder has got some of what it writes."""
        process = subprocess.Popen(
            [self.binary, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=self.environment, start_new_session=True)
        time.sleep(chance.random() * 0.15)
        process.kill()
        process.wait()
        # Its workers end with it, once a slow mount has answered them.
        for _ in range(1500):
            try:
                os.killpg(process.pid, 0)
            except ProcessLookupError:
                return
            time.sleep(0.02)

    def hidden(self, folder=None):
        return [path for path in below(folder or self.folder) if path.name.startswith(".")]

    def empty(self, folder=None):
        return [path for path in below(folder or self.folder) if not path.stat().st_size]


def command(place, chance, rounds):
    stick, archive, output = place.folder / "stick", place.base / "archive", place.folder / "restored"
    place.runs("split", place.study, "--archive", archive, "--patient", stick)
    check(len(below(stick, "P*.PNG")) == COUNT, "each file has its patient share")

    # Somebody else's files have the names that exams want.
    (output / "S1").mkdir(parents=True)
    others = {"IM0.dcm": b"somebody else's", "IM1.dcm": b""}
    for name, content in others.items():
        (output / "S1" / name).write_bytes(content)
    place.runs("reconstruct", stick, archive, "--output", output)
    for name, content in others.items():
        check((output / "S1" / name).read_bytes() == content, f"{name} is as it was")
        check(digest(output / "S1" / name.replace(".", " (2).")) == place.sums[pathlib.Path("S1", name)],
              f"beside {name} lies the exam")
        (output / "S1" / name).unlink()
        (output / "S1" / name.replace(".", " (2).")).unlink()
    place.runs("reconstruct", stick, archive, "--output", output)
    same(place, output)
    check(not place.hidden(), f"nothing hidden is left: {place.hidden()[:3]}")

    # Killed in the middle, and begun again.
    for number in range(rounds):
        again = place.folder / f"again{number}"
        place.killed(chance, "reconstruct", stick, archive, "--output", again)
        for path in below(again):
            if not path.name.startswith(".") and path.stat().st_size:
                relative = path.relative_to(again)
                check(digest(path) == place.sums[relative], f"{relative} is whole, or not there")
        place.runs("reconstruct", stick, archive, "--output", again)
        same(place, again)
        shutil.rmtree(again)
        one, other = place.folder / f"stick{number}", place.base / f"archive{number}"
        place.killed(chance, "split", place.study, "--archive", other, "--patient", one)
        place.runs("split", place.study, "--archive", other, "--patient", one)
        check(not place.hidden(one), f"nothing hidden is left: {place.hidden(one)[:3]}")
        check(not place.empty(one), f"nothing empty is left: {place.empty(one)[:3]}")
        shutil.rmtree(one)
        shutil.rmtree(other)


def forgetful(place):
    """What was written is not what is read: nothing is said to be done, and nothing stays."""
    if not isinstance(place.kind, Poor):
        return
    place.environment["POOR_TAIL"] = "1"
    one, other = place.folder / "forgetful", place.base / "forgetful"
    for words in (("--patient", one), ("--patient", one, "--sheet", place.base / "sheet.txt")):
        result = place.run("split", place.study, "--archive", other, *words)
        check(result.returncode == 74, f"status {result.returncode}: {result.stderr[-300:]}")
        check(result.stderr.count("cannot be written") == COUNT, result.stderr[-300:])
        check(not below(one) and not below(other), "nothing is left of it")
    del place.environment["POOR_TAIL"]


def forgetful_service(place):
    """The same of a service: it commits nothing, keeps the source, and goes on when all is well."""
    if not isinstance(place.kind, Poor) or not place.kind.holds_spool:
        return
    spool = Spool(place.binary, place.folder / "forgetful-service" / "spool", 'study-quiet = "1s"\n')
    spool.folder.mkdir(parents=True)
    wrapper = ["env", *(f"{key}={value}" for key, value in place.kind.environment.items())]
    try:
        daemon = spool.start_working(wrapper=[*wrapper, "POOR_TAIL=1"])
        spool.send("S1/IM0.dcm", dicom(0, side=48))
        wait(lambda: "cannot use outgoing: writing failed" in spool.said(), "the journal tells of it", 30)
        check(not spool.pairs() and not below(spool.path("outgoing"), "P*.PNG"), "nothing is committed")
        check(spool.sources() or spool.incoming(), "the source is still there")
        spool.kill(daemon)
        spool.start_working(wrapper=wrapper)
        wait(spool.is_published, "it is split as soon as what is written can be read", 60)
        spool.account()
    finally:
        ended(spool)
    shutil.rmtree(spool.folder.parent)


def same(place, output):
    """All files came back under their names, and nothing else is there."""
    found = {path.relative_to(output): digest(path) for path in below(output)}
    check(found == place.sums, f"{len(found)} of {COUNT} files, as they were: "
          f"{sorted(map(str, set(found) ^ set(place.sums)))[:4]}")


def service(place, chance):
    """A service whose results lie there."""
    home = place.base / "service"
    spool = Apart(place.binary, home / "spool", 'study-quiet = "1s"\narchive-lookup = true\n')
    spool.folder.mkdir(parents=True)
    for name in ("outgoing", "reconstructed"):
        (place.folder / name).mkdir()
        (spool.folder / name).symlink_to(place.folder / name)
    wrapper = ["env", *(f"{key}={value}" for key, value in place.kind.environment.items())]
    if not place.kind.holds_results:
        daemon = spool.start(wrapper=wrapper)
        wait(lambda: daemon.poll() is not None, "it ends", 30)
        check(daemon.returncode == 78, f"it is refused with 78: {daemon.returncode} {spool.said()[-300:]}")
        check("no folders that keep" in spool.said(), f"what is missing is named: {spool.said()[-300:]}")
        return
    try:
        daemon = spool.start_working(wrapper=wrapper)
        for number in range(COUNT):
            spool.send(f"S1/IM{number}.dcm", dicom(number, side=48))
        time.sleep(chance.random() * 0.5)
        spool.kill(daemon)
        daemon = spool.start_working(wrapper=wrapper)
        wait(spool.is_published, "all is published", 60)
        spool.account()
        # The way back.
        for share in spool.patients():
            target = spool.path("reconstruct", share.name)
            shutil.copy(share, target.with_name("." + target.name))
            os.rename(target.with_name("." + target.name), target)
        time.sleep(chance.random() * 0.5)
        spool.kill(daemon)
        spool.start_working(wrapper=wrapper)
        restored = place.folder / "reconstructed"
        wait(lambda: sorted(digest(path) for path in below(restored, "*.dcm"))
             == sorted(spool.sent.values()), "all exams are restored, each once", 60)
        # A name in the making goes when the final one is there.
        wait(lambda: not place.hidden(restored), "nothing hidden is left", 10)
    finally:
        said = spool.said()[-1500:] if spool.log.exists() else ""
        ended(spool)
        if sys.exc_info()[0]:
            print(said)


def ended(spool):
    for daemon in spool.daemons:
        daemon.kill()
        daemon.wait()
    spool.daemons = []


def whole(place):
    """A spool that lies there as a whole is refused at the start, or works."""
    spool = Spool(place.binary, place.folder / "spool", 'study-quiet = "1s"\n')
    spool.log = place.base / "whole.log"
    wrapper = ["env", *(f"{key}={value}" for key, value in place.kind.environment.items())]
    configuration = place.base / "dicomshare.toml"
    configuration.write_text('study-quiet = "1s"\nsettle = "0s"\n')
    if not place.kind.holds_spool:
        result = subprocess.run(
            [*wrapper, place.binary, "serve", "--spool", str(spool.folder), "--config", str(configuration)],
            capture_output=True, text=True, timeout=60)
        said = result.stderr + result.stdout
        check(result.returncode == 78, f"it is refused with 78: {result.returncode} {said[-300:]}")
        check("no hard links" in said, f"what is missing is named: {said[-300:]}")
        return "refused"
    try:
        spool.folder.parent.mkdir(exist_ok=True)
        daemon = subprocess.Popen(
            [*wrapper, place.binary, "serve", "--spool", str(spool.folder), "--config", str(configuration)],
            stdout=open(spool.log, "ab"), stderr=subprocess.STDOUT)
        spool.daemons.append(daemon)
        wait(lambda: "started with" in spool.said() or daemon.poll() is not None, "it works", 30)
        check(daemon.poll() is None, f"the daemon works: {spool.said()[-300:]}")
        for number in range(3):
            spool.send(f"S1/IM{number}.dcm", dicom(number, side=48))
        wait(spool.is_published, "all is published", 200)
        spool.account()
    finally:
        ended(spool)
    return "works"


def tried(name, options):
    """Tries one kind; returns what became of it, and says so."""
    base = pathlib.Path(tempfile.mkdtemp(prefix="dicomshare-drill-")).resolve()
    chance = random.Random(f"{options.seed} {name}")
    begun = time.monotonic()
    try:
        kind = KINDS[name]()
        with kind.mounted(base / "kind") as folder:
            place = Place(options.binary, kind, base, folder)
            forgetful(place)
            forgetful_service(place)
            command(place, chance, 3 if options.quick else 12)
            service(place, chance)
            spool = "" if options.quick and kind.holds_spool else f", as a whole: {whole(place)}"
        print(f"{name}: passed in {time.monotonic() - begun:.0f} s{spool}", flush=True)
        return "done"
    except Missing as reason:
        print(f"{name}: left out, {reason}", flush=True)
        return "missing"
    except Failed as failure:
        print(f"{name}: FAILED: {failure}", flush=True)
        return "failed"
    finally:
        shutil.rmtree(base, ignore_errors=True)


def main():
    options = arguments(__doc__)
    names = list(KINDS)[:EVERY_DAY] if options.quick else list(KINDS)
    # Those of every day have nothing in common, and wait most of the time.
    with concurrent.futures.ThreadPoolExecutor(EVERY_DAY if options.quick else 1) as pool:
        became = list(pool.map(lambda name: tried(name, options), names))
    done, missing, failed = (
        [name for name, end in zip(names, became) if end == word]
        for word in ("done", "missing", "failed"))
    if failed:
        sys.exit(1)
    if not done:
        print(f"skipped: none of {', '.join(names)} can be had here")
        sys.exit(77)
    print(f"passed: {', '.join(done)}" + (f"; left out: {', '.join(missing)}" if missing else ""))


if __name__ == "__main__":
    main()
