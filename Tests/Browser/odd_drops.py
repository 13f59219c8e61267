"""Drops as they happen: copies of copies, ZIP files in ZIP files, two patients, junk, and going back."""

import base64
import binascii
import io
import random
import shutil
import zipfile

import pictures
import tamper
from opened_page import check, digest, split


def status(page):
    return page.browser.evaluate("document.querySelector('#status').textContent")


def one_pair(options, folder, number=0):
    """A file, and the paths of its archive share and of its patient share."""
    file = pictures.gray(96, 64, number)
    (folder / "one.dcm").write_bytes(file)
    archive, patient = split(options.binary, [folder / "one.dcm"], folder)
    return file, next(archive.iterdir()), next(patient.iterdir())


def copies(page, folder, options):
    """A better copy is taken after a worse one of the same name; a second copy does no harm."""
    file, archive, patient = one_pair(options, folder)
    altered = next(data for _, data, code, *_ in tamper.edits(tamper.Half(patient.read_bytes()))
                   if code == "altered")
    for what, data, verdict in (("altered", altered, "altered-patient"),
                                ("cut", patient.read_bytes()[:3000], "truncated")):
        worse = folder / what / patient.name
        worse.parent.mkdir()
        worse.write_bytes(data)
        page.open()
        page.give(worse, archive)
        check(page.verdicts == [verdict] and page.saved() is None, f"{what}: {page.verdicts}")
        page.give(patient)
        check(page.verdicts == [] and page.saved() == digest(file), f"a better copy: {page.verdicts}")
    again = folder / patient.name.replace(".PNG", " (1).PNG")
    shutil.copyfile(patient, again)
    for paths in ((patient, again, archive), (again, patient)):
        page.open()
        page.give(*paths)
        said, waiting = page.verdicts, page.waiting
        if archive in paths:
            check(not said and not waiting and status(page).startswith("1 "), f"twice: {said} {waiting}")
        else:
            check(said == ["sameHalfTwice-patient"] and page.saved() is None, f"twice, alone: {said}")
    # A file that changes after it was chosen: something is said, nothing false is offered.
    page.open()
    page.give(patient)
    patient.write_bytes(altered + b"more")
    page.give(archive)
    said = page.verdicts
    check(len(said) == 1 and said != ["failed"] and page.saved() is None, f"changed meanwhile: {said}")
    return "worse, better, second and changing copies"


def nested(page, folder, options):
    """ZIP files in ZIP files, as portals hand them out; what is too deep is told."""
    file, archive, patient = one_pair(options, folder)

    def pack(name, method, *paths):
        with zipfile.ZipFile(folder / name, "w", method) as package:
            for path in paths:
                package.write(path, f"mail/{path.name}")
        return folder / name
    inner = pack("inner.zip", zipfile.ZIP_DEFLATED, patient)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        page.open()
        page.give(pack("outer.zip", method, inner, archive))
        check(page.verdicts == [] and page.saved() == digest(file), f"one in one: {page.verdicts}")
    for depth in range(3):
        inner = pack(f"deeper{depth}.zip", zipfile.ZIP_STORED, inner)
    page.open()
    page.give(inner, archive)
    check(page.verdicts == ["notPNG"] and page.saved() is None, f"too deep: {page.verdicts}")
    # As Safari leaves a download that it has not finished.
    with zipfile.ZipFile(folder / "safari.zip", "w") as package:
        package.writestr("P1.PNG.download/Info.plist", b"bplist00\xd1\1\2_\x10\x19DownloadEntryProgress")
    page.open()
    page.give(folder / "safari.zip", patient, archive)
    check(page.verdicts == [] and page.saved() == digest(file), f"an unfinished download: {page.verdicts}")
    # Two ZIP files with a bad file of the same name: both are named.
    bad = folder / "P1.PNG"
    bad.write_bytes(b"no picture")
    page.open()
    page.give(*(pack(f"{name}.zip", zipfile.ZIP_STORED, bad) for name in "ab"))
    named = page.verdicts_of_paths
    check(set(named) == {"a.zip/mail/P1.PNG", "b.zip/mail/P1.PNG"}, f"{named}")
    return "one in another, too deep, same names"


