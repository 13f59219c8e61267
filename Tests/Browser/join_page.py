#!/usr/bin/env python3
"""JOIN.HTM in real browsers, from file://: what it joins, refuses, shows and saves.

All test vectors, files of a corpus, altered and re-saved shares, folders, ZIP files and hostile
ones are given to the page; no request may leave it. Chromium, Firefox and WebKit as Debian has them,
and an old Chromium (old_engine.py) where it is installed.
"""

import argparse
import base64
import concurrent.futures
import copy
import http.server
import io
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
VECTORS = ROOT / "Tests/SecretSharingTests/Vectors"
sys.path.insert(0, str(ROOT / "Tests/Drills"))
sys.path.insert(0, str(VECTORS))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

try:
    import browsers
except ImportError:
    print("skipped: the Python package websocket-client is needed (.ci/run installs it)")
    sys.exit(77)
import dicom_files  # noqa: E402
import pictures  # noqa: E402
import read_shares  # noqa: E402
import tamper  # noqa: E402
from opened_page import Page, check, digest, split  # noqa: E402

import first_look  # noqa: E402
import late_sheets  # noqa: E402
import left_behind  # noqa: E402
import long_texts  # noqa: E402
import looks  # noqa: E402
import odd_drops  # noqa: E402
import odd_shares  # noqa: E402
import odd_sheets  # noqa: E402
import old_browsers  # noqa: E402
import old_engine  # noqa: E402
import small_script  # noqa: E402
import start_over  # noqa: E402
import webkit  # noqa: E402

# What a page may ask for: itself, its workers, and what it made.
OWN = ("file://", "blob:", "data:", "about:")

# --- What is tried ----------------------------------------------------------------------------


def vectors(page, folder, options):
    """Every vector gets its verdict, and what is restored has its digest."""
    files = sorted(VECTORS.glob("*.vector"))
    check(len(files) > 100, "the vectors are there")
    wrong = []
    page.open()
    for number, group in enumerate(groups([Vector(file) for file in files])):
        paths = [path for vector in group for path in vector.write(folder / str(number))]
        page.clear()
        page.give(*paths)
        found = page.verdicts_of_paths
        for vector in group:
            said = {word for path in vector.names for word in found.get(path, ())}
            # What the page calls by a name of its own, to say more of it.
            said = {{"savedWithEightBits": "noShareHeader", "sameHalfTwice-archive": "sameHalfTwice",
                     "sameHalfTwice-patient": "sameHalfTwice"}.get(word, word) for word in said}
            if vector.is_two_of_a_kind and not said and len(page.waiting) == 1:
                said = {"differentPairs"}  # each of them waits for its own half
            vector.verdict = said.pop() if len(said) == 1 else "restored" if not said else str(said)
            if vector.verdict not in (vector.expect, vector.may):
                wrong.append(f"{vector.stem}: {vector.expect}, not {vector.verdict}")
        expected = sorted(vector.sha256 for vector in group if vector.verdict == "restored")
        if not expected and page.saved() is not None:
            wrong.append(f"something is offered of {[vector.stem for vector in group]}")
        if len(group) == 1:
            restored = [page.saved()] if expected else []
        elif expected:
            with zipfile.ZipFile(page.save_all()) as saved:
                restored = sorted(digest(saved.read(name)) for name in saved.namelist())
        if expected and restored != expected:
            wrong.append(f"what is restored of {[vector.stem for vector in group]}")
    check(not wrong, "\n".join(wrong))
    return f"{len(files)} vectors"


class Vector:
    """A vector: two files and what must come of them."""

    def __init__(self, file):
        head, body = file.read_bytes().split(b"\n\n", 1)
        fields = dict(line.split(": ", 1) for line in head.decode().split("\n"))
        self.stem, self.expect, self.may = file.stem, fields["expect"], fields.get("may")
        self.sha256, size = fields.get("sha256"), int(fields["one"])
        self.names = [f"{self.stem}.1.png", f"{self.stem}.2.png"]
        self.bodies = [body[:size], body[size:]]
        self.pairs, self.roles = set(), []
        for data in self.bodies:
            try:
                share = read_shares.Share(data)
                self.pairs.add(share.pair)
                self.roles.append(share.role)
            except read_shares.Refused:
                pass

    @property
    def is_alone(self):
        """Whether what is said depends on there being no other files."""
        return len(self.pairs) > 1 or len(self.roles) == 2 and self.roles[0] == self.roles[1]

    @property
    def is_two_of_a_kind(self):
        """Whether they are the same half of two images."""
        return len(self.pairs) == 2 and len(self.roles) == 2 and self.roles[0] == self.roles[1]

    def write(self, folder):
        folder.mkdir(exist_ok=True)
        for name, data in zip(self.names, self.bodies):
            (folder / name).write_bytes(data)
        return [folder / name for name in self.names]


