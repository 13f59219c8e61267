#!/usr/bin/env python3
"""Pairs with right tags that hold whatever their maker likes: the program and the independent reader
of the format (read_shares.py) restore the same bytes of each, or refuse it with the same word.

Half of them are what a careful writer could make, of all methods and with parameters that the program
never chooses; the others say something wrong in one place or in several.
"""

import argparse
import collections
import hashlib
import itertools
import json
import os
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import zlib

from forge import ARCHIVE, PATIENT, chunk, payload, poly1305

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "SecretSharingTests/Vectors"))
import read_shares  # noqa: E402

PARAMETERS = {"method": 255, "k": 255, "p": 2**16 - 1, "q": 2**16 - 1, "r": 2**16 - 1, "n": 2**64 - 1,
              "length": 2**64 - 1, "spill_rows": 2**32 - 1, "b": 2**32 - 1}
LENGTHS = {"version": 255, "path": 2**16 - 1, "prefix": 2**64 - 1, "suffix": 2**64 - 1, "text": 2**32 - 1}
TRAILER = 120  # bytes
FEWEST_RESTORED = 0.2  # of all pairs; otherwise they are so wrong that they show nothing


def bits_of(data):
    return [byte >> 7 - i & 1 for byte in data for i in range(8)]


def number(bits):
    return int("0" + "".join(map(str, bits)), 2)


# --- Hiding, the inverse of what read_shares.py does ------------------------------------------------


class NoRoom(Exception):
    """The cover has no room for the payload."""


def shifted(words, row, modulus, k, a, T, G, data, tells):
    """Methods 1 and 3: the stego words, and the number of flags. `tells`: whether flags tell which of the
    large values were shifted (method 3)."""
    flags = []
    while True:
        stego, asked = shifted_with(words, row, modulus, k, a, T, G, flags + data)
        if not tells or asked == flags:
            return stego, len(flags)
        flags = asked  # they take room, and there may be more to tell


def shifted_with(words, row, modulus, k, a, T, G, bits):
    """The stego words, and a flag for each value that can be read in two ways."""
    step, s = k + 1, ((2 << k) - 1) * T
    stego, asked, at = list(words), [], 0
    for i in range(row, len(words)):
        if at >= len(bits):
            break
        d = (words[i] - words[i - row] - a) % modulus
        if d < T:
            v = d << step | number((bits[at:at + step] + [0] * step)[:step])
            at += step
        else:
            v = d + s if d < G else d
            if G <= v < G + s:
                # A reader must have found the flag by then.
                if at > len(asked):
                    asked.append(int(d == v))
                else:
                    raise NoRoom
        stego[i] = (words[i - row] + a + v) % modulus
    if at < len(bits):
        raise NoRoom
    return stego, asked


def with_syndromes(words, modulus, k, lo, hi, data, b):
    """Method 2: the stego words."""
    def inside(v):
        return (v - lo) % modulus <= (hi - lo) % modulus
    stego = list(words)
    carriers = iter([i for i, v in enumerate(words) if inside(v) == inside(v ^ 1)])
    at = 0
    while at < len(data) or b:
        step, b = (k + 1, b - 1) if b else (k, 0)
        block = list(itertools.islice(carriers, (1 << step) - 1))
        if len(block) < (1 << step) - 1:
            raise NoRoom
        wrong = number((data[at:at + step] + [0] * step)[:step])
        for position, i in enumerate(block, 1):
            wrong ^= position * (words[i] & 1)
        if wrong:
            stego[block[wrong - 1]] ^= 1
        at += step
    return stego


# --- Pairs ------------------------------------------------------------------------------------------