def programs(page, folder, options):
    """ZIP files behind a program that unpacks them; a program without one is none."""
    file, archive, patient = one_pair(options, folder)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.write(archive, archive.name)
        package.write(patient, patient.name)
        package.comment = b"Path=exam"
    page.open()
    for head in (b"MZ\x90\0", b"\x7fELF", b"#!/bin/sh\n"):
        stub, told = head + b"unpacks" * 3000, io.BytesIO()
        told.write(stub)  # zipfile tells places from the beginning of the file then
        with zipfile.ZipFile(packed) as source, zipfile.ZipFile(told, "a") as package:
            for name in source.namelist():
                package.writestr(name, source.read(name))
        for what, data in (("places without it", stub + packed.getvalue()), ("places with it", told.getvalue())):
            (folder / "exam.exe").write_bytes(data)
            page.clear()
            page.give(folder / "exam.exe")
            check(page.verdicts == [] and page.saved() == digest(file), f"{head}, {what}: {page.verdicts}")
        for what, data in (("alone", stub), ("followed", stub + packed.getvalue() + b"more")):
            (folder / "exam.exe").write_bytes(data)
            page.clear()
            page.give(folder / "exam.exe")
            check(page.verdicts == ["notPNG"], f"{head}, {what}: {page.verdicts}")
    return "three programs"


def uuencoded(name, data, mode="644"):
    lines = [binascii.b2a_uu(data[at:at + 45]) for at in range(0, len(data), 45)]
    return b"begin %s %s\n" % (mode.encode(), name.encode()) + b"".join(lines) + b"`\nend\n"


def attached(name, data):
    return (b'Content-Type: application/octet-stream;\n name="%s"\nContent-Transfer-Encoding: base64\n'
            b'Content-Disposition: attachment;\n filename="%s"\n\n' % ((name.encode(),) * 2)
            + base64.encodebytes(data))


def mails(page, folder, options):
    """Shares and ZIP files in a saved mail, and in a mailbox: in base 64, and uuencoded."""
    file, archive, patient = one_pair(options, folder)
    halves = [(path.name, path.read_bytes()) for path in (archive, patient)]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, data in halves:
            package.writestr(name, data)
    fields = b"From: a@clinic.example\nTo: b@home.example\nSubject: exam\nMIME-Version: 1.0\n"
    many = fields + b'Content-Type: multipart/mixed; boundary="=_x"\n\n'
    text = b"--=_x\nContent-Type: text/plain\n\nDear patient,\n-- \nThe clinic\n"
    logo = b"--=_x\n" + attached("logo.gif", b"GIF89a" + bytes(99))
    parts = [b"--=_x\n" + attached(*half) for half in halves]
    whole = many + text + logo + b"".join(parts) + b"--=_x--\n"
    lines = [uuencoded(*half) for half in halves]
    cases = {
        "base 64": whole, "lines of Windows": whole.replace(b"\n", b"\r\n"),
        "uuencode": fields + b"\nDear patient,\n\n" + b"\n".join(lines) + b"\nRegards\n",
        "blanks cut off": b"\n".join(line.rstrip(b" ") for line in (
            fields + b"\n" + b"".join(lines).replace(b"`", b" ")).split(b"\n")),
        "a ZIP file": many + text + b"--=_x\n" + attached("exam.zip", packed.getvalue()) + b"--=_x--\n",
        "one attachment": fields + attached("exam.zip", packed.getvalue()),
        "a mailbox": b"".join(b"From a@clinic.example Mon Mar  3 10:00:00 2025\n" + many + part + b"--=_x--\n\n"
                              for part in parts),
        "a mail in a mail": many + b"--=_x\nContent-Type: message/rfc822\n\n" + whole.replace(b"=_x", b"=_y")
        + b"--=_x--\n",
    }
    page.open()
    for what, data in cases.items():
        (folder / "exam.eml").write_bytes(data)
        page.clear()
        page.give(folder / "exam.eml")
        check(page.verdicts == [] and page.saved() == digest(file), f"{what}: {page.verdicts}")
    # A torn attachment, and one that is none.
    torn = many + text + parts[0][:-900] + b"=A\n--=_x--\n"
    for what, data in (("torn", torn), ("a picture", many + logo + b"--=_x--\n")):
        (folder / "exam.eml").write_bytes(data)
        page.clear()
        page.give(folder / "exam.eml")
        check(page.verdicts == ["notPNG"] and page.saved() is None, f"{what}: {page.verdicts}")
    return f"{len(cases)} mails"


