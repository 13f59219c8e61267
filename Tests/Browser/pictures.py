"""Small DICOM files of every kind that JOIN.HTM shows, and files that lie."""

import dataclasses
import io
import struct
import zipfile
import zlib

from PIL import Image

from spool import element

EXPLICIT = "1.2.840.10008.1.2.1"
JPEG = "1.2.840.10008.1.2.4.50"
JPEG2000 = "1.2.840.10008.1.2.4.90"


@dataclasses.dataclass
class Case:
    """A file, and what is seen: the colors of its left and of its right half, or a text."""
    name: str
    file: bytes
    seen: tuple = ()
    text: str | None = None
    tolerance: int = 3


def us(value):
    return struct.pack("<H", value & 0xFFFF)


def file(name, elements, syntax=EXPLICIT, modality="OT"):
    """A whole file; `elements`: a dictionary of tags to VR and value, in any order."""
    uid = "1.2.826.0.1.3680043.10.543." + str(zlib.crc32(name.encode()))
    meta = (element((2, 1), "OB", b"\0\1") + element((2, 2), "UI", b"1.2.840.10008.5.1.4.1.1.7")
            + element((2, 3), "UI", uid.encode()) + element((2, 0x10), "UI", syntax.encode()))
    common = {
        (8, 0x16): ("UI", b"1.2.840.10008.5.1.4.1.1.7"), (8, 0x18): ("UI", uid.encode()),
        (8, 0x60): ("CS", modality.encode()), (8, 0x103E): ("LO", name.encode()),
        (0x10, 0x10): ("PN", b"<b>Eve</b>^Test"), (0x20, 0xD): ("UI", b"1.2.826.0.1.3680043.10.543.1"),
        (0x20, 0xE): ("UI", uid.encode()),
    }
    body = b"".join(value if vr is None else element(tag, vr, value)
                    for tag, (vr, value) in sorted({**common, **elements}.items()))
    return (bytes(128) + b"DICM" + element((2, 0), "UL", struct.pack("<I", len(meta))) + meta + body)


def image(name, pixels, rows, columns, bits=8, samples=1, photometric=b"MONOCHROME2", more=None,
          syntax=EXPLICIT, stored=None, signed=0):
    stored = stored or bits
    elements = {
        (0x28, 2): ("US", us(samples)), (0x28, 4): ("CS", photometric), (0x28, 0x10): ("US", us(rows)),
        (0x28, 0x11): ("US", us(columns)), (0x28, 0x100): ("US", us(bits)),
        (0x28, 0x101): ("US", us(stored)), (0x28, 0x102): ("US", us(stored - 1)),
        (0x28, 0x103): ("US", us(signed)),
        (0x7FE0, 0x10): (None, pixels) if syntax != EXPLICIT else ("OW", pixels), **(more or {})}
    if samples == 3:
        elements.setdefault((0x28, 6), ("US", us(0)))
    return file(name, elements, syntax)


def gray(columns, rows, number=0):
    pixels = b"".join(us((x * 37 + y * 91 + number * 1009) % 3000) for y in range(rows) for x in range(columns))
    return image(f"gray {number}", pixels, rows, columns, 16, stored=12)


def color(columns, rows):
    pixels = bytes((x * 5 + y * 3 + c * 70) & 255 for y in range(rows) for x in range(columns) for c in range(3))
    return image("color", pixels, rows, columns, 8, 3, b"RGB")