def groups(all_vectors, most=20):
    """Vectors that a page can be given together: no two of one pair."""
    found = []
    for vector in all_vectors:
        fitting = (group for group in found if len(group) < most and not group[0].is_alone and all(
            vector.pairs.isdisjoint(other.pairs) for other in group))
        group = None if vector.is_alone else next(fitting, None)
        if group is None:
            found.append(group := [])
        group.append(vector)
    return found


def sheets(page, folder, options):
    """Every vector of a sheet gets its verdict: from a file, and those that are mistyped typed, too."""
    files = sorted((VECTORS / "Sheets").glob("*.vector"))
    check(len(files) > 50, "the vectors of sheets are there")
    share, sheet = folder / "share.png", folder / "SHEET.TXT"
    wrong, typed, plain = [], 0, {}
    page.open()
    for number, file in enumerate(files):
        head, body = file.read_bytes().split(b"\n\n", 1)
        fields = dict(line.split(": ", 1) for line in head.decode().split("\n"))
        share.write_bytes(body[:int(fields["archive"])])
        sheet.write_bytes(body[int(fields["archive"]):])
        page.clear()
        page.give(*[share, sheet][::number % 2 * 2 - 1])
        said, restored = page.verdicts, page.saved()
        verdict = said[0] if said else "restored" if restored else "nothing"
        if verdict != fields["expect"] or len(said) > 1 or restored != fields.get("sha256"):
            wrong.append(f"{file.stem}: {fields['expect']}, not {said} {restored}")
        if fields["expect"] == "restored" and sheet.read_bytes().startswith(b"DCMSHARE-SHEET 1\r\n"):
            plain[sheet.read_text()] = share.read_bytes(), restored
        if file.stem.startswith("typed-") or file.stem in ("pair-deep-8", "text-reply", "newer", "letter"):
            page.clear()
            page.give(share)
            page.begin()
            said = page.type_sheet(sheet.read_text())
            if said is None:
                page.finish()
            verdict = said or ("restored" if page.saved() == fields.get("sha256") else "nothing")
            if verdict != fields["expect"]:
                wrong.append(f"{file.stem}, typed: {fields['expect']}, not {verdict}")
            typed += 1
    check(not wrong, "\n".join(wrong))
    several_sheets(page, folder, plain)
    rich_text(page, folder, plain)
    packed_attachments(page, folder, plain)
    return f"{len(files)} vectors of sheets, {typed} of them typed, too; several in one letter"


def rich_text(page, folder, plain):
    """A text as WordPad and TextEdit save it gives its sheet back."""
    text, (share, wanted) = next(iter(plain.items()))
    lines = text.split("\r\n")
    (folder / "share.png").write_bytes(share)
    for name, head, end, tail in (
        ("wordpad", "{\\rtf1\\ansi{\\fonttbl{\\f0\\fnil Calibri;}}\r\n\\pard\\f0\\fs22 Gr\\'fc\\'dfe:\\par\r\n",
         "\\par\r\n", "}\r\n\0"),
        ("textedit", "{\\rtf1\\cocoartf2709\n{\\fonttbl\\f0 Helvetica;}\n\\pard\\f0 \\cf0 ", "\\\n", "}"),
    ):
        rtf = (head + end.join(lines) + tail).encode()
        mail = (b"From: a@b.example\nSubject: sheet\nContent-Type: application/rtf\n"
                b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(rtf))
        for file, data in ((f"{name}.rtf", rtf), (f"{name}.eml", mail)):
            (folder / file).write_bytes(data)
            page.clear()
            page.give(folder / "share.png", folder / file)
            check((page.verdicts, page.saved()) == ([], wanted), f"{file}: {page.verdicts}")
    # A letter as Outlook packs it: its marks of HTML, and words that RTF has anyway.
    rtf = ("{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <div>}" + "{\\*\\htmltag72 <br>}\\htmlrtf\\line\\htmlrtf0\r\n"
           .join(lines) + "{\\*\\htmltag64 </div>}}").encode()
    whole = b"x\x9f>\"\1\0" + outlook_attribute(1, 0x00069003, packed_letter(rtf))
    for what, data, said in (("whole", whole, []), ("cut off", whole[:-40], ["notPNG"])):
        (folder / "winmail.dat").write_bytes(data)
        page.clear()
        page.give(folder / "share.png", folder / "winmail.dat")
        check((page.verdicts, page.saved()) == (said, None if said else wanted), f"winmail.dat, {what}: {page.verdicts}")
    # Beside a picture of some size.
    long = (b"x\x9f>\"\1\0" + outlook_attribute(1, 0x00069003, packed_letter(rtf))
            + outlook_attribute(2, 0x0006800F, bytes(500_000)))
    (folder / "winmail.dat").write_bytes(long)
    page.clear()
    page.give(folder / "share.png", folder / "winmail.dat")
    check((page.verdicts, page.saved()) == ([], wanted), f"winmail.dat of 500 kB: {page.verdicts}")


