"""The worked example at the end of ShareFileFormat.md: a vector, and the text about it."""
import struct
import zlib

import read_shares
from accepted import shifted, whole
from png_writer import canonical_png
from share_writer import DICOM, dicom

COLUMNS, ROWS = 16, 6
WORDS = [100 + 2 * r + (1 if (r, c) in ((1, 2), (2, 5), (4, 9)) else 0)
         for r in range(ROWS) for c in range(COLUMNS)]


def pair():
    full = dicom(WORDS, COLUMNS, ROWS, preamble=False)
    file = DICOM(full.prefix, full.cover, b"", b'{"dataset_json":{},"metafile_json":{}}', b"I1")
    return file, shifted("example", file, COLUMNS, chosen=(2, 1, 9), limit=8)


def vectors():
    file, pictures = pair()
    yield ("worked-example", "the worked example of the format's specification", "restored",
           *map(canonical_png, pictures), whole(file))


def dump(data, first=0):
    """Hexadecimal, 16 bytes a line."""
    return "\n".join("    %04x: %s" % (first + at, data[at:at + 16].hex(" "))
                     for at in range(0, len(data), 16))


def walk(stego, a, T, G, n):
    """The first words that method 1 reads, a line each."""
    yield "    r c    y  above   v  bit  d    x"
    words, bits = list(stego), 0
    for i in range(COLUMNS, COLUMNS + 12):
        above, y = words[i - COLUMNS], words[i]
        v = (y - above - a) % 256
        d, bit = (v >> 1, str(v & 1)) if v < 2 * T else ((v - T if v < G + T else v), "-")
        words[i] = (above + a + d) % 256
        bits += bit != "-"
        yield "    %d %-2d %4d  %5d %3d    %s %2d %4d" % (
            i // COLUMNS, i % COLUMNS, y, above, v, bit, d, words[i])
    assert words[:COLUMNS + 12] == WORDS[:COLUMNS + 12] and bits <= n


def text():
    file, (archive, patient) = pair()
    one, other = (read_shares.Share(canonical_png(p)) for p in (archive, patient))
    params = read_shares.join(one.parameters, other.parameters, 8)
    stego = read_shares.join(one.grid, other.grid, 8)
    method, k, a, T, G, n, L, spill, b = struct.unpack(">BBHHHQQII", params)
    image = (one.data_rows - spill) * COLUMNS
    hidden = bytes.fromhex("%0*x" % (n // 4, int("".join(map(str, read_shares.unshift(
        list(stego[:image]), COLUMNS, 256, k, a, T, G, n))), 2)))
    payload = hidden + stego[image:image + L - n // 8]
    inflated = zlib.decompress(payload, -15)
    version, flags, p, prefix, cover, suffix, j = struct.unpack_from(">BBHQQQI", inflated)
    lines = len(archive.samples) // COLUMNS
    return f"""\
A file of {len(whole(file))} bytes (explicit VR little endian, without preamble) with a picture of
{COLUMNS} × {ROWS} words of 8 bits. This pair is also the test vector `worked-example`, whose generator
wrote this section. Numbers before a colon are offsets, in hexadecimal.

Canonical sample bytes of the **archive share**, {COLUMNS} × {lines} pixels of 8-bit gray: {ROWS} image rows,
{spill} spill rows and {-(-120 // COLUMNS)} trailer rows.

{dump(archive.samples)}

Canonical sample bytes of the **patient share**:

{dump(patient.samples)}

The tag of the archive share is the Poly1305 of its first {len(archive.samples) - 16} bytes under the key at
{len(patient.samples) - 48:04x} of the patient share:

    key  {patient.samples[-48:-32].hex(" ")}
         {patient.samples[-32:-16].hex(" ")}
    tag  {archive.samples[-16:].hex(" ")}

The 32 bytes at {len(archive.samples) - 120:04x} of both, joined, are the **stego parameters**: method {method}, a = {a}, T = {T}, G = {G},
n = {n} bits, L = {L} bytes, {spill} spill rows.

{dump(params)}

The first {image} words of both, joined, are the image rows of the **stego image** I:

{dump(stego[:image])}

The first row is unchanged. Then (y is the word of I, above is the restored word of the row above,
x is the restored word):

{chr(10).join(walk(stego[:image], a, T, G, n))}

A word that gives no bit was outside the window of T bins at a. The {n} bits are the first {n // 8} bytes of
the **payload**; the other {L - n // 8} are the joined spill rows up to offset {image + L - n // 8:04x}:

{dump(payload)}

Inflated, these are {len(inflated)} bytes:

{dump(inflated)}

The fixed fields: version {version}, flags {flags}, path of {p} bytes ("{inflated[64:64 + p].decode()}"), prefix of {prefix}, cover of {cover},
suffix of {suffix}, JSON object of {j}, and at 0020 the digest. The restored image rows
are the cover:

{dump(file.cover)}

The prefix ‖ the cover is the file, and its SHA-256 is the digest. ∎
"""
