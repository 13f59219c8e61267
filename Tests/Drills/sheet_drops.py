#!/usr/bin/env python3
"""A sheet is dropped in every form that people have it in, and brings its exam back.

Sheets are made by `split --sheet`, and one by the service with `media = ["sheet"]`. The archive
shares of some lie in the archive that the service knows, those of others are dropped beside the
sheet. Forms: the code typed in small letters without
spaces, a quoted reply in a mail (plain, quoted-printable, HTML), a saved page, and a photo: the
service's SHEET.HTM, printed to PDF by Chromium, rasterised at 150 dpi, turned by 7 degrees, skewed in
perspective, and saved as JPEG with quality 60. Then what goes wrong: a typing error, a sheet without
its archive shares, one of another publication, an altered archive share, a photo without a code. In
the end no key is left in the spool or the journal.
"""

import email.message
import io
import re
import shutil
import subprocess
import sys

from spool import below, check, dicom, digest, drill, standing_still, wait

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CONFIGURATION = """archive-lookup = true
sheet-photos = true
media = ["sheet"]
study-quiet = "1s"
handed-over-after = "1s"
languages = ["en", "fr"]
"""
PAGE = """<!DOCTYPE html><html><head><style>pre {{ margin: 1em }}</style></head><body>
<h1>The patient's half</h1>{svg}<pre>{text}</pre></body></html>"""


class Sheet:
    """A sheet that the command made, with the files that it stands for."""

    def __init__(self, spool, number, images):
        base = spool.folder.parent / f"sheet-{number}"
        (base / "exam").mkdir(parents=True)
        for image in range(images):
            (base / "exam" / f"{image}.dcm").write_bytes(dicom(image, study=number))
        result = subprocess.run(
            [spool.binary, "split", base / "exam", "--archive", base / "archive", "--sheet",
             base / "sheet.txt"], capture_output=True, text=True)
        check(result.returncode == 0, f"split --sheet: {result.stderr}")
        self.text = (base / "sheet.txt").read_text()
        self.lines = self.text.split("\n")[:-1]
        self.shares = sorted((base / "archive").glob("*.PNG"))
        self.digests = {digest(path) for path in (base / "exam").iterdir()}
        check(len(self.shares) == images, "every image has an archive share")

    def to_archive(self, spool, label):
        folder = spool.path("archive", label)
        folder.mkdir(parents=True)
        for share in self.shares:
            shutil.copy(share, folder / share.name.lower())

    @property
    def typed(self):
        return "".join(self.lines[-3:]).lower().replace(" ", "")

    def secrets(self):
        """What would tell the key: its bytes, and each line of the code as it may be written."""
        symbols = "".join(line.replace(" ", "")[:-2] for line in self.lines[-3:])[:52]
        number = 0
        for symbol in symbols:
            number = number << 5 | ALPHABET.index(symbol)
        yield (number >> 4).to_bytes(32, "big")
        for line in self.lines[-3:]:
            for form in (line, line.replace(" ", ""), line.lower(), line.lower().replace(" ", "")):
                yield form.encode()


class Printed(Sheet):
    """A sheet that the service published, with the files that it stands for."""

    def __init__(self, text, sent):
        lines = [line.strip() for line in text.splitlines()]
        at = lines.index("DCMSHARE-SHEET 1")
        self.lines = lines[at:at + 5]
        self.digests = set(sent.values())


def photo(page, folder):
    """The printed page as a telephone takes it, or None where that cannot be made here."""
    from PIL import Image

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if not (chromium and shutil.which("pdftoppm")):
        return None
    folder.mkdir()
    subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/home",
         f"--print-to-pdf={folder}/sheet.pdf", "--no-pdf-header-footer", page.as_uri()],
        check=True, capture_output=True)
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", folder / "sheet.pdf", folder / "sheet"],
        check=True)
    page = Image.open(folder / "sheet.png").convert("RGB")
    page = page.rotate(7, expand=True, resample=Image.BICUBIC, fillcolor=(90, 80, 70))
    width, height = page.size
    skewed = (40, 60, 10, height - 30, width - 50, height, width, 10)
    page = page.transform(page.size, Image.QUAD, skewed, Image.BICUBIC)
    data = io.BytesIO()
    page.save(data, "JPEG", quality=60)
    return data.getvalue()


def noise():
    from PIL import Image

    data = io.BytesIO()
    Image.effect_noise((900, 700), 80).save(data, "JPEG", quality=60)
    return data.getvalue()


def mail(subtype, body, encoding):
    message = email.message.EmailMessage()
    message["From"], message["To"] = "patient@mail.example", "doctor@practice.example"
    message["Subject"] = "Re: my exam"
    message.set_content(body, subtype=subtype, cte=encoding)
    return bytes(message)


