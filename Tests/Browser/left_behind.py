"""What of an exam stays where a browser has files of its own."""

import os
import time

import pictures
from opened_page import check, split


def left_behind(page, folder, options):
    """Nothing that was not saved is left when the tab is closed; while it is open, a browser may keep
    parts of an exam on a disk, as they are: Firefox 153 does from 1 MiB on, Chromium 156 from 5."""
    marker = os.urandom(64)
    image = pictures.image("large", marker * (3 << 16), 3072, 4096)
    (folder / "large.dcm").write_bytes(image)
    archive, patient = split(options.binary, [folder / "large.dcm"], folder)
    first = page.browser.tab()
    page.open()
    page.give(*archive.iterdir(), *patient.iterdir())
    page.browser.wait("!document.querySelector('#picture').hidden", "a picture is shown")
    held = holding(page.browser, marker)
    check(page.saved(), "the exam is saved")
    page.browser.close_tab(first)
    end = time.monotonic() + 120
    while found := holding(page.browser, marker):
        check(time.monotonic() < end, f"left when the tab was closed: {found}")
        time.sleep(0.2)
    return f"while the tab was open, {len(held)} files held a part of the exam; none afterwards"


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
