#!/usr/bin/env python3
"""Worker processes end: killed at random under load, and over files that end whoever reads them.

The service's own process never ends. No file is lost, and none is put aside but those that end
workers; all others go on meanwhile.
"""

import os
import pathlib
import random
import signal
import subprocess
import time

from spool import below, check, dicom, drill, wait
from strace import is_traced


# The service's own process takes no more, whatever comes.
MEMORY = 64 << 20


def workers(daemon):
    """The worker processes of a daemon."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                command = (entry / "cmdline").read_bytes().split(b"\0")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if fields[1] == str(daemon) and b"worker" in command:
                found.append(int(entry.name))
    return found


def peak(process):
    """The most memory that a process has had, in bytes (VmHWM, proc_pid_status(5))."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) << 10
    return 0


def arrive(spool, name, data):
    """A file that is renamed in, so that nothing waits for it to rest."""
    spool.send(name, data)


def kills(spool, count, rng):
    """Workers are killed at random while files arrive."""
    daemon = spool.start_working()
    killed = 0
    number = 0
    while killed < count:
        for _ in range(8):
            arrive(spool, f"K/IM{number}.dcm", dicom(number, study=1))
            number += 1
        # Not more at a time than come after them: a file has five tries.
        for pid in rng.sample(found, min(2, len(found))) if (found := workers(daemon.pid)) else []:
            try:
                os.kill(pid, signal.SIGKILL)
                killed += 1
            except ProcessLookupError:
                pass
        time.sleep(rng.uniform(0, 0.05))
        check(daemon.poll() is None, "the service lives on")
    wait(lambda: spool.pairs() == number, "every file is split", 300)
    check(daemon.poll() is None, "the service lives on")
    check(not below(spool.path("rejected")), "nothing is put aside")
    memory = peak(daemon)
    check(memory < MEMORY, f"the service took {memory >> 20} MiB of memory")
    return number, memory


def poison(spool, count, number):
    """Files that end whoever reads them, between others."""
    names = [f"P/POISON{n}.dcm" for n in range(count)]
    paths = [str(spool.path("incoming", name).resolve()) for name in names]
    wrapper = ["strace", "-f", "-o", "/dev/null", "-e", "trace=pread64"]
    for path in paths:
        wrapper += ["-P", path]
    daemon = spool.start(wrapper=[*wrapper, "-e", "inject=pread64:signal=SIGKILL"])
    wait(lambda: "started with" in spool.said(), "the daemon works", 60)
    longest = 0.0
    for n, name in enumerate(names):
        arrive(spool, name, dicom(10_000 + n, study=2))
        good = f"G/IM{n}.dcm"
        begun = time.monotonic()
        arrive(spool, good, dicom(number + n, study=3))
        wait(lambda: not spool.path("incoming", good).exists(), "the file beside it is taken", 60)
        longest = max(longest, time.monotonic() - begun)
    put_aside = lambda: [p for p in below(spool.path("rejected")) if p.name.startswith("POISON")]
    wait(lambda: len(put_aside()) == count, "all of them are put aside", 300)
    check(daemon.poll() is None, "the service lives on")
    for path in put_aside():
        reason = (path.parent / "REASON.TXT").read_text()
        check("ended several times" in reason, "a reason lies beside it")
    for name in names:
        spool.sent.pop(name)
    wait(lambda: spool.pairs() == number + count, "all others are split", 300)
    return daemon, longest


def command(spool):
    """An input that ends its reader is one sentence, and status 65; the others are split."""
    folder = spool.folder.parent / "inputs"
    folder.mkdir()
    for number in range(4):
        (folder / f"IM{number}.dcm").write_bytes(dicom(20_000 + number, study=4))
    harmful = folder / "IM2.dcm"
    result = subprocess.run(
        [
            "strace", "-f", "-o", "/dev/null", "-e", "trace=pread64", "-P", str(harmful.resolve()),
            "-e", "inject=pread64:signal=SIGSEGV", spool.binary, "split", str(folder),
            "--archive", str(folder.parent / "a"), "--patient", str(folder.parent / "p"),
        ],
        capture_output=True, text=True,
    )
    check(result.returncode == 65, f"status {result.returncode}: {result.stderr}")
    check(result.stderr.count("\n") == 1 and harmful.name in result.stderr, result.stderr)
    check("crashed" in result.stderr, result.stderr)
    check(result.stdout.count("\n") == 3, f"the others are split: {result.stdout}")
    check(len(list((folder.parent / "a").iterdir())) == 3, "nothing else lies there")


def run(spool, options):
    rng = random.Random(options.seed)
    spool.configuration = 'study-quiet = "1h"\n'
    count = 40 if options.quick else 1000
    number, memory = kills(spool, count, rng)
    spool.stop()
    words = f"{number} files split while {count} workers were killed, {memory >> 20} MiB of memory"
    if is_traced():
        count = 5 if options.quick else 100
        command(spool)
        daemon, longest = poison(spool, count, number)
        terminate(spool, daemon)
        words += (
            f"; {count} files that end workers put aside, others were taken within "
            f"{longest:.2f} s (traced)"
        )
    spool.start_working()
    spool.wait_until_done(60)
    spool.stop()
    spool.account()
    return words


def terminate(spool, daemon):
    """Ends a daemon that is traced: strace hands signals on to nobody."""
    for task in pathlib.Path(f"/proc/{daemon.pid}/task").iterdir():
        for pid in (task / "children").read_text().split():
            os.kill(int(pid), signal.SIGTERM)
    daemon.wait(300)
    spool.daemons.remove(daemon)


if __name__ == "__main__":
    drill(run, __doc__)