def packed_attachments(page, folder, plain):
    """Shares that Outlook has packed into a winmail.dat, also in a ZIP file and in a saved mail, give the file back."""
    text, (share, wanted) = next(iter(plain.items()))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("patient/share.png", share)
    attribute = outlook_attribute
    (folder / "sheet.txt").write_text(text)
    for what, content in (("share", share), ("ZIP file", packed.getvalue())):
        data = (b"x\x9f>\"\1\0" + attribute(1, 0x00089006, b"\0\0\1\0") + attribute(2, 0x00069002, bytes(14))
                + attribute(2, 0x0006800F, b"%PDF-1.7 a letter") + attribute(2, 0x00069002, bytes(14))
                + attribute(2, 0x0006800F, content) + attribute(2, 0x00018010, b"CHILD~1.PNG\0"))
        mail = (b"From: a@b.example\nSubject: the exam\nContent-Type: application/ms-tnef; name=\"winmail.dat\"\n"
                b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(data))
        for name, file, said in (("winmail.dat", data, []), ("saved.eml", mail, []), ("winmail.dat", data[:-60], ["notPNG"])):
            (folder / name).write_bytes(file)
            page.clear()
            page.give(folder / "sheet.txt", folder / name)
            check((page.verdicts, page.saved()) == (said, None if said else wanted),
                  f"{name} with a {what}, {len(file)} bytes: {page.verdicts}")


    # Cut off behind the sheet: it is used, and the file is told to be damaged.
    letter = attribute(1, 0x00069003, packed_letter(("{\\rtf1\\ansi " + "\\par ".join(text.split("\r\n")) + "}").encode()))
    (folder / "share.png").write_bytes(share)
    for what, inside in (("attachment", attribute(2, 0x0006800F, text.encode())), ("letter", letter)):
        for cut in (1, 900):
            (folder / "winmail.dat").write_bytes(b"x\x9f>\"\1\0" + inside + attribute(2, 0x0006800F, bytes(1000))[:-cut])
            page.clear()
            page.give(folder / "share.png", folder / "winmail.dat")
            check((page.verdicts, page.saved()) == (["damagedZIP"], wanted), f"cut off behind the {what}: {page.verdicts}")
    # A mail that was forwarded as such, in another one: its attachments, and its letter.
    text_part = attribute(2, 0x00069002, bytes(14)) + attribute(2, 0x0006800F, text.encode())
    share_part = attribute(2, 0x00069002, bytes(14)) + attribute(2, 0x0006800F, share)
    rtf = ("{\\rtf1\\ansi " + "\\par ".join(text.split("\r\n")) + "}").encode()
    letter = attribute(1, 0x00069003, packed_letter(rtf))
    for what, inside in (("attachments", text_part + share_part), ("letter", letter + share_part),
                         ("mail in a mail", attached_mail(letter) + share_part)):
        for number, head in enumerate((b"", attribute(1, 0x00069003, packed_letter(b"{\\rtf1\\ansi Hello}")))):
            data = b"x\x9f>\"\1\0" + head + attribute(2, 0x00069002, bytes(14)) + attached_mail(inside)
            (folder / "winmail.dat").write_bytes(data)
            page.clear()
            page.give(folder / "winmail.dat")
            check((page.verdicts, page.saved()) == ([], wanted), f"{what} in a mail in a winmail.dat, {number}: {page.verdicts}")
            (folder / "winmail.dat").write_bytes(data[:-40])
            page.clear()
            page.give(folder / "winmail.dat")
            check(page.saved() is None, f"{what} in a mail in a winmail.dat that is cut off, {number}: {page.verdicts}")


def attached_mail(content):
    """A mail that is attached to another one in a winmail.dat (MS-OXTNEF, 2.1.3.4.2)."""
    mail = b"\7\3\2\0\0\0\0\0\xc0\0\0\0\0\0\0F" + b"x\x9f>\"\1\0" + content
    head = b"\2\0\0\0\3\0\5\x37\5\0\0\0\x0d\0\1\x37\1\0\0\0" + len(mail).to_bytes(4, "little")
    return outlook_attribute(2, 0x00069005, head + mail + bytes(-len(mail) % 4) + b"\3\0\x0b\x37")


def outlook_attribute(level, number, data):
    """An attribute of a winmail.dat (MS-OXTNEF, 2.1.3)."""
    head = bytes([level]) + number.to_bytes(4, "little") + len(data).to_bytes(4, "little")
    return head + data + (sum(data) & 0xFFFF).to_bytes(2, "little")


