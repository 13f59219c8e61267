#!/usr/bin/env python3
"""How cost grows: with the size of a file, and with the number of files in a folder and a study.

Usage: growth.py BINARY [--long] [--folder DIR]
  BINARY    the program: swift build -c release --static-swift-stdlib
  --long    up to 2 GiB and 100,000 files instead of 128 MiB and 10,000
  --folder  where to write (default /var/tmp)

Prints nanoseconds of processor time a byte, and microseconds a file: what the program itself needs,
whatever the disk and other programs do meanwhile; and peak memory, to which this script's own 30
MiB are the lower bound. Fails when the cost of a byte or of a file is more than twice what it is in
the row before, or when finding takes longer than listing ten times as many shares can explain.
"""
import argparse
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


def run(*command):
    """Processor time in seconds and memory in MiB of a process."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit("status %d: %s" % (os.waitstatus_to_exitcode(status), command))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


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


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--folder", type=pathlib.Path, default="/var/tmp")
    options = parser.parse_args()
    binary = options.binary.resolve(strict=True)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="dicomshare-growth-", dir=options.folder))
    try:
        tables = [sizes(binary, scratch, SIZES[-1] if options.long else 1 << 27),
                  counts(binary, scratch, COUNTS[-1] if options.long else 10_000)]
    finally:
        shutil.rmtree(scratch)
    for table in tables:
        for column, (large, before) in enumerate(zip(table[-1], table[-2])):
            if large > (2 if column < 3 else 10) * before:
                sys.exit("cost grows: %.2f after %.2f" % (large, before))
    print("\ncost does not grow")


if __name__ == "__main__":
    main()
