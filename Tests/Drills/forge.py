"""What hostile files are made of: DICOM elements, PNG chunks, and pairs of shares with right tags.

Standard library of Python only; the format is that of ShareFileFormat.md.
"""

import struct
import zlib

ARCHIVE, PATIENT = 0x41, 0x50
SYNTAX = "1.2.840.10008.1.2"
LONG = ("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV")


# --- DICOM ------------------------------------------------------------------------------------


def element(tag, vr, value=b"", length=None):
    """One element in explicit VR little endian (PS3.5 section 7.1.2) that may lie about itself."""
    value += b"\0" * (len(value) % 2)
    length = len(value) if length is None else length
    head = struct.pack("<HH", tag >> 16, tag & 0xFFFF) + vr.encode()
    if vr in LONG:
        return head + struct.pack("<HI", 0, length) + value
    return head + struct.pack("<H", length) + value


def item(value=b"", length=None):
    """An item of a sequence (PS3.5 section 7.5)."""
    return struct.pack("<HHI", 0xFFFE, 0xE000, len(value) if length is None else length) + value


def part10(data, syntax=SYNTAX + ".1"):
    """A file with preamble and File Meta Information (PS3.10 section 7.1)."""
    meta = element(0x00020010, "UI", syntax.encode())
    return bytes(128) + b"DICM" + element(0x00020000, "UL", struct.pack("<I", len(meta))) + meta + data


def short(tag, value):
    return element(tag, "US", struct.pack("<H", value))


def picture(rows=8, columns=8, bits=16, channels=1, pixels=None, frames=None, length=None,
            instead=None):
    """An image; `instead` replaces the elements of the tags it names by others."""
    fields = {
        0x00080016: element(0x00080016, "UI", b"1.2.840.10008.5.1.4.1.1.7"),
        0x00280002: short(0x00280002, channels),
        0x00280004: element(0x00280004, "CS", b"RGB" if channels == 3 else b"MONOCHROME2"),
        0x00280008: element(0x00280008, "IS", frames) if frames is not None else b"",
        0x00280010: short(0x00280010, rows),
        0x00280011: short(0x00280011, columns),
        0x00280100: short(0x00280100, bits),
        0x00280101: short(0x00280101, bits),
        0x00280102: short(0x00280102, bits - 1 & 0xFFFF),
        0x00280103: short(0x00280103, 0),
    }
    fields.update(instead or {})
    if pixels is None:
        pixels = bytes(rows * columns * channels * bits // 8)
    return b"".join(fields[tag] for tag in sorted(fields)) + element(
        0x7FE00010, "OB" if bits == 8 else "OW", pixels, length)


def deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def deflated_zeros(count):
    """That many zero bytes, deflated, without holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = bytes(1 << 20)
    out = [packer.compress(piece) for _ in range(count >> 20)]
    return b"".join(out) + packer.compress(bytes(count & 0xFFFFF)) + packer.flush()


# --- PNG --------------------------------------------------------------------------------------


def chunk(kind, data=b"", length=None):
    """A chunk with its CRC (W3C PNG section 5.3), whose length may be a lie."""
    head = struct.pack(">I", len(data) if length is None else length)
    return head + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, bits=8, color=0, stream=None, interlace=0, before=b"", after=b""):
    """A PNG file; `stream` is the content of IDAT."""
    head = struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, interlace)
    idat = zlib.compress(b"\0" * 100) if stream is None else stream
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + before + chunk(b"IDAT", idat)
            + after + chunk(b"IEND"))


def blank(width, height, channels=1, bits=8, more=b""):
    """The zlib stream of a black picture, without holding it, and what follows it."""
    packer = zlib.compressobj(9)
    lines = bytes(1 + width * channels * bits // 8)
    together = max(1, (1 << 20) // len(lines))
    out = [packer.compress(lines * min(together, height - row))
           for row in range(0, height, together)]
    return b"".join(out) + packer.compress(more) + packer.flush()


# --- Shares -----------------------------------------------------------------------------------


def poly1305(key, message):
    """RFC 8439, section 2.5."""
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    sum_, modulus = 0, (1 << 130) - 5
    for at in range(0, len(message), 16):
        block = message[at:at + 16]
        sum_ = (sum_ + int.from_bytes(block, "little") + (1 << 8 * len(block))) * r % modulus
    return ((sum_ + int.from_bytes(key[16:], "little")) % (1 << 128)).to_bytes(16, "little")


def payload(prefix=b"", suffix=b"", text=b"{}", path=b"A", digest=bytes(32), lies=()):
    """The payload before deflate; `lies` are fields that say something else."""
    field = dict(version=1, flags=0, path=len(path), prefix=len(prefix), cover=0,
                 suffix=len(suffix), text=len(text))
    field.update(lies)
    head = struct.pack(">BBHQQQI", *(field[name] for name in (
        "version", "flags", "path", "prefix", "cover", "suffix", "text")))
    return head + digest + path + prefix + suffix + text


def pair(spill, width=64, parameters=None, rows=b"", pair_id=None, **trailer):
    """Both shares of a stego image and its spill rows, with right tags, 8 bits gray.

    The archive's grid is zero, so that the patient's is the image itself.
    """
    spill_rows = -(-len(spill) // width)
    body = rows + spill.ljust(spill_rows * width, b"\0")
    height = len(body) // width + -(-120 // width)
    if parameters is None:
        parameters = struct.pack(">BBHHHQQII", 0, 0, 0, 0, 0, 0, len(spill), spill_rows, 0)
    keys, halves = [bytes([side + 7]) * 32 for side in (0, 1)], []
    for side, role in enumerate((ARCHIVE, PATIENT)):
        field = dict(version=1, role=role, bits=8, channels=1, width=width, height=height, banner=0)
        field.update(trailer)
        grid = bytes(len(body)) if role == ARCHIVE else body
        head = (bytes(32) if role == ARCHIVE else parameters) + b"DCMSHARE" + struct.pack(
            ">BBBBIII", *(field[name] for name in (
                "version", "role", "bits", "channels", "width", "height", "banner")))
        head += (pair_id or b"bomb" * 4) + keys[side]
        message = grid + bytes(height * width - len(grid) - len(head) - 16) + head
        samples = message + poly1305(keys[1 - side], message)
        lines = b"".join(b"\0" + samples[at:at + width] for at in range(0, len(samples), width))
        halves.append(png(width, height, stream=zlib.compress(lines, 0)))
    return halves