def patients(page, folder, options):
    """Exams of two patients in one drop are told apart and named."""
    # The second name begins with a Korean syllable (ISO 2022, as in PS3.5 section I.2).
    for number, name in enumerate((b"Adams^Ann", b"\x1b$)C\xb1\xe8\x1b(BBrown^Bob")):
        for picture in range(2):
            one = pictures.image(f"series {number}", bytes([picture]) * 1024, 32, 32, more={
                (8, 5): ("CS", b"\\ISO 2022 IR 149"), (0x10, 0x10): ("PN", name), (0x10, 0x20): ("LO", b"ID%d" % number),
                (0x20, 0xD): ("UI", b"1.2.826.0.1.3680043.10.543.%d" % (7 + number))})
            (folder / f"{number}-{picture}.dcm").write_bytes(one)
    archive, patient = split(options.binary, sorted(folder.glob("*.dcm")), folder)
    page.open()
    page.give(*archive.iterdir(), *patient.iterdir())
    heads = page.browser.evaluate(
        "[...document.querySelectorAll('#series .study')].map((item) => item.textContent)")
    check(len(heads) == 2 and "Adams, Ann" in heads[0] and "\uae40Brown, Bob" in heads[1], f"{heads}")
    said = page.browser.evaluate("document.querySelector('#patients').hidden ? '' : "
                                 "document.querySelector('#patients').textContent")
    check("2" in said, f"a notice tells of two patients: {said!r}")
    page.clear()
    left = page.browser.evaluate("document.querySelector('main').innerText")
    check(not any(word in left for word in ("Adams", "Brown", "ID0", "series 1")), f"left: {left!r}")
    hidden = page.browser.evaluate("""['patients', 'save', 'exam', 'problems', 'clear'].map(
        (id) => document.getElementById(id).hidden)""")
    check(all(hidden), f"nothing is shown after it was cleared: {hidden}")
    page.give(*[path for part in (archive, patient) for path in part.iterdir()])
    check(status(page).startswith("4 ") and page.verdicts == [], f"and again: {status(page)}")
    return "two patients, and a page that was cleared"


