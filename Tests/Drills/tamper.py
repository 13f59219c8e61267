#!/usr/bin/env python3
"""Whatever is done to a share gets its right verdict: refused and named, or accepted and exact.

Shares of all kinds are altered, damaged, mixed up and re-saved, and given to the program; what it
says must be what ShareFileFormat.md says. numpy and Pillow stand for other people's tools.
"""

import argparse
import collections
import hashlib
import json
import os
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import time

from altered_shares import *  # noqa: F401, F403
from altered_shares import Image, numpy, read_shares  # noqa: F401
from forge import chunk, element, part10, picture  # noqa: F401

# --- The matrix -------------------------------------------------------------------------------


class Matrix:
    def __init__(self, binary, folder, flips, step):
        self.binary, self.folder, self.flips, self.step = binary, folder, flips, step
        self.counts, self.failures = collections.Counter(), []

    def call(self, command, files, *options):
        """Runs a command on files; its exit status and what it says of each, by name."""
        result = subprocess.run(
            [self.binary, command, *map(str, files), "--json", *options], capture_output=True,
            text=True)
        lines = [json.loads(line) for line in result.stdout.splitlines()]
        said = {}
        for line in lines:
            for key in ("input", "share", "archive", "patient"):
                if key in line:
                    said.setdefault(pathlib.Path(line[key]).name, []).append(line)
        return result.returncode, lines, said

    def expect(self, holds, name, found):
        if not holds:
            self.failures.append(f"{name}: {found}")

    def fresh(self, *names):
        for name in names:
            folder = self.folder / name
            subprocess.run(["rm", "-rf", str(folder)], check=True)
            folder.mkdir()
            yield folder

    def batch(self, kind, halves, cases):
        """Many altered files beside the two unaltered ones, in one call of verify."""
        folder, = self.fresh("batch")
        files = []
        for role, half in zip(ROLES, halves):
            files.append(folder / f"0-{role}.png")
            files[-1].write_bytes(half.data)
        for number, (_, data, _, _) in enumerate(cases, 1):
            files.append(folder / f"{number}.png")
            files[-1].write_bytes(data)
        status, _, said = self.call("verify", files)
        wanted = 65 if any(code for _, _, code, _ in cases) else 0
        self.expect(status == wanted, f"{kind}: verify", f"status {status}")
        for number, (name, _, code, _) in enumerate(cases, 1):
            self.counts[name.split(" at ")[0]] += 1
            lines = said.get(f"{number}.png", [])
            found = {line.get("error") or line.get("verdict") for line in lines}
            self.expect(found <= {code or "unaltered"} and lines, f"{kind}: {name}", lines)

    def alone(self, kind, halves, name, data, code, role, side):
        """One altered file beside the other half: the verdict, the status, and nothing written."""
        self.counts[name] += 1
        files, output = self.pair_of(halves, data, side), next(self.fresh("output"))
        for command, options in (("verify", ()), ("reconstruct", ("--output", str(output)))):
            status, lines, _ = self.call(command, files, *options)
            codes = {line["error"] for line in lines if "error" in line}
            text = " ".join(str(line) for line in lines)
            what = f"{kind}: {name}, {command}"
            self.expect(status == 65, what, f"status {status}, {text}")
            # What becomes of the other half, which is left alone then, is said, too.
            right = {code} if isinstance(code, str) else set(code)
            self.expect(codes & right and codes <= right | {"other-half-missing"}, what, text)
            if role:
                self.expect(f"the {role} share was altered" in text, what, text)
        self.expect(not [p for p in output.rglob("*") if p.is_file()], f"{kind}: {name}", "written")

    def pair_of(self, halves, data, side):
        folder, = self.fresh("pair")
        files = [folder / "one.png", folder / "other.png"]
        for index, file in enumerate(files):
            file.write_bytes(data if index == side else halves[index].data)
        return files

    def restored(self, files, output=None):
        output, = self.fresh("output")
        status, lines, _ = self.call("reconstruct", files, "--output", str(output))
        found = [path.read_bytes() for path in output.rglob("*") if path.is_file()]
        return status, [hashlib.sha256(data).hexdigest() for data in found], lines

    def accept(self, kind, halves, digest):
        ways = [dict(resaves(half)) for half in halves]
        for name in ways[0]:
            self.counts["re-saved: " + name] += 1
            folder, = self.fresh("pair")
            files = [folder / "one.png", folder / "other.png"]
            for file, way in zip(files, ways):
                file.write_bytes(way[name])
            status, found, lines = self.restored(files)
            self.expect((status, found) == (0, [digest]), f"{kind}: {name}", (status, lines))
            # One half as it was, the other re-saved.
            files[1].write_bytes(halves[1].data)
            status, _, said = self.call("verify", files)
            self.expect(status == 0, f"{kind}: {name}, one half", (status, said))

    def flip(self, kind, halves, chance):
        cases, apart = [], []
        for number in range(self.flips):
            half = halves[number % 2]
            # Every fourth in the trailer, where the rules are.
            at = chance.randrange(half.rows.size - TRAILER if number % 4 == 3 else 0, half.rows.size)
            bit = chance.randrange(8)

            def change(flat, at=at, bit=bit):
                flat[at] ^= 1 << bit
            data = half.with_bytes(change)
            if number % 5 == 4:
                data = any_png(Half(data).words, (1, 2), level=1)
            name = f"a bit of the samples at {at}.{bit} of the {half.role} share"
            case = name, data, *verdict_of_flip(half, at, bit)
            in_pair_id = 56 <= at - (half.rows.size - TRAILER) < 72
            (apart if in_pair_id else cases).append(case)
        self.batch(kind, halves, cases)
        for name, data, code, role in apart:
            # A changed pair id keeps verify from seeing that they belong together.
            self.counts["a bit of the pair id"] += 1
            side = ROLES.index(role)
            status, found, lines = self.restored(self.pair_of(halves, data, side))
            self.expect(status == 65 and not found and {code} == {
                line["error"] for line in lines if "error" in line}, f"{kind}: {name}", lines)

    def flip_file(self, kind, halves, chance):
        """A bit of the file, no checksum made right."""
        cases = []
        for number in range(self.flips // 2):
            half = halves[number % 2]
            at, bit = chance.randrange(len(half.data)), chance.randrange(8)
            data = bytearray(half.data)
            data[at] ^= 1 << bit
            cases.append((f"a bit of the file at {at}.{bit} of the {half.role} share", bytes(data)))
        folder, = self.fresh("batch")
        files = []
        for role, half in zip(ROLES, halves):
            files.append(folder / f"0-{role}.png")
            files[-1].write_bytes(half.data)
        for number, (_, data) in enumerate(cases, 1):
            files.append(folder / f"{number}.png")
            files[-1].write_bytes(data)
        _, _, said = self.call("verify", files)
        for number, (name, data) in enumerate(cases, 1):
            self.counts["a bit of the file"] += 1
            found = {line.get("error") or line["verdict"] for line in said.get(f"{number}.png", [])}
            try:
                right = Half(data).rows.tobytes() in [half.rows.tobytes() for half in halves]
            except read_shares.Refused:
                right = False
            # A wrong checksum may be forgiven when the tags are right, and never means "altered".
            allowed = {"unaltered"} if right else {
                "damaged-png", "truncated", "not-png", "no-share-header"}
            if not right and self.same_but_checksum(data, halves):
                allowed = allowed | {"unaltered"}
            self.expect(found and found <= allowed, f"{kind}: {name}", found)

    def same_but_checksum(self, data, halves):
        """Whether only checksums of the image data are wrong."""
        for half in halves:
            if len(data) == len(half.data):
                places = [i for i, (a, b) in enumerate(zip(data, half.data)) if a != b]
                if len(places) == 1:
                    return places[0] in checksum_places(half.data)
        return False

    def truncate(self, kind, halves):
        cases = []
        for half in halves:
            for length in [*range(0, len(half.data), self.step), *range(len(half.data) - 12,
                                                                        len(half.data))]:
                code = "not-png" if length == 0 else "truncated"
                cases.append((f"cut at {length} of the {half.role} share", half.data[:length], code,
                              None))
        for case in cases:
            self.counts["cut off"] += 1
        self.batch(kind, halves, cases)

    def mix(self, kind, halves, others):
        """Halves of pairs that do not belong together: here another pair of the same file."""
        one, other = halves, others

        def reconstruct(name, first, second, code):
            self.counts[name] += 1
            folder, = self.fresh("pair")
            files = [folder / "one.png", folder / "other.png"]
            for file, data in zip(files, (first, second)):
                file.write_bytes(data)
            status, found, lines = self.restored(files)
            codes = {line["error"] for line in lines if "error" in line}
            self.expect((status, found, codes) == (65, [], {code}), f"{kind}: {name}",
                        (status, codes))
        reconstruct("halves of two pairs", one[0].data, other[1].data, "different-pairs")
        reconstruct("halves of two pairs, the other way", other[0].data, one[1].data,
                    "different-pairs")
        for side, role in enumerate(ROLES):
            reconstruct(f"two copies of the {role} share", one[side].data, one[side].data,
                        "same-half-twice")
        # The other pair's half under this pair's id, and with this pair's keys and tags, too.
        for name, start, end in (("id", 56, 72), ("id and key", 56, 104), ("id, key and tag", 56, 120),
                                 ("whole trailer", 0, 120)):
            for side, role in enumerate(ROLES):
                def graft(flat, side=side, start=start, end=end):
                    stop = end - TRAILER or None
                    flat[start - TRAILER:stop] = one[side].trailer[start:end]
                data = other[side].with_bytes(graft)
                right_key = end >= 104
                code = "altered" if right_key else "altered-or-unrelated"
                if one[0].rows.size == TRAILER and end - start == 120:
                    continue
                self.alone(kind, one, f"another pair's half with this one's {name}", data, code,
                           role if right_key else None, side)
        def swap(flat):
            flat[-TRAILER + 41] = 0x91 - flat[-TRAILER + 41]
        reconstruct("both roles exchanged", one[0].with_bytes(swap), one[1].with_bytes(swap),
                    "altered-or-unrelated")
        self.counts["given in the other order"] += 1
        folder, = self.fresh("pair")
        files = [folder / "A.png", folder / "P.png"]
        files[0].write_bytes(one[1].data)
        files[1].write_bytes(one[0].data)
        status, _, _ = self.restored(files)
        self.expect(status == 0, f"{kind}: the other order", status)


def checksum_places(data):
    """The bytes of the file that are CRCs of IDAT chunks or the Adler-32."""
    places, at = set(), 8
    while at < len(data):
        length, = struct.unpack_from(">I", data, at)
        if data[at + 4:at + 8] == b"IDAT":
            places |= set(range(at + 8 + length, at + 12 + length))
            last = at + 8 + length
        at += 12 + length
    return places | set(range(last - 4, last))


def sources():
    """Files of every kind: name, file."""
    chance = random.Random(7)

    def smooth(count, columns, top, noise=2):
        return [(i % columns * 3 + i // columns * 5 + chance.randrange(noise)) % top
                for i in range(count)]
    deep = struct.pack("<7680H", *smooth(7680, 96, 4096))
    yield "16 bits", part10(picture(80, 96, 16, pixels=deep))
    yield "8 bits", part10(picture(80, 96, 8, pixels=bytes(smooth(7680, 96, 250))))
    color = bytes(smooth(3 * 4800, 240, 250))
    yield "color", part10(picture(60, 80, 8, 3, pixels=color))
    wide = struct.pack("<14400H", *smooth(14400, 180, 60000))
    yield "color, 16 bits", part10(picture(60, 80, 16, 3, pixels=wide))
    noise = bytes(chance.randrange(256) for _ in range(2 * 40 * 50))
    yield "spill rows", part10(picture(40, 50, 16, pixels=noise))
    yield "no pixels", part10(element(0x00080060, "CS", b"SR") + element(
        0x0040A160, "UT", b"Findings. " * 300))
    large = struct.pack("<90000H", *smooth(90000, 300, 4096))
    yield "several blocks", part10(picture(300, 300, 16, pixels=large))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(ROOT / ".build/release/dicomshare"))
    parser.add_argument("--quick", action="store_true", help="fewer flips and cuts")
    parser.add_argument("--long", action="store_true", help="1,000 flips for each kind (the default)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not os.access(options.binary, os.X_OK):
        print(f"skipped: {options.binary} is not there; build it, or name one with --binary")
        sys.exit(77)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="dicomshare-tamper-") as name:
        folder = pathlib.Path(name)
        matrix = Matrix(options.binary, folder, 200 if options.quick else 1000, 4096)
        kinds = []
        for kind, data in sources():
            file = folder / "file.dcm"
            file.write_bytes(data)
            pairs = []
            for _ in range(2):
                archive, patient = matrix.fresh("archive", "patient")
                subprocess.run(
                    [options.binary, "split", str(file), "--archive", str(archive), "--patient",
                     str(patient)], check=True, capture_output=True)
                pairs.append([Half(next(path.glob("*.PNG")).read_bytes())
                              for path in (archive, patient)])
            kinds.append((kind, *pairs, hashlib.sha256(data).hexdigest()))
        for name in ("banner-16", "lsb-banner"):
            head, body = (VECTORS / f"{name}.vector").read_bytes().split(b"\n\n", 1)
            fields = dict(line.split(": ", 1) for line in head.decode().splitlines())
            size = int(fields["one"])
            halves = sorted((Half(body[:size]), Half(body[size:])), key=lambda half: half.role)
            kinds.append((name, halves, None, fields["sha256"]))
        for kind, halves, others, digest in kinds:
            chance = random.Random(f"{options.seed} {kind}")
            matrix.flip(kind, halves, chance)
            matrix.flip_file(kind, halves, chance)
            matrix.truncate(kind, halves)
            for side in (0, 1):
                for name, data, code, role in edits(halves[side]):
                    matrix.alone(kind, halves, name, data, code, role, side)
            if others:
                matrix.mix(kind, halves, others)
            matrix.accept(kind, halves, digest)
    for failure in matrix.failures[:60]:
        print("FAILED:", str(failure)[:400])
    print("%d cases of %d sorts over %d kinds of shares in %.0f s, %d with a wrong verdict" % (
        sum(matrix.counts.values()), len(matrix.counts), len(kinds), time.monotonic() - begun,
        len(matrix.failures)))
    if matrix.failures:
        sys.exit(1)


if __name__ == "__main__":
    main()
