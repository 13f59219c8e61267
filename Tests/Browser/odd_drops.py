"""Drops as they happen: copies of copies, ZIP files in ZIP files, two patients, junk, and going back."""

import random
import shutil
import zipfile

import pictures
import tamper
from opened_page import check, digest, split


def status(page):
    return page.browser.evaluate("document.querySelector('#status').textContent")


def one_pair(options, folder):
    """A file, and the paths of its archive share and of its patient share."""
    file = pictures.gray(96, 64)
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
            check(said in ([], ["sameHalfTwice"]) and page.saved() is None, f"twice, alone: {said}")
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
    # Two ZIP files with a bad file of the same name: both are named.
    bad = folder / "P1.PNG"
    bad.write_bytes(b"no picture")
    page.open()
    page.give(*(pack(f"{name}.zip", zipfile.ZIP_STORED, bad) for name in "ab"))
    named = page.verdicts_of_paths
    check(set(named) == {"a.zip/mail/P1.PNG", "b.zip/mail/P1.PNG"}, f"{named}")
    return "one in another, too deep, same names"


def patients(page, folder, options):
    """Exams of two patients in one drop are told apart and named."""
    for number, name in enumerate((b"Adams^Ann", b"Brown^Bob")):
        for picture in range(2):
            one = pictures.image(f"series {number}", bytes([picture]) * 1024, 32, 32, more={
                (0x10, 0x10): ("PN", name), (0x10, 0x20): ("LO", b"ID%d" % number),
                (0x20, 0xD): ("UI", b"1.2.826.0.1.3680043.10.543.%d" % (7 + number))})
            (folder / f"{number}-{picture}.dcm").write_bytes(one)
    archive, patient = split(options.binary, sorted(folder.glob("*.dcm")), folder)
    page.open()
    page.give(*archive.iterdir(), *patient.iterdir())
    heads = page.browser.evaluate(
        "[...document.querySelectorAll('#series .study')].map((item) => item.textContent)")
    check(len(heads) == 2 and "Adams, Ann" in heads[0] and "Brown, Bob" in heads[1], f"{heads}")
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


def junk(page, folder, options):
    """Many pairs in any order, and as much that does not belong there."""
    count = 40 if options.quick else 500
    source = folder / "source"
    source.mkdir()
    for number in range(count):
        (source / f"IM{number}").write_bytes(pictures.gray(16, 16, number))
    archive, patient = split(options.binary, [source], folder)
    chance, bad = random.Random(options.seed), folder / "junk"
    bad.mkdir()
    for number in range(count):
        (bad / f"A{number:07}.PNG").write_bytes(b"\0" + chance.randbytes(chance.randrange(4000)))
        (bad / f"._{number}.png").write_bytes(b"left behind by a Mac")
    for name in ("DICOMDIR", "Thumbs.db", "INDEX.HTM", "JOIN.HTM", "SHA256SUMS", ".DS_Store"):
        (bad / name).write_bytes(b"not a share")
    paths = [path for part in (archive, patient, bad) for path in part.iterdir()]
    chance.shuffle(paths)
    page.open()
    page.give(*paths)
    check(status(page).startswith(f"{count} "), f"all are joined: {status(page)}")
    check(page.verdicts == ["notPNG"] and page.waiting == [], f"{page.verdicts} {page.waiting}")
    listed = page.browser.evaluate("document.querySelectorAll('#problemList ul > li').length")
    check(listed == min(count, 51), f"{listed} of {count} bad files are listed")
    return f"{count} pairs with junk"


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


PARTS = (copies, nested, patients, junk, back)
