#!/usr/bin/env python3
"""Writes the vector files of this folder, and the worked example of ShareFileFormat.md.

A vector file is text, `key: value` a line, then an empty line, then bytes: the PNG file of one
share and the PNG file of the other. `generate.py --check` writes nothing and exits 1 when a file
here is not what it would write. Each vector is also read by read_shares.py before it is written.
Needs the `cryptography` package, for Poly1305.
"""
import hashlib
import pathlib
import sys

import accepted
import example
import read_shares
import read_sheet
import refused
import sheets

HERE = pathlib.Path(__file__).parent
PAGE = HERE.parents[2] / "Sources/SecretSharing/SecretSharing.docc/ShareFileFormat.md"
SHEET_MARK = "The text of a sheet has five lines, here with the key 00 01 … 1f:\n"


def verdict(one, other):
    """What the independent reader says, and the file it restores."""
    try:
        return "restored", read_shares.restore(read_shares.Share(one), read_shares.Share(other))
    except read_shares.Refused as why:
        return str(why), None


def vector_file(name, reason, expect, one, other, file=None, may=None):
    word, restored = verdict(one, other)
    assert word == expect, "%s: expected %s, the reader says %s" % (name, expect, word)
    lines = ["reason: " + reason, "expect: " + expect]
    if expect == "restored":
        assert file is None or restored == file, name + ": another file was restored"
        lines.append("sha256: " + hashlib.sha256(restored).hexdigest())
    if may:
        lines += ["may: " + may, "sha256: " + hashlib.sha256(file).hexdigest()]
    lines += ["one: %d" % len(one), "other: %d" % len(other), "", ""]
    return "\n".join(lines).encode() + one + other


def sheet_file(name, reason, expect, archive, text):
    """A vector of a sheet: an archive share and a text, whose surrogates are bytes of no UTF-8."""
    data = text.encode(errors="surrogateescape")
    try:
        restored = read_sheet.restore_with_sheet(archive, data.decode(errors="replace"))
        word = "restored"
    except read_shares.Refused as why:
        word = str(why)
    assert word == expect, "%s: expected %s, the reader says %s" % (name, expect, word)
    lines = ["reason: " + reason, "expect: " + expect]
    if expect == "restored":
        lines.append("sha256: " + hashlib.sha256(restored).hexdigest())
    lines += ["archive: %d" % len(archive), "sheet: %d" % len(data), "", ""]
    return "\n".join(lines).encode() + archive + data


def main():
    files = {}
    for vectors in (accepted.vectors(), refused.vectors(), example.vectors()):
        for name, *rest in vectors:
            path = HERE / (name + ".vector")
            assert path not in files, "two vectors of one name: " + name
            files[path] = vector_file(name, *rest)
    for name, *rest in sheets.vectors():
        path = HERE / "Sheets" / (name + ".vector")
        assert path not in files, "two vectors of one name: " + name
        files[path] = sheet_file(name, *rest)
    page = PAGE.read_text()
    head, mark, _ = page.partition("## Worked example\n")
    begin, lines, rest = head.partition(SHEET_MARK)
    head = begin + lines + "\n" + sheets.example() + rest[rest.index("\nA *symbol*"):]
    files[PAGE] = (head.rstrip("\n") + "\n\n## Worked example\n\n" + example.text()).encode()

    stale = {*HERE.glob("*.vector"), *HERE.glob("Sheets/*.vector")} - set(files)
    changed = [path for path, data in files.items()
               if not path.exists() or path.read_bytes() != data]
    if "--check" in sys.argv:
        for path in [*stale, *changed]:
            print("not as generated:", path.name)
        sys.exit(bool(stale or changed))
    for path in stale:
        path.unlink()
    for path in changed:
        path.write_bytes(files[path])
    sizes = [len(data) for path, data in files.items() if path != PAGE]
    print("%d vectors, %d bytes, largest %d; %d files changed"
          % (len(sizes), sum(sizes), max(sizes), len(changed) + len(stale)))


if __name__ == "__main__":
    main()
