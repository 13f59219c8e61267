"""Writes small valid DICOM files with nothing but Python's standard library, for the findings."""

import struct

LONG = ("OB", "OW", "SQ", "UN")
EXPLICIT_LITTLE = "1.2.840.10008.1.2.1"
EXPLICIT_BIG = "1.2.840.10008.1.2.2"
SECONDARY_CAPTURE = b"1.2.840.10008.5.1.4.1.1.7"
SINGLE_BIT_CAPTURE = b"1.2.840.10008.5.1.4.1.1.7.1"


def element(group, number, vr, value, order="<"):
    """One data element in explicit VR (PS3.5 section 7.1.2)."""
    if isinstance(value, int):
        value = struct.pack(order + "H", value)
    if len(value) % 2:
        value += b"\0" if vr in ("UI", "OB") else b" "
    head = struct.pack(order + "HH", group, number) + vr.encode()
    if vr in LONG:
        return head + b"\0\0" + struct.pack(order + "I", len(value)) + value
    return head + struct.pack(order + "H", len(value)) + value


def secondary_capture(pixels, rows, columns, bits=16, stored=12, character_set=b"ISO_IR 100",
                      name=b"Finding^Test", early=b"", late=b"", order="<", signed=0,
                      photometric=b"MONOCHROME2", frames=b"", more=b"", pixel_vr=None,
                      samples=1, storage=SECONDARY_CAPTURE):
    """The data set of an image; `early` goes before group 0010, `late` into group 0018.

    `frames` goes behind (0028,0004), `more` behind (0028,0103).
    """
    def e(group, number, vr, value):
        return element(group, number, vr, value, order)
    return (
        e(8, 5, "CS", character_set) + e(8, 0x16, "UI", storage)
        + e(8, 0x18, "UI", b"1.2.3.4") + e(8, 0x20, "DA", b"20200101") + e(8, 0x30, "TM", b"120000")
        + e(8, 0x50, "SH", b"") + e(8, 0x60, "CS", b"OT") + e(8, 0x64, "CS", b"WSD")
        + e(8, 0x90, "PN", b"") + early
        + e(0x10, 0x10, "PN", name) + e(0x10, 0x20, "LO", b"P1") + e(0x10, 0x30, "DA", b"")
        + e(0x10, 0x40, "CS", b"") + late
        + e(0x20, 0xD, "UI", b"1.2.3.1") + e(0x20, 0xE, "UI", b"1.2.3.2") + e(0x20, 0x10, "SH", b"1")
        + e(0x20, 0x11, "IS", b"1") + e(0x20, 0x13, "IS", b"1") + e(0x20, 0x20, "CS", b"")
        + e(0x28, 2, "US", samples) + e(0x28, 4, "CS", photometric)
        + frames + e(0x28, 0x10, "US", rows)
        + e(0x28, 0x11, "US", columns) + e(0x28, 0x100, "US", bits) + e(0x28, 0x101, "US", stored)
        + e(0x28, 0x102, "US", stored - 1) + e(0x28, 0x103, "US", signed) + more
        + e(0x7FE0, 0x10, pixel_vr or ("OW" if bits > 8 else "OB"), pixels)
    )


def write(path, data_set, syntax=EXPLICIT_LITTLE, storage=SECONDARY_CAPTURE):
    """A file as PS3.10 section 7.1 describes it."""
    meta = (
        element(2, 1, "OB", b"\0\1") + element(2, 2, "UI", storage)
        + element(2, 3, "UI", b"1.2.3.4") + element(2, 0x10, "UI", syntax.encode())
        + element(2, 0x12, "UI", b"1.2.3.9")
    )
    length = element(2, 0, "UL", struct.pack("<I", len(meta)))
    with open(path, "wb") as file:
        file.write(bytes(128) + b"DICM" + length + meta + data_set)


def ramp(rows=64, columns=64):
    """12-bit words 0, 1, 2 ... in file order."""
    return b"".join(struct.pack("<H", i % 4096) for i in range(rows * columns))
