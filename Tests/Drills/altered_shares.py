"""Shares as arrays, and all that is done to them: edits, damage, re-saves by other tools."""

import io
import pathlib
import struct
import sys
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
    color = 3 if palette else {1: 0, 2: 4, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", width, height, 8 * size, color, 0, 0, int(interlaced))
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
    # At quality 100 gray noise may keep most samples: what is said then is a matter of chance.
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
    yield "64 colors", out.getvalue(), refused, None
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
        yield "gray as RGB", any_png(rgb)
        yield "gray as RGBA", any_png(numpy.concatenate([rgb, alpha], 2))
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
        palette = bytes(value for gray in range(256) for value in (gray,) * 3)
        yield "palette of grays", any_png(words, palette=chunk(b"PLTE", palette))
        back = bytes(value for gray in range(255, -1, -1) for value in (gray,) * 3)
        yield "palette in another order", any_png(255 - words, palette=chunk(b"PLTE", back))
        opaque = chunk(b"PLTE", palette) + chunk(b"tRNS", b"\xff" * 256)
        yield "palette with opaque tRNS", any_png(words, palette=opaque)