def packed_letter(rtf):
    """The beginning of a winmail.dat, and a letter as compressed RTF (MS-OXTNEF; MS-OXRTFCP, 2.1.3)."""
    known = b"{\\rtf1\\ansi\\mac"  # what it may repeat begins so, and has 207 bytes
    check(rtf.startswith(known[:11]), "the letter begins as all do")
    tokens, at = [(1, (9).to_bytes(2, "big"))], 11
    while at < len(rtf):
        # A copy of what was written just before, if there is one of four bytes or more.
        back = rtf.rfind(rtf[at:at + 4], max(11, at - 3000), at)
        if 0 <= back and at + 4 <= len(rtf):
            tokens.append((1, ((207 + back & 4095) << 4 | 2).to_bytes(2, "big")))
            at += 4
        else:
            tokens.append((0, rtf[at:at + 1]))
            at += 1
    tokens.append((1, ((207 + len(rtf) & 4095) << 4).to_bytes(2, "big")))
    body = b""
    for first in range(0, len(tokens), 8):
        some = tokens[first:first + 8]
        body += bytes([sum(flag << bit for bit, (flag, _) in enumerate(some))]) + b"".join(data for _, data in some)
    sizes = (len(body) + 12).to_bytes(4, "little") + len(rtf).to_bytes(4, "little")
    return b"x\x9f>\"\1\0" + bytes(40) + sizes + b"LZFu" + bytes(4) + body


def several_sheets(page, folder, plain):
    """A letter that names the first line, and brings the sheets of two studies, gives both back."""
    check(len(plain) > 1, "there are two sheets")
    (one, (share, digest_one)), (other, (other_share, digest_other)) = list(plain.items())[:2]
    quoted = "> " + other.replace("\n", "\n> ")
    letter, *shares = [folder / name for name in ("letter.txt", "one.png", "other.png")]
    letter.write_text(f"Look for DCMSHARE-SHEET 1 below.\n\n{one}\n\nAnd the other one:\n{quoted}\n")
    for path, content in zip(shares, (share, other_share)):
        path.write_bytes(content)
    page.clear()
    page.give(letter, *shares)
    check(page.verdicts == [], f"nothing is refused: {page.verdicts}")
    with zipfile.ZipFile(page.save_all()) as saved:
        back = {digest(saved.read(name)) for name in saved.namelist()}
    check(back == {digest_one, digest_other}, "both are restored")
    # Of another key: a torn copy of the same sheet is none.
    vector = (VECTORS / "Sheets" / "other-sheet.vector").read_bytes()
    lines = vector[vector.rindex(b"DCMSHARE-SHEET 1"):].decode().splitlines()
    lines[3] = ("5" if lines[3][0] == "4" else "4") + lines[3][1:]
    mistyped = "\n> ".join(lines)
    letter.write_text(f"Look for DCMSHARE-SHEET 1 below.\n\n{one}\n\nAnd the other one:\n> {mistyped}\n")
    page.clear()
    page.give(letter, shares[0])
    check(page.verdicts == ["sheet-code-2"], f"the mistyped one is told: {page.verdicts}")
    with zipfile.ZipFile(page.save_all()) as saved:
        check([digest(saved.read(name)) for name in saved.namelist()] == [digest_one], "one is restored")


def exams(page, folder, options):
    """A hundred real files come back as they were, in a ZIP file."""
    source = folder / "source"
    with dicom_files.dicom_files() as corpus:
        files = sorted(path for path in corpus.rglob("*") if path.is_file()
                       and path.stat().st_size < 3_000_000)
        files = random.Random(options.seed).sample(files, min(100, len(files)))
        for number, file in enumerate(files):
            target = source / str(number) / file.name
            target.parent.mkdir(parents=True)
            shutil.copyfile(file, target)
    archive, patient = split(options.binary, [source], folder)
    shares = [*archive.iterdir(), *patient.iterdir()]
    count = len(shares) // 2
    check(count >= 45 and count > 0.9 * len(files), f"{count} pairs were made")
    # What the program restores is what the page has to restore: the same names, the same bytes.
    subprocess.run([options.binary, "reconstruct", str(archive), str(patient), "--output",
                    str(folder / "restored")], check=True, capture_output=True)
    expected = {str(path.relative_to(folder / "restored")): digest(path.read_bytes())
                for path in (folder / "restored").rglob("*") if path.is_file()}
    originals = sorted(digest(path.read_bytes()) for path in source.rglob("*") if path.is_file())
    check(not set(expected.values()) - set(originals), "the program restores what it split")
    page.open()
    random.Random(options.seed).shuffle(shares)
    page.give(*shares)
    check(page.verdicts == [], f"nothing is refused: {page.told}")
    with zipfile.ZipFile(page.save_all()) as saved:
        check(saved.testzip() is None, "the ZIP file is sound")
        found = {name: digest(saved.read(name)) for name in saved.namelist()}
    check(found == expected, f"{set(found) ^ set(expected)} or their bytes differ")
    return f"{count} real files"


