"""Writes EDF files with nothing but Python's standard library, for the findings."""

import struct


def write(path, signals, records, seconds=1):
    """A recording of `records` data records; a signal is (label, unit, physical range, digital range, digits)."""
    def fields(width, values):
        return b"".join(str(value).encode().ljust(width) for value in values)
    counts = [len(digits) // records for *_, digits in signals]
    head = (
        fields(8, ["0"]) + fields(80, ["X X X X", "Startdate 02-MAR-2020 X X X"])
        + fields(8, ["02.03.20", "10.20.30", 256 * (len(signals) + 1)]) + fields(44, [""])
        + fields(8, [records, seconds]) + fields(4, [len(signals)])
        + fields(16, [label for label, *_ in signals]) + fields(80, [""] * len(signals))
        + fields(8, [unit for _, unit, *_ in signals])
        + fields(8, [ends[0] for _, _, ends, *_ in signals] + [ends[1] for _, _, ends, *_ in signals])
        + fields(8, [ends[0] for *_, ends, _ in signals] + [ends[1] for *_, ends, _ in signals])
        + fields(80, [""] * len(signals)) + fields(8, counts) + fields(32, [""] * len(signals)))
    with open(path, "wb") as file:
        file.write(head)
        for k in range(records):
            for count, (*_, digits) in zip(counts, signals):
                file.write(struct.pack(f"<{count}h", *digits[k * count:(k + 1) * count]))
