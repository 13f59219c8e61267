#!/usr/bin/env python3
"""Restores a DICOM file from its two shares.

Written from ShareFileFormat.md alone, to prove that the page suffices: the standard library of
Python 3.8 and nothing else. Exit status 65 and one word on standard error say what is wrong.
"""
import argparse
import array
import hashlib
import struct
import sys
import zlib

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
         (0, 1, 1, 2))


class Refused(Exception):
    """Why the shares are refused, as one word."""


def require(condition, verdict):
    if not condition:
        raise Refused(verdict)


# --- PNG: any encoding of the samples ---------------------------------------------------------

def read_chunks(data):
    signature = b"\x89PNG\r\n\x1a\n"
    require(data and data[:8] == signature[:len(data)], "notPNG")
    at, kind = 8, b""
    while kind != b"IEND":
        require(at + 8 <= len(data), "truncated")
        length, kind = struct.unpack_from(">I4s", data, at)
        require(length < 1 << 31 and kind.isalpha(), "damagedPNG")
        require(at + 12 + length <= len(data), "truncated")
        body = data[at + 8:at + 8 + length]
        if kind[0] < 0x61:  # a critical chunk; what ancillary ones hold does not matter
            crc, = struct.unpack_from(">I", data, at + 8 + length)
            require(crc == zlib.crc32(kind + body), "damagedPNG")
            require(kind in (b"IHDR", b"PLTE", b"IDAT", b"IEND"), "damagedPNG")
            require(kind != b"IEND" or not body, "damagedPNG")
        at += 12 + length
        if kind != b"tRNS" or data[at - 4:at] == struct.pack(">I", zlib.crc32(kind + body)):
            yield kind, body


def inflate(stream, size, wbits):
    """Exactly `size` bytes that end where the stream ends, and what lies behind it."""
    inflater = zlib.decompressobj(wbits)
    out = inflater.decompress(stream, size + 1) if size >= 0 else inflater.decompress(stream)
    while len(out) <= size and not inflater.eof and inflater.unconsumed_tail:
        out += inflater.decompress(inflater.unconsumed_tail, size + 1 - len(out))
    if not inflater.eof or size >= 0 and len(out) != size:
        raise zlib.error("wrong length")
    return out, inflater.unused_data