def languages(page, folder, options):
    """Another language shows what is looked at in it; a length belongs to its picture alone."""
    cases = pictures.cases()
    shares = {}
    for name in ("gray 12", "report"):
        (folder / f"{name}.dcm").write_bytes(cases[name].file)
        halves = split(options.binary, [folder / f"{name}.dcm"], folder / name)
        shares[name] = [path for half in halves for path in half.iterdir()]
    page.open()
    page.give(*shares["gray 12"], *shares["report"])
    choose = lambda kind, word: page.browser.evaluate(
        f"void [...document.querySelectorAll('#{kind} button')]"
        f".find((button) => button.textContent.includes('{word}')).click()")
    choose("series", "gray 12")
    page.browser.wait("!document.querySelector('#picture').hidden", "a picture")
    preset = lambda: page.browser.evaluate("document.querySelector('#preset').selectedOptions[0]?.textContent")
    before = preset()
    choose("languages", "Deutsch")
    check(before and len(preset()) > 0, f"a window is chosen: {before!r}, then {preset()!r}")
    page.browser.evaluate("""void (() => {
        document.querySelector('input[value=measure]').click();
        for (const key of ['Enter', 'ArrowRight', 'Enter']) {
            document.querySelector('#canvas').dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
        }
    })()""")
    length = "document.querySelector('#length').textContent"
    check(page.browser.evaluate(length) != "", "a length is told")
    choose("series", "report")
    page.browser.wait("!document.querySelector('#other').hidden", "the report")
    choose("languages", "English")
    both = page.browser.evaluate("['picture', 'other'].map((id) => document.getElementById(id).hidden)")
    check(both == [True, False], f"the report stays: {both}")
    choose("series", "gray 12")
    page.browser.wait("!document.querySelector('#picture').hidden", "the picture again")
    check(page.browser.evaluate(length) == "", "the length is gone with its picture")
    # Before anything is shown: what comes then has its window.
    page.clear()
    page.begin()
    page.browser.choose("#files", shares["gray 12"])
    page.browser.evaluate("""new Promise((done) => {
        const buttons = document.querySelectorAll('#languages button');
        const timer = setInterval(() => {
            for (const button of buttons) button.click();
            if (document.querySelector('#picture').hidden || document.querySelector('#exam').hidden) return;
            clearInterval(timer);
            done(true);
        }, 1);
    })""")
    page.finish()
    check(preset() is not None, "the first picture has its window")
    page.clear()
    choose("languages", "English")
    return "a report, a length, and a first picture"


def junk(page, folder, options):
    """500 pairs of a series in one drop, in any order, and much that does not belong there."""
    count, other = 500, 40 if options.quick else 500
    source = folder / "source"
    source.mkdir()
    for number in range(count):
        (source / f"IM{number}").write_bytes(pictures.image(
            "stack", number.to_bytes(2, "little") * 512, 8, 64, 16, more={(0x20, 0x13): ("IS", b"%d" % number)}))
    archive, patient = split(options.binary, [source], folder)
    chance, bad = random.Random(options.seed), folder / "junk"
    bad.mkdir()
    for number in range(other):
        (bad / f"A{number:07}.PNG").write_bytes(b"\0" + chance.randbytes(chance.randrange(4000)))
        (bad / f"._{number}.png").write_bytes(b"left behind by a Mac")
    for name in ("DICOMDIR", "Thumbs.db", "INDEX.HTM", "JOIN.HTM", "SHA256SUMS", ".DS_Store",
                 "README (1).TXT", "README (another copy).TXT", "Copy of INDEX.HTM",
                 "INDEX - Kopie.HTM", "JOIN copy 2.HTM", "SHA256SUMS.txt"):
        (bad / name).write_bytes(b"not a share")
    paths = [path for part in (archive, patient, bad) for path in part.iterdir()]
    chance.shuffle(paths)
    page.open()
    page.give(*paths)
    check(status(page).startswith(f"{count} "), f"all are joined: {status(page)}")
    check(page.verdicts == ["notPNG"] and page.waiting == [], f"{page.verdicts} {page.waiting}")
    listed = page.browser.evaluate("document.querySelectorAll('#problemList ul > li').length")
    check(listed == min(other, 51), f"{listed} of {other} bad files are listed")
    with zipfile.ZipFile(page.save_all()) as saved:
        found = sorted(digest(saved.read(name)) for name in saved.namelist())
    check(found == sorted(digest(path.read_bytes()) for path in source.iterdir()), "all are saved as they were")
    return f"{count} pairs with {other} pieces of junk"


def back(page, folder, options):
    """Nothing of an exam is left for who goes back, or looks into the browser's stores."""
    _, archive, patient = one_pair(options, folder)
    other = folder / "other.html"
    other.write_text("<!DOCTYPE html><title>other</title><p>other")
    page.open()
    page.give(archive, patient)
    page.browser.wait("document.querySelector('#facts').textContent.includes('Eve')", "an exam")
    left = page.browser.evaluate("""(async () => [history.state, location.hash, document.cookie,
        localStorage.length, sessionStorage.length,
        indexedDB.databases ? (await indexedDB.databases()).length : 0])()""")
    check(left == [None, "", "", 0, 0, 0], f"kept: {left}")
    page.browser.evaluate("void document.querySelector('input[value=measure]').click()")
    page.browser.open(other)
    page.browser.evaluate("void setTimeout(() => history.back(), 0)")
    state = "document.body?.dataset.state === 'idle' && document.querySelector('#facts').textContent === ''"
    page.browser.wait_for_page(state, "the page is empty again")
    check(page.browser.evaluate("document.querySelector('#save').hidden"), "nothing is offered")
    check(page.browser.evaluate("document.querySelector('input[value=window]').checked"),
          "what is chosen is what the page does")
    return "nothing kept"