def run(spool, options):
    try:
        import PIL  # noqa: F401
    except ImportError:
        print("skipped: Pillow is not installed")
        sys.exit(77)
    spool.configuration = CONFIGURATION
    images, printed = (4, 4) if options.quick else (60, 500)
    names = ("typed", "reply", "quoted", "page", "altered", "mistyped", "other", "lonely")
    sheets = {name: Sheet(spool, number, images) for number, name in enumerate(names, 1)}
    for number, name in enumerate(("reply", "quoted")):
        sheets[name].to_archive(spool, f"7F3A-91BC-22D{number}")
    # The index learns them at the start, as after a power failure.
    daemon = spool.start_working()
    wait(lambda: "index entr" in spool.said(), "the index knows the archive shares", 60)
    with standing_still(daemon):  # so that all of them come at once, as one study
        for image in range(printed):
            spool.send(f"{image}.dcm", dicom(image, study=77))
    outgoing = spool.path("outgoing")
    wait(lambda: list(outgoing.glob("*-*-*/SHEET.HTM")), "the service publishes a sheet", 60)
    published = next(outgoing.glob("*-*-*/SHEET.HTM")).parent
    drop = spool.path("reconstruct")

    def text_of(name):
        return " ".join((drop / f"{name}.problem.txt").read_text("utf-8-sig").split())

    def bring(name, *files):
        """Drops the sheet's archive shares, and files in place of those that have their names."""
        folder = drop / name
        folder.mkdir()
        for share in sheets[name].shares:
            if share.name not in dict(files):
                shutil.copy(share, folder)
        for file, data in files:
            (folder / file).write_bytes(data)

    # What comes back.
    bring("typed", ("code.txt", sheets["typed"].typed.encode()))
    quoted = "On Monday the hospital wrote:\n\n" + "".join(f"> {l}\n" for l in sheets["reply"].lines)
    (drop / "reply.eml").write_bytes(mail("plain", quoted, "8bit"))
    long_lines = "".join(f"&gt;&nbsp;{line}<br>" for line in sheets["quoted"].lines)
    (drop / "quoted.eml").write_bytes(
        mail("html", f"<html><body><p>Voilà :</p><p>{long_lines}</p></body></html>", "quoted-printable"))
    page = PAGE.format(svg="<svg viewBox='0 0 1 1'></svg>", text="\n".join(sheets["page"].lines))
    bring("page", ("SHEET.HTM", page.encode()), ("SHEET.TXT", sheets["page"].text.encode()))
    back = ["typed", "reply", "quoted", "page"]
    picture = photo(published / "SHEET.HTM", spool.folder.parent / "print")
    own = Printed((published / "SHEET.TXT").read_text("utf-8-sig"), spool.sent)
    (outgoing / "handed-over").mkdir(exist_ok=True)
    published.rename(outgoing / "handed-over" / published.name)
    if picture:
        file = spool.folder.parent / "photo.jpg"
        file.write_bytes(picture)
        result = subprocess.run(
            [spool.binary, "reconstruct", "--sheet", file, "--archive", spool.path("archive"),
             "--output", file.with_name("by-command")], capture_output=True, text=True)
        check(result.returncode == 0, f"the command reads the photo: {result.stderr}")
        shutil.copy(file, drop)

    # What does not.
    lines = list(sheets["mistyped"].lines)
    lines[3] = lines[3][:7] + ("7" if lines[3][7] != "7" else "8") + lines[3][8:]
    bring("mistyped", ("mistyped.txt", "\n".join(lines).encode()))
    share = sheets["altered"].shares[0]
    victim = drop / "altered" / share.name
    bring("altered", (victim.name, altered(share.read_bytes())),
          ("SHEET.TXT", sheets["altered"].text.encode()))
    (drop / "lonely.txt").write_text(sheets["lonely"].text)
    bring("other", ("SHEET.TXT", sheets["lonely"].text.encode()))
    (drop / "noise.jpg").write_bytes(noise())

    expected = set().union(*(sheets[name].digests for name in back))
    if picture:
        expected |= own.digests
    kept = sheets["altered"].digests
    restored = lambda: {
        digest(path) for path in below(spool.path("reconstructed")) if not path.name.startswith(".")}
    wait(lambda: restored() >= expected and len(restored() & kept) == images - 1,
         "the exams come back", 120)
    check(restored() <= expected | kept, "and nothing else does")
    for name, words in {
        "mistyped/mistyped.txt": "The second of the three lines of code is mistyped.",
        f"altered/{victim.name}": "the archive's half was altered",
        "other/SHEET.TXT": "do not belong to this sheet",
        "noise.jpg": "No QR code can be read in this photo.",
    }.items():
        wait(lambda: words in text_of(name), f"a text beside {name} says: {words}", 60)
    # Its archive shares are nowhere; a share that is nobody's is here, too.
    with standing_still(daemon):  # which writes texts there
        shutil.rmtree(drop / "other")
        shutil.rmtree(drop / "mistyped")
    status = drop / "STATUS.HTM"
    wait(lambda: "A sheet" in status.read_text("utf-8"), "the status names a sheet", 60)

    # The doctor brings the unaltered share.
    shutil.copy(share, victim)
    wait(lambda: restored() == expected | kept, "the last image comes back", 60)
    (drop / "lonely.txt").unlink()
    (drop / "noise.jpg").unlink()
    wait(lambda: {p.name for p in drop.iterdir() if p.name[0] != "."} == {"STATUS.HTM"},
         "every sheet is removed with all that came with it", 120)
    said = spool.log.read_text(errors="replace")
    looked_up = len(re.findall("from the archive for user", said))
    check(looked_up == images * 2 + (printed if picture else 0), f"the journal names {looked_up} look-ups")
    wait(lambda: not (outgoing / "handed-over" / published.name).exists(), "the sheet has left", 60)
    with standing_still(daemon):  # it replaces its figures and pages all the time
        for secret in (secret for sheet in [own, *sheets.values()] for secret in sheet.secrets()):
            check(secret not in spool.log.read_bytes(), "no key is in the journal")
            for path in below(spool.folder):
                check(secret not in path.read_bytes(), f"no key is left in {path.name}")
    how = "and a photo" if picture else "(no photo: Chromium or pdftoppm is missing)"
    return f"{len(expected | kept)} images by typed code, mails, a page {how}; no key is left"


def altered(share):
    """The share with one sample changed, as a picture that any program may have saved."""
    from PIL import Image

    picture = Image.open(io.BytesIO(share))
    picture.load()
    picture.putpixel((3, 3), picture.getpixel((3, 3)) ^ 1)
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


if __name__ == "__main__":
    drill(run, __doc__)