def unfilter(lines, at, row_bytes, rows, step):
    above = bytes(row_bytes)
    for _ in range(rows):
        kind, row = lines[at], bytearray(lines[at + 1:at + 1 + row_bytes])
        require(kind <= 4, "damagedPNG")
        for i in range(row_bytes if kind else 0):
            left, up = row[i - step] if i >= step else 0, above[i]
            corner = above[i - step] if i >= step else 0
            if kind == 4:  # Paeth
                p = left + up - corner
                guess = min((abs(p - left), 0, left), (abs(p - up), 1, up),
                            (abs(p - corner), 2, corner))[2]
            else:
                guess = (0, left, up, (left + up) // 2)[kind]
            row[i] = (row[i] + guess) & 255
        yield row
        above, at = row, at + 1 + row_bytes


def read_png(data):
    """Width, height, bits, channels and samples as they stand in the file, and PLTE and tRNS."""
    chunks = list(read_chunks(data))
    require(chunks[0][0] == b"IHDR" and len(chunks[0][1]) == 13, "damagedPNG")
    width, height, depth, colour, method, filters, interlace = struct.unpack(
        ">IIBBBBB", chunks[0][1])
    require(0 < width < 1 << 31 and 0 < height < 1 << 31 and depth in DEPTHS.get(colour, ())
            and method == filters == 0 and interlace < 2, "damagedPNG")
    kinds = [kind for kind, _ in chunks]
    first, count = kinds.index(b"IDAT") if b"IDAT" in kinds else 0, kinds.count(b"IDAT")
    require(count and kinds[first:first + count] == [b"IDAT"] * count, "damagedPNG")
    require(kinds.count(b"IHDR") == 1 and b"PLTE" not in kinds[first:], "damagedPNG")
    before = dict(chunks[:first])
    palettes = [len(body) for kind, body in chunks if kind == b"PLTE"]
    require(not palettes or len(palettes) == 1 and colour in (2, 3, 6)
            and 0 < palettes[0] <= 768 and palettes[0] % 3 == 0, "damagedPNG")
    if b"tRNS" in before:
        lengths = {0: (2,), 2: (6,), 3: range(1, sum(palettes) // 3 + 1)}.get(colour, ())
        require(len(before[b"tRNS"]) in lengths and kinds[:first].count(b"tRNS") == 1
                and b"PLTE" not in kinds[kinds.index(b"tRNS"):], "damagedPNG")

    pixel_bits = depth * CHANNELS[colour]
    passes = []  # x0, y0, dx, dy, columns, rows, bytes in a row
    for x0, y0, dx, dy in ADAM7 if interlace else ((0, 0, 1, 1),):
        columns, rows = -(-(width - x0) // dx), -(-(height - y0) // dy)
        if columns > 0 and rows > 0:
            passes.append((x0, y0, dx, dy, columns, rows, -(-columns * pixel_bits // 8)))
    size = sum(rows * (1 + row_bytes) for *_, rows, row_bytes in passes)
    require(size <= 1032 * len(data), "noShareHeader")
    try:
        stream = b"".join(body for kind, body in chunks if kind == b"IDAT")
        lines, rest = inflate(stream, size, 15)
        require(not rest, "damagedPNG")
    except zlib.error:
        raise Refused("damagedPNG")

    step = max(1, pixel_bits // 8)
    samples, at = bytearray(width * height * step), 0
    for x0, y0, dx, dy, columns, rows, row_bytes in passes:
        for r, row in enumerate(unfilter(lines, at, row_bytes, rows, step)):
            if depth < 8:
                row = bytes(byte >> shift & (1 << depth) - 1
                            for byte in row for shift in range(8 - depth, -1, -depth))[:columns]
            y = y0 + r * dy
            for i in range(step):
                samples[(y * width + x0) * step + i:(y + 1) * width * step:dx * step] = row[i::step]
        at += rows * (1 + row_bytes)
    return width, height, depth, colour, samples, before.get(b"PLTE"), before.get(b"tRNS")


# --- One share: the canonical form and the trailer ----------------------------------------------

def canonical(data):
    """Width, height, bits, channels and canonical sample bytes of a picture."""
    width, height, bits, colour, samples, palette, clear = read_png(data)
    size = bits // 8
    if colour == 3:
        require(palette and len(palette) % 3 == 0 and max(samples) < len(palette) // 3,
                "damagedPNG")
        require(all(clear[i] == 255 for i in set(samples) if i < len(clear or b"")),
                "noShareHeader")
        samples, bits, size = b"".join(palette[3 * i:3 * i + 3] for i in samples), 8, 1
    elif colour in (4, 6):
        step = size * CHANNELS[colour]
        alpha = [samples[step - 1 - i::step] for i in range(size)]
        require(all(part.count(255) == len(part) for part in alpha), "noShareHeader")
        keep = bytearray(len(samples) // step * (step - size))
        for i in range(step - size):
            keep[i::step - size] = samples[i::step]
        samples = keep
    elif clear and size:
        step = size * CHANNELS[colour]
        colour_key = b"".join(clear[i + 2 - size:i + 2] for i in range(0, len(clear), 2))
        pixels = (samples[i:i + step] for i in range(0, len(samples), step))
        require(colour_key not in pixels, "noShareHeader")
    require(bits in (8, 16), "noShareHeader")
    channels = 1 if colour in (0, 4) else 3
    if channels == 3 and samples[-88:-80] != b"DCMSHARE":
        planes = [[samples[c * size + i::3 * size] for i in range(size)] for c in range(3)]
        if planes[0] == planes[1] == planes[2]:
            channels, samples = 1, bytearray(len(samples) // 3)
            for i in range(size):
                samples[i::size] = planes[0][i]
    return width, height, bits, channels, bytes(samples)


class Share:
    def __init__(self, data):
        self.width, self.height, self.bits, self.channels, self.samples = canonical(data)
        trailer = self.samples[-120:]
        require(len(trailer) == 120 and trailer[32:40] == b"DCMSHARE" and trailer[40],
                "noShareHeader")
        require(trailer[40] == 1, "newerVersion")
        self.role, bits, channels, width, height, self.banner = struct.unpack_from(
            ">BBBIII", trailer, 41)
        self.row_bytes = self.width * self.channels * self.bits // 8
        self.data_rows = self.height - self.banner + -120 // self.row_bytes
        require((bits, channels, width, height)
                == (self.bits, self.channels, self.width, self.height)
                and self.role in (0x41, 0x50) and self.data_rows >= 0, "geometryMismatch")
        self.parameters, self.pair = trailer[:32], trailer[56:72]
        self.key, self.tag = trailer[72:104], trailer[104:]
        start = self.banner * self.row_bytes
        self.grid = self.samples[start:start + self.data_rows * self.row_bytes]

    def is_right_under(self, key):
        """Poly1305, RFC 8439 section 2.5."""
        r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
        message, a = self.samples[:-16], 0
        for i in range(0, len(message), 16):
            a = (a + int.from_bytes(message[i:i + 16] + b"\1", "little")) * r % ((1 << 130) - 5)
        a += int.from_bytes(key[16:], "little")
        return (a % (1 << 128)).to_bytes(16, "little") == self.tag


# --- Two shares -----------------------------------------------------------------------------------

def authenticate(one, other):
    right = one.is_right_under(other.key), other.is_right_under(one.key)
    if right == (False, False):
        require(one.pair == other.pair, "differentPairs")
        require(one.role != other.role, "sameHalfTwice")
        raise Refused("alteredOrUnrelated")
    for share, is_right in ((other, right[0]), (one, right[1])):  # the role of the authentic one
        require(is_right, "altered-patient" if share.role == 0x41 else "altered-archive")
    require(one.role != other.role and one.pair == other.pair
            and (one.width, one.bits, one.channels, one.data_rows)
            == (other.width, other.bits, other.channels, other.data_rows), "malformedPayload")


def join(a, p, bits):
    """(a + p) mod 2^bits, word by word, in one addition that carries into no neighbour."""
    top = int.from_bytes((b"\x80" + bytes(bits // 8 - 1)) * (len(a) * 8 // bits), "big")
    x, y = int.from_bytes(a, "big"), int.from_bytes(p, "big")
    return (((x & ~top) + (y & ~top)) ^ ((x ^ y) & top)).to_bytes(len(a), "big")


def unshift(words, row, modulus, k, a, T, G, n, flags=None):
    """Methods 1 and 3, the latter with a number of flags: the n bits, and those of the last word
    that are too many; `words` become the restored ones."""
    found, asked, j, s = [], 0, k + 1, ((2 << k) - 1) * T
    for i in range(row, len(words)):
        if len(found) >= n:
            break
        v = d = (words[i] - words[i - row] - a) % modulus
        if v < T << j:
            found += (v >> j - 1 - bit & 1 for bit in range(j))
            d = v >> j
        elif v < G + s:
            d = v - s
            if flags is not None and v >= G:
                require(asked < flags and asked < len(found), "malformedPayload")
                d, asked = v if found[asked] else d, asked + 1
        words[i] = (words[i - row] + a + d) % modulus
    return found


def syndromes(words, modulus, k, lo, hi, n, b):
    """Method 2: the n bits."""
    def inside(v):
        return (v - lo) % modulus <= (hi - lo) % modulus
    carriers, found = (v & 1 for v in words if inside(v) == inside(v ^ 1)), []
    while len(found) < n:
        j, b = (k + 1, b - 1) if b else (k, 0)
        block = 0
        for position in range(1, 1 << j):
            bit = next(carriers, None)
            require(bit is not None, "malformedPayload")
            block ^= position * bit
        found += (block >> j - 1 - i & 1 for i in range(j))
    require(b == 0, "malformedPayload")
    return found[:n]


def restore(one, other):
    """The restored file."""
    authenticate(one, other)
    malformed, bits, modulus = "malformedPayload", one.bits, 1 << one.bits
    parameters = join(one.parameters, other.parameters, 8)
    method, k, p, q, r, n, length, spill_rows, b = struct.unpack(">BBHHHQQII", parameters)
    flags = n - 8 * length if method == 3 else 0
    require(spill_rows <= one.data_rows and flags >= 0, malformed)
    require(method == 3 or n % 8 == 0 and n <= 8 * length, malformed)
    inside = (n - flags) // 8  # bytes of the payload in the image rows
    stego = join(one.grid, other.grid, bits)
    image = (one.data_rows - spill_rows) * one.row_bytes
    require(length - inside <= len(stego) - image, malformed)
    words = array.array("B" if bits == 8 else "H", stego[:image])
    if bits == 16 and sys.byteorder == "little":
        words.byteswap()

    if method == 0:
        require(k == p == q == r == n == b == 0, malformed)
        found = []
    elif method in (1, 3):
        require(k < bits and b == 0 and p < modulus and 1 <= q <= r, malformed)
        s = ((2 << k) - 1) * q
        require(q + s <= modulus and r + s <= modulus, malformed)
        require(method == 1 or q + s <= r and spill_rows == 0, malformed)
        found = unshift(words, one.width * one.channels, modulus, k, p, q, r, n,
                        flags if method == 3 else None)
    else:
        require(method == 2 and 1 <= k <= 16 and r == spill_rows == 0 and n == 8 * length
                and p < modulus and q < modulus, malformed)
        found = syndromes(words, modulus, k, p, q, n, b)
    require(len(found) >= n, malformed)
    hidden = int("0" + "".join(map(str, found[flags:n])), 2).to_bytes(inside, "big")
    try:
        payload, rest = inflate(hidden + stego[image:image + length - inside], -1, -15)
    except zlib.error:
        raise Refused(malformed)
    require(not rest and len(payload) >= 64 and payload[0] == 1 and payload[1] < 4, malformed)
    flags, path, prefix, cover, suffix, text = struct.unpack_from(">BHQQQI", payload, 1)
    require(64 + path + prefix + suffix + text == len(payload) and cover <= image, malformed)
    require(cover % (bits // 8) == 0 and (bits == 16 or not flags & 2)
            and (method == 2 or not flags & 1), malformed)

    at = 64 + path
    before, after = payload[at:at + prefix], payload[at + prefix:at + prefix + suffix]
    if bits == 16 and (sys.byteorder == "little") != bool(flags & 2):
        words.byteswap()
    pixels = digested = words.tobytes()[:cover]
    if flags & 1:
        lows = bytes([0xFE]) if bits == 8 else b"\xFE\xFF" if flags & 2 else b"\xFF\xFE"
        mask = int.from_bytes((lows * cover)[:cover], "big")
        digested = (int.from_bytes(pixels, "big") & mask).to_bytes(cover, "big")
    require(hashlib.sha256(before + digested + after).digest() == payload[32:64],
            "digestMismatch")
    return before + pixels + after


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("shares", nargs=2, metavar="SHARE.png")
    parser.add_argument("-o", "--output", required=True)
    arguments = parser.parse_args()
    try:
        pictures = []
        for name in arguments.shares:
            with open(name, "rb") as file:
                pictures.append(Share(file.read()))
        restored = restore(*pictures)
    except Refused as refused:
        print(refused, file=sys.stderr)
        sys.exit(65)
    with open(arguments.output, "wb") as file:
        file.write(restored)


if __name__ == "__main__":
    main()