def altered(page, folder, options):
    """What is done to a share is found, and what keeps every sample is accepted."""
    tried = 0
    page.open()
    for name, file in (("gray", pictures.gray(96, 64)), ("color", pictures.color(48, 40))):
        source = folder / f"{name}.dcm"
        source.write_bytes(file)
        archive, patient = split(options.binary, [source], folder / name)
        halves = [tamper.Half(next(part.iterdir()).read_bytes()) for part in (archive, patient)]
        for half, other in (halves, halves[::-1]):
            cases = [(*case, False) for case in tamper.edits(half)]
            cases += [(what, data, "restored", None, True) for what, data in tamper.resaves(half)]
            if options.quick:
                cases = random.Random(options.seed).sample(cases, len(cases) // 4)
            for what, data, code, role, _ in cases:
                (folder / "one.png").write_bytes(data)
                (folder / "other.png").write_bytes(other.data)
                page.clear()
                page.give(folder / "one.png", folder / "other.png")
                said, restored = page.verdicts, page.saved()
                codes = {code} if isinstance(code, str) else set(code)
                expected = {word(code, role) for code in codes}
                if expected == {"restored"}:
                    check(restored == digest(file), f"{name}, {what}: {said}")
                else:
                    check(len(said) == 1 and set(said) <= expected, f"{name}, {what}: {said}, not {expected}")
                    check(restored is None, f"{name}, {what}: nothing is offered")
                tried += 1
    return f"{tried} altered or re-saved shares"


def word(code, role):
    """The word of the format page for a code of the program."""
    if code == "altered":
        return f"altered-{role}"
    first, *rest = code.split("-")
    return {"notPng": "notPNG", "damagedPng": "damagedPNG"}.get(
        name := first + "".join(map(str.capitalize, rest)), name)


def packed(page, folder, options):
    """A folder, a CD with what else lies there, and ZIP files of both kinds."""
    source = folder / "source"
    source.mkdir()
    for number in range(3):
        (source / f"IM{number}").write_bytes(pictures.gray(32, 24, number))
    archive, patient = split(options.binary, [source], folder)
    given = folder / "given"
    disc = given / "disc"
    shutil.copytree(patient, disc / "EXAM")
    for name in ("README.TXT", "INDEX.HTM", "SHA256SUMS", "DICOMDIR", "AUTORUN.INF", "Thumbs.db",
                 "P1.PNG.problem.txt"):
        (disc / name).write_bytes(b"not a share")
    (disc / "System Volume Information").mkdir()
    (disc / "System Volume Information" / "x.png").write_bytes(b"x")
    shutil.copytree(archive, given / "from the hospital")
    for name, method in (("stored.zip", zipfile.ZIP_STORED), ("deflated.zip", zipfile.ZIP_DEFLATED)):
        with zipfile.ZipFile(folder / name, "w", method) as package:
            for path in sorted(disc.rglob("*")):
                if path.is_file():
                    package.write(path, f"mail/{path.relative_to(disc)}")

    def joined(give, what):
        page.open()
        page.begin()
        give()
        page.finish()
        found = page.browser.evaluate("document.querySelector('#status').textContent")
        check(page.verdicts == [] and found.startswith("3 "), f"{what}: {page.verdicts} {found!r}")
    ways = ["stored and deflated ZIP files"]
    for name in ("stored.zip", "deflated.zip"):
        joined(lambda: page.browser.choose("#files", [folder / name, *archive.iterdir()]), name)
    if hasattr(page.browser, "drop"):
        joined(lambda: page.browser.choose("#folder", [given]), "a chosen folder")
        joined(lambda: page.browser.drop([disc, given / "from the hospital"]), "two dropped folders")
        joined(lambda: page.browser.drop([folder / "stored.zip", *archive.iterdir()]), "a dropped ZIP file")
        ways.append("dropped folders")
    else:
        # Nothing but a person can drop a folder on Firefox: its files are chosen, and a drop is
        # made of them in a script, once as files and once as the entries of folders.
        joined(lambda: made_drop(page, [folder / "deflated.zip", *archive.iterdir()], False), "a drop")
        files = [path for path in given.rglob("*") if path.is_file() and "Volume" not in str(path)]
        joined(lambda: made_drop(page, files, True), "a drop of a folder")
        ways.append("drops made by a script")
    # One half alone waits, and says for which.
    page.open()
    page.give(*patient.iterdir())
    check(page.waiting == ["waiting-archive"] and page.verdicts == [], f"{page.waiting} {page.verdicts}")
    return ", ".join(ways)


def made_drop(page, paths, as_folder):
    """Drops files that were chosen in an input of their own."""
    page.browser.evaluate("""void (() => {
        const input = document.createElement('input');
        Object.assign(input, { type: 'file', multiple: true, id: 'taken' });
        input.addEventListener('change', () => {
            const files = [...input.files];
            let items = files.map((file) => ({ kind: 'file', getAsFile: () => file }));
            if (AS_FOLDER) {
                const entries = files.map((file) => ({ name: file.name, isFile: true, file: (done) => done(file) }));
                const reader = () => { const left = [...entries]; return {
                    readEntries: (done) => setTimeout(done, 0, left.splice(0, 2)) }; };
                const folder = (name, createReader) => ({ name, isDirectory: true, createReader });
                const outer = folder('disc', () => { const left = [folder('EXAM', reader)]; return {
                    readEntries: (done) => setTimeout(done, 0, left.splice(0)) }; });
                items = [{ kind: 'file', getAsFile: () => null, webkitGetAsEntry: () => outer }];
            }
            const event = new Event('drop', { cancelable: true });
            event.dataTransfer = { items };
            window.dispatchEvent(event);
        });
        document.body.append(input);
    })()""".replace("AS_FOLDER", str(as_folder).lower()))
    page.browser.choose("#taken", paths)


def names(page, folder, options):
    """Restored files get the names that the program gives them."""
    source = folder / "source"
    wanted = ["a/b.dcm", ".hidden", "con.dcm", "x.exe", "a\u202emcd.js", "dot.", "a:b|c", "LPT1.x.y",
              "\u00dcbung/\u753b\u50cf", "x.{20D04FE0}", "A/B.DCM", "long" * 60 + ".dcm", "{1}/ab", "sp "]
    for number, name in enumerate(wanted):
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pictures.gray(16, 16, number))
    archive, patient = split(options.binary, sorted(source.iterdir()), folder)
    shares = [*archive.iterdir(), *patient.iterdir()]
    subprocess.run([options.binary, "reconstruct", *map(str, shares), "--output", str(folder / "out")],
                   check=True, capture_output=True)
    expected = sorted(str(path.relative_to(folder / "out")) for path in (folder / "out").rglob("*")
                      if path.is_file())
    page.open()
    page.give(*shares)
    with zipfile.ZipFile(page.save_all()) as saved:
        found = sorted(saved.namelist())
    # On Windows and on sticks large and small letters are the same.
    fold = lambda paths: sorted(path.replace(" (2)", "").lower() for path in paths)
    check(len(set(map(str.lower, found))) == len(found), "no two names are one on a stick")
    check(fold(found) == fold(expected), f"{set(fold(found)) ^ set(fold(expected))}")
    return f"{len(found)} odd names"


