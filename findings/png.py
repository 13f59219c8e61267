"""Writes and reads PNG files with nothing but Python's standard library, for the findings."""

import struct
import zlib

CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}


def chunk(kind, data=b""):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write(path, width, height, samples, color=0, extra=b""):
    """A PNG file of 16-bit samples, not interlaced, no filter."""
    row = width * CHANNELS[color]
    raw = b"".join(
        b"\0" + struct.pack(f">{row}H", *samples[y * row:(y + 1) * row]) for y in range(height))
    with open(path, "wb") as file:
        file.write(
            b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, color, 0, 0, 0))
            + extra + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND"))


def read(path):
    """(bits, channels, samples) of a PNG file that is not interlaced."""
    data = open(path, "rb").read()
    at, body = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IHDR":
            width, height, bits, color, _, _, interlaced = struct.unpack(
                ">IIBBBBB", data[at + 8:at + 8 + size])
        elif kind == b"IDAT":
            body += data[at + 8:at + 8 + size]
        at += size + 12
    assert not interlaced and bits in (8, 16)
    raw, channels = zlib.decompress(body), CHANNELS[color]
    step, stride = channels * bits // 8, width * channels * bits // 8
    before, rows = bytearray(stride), b""
    for y in range(height):
        kind, *line = raw[y * (stride + 1):(y + 1) * (stride + 1)]
        for x in range(stride):
            a = line[x - step] if x >= step else 0
            b, c = before[x], before[x - step] if x >= step else 0
            p = a + b - c
            paeth = min((a, b, c), key=lambda v: abs(p - v))
            line[x] = (line[x] + (0, a, b, (a + b) // 2, paeth)[kind]) & 255
        before = line
        rows += bytes(line)
    form = f">{len(rows) // (bits // 8)}{'H' if bits == 16 else 'B'}"
    return bits, channels, list(struct.unpack(form, rows))
