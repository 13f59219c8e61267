"""An independent writer of shares, for test vectors: every step can be told to go wrong.

Everything is synthetic and comes from seeds, so the same call gives the same bytes.
"""
import hashlib
import json
import struct
import zlib
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.poly1305 import Poly1305

ARCHIVE, PATIENT = 0x41, 0x50


class Stream:
    """Bytes from a seed: SHA-256 of the seed and a counter."""

    def __init__(self, seed):
        self.seed, self.count, self.left = seed.encode(), 0, b""

    def bytes(self, count):
        while len(self.left) < count:
            self.left += hashlib.sha256(self.seed + struct.pack(">Q", self.count)).digest()
            self.count += 1
        out, self.left = self.left[:count], self.left[count:]
        return out

    def below(self, limit):
        return int.from_bytes(self.bytes(8), "big") % limit


# --- A DICOM file -----------------------------------------------------------------------------

def element(tag, vr, value, endian):
    """One explicit VR element (PS3.5 section 7.1.2); the value has even length already."""
    head = struct.pack(endian + "HH", tag >> 16, tag & 0xFFFF) + vr.encode()
    if vr in ("OB", "OW", "SQ", "UN"):
        return head + struct.pack(endian + "HI", 0, len(value)) + value
    return head + struct.pack(endian + "H", len(value)) + value


@dataclass
class DICOM:
    """A file cut at its cover."""

    prefix: bytes
    cover: bytes
    suffix: bytes
    json: bytes
    path: bytes = b"EXAM/IM000001"


def dicom(pixels=None, columns=0, rows=0, bits=8, samples=1, frames=1, endian="<", padding=None,
          declared=None, suffix=b"", preamble=True):
    """A small Secondary Capture file; `pixels` are words, or bytes when `declared` is a VR."""
    syntax = "1.2.840.10008.1.2.2" if endian == ">" else "1.2.840.10008.1.2.1"
    model = {"dataset_json": {}, "metafile_json": {}}

    def add(part, tag, vr, *values):
        order = endian if part == "dataset_json" else "<"
        if vr == "US":
            value = struct.pack(order + "%dH" % len(values), *values)
        else:
            value = values[0].encode()
            value += (b"\0" if vr == "UI" else b" ") * (len(value) % 2)
        shown = [{"Alphabetic": v} for v in values] if vr == "PN" else list(values)
        model[part]["%08X" % tag] = {"vr": vr, "Value": shown}
        return element(tag, vr, value, order)

    meta = add("metafile_json", 0x00020002, "UI", "1.2.840.10008.5.1.4.1.1.7")
    meta += add("metafile_json", 0x00020010, "UI", syntax)
    data = add("dataset_json", 0x00080060, "CS", "OT")
    data += add("dataset_json", 0x00100010, "PN", "Test^Vector")
    if pixels is not None:
        data += add("dataset_json", 0x00280002, "US", samples)
        if frames > 1:
            data += add("dataset_json", 0x00280008, "IS", str(frames))
        data += add("dataset_json", 0x00280010, "US", rows)
        data += add("dataset_json", 0x00280011, "US", columns)
        data += add("dataset_json", 0x00280100, "US", bits)
        if padding is not None:
            data += add("dataset_json", 0x00280120, "US", padding)
    start = b""
    if preamble:
        group = struct.pack("<HH2sHI", 2, 0, b"UL", 4, len(meta))
        start = bytes(128) + b"DICM" + group + meta
    cover = b""
    if pixels is not None:
        cover = bytes(pixels) if declared or bits == 8 else struct.pack(
            endian + "%dH" % len(pixels), *pixels)
        data += element(0x7FE00010, declared or ("OB" if bits == 8 else "OW"), cover, endian)
        data = data[:len(data) - len(cover)]
    text = json.dumps(model, separators=(",", ":")).encode()
    return DICOM(start + data, cover, suffix, text)


# --- The payload ------------------------------------------------------------------------------