def halves_seen(page):
    """The colors in the middle of the left and of the right half of the canvas."""
    return page.browser.evaluate("""(() => {
        const canvas = document.querySelector('#canvas'), context = canvas.getContext('2d');
        const size = Math.min(canvas.width, canvas.height), middle = canvas.height / 2;
        return [-0.25, 0.25].map((part) => [...context.getImageData(
            canvas.width / 2 + part * size, middle, 1, 1).data].slice(0, 3));
    })()""")


def is_seen(page, case):
    return all(abs(a - b) <= case.tolerance for x, y in zip(halves_seen(page), case.seen) for a, b in zip(x, y))


def seen(page, folder, options):
    """Each kind of picture is seen as it is, and what is no picture is told or listed."""
    cases = pictures.cases()
    for name, case in cases.items():
        (folder / f"{name}.dcm").write_bytes(case.file)
    archive, patient = split(options.binary, sorted(folder.glob("*.dcm")), folder)
    page.open()
    page.give(*archive.iterdir(), *patient.iterdir())
    check(page.verdicts == [], f"{page.verdicts}")
    found = page.browser.evaluate(
        "[...document.querySelectorAll('#series b')].map((title) => title.textContent)")
    check(sorted(title.split(" \u00b7 ")[1] for title in found) == sorted(cases), f"{found}")
    for index, title in enumerate(found):
        case = cases[title.split(" \u00b7 ")[1]]
        page.browser.evaluate(f"document.querySelectorAll('#series button')[{index}].click()")
        kind = json.dumps(case.name)
        # "bits" is a part of "high bits".
        page.browser.wait(f"[...document.querySelectorAll('#facts dd')].some((fact) => fact.textContent === {kind})",
                          case.name)
        if case.text is not None:
            page.browser.wait("!document.querySelector('#other').hidden", case.name)
            said = page.browser.evaluate("document.querySelector('#other').innerText")
            check(case.text in said, f"{case.name}: {said!r}")
            if case.name == "report":
                lines = page.browser.evaluate(
                    "[...document.querySelectorAll('#other li')].map((item) => item.textContent)")
                check(all(lines) and any("May 4, 2026" in line for line in lines), f"a report: {lines}")
            continue
        page.browser.wait("!document.querySelector('#picture').hidden", case.name)
        # WebKit may draw a canvas later than it says.
        end = time.monotonic() + (5 if page.browser.is_other else 0)
        while not (near := is_seen(page, case)) and time.monotonic() < end:
            time.sleep(0.1)
        check(near, f"{case.name}: {halves_seen(page)}, not {case.seen}")
    # A cine's second frame, by its slider.
    index = next(i for i, title in enumerate(found) if title.endswith("cine"))
    page.browser.evaluate(f"document.querySelectorAll('#series button')[{index}].click()")
    page.browser.wait("document.querySelector('#frame').max === '3'", "the frames' slider")
    page.browser.evaluate("""(() => { const slider = document.querySelector('#frame');
        slider.value = 2; slider.dispatchEvent(new Event('input')); })()""")
    page.browser.wait("""(() => { const canvas = document.querySelector('#canvas');
        const [red, green] = canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
        return red < 20 && green > 230; })()""", "the second frame is green")
    check(page.browser.evaluate("document.querySelector('#facts').innerHTML").count("<b>") == 0
          and "<b>Eve</b>" in page.browser.evaluate("document.querySelector('#facts').textContent"),
          "a name stays text")
    return f"{len(cases)} kinds of content"


