#!/usr/bin/env python3
"""How cost grows: with the size of a file, with the number of files in a folder and a study, and with
what a service has taken in.

Usage: growth.py BINARY [--long] [--folder DIR] [--only TABLE] [--files COUNT...]
  BINARY    the program: swift build -c release --static-swift-stdlib
  --long    up to 2 GiB, 100,000 files in a folder and 1,000,000 in a service, instead of 128 MiB,
            10,000 and 3,000
  --folder  where to write (default /var/tmp)
  --only    one of the tables: sizes, counts, service
  --files   how many files the service takes in, ten a study, one row each

Prints nanoseconds of processor time a byte, and microseconds a file: what the program itself needs,
whatever the disk and other programs do meanwhile; and peak memory. Fails when the cost of a byte or
of a file is more than twice what it is in the row before, when finding takes longer than listing ten
times as many shares can explain, or when anything else of a service grows with what it has taken in.
"""
import argparse
import contextlib
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import time

from spool import dicom, element

SIZES = [1 << 19, 1 << 22, 1 << 25, 1 << 27, 1 << 29, 1 << 31]
COUNTS = [10, 100, 1_000, 10_000, 100_000]
TAKEN_IN = [300, 3_000, 30_000, 100_000, 1_000_000]
A_STUDY = 10


