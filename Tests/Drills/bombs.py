#!/usr/bin/env python3
"""Files that lie about lengths, depths and sizes are refused or handled, in little time and memory.

Every case is a run of the program by itself: at most 5 s of CPU, all its worker processes included,
and 64 MiB of memory (resident, program included) beyond the length of its files; 112 MiB in a worker
process, where a list of two million elements, 24 bytes each, grows beside a data set that was inflated.
A run that would not end is stopped.
"""

import argparse
import contextlib
import ctypes
import os
import pathlib
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib

from forge import (SYNTAX, blank, chunk, deflate, deflated_zeros, element, item, pair, part10,
                   payload, picture, png, short)
from spool import PATIENCE

MEMORY = 64 << 20
WORKER_MEMORY = 112 << 20
SECONDS = 5.0
# What is restored takes time in proportion: this much of it, a thousand times its shares.
BIG = 256 << 20
PR_SET_CHILD_SUBREAPER = 36  # prctl(2)


def lengths_that_lie():
    for vr in ("OB", "UN", "UT", "SQ", "LO"):
        for length in (0xFFFFFFFE, 0xFFFFFFFF, 0x80000000, 5000):
            length &= 0xFFFF if vr == "LO" else 0xFFFFFFFF
            yield f"{vr} of {length:x} hex bytes", part10(element(0x00091001, vr, b"ab", length))
    yield "pixel data of 4 GiB", part10(picture(length=0xFFFFFFFE))
    yield "pixel data of undefined length", part10(picture(length=0xFFFFFFFF))
    yield "item of 4 GiB", part10(element(0x00400275, "SQ", item(b"", 0xFFFFFFF0), 0xFFFFFFFF))
    yield "fragment of 4 GiB", part10(
        element(0x7FE00010, "OB", item() + item(b"abcd", 0xFFFFFFF0), 0xFFFFFFFF), SYNTAX + ".4.50")
    meta = bytes(128) + b"DICM" + element(0x00020000, "UL", b"\xf0\xff\xff\xff")
    yield "meta group of 4 GiB", meta + element(0x00020010, "UI", SYNTAX.encode())
    yield "implicit VR, 4 GiB", part10(struct.pack("<HHI", 8, 0x60, 0xFFFFFFF0) + b"OT", SYNTAX)


def depths():
    for name, length in (("undefined", 0xFFFFFFFF), ("declared", 0x7FFFFFF0)):
        nest = element(0x00400275, "SQ", item(b"", length), length) * 10_000
        yield f"10,000 deep, {name}", part10(nest)
        yield f"10,000 deep, {name}, deflated", part10(deflate(nest), SYNTAX + ".1.99")
        nest = struct.pack("<HHI", 0x40, 0x275, length) + item(b"", length)
        yield f"10,000 deep, {name}, implicit", part10(nest * 10_000, SYNTAX)
    inside = b""
    for _ in range(4000):
        inside = element(0x00400275, "SQ", item(inside))
    yield "4,000 deep, every length right", part10(inside)
    yield "10,000 deep as UN", part10(
        element(0x00091001, "UN", struct.pack("<HHI", 0xFFFE, 0xE000, 0xFFFFFFFF), 0xFFFFFFFF)
        * 10_000)


def shapes():
    """Rows, columns, bits and frames that do not fit, or are of another VR."""
    for rows, columns in ((0, 0), (0, 8), (8, 0), (1, 1), (65535, 65535), (1, 65535), (65535, 1)):
        yield f"{rows} x {columns}", part10(picture(rows, columns, pixels=b"\1\0" * min(
            rows * columns, 70_000)))
        yield f"{rows} x {columns} without pixels", part10(picture(rows, columns, pixels=b""))
    for bits in (0, 1, 7, 12, 24, 32, 64, 65535):
        yield f"{bits} bits", part10(picture(bits=bits, pixels=bytes(128)))
    for channels in (0, 2, 3, 4, 65535):
        yield f"{channels} samples", part10(picture(channels=channels, pixels=bytes(384)))
    for frames in (b"0", b"-1", b"2147483647", b"9" * 16, b"1e9", b"", b"1\\2", b"9223372036854775807"):
        yield f"frames {frames!r}", part10(picture(frames=frames, pixels=bytes(128)))
    for tag in (0x00280010, 0x00280011, 0x00280100, 0x00280002):
        for vr, value in (("LO", b"8 "), ("UL", b"\0\0\0\x80"), ("FD", b"\xff" * 8), ("SQ", item()),
                          ("UN", b"\x08\0"), ("SS", b"\xff\xff"), ("US", b""), ("US", b"\1\0" * 4000),
                          ("US", b"\x08"), ("DS", b"1e308"), ("OB", b"\x08\0\0\0")):
            yield f"{tag:08x} as {vr} {value[:8].hex()}", part10(
                picture(pixels=bytes(128), instead={tag: element(tag, vr, value)}))
    yield "rows twice", part10(short(0x00280010, 65535) + picture())
    yield "no elements", part10(b"")
    yield "nothing but pixel data", part10(element(0x7FE00010, "OW", bytes(2)))


