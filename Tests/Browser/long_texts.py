"""Names and texts that are made to take long: each costs time as its length does, and no more."""

import time
import zipfile

import pictures
from odd_drops import one_pair
from opened_page import check, digest, split
from odd_sheets import FIELDS, many, part

# Seconds; what this takes is less than one, on a machine that has other things to do some more. Where it
# grew with the square of a length, it was minutes.
ENOUGH = 40


def long_texts(page, folder, options):
    """Long names in a ZIP file, blanks in a mail and in a header, and a mail of many parts."""
    file, archive, patient = one_pair(options, folder)
    page.open()
    for what, give in (("names", names), ("blanks", blanks), ("a name", name), ("parts", parts)):
        path = folder / f"{what.replace(' ', '-')}.{'zip' if give is names else 'eml'}"
        give(path)
        page.clear()
        took(page, what, path, archive, patient)
        check(page.saved() == digest(file), f"{what}: what lies beside is restored: {page.verdicts}")
    # An exam whose header has such a text, four times.
    more = {tag: ("LO", b"A" + b" " * 65000 + b"B") for tag in ((8, 0x1030), (0x10, 0x20), (0x10, 0x4000), (8, 0x80))}
    (folder / "header.dcm").write_bytes(pictures.image("header", bytes(64), 8, 8, more=more))
    archive, patient = split(options.binary, [folder / "header.dcm"], folder / "header")
    page.clear()
    took(page, "a header", *archive.iterdir(), *patient.iterdir())
    check(page.verdicts == [], f"a header: {page.verdicts}")
    return "names, blanks, parts and a header"


def took(page, what, *paths):
    start = time.monotonic()
    page.give(*paths)
    seconds = time.monotonic() - start
    check(seconds < ENOUGH, f"{what}: {seconds:.0f} s")


def names(path):
    with zipfile.ZipFile(path, "w") as package:
        for number in range(20):
            package.writestr("(" * 64000 + f"{number}", b"no share")


def blanks(path):
    path.write_bytes(many(b"mixed", part(b"text/plain", b"x" + b" " * 20_000 + b"x", b"quoted-printable")))


def name(path):
    long = b"a" * 400_000
    path.write_bytes(FIELDS + b'Content-Type: text/plain; name="%s"\r\n\r\nHello\r\n' % long)


def parts(path):
    path.write_bytes(FIELDS + b'\r\n--\r\n' + b'\r\n\r\n--0\r\nContent-Type: x; boundary=0123456789' * 30_000
                     + b"\r\n\r\n" + b"--1\r\n" * 300_000)


PARTS = (long_texts,)
