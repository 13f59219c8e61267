"""What of an exam stays where a browser has files of its own."""

import os
import time

import pictures
from opened_page import Page, check, split


def left_behind(page, folder, options):
    """Nothing that was not saved is left when the only page of a browser is closed, or the browser;
    while it is open, a browser may keep parts of an exam on a disk, as they are: Firefox 153 does from
    1 MiB on, Chromium 156 from 5. Firefox keeps them when another tab has a page from a disk, until it
    collects its garbage: mostly 12 s, once more than two minutes. So it is a browser of its own here."""
    marker = os.urandom(64)
    image = pictures.image("large", marker * (3 << 16), 3072, 4096)
    (folder / "large.dcm").write_bytes(image)
    archive, patient = split(options.binary, [folder / "large.dcm"], folder)
    shares = (*archive.iterdir(), *patient.iterdir())
    with type(page.browser)() as browser:
        alone = Page(browser, page.path)
        empty = browser.tab()
        held = looked_at(alone, shares, marker)
        check(alone.saved(), "the exam is saved")
        browser.close_tab(empty)
        end = time.monotonic() + 120
        while found := holding(browser, marker):
            check(time.monotonic() < end, f"left when the tab was closed: {found}")
            time.sleep(0.2)
        looked_at(alone, shares, marker)
        browser.quit()
        found = holding(browser, marker)
        check(not found, f"left when the browser was closed: {found}")
    return f"while the tab was open, {held} files held a part of the exam; none afterwards"


def in_memory(page, folder, options):
    """Of an exam of small files Chromium keeps nothing on the disk, though they are as long together."""
    marker = os.urandom(64)
    for number in range(16):
        (folder / f"{number}.dcm").write_bytes(pictures.image(str(number), marker * (1 << 14), 1024, 1024))
    archive, patient = split(options.binary, sorted(folder.glob("*.dcm")), folder)
    with type(page.browser)() as browser:
        alone = Page(browser, page.path)
        held = looked_at(alone, (*archive.iterdir(), *patient.iterdir()), marker)
        check(alone.verdicts == [] and alone.save_all(), f"the exam is saved: {alone.verdicts}")
        check(held == 0 or browser.name != "Chromium", f"{held} files hold a part of the exam")
    return f"{held} files held a part of 16 MiB"


def looked_at(page, shares, marker):
    """How many files hold a part of the exam while a person looks at it."""
    page.open()
    page.give(*shares)
    page.browser.wait("!document.querySelector('#picture').hidden", "a picture is shown")
    return len(holding(page.browser, marker))


def holding(browser, marker):
    """The files of the browser that hold a part of the exam, without what was saved."""
    found = []
    for path in browser.folder.rglob("*"):
        if browser.downloads in path.parents or not path.is_file():
            continue
        try:
            if marker in path.read_bytes():
                found.append(str(path.relative_to(browser.folder)))
        except FileNotFoundError:
            continue  # it is gone
    return found