# A process is said to have needed what the one needed that has started it, until it called exec
# (getrusage(2)): this one starts others for this script, which is larger. It also waits for worker
# processes that end after the program: nobody else counts those (prctl(2), PR_SET_CHILD_SUBREAPER).
STARTER = """import ctypes, os, resource, sys
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
child = os.fork()
if not child:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.execv(sys.argv[1], sys.argv[1:])
status = os.waitpid(child, 0)[1]
try:
    while True: os.wait()
except ChildProcessError:
    pass
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""


def run(*command):
    """Seconds of processor time of a process and those that it starts; MiB of the largest of them."""
    command = [str(part) for part in command]
    starter = [sys.executable, "-I", "-S", "-c", STARTER, *command]
    status, seconds, memory = subprocess.run(
        starter, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    if int(status) != 0:
        raise SystemExit("status %d: %s" % (os.waitstatus_to_exitcode(int(status)), command))
    return float(seconds), int(memory) / 1024


def write_large(path, count):
    """A multi-frame CT of about so many bytes: frames of 512 x 512 words."""
    frames = max(1, count >> 19)
    one = dicom(1, side=2)
    head = one[:one.index(struct.pack("<HH", 0x28, 2))]
    head += element((0x28, 2), "US", struct.pack("<H", 1))
    head += element((0x28, 4), "CS", b"MONOCHROME2")
    head += element((0x28, 8), "IS", str(frames).encode())
    for tag, value in ((0x10, 512), (0x11, 512), (0x100, 16), (0x101, 12), (0x102, 11), (0x103, 0)):
        head += element((0x28, tag), "US", struct.pack("<H", value))
    frame = struct.pack("<262144H", *((x * 7 + x // 512 * 11) % 3000 for x in range(1 << 18)))
    with open(path, "wb") as file:
        file.write(head + struct.pack("<HH2sHI", 0x7FE0, 0x10, b"OW", 0, frames << 19))
        for _ in range(frames):
            file.write(frame)


def clear(scratch, *names):
    for name in names:
        shutil.rmtree(scratch / name, ignore_errors=True)


def sizes(binary, scratch, largest):
    print("%12s %22s %22s" % ("bytes", "split ns/B (MiB)", "reconstruct ns/B (MiB)"))
    rows = []
    for size in (size for size in SIZES if size <= largest):
        source = scratch / "large"
        source.mkdir()
        # So many files that there is something to measure.
        number = max(1, (1 << 25) // size)
        for index in range(number):
            write_large(source / ("IM%04d.DCM" % index), size)
        total = sum(path.stat().st_size for path in source.iterdir())
        split = run(binary, "split", source, "--archive", scratch / "a", "--patient", scratch / "p")
        joined = run(binary, "reconstruct", scratch / "a", scratch / "p", "--output", scratch / "r")
        subprocess.run(["diff", "-r", source, scratch / "r"], check=True)
        rows.append([1e9 * cost / total for cost, _ in (split, joined)])
        print("%12d %13.2f (%6.1f) %13.2f (%6.1f)"
              % (size, rows[-1][0], split[1], rows[-1][1], joined[1]), flush=True)
        clear(scratch, "large", "a", "p", "r")
    return rows


def daemon(binary, scratch, source, count):
    """Microseconds a file that the service needs, and milliseconds until a study is found."""
    spool = scratch / "spool"
    (spool / "incoming").mkdir(parents=True)
    os.rename(source, spool / "incoming/S")
    configuration = scratch / "dicomshare.toml"
    configuration.write_text('spool = "%s"\nstudy-quiet = "1s"\n' % spool)
    process = subprocess.Popen([binary, "serve", "--spool", spool, "--config", configuration],
                               stderr=subprocess.DEVNULL)
    published = []
    while not published:
        if process.poll() is not None:
            raise SystemExit("the service ended")
        time.sleep(0.2)
        published = [path for path in (spool / "outgoing").glob("[!.h]*") if path.is_dir()]
    ticks = pathlib.Path("/proc/%d/stat" % process.pid).read_text().rsplit(")", 1)[1].split()
    cost = (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")
    shares = len(list(published[0].glob("*.PNG")))
    if shares != count:
        raise SystemExit("%d of %d shares are published" % (shares, count))
    found, _ = run(binary, "find", "--accession", "ACC1", "--config", configuration)
    half = next(published[0].glob("*.PNG"))
    located, _ = run(binary, "locate", half, "--config", configuration)
    process.terminate()
    process.wait()
    return 1e6 * cost / count, 1e3 * found, 1e3 * located


def counts(binary, scratch, most):
    print("\n%8s %12s %18s %14s %9s %11s"
          % ("files", "split us", "reconstruct us", "service us", "find ms", "locate ms"))
    rows = []
    for count in (count for count in COUNTS if count <= most):
        source = scratch / "many"
        source.mkdir()
        for number in range(count):
            (source / ("IM%06d.DCM" % number)).write_bytes(dicom(number))
        split, _ = run(binary, "split", source, "--archive", scratch / "a", "--patient", scratch / "p")
        joined, _ = run(binary, "reconstruct", scratch / "a", scratch / "p",
                        "--output", scratch / "r")
        subprocess.run(["diff", "-r", source, scratch / "r"], check=True)
        clear(scratch, "a", "p", "r")
        rows.append([1e6 * split / count, 1e6 * joined / count,
                     *daemon(binary, scratch, source, count)])
        print("%8d %12.0f %18.0f %14.0f %9.1f %11.1f" % (count, *rows[-1]), flush=True)
        clear(scratch, "many", "spool")
    return rows


def ticks(process):
    """Seconds of processor time that a process and its workers, dead and alive, have had."""
    total = 0
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue  # it has ended
        if int(path.parent.name) == process.pid:
            total += sum(map(int, words[11:15]))
        elif int(words[1]) == process.pid:
            total += int(words[11]) + int(words[12])
    return total / os.sysconf("SC_CLK_TCK")


def resident(process):
    """Resident memory of a process in MiB."""
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise SystemExit("the service ended")


class Service:
    """A service that takes in studies of ten files, and is asked for them."""

    def __init__(self, binary, scratch):
        self.binary, self.scratch, self.spool = binary, scratch, scratch / "spool"
        self.lookup = scratch / "lookup"
        self.lookup.mkdir()
        self.log = scratch / "log"
        self.configuration = scratch / "dicomshare.toml"
        self.configuration.write_text(
            f'spool = "{self.spool}"\nstudy-quiet = "1s"\nlookup = "{self.lookup}"\n'
            f'settle = "0s"\narchive-lookup = true\n')

    def start(self):
        """Returns the processor time in seconds that it needed until it was at work."""
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [self.binary, "serve", "--spool", self.spool, "--config", self.configuration],
                stderr=log)
        while b"started with" not in self.log.read_bytes():
            if self.process.poll() is not None:
                raise SystemExit(f"the service ended: {self.log.read_text()[-500:]}")
            time.sleep(0.01)
        return ticks(self.process)

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def published(self):
        return sum(1 for entry in os.scandir(self.spool / "outgoing")
                   if entry.name[0] != "." and entry.name != "handed-over")

    def take_in(self, first, last):
        """Sends studies, not too many at a time, until they are published."""
        source = self.scratch / "sending"
        for study in range(first, last):
            (source / f"S{study}").mkdir(parents=True)
            for number in range(A_STUDY):
                data = dicom(number, study=study, side=4)
                (source / f"S{study}" / f"IM{number}.dcm").write_bytes(data)
            os.rename(source / f"S{study}", self.spool / "incoming" / f"S{study}")
            while study % 100 == 99 and study - self.published() > 500:
                time.sleep(0.1)
        while self.published() < last:
            if self.process.poll() is not None:
                raise SystemExit("the service ended")
            time.sleep(0.2)
        # As modalities do. What they leave empty is looked at each minute, and removed after an hour.
        for study in range(first, last):
            with contextlib.suppress(FileNotFoundError):
                (self.spool / "incoming" / f"S{study}").rmdir()

    def answer(self, study):
        """Milliseconds until a question in `lookup` has its answer."""
        begun = time.monotonic()
        (self.lookup / f"ACC{study}").touch()
        while not (self.lookup / f"ACC{study}.answer.txt").exists():
            time.sleep(0.01)
        return 1e3 * (time.monotonic() - begun)

    def ask(self, *words):
        return 1e3 * run(self.binary, *words, "--config", self.configuration)[0]


# How much more each may be than in the row before, which stands for a tenth of the files: so many
# times, and so much besides for what the machine does meanwhile. The start looks through the archive's
# folders, and counts those in `outgoing`, beside its work.
SERVICE_COLUMNS = {
    "a file us": (2, 0), "idle ms/s": (2, 3), "MiB": (1.2, 16), "start ms": (6, 50),
    "find ms": (2, 20), "locate ms": (2, 20), "status ms": (2, 20), "lookup ms": (1, 2_000),
}


def taken_in(binary, scratch, sizes):
    print("\n%8s " % "files" + " ".join("%10s" % name for name in SERVICE_COLUMNS))
    rows = []
    service = Service(binary, scratch)
    service.start()
    done = 0
    for count in sizes:
        studies = count // A_STUDY
        before = ticks(service.process)
        service.take_in(done, studies)
        cost = 1e6 * (ticks(service.process) - before) / (A_STUDY * (studies - done))
        done = studies
        time.sleep(10)  # what is done after the last study
        before, begun = ticks(service.process), time.monotonic()
        time.sleep(45)
        idle = 1e3 * (ticks(service.process) - before) / (time.monotonic() - begun)
        memory = resident(service.process)
        lookup = service.answer(studies // 2)
        some = f"ACC{studies // 2}"
        folder = next(path for path in (service.spool / "outgoing").iterdir()
                      if path.is_dir() and path.name[0] != "." and path.name != "handed-over")
        share = next(folder.glob("P*.PNG"))
        find, locate = service.ask("find", "--accession", some), service.ask("locate", share)
        status = service.ask("status")
        service.stop()
        start = 1e3 * service.start()
        rows.append([cost, idle, memory, start, find, locate, status, lookup])
        print("%8d " % count + " ".join("%10.1f" % value for value in rows[-1]), flush=True)
    service.stop()
    for before, after in zip(rows, rows[1:]):
        for (name, (times, more)), old, new in zip(SERVICE_COLUMNS.items(), before, after):
            if new > times * old + more:
                raise SystemExit(f"{name} grows: {new:.1f} after {old:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--folder", type=pathlib.Path, default="/var/tmp")
    parser.add_argument("--only", choices=["sizes", "counts", "service"])
    parser.add_argument("--files", type=int, nargs="+")
    options = parser.parse_args()
    binary = options.binary.resolve(strict=True)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="dicomshare-growth-", dir=options.folder))
    try:
        tables = []
        if options.only in (None, "sizes"):
            tables.append(sizes(binary, scratch, SIZES[-1] if options.long else 1 << 27))
        if options.only in (None, "counts"):
            tables.append(counts(binary, scratch, COUNTS[-1] if options.long else 10_000))
        if options.only in (None, "service"):
            taken_in(binary, scratch, options.files or TAKEN_IN[:None if options.long else 2])
    finally:
        shutil.rmtree(scratch)
    for table in tables:
        for column, (large, before) in enumerate(zip(table[-1], table[-2])):
            if large > (2 if column < 3 else 10) * before:
                sys.exit("cost grows: %.2f after %.2f" % (large, before))
    print("\ncost does not grow")


if __name__ == "__main__":
    main()