class Forger(random.Random):
    """Makes pairs; `lies` says how often something is wrong."""

    lies = 0.0

    def does(self, chance):
        return self.random() < chance * self.lies

    def pair(self):
        """The PNG files of both shares."""
        self.lies = self.choice((0, 1))
        self.bits, self.channels = self.choice((8, 16)), self.choice((1, 1, 3))
        self.modulus, self.bytes = 1 << self.bits, self.bits // 8
        self.width = self.choice((1, 2, 3, 5, 8, 16, 31, 40, 64, 64, 100, 120, 121))
        self.row = self.width * self.channels
        self.row_bytes = self.row * self.bytes
        rows = self.choice((0, 1, 2, 3, 8, 20, 40, 60, 100, 100))
        try:
            stego, spill, fields = self.hidden(rows, self.choice((0, 1, 1, 2, 2, 3, 3, 3)))
        except NoRoom:
            stego, spill, fields = self.hidden(rows, 0)
        rows = -(-len(spill) // self.row_bytes)
        if fields["method"] in (0, 1) and self.random() < 0.1:
            rows += 1
        fields["spill_rows"] = rows
        if self.does(0.5):
            name = self.choice(list(fields))
            most, true = PARAMETERS[name], fields[name]
            fields[name] = max(0, min(most, self.choice((
                0, 1, 3, true + 1, true - 1, true + 8, true - 8, true ^ 1, self.modulus, self.modulus - 1,
                most, most - 1, most // 2 + 1, most // 8 + 1))))
        grid = b"".join(word.to_bytes(self.bytes, "big") for word in stego)
        grid += spill.ljust(rows * self.row_bytes, b"\x55")
        return self.shares(grid, struct.pack(">BBHHHQQII", *(fields[name] for name in PARAMETERS)))

    def hidden(self, rows, method):
        """The stego words, the bytes that spill, and the parameters by name."""
        flags, k, p, q, r, b = 0, 0, 0, 0, 0, 0
        cover = [self.randrange(self.modulus) for _ in range(rows * self.row)]
        if method in (1, 3):
            k, p, q = self.choice((0, 0, 0, 1, 2, 3)), self.randrange(self.modulus), self.choice((1, 1, 2, 3, 5))
            s = ((2 << k) - 1) * q
            r = q + self.choice((0, 0, 1, 2, 10, 50)) + (s if method == 3 else 0)
            if r + s > self.modulus:
                raise NoRoom
            # Most differences carry, the others lie where something changes.
            edges = [q, r - 1, r + s, self.modulus - 1] + ([r, r + s - 1] if method == 3 else [])
            for i in range(self.row, len(cover)):
                d = self.randrange(q) if self.random() < 0.9 else self.choice(edges)
                cover[i] = (cover[i - self.row] + p + d) % self.modulus
        packed = self.packed(cover, method)
        inside = {0: 0, 1: self.choice((0, 1, 2, len(packed) // 2, len(packed) - 1)), 2: len(packed),
                  3: len(packed)}[method]
        inside = max(0, min(inside, len(packed)))
        data, stego = bits_of(packed[:inside]), cover
        if method in (1, 3):
            stego, flags = shifted(cover, self.row, self.modulus, k, p, q, r, data, method == 3)
        elif method == 2:
            k, b = self.choice((1, 1, 2, 3)), self.choice((0, 0, 0, 1, 2))
            p, q = self.randrange(self.modulus), self.randrange(self.modulus)
            stego = with_syndromes(cover, self.modulus, k, p, q, data, b)
        return stego, packed[inside:], {
            "method": method, "k": k, "p": p, "q": q, "r": r, "n": len(data) + flags,
            "length": len(packed), "spill_rows": 0, "b": b}

    def packed(self, cover, method):
        """The deflated payload."""
        is_little = self.bits == 16 and self.random() < 0.5
        flags = 2 * is_little | (method == 2)
        if self.does(0.05):
            flags = self.randrange(256)
        count = len(cover) * self.bytes
        covered = count if self.random() < 0.6 else self.randrange(count + 1)
        if self.does(0.1):
            covered += self.choice((1, -1, 2, 1 << 40))
        elif self.bits == 16:
            covered &= ~1
        prefix, suffix = (self.randbytes(self.choice((0, 0, 3, 132))) for _ in range(2))
        pixels = b"".join(word.to_bytes(self.bytes, "little" if flags & 2 else "big") for word in cover)
        pixels = pixels[:max(0, covered)]
        if flags & 1:
            lows = (0xFE,) if self.bits == 8 else (0xFE, 0xFF) if flags & 2 else (0xFF, 0xFE)
            pixels = bytes(byte & lows[i % len(lows)] for i, byte in enumerate(pixels))
        digest = hashlib.sha256(prefix + pixels + suffix).digest()
        if self.does(0.05):
            digest = self.randbytes(32)
        text = self.choice((b"{}", b"", b'{"00080016":{"vr":"UI"}}', b"\xff"))
        path = self.choice((b"A", b"", b"a/b.dcm", b"../x", "\u00fcx".encode(), b"a\0b", b"/abs/y"))
        lies = {"flags": flags, "cover": max(0, covered)}
        if self.does(0.15):
            name = self.choice(list(LENGTHS))
            true = {"version": 1, "path": len(path), "prefix": len(prefix), "suffix": len(suffix),
                    "text": len(text)}[name]
            lies[name] = max(0, min(LENGTHS[name], self.choice((
                0, true + 1, true - 1, true + 256, LENGTHS[name], LENGTHS[name] // 2 + 1))))
        data = payload(prefix, suffix, text, path, digest, lies)
        if self.does(0.05):
            data += bytes(self.choice((1, 100)))
        if self.does(0.05):
            data = data[:self.randrange(len(data))]
        packer = zlib.compressobj(self.choice((0, 1, 9)), zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        if self.does(0.05):
            packed += self.randbytes(self.choice((1, 4)))
        if self.does(0.05):
            packed = packed[:-1]
        if self.does(0.05):
            at = self.randrange(len(packed))
            packed = packed[:at] + bytes([packed[at] ^ 1 << self.randrange(8)]) + packed[at + 1:]
        return packed

    def shares(self, grid, parameters):
        """The pair of a stego image and its parameters, with right tags."""
        drawn = self.words(self.randbytes(len(grid)))
        other = [(x - y) % self.modulus for x, y in zip(self.words(grid), drawn)]
        known = self.randbytes(len(parameters))
        rest = bytes(x - y & 255 for x, y in zip(parameters, known))
        keys, pair_id, halves = [self.randbytes(32), self.randbytes(32)], self.randbytes(16), []
        trailer_rows = -(-TRAILER // self.row_bytes)
        for side, (role, words, part) in enumerate(((ARCHIVE, other, rest), (PATIENT, drawn, known))):
            banner = self.choice((0, 0, 0, 1, 3))
            height = banner + len(grid) // self.row_bytes + trailer_rows
            head = part + b"DCMSHARE" + struct.pack(
                ">BBBBIII", 1, role, self.bits, self.channels, self.width, height, banner)
            head += pair_id + keys[side]
            message = (self.randbytes(banner * self.row_bytes)
                       + b"".join(word.to_bytes(self.bytes, "big") for word in words)
                       + self.randbytes(trailer_rows * self.row_bytes - TRAILER) + head)
            halves.append(self.png(height, message + poly1305(keys[1 - side], message)))
        return halves

    def words(self, data):
        return [int.from_bytes(data[i:i + self.bytes], "big") for i in range(0, len(data), self.bytes)]

    def png(self, height, samples):
        head = struct.pack(">IIBBBBB", self.width, height, self.bits, self.channels - 1, 0, 0, 0)
        lines = b"".join(b"\0" + samples[at:at + self.row_bytes]
                         for at in range(0, len(samples), self.row_bytes))
        return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
                + chunk(b"IDAT", zlib.compress(lines, self.choice((0, 1)))) + chunk(b"IEND"))


# --- Two readers ------------------------------------------------------------------------------------


def independent(halves):
    """The digest of the file, or the word of the refusal."""
    try:
        return hashlib.sha256(read_shares.restore(*map(read_shares.Share, halves))).hexdigest()
    except read_shares.Refused as why:
        return str(why)


def restored(binary, pairs):
    """The same of each pair, by the program, as a set: a path may mean several files."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch, "pairs")
        folder.mkdir()
        for index, halves in enumerate(pairs):
            for side, data in zip("ap", halves):
                (folder / f"{index}{side}.png").write_bytes(data)
        run = subprocess.run([binary, "reconstruct", "--json", folder, "--output", f"{scratch}/out"],
                             stdout=subprocess.PIPE, text=True)
        said = [set()] * len(pairs)
        for line in run.stdout.splitlines():
            one = json.loads(line)
            index = int(pathlib.Path(one.get("input") or one["archive"]).stem[:-1])
            if "error" in one:
                first, *others = one["error"].split("-")
                said[index] = {first + "".join(word.capitalize() for word in others)}
            else:
                said[index] = {hashlib.sha256(path.read_bytes()).hexdigest() for path in files(one["output"])}
    return said


def files(path):
    """The files that a path of --json may mean: it has U+FFFD where bytes are not UTF-8."""
    folder, _, name = path.rpartition("/")
    return [pathlib.Path(os.fsdecode(os.path.join(os.fsencode(folder), entry)))
            for entry in os.listdir(os.fsencode(folder)) if entry.decode(errors="replace") == name]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--quick", action="store_true", help="1,200 pairs in place of 20,000")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    forger, wrong, verdicts = Forger(options.seed), 0, collections.Counter()
    count = 1_200 if options.quick else 20_000
    for _ in range(0, count, 400):
        pairs = [forger.pair() for _ in range(400)]
        for halves, said in zip(pairs, restored(options.binary, pairs)):
            expected = independent(halves)
            verdicts["restored" if len(expected) == 64 else expected] += 1
            if expected not in said:
                wrong += 1
                print(f"{said} in place of {expected}: {described(halves)}")
    print(", ".join(f"{number} {word}" for word, number in verdicts.most_common()))
    if wrong or verdicts["restored"] < FEWEST_RESTORED * count:
        sys.exit("the readers differ" if wrong else "too few are whole")


def described(halves):
    one, other = map(read_shares.Share, halves)
    values = struct.unpack(">BBHHHQQII", read_shares.join(one.parameters, other.parameters, 8))
    return dict(zip(PARAMETERS, values), width=one.width, bits=one.bits, rows=one.data_rows)


if __name__ == "__main__":
    main()
