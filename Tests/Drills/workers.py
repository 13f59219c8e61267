#!/usr/bin/env python3
"""Worker processes end: killed at random under load, and over files that end whoever reads them.

The service's own process never ends. No file is lost, and none is put aside but those that end
workers; all others go on meanwhile. In the quick form fewer workers end, nobody asks what that costs
others in time, and a service whose workers are never ready is watched for half as many of them.
"""

import concurrent.futures
import os
import pathlib
import random
import signal
import subprocess
import time

from spool import Spool, below, check, dicom, drill, entries, played, wait
from strace import is_traced


# The service's own process takes no more, whatever comes.
MEMORY = 64 << 20
# A worker that ends costs no other file more, in seconds; asked in the long form only.
LONGER = 1


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


class Waits:
    """How long each file takes from its arrival to its pair, in seconds."""

    def __init__(self, spool):
        self.spool = spool
        self.begun = {}
        self.ended = {}

    def send(self):
        number = len(self.begun)
        name = f"IM{number}.dcm"
        self.begun[name] = time.monotonic()
        self.spool.send(f"K/{name}", dicom(number, study=1))
        return name

    def pending(self):
        """The files that are not split yet; looks which of them are now."""
        # In the order in which a file passes through them.
        there = {path.name for path in entries(self.spool.path("incoming", "K"))}
        there |= {path.name for path in self.spool.sources()}
        now = time.monotonic()
        for name in self.begun.keys() - self.ended.keys() - there:
            self.ended[name] = now - self.begun[name]
        return self.begun.keys() - self.ended.keys()

    def of(self, names):
        return sorted(self.ended[name] for name in names)


def kill(pid):
    """Kills a worker; 0 when it has ended already."""
    try:
        os.kill(pid, signal.SIGKILL)
        return 1
    except ProcessLookupError:
        return 0


def words(waits):
    """The distribution of waits, for people."""
    at = lambda part: waits[min(len(waits) - 1, int(part * len(waits)))]
    return (f"{len(waits)}, half within {at(0.5):.2f} s, 99 % within {at(0.99):.2f} s, "
            f"all within {waits[-1]:.2f} s")


def load(waits, daemon, rng, rounds, kills):
    """Files arrive as fast as they are split, while so many workers are killed.

    After each kill another file comes, and nothing is killed until that one is split: whose worker is
    killed cannot be told, but its worker was not. Returns the names of these.
    """
    killed, others = 0, []
    while killed < kills or len(others) < rounds:
        for _ in range(8):
            waits.send()
        time.sleep(rng.uniform(0, 0.05))
        if kills:
            # Not more at a time than come after them: a file has five tries.
            found = workers(daemon.pid)
            killed += sum(map(kill, rng.sample(found, min(2, len(found)))))
        others.append(waits.send())
        while others[-1] in (pending := waits.pending()) or len(pending) > 16:
            time.sleep(0.002)
            check(daemon.poll() is None, "the service lives on")
    wait(lambda: not waits.pending(), "every file is split", 300, pause=0.002)
    return others


def kills(spool, count, rng, quick):
    """Workers are killed at random while files arrive."""
    daemon = spool.start_working()
    waits = Waits(spool)
    calm = waits.of(load(waits, daemon, rng, 10 if quick else 200, 0))
    others = waits.of(load(waits, daemon, rng, 0, count))
    number = len(waits.begun)
    wait(lambda: spool.pairs() == number, "every file is split", 300)
    check(daemon.poll() is None, "the service lives on")
    check(not below(spool.path("rejected")), "nothing is put aside")
    memory = peak(daemon)
    check(memory < MEMORY, f"the service took {memory >> 20} MiB of memory")
    print(f"waits without kills: {words(calm)}; of other files with kills: {words(others)}; of all "
          f"files: {words(waits.of(waits.begun))}", flush=True)
    more = others[-1] - calm[-1]
    check(quick or more <= LONGER, f"kills have cost another file {more:.2f} s more")
    return number, memory


def poison(spool, count, number, quick):
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
        spool.send(name, dicom(10_000 + n, study=2))
        good = f"G/IM{n}.dcm"
        begun = time.monotonic()
        spool.send(good, dicom(number + n, study=3))
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
    check(quick or longest <= LONGER, f"they cost another file {longest:.2f} s")
    return daemon, longest


