"""What the drills have in common: small DICOM files, a daemon on a spool, and the final account.

Only Python's standard library is used. A drill leaves by exit status 0 (passed), 1 (failed) or 77
(could not be run here, and says why).
"""

import argparse
import contextlib
import fnmatch
import hashlib
import os
import pathlib
import random
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]


def element(tag, vr, value):
    """One data element in explicit VR little endian (PS3.5 section 7.1.2)."""
    if len(value) % 2:
        value += b"\0" if vr in ("UI", "OW") else b" "
    head = struct.pack("<HH", *tag) + vr.encode()
    if vr in ("OB", "OW"):
        return head + struct.pack("<HI", 0, len(value)) + value
    return head + struct.pack("<H", len(value)) + value


def dicom(number, study=1, side=16, seed=0):
    """A small 16-bit image, different for every number."""
    noise = random.Random(f"{number} {study} {seed}")
    uid = f"1.2.826.0.1.3680043.10.543.{study}"
    instance = f"{uid}.{number + 1}"
    image = "1.2.840.10008.5.1.4.1.1.2"
    meta = (
        element((2, 1), "OB", b"\0\1")
        + element((2, 2), "UI", image.encode())
        + element((2, 3), "UI", instance.encode())
        + element((2, 0x10), "UI", b"1.2.840.10008.1.2.1")
        + element((2, 0x12), "UI", b"1.2.826.0.1.3680043.10.543.1")
    )
    pixels = b"".join(
        struct.pack("<H", (x * 7 + y * 11 + noise.randrange(4)) & 0xFFF)
        for y in range(side)
        for x in range(side)
    )
    return (
        bytes(128)
        + b"DICM"
        + element((2, 0), "UL", struct.pack("<I", len(meta)))
        + meta
        + element((8, 0x16), "UI", image.encode())
        + element((8, 0x18), "UI", instance.encode())
        + element((8, 0x50), "SH", f"ACC{study}".encode())
        + element((0x10, 0x10), "PN", b"Drill^Patient")
        + element((0x10, 0x20), "LO", f"PAT{study}".encode())
        + element((0x20, 0xD), "UI", uid.encode())
        + element((0x28, 2), "US", struct.pack("<H", 1))
        + element((0x28, 4), "CS", b"MONOCHROME2")
        + element((0x28, 0x10), "US", struct.pack("<H", side))
        + element((0x28, 0x11), "US", struct.pack("<H", side))
        + element((0x28, 0x100), "US", struct.pack("<H", 16))
        + element((0x28, 0x101), "US", struct.pack("<H", 12))
        + element((0x28, 0x102), "US", struct.pack("<H", 11))
        + element((0x28, 0x103), "US", struct.pack("<H", 0))
        + element((0x7FE0, 0x10), "OW", pixels)
    )


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Failed(Exception):
    pass


_left_out = []


def leave_out(part, why):
    """Part of a drill cannot be played here; its last line says so."""
    _left_out.append(f"{part} ({why})")


def check(condition, sentence):
    if not condition:
        raise Failed(sentence)


# Limits are for a quiet machine. On any other one they may be reached so many times over, before it
# is taken for certain that something will never come.
PATIENCE = 5


def wait(condition, sentence, seconds=120, pause=0.05):
    """Waits until a condition holds; it is asked again after a pause in seconds.

    A file that it was about to look at may have gone: then it does not hold yet.
    """
    seconds *= PATIENCE
    end = time.monotonic() + seconds
    while True:
        gone = ""
        try:
            if condition():
                return
        except (FileNotFoundError, NotADirectoryError, ProcessLookupError) as error:
            gone = f" ({error})"
        check(time.monotonic() < end, f"after {seconds} s still not: {sentence}{gone}")
        time.sleep(pause)