def meanwhile(page, folder, options):
    """A drop while another one is worked on, the halves of a pair in two drops, and without a network."""
    count = 60
    source = folder / "source"
    source.mkdir()
    for number in range(count):
        (source / f"IM{number}").write_bytes(pictures.gray(64, 64, number))
    archive, patient = split(options.binary, [source], folder)
    halves = [sorted(part.iterdir()) for part in (archive, patient)]
    for is_offline in (False, True):
        page.browser.offline(is_offline)
        asked = asks(page, folder, options.server)
        check(asked != is_offline, f"a page without a policy asks: {asked}; there is no network: {is_offline}")
    page.open()
    page.begin()
    for part in (halves[0][:40], halves[1], halves[0][40:], [folder / "source/IM0"]):
        page.browser.choose("#files", part)
    # The page may have been done with the first ones when the last was given.
    page.browser.wait("document.querySelector('#problemList > li[data-verdict=notPNG]')?.isConnected", "the last drop")
    page.finish()
    check(status(page).startswith(f"{count} ") and not page.waiting, f"{status(page)} {page.waiting}")
    check(page.verdicts == ["notPNG"], f"{page.verdicts}")
    with zipfile.ZipFile(page.save_all()) as saved:
        found = sorted(digest(saved.read(name)) for name in saved.namelist())
    check(found == sorted(digest(path.read_bytes()) for path in source.iterdir()), "all are saved as they were")
    page.browser.offline(False)
    return f"{count} pairs in four drops at once, without a network"


def asks(page, folder, server):
    """Whether a request of a page that has no policy arrives at a server."""
    (folder / "asks.html").write_text("<!DOCTYPE html><title>asks</title>")
    page.browser.open(folder / "asks.html")
    page.browser.evaluate(f"""new Promise((done) => {{
        const image = new Image();
        image.onload = image.onerror = () => done(true);
        image.src = '{server.address}asks.png?' + Math.random();
    }})""")
    asked = bool(server.asked)
    server.asked.clear()
    return asked


def tabs(page, folder, options):
    """Two tabs at once: each has its own exam."""
    made = []
    for number in (1, 2):
        place = folder / str(number)
        place.mkdir()
        made.append(one_pair(options, place, number))
    page.open()
    page.begin()
    page.browser.choose("#files", made[0][1:])
    first = page.browser.tab()
    page.open()
    page.give(*made[1][1:])
    check(page.saved() == digest(made[1][0]) and status(page).startswith("1 "), f"the second tab: {status(page)}")
    second = page.browser.tab(first)
    page.finish()
    check(page.saved() == digest(made[0][0]) and status(page).startswith("1 "), f"the first tab: {status(page)}")
    page.give(made[1][1])
    check(page.waiting and page.verdicts == [], f"nothing goes from one to the other: {page.waiting}")
    page.browser.tab(second)
    page.clear()
    page.browser.tab(first)
    return "an exam each"


def pkcs(tag, last):
    """The beginning of what is signed or encrypted as a whole, in one piece (RFC 5652)."""
    return b"0\x82\4\xd2\6" + tag + b"*\x86H\x86\xf7\r\1" + last