def access(page, folder, options):
    """With the keyboard alone, by names, and on 320 pixels: a desktop's width at 400 %."""
    cases = pictures.cases()
    for name in ("gray 12", "cine"):
        (folder / f"{name}.dcm").write_bytes(cases[name].file)
    archive, patient = split(options.binary, sorted(folder.glob("*.dcm")), folder)
    page.browser.size(320, 640)
    page.open()
    page.give(*archive.iterdir(), *patient.iterdir(), folder / "gray 12.dcm")
    page.browser.wait("!document.querySelector('#picture').hidden", "a picture")
    page.browser.evaluate("document.querySelector('#sheet').open = true")
    width, room = page.browser.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    check(width <= room and (room == 320 or page.browser.is_other), f"the page is {width} pixels wide on {room}")
    page.browser.size(1280, 1000)
    if not hasattr(page.browser, "key"):
        return f"{room} pixels"
    reached = []
    page.browser.evaluate("void document.activeElement.blur()")
    while reached[1:].count(reached[0] if reached else "") < 1 and len(reached) < 60:
        page.browser.key("Tab")
        focus = page.browser.evaluate("""(() => {
            const node = document.activeElement, style = getComputedStyle(node);
            if (node === document.body) return ['the browser', true];
            return [node.id || node.value || node.textContent.slice(0, 20), style.outlineStyle !== 'none'];
        })()""")
        check(focus[1], f"{focus[0]}: its focus can be seen")
        reached.append(focus[0])
    wanted = {"filesButton", "folderButton", "sheetText", "sheetUse", "saveAll", "saveOne", "canvas", "window",
              "larger", "invert", "reset"}
    check(wanted <= set(reached), f"Tab does not reach {wanted - set(reached)}: {reached}")
    kept = page.browser.evaluate("""(() => { const button = document.querySelectorAll('#series button')[1];
        button.focus(); button.click(); return document.activeElement.getAttribute('aria-pressed'); })()""")
    check(kept == "true", f"a series that was chosen keeps the focus: {kept}")
    nodes = page.browser.send("Accessibility.getFullAXTree")["nodes"]
    roles = {"button", "link", "slider", "radio", "combobox", "textbox", "image", "progressbar",
             "DisclosureTriangle"}
    nameless = [node["role"]["value"] for node in nodes if not node["ignored"]
                and node["role"]["value"] in roles and not node.get("name", {}).get("value")]
    check(not nameless, f"without a name: {nameless}")
    return f"320 pixels, {len(set(reached))} places by Tab, {len(nodes)} nodes with names"