def halves(left, right, size=32):
    """Pixels of which the left half is one value and the right half another."""
    return (left * (size // 2) + right * (size // 2)) * size


def encapsulate(*frames):
    """Pixel data of compressed frames, one fragment each (PS3.5 A.4)."""
    items = [struct.pack("<HHI", 0xFFFE, 0xE000, 0)]
    for frame in frames:
        frame += b"\0" * (len(frame) % 2)
        items.append(struct.pack("<HHI", 0xFFFE, 0xE000, len(frame)) + frame)
    return (struct.pack("<HH", 0x7FE0, 0x10) + b"OB\0\0" + struct.pack("<I", 0xFFFFFFFF) + b"".join(items)
            + struct.pack("<HHI", 0xFFFE, 0xE0DD, 0))


def jpeg(left, right, mode, size=32):
    picture = Image.new(mode, (size, size), left)
    picture.paste(right, (size // 2, 0, size, size))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue()


def sequence(tag, *items):
    """A sequence of defined lengths in explicit VR (PS3.5 7.5)."""
    body = b"".join(struct.pack("<HHI", 0xFFFE, 0xE000, len(item)) + item for item in items)
    return struct.pack("<HH", *tag) + b"SQ\0\0" + struct.pack("<I", len(body)) + body


def icon():
    """A compressed icon in an item whose length nobody says (PS3.5, 7.5.1)."""
    fragment = struct.pack("<HHI", 0xFFFE, 0xE000, 0) + struct.pack("<HHI", 0xFFFE, 0xE000, 4) + b"\xff\xd8\xff\xd9"
    pixels = (struct.pack("<HH", 0x7FE0, 0x10) + b"OB\0\0\xff\xff\xff\xff" + fragment
              + struct.pack("<HHI", 0xFFFE, 0xE0DD, 0))
    return (struct.pack("<HH", 0x88, 0x200) + b"SQ\0\0\xff\xff\xff\xff"
            + struct.pack("<HHI", 0xFFFE, 0xE000, 0xFFFFFFFF) + pixels + struct.pack("<HHI", 0xFFFE, 0xE00D, 0)
            + struct.pack("<HHI", 0xFFFE, 0xE0DD, 0))


def report():
    name = lambda meaning: sequence((0x40, 0xA043), element((8, 0x104), "LO", meaning))
    finding = (element((0x40, 0xA040), "CS", b"TEXT") + name(b"Finding")
               + struct.pack("<HH", 0x40, 0xA160) + b"UT\0\0" + struct.pack("<I", 14) + b"No <i>change. ")
    number = (element((0x40, 0xA040), "CS", b"NUM") + name(b"Length") + sequence(
        (0x40, 0xA300), sequence((0x40, 0x8EA), element((8, 0x100), "SH", b"mm"))
        + element((0x40, 0xA30A), "DS", b"12.5")))
    # What refers to a picture has nothing to read.
    picture = element((0x40, 0xA040), "CS", b"IMAGE")
    day = (element((0x40, 0xA040), "CS", b"DATE") + name(b"Seen on")
           + element((0x40, 0xA121), "DA", b"20260504"))
    return file("report", {
        (0x40, 0xA040): ("CS", b"CONTAINER"), (0x40, 0xA043): (None, name(b"Chest report")),
        (0x40, 0xA730): (None, sequence((0x40, 0xA730), finding, picture, day, number))}, modality="SR")


def cases():
    white, black, red, green = (255,) * 3, (0,) * 3, (255, 0, 0), (0, 255, 0)
    ramp = us(0) + us(4095)
    window = lambda center, width: {(0x28, 0x1050): ("DS", center), (0x28, 0x1051): ("DS", width)}
    palette = {(0x28, 0x1101 + i): ("US", us(4) + us(0) + us(16)) for i in range(3)}
    for i, values in enumerate(((0, 255, 0, 0), (0, 0, 255, 0), (0, 0, 0, 255))):
        palette[0x28, 0x1201 + i] = "OW", b"".join(us(value * 257) for value in values)
    planes = halves(b"\xff", b"\0") + halves(b"\0", b"\xff") + bytes(32 * 32)
    frames = b"".join(bytes(color) * (32 * 32) for color in (red, green, (0, 0, 255)))
    all_cases = [
        Case("gray 8", image("gray 8", halves(b"\x40", b"\xc0"), 32, 32, more=window(b"128", b"256")),
             ((64,) * 3, (192,) * 3)),
        Case("gray 12", image("gray 12", halves(ramp[:2], ramp[2:]), 32, 32, 16, stored=12), (black, white)),
        Case("monochrome 1", image("monochrome 1", halves(ramp[:2], ramp[2:]), 32, 32, 16, stored=12,
                                   photometric=b"MONOCHROME1"), (white, black)),
        Case("signed", image("signed", halves(us(-1024 & 0xFFFF), us(40)), 32, 32, 16, signed=1,
                             more=window(b"40", b"400")), (black, (128,) * 3)),
        Case("rescaled", image("rescaled", halves(us(0), us(1064)), 32, 32, 16, stored=12, more={
            **window(b"40", b"400"), (0x28, 0x1052): ("DS", b"-1024"), (0x28, 0x1053): ("DS", b"1")}),
            (black, (128,) * 3)),
        Case("exact window", image("exact window", halves(b"\x40", b"\x41"), 32, 32, more={
            **window(b"64.5", b"0.5"), (0x28, 0x1056): ("CS", b"LINEAR_EXACT")}), (black, white)),
        Case("narrow window", image("narrow window", halves(b"\x40", b"\x41"), 32, 32, more=window(b"64.5", b"1")),
             (black, white)),
        Case("table of grays", image("table of grays", halves(b"\x40", b"\x41"), 32, 32, more={
            (0x28, 0x3000): (None, sequence((0x28, 0x3000), element((0x28, 0x3002), "US", us(2) + us(0) + us(16))))}),
            text="does not show pictures of this kind"),
        Case("with an icon", image("with an icon", halves(b"\x40", b"\xc0"), 32, 32, more={
            **window(b"128", b"256"), (0x88, 0x200): (None, icon())}), ((64,) * 3, (192,) * 3)),
        Case("high bits", image("high bits", halves(us(0x0000), us(0xFFF0)), 32, 32, 16, stored=12, more={
            (0x28, 0x102): ("US", us(15))}), (black, white)),
        Case("bits", image("bits", (b"\0\0" + b"\xff\xff") * 32, 32, 32, 1), (black, white)),
        Case("RGB", image("RGB", halves(bytes(red), bytes(green)), 32, 32, samples=3, photometric=b"RGB"),
             (red, green)),
        Case("planes", image("planes", planes, 32, 32, samples=3, photometric=b"RGB", more={
            (0x28, 6): ("US", us(1))}), (red, green)),
        Case("YBR", image("YBR", halves(bytes((76, 85, 255)), bytes((150, 44, 21))), 32, 32, samples=3,
                          photometric=b"YBR_FULL"), (red, green), tolerance=4),
        Case("palette", image("palette", halves(b"\1", b"\2"), 32, 32, photometric=b"PALETTE COLOR",
                              more=palette), (red, green)),
        Case("JPEG gray", image("JPEG gray", encapsulate(jpeg(0, 255, "L")), 32, 32, syntax=JPEG),
             (black, white), tolerance=6),
        Case("JPEG color", image("JPEG color", encapsulate(jpeg(red, green, "RGB")), 32, 32, samples=3,
                                 photometric=b"YBR_FULL_422", syntax=JPEG), (red, green), tolerance=8),
        Case("cine", image("cine", frames, 32, 32, samples=3, photometric=b"RGB", more={
            (0x28, 8): ("IS", b"3")}), (red, red)),
        Case("JPEG 2000", image("JPEG 2000", encapsulate(b"\xff\x4f\xff\x51" + bytes(60)), 32, 32,
                                syntax=JPEG2000), text="does not show pictures of this kind"),
        Case("lying JPEG", image("lying JPEG", encapsulate(jpeg(0, 255, "L", 64)), 32, 32, syntax=JPEG),
             text="does not show pictures of this kind"),
        Case("huge", image("huge", bytes(64), 65535, 65535), text="does not show pictures of this kind"),
        Case("report", report(), text="12.5 mm"),
        Case("document", file("document", {
            (0x42, 0x11): ("OB", b"%PDF-1.4 "), (0x42, 0x12): ("LO", b"application/pdf")}, modality="DOC"),
            text="PDF"),
        Case("nothing", file("nothing", {}), text="has no picture"),
    ]
    return {case.name: case for case in all_cases}


def chunk(kind, data=b""):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, data, bits=16):
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0))
            + chunk(b"IDAT", data) + chunk(b"IEND"))


def lies():
    """Files that would cost far more than they have, by their names."""
    zeros = zlib.compress(bytes(1 << 20), 9)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("P1.PNG", bytes(1 << 20))
    said = bytearray(bomb.getvalue())
    at = said.rindex(b"PK\1\2")
    said[at + 24:at + 28] = struct.pack("<I", 0xFFFFFFF0)
    return {
        "huge.png": png(2**31 - 1, 2**31 - 1, zeros), "row.png": png(2**31 - 1, 1, zeros),
        "bomb.png": png(1024, 1024, zlib.compress(bytes(1 << 26), 9)),
        "long.png": b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 2**31 - 1) + b"IDAT" + bytes(100),
        "chunks.png": b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(
            ">IIBBBBB", 64, 64, 16, 0, 0, 0, 0)) + chunk(b"IDAT") * 200000,
        "lying.zip": bytes(said), "cut.zip": bomb.getvalue()[:-30], "photo.jpg": b"\xff\xd8\xff" + bytes(99),
        "empty.png": b"",
    }
