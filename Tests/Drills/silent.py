#!/usr/bin/env python3
"""The file server of a folder gives no answer for a while, as an NFS server that is rebooted.

Whoever asks it waits, and so does the thread that owns the spool. It is no loop that hangs: the
watchdog goes on being fed, journal and status name the folder, and the work goes on by itself. A
service that is started then waits, too, and obeys. What asks a FUSE mount cannot be ended, by anyone,
before the answer comes: so a service that is stopped says that it is, and ends then.
"""

import contextlib
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

from kinds import SSHFS, Missing
from spool import PATIENCE, check, dicom, drill, wait

WORDS = "cannot use archive: its file system gives no answer"
MEMORY = "/dev/shm"


def watchdog():
    """After how many seconds without a sign systemd would end the service: 12 on a quiet machine.

    A sixth of it is how long an answer may take, and the service and the file server need a processor
    for theirs. Where twenty wait for each, neither may get one for seconds.
    """
    waiting = os.getloadavg()[0] / len(os.sched_getaffinity(0))
    return min(60, max(12, round(3 * waiting)))


WATCHDOG = watchdog()


class Manager:
    """Listens as the service manager does: sd_notify(3)."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(str(path))
        self.signs = []
        threading.Thread(target=self.listen, daemon=True).start()
        self.wrapper = ["env", f"NOTIFY_SOCKET={path}", f"WATCHDOG_USEC={WATCHDOG * 1_000_000}"]

    def listen(self):
        while True:
            if b"WATCHDOG=1" in self.socket.recv(4096):
                self.signs.append(time.monotonic())

    def longest_silence(self, since):
        times = [since, *(at for at in self.signs if at > since), time.monotonic()]
        return max(later - earlier for earlier, later in zip(times, times[1:]))


@contextlib.contextmanager
def no_answer(server):
    server.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        server.send_signal(signal.SIGCONT)


def status(spool, *options):
    command = [spool.binary, "status", "--spool", str(spool.folder),
               "--config", str(spool.folder.parent / "dicomshare.toml"), *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60 * PATIENCE)


def is_told(spool):
    wait(lambda: WORDS in spool.said(), "the journal names the folder", 30)
    wait(lambda: f"! the work is paused, {WORDS}" in status(spool).stdout, "so does the status", 30)
    answer = status(spool, "--check")
    check(answer.returncode == 2 and WORDS in answer.stdout, f"and monitoring: {answer.stdout}")


def is_fed(manager, rounds):
    """No sign of life is missed for some times as long as the watchdog waits."""
    begun = time.monotonic()
    while time.monotonic() < begun + rounds * WATCHDOG:
        check(manager.longest_silence(begun) < WATCHDOG, "the watchdog would have ended the service")
        time.sleep(0.2)


def is_told_once(spool, lasts=True):
    """Each silence has one line, and one that lasts has no end.

    On a busy machine an answer may be late before the server is stopped, or after it goes on.
    """
    said = spool.said()
    _, *rest = said.split(WORDS)
    check(rest and all("resumed after" in part for part in rest[:-1]), f"it is told once:\n{said}")
    check("resumed after" not in rest[-1] or not lasts, f"it goes on:\n{said}")


def while_working(spool, manager, server):
    daemon = spool.start_working(wrapper=manager.wrapper)
    spool.send("S0/IM0.dcm", dicom(0))
    wait(spool.is_published, "it works", 60)
    with no_answer(server):
        spool.send("S1/IM1.dcm", dicom(1, study=1))
        is_fed(manager, 2)
        is_told(spool)
        is_told_once(spool)
        check(daemon.poll() is None, "it is the same one")
    wait(lambda: "resumed after" in spool.said(), "the journal tells when it goes on", 30)
    wait(spool.is_published, "it goes on by itself", 60)
    wait(lambda: "! the work is paused" not in status(spool).stdout, "the status is well again", 30)
    is_told_once(spool, lasts=False)
    check(daemon.poll() is None, "it is the same one")
    spool.stop()


def from_the_start(spool, manager, server):
    with no_answer(server):
        daemon = spool.start(wrapper=manager.wrapper)
        is_told(spool)
        daemon.terminate()
        wait(lambda: "the service was stopped" in status(spool).stdout, "it can be stopped", 30)
    spool.stop()
    with no_answer(server):
        spool.start(wrapper=manager.wrapper)
        is_told(spool)
        is_fed(manager, 1.5)
        is_told_once(spool)
    wait(lambda: "started with" in spool.said(), "it begins by itself", 60)
    spool.send("S2/IM2.dcm", dicom(2, study=2))
    wait(spool.is_published, "and works", 60)
    spool.stop()


def a_configuration_there(spool, folder, server):
    """A command or service whose configuration lies there says so, and does not wait for ever."""
    file = folder / "dicomshare.toml"
    file.write_text("banner = false\n")
    words = f"cannot read {file}: its file system gives no answer; see that its file server runs"
    with no_answer(server):
        for options, code in ((["config", "check"], 74), (["serve"], 75)):
            command = [spool.binary, *options, "--config", str(file), "--spool", str(spool.folder)]
            process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
            said = []
            reader = threading.Thread(target=lambda: said.append(process.stderr.readline()), daemon=True)
            reader.start()
            reader.join(30 * PATIENCE)
            check(words in "".join(said), f"{options}: {said}")
            # What asks a FUSE mount ends when that answers.
            server.send_signal(signal.SIGCONT)
            check(process.wait(30 * PATIENCE) == code, f"{options}: {process.returncode}")
            server.send_signal(signal.SIGSTOP)
    file.unlink()


def run(spool, options):
    # What the paths are is known without the server: a service does not begin without a configuration.
    kind = SSHFS(options=("-o", "dcache_timeout=3600"))
    with tempfile.TemporaryDirectory(prefix="dicomshare-drill-", dir=MEMORY) as base, contextlib.ExitStack() as stack:
        try:
            folder = stack.enter_context(kind.mounted(pathlib.Path(base, "place")))
        except Missing as missing:
            print(f"skipped: {missing}")
            sys.exit(77)
        server = kind.children[1]
        spool.configuration = f'study-quiet = "1s"\narchive = "{folder / "archive"}"\n'
        manager = Manager(pathlib.Path(base, "notify"))
        while_working(spool, manager, server)
        from_the_start(spool, manager, server)
        a_configuration_there(spool, folder, server)
        spool.path("archive").symlink_to(folder / "archive")
        spool.account()
        return "3 files, an archive that gave no answer twice"


if __name__ == "__main__":
    # A service that has a manager refuses folders for temporary files.
    drill(run, __doc__, MEMORY)
