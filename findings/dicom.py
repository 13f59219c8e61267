"""Writes small valid DICOM files with nothing but Python's standard library, for the findings."""

import struct

LONG = ("OB", "OW", "SQ", "UN")
EXPLICIT_LITTLE = "1.2.840.10008.1.2.1"
EXPLICIT_BIG = "1.2.840.10008.1.2.2"
SECONDARY_CAPTURE = b"1.2.840.10008.5.1.4.1.1.7"
CT = b"1.2.840.10008.5.1.4.1.1.2"
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


def instance(number):
    return b"1.2.3.4" if number == 1 else b"1.2.3.4.%d" % number


def secondary_capture(pixels, rows, columns, bits=16, stored=12, character_set=b"ISO_IR 100",
                      name=b"Finding^Test", early=b"", late=b"", order="<", signed=0,
                      photometric=b"MONOCHROME2", frames=b"", more=b"", pixel_vr=None,
                      samples=1, storage=SECONDARY_CAPTURE, number=1, place=b"",
                      spacing=b"", modality=b"OT"):
    """The data set of an image; `early` goes before group 0010, `late` into group 0018.

    `place` goes behind (0020,0020), `frames` behind (0028,0004), `spacing` behind (0028,0011), `more`
    behind (0028,0103). `number` is that of the image in its series.
    """
    def e(group, number, vr, value):
        return element(group, number, vr, value, order)
    return (
        e(8, 5, "CS", character_set) + e(8, 0x16, "UI", storage)
        + e(8, 0x18, "UI", instance(number)) + e(8, 0x20, "DA", b"20200101") + e(8, 0x30, "TM", b"120000")
        + e(8, 0x50, "SH", b"") + e(8, 0x60, "CS", modality) + e(8, 0x64, "CS", b"WSD")
        + e(8, 0x90, "PN", b"") + early
        + e(0x10, 0x10, "PN", name) + e(0x10, 0x20, "LO", b"P1") + e(0x10, 0x30, "DA", b"")
        + e(0x10, 0x40, "CS", b"") + late
        + e(0x20, 0xD, "UI", b"1.2.3.1") + e(0x20, 0xE, "UI", b"1.2.3.2") + e(0x20, 0x10, "SH", b"1")
        + e(0x20, 0x11, "IS", b"1") + e(0x20, 0x13, "IS", b"%d" % number) + e(0x20, 0x20, "CS", b"") + place
        + e(0x28, 2, "US", samples) + e(0x28, 4, "CS", photometric)
        + frames + e(0x28, 0x10, "US", rows)
        + e(0x28, 0x11, "US", columns) + spacing + e(0x28, 0x100, "US", bits) + e(0x28, 0x101, "US", stored)
        + e(0x28, 0x102, "US", stored - 1) + e(0x28, 0x103, "US", signed) + more
        + e(0x7FE0, 0x10, pixel_vr or ("OW" if bits > 8 else "OB"), pixels)
    )


def write(path, data_set, syntax=EXPLICIT_LITTLE, storage=SECONDARY_CAPTURE, number=1, uid=None):
    """A file as PS3.10 section 7.1 describes it."""
    meta = (
        element(2, 1, "OB", b"\0\1") + element(2, 2, "UI", storage)
        + element(2, 3, "UI", uid or instance(number)) + element(2, 0x10, "UI", syntax.encode())
        + element(2, 0x12, "UI", b"1.2.3.9")
    )
    length = element(2, 0, "UL", struct.pack("<I", len(meta)))
    with open(path, "wb") as file:
        file.write(bytes(128) + b"DICM" + length + meta + data_set)


def ct_slice(path, number, pixels, rows, columns, z, spacing=b"1\\1", thickness=b"1", late=b"", place=b"",
             storage=CT, modality=b"CT", **more):
    """A file of an axial series: image `number` begins at 0\\0\\z mm; `spacing` is that of rows, of columns."""
    write(path, secondary_capture(
        pixels, rows, columns, storage=storage, modality=modality, number=number,
        spacing=element(0x28, 0x30, "DS", spacing), late=element(0x18, 0x50, "DS", thickness) + late,
        place=element(0x20, 0x32, "DS", b"0\\0\\%d" % z) + element(0x20, 0x37, "DS", b"1\\0\\0\\0\\1\\0")
        + element(0x20, 0x52, "UI", b"1.2.3.3") + place, **more), storage=storage, number=number)


def ramp(rows=64, columns=64):
    """12-bit words 0, 1, 2 ... in file order."""
    return b"".join(struct.pack("<H", i % 4096) for i in range(rows * columns))
