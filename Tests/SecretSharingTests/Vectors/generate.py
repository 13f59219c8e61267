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
import refused

HERE = pathlib.Path(__file__).parent
PAGE = HERE.parents[2] / "Sources/SecretSharing/SecretSharing.docc/ShareFileFormat.md"


def verdict(one, other):
    """What the independent reader says, and the file it restores."""
    try:
        return "restored", read_shares.restore(read_shares.Share(one), read_shares.Share(other))
    except read_shares.Refused as why:
        return str(why), None


def vector_file(name, reason, expect, one, other, file=None):
    word, restored = verdict(one, other)
    assert word == expect, "%s: expected %s, the reader says %s" % (name, expect, word)
    lines = ["reason: " + reason, "expect: " + expect]
    if expect == "restored":
        assert file is None or restored == file, name + ": another file was restored"
        lines.append("sha256: " + hashlib.sha256(restored).hexdigest())
    lines += ["one: %d" % len(one), "other: %d" % len(other), "", ""]
    return "\n".join(lines).encode() + one + other


def main():
    files = {}
    for vectors in (accepted.vectors(), refused.vectors(), example.vectors()):
        for name, *rest in vectors:
            path = HERE / (name + ".vector")
            assert path not in files, "two vectors of one name: " + name
            files[path] = vector_file(name, *rest)
    page = PAGE.read_text()
    head, mark, _ = page.partition("## Worked example\n")
    files[PAGE] = (head.rstrip("\n") + "\n\n## Worked example\n\n" + example.text()).encode()

    stale = set(HERE.glob("*.vector")) - set(files)
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