def foreign(page, folder, options):
    """What is no PNG is named as what it is, as in the program's own texts."""
    kinds = {
        "jpeg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG format"), "jp2": (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG format"),
        "heic": (b"\0\0\0\x18ftypheic", "HEIC format"),
        "heif": (b"\0\0\0\x1cftypheic\0\0\0\0mif1heicavif", "HEIC format"),
        "avif": (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "AVIF format"), "webp": (b"RIFF\1\2\3\0WEBPVP8 ", "WebP format"),
        "gif": (b"GIF89a", "GIF format"), "tiff": (b"II*\0\x08\0\0\0", "TIFF format"),
        "bmp": (b"BM\x36\0\1\0\0\0\0\0\x36\0", "BMP format"), "pdf": (b"%PDF-1.7\n", "PDF document"),
        "dcm": (bytes(128) + b"DICM" + bytes(9), "DICOM file"), "gz": (b"\x1f\x8b\x08\0", "is packed"),
        "7z": (b"7z\xbc\xaf\x27\x1c\0\4", "is packed"), "tar": (b"a" * 257 + b"ustar", "is packed"),
        "iso": (bytes(32768) + b"\1CD001\1\0", "is packed"), "none.zip": (b"PK\5\6" + bytes(18), "is packed"),
        "udf": (bytes(32768) + b"\0BEA01\1\0", "is packed"), "bin": (b"\0" + b"\xff" * 10 + b"\0\0\2\0\1", "is packed"),
        "cab": (b"MSCF\0\0\0\0\x2c\0", "is packed"), "vhdx": (b"vhdxfileM\0", "is packed"),
        "vhd": (b"\1" + b"conectix".ljust(512, b"\0"), "is packed"),
        "dmg": (b"\x78\xda" + b"koly\0\0\0\4\0\0\2\0".ljust(512, b"\0"), "is packed"),
        "z01": (b"PK\7\x08PK\3\4", "one of several parts"), "z02": (b"\1\2\3PK\5\6\2" + bytes(17), "one of several parts"),
        "whole": (b"\1\2\3PK\5\6" + bytes(18), "not a PNG picture"),
        "p7m": (pkcs(b"\t", b"\7\3"), "is encrypted"), "p7e": (pkcs(b"\x0b", b"\t\x10\1\x17"), "is encrypted"),
        "p7s": (pkcs(b"\t", b"\7\2") + b"\xa0\x80$\x80\4\x82\4\0Content-Type: multipart/mixed\r\n", "saved mail"),
        "p7x": (pkcs(b"\t", b"\7\2") + b"\xa0\x80$\x80\4\x82\4\0%PDF-1.7\n", "not a PNG picture"),
        "asc": (b"-----BEGIN PGP MESSAGE-----\n\nhQEMA", "is encrypted"), "gpg": (b"\x85\1\x0c\3\1\2\3", "is encrypted"),
        "dat": (b"x\x9f>\"\1\0", "winmail.dat"),
        "lnk": (b"L\0\0\0\1\x14\2\0" + bytes(20), "a link to a file"),
        "url": (b"\xef\xbb\xbf[InternetShortcut]\r\nURL=https://portal.example/exam\r\n", "a link to a file"),
        "desktop": (b"[Desktop Entry]\nType=Link\n", "a link to a file"),
        "webloc": (b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">\n'
                   b'<plist version="1.0"><dict><key>URL</key>', "a link to a file"),
        "alias": (b"book\0\0\0\0mark\0\0\0\0", "a link to a file"), "plist": (b"bplist00\xd1\1\2SURL", "a link to a file"),
        "html": (b"\n<!DOCTYPE HTML>\n<title>Login</title>", "web page"),
        "xhtml": (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "web page"),
        "xml": (b'<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3">', "not a PNG picture"),
        "zeros": (bytes(40_000), "nothing but zeros"), "late": (bytes(40_000) + b"\1", "not a PNG picture"),
        "msg": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "saved mail"),
        "eml": (b"Received: from a by b\r\n\tfor c\r\nFrom: a@b\r\nSubject: x\r\n\r\n", "saved mail"),
        "png": (b"\x89PNG\n\x1a\n" + bytes(99), "treated it as text"), "none": (b"", "is empty"),
        # Read as UTF-16, it has as many letters as the code of a sheet.
        "jpg": (b"\xff\xd8\xff\xe0" + "".join(chr(0x3041 + i) for i in range(58)).encode("utf-16-le"), "JPEG format"),
        "letter": (b"Dear doctor,\nplease find the exam attached.\nYours, the clinic\n", "not a PNG picture"),
        "note": (b"The pictures of this exam were taken with the old machine, and nobody looked\n", "not a PNG picture"),
        "cue": (b'FILE "IMAGE.BIN" BINARY\r\n  TRACK 01 MODE1/2352\r\n    INDEX 01 00:00:00\r\n', "not a PNG picture"),
        "txt": (b"Note: from\nFrom: the ward\n", "not a PNG picture"), "avi": (b"RIFF\1\2\3\0AVI LIST", "not a PNG picture"),
    }
    for name, (data, _) in kinds.items():
        (folder / f"one.{name}").write_bytes(data)
    (folder / "cut.png").write_bytes(pictures.png(4, 4, b"")[:30])
    page.open()
    page.give(*folder.iterdir())
    said = page.browser.evaluate("""[...document.querySelectorAll('#problemList > li')].map((item) => [
        item.querySelector('p').textContent, [...item.querySelectorAll('ul > li')].map((path) => path.textContent)])""")
    texts = {path: what for what, paths in said for path in paths}
    for name, (_, words) in kinds.items():
        check(words in texts.get(f"one.{name}", ""), f"{name}: {texts.get(f'one.{name}')!r}, not {words!r}")
    check("30 bytes" in texts["cut.png"], f"a file that was cut: {texts['cut.png']!r}")
    placeholders(page, folder / "CD")
    return f"{len(kinds)} kinds"