def entries(folder):
    """What lies in a folder, which may go at any moment."""
    try:
        return list(pathlib.Path(folder).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def below(folder, pattern="*"):
    """The files below a folder whose names match; folders may go while they are looked at."""
    return [
        pathlib.Path(parent, name)
        for parent, _, names in os.walk(folder)
        for name in fnmatch.filter(names, pattern)
    ]


def states(process):
    """What the threads of a process do: one letter for each, as in proc(5)."""
    letters = set()
    for task in entries(f"/proc/{process.pid}/task"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a thread that has ended
            letters.add((task / "stat").read_text().rsplit(")", 1)[1].split()[0])
    return letters


@contextlib.contextmanager
def standing_still(daemon):
    """Nothing is done by a daemon meanwhile."""
    daemon.send_signal(signal.SIGSTOP)
    try:
        wait(lambda: states(daemon) <= {"T"} or daemon.poll() is not None, "it stands still", 10)
        yield
    finally:
        daemon.send_signal(signal.SIGCONT)


# What people are waited for by default; drills that are not about it go on at once.
HASTE = {"settle": "0s", "foreign-after": "1s"}


class Spool:
    """A spool with its daemons."""

    def __init__(self, binary, folder, configuration=""):
        self.binary = binary
        self.folder = pathlib.Path(folder)
        self.configuration = configuration
        self.log = self.folder.parent / "daemon.log"
        self.said_before = 0
        self.daemons = []
        self.sent = {}

    def path(self, *names):
        return self.folder.joinpath(*names)

    def start(self, extra=(), wrapper=()):
        self.said_before = self.log.stat().st_size if self.log.exists() else 0
        command = [*wrapper, self.binary, "serve", "--spool", str(self.folder), *extra]
        file = self.folder.parent / "dicomshare.toml"
        keys = {line.split("=")[0].strip() for line in self.configuration.splitlines()}
        haste = "".join(f'{key} = "{time}"\n' for key, time in HASTE.items() if key not in keys)
        file.write_text(self.configuration + haste)
        command += ["--config", str(file)]
        with open(self.log, "ab") as log:
            daemon = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.daemons.append(daemon)
        return daemon

    def said(self):
        """What the journal has got since the last start."""
        return self.log.read_bytes()[self.said_before:].decode(errors="replace")

    def start_working(self, wrapper=()):
        """A daemon that is at work: all folders are there, and watched."""
        daemon = self.start(wrapper=wrapper)
        wait(lambda: "started with" in self.said() or daemon.poll() is not None, "it works", 30)
        check(daemon.poll() is None, "the daemon works")
        return daemon

    def stop(self):
        for daemon in self.daemons:
            if daemon.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    daemon.send_signal(signal.SIGCONT)
                    daemon.send_signal(signal.SIGTERM)
        for daemon in self.daemons:
            try:
                daemon.wait(60 * PATIENCE)
            except subprocess.TimeoutExpired:
                daemon.kill()
                raise Failed(f"the daemon did not stop within {60 * PATIENCE} s")
        self.daemons = []

    def kill(self, daemon):
        daemon.kill()
        daemon.wait()
        self.daemons.remove(daemon)

    def send(self, name, data, rename=True):
        """Puts a file into incoming, as a modality does."""
        target = self.path("incoming", name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if rename:
            pending = target.with_name("." + target.name)
            pending.write_bytes(data)
            os.rename(pending, target)
        else:
            target.write_bytes(data)
        self.sent[name] = hashlib.sha256(data).hexdigest()

    def incoming(self):
        return [p for p in below(self.path("incoming")) if p.is_file()]

    def instances(self):
        return [p for p in entries(self.path("work")) if not p.name.startswith(".")]

    def claims(self):
        return [p for instance in self.instances() for p in entries(instance) if p.is_dir()]

    def sources(self):
        """The files that are claimed."""
        return [path for claim in self.claims() for path in entries(claim / "source")]

    def pairs(self):
        return len(list(self.path("archive").glob("*-*/*.png")))

    def patients(self):
        own = [self.path("work", ".outgoing", name) for name in ("staging", "publishing")]
        return [p for folder in (*own, self.path("outgoing")) for p in below(folder, "P*.PNG")]

    def is_done(self):
        """Whether all that came is split."""
        # In the order in which a file passes through them. Twice: one look may miss a claim that
        # moves from a dead instance to a living one.
        return not self.incoming() and not self.claims() and not self.claims()

    def wait_until_done(self, seconds=600):
        wait(self.is_done, "incoming and work are empty", seconds)

    def is_published(self):
        """Whether all that was split has been published, too."""
        # Again in the order of a file's way.
        return self.is_done() and not self.staged()

    def staged(self):
        """What is on its way from its claim to `outgoing`, in that order."""
        names = ("pending", "staging", "publishing")
        return [path for name in names for path in entries(self.path("work", ".outgoing", name))]

    def account(self, extra_patients=(), expected=None):
        """Every file that was sent is exactly one valid pair, and nothing else is there."""
        expected = self.sent if expected is None else expected
        archive = list(self.path("archive").glob("*-*/*.png"))
        patients = self.patients() + [p for f in extra_patients for p in pathlib.Path(f).rglob("P*.PNG")]
        check(len(archive) == len(expected), f"{len(archive)} archive halves for {len(expected)} files")
        check(len(patients) == len(expected), f"{len(patients)} patient halves for {len(expected)} files")
        pending = [
            p
            for folder in (("archive", ".pending"), ("work", ".outgoing", "pending"))
            for p in self.path(*folder).iterdir()
        ]
        check(not pending, f"{len(pending)} pending halves are left over")
        with tempfile.TemporaryDirectory() as output:
            folders = {str(p.parent) for p in archive} | {str(p.parent) for p in patients}
            result = subprocess.run(
                [self.binary, "reconstruct", *sorted(folders), "--output", output],
                capture_output=True,
                text=True,
            )
            restored = sorted(digest(p) for p in pathlib.Path(output).rglob("*") if p.is_file())
            if restored != sorted(expected.values()):
                missing = set(expected.values()) - set(restored)
                raise Failed(
                    f"{len(restored)} files came back, {len(missing)} are missing: {result.stderr[-2000:]}"
                )


@contextlib.contextmanager
def played(spool):
    """One scene of a drill with a spool of its own: what the service said is shown if it fails."""
    try:
        yield spool
    except Exception:
        print(spool.said()[-1500:] if spool.log.exists() else "nothing was said")
        raise
    finally:
        for daemon in spool.daemons:
            daemon.kill()
            daemon.wait()


def arguments(description, more=lambda parser: None):
    parser = argparse.ArgumentParser(description=description)
    more(parser)
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/dicomshare"))
    parser.add_argument("--quick", action="store_true", help="a short form for every day")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="keep the spool for a look")
    options = parser.parse_args()
    if not os.access(options.binary, os.X_OK):
        print(f"skipped: {options.binary} is not there; build it, or name one with --binary")
        sys.exit(77)
    return options


def drill(body, description, folder=None):
    """Runs a drill in a spool of its own."""
    options = arguments(description)
    base = tempfile.mkdtemp(prefix="dicomshare-drill-", dir=folder)
    begun = time.monotonic()
    spool = None
    try:
        spool = Spool(options.binary, pathlib.Path(base, "spool"))
        text = body(spool, options)
        spool.stop()
        print(f"passed in {time.monotonic() - begun:.0f} s: {text}")
        if _left_out:
            print(f"left out: {', '.join(_left_out)}")
    except Exception as failure:
        if not isinstance(failure, Failed):
            traceback.print_exc(file=sys.stdout)
        print(f"FAILED: {failure}")
        if spool and spool.log.exists():
            print("".join(spool.log.read_text(errors="replace").splitlines(True)[-30:]))
        options.keep = True
        print(f"the spool is kept at {base}")
        sys.exit(1)
    finally:
        if spool:
            for daemon in spool.daemons:
                if daemon.poll() is None:
                    # What strace traces would outlive it.
                    subprocess.run(["pkill", "-KILL", "-P", str(daemon.pid)], check=False)
                    daemon.kill()
                    daemon.wait()
        if not options.keep:
            shutil.rmtree(base, ignore_errors=True)