def clear_low_bits(cover, bits, little):
    out = bytearray(cover)
    first = 1 if bits == 16 and not little else 0
    for i in range(first, len(out), bits // 8):
        out[i] &= 0xFE
    return bytes(out)


def payload(file, flags, bits, /, **odd):
    """The payload before deflate; `odd` replaces fields by what the page does not allow."""
    cover = clear_low_bits(file.cover, bits, flags & 2) if flags & 1 else file.cover
    field = dict(version=1, flags=flags, path=len(file.path), prefix=len(file.prefix),
                 cover=len(file.cover), suffix=len(file.suffix), json=len(file.json),
                 digest=hashlib.sha256(file.prefix + cover + file.suffix).digest())
    field.update(odd)
    head = struct.pack(">BBHQQQI", *(field[name] for name in (
        "version", "flags", "path", "prefix", "cover", "suffix", "json")))
    return head + field["digest"] + file.path + file.prefix + file.suffix + file.json


def deflate(data, level=9, strategy=zlib.Z_DEFAULT_STRATEGY):
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, 9, strategy)
    return packer.compress(data) + packer.flush()


def bits_of(data):
    return [byte >> 7 - i & 1 for byte in data for i in range(8)]


# --- Hiding -----------------------------------------------------------------------------------

def window(words, row, modulus, need):
    """a, T, G and the bits that they hold, for histogram shifting."""
    histogram = {}
    for i in range(row, len(words)):
        d = (words[i] - words[i - row]) % modulus
        histogram[d] = histogram.get(d, 0) + 1
    best, T = (0, 1, 1, 0), 1
    while 2 * T <= modulus:
        for a in sorted({(d - s) % modulus for d in histogram for s in range(min(T, 4))}):
            bins = {(d - a) % modulus: count for d, count in histogram.items()}
            held = sum(count for d, count in bins.items() if d < T)
            if held <= best[3]:
                continue
            G = T
            for d in sorted(d for d in bins if d >= T):
                if d >= G + T:
                    break
                G = d + 1
            if G + T <= modulus:
                best = (a, T, G, held)
            if best[3] >= need:
                return best
        T *= 2
    return best


def shift(words, row, modulus, a, T, G, bits, k=0, flags=None):
    """Methods 1 and 3; the words that result, and how many of the bits found a place.

    Method 3 when `flags` is a list: it is given the flag of each residual that needs one, with the
    number of bits that come before. Bits of the last word that are too many are 1."""
    out, used, j, s = list(words), 0, k + 1, ((2 << k) - 1) * T
    for i in range(row, len(words)):
        if used >= len(bits):
            break
        d = (words[i] - words[i - row] - a) % modulus
        if d < T:
            v = d
            for bit in (bits[used:used + j] + [1] * j)[:j]:
                v = 2 * v + bit
            used += j
        else:
            in_gap = G <= d < G + s
            assert flags is not None or not in_gap, "a residual lies in the gap"
            v = d + s if d < G else d
            if flags is not None and G <= v < G + s:
                flags.append((int(in_gap), used))
        out[i] = (words[i - row] + a + v) % modulus
    return out, min(used, len(bits))


def shift_with_flags(words, row, modulus, k, a, T, G, bits, early=False):
    """Method 3; the words that result, and the number of flags before the bits. With `early` the
    reader may need a flag before it has read it."""
    count = 0
    while True:
        flags = []
        out, used = shift(words, row, modulus, a, T, G, [0] * count + bits, k, flags)
        assert used == count + len(bits), "the image ends too early"
        if len(flags) == count:
            break
        count = len(flags)
    assert early or all(i < before for i, (_, before) in enumerate(flags)), "a flag comes too late"
    whole = [flag for flag, _ in flags] + bits
    return shift(words, row, modulus, a, T, G, whole, k, [])[0], count


def embed(words, modulus, k, b, lo, hi, bits):
    """Method 2; the words that result."""
    def inside(v):
        return (v - lo) % modulus <= (hi - lo) % modulus
    carriers = [i for i, v in enumerate(words) if inside(v) == inside(v ^ 1)]
    out, at, used = list(words), 0, 0
    while used < len(bits):
        j, b = (k + 1, b - 1) if b else (k, 0)
        chunk = bits[used:used + j] + [0] * (j - len(bits[used:used + j]))
        want = int("".join(map(str, chunk)), 2)
        block = carriers[at:at + 2 ** j - 1]
        assert len(block) == 2 ** j - 1, "too few carriers"
        have = 0
        for position, i in enumerate(block, 1):
            have ^= position * (words[i] & 1)
        if have != want:
            out[block[(have ^ want) - 1]] ^= 1
        at, used = at + len(block), used + j
    return out


