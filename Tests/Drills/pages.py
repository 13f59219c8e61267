#!/usr/bin/env python3
"""The pages as a browser shows them: on a telephone, a screen, and paper (needs Chromium). A sheet is
one page, of A4 and of Letter, whatever stands on it.

With --keep, the pictures stay in the drill's folder, to be looked at.
"""

import html.parser
import itertools
import re
import shutil
import subprocess
import sys

import numpy
from PIL import Image

from spool import check, dicom, drill, standing_still, wait

LANGUAGES = ["en", "it", "de", "fr"]
PHONE = 320  # also what a desktop's width is at 400 %


def pixels(file):
    """The colors of a picture: rows, columns, and red, green and blue."""
    return numpy.asarray(Image.open(file).convert("RGB")).astype(int)


class Structure(html.parser.HTMLParser):
    """Whether every element that is opened is closed."""

    VOID = {"meta", "br"}

    def __init__(self, text):
        super().__init__()
        self.stack = []
        self.feed(text)
        check(not self.stack, f"not closed: {self.stack}")

    def handle_starttag(self, tag, attributes):
        if tag not in self.VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        check(self.stack and self.stack.pop() == tag, f"</{tag}> closes nothing")


class Browser:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        folder.mkdir(parents=True, exist_ok=True)

    def run(self, page, *options):
        command = [
            self.program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text",
            f"--user-data-dir={self.folder}/profile", *options, page.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=600)

    def picture(self, page, name, width, height=3000):
        file = self.folder / f"{name}.png"
        self.run(page, f"--window-size={width},{height}", f"--screenshot={file}")
        return pixels(file)

    def paper(self, page, name):
        file = self.folder / f"{name}.pdf"
        self.run(page, "--no-pdf-header-footer", f"--print-to-pdf={file}")
        return max(map(int, re.findall(rb"/Type /Pages\s*/Count (\d+)", file.read_bytes())))


def look(browser, page, name):
    """The page fits a telephone's width, and has no color; at its own width and a wider one."""
    Structure(page.read_text("utf-8"))
    # Chromium makes no window narrower than 500 pixels: a frame of the telephone's width does.
    frame = browser.folder / f"{name}-frame.html"
    frame.write_text(
        "<!DOCTYPE html><style>body{margin:0;background:#00f}iframe{border:0;background:#fff;display:block}</style>"
        f'<iframe src="{page.as_uri()}" width="{PHONE}" height="2900"></iframe>'
    )
    rows = browser.picture(frame, f"{name}-phone", 600)
    check((rows[:2900, PHONE:] == (0, 0, 255)).all(), "the frame is as wide")
    inside = rows[:2900, :PHONE]
    dark = lambda rows: (rows.max(axis=2) < 128).sum()
    check(dark(inside) > 5000, "there is something to read")
    # What is too wide would be cut off at the edge: there is a margin on both sides.
    check(dark(inside[:, :12]) + dark(inside[:, -12:]) == 0, "nothing reaches the edges")
    screen = browser.picture(page, f"{name}-screen", 1000, 1400)
    for part in (inside, screen):
        check((part.max(axis=2) - part.min(axis=2) < 4).all(), "no color is used")


def sheets(browser, spool):
    """The sheet is one page of A4 and of Letter, in however many languages, and whatever it has to say."""
    outgoing = spool.path("outgoing")
    margin = "@page { margin: 10mm }"
    for number, (count, isLong) in enumerate(itertools.product(range(1, len(LANGUAGES) + 1), (False, True))):
        languages = ", ".join(f'"{language}"' for language in LANGUAGES[:count])
        contact = ["A line of seventy-two characters, which is the longest that may be here."] * 6
        if not isLong:
            contact = ["Radiology, St. Mary's Hospital", "+1 555 0100", "https://hospital.example"]
        spool.stop()
        spool.configuration = f"""study-quiet = "1s"
media = ["sheet"]
label = "accession"
languages = [{languages}]
contact = {contact}
"""
        spool.start_working()
        # A long number is a long name of the folder.
        study = 10 ** (25 if isLong else 3) + number
        for name in [f"ACC{study}"] + [f"ACC{study}_2"] * isLong:  # what comes later says so
            spool.send(f"{name}.dcm", dicom(len(name), study=study))
            wait(lambda: (outgoing / name / "SHEET.HTM").exists(), f"the sheet {number} is there", 60)
        text = (outgoing / name / "SHEET.HTM").read_text("utf-8")
        check(margin in text and "JOIN.HTM" in text, "it says what to do without a service")
        for size in ("A4", "letter"):
            page = browser.folder / f"sheet-{number}-{size}.html"
            page.write_text(text.replace(margin, margin.replace("10mm", f"10mm; size: {size}")), "utf-8")
            sides = browser.paper(page, page.stem)
            check(sides == 1, f"one page of {size}, {count} languages, {'long' if isLong else 'short'}: {sides}")


def run(spool, options):
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if not program:
        print("skipped: Chromium is not installed")
        sys.exit(77)
    browser = Browser(program, spool.folder.parent / "pictures")
    languages = ", ".join(f'"{language}"' for language in LANGUAGES)
    spool.configuration = f'''study-quiet = "1s"
languages = [{languages}]
contact = ["Radiology, St. Mary's Hospital", "+1 555 0100", "https://radiology.hospital.example"]
'''
    daemon = spool.start_working()
    with standing_still(daemon):  # so that all of them come at once, as one study
        for number in range(5):
            spool.send(f"{number}.dcm", dicom(number, side=192))
    outgoing, reconstruct = spool.path("outgoing"), spool.path("reconstruct")
    studies = lambda: [p for p in outgoing.iterdir() if p.name.count("-") == 2]
    wait(studies, "the study is published", 60)
    study = studies()[0]

    index = study / "INDEX.HTM"
    look(browser, index, "index")
    check(browser.paper(index, "index") == len(LANGUAGES), "one sheet of paper for each language")

    # Something of everything on the status page.
    shutil.copytree(study, reconstruct / "A CD", copy_function=shutil.copyfile)
    for half in sorted(spool.path("archive", study.name).glob("*.png"))[:3]:
        shutil.copyfile(half, reconstruct / half.name)
    (reconstruct / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(500))
    status = reconstruct / "STATUS.HTM"
    for words in ("3 of 5 images reconstructed, 2 waiting", "1 problem,", "1 exam done", "3 images"):
        wait(lambda: words in status.read_text("utf-8"), words, 60)
    # The daemon may replace the page at any moment.
    copy = browser.folder / "STATUS.HTM"
    shutil.copyfile(status, copy)
    check("A CD" not in copy.read_text("utf-8"), "no name that people gave")
    look(browser, copy, "status")

    # The patient's share: dark letters on white at the top, noise below.
    share = sorted(study.glob("P*.PNG"))[0]
    frame = browser.folder / "share.html"
    frame.write_text(
        '<!DOCTYPE html><style>body{margin:0}img{display:block}</style>'
        f'<img src="{share.as_uri()}">'
    )
    rows = browser.picture(frame, "share", 600, 400)
    top = rows[:20, :192, 0]
    check(set(top.flat) == {0, 255}, "letters on white")
    check(0.02 < (top == 0).mean() < 0.5, "few of them are ink")
    check(len(numpy.unique(rows[140:180, :192, 0])) > 200, "noise below")
    sheets(browser, spool)
    return f"{len(LANGUAGES)} languages on telephone, screen and paper; no color, nothing cut off"


if __name__ == "__main__":
    drill(run, __doc__)
