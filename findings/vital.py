"""Writes VitalDB files with nothing but Python's standard library, for the findings."""

import gzip
import struct


def write(path, label, unit, rate, gain, offset, pieces, start=1583144430):
    """One wave in unsigned numbers of 16 bits; a piece is (seconds from the start, numbers)."""
    def text(letters):
        return struct.pack("<I", len(letters)) + letters.encode()
    def packet(kind, body):
        return struct.pack("<BI", kind, len(body)) + body
    end = max(start + begin + len(digits) / rate for begin, digits in pieces)
    with gzip.open(path, "wb") as file:
        file.write(b"VITA" + struct.pack("<IHhIIdd", 3, 26, 0, 0, 0, start, end))
        file.write(packet(9, struct.pack("<I", 1) + text("Monitor") + text("Monitor") + text("")))
        file.write(packet(0, struct.pack("<HBB", 1, 1, 6) + text(label) + text(unit) + struct.pack(
            "<ffIfddBII", 0, 200, 0xFFFF0000, rate, gain, offset, 0, 1, 0)))
        for begin, digits in pieces:
            file.write(packet(1, struct.pack("<HdHI", 10, start + begin, 1, len(digits))
                              + struct.pack(f"<{len(digits)}H", *digits)))