def safe(page, folder, options):
    """Nothing is fetched and nothing foreign runs; what lies about its size costs seconds."""
    page.open()
    address = options.server.address
    blocked = page.browser.evaluate("""(async () => {
        const seen = [];
        document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
        await fetch('ADDRESS').catch(() => 0);
        new Image().src = 'ADDRESS' + 'a.png';
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        document.body.insertAdjacentHTML('beforeend', '<p style="color:red" onclick="1">x</p>');
        try { eval('window.ran = true') } catch (error) { seen.push('eval') }
        const wanted = ['connect-src', 'img-src', 'script-src-elem', 'eval'];
        for (let i = 0; i < 4000 && !wanted.every((kind) => seen.includes(kind)); i++) {
            await new Promise((go) => setTimeout(go, 50));
        }
        await new Promise((go) => setTimeout(go, 300));  // what runs in spite of it may be late, too
        return window.ran ? ['ran'] : [...new Set(seen)].sort();
    })()""".replace("ADDRESS", address))
    for kind in ("connect-src", "img-src", "script-src-elem", "eval"):
        check(kind in blocked, f"the policy blocks {kind}: {blocked}")
    lies = pictures.lies()
    for number, (name, data) in enumerate(lies.items()):
        (folder / name).write_bytes(data)
        page.open()
        page.give(folder / name)
        check(len(page.verdicts) == 1 and page.verdicts[0] != "failed", f"{name}: {page.verdicts}")
    return f"{len(blocked)} kinds of access blocked, {len(lies)} lies"


def control(browser, folder, server):
    """A page without a policy that does ask for something: the browser's log shows that."""
    page = folder / "control.html"
    page.write_text(f"<!DOCTYPE html><title>control</title><img src='{server.address}control.png'>")
    browser.open(page)
    end = time.monotonic() + browsers.PATIENCE
    while not any("control.png" in url for url in browser.requests) or not server.asked:
        check(time.monotonic() < end, f"the log of requests works: {browser.requests} {server.asked}")
        browser.evaluate("1")
        time.sleep(0.1)
    browser.requests.clear()
    server.asked.clear()


class Server:
    """A web server of this machine, which nobody is to ask for anything."""

    def __enter__(self):
        self.asked = asked = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_error(404)

            def log_message(self, *_):
                pass
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


PARTS = (vectors, sheets, exams, altered, packed, names, seen, access, safe, *odd_drops.PARTS, *odd_sheets.PARTS,
         *odd_shares.PARTS, *late_sheets.PARTS, *long_texts.PARTS, *start_over.PARTS, looks.looks, first_look.first_look, first_look.soon, left_behind.left_behind,
         left_behind.in_memory, *old_browsers.PARTS, small_script.small)


KINDS = (browsers.Chromium, browsers.Firefox, webkit.WebKit, old_engine.OldEngine)
# The short form tries in other engines what each of them does in its own way.
FEW = {"exams", "packed", "seen", "safe", "vanished", "lacking"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--browser", help="one of them only")
    parser.add_argument("--part", help="one part only")
    options = parser.parse_args()
    options.binary = str(pathlib.Path(options.binary).resolve())
    kinds = [kind for kind in KINDS if options.browser in (None, kind.name)]
    here = [kind for kind in kinds if kind.is_here()]
    for kind in kinds:
        if kind not in here:
            print(f"{kind.name}: skipped: {kind.needs} is not installed")
    if not here:
        print("skipped: none of the browsers is installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch, "JOIN.HTM")
        subprocess.run([options.binary, "join-page", "--output", str(path)], check=True,
                       capture_output=True)
        print(f"the page: {path.stat().st_size} bytes")
        with concurrent.futures.ThreadPoolExecutor() as threads:
            failed = [problem for problems in threads.map(
                lambda kind: run(kind, path, copy.copy(options), scratch), here) for problem in problems]
    for problem in failed:
        print(f"FAILED: {problem}")
    sys.exit(bool(failed))


def run(kind, path, options, scratch):
    """All parts in one browser; what failed."""
    failed = []
    with kind() as browser, Server() as server:
        options.server = server
        control(browser, pathlib.Path(browser.folder), server)
        page = Page(browser, path)
        for part in PARTS:
            name = part.__name__
            is_left_out = kind.is_other and options.quick and not options.part and name not in FEW
            if options.part not in (None, name) or name in kind.cannot or is_left_out:
                continue
            start = time.monotonic()
            with tempfile.TemporaryDirectory(dir=scratch) as folder:
                try:
                    said = part(page, pathlib.Path(folder), options)
                except Exception as error:  # whatever it is, the other parts are tried
                    traceback.print_exc()
                    said = f"failed: {error!r}"
                    failed.append(f"{kind.name}: {part.__name__}: {error!r}")
            print(f"{kind.name}: {part.__name__}: {said} ({time.monotonic() - start:.0f} s)", flush=True)
        # What the page was made to ask for, and its policy stopped, may stand in the log.
        foreign = [url for url in browser.requests if not url.startswith((*OWN, server.address))]
        if foreign or server.asked:
            failed.append(f"{kind.name}: requests left the page: {foreign[:5]} {server.asked}")
    return failed


if __name__ == "__main__":
    main()
