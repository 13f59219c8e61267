#!/usr/bin/env python3
"""Whatever is done to a share gets its right verdict: refused and named, or accepted and exact.

Shares of all kinds are altered, damaged, mixed up and re-saved, and given to the program; what it
says must be what ShareFileFormat.md says. numpy and Pillow stand for other people's tools.
"""

import argparse
import collections
import hashlib
import io
import json
import os
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import time
import zlib

from forge import chunk, element, part10, picture

ROOT = pathlib.Path(__file__).resolve().parents[2]
VECTORS = ROOT / "Tests" / "SecretSharingTests" / "Vectors"
sys.path.insert(0, str(VECTORS))
import read_shares  # noqa: E402

try:
    import numpy
    from PIL import Image
except ImportError:
    print("skipped: numpy and Pillow are needed (.ci/run makes an environment with them)")
    sys.exit(77)

TRAILER = 120
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
         (0, 1, 1, 2))
ROLES = ("archive", "patient")


# --- Shares as arrays -------------------------------------------------------------------------


class Half:
    """One share: the file, and its samples as rows of bytes."""

    def __init__(self, data):
        self.data = data
        self.width, self.height, self.bits, self.channels, samples = read_shares.canonical(data)
        self.row_bytes = len(samples) // self.height
        self.rows = numpy.frombuffer(samples, numpy.uint8).reshape(self.height, self.row_bytes)

    @property
    def role(self):
        return "archive" if self.trailer[41] == 0x41 else "patient"

    @property
    def trailer(self):
        return self.rows.reshape(-1)[-TRAILER:]

    @property
    def words(self):
        """The samples as (height, width, channels) words."""
        kind = numpy.dtype(">u2" if self.bits == 16 else "u1")
        return self.rows.copy().reshape(-1).view(kind).reshape(
            self.height, self.width, self.channels)

    def with_bytes(self, change):
        """The flat sample bytes after `change`, as our own writer would encode them."""
        flat = self.rows.copy().reshape(-1)
        change(flat)
        return self.encoded(flat.reshape(self.rows.shape))

    def encoded(self, rows):
        """Rows of bytes in the program's own encoding: stored blocks, one an IDAT chunk."""
        return own_png(rows, self.bits, self.channels, self.data)


def own_png(rows, bits, channels, like):
    height, row_bytes = rows.shape
    width = row_bytes * 8 // (bits * channels)
    head = struct.pack(">IIBBBBB", width, height, bits, 2 if channels == 3 else 0, 0, 0, 0)
    texts = like[33:like.index(b"IDAT") - 4]
    lines = numpy.hstack([numpy.zeros((height, 1), numpy.uint8), rows]).tobytes()
    blocks = []
    for at in range(0, len(lines), 65535):
        block = lines[at:at + 65535]
        last = at + len(block) == len(lines)
        blocks.append(struct.pack("<BHH", last, len(block), len(block) ^ 0xFFFF) + block)
    blocks[0] = b"\x78\x01" + blocks[0]
    blocks[-1] += struct.pack(">I", zlib.adler32(lines))
    return (like[:8] + chunk(b"IHDR", head) + texts
            + b"".join(chunk(b"IDAT", block) for block in blocks) + chunk(b"IEND"))