def masses():
    """Many of something small, in a megabyte or less."""
    yield "60,000 elements", part10(element(0x00091001, "LO", b"a ") * 60_000)
    yield "100,000 items", part10(element(0x00400275, "SQ", item() * 100_000))
    yield "60,000 fragments", part10(
        element(0x7FE00010, "OB", item() * 60_000 + struct.pack("<HHI", 0xFFFE, 0xE0DD, 0),
                0xFFFFFFFF), SYNTAX + ".4.50")
    yield "30,000 private blocks", part10(b"".join(
        element(0x00090000 | (i % 0xF0 + 0x10) | (i // 0xF0 % 0x80) << 17, "LO", b"X%05d" % i)
        for i in range(30_000)))
    yield "a megabyte of escapes", part10(
        element(0x00080005, "CS", b"\\ISO 2022 IR 87\\ISO 2022 IR 149")
        + element(0x00091001, "UT", b"\x1b$B\x1b(B\x1b$)C" * 100_000))
    yield "a megabyte of 1e999", part10(element(0x00181164, "UN", b"\\".join([b"9e9999"] * 9_000)))
    yield "never delimited", part10(element(0x00091001, "OB", b"\1\2\3\4", 0xFFFFFFFF) * 50_000)


def deflated():
    """Deflated transfer syntax (PS3.5 section A.5)."""
    yield "256 MiB of zeros", part10(deflated_zeros(BIG), SYNTAX + ".1.99")
    yield "4 GiB of zeros", part10(deflated_zeros(4 << 30), SYNTAX + ".1.99")
    head = picture(length=0xFFFFFFF0)
    yield "a picture of 4 GiB", part10(deflate(head + bytes(8 << 20)), SYNTAX + ".1.99")
    tiny = element(0x00091001, "LO")
    yield "two million elements", part10(deflate(tiny * 2_000_000), SYNTAX + ".1.99")
    yield "no stream", part10(b"\xff" * 1000, SYNTAX + ".1.99")
    yield "ten thousand empty blocks", part10(b"\0\0\0\xff\xff" * 10_000, SYNTAX + ".1.99")


def pictures():
    """PNG files that claim much."""
    most = (1 << 31) - 1
    for width, height in ((most, most), (1, most), (most, 1), (1 << 16, 1 << 16), (1 << 20, 1 << 20)):
        for color, bits in ((0, 8), (0, 16), (2, 16), (6, 16), (3, 8), (3, 1), (0, 1)):
            palette = chunk(b"PLTE", bytes(768)) if color == 3 else b""
            for interlace in (0, 1):
                yield f"{width} x {height}, {bits} bits, color {color}, interlace {interlace}", png(
                    width, height, bits, color, before=palette, interlace=interlace)
    for width, height in ((0, 0), (0, 1), (1, 0), (1, 1), (2, 1), (1, 120), (120, 1), (1 << 31, 1)):
        yield f"{width} x {height}", png(width, height, stream=blank(max(width & 255, 1), height))
    # Within what a share may come to after another program has saved it, but it is none.
    yield "32 MiB of black", png(8192, 4096, stream=blank(8192, 4096))
    yield "32 MiB of black, narrow", png(8, 4 << 20, stream=blank(8, 4 << 20))
    yield "32 MiB of black, one column", png(1, 4 << 20, stream=blank(1, 4 << 20))
    yield "32 MiB of black RGB", png(4096, 2700, 8, 2, stream=blank(4096, 2700, 3))
    yield "32 MiB of black RGB, 16 bits", png(2048, 2700, 16, 2, stream=blank(2048, 2700, 3, 16))
    opaque = zlib.compress(b"".join(b"\0" + b"\0\0\0\xff" * 2048 for _ in range(4000)), 9)
    yield "32 MiB of opaque RGBA", png(2048, 4000, 8, 6, stream=opaque)
    yield "palette of black", png(4096, 2700, 8, 3, stream=blank(4096, 2700),
                                  before=chunk(b"PLTE", bytes(3)))
    yield "palette of one bit", png(4096, 2700, 1, 3, stream=blank(512, 2700),
                                    before=chunk(b"PLTE", bytes(3)))
    yield "more image data than rows", png(8, 8, stream=blank(8, 8, more=bytes(BIG)))
    yield "image data of 256 MiB", png(1 << 15, 1 << 14, stream=blank(1 << 15, 1 << 14))
    zeros = zlib.compress(bytes(64 << 20), 9)
    for name, data in (("zTXt", b"Comment\0\0" + zeros), ("iTXt", b"Comment\0\1\0\0\0" + zeros),
                       ("iCCP", b"Profile\0\0" + zeros), ("eXIf", zeros), ("sPLT", b"P\0\x08" + zeros)):
        one = chunk(name.encode(), data)
        yield f"{name} of 64 MiB", png(8, 8, stream=blank(8, 8), before=one)
        yield f"60 times {name} of 64 MiB", png(8, 8, stream=blank(8, 8), before=one * 60)
        yield f"{name} of 64 MiB behind", png(8, 8, stream=blank(8, 8), after=one)
    yield "10,000 small chunks", png(8, 8, stream=blank(8, 8), before=chunk(b"tEXt", b"a\0b") * 10_000)
    yield "100,000 empty IDAT", png(8, 8, stream=b"", after=chunk(b"IDAT") * 100_000)
    yield "chunk of 2 GiB", png(8, 8, before=chunk(b"IDAT", b"", (1 << 31) - 1))
    yield "chunk of 4 GiB", png(8, 8, before=chunk(b"tEXt", b"", (1 << 32) - 1))


def photos():
    """JPEG files that claim much: of several scans, all coefficients are in memory at once."""
    def segment(marker, content):
        return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
    tables = segment(0xDB, bytes(1) + b"\1" * 64) + b"".join(
        segment(0xC4, struct.pack("B", number) + b"\1" + bytes(15) + b"\0") for number in (0, 0x10))
    channels = b"\1\x11\0\2\x11\0\3\x11\0"

    def frame(marker, width, height):
        return segment(marker, struct.pack(">BHHB", 8, height, width, 3) + channels)

    def scan(*numbers, end=63):
        return segment(0xDA, struct.pack("B", len(numbers)) + b"".join(
            struct.pack("BB", number, 0) for number in numbers) + struct.pack("BBB", 0, end, 0))
    for width, height in ((65000, 3384), (14000, 14000), (65000, 65000), (65000, 1)):
        size = f"{width} x {height}"
        yield f"progressive, {size}", (
            b"\xff\xd8" + tables + frame(0xC2, width, height) + scan(1, 2, 3, end=0) + bytes(64)
            + b"\xff\xd9")
        yield f"a scan for each channel, {size}", (
            b"\xff\xd8" + tables + frame(0xC0, width, height)
            + b"".join(scan(number) + bytes(64) for number in (1, 2, 3)) + b"\xff\xd9")


def pairs():
    """Pairs with right tags whose payload is a bomb; whether they give back a file."""
    import hashlib
    zeros = bytes(BIG)
    right = hashlib.sha256(zeros).digest()
    none = hashlib.sha256(b"").digest()
    yield "JSON of 256 MiB", deflate(payload(text=zeros, digest=none)), True
    yield "file of 256 MiB", deflate(payload(prefix=zeros, digest=right)), True
    yield "file of 256 MiB with a wrong digest", deflate(payload(prefix=zeros)), False
    yield "256 MiB behind the file", deflate(payload(digest=none) + zeros), False
    empty = payload(digest=none)
    for name, lies in (("prefix", 1 << 60), ("suffix", (1 << 64) - 1), ("cover", 1 << 63),
                       ("text", (1 << 32) - 1), ("path", 65535), ("prefix", 1 << 40)):
        yield f"{name} of {lies:x} hex bytes", deflate(payload(digest=none, lies={name: lies})), False
    yield "sum that overflows", deflate(
        payload(digest=none, lies=dict(prefix=(1 << 63) - 1, suffix=(1 << 63) - 1, cover=2))), False
    yield "stored payload", b"\1" + struct.pack("<HH", len(empty), ~len(empty) & 0xFFFF) + empty, True


def lying_parameters():
    empty = deflate(payload())
    for name, values in (
            ("rows", (0, 0, 0, 0, 0, 0, len(empty), 0xFFFFFFFF, 0)),
            ("length", (0, 0, 0, 0, 0, 0, (1 << 64) - 1, 2, 0)),
            ("bits", (1, 0, 0, 1, 1, (1 << 64) - 8, len(empty), 2, 0)),
            ("bits and length", (1, 0, 0, 1, 1, 1 << 63, 1 << 60, 2, 0)),
            ("flags", (3, 0, 0, 1, 128, (1 << 64) - 1, len(empty), 0, 0)),
            ("blocks", (2, 16, 0, 255, 0, 8 * len(empty), len(empty), 0, 0xFFFFFFFF)),
            ("depth", (1, 255, 0, 1, 1, 8, len(empty), 2, 0))):
        yield name, pair(empty, parameters=struct.pack(">BBHHHQQII", *values))


def is_right(restored, data, mode):
    """Whether a file came back; Visual Mode may change the lowest bit of pixels."""
    if restored == data or mode == "standard":
        return restored == data
    pixels = data.find(struct.pack("<HH", 0x7FE0, 0x10))
    return (
        pixels >= 0 and len(restored) == len(data) and restored[:pixels] == data[:pixels]
        and all(one ^ other <= 1 for one, other in zip(restored[pixels:], data[pixels:]))
    )


class Runner:
    """Runs the program under limits, and keeps account."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.count, self.failures, self.statuses = 0, [], {}
        self.most_memory, self.most_seconds = (0, ""), (0.0, "")

    def limit(self):
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # Far above what is allowed, so that what goes beyond is measured and not cut off.
        resource.setrlimit(resource.RLIMIT_AS, (16 << 30, 16 << 30))

    def run(self, name, files, arguments, expected):
        length = sum(file.stat().st_size for file in files)
        with open(self.folder / "out", "wb") as out:
            process = subprocess.Popen(
                [self.binary, *map(str, arguments)], stdout=out, stderr=out, preexec_fn=self.limit,
                start_new_session=True)
            timer = time.monotonic() + 120 * PATIENCE
            seconds, memory, worker_memory = 0.0, -length, -length
            # Its workers read the file; they end after it, and are waited for here then.
            while True:
                try:
                    pid, status, used = os.wait4(-1, os.WNOHANG)
                except ChildProcessError:
                    break
                if pid:
                    seconds += used.ru_utime + used.ru_stime
                    beyond = used.ru_maxrss * 1024 - length
                    if pid != process.pid:
                        worker_memory = max(worker_memory, beyond)
                    else:
                        memory = beyond
                        process.returncode = os.waitstatus_to_exitcode(status)
                    continue
                if time.monotonic() > timer:
                    with contextlib.suppress(ProcessLookupError):
                        os.killpg(process.pid, signal.SIGKILL)
                time.sleep(0.002)
        name = f"{arguments[0]}: {name}"
        self.count += 1
        key = arguments[0], process.returncode
        self.statuses[key] = self.statuses.get(key, 0) + 1
        self.most_memory = max(self.most_memory, (max(memory, worker_memory), name))
        self.most_seconds = max(self.most_seconds, (seconds, name))
        if process.returncode not in expected:
            text = (self.folder / "out").read_text(errors="replace")[-300:]
            self.failures.append(f"{name}: status {process.returncode}, {text}")
        if seconds > SECONDS:
            self.failures.append(f"{name}: {seconds:.2f} s of CPU for {length} bytes")
        if memory > MEMORY:
            self.failures.append(f"{name}: {memory >> 20} MiB beyond its {length} bytes")
        if worker_memory > WORKER_MEMORY:
            self.failures.append(f"{name}: {worker_memory >> 20} MiB in a worker, {length} bytes")

    def folders(self, *names):
        for name in names:
            path = self.folder / name
            shutil.rmtree(path, ignore_errors=True)
            path.mkdir()
            yield path

    def split(self, name, data, modes):
        file = self.folder / "file.dcm"
        file.write_bytes(data)
        for mode in modes:
            archive, patient = self.folders("archive", "patient")
            self.run(f"{name}, {mode}", [file], [
                "split", file, "--archive", archive, "--patient", patient, "--mode", mode], (0,))
            output, = self.folders("output")
            shares = sorted(archive.glob("*.PNG")) + sorted(patient.glob("*.PNG"))
            self.run(f"{name}, {mode}", shares, ["reconstruct", *shares, "--output", output], (0,))
            restored = [path for path in output.rglob("*") if path.is_file()]
            if len(restored) != 1 or not is_right(restored[0].read_bytes(), data, mode):
                self.failures.append(f"{name}, {mode}: what came back is not the file")
        self.run(name, [file], ["evaluate", file], (0,))

    def refuse(self, name, data):
        file = self.folder / "file.png"
        file.write_bytes(data)
        for command in ("inspect", "verify"):
            self.run(name, [file], [command, file], (65,))

    def photo(self, name, data):
        file = self.folder / "sheet.jpg"
        file.write_bytes(data)
        archive, output = self.folders("archive", "output")
        self.run(f"photo, {name}", [file], [
            "reconstruct", "--sheet", file, "--archive", archive, "--output", output], (65,))

    def join(self, name, halves, expected):
        files = [self.folder / "one.png", self.folder / "other.png"]
        for file, data in zip(files, halves):
            file.write_bytes(data)
        self.run(name, files, ["verify", *files], expected)
        for more in ([], ["--with-metadata"]):
            output, = self.folders("output")
            self.run(name, files, ["reconstruct", *files, "--output", output, *more], expected)
        shutil.rmtree(self.folder / "output")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    root = pathlib.Path(__file__).resolve().parents[2]
    parser.add_argument("--binary", default=str(root / ".build/release/dicomshare"))
    parser.add_argument("--quick", action="store_true", help="Standard Mode only")
    parser.add_argument("--long", action="store_true", help="both modes (the default)")
    parser.add_argument("--only", help="cases whose name has this in it")
    options = parser.parse_args()
    if not os.access(options.binary, os.X_OK):
        print(f"skipped: {options.binary} is not there; build it, or name one with --binary")
        sys.exit(77)
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        sys.exit("what worker processes need cannot be counted")
    begun = time.monotonic()
    modes = ("standard",) if options.quick else ("standard", "visual")

    def chosen(cases):
        return (case for case in cases if not options.only or options.only in case[0])
    with tempfile.TemporaryDirectory(prefix="dicomshare-bombs-") as folder:
        runner = Runner(options.binary, pathlib.Path(folder))
        for cases in (lengths_that_lie, depths, shapes, masses, deflated):
            for name, data in chosen(cases()):
                runner.split(name, data, modes)
        for name, data in chosen(pictures()):
            runner.refuse(name, data)
        for name, data in chosen(photos()):
            runner.photo(name, data)
        for name, spill, is_right in chosen(pairs()):
            runner.join(name, pair(spill), (0,) if is_right else (65,))
        for name, halves in chosen(lying_parameters()):
            runner.join(f"parameters, {name}", halves, (65,))
    for failure in runner.failures:
        print("FAILED:", failure)
    print("%d runs in %.0f s; most memory beyond the files: %.1f MiB (%s); most CPU: %.2f s (%s)" % (
        runner.count, time.monotonic() - begun, runner.most_memory[0] / 2**20,
        runner.most_memory[1], *runner.most_seconds))
    if runner.failures or not runner.count:
        sys.exit(1)


if __name__ == "__main__":
    main()
