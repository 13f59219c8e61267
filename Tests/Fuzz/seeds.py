#!/usr/bin/env python3
"""Writes the inputs that fuzzing begins with.

    seeds.py OUTPUT [CORPUS]

One folder an entry. All of it is made here and of the test vectors; of a folder of DICOM files,
when one is named, those below 4 KiB are taken, too. Standard library of Python only.
"""
import pathlib
import struct
import sys
import zlib

TESTS = pathlib.Path(__file__).resolve().parent.parent
VECTORS = TESTS / "SecretSharingTests" / "Vectors"
sys.path.insert(0, str(VECTORS))
import read_shares  # noqa: E402

LIMIT = 4096
LONG = ("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV")
SYNTAX = "1.2.840.10008.1.2"


def element(tag, vr, value, order="<", length=None):
    """One element (PS3.5 section 7.1); without a VR in implicit form."""
    value += b"\0" * (len(value) % 2)
    length = len(value) if length is None else length
    head = struct.pack(order + "HH", tag >> 16, tag & 0xFFFF)
    if vr is None:
        return head + struct.pack(order + "I", length) + value
    if vr in LONG:
        return head + vr.encode() + struct.pack(order + "HI", 0, length) + value
    return head + vr.encode() + struct.pack(order + "H", length) + value


def part10(syntax, data):
    meta = element(0x00020010, "UI", syntax.encode())
    meta = element(0x00020000, "UL", struct.pack("<I", len(meta))) + meta
    return bytes(128) + b"DICM" + meta + data