def traced(spool, harmful, *command):
    """Runs a command; whoever reads this file ends."""
    return subprocess.run(
        ["strace", "-f", "-o", "/dev/null", "-e", "trace=pread64", "-P", str(harmful.resolve()),
         "-e", "inject=pread64:signal=SIGSEGV", spool.binary, *map(str, command)],
        capture_output=True, text=True)


def harmed(result, harmful, others):
    """An input that ends its reader is one sentence, and status 65; the others are worked on."""
    check(result.returncode == 65, f"status {result.returncode}: {result.stderr}")
    check(result.stderr.count("\n") == 1 and harmful.name in result.stderr, result.stderr)
    check("crashed" in result.stderr, result.stderr)
    check(result.stdout.count("\n") == others, f"the others are worked on: {result.stdout}")


def commands(spool):
    """Each command that reads what others have made goes on with its other inputs."""
    folder = spool.folder.parent
    inputs, archive, patient = (folder / name for name in ("inputs", "a", "p"))
    inputs.mkdir()
    for number in range(4):
        (inputs / f"IM{number}.dcm").write_bytes(dicom(20_000 + number, study=4, side=48))
    bad = inputs / "IM2.dcm"
    harmed(traced(spool, bad, "split", inputs, "--archive", archive, "--patient", patient), bad, 3)
    check(len(list(archive.iterdir())) == 3, "nothing else lies there")
    measured = traced(spool, bad, "evaluate", "--json", inputs)
    check(measured.returncode == 65, f"status {measured.returncode}: {measured.stderr}")
    check(measured.stdout.count('"ends-program"') == 1, measured.stdout)

    bad = sorted(archive.iterdir())[1]
    harmed(traced(spool, bad, "inspect", archive, patient), bad, 5)
    # Nobody knows whose it is: its other share is named alone, as whole.
    harmed(traced(spool, bad, "verify", archive, patient), bad, 3)
    found = traced(spool, bad, "reconstruct", archive, patient, "--output", folder / "r")
    check(found.returncode == 65 and found.stderr.count("\n") == 2, found.stderr)
    check(len(below(folder / "r")) == 2, "the others come back")
    sheet = folder / "sheet.txt"
    subprocess.run([spool.binary, "split", str(inputs), "--archive", str(folder / "b"),
                    "--sheet", str(sheet)], check=True, capture_output=True)
    bad = sorted((folder / "b").iterdir())[1]
    harmed(traced(spool, bad, "expand", folder / "b", "--sheet", sheet, "--patient", folder / "e"),
           bad, 3)

    # What the service has split, read by the commands of an administrator.
    own = ("--spool", spool.folder)
    bad = next(spool.path("archive").glob("*-*/*.png"))
    count = len(list(bad.parent.glob("*.png")))
    exported = traced(spool, bad, "export", bad.parent.name, "--output", folder / "x", *own)
    harmed(exported, bad, 1)
    check(len(below(folder / "x", "*.png")) == count - 1, "the others are exported")
    for share in spool.patients():
        place = subprocess.run([spool.binary, "locate", str(share), *map(str, own)],
                               capture_output=True, text=True).stdout.strip()
        if place == str(bad):
            break
    check(place == str(bad), "one of the patient shares belongs to it")
    located = traced(spool, bad, "locate", share, *own)
    check(located.returncode == 66, f"status {located.returncode}: {located.stderr}")
    number = traced(spool, bad, "find", "--accession", "ACC1", *own)
    check(number.returncode == 0, f"status {number.returncode}: {number.stderr}")


def forked(spool):
    """The worker that a command forks has no more rights than one that is a program of its own."""
    empty = spool.folder.parent / "empty"
    empty.mkdir()
    with subprocess.Popen(
            [spool.binary, "reconstruct", "--sheet", "-", "--archive", empty, "--output", empty],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as command:
        # It waits for its sheet.
        path = pathlib.Path(f"/proc/{command.pid}/task/{command.pid}/children")
        wait(lambda: path.read_text().split(), "it has forked", 20)
        worker = pathlib.Path("/proc", path.read_text().split()[0])

        def status():
            lines = (worker / "status").read_text().splitlines()
            return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}

        wait(lambda: status()["Seccomp"] == "2", "its calls are filtered", 20)
        check(status()["NoNewPrivs"] == "1", "it gets no new rights")
        check(int(status()["CapPrm"], 16) == 0, "it has no capability")
        check(sorted(p.name for p in (worker / "fd").iterdir()) == list("0123"), "its socket alone")
        for standard in "012":
            check((worker / "fd" / standard).readlink() == pathlib.Path("/dev/null"), "and nothing")
        command.stdin.close()
        check(command.wait(20) == 65, f"no sheet: {command.returncode}")
        wait(lambda: not worker.exists(), "it ends with the command", 20)


