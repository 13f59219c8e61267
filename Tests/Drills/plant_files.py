"""Choose DICOM files and plant markers in them.

Usage: plant_files.py CORPUS OUTPUT COUNT

Copies COUNT different files, spread over CORPUS and small enough to make a drill quick, to
OUTPUT/MARKER-NNN.dcm. In files with explicit little endian elements, the patient's name, ID and
accession number become values of the same length that begin with MARKER: whoever finds MARKER
anywhere but in incoming or reconstructed has found patient data that leaked.
"""

import os
import re
import sys

# (0010,0010) PN, (0010,0020) LO, (0008,0050) SH, each with a length of 16 bits: PS3.5 7.1.2
IDENTITY = re.compile(rb"(?:\x10\x00\x10\x00PN|\x10\x00\x20\x00LO|\x08\x00\x50\x00SH)(..)", re.S)


def planted(content):
    """The content with markers in the place of what identifies a patient."""
    result = bytearray(content)
    # Behind the first few elements lie sequences and pixels, where this could be chance
    for match in IDENTITY.finditer(content, 132, 8192):
        length = int.from_bytes(match[1], "little")
        if 6 <= length <= 64 and match.end() + length <= len(content):
            result[match.end() : match.end() + length] = b"MARKER".ljust(length, b"X")
    return bytes(result)


def candidates(corpus):
    for folder, _, names in os.walk(corpus):
        for name in names:
            path = os.path.join(folder, name)
            if 1000 < os.path.getsize(path) < 600_000:
                with open(path, "rb") as file:
                    if file.read(132)[128:] == b"DICM":
                        yield path


def main():
    corpus, output, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    paths = sorted(candidates(corpus))
    seen, marked = set(), 0
    for path in paths[:: max(1, len(paths) // (2 * count))]:
        with open(path, "rb") as file:
            content = file.read()
        if content in seen or len(seen) == count:
            continue
        seen.add(content)
        changed = planted(content)
        marked += changed != content
        with open(f"{output}/MARKER-{len(seen):03}.dcm", "wb") as file:
            file.write(changed)
    print(f"{len(seen)} files, {marked} with a marked patient")
    return 0 if len(seen) == count and marked >= count // 2 else 1


if __name__ == "__main__":
    sys.exit(main())
