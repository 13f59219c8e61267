"""The study that the drill of a hospital sends: what it plants in it, and the search for that."""

import os
import struct
import subprocess
from array import array

from spool import check, element, standing_still

SLICES = 50
SIDE = 512
MARK = "QZ7MRK"
ROOT_UID = "1.2.826.0.1.3680043.10.543.7755331"
FOLDER = f"{MARK}DIR ROOM 4"

# Tag, VR and value of everything that tells whose exam this is; DICOM wants them in this order.
PLANTED = [
    ((8, 0x18), "UI", f"{ROOT_UID}.3.{{}}"),
    ((8, 0x50), "SH", f"{MARK}-ACC1"),
    ((8, 0x80), "LO", f"{MARK}-INSTITUTION"),
    ((8, 0x81), "ST", f"{MARK}-INSTITUTION-ADDRESS"),
    ((8, 0x90), "PN", f"{MARK}-REFERRING^Doctor"),
    ((8, 0x1010), "SH", f"{MARK}-STATION"),
    ((8, 0x1030), "LO", f"{MARK}-STUDY-DESCRIPTION"),
    ((8, 0x103E), "LO", f"{MARK}-SERIES-DESCRIPTION"),
    ((8, 0x1040), "LO", f"{MARK}-DEPARTMENT"),
    ((8, 0x1048), "PN", f"{MARK}-PHYSICIAN^Of^Record"),
    ((8, 0x1050), "PN", f"{MARK}-PERFORMING^Doctor"),
    ((8, 0x1060), "PN", f"{MARK}-READING^Doctor"),
    ((8, 0x1070), "PN", f"{MARK}-OPERATOR^Name"),
    ((8, 0x1080), "LO", f"{MARK}-DIAGNOSIS"),
    ((8, 0x1090), "LO", f"{MARK}-MODEL"),
    ((0x10, 0x10), "PN", f"{MARK}-FAMILY^Given"),
    ((0x10, 0x20), "LO", f"{MARK}-PATIENT-ID"),
    ((0x10, 0x21), "LO", f"{MARK}-ISSUER"),
    ((0x10, 0x30), "DA", "18870519"),
    ((0x10, 0x1000), "LO", f"{MARK}-OTHER-ID"),
    ((0x10, 0x1001), "PN", f"{MARK}-OTHER^Name"),
    ((0x10, 0x1005), "PN", f"{MARK}-BIRTH^Name"),
    ((0x10, 0x1040), "LO", f"{MARK}-ADDRESS"),
    ((0x10, 0x1060), "PN", f"{MARK}-MOTHER^Name"),
    ((0x10, 0x2154), "SH", f"{MARK}-PHONE"),
    ((0x10, 0x2180), "SH", f"{MARK}-OCCUPATION"),
    ((0x10, 0x4000), "LT", f"{MARK}-COMMENT"),
    ((0x18, 0x1000), "LO", f"{MARK}-SERIAL-NUMBER"),
    ((0x18, 0x1030), "LO", f"{MARK}-PROTOCOL"),
    ((0x20, 0xD), "UI", f"{ROOT_UID}.1"),
    ((0x20, 0xE), "UI", f"{ROOT_UID}.2"),
    ((0x20, 0x10), "SH", f"{MARK}-STUDY-ID"),
    ((0x20, 0x52), "UI", f"{ROOT_UID}.4"),
    ((0x20, 0x4000), "LT", f"{MARK}-IMAGE-COMMENT"),
]
AFTER = [
    ((0x29, 0x10), "LO", f"{MARK}-PRIVATE-CREATOR"),
    ((0x29, 0x1001), "LO", f"{MARK}-PRIVATE"),
]
MARKERS = [value.replace(".{}", "") for _, _, value in PLANTED + AFTER] + [FOLDER, f"{MARK}IM"]


def slices():
    """The study: name and content of each file."""
    pixels = array("H")
    for y in range(SIDE):
        for x in range(SIDE):
            inside = (x - 256) ** 2 + (y - 256) ** 2 < 200**2
            pixels.append((1000 + (x * 3 + y * 5) % 90 + (x * y) % 7) if inside else 0)
    for number in range(SLICES):
        start = number * 3 * SIDE
        image = (pixels[start:] + pixels[:start]).tobytes()
        uid = f"{ROOT_UID}.3.{number}".encode()
        meta = (
            element((2, 1), "OB", b"\0\1")
            + element((2, 2), "UI", b"1.2.840.10008.5.1.4.1.1.2")
            + element((2, 3), "UI", uid)
            + element((2, 0x10), "UI", b"1.2.840.10008.1.2.1")
        )
        body = [element((8, 0x16), "UI", b"1.2.840.10008.5.1.4.1.1.2")]
        body += [element(tag, vr, value.format(number).encode()) for tag, vr, value in PLANTED]
        numbers = [(2, 1), (0x10, SIDE), (0x11, SIDE), (0x100, 16), (0x101, 12), (0x102, 11), (0x103, 0)]
        body += [element((0x28, tag), "US", struct.pack("<H", value)) for tag, value in numbers]
        body += [element(tag, vr, value.encode()) for tag, vr, value in AFTER]
        body.append(element((0x7FE0, 0x10), "OW", image))
        head = element((2, 0), "UL", struct.pack("<I", len(meta)))
        yield f"{MARK}IM{number:03}", bytes(128) + b"DICM" + head + meta + b"".join(body)


def search(folders, expected):
    """The markers that are found in files below some folders, or in their names."""
    base = folders[0].parents[1]
    patterns = base / "markers"
    patterns.write_text("\n".join(expected) + "\n")
    grep = ["grep", "--recursive", "--text", "--only-matching", "--no-filename", "--fixed-strings",
            "--ignore-case", f"--file={patterns}", *map(str, folders)]
    result = subprocess.run(grep, capture_output=True, env={**os.environ, "LC_ALL": "C"})
    check(result.returncode in (0, 1), f"grep: {result.stderr}")
    found = {line.decode("latin-1") for line in result.stdout.splitlines()}
    files = [p for folder in folders for p in ([folder] if folder.is_file() else folder.rglob("*"))]
    wide = [w.encode(code) for w in (MARK, ROOT_UID) for code in ("utf-16-le", "utf-16-be")]
    for path in files:
        for marker in expected:
            if marker in str(path.relative_to(base)):
                found.add(marker)
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            found |= {f"{word!r} in UTF-16" for word in wide if word in content}
    patterns.unlink()
    return found


def nothing_is_told(spool):
    # The daemon replaces its figures and pages all the time.
    with standing_still(spool.daemons[0]):
        look_for_markers(spool)


def look_for_markers(spool):
    base = spool.folder.parent
    # What the modality made in incoming is its own: empty folders by now, which stay for an hour.
    check(not spool.incoming(), "no file is left in incoming")
    other = ("incoming", "reconstructed")
    places = [spool.path(p.name) for p in spool.folder.iterdir() if p.name not in other]
    places += [spool.log, base / "dicomshare.prom"]
    check({"archive", "outgoing", "reconstruct", "state", "work", "rejected"}
          <= {p.name for p in places}, "every folder is searched")
    found = search(places, MARKERS)
    check(not found, f"found outside of reconstructed: {sorted(found)}")
    # The same search finds every one of them where they may be.
    known = search([spool.path("reconstructed")], MARKERS)
    missing = [m for m in MARKERS if m not in known]
    check(not missing, f"the search does not find {missing} in reconstructed")
