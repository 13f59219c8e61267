"""PNG files from samples: as the program writes them, and as other tools re-save them."""
import struct
import zlib
from dataclasses import replace

from share_writer import Picture

SIGNATURE = b"\x89PNG\r\n\x1a\n"
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
         (0, 1, 1, 2))


def chunk(kind, body=b""):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


# The program's own, so that it takes the file for one of its own and reads it in place.
TEXT = chunk(b"tEXt", b"Software\0dicomshare") + chunk(
    b"tEXt", b"Description\0One half of a medical image. It is useless alone; keep it unchanged"
    b" and hand it to the doctor.")


def header(picture, colour, interlaced=0, depth=None):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", picture.width, picture.height,
                                      depth or picture.bits, colour, 0, 0, interlaced))


def colour_type(picture):
    return {1: 0, 2: 4, 3: 2, 4: 6}[picture.channels]


def canonical_png(picture):
    """The PNG file that the program itself writes (section "How a writer encodes the PNG")."""
    row = picture.row_bytes
    lines = b"".join(b"\0" + picture.samples[y * row:(y + 1) * row] for y in range(picture.height))
    idat = []
    for at in range(0, len(lines), 65535):
        block = lines[at:at + 65535]
        last = at + len(block) == len(lines)
        idat.append(struct.pack("<BHH", last, len(block), len(block) ^ 0xFFFF) + block)
    idat[0] = b"\x78\x01" + idat[0]
    idat[-1] += struct.pack(">I", zlib.adler32(lines))
    return (SIGNATURE + header(picture, colour_type(picture)) + TEXT
            + b"".join(chunk(b"IDAT", body) for body in idat) + chunk(b"IEND"))


def filtered(kind, row, above, step):
    """One row as filter type `kind` encodes it (PNG section 9)."""
    out = bytearray([kind])
    for i, value in enumerate(row):
        left = row[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        up = above[i]
        p = left + up - corner
        nearest = sorted((left, up, corner), key=lambda q: abs(p - q))[0]
        out.append(value - (0, left, up, (left + up) // 2, nearest)[kind] & 255)
    return bytes(out)


def scan_lines(picture, filters, interlaced):
    step = picture.channels * picture.bits // 8
    out, count = b"", 0
    for x0, y0, dx, dy in ADAM7 if interlaced else ((0, 0, 1, 1),):
        above = None
        for y in range(y0, picture.height, dy) if x0 < picture.width else ():
            start = y * picture.width * step
            row = b"".join(picture.samples[start + x * step:start + (x + 1) * step]
                           for x in range(x0, picture.width, dx))
            out += filtered(filters[count % len(filters)], row, above or bytes(len(row)), step)
            above, count = row, count + 1
    return out


def png(picture, filters=(0,), interlaced=0, level=6, pieces=1, before=(), after=(), colour=None,
        lines=None, stream=None):
    """A PNG file of any other encoding; `lines` and `stream` replace what lies in the IDATs."""
    if stream is None:
        stream = zlib.compress(scan_lines(picture, filters, interlaced) if lines is None else lines,
                               level)
    size = -(-len(stream) // pieces)
    idat = [stream[at:at + size] for at in range(0, len(stream), size)]
    if pieces > 1:
        idat.insert(1, b"")
    return (SIGNATURE + header(picture, colour_type(picture) if colour is None else colour,
                               interlaced)
            + b"".join(chunk(*c) for c in before) + b"".join(chunk(b"IDAT", d) for d in idat)
            + b"".join(chunk(*c) for c in after) + chunk(b"IEND"))


def spread(picture, channels, alpha=b"\xff\xff"):
    """The picture with other channels: grey to RGB, or alpha added."""
    size, step = picture.bits // 8, picture.row_bytes // picture.width
    out = b""
    for at in range(0, len(picture.samples), step):
        pixel = picture.samples[at:at + step]
        if channels >= 3 and picture.channels == 1:
            pixel *= 3
        out += pixel + (alpha[:size] if channels in (2, 4) else b"")
    return replace(picture, channels=channels, samples=out)


def indexed(picture, order=lambda colours: sorted(colours)):
    """Palette and the picture of indices, from an 8-bit picture of at most 256 colours."""
    rgb = spread(picture, 3) if picture.channels == 1 else picture
    pixels = [rgb.samples[at:at + 3] for at in range(0, len(rgb.samples), 3)]
    palette = order(set(pixels))
    place = {colour: i for i, colour in enumerate(palette)}
    return b"".join(palette), Picture(picture.width, picture.height, 8, 1,
                                      bytes(place[p] for p in pixels))


def chunks_of(data):
    """The chunks of a PNG file, as (kind, body)."""
    at, out = 8, []
    while at < len(data):
        length, = struct.unpack_from(">I", data, at)
        out.append((data[at + 4:at + 8], data[at + 8:at + 8 + length]))
        at += 12 + length
    return out


def rebuilt(chunks):
    return SIGNATURE + b"".join(chunk(kind, body) for kind, body in chunks)