def placeholders(page, folder):
    """What iCloud leaves of files that it has not downloaded, as a copy of their folder brings it."""
    folder.mkdir()
    for name in (".P1A2B3C4.PNG.icloud", ".SHEET.TXT.icloud", ".README.TXT.icloud", ".hidden"):
        (folder / name).write_bytes(b"bplist00\xd3\1\2\3\4\5\6_\x10\x1eNSURLFileResourceTypeKey")
    page.open()
    page.give(*folder.iterdir())
    said = page.browser.evaluate("""[...document.querySelectorAll('#problemList > li')].map((item) =>
        item.querySelector('p').textContent)""")
    check(len(said) == 1 and "still in iCloud" in said[0], f"placeholders: {said}")
    check(set(page.verdicts_of_paths) == {".P1A2B3C4.PNG.icloud", ".SHEET.TXT.icloud"},
          f"placeholders: {page.verdicts_of_paths}")


def unreadable(page, folder, options):
    """What cannot be read of a dropped folder is named, and the rest is looked at."""
    page.open()
    page.begin()
    page.browser.evaluate("""void (() => {
        const lost = async () => { throw new DOMException('lost', 'NotFoundError'); };
        const file = (name, getFile = async () => new File(['no picture'], name)) => ({ kind: 'file', name, getFile });
        const stick = { kind: 'directory', name: 'stick', async* values() {
            yield file('IM1', lost);
            yield { kind: 'directory', name: 'torn', async* values() { await lost(); } };
            yield file('IM2');
            await lost();
        } };
        const items = [stick, file('IM3')].map((handle) => (
            { kind: 'file', getAsFile: () => null, getAsFileSystemHandle: async () => handle }));
        dispatchEvent(Object.assign(new Event('drop', { cancelable: true }), { dataTransfer: { items } }));
    })()""")
    page.finish()
    wanted = {"stick/IM1": {"unreadable"}, "stick/torn": {"unreadable"}, "stick": {"unreadable"},
              "stick/IM2": {"notPNG"}, "IM3": {"notPNG"}}
    check(page.verdicts_of_paths == wanted, f"{page.verdicts_of_paths}")
    return "a file and two folders"


PARTS = (copies, nested, programs, mails, patients, languages, junk, back, meanwhile, tabs, foreign, unreadable)
