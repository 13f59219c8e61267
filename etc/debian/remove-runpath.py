"""Take the library search path out of a program.

Usage: remove-runpath.py PROGRAM

The Swift package manager always writes $ORIGIN there, where nothing but the libraries of the
system is wanted. The entry is taken out of the dynamic section; its string stays, unused.
"""

import struct
import sys

# elf(5), 64 bits, little endian
DYNAMIC, NULL, RPATH, RUNPATH = 2, 0, 15, 29


def main():
    with open(sys.argv[1], "r+b") as file:
        header = file.read(64)
        if header[:6] != b"\x7fELF\x02\x01":
            sys.exit(f"{sys.argv[1]}: no 64-bit little-endian ELF file")
        (start,) = struct.unpack_from("<Q", header, 32)
        size, count = struct.unpack_from("<HH", header, 54)
        for number in range(count):
            file.seek(start + number * size)
            kind, _, offset, _, _, length = struct.unpack("<IIQQQQ", file.read(40))
            if kind == DYNAMIC:
                break
        else:
            return  # a static program
        file.seek(offset)
        entries = list(struct.iter_unpack("<qQ", file.read(length)))
        kept = [entry for entry in entries if entry[0] not in (RPATH, RUNPATH)]
        kept += [(NULL, 0)] * (len(entries) - len(kept))
        file.seek(offset)
        file.write(b"".join(struct.pack("<qQ", *entry) for entry in kept))


if __name__ == "__main__":
    main()