def padme(length):
    if length < 2:
        return length
    e = length.bit_length() - 1
    mask = (1 << e - e.bit_length()) - 1
    return length + mask & ~mask


# --- Two shares -------------------------------------------------------------------------------

@dataclass(frozen=True)
class Picture:
    """Samples as a PNG file holds them."""

    width: int
    height: int
    bits: int
    channels: int
    samples: bytes

    @property
    def row_bytes(self):
        return self.width * self.channels * self.bits // 8

    def put(self, at, data):
        """The picture with other bytes at `at`, from the end when negative."""
        at %= len(self.samples)
        return replace(self, samples=self.samples[:at] + data + self.samples[at + len(data):])

    def flip(self, at, mask=1):
        return self.put(at, bytes([self.samples[at] ^ mask]))

    def rows(self, first, last):
        """Some rows of the picture."""
        samples = self.samples[first * self.row_bytes:last * self.row_bytes]
        return replace(self, height=last - first, samples=samples)


def words_to_bytes(words, bits):
    return bytes(words) if bits == 8 else struct.pack(">%dH" % len(words), *words)


def bytes_to_words(data, bits):
    return list(data) if bits == 8 else list(struct.unpack(">%dH" % (len(data) // 2), data))


def parameters(method=0, k=0, p=0, q=0, r=0, n=0, L=0, spill=0, b=0):
    return struct.pack(">BBHHHQQII", method, k, p, q, r, n, L, spill, b)


def cut(seed, width, bits, channels, stego, spill, params, banners=(0, 0), trailers=({}, {}),
        heights=(0, 0)):
    """Two pictures, tagged, from the words of the stego image and the bytes of the spill.

    `trailers` replaces fields of the archive's and of the patient's trailer before the tags are
    made; `heights` adds rows of zeros to one of them.
    """
    random, modulus = Stream("cut " + seed), 1 << bits
    row_bytes = width * channels * bits // 8
    spill_rows = -(-padme(len(spill)) // row_bytes)
    data = words_to_bytes(stego, bits) + spill.ljust(spill_rows * row_bytes, b"\0")
    whole = bytes_to_words(data, bits)
    grid = bytes_to_words(random.bytes(len(data)), bits)
    grids = [grid, [(i - a) % modulus for i, a in zip(whole, grid)]]
    mask = random.bytes(32)
    masks = [mask, bytes((i - a) % 256 for i, a in zip(params(spill_rows), mask))]
    pair, keys = random.bytes(16), [random.bytes(32), random.bytes(32)]
    heads = []
    for side in (0, 1):
        body = b"".join(bytes([(0x30 * (x // 3 % 4) + 0x11 * y) & 255 for x in range(row_bytes)])
                        for y in range(banners[side]))
        body += words_to_bytes(grids[side], bits) + bytes(heights[side] * row_bytes)
        rows = len(body) // row_bytes + -(-120 // row_bytes)
        field = dict(version=1, role=(ARCHIVE, PATIENT)[side], bits=bits, channels=channels,
                     width=width, height=rows, banner=banners[side], pair=pair, key=keys[side])
        field.update(trailers[side])
        keys[side] = field["key"]
        trailer = masks[side] + b"DCMSHARE" + struct.pack(">BBBBIII", *(field[name] for name in (
            "version", "role", "bits", "channels", "width", "height", "banner")))
        trailer += field["pair"] + field["key"]
        body += bytes(rows * row_bytes - len(body) - 120) + trailer
        heads.append((rows, body))
    return tuple(Picture(width, rows, bits, channels,
                         body + Poly1305.generate_tag(keys[1 - side], body))
                 for side, (rows, body) in enumerate(heads))