def filtered(rows, step, kinds):
    """Scan lines with filters (W3C PNG, section 9)."""
    above, out = numpy.zeros(rows.shape[1], numpy.int32), []
    for index, row in enumerate(rows.astype(numpy.int32)):
        left = numpy.concatenate([numpy.zeros(step, numpy.int32), row])[:len(row)]
        corner = numpy.concatenate([numpy.zeros(step, numpy.int32), above])[:len(row)]
        guess = left + above - corner
        a, b, c = abs(guess - left), abs(guess - above), abs(guess - corner)
        paeth = numpy.where((a <= b) & (a <= c), left, numpy.where(b <= c, above, corner))
        kind = kinds[index % len(kinds)]
        row_out = row - (0, left, above, (left + above) // 2, paeth)[kind]
        out.append(bytes([kind]) + (row_out & 255).astype(numpy.uint8).tobytes())
        above = row
    return b"".join(out)


def any_png(words, filters=(0,), interlaced=False, level=6, pieces=1, before=b"", behind=b"",
            palette=None):
    """A PNG file of (height, width, channels) words as another tool would save it."""
    height, width, channels = words.shape
    size = words.dtype.itemsize
    words = words.astype(words.dtype.newbyteorder(">"))  # numpy turns joined arrays to its own order
    lines = b""
    for x0, y0, dx, dy in ADAM7 if interlaced else ((0, 0, 1, 1),):
        part = words[y0::dy, x0::dx]
        if part.size:
            rows = numpy.ascontiguousarray(part).reshape(part.shape[0], -1).view(numpy.uint8)
            lines += filtered(rows, size * channels, filters)
    stream = zlib.compress(lines, level)
    colour = 3 if palette else {1: 0, 2: 4, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", width, height, 8 * size, colour, 0, 0, int(interlaced))
    step = -(-len(stream) // pieces)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + before + (palette or b"")
            + b"".join(chunk(b"IDAT", stream[at:at + step]) for at in range(0, len(stream), step))
            + chunk(b"IEND") + behind)


# --- What is done to shares, and what must be said ----------------------------------------------


def verdict_of_flip(half, at, bit):
    """What must be said when one bit of one half's samples is flipped (ShareFileFormat.md)."""
    place = at - (half.rows.size - TRAILER)
    altered = "altered", half.role
    if place < 32 or place >= 104:
        return altered
    if place < 40:
        return "no-share-header", None
    if place == 40:
        return "no-share-header" if half.trailer[40] ^ 1 << bit == 0 else "newer-version", None
    if place < 52:
        return "geometry-mismatch", None
    if place < 56:
        banner = int.from_bytes(half.trailer[52:56].tobytes(), "big") ^ 1 << 8 * (55 - place) + bit
        rows = half.height - -(-TRAILER // half.row_bytes)
        return ("geometry-mismatch", None) if banner > rows else altered
    if place < 72:
        return altered  # the pair id
    # Bits that Poly1305 clamps away change the half that carries them, not the other's tag.
    clamped = place - 72 in (3, 7, 11, 15) and bit > 3 or place - 72 in (4, 8, 12) and bit < 2
    return altered if clamped else ("altered-or-unrelated", None)


def edits(half):
    """What someone does to a picture and saves without loss: name, file, code, about whom."""
    altered = "altered", half.role
    words, rows = half.words, half.rows.copy()
    trailer_rows = -(-TRAILER // half.row_bytes)
    body = half.height - trailer_rows
    if body > 1:
        swapped = rows.copy()
        swapped[[0, body - 1]] = swapped[[body - 1, 0]]
        if (swapped != rows).any():
            yield "rows swapped", half.encoded(swapped), *altered
        painted = words.copy()
        painted[body // 3:body // 3 + 3, :half.width // 2] += 40
        flat = painted.reshape(half.height, -1).view(numpy.uint8)
        yield "a lesion added to one half", half.encoded(flat), *altered
        yield "a lesion, saved by another tool", any_png(painted, (4, 1)), *altered
        copied = rows.copy()
        copied[1:body] = rows[:body - 1]
        yield "moved down by a row", half.encoded(copied), *altered
        yield "cropped above", half.encoded(rows[1:]), "geometry-mismatch", None
        consistent = half.encoded(resized_header(half, rows[1:], height=half.height - 1))
        yield "cropped above, header made consistent", consistent, *altered
        more = numpy.vstack([rows[:1], rows])
        consistent = half.encoded(resized_header(half, more, height=half.height + 1))
        yield "a row added, header made consistent", consistent, *altered
    yield "cropped below", half.encoded(rows[:-1]) if half.height > 1 else b"", "no-share-header", None
    if half.width > 3:
        sides = numpy.ascontiguousarray(words[:, 1:-1]).reshape(half.height, -1).view(numpy.uint8)
        yield "cropped at the sides", half.encoded(sides), "no-share-header", None
    if half.height % 2 == 0 and trailer_rows <= half.height // 2:
        wide = rows.reshape(half.height // 2, -1)
        yield "two rows in one", half.encoded(wide), "geometry-mismatch", None
        consistent = resized_header(half, wide, width=2 * half.width, height=half.height // 2)
        yield "two rows in one, header made consistent", half.encoded(consistent), *altered
    zeroed = rows.copy()
    zeroed[:body] = 0
    if body and (zeroed != rows).any():
        yield "blackened", half.encoded(zeroed), *altered

    def banner(flat):
        flat[-TRAILER + 52:-TRAILER + 56] = (0, 0, 0, half.trailer[55] ^ 1 if body else 0)
        flat[-1] ^= 0 if body else 1
    yield "another banner height", half.with_bytes(banner), *altered
    turned = (("rotated by 90", numpy.rot90(words)), ("rotated by 180", numpy.rot90(words, 2)),
              ("mirrored", words[:, ::-1]), ("upside down", words[::-1]))
    for name, array in turned:
        yield name, any_png(numpy.ascontiguousarray(array)), "no-share-header", None
    yield from lossy(half, words)


def resized_header(half, rows, width=None, height=None):
    """Rows whose trailer names their own size."""
    flat = rows.copy().reshape(-1)
    flat[-TRAILER + 44:-TRAILER + 52] = numpy.frombuffer(
        struct.pack(">II", width or half.width, height or half.height), numpy.uint8)
    return flat.reshape(rows.shape)


def lossy(half, words):
    """What photo tools do."""
    shallow = (words >> 8).astype(numpy.uint8) if half.bits == 16 else words.astype(numpy.uint8)
    image = Image.fromarray(shallow[:, :, 0] if half.channels == 1 else shallow)
    # A share of 16 bits is known by the high bytes of its trailer, where these survive.
    refused = ("no-share-header", "saved-with-eight-bits") if half.bits == 16 else "no-share-header"
    # At quality 100 grey noise may keep most samples: what is said then is a matter of chance.
    for quality in (50, 80):
        jpeg = io.BytesIO()
        image.save(jpeg, "JPEG", quality=quality)
        yield f"JPEG {quality}", jpeg.getvalue(), "not-png", None
        back = io.BytesIO()
        Image.open(jpeg).save(back, "PNG")
        yield f"JPEG {quality} and back", back.getvalue(), refused, None
    for scale in (0.5, 0.99, 2):
        size = max(1, int(half.width * scale)), max(1, int(half.height * scale))
        for kind in (Image.Resampling.NEAREST, Image.Resampling.BICUBIC):
            if size == (half.width, half.height):
                continue
            out = io.BytesIO()
            image.resize(size, kind).save(out, "PNG")
            # The trailer's own row may survive, and tells another size then.
            yield (f"resized by {scale}, {kind.name}", out.getvalue(),
                   ({refused} if isinstance(refused, str) else {*refused}) | {"geometry-mismatch"}, None)
    if half.bits == 16:
        yield "16 bits to 8", any_png(shallow), "saved-with-eight-bits", None
    out = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(out, "PNG")
    yield "64 colours", out.getvalue(), refused, None
    out = io.BytesIO()
    image.convert("1").save(out, "PNG")
    yield "black and white", out.getvalue(), refused, None


def resaves(half):
    """What keeps every sample, and must be accepted."""
    words, data = half.words, half.data
    start, end = data.index(b"IDAT") - 4, len(data) - 12
    size = words.dtype.itemsize
    if half.bits == 8:
        deep = (words.astype(numpy.uint16) * 257).astype(">u2")
        yield "8 bits to 16", any_png(deep)
    yield "text chunks stripped", data[:33] + data[start:]
    yield "text chunks added", data[:33] + chunk(b"tEXt", b"Title\0share") + data[33:]
    yield "bytes behind the end", data + b"sent by mail\r\n"
    yield "gamma, profile, physical size", any_png(
        words, before=chunk(b"gAMA", struct.pack(">I", 45455)) + chunk(b"pHYs", bytes(9))
        + chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(200))))
    yield "a chunk nobody knows, at the end", data[:end] + chunk(b"vpAg", b"abc") + data[end:]
    for kind in range(5):
        yield f"filter {kind}", any_png(words, (kind,))
    yield "all filters by turns", any_png(words, (0, 1, 2, 3, 4))
    for level in (0, 1, 9):
        yield f"compressed, level {level}", any_png(words, level=level)
    yield "interlaced", any_png(words, (0,), interlaced=True)
    yield "interlaced and filtered", any_png(words, (4, 3, 2, 1), interlaced=True)
    yield "1,000 IDAT chunks", any_png(words, pieces=1000)
    alpha = numpy.full(words.shape[:2] + (1,), 256**size - 1, words.dtype)
    yield "opaque alpha", any_png(numpy.concatenate([words, alpha], 2))
    if half.channels == 1:
        rgb = numpy.repeat(words, 3, 2)
        yield "grey as RGB", any_png(rgb)
        yield "grey as RGBA", any_png(numpy.concatenate([rgb, alpha], 2))
    else:
        yield "RGB by another writer", any_png(words, (2,), level=9)
    if size == 1:
        image = Image.fromarray(words[:, :, 0] if half.channels == 1 else words)
        for name, mode in (("L", "L"), ("RGB", "RGB"), ("RGBA", "RGBA"), ("LA", "LA")):
            if half.channels == 3 and mode in ("L", "LA"):
                continue
            out = io.BytesIO()
            image.convert(mode).save(out, "PNG", optimize=mode == "RGB")
            yield f"Pillow, {name}", out.getvalue()
    elif half.channels == 1:
        out = io.BytesIO()
        Image.fromarray(words[:, :, 0].astype(numpy.uint16)).save(out, "PNG")
        yield "Pillow, 16 bits", out.getvalue()
    if size == 1 and half.channels == 1:
        palette = bytes(value for grey in range(256) for value in (grey,) * 3)
        yield "palette of greys", any_png(words, palette=chunk(b"PLTE", palette))
        back = bytes(value for grey in range(255, -1, -1) for value in (grey,) * 3)
        yield "palette in another order", any_png(255 - words, palette=chunk(b"PLTE", back))
        opaque = chunk(b"PLTE", palette) + chunk(b"tRNS", b"\xff" * 256)
        yield "palette with opaque tRNS", any_png(words, palette=opaque)


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
    colour = bytes(smooth(3 * 4800, 240, 250))
    yield "colour", part10(picture(60, 80, 8, 3, pixels=colour))
    wide = struct.pack("<14400H", *smooth(14400, 180, 60000))
    yield "colour, 16 bits", part10(picture(60, 80, 16, 3, pixels=wide))
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
    parser.add_argument("--long", action="store_true", help="1,000 flips for each kind")
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