def image(bits=8, channels=1, rows=6, columns=16, order="<", implicit=False, more=b"", words=None,
          frames=1, padding=None, vr=None):
    def add(tag, kind, value):
        return element(tag, None if implicit else kind, value, order)

    def short(tag, value):
        return add(tag, "US", struct.pack(order + "H", value))
    data = add(0x00080005, "CS", b"ISO_IR 100") + add(0x00080060, "CS", b"OT")
    data += add(0x00100010, "PN", b"Seed^S\xe9bastien") + add(0x00181164, "DS", b"0.5\\1E-3")
    data += short(0x00280002, channels)
    data += add(0x00280004, "CS", b"RGB" if channels == 3 else b"MONOCHROME2")
    if channels == 3:
        data += short(0x00280006, 0)
    if frames > 1:
        data += add(0x00280008, "IS", str(frames).encode())
    data += short(0x00280010, rows) + short(0x00280011, columns) + short(0x00280100, bits)
    data += short(0x00280101, bits) + short(0x00280102, bits - 1) + short(0x00280103, 0)
    if padding is not None:
        data += short(0x00280120, padding)
    count = rows * columns * channels * frames
    if words is None:
        words = [100 + i // (columns * channels) + (i * i // 7) % 3 for i in range(count)]
    pixels = struct.pack(order + "%d%s" % (count, "B" if bits == 8 else "H"), *words)
    return data + more + add(0x7FE00010, vr or ("OB" if bits == 8 else "OW"), pixels)


def dicom_seeds():
    item, end, delimiter = (struct.pack("<HH", 0xFFFE, e) for e in (0xE000, 0xE00D, 0xE0DD))
    undefined, zero = b"\xff\xff\xff\xff", bytes(4)
    name = element(0x00100010, "PN", b"A^B")
    nested = element(0x00400275, "SQ", item + undefined + name
                     + element(0x00400008, "SQ", item + struct.pack("<I", len(name)) + name
                               + delimiter + zero, length=0xFFFFFFFF)
                     + end + zero + delimiter + zero, length=0xFFFFFFFF)
    private = element(0x00090010, "LO", b"SIEMENS MED") + element(0x00091010, "UN", b"abcd")
    japanese = element(0x00080005, "CS", b"\\ISO 2022 IR 87") + element(
        0x00100010, "PN", b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B")
    every = b"".join(element(0x00110000 + 0x1000 + i, vr, value) for i, (vr, value) in enumerate([
        ("AE", b"AE"), ("AS", b"018M"), ("AT", b"\x28\0\x10\0"), ("DA", b"20261123"),
        ("FD", struct.pack("<d", 1.5)), ("FL", struct.pack("<f", float("nan"))),
        ("IS", b"12\\-3"), ("OB", bytes(8)), ("OD", bytes(8)), ("OF", bytes(8)), ("SL", bytes(4)),
        ("SS", b"\xff\xff"), ("ST", b"text"), ("SV", bytes(8)), ("TM", b"120000.5"),
        ("UC", b"long"), ("UI", b"1.2.3"), ("UR", b"http://x"), ("UT", b"t" * 90), ("UV", bytes(8)),
    ]))
    frames = item + zero + item + struct.pack("<I", 6) + b"\xff\xd8ab\xff\xd9" + delimiter + zero
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    deflated = deflater.compress(image()) + deflater.flush()
    yield "explicit", part10(SYNTAX + ".1", image())
    yield "implicit", part10(SYNTAX, image(implicit=True, vr=None))
    yield "big", part10(SYNTAX + ".2", image(16, order=">"))
    yield "bare", image(implicit=True)
    yield "words", part10(SYNTAX + ".1", image(16, more=nested + private, padding=100))
    yield "color", part10(SYNTAX + ".1", image(8, 3, 5, 9))
    yield "frames", part10(SYNTAX + ".1", image(8, 1, 4, 8, frames=3))
    yield "flat", part10(SYNTAX + ".1", image(rows=40, columns=60, words=[7] * 2400))
    yield "nested", part10(SYNTAX + ".1", nested + private)
    yield "japanese", part10(SYNTAX + ".1", japanese)
    yield "every", part10(SYNTAX + ".1", every)
    yield "encapsulated", part10(
        SYNTAX + ".4.50", image().split(struct.pack("<HH", 0x7FE0, 0x10))[0]
        + element(0x7FE00010, "OB", frames, length=0xFFFFFFFF))
    yield "deflated", part10(SYNTAX + ".1.99", deflated)
    yield "float", part10(SYNTAX + ".1", element(0x7FE00008, "OF", bytes(16)))
    yield "nothing", part10(SYNTAX + ".1", name)


def vectors():
    for path in sorted(VECTORS.glob("*.vector")):
        data = path.read_bytes()
        head, body = data.split(b"\n\n", 1)
        length = int(dict(line.split(b": ", 1) for line in head.split(b"\n"))[b"one"])
        yield path.stem, body[:length], body[length:]


def share_seeds():
    for name, one, other in vectors():
        yield name, b"\x01" + struct.pack(">H", len(one)) + one + other


def payload_seeds():
    for name, *files in vectors():
        try:
            one, other = (read_shares.Share(data) for data in files)
            rows = read_shares.join(one.grid, other.grid, one.bits)
            stego = read_shares.join(one.parameters, other.parameters, 8)
            spill = struct.unpack_from(">I", stego, 24)[0] * one.row_bytes
        except (read_shares.Refused, ValueError, OverflowError):
            continue
        if one.width > 256 or len(rows) > 0xFFFF or spill > len(rows):
            continue
        shape = (one.bits == 16) | (one.channels == 3) << 1
        for choice in (shape, shape | 16):
            yield "%s-%d" % (name, choice), bytes([choice, one.width - 1]) + stego + struct.pack(
                ">H", len(rows) - spill) + rows
    head = struct.pack(">BBHQQQI", 1, 0, 1, 4, 0, 3, 2) + bytes(32) + b"pABCDEFG{}"
    yield "behind-deflate", bytes([4 | 8 | 16, 63]) + bytes(34) + head


def configuration_seeds():
    text = (TESTS.parent / "etc" / "dicomshare.toml").read_text()
    keys = [line[1:] for line in text.splitlines() if line.startswith("#") and " = " in line
            and line[1:2].isalpha()]
    yield "all", b"\0" + "\n".join(keys).encode()[:LIMIT]
    for index, line in enumerate(keys):
        yield "key-%02d" % index, bytes([index & 1]) + line.encode()
    yield "wrong", b'\0mode = "invisible"\nspoool = "/x"\n'


def note_seeds():
    """One of each note that the service keeps, behind the number of its kind."""
    notes = (b"dicomshare claim 1\nagain 0\nincomplete 1\nlabel 7F3A-91BC-22DE\nfolder a/b",
             b"00112233445566778899aabbccddeeff 0123456789abcdef\n", bytes(16) + b"study/A1B2C3D4.PNG",
             b"1024 1700000000000000000 1700000000", struct.pack("<QQQQ", 1, 2, 3, 4),
             b"12 folder/name.png\0 13 other\0", b'{"time": 1700000000, "pending": 3}',
             b"7f3a-91bc-22de-2")
    for kind, note in enumerate(notes):
        yield "note-%d" % kind, bytes([kind]) + note


def path_seeds():
    for index, path in enumerate((b"a/b.dcm", b"../../etc/passwd", b"CON", b".hidden", b"a" * 300,
                                  b"x.exe", "\u202etxt.exe".encode(), b"a./b ")):
        yield "path-%d" % index, bytes([index]) + path


def image_seeds():
    # Rows, Columns and Bits Allocated as US, then one of them as UL, IS and DS.
    usual = bytes([5, 0x02, 4, 0, 6, 0x02, 4, 0, 7, 0x02, 8, 0])
    for index, odd in enumerate((b"", b"\x05\x24\xff\xff\xff\xff", b"\x04\x49999999999",
                                 b"\x04\x5b2147483647 ")):
        for choice in (0, 1, 7, 0x1F):
            yield "image-%d-%d" % (index, choice), bytes([choice, 16]) + bytes(16) + usual + odd


def sparse_seeds():
    yield "share", bytes([0, 0, 200, 0, 100])
    yield "row", bytes([8, 255, 255, 0, 0])
    yield "file", bytes([1, 16, 0, 16, 0, 132]) + bytes(4) + bytes(128) + b"DICM"


def lookup_seeds():
    for index, name in enumerate((b"12345", b"12-3.txt", b"CON", b"-rf", b"a" * 255, b"\xff.\xfe",
                                  b"handed-over", "\u00c4.txt".encode())):
        yield "name-%d" % index, name


def sealed_seeds():
    yield "any", bytes(17) + b"\2" + bytes(40)
    for at in (0, 5, 20):
        yield "changed-%d" % at, bytes([1]) + bytes(16) + struct.pack(">HB", at, 1) + b"study/A.PNG"


def mail_seeds():
    part = (b"Content-Type: image/png; name=\"P1B2C3D4.PNG\"\r\nContent-Transfer-Encoding: base64\r\n"
            b"Content-Disposition: attachment;\r\n filename=x.png\r\n\r\niVBORw0KGgo=\r\n")
    head = b"From: a\r\nSubject: b\r\nContent-Type: multipart/mixed; boundary=\"=_o\"\r\n\r\n"
    yield "one", head + b"--=_o\r\n" + part + b"--=_o--\r\n"
    yield "two", head + b"--=_o\r\n" + part + b"--=_o\r\n" + part + b"--=_o--\r\n"
    yield "inner", head + b"--=_o\r\nContent-Type: message/rfc822\r\n\r\n" + part + b"--=_o--\r\n"
    yield "bare", part
    yield "cut", (head + b"--=_o\r\n" + part)[:-9]
    letter = b"LZFu" + bytes(4) + b"\4ab\x0c\xf7"
    yield "packed", b"x\x9f>\"\1\0" + b"".join(
        b"\2" + struct.pack("<II", number, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)
        for number, content in ((0x69003, letter), (0x69002, bytes(2)), (0x6800F, b"\x89PNG\r\n\x1a\n"),
                                (0x18010, b"P1B2C3D4.PNG\0")))


def message_seeds():
    for kind in range(1, 19):
        yield "request-%d" % kind, bytes([0, kind, 0])
    for kind in range(1, 20):
        yield "reply-%d" % kind, bytes([1, kind]) + struct.pack("<Q", 32) + bytes(200)


def sheet_seeds():
    """The texts of the vectors, the first of them in other forms, and heads of photos."""
    texts = []
    for path in sorted(VECTORS.glob("Sheets/*.vector")):
        head, _, files = path.read_bytes().partition(b"\n\n")
        size = int(head.partition(b"archive: ")[2].split()[0])
        texts.append(files[size:])
        yield path.stem, b"\0" + texts[-1]
    text = min((text for text in texts if text.startswith(b"DCMSHARE-SHEET 1")), key=len)
    lines = text.decode(errors="replace").splitlines()
    yield "utf-16", b"\0" + "\n".join(lines).encode("utf-16")
    yield "page", b"\0<html><body>" + "".join("<p>%s</p>" % line for line in lines).encode()
    yield "rich", b"\0{\\rtf1 " + "".join(r"%s\par " % line for line in lines).encode() + b"}"
    yield "quoted", b"\1> " + "\n> ".join(lines).encode()
    yield "parts", b"\4" + struct.pack(">H", len(text)) + text + text
    yield "mail", b"\2Subject: a\r\nContent-Type: text/plain\r\n\r\n" + text
    adobe = b"\xff\xee\0\x0eAdobe\0\x64" + bytes(5)
    for length in (2, 3, 0x102):
        other = b"\xff\xe1" + struct.pack(">H", length) + bytes(length - 2)
        yield "photo-%d" % length, b"\3\xff\xd8" + other + adobe + b"\xff\xda"


def main():
    output = pathlib.Path(sys.argv[1])
    small = []
    if len(sys.argv) > 2:
        for path in sorted(pathlib.Path(sys.argv[2]).rglob("*")):
            if path.is_file() and path.stat().st_size < LIMIT:
                small.append(path.read_bytes())
    dicom = list(dicom_seeds()) + [("file-%03d" % i, data) for i, data in enumerate(small)]
    folders = {
        "dicom": dicom, "shares": share_seeds(), "payload": payload_seeds(),
        "configuration": configuration_seeds(), "notes": note_seeds(), "paths": path_seeds(),
        "lookup": lookup_seeds(), "sealed": sealed_seeds(), "mail": mail_seeds(),
        "image": image_seeds(), "sparse": sparse_seeds(), "messages": message_seeds(),
        "sheets": sheet_seeds(),
        "roundtrip": ((name + "-%d" % choice, bytes([choice]) + data)
                      for name, data in dicom for choice in (8, 15)),
    }
    for name, seeds in folders.items():
        folder = output / name
        folder.mkdir(parents=True, exist_ok=True)
        count = 0
        for seed, data in seeds:
            (folder / seed).write_bytes(data)
            count += 1
        print("%s: %d seeds" % (name, count))


if __name__ == "__main__":
    main()