def unconfined(spool, quick, count=3):
    """Where workers cannot confine themselves no file is to blame: they wait until workers can."""
    # A pair whose half is dropped while nothing can read it.
    spool.start_working()
    spool.send("U/FIRST.dcm", dicom(0, study=5))
    wait(lambda: spool.pairs() == 1 and spool.is_done(), "the first one is split", 60)
    spool.stop()
    log = spool.folder.parent / "capset"
    wrapper = ["strace", "-f", "-e", "trace=capset", "-e", "inject=capset:error=EPERM"]
    daemon = spool.start(wrapper=[*wrapper, "-o", str(log)])
    wait(lambda: "started with" in spool.said(), "the daemon works", 60)
    for n in range(count):
        spool.send(f"U/IM{n}.dcm", dicom(1 + n, study=5))
    share = spool.patients()[0]
    dropped = spool.path("reconstruct", share.name)
    dropped.write_bytes(share.read_bytes())
    # Twice, and a file would have been put aside; one worker more is started before any is needed.
    # After each that was never ready the next one waits twice as long, up to a minute.
    starts = (2 if quick else 4) * (count + 1)
    wait(lambda: log.read_text().count("INJECTED") > starts, "they are tried again", 120 if quick else 900)
    check(len(spool.incoming()) == count, "they stay where they are")
    check(not list(below(spool.path("rejected"), "IM*.dcm")), "none is put aside")
    check(not list(below(spool.path("reconstruct"), "*.problem.txt")), "nothing is wrong with a share")
    check("starting a process failed" in spool.said(), "it is said what is wrong")
    terminate(spool, daemon)
    dropped.unlink()
    output = spool.folder.parent / "unconfined"
    result = subprocess.run(
        [*wrapper, "-o", "/dev/null", spool.binary, "split", str(spool.path("incoming", "U")),
         "--archive", str(output / "a"), "--patient", str(output / "p")], capture_output=True, text=True)
    check(result.returncode == 75, f"status {result.returncode}: {result.stderr}")
    check(result.stderr.count("no process could be started") == count, result.stderr)
    check(not output.exists(), "nothing is left")
    spool.start_working()
    spool.wait_until_done(60)
    spool.stop()
    spool.account()


def unconfined_beside(spool, quick):
    """The same in a spool of its own."""
    home = spool.folder.parent / "beside"
    home.mkdir()
    with played(Spool(spool.binary, home / "spool", spool.configuration)) as own:
        try:
            unconfined(own, quick)
        finally:
            for daemon in own.daemons:  # what strace traces would outlive it
                end_children(daemon, signal.SIGKILL)


def run(spool, options):
    rng = random.Random(options.seed)
    spool.configuration = 'study-quiet = "1h"\n'
    with concurrent.futures.ThreadPoolExecutor() as pool:
        # It waits for most of its time.
        beside = pool.submit(unconfined_beside, spool, options.quick) if is_traced() else None
        words = killed_and_poisoned(spool, options, rng)
        if beside:
            beside.result()
    spool.start_working()
    spool.wait_until_done(60)
    spool.stop()
    spool.account()
    return words


def killed_and_poisoned(spool, options, rng):
    count = 40 if options.quick else 1000
    number, memory = kills(spool, count, rng, options.quick)
    spool.stop()
    words = f"{number} files split while {count} workers were killed, {memory >> 20} MiB of memory"
    if is_traced():
        count = 5 if options.quick else 100
        commands(spool)
        forked(spool)
        daemon, longest = poison(spool, count, number, options.quick)
        terminate(spool, daemon)
        words += (
            f"; {count} files that end workers put aside, others were taken within "
            f"{longest:.2f} s (traced)"
        )
    return words


def end_children(daemon, number):
    """Sends a signal to the children of a process."""
    for task in entries(f"/proc/{daemon.pid}/task"):
        for pid in (task / "children").read_text().split():
            os.kill(int(pid), number)


def terminate(spool, daemon):
    """Ends a daemon that is traced: strace hands signals on to nobody."""
    end_children(daemon, signal.SIGTERM)
    daemon.wait(300)
    spool.daemons.remove(daemon)


if __name__ == "__main__":
    drill(run, __doc__)
