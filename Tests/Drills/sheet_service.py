#!/usr/bin/env python3
"""A study leaves on one sheet, and comes back from it.

With `media = ["sheet"]` the service writes no patient share. The sheet's text, typed in small letters
without spaces, and the square on its page, rasterized from the page in a browser and read by zbar,
hold the same; with either the command gives back every file as it was. Images that come later have a
sheet of their own. Once the folders were handed over, nothing of the keys is left in the spool, and
the journal never had any of it.
"""

import hashlib
import os
import random
import re
import shutil
import subprocess
import time

from spool import Spool, below, check, dicom, digest, drill, entries, standing_still, wait

CODE = re.compile(r"^(?:[0-9A-Z]{4} ){4}[0-9A-Z]{4}\r?$", re.M)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def published(spool):
    return [p for p in entries(spool.path("outgoing")) if (p / "SHA256SUMS").exists()]


def symbols(text):
    """The symbols of a sheet's code, and the 32 bytes of its key."""
    lines = ["".join(line.split()) for line in CODE.findall(text)]
    check(len(lines) == 3, f"a sheet has three lines of code, not {lines}")
    key = "".join(line[:18] for line in lines)[:52]
    number = int("".join(f"{ALPHABET.index(s):05b}" for s in key)[:256], 2)
    return lines, number.to_bytes(32, "big")


def traces(text):
    """What would tell of a key, wherever it is found."""
    lines, key = symbols(text)
    spaced = [" ".join(line[at:at + 4] for at in range(0, 20, 4)) for line in lines]
    return [key, key.hex().encode(), key.hex().upper().encode(), *(
        form(line).encode() for line in lines + spaced for form in (str, str.lower))]


def leaks(folder, wanted):
    return sorted({
        str(path) for path in below(folder) if path.is_file()
        for trace in wanted if trace in path.read_bytes()
    })


def reconstruct(spool, sheet, output, given=None):
    result = subprocess.run(
        [spool.binary, "reconstruct", "--sheet", sheet, "--archive", spool.path("archive"),
         "--output", output], capture_output=True, text=True, input=given)
    check(result.returncode == 0, f"the sheet does not give the files back: {result.stderr}")
    return sorted(digest(path) for path in below(output) if path.is_file())


def square(page, base):
    """What the square on a page says that a browser has printed; None without the programs for it."""
    tools = ("chromium", "pdftoppm", "zbarimg")
    if not all(map(shutil.which, tools)):
        return None
    pdf = base / "sheet.pdf"
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={base / 'chromium'}", f"--print-to-pdf={pdf}", page.as_uri()],
        check=True, capture_output=True, timeout=600)
    subprocess.run(
        ["pdftoppm", "-gray", "-r", "100", pdf, base / "sheet"], check=True, capture_output=True)
    images = sorted(base.glob("sheet-*.pgm"))
    check(len(images) == 1, f"the sheet is one page, not {len(images)}")
    result = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", images[0]],
        capture_output=True, text=True)
    check(result.returncode == 0, f"zbar does not read the square: {result.stderr}")
    return result.stdout.strip()


def killed(binary, base, chance):
    """Two daemons publish sheets, and one is killed after every few files."""
    spool = Spool(
        binary, base / "two" / "spool", 'media = ["sheet"]\nstudy-quiet = "1s"\nrescan = "1s"\n')
    spool.folder.mkdir(parents=True)
    try:
        spool.start_working()
        spool.start_working()
        for number in range(300):
            spool.send(f"S{number % 3}/IM{number}.dcm", dicom(number, study=number % 3, side=32))
            time.sleep(0.05)
            if number % 25 == 24:
                spool.kill(chance.choice(spool.daemons))
                spool.start()
        wait(spool.is_published, "all is published")
        spool.stop()
    finally:
        for daemon in spool.daemons:
            daemon.kill()
            daemon.wait()
    found = []
    folders = published(spool)
    for folder in folders:
        back = reconstruct(spool, folder / "SHEET.TXT", base / "two" / folder.name)
        text = (folder / "SHEET.TXT").read_text(encoding="utf-8-sig")
        check(len(back) == int(re.search(r"Images: +(\d+)", text)[1]), f"{len(back)} images, not {text}")
        found += back
    check(sorted(found) == sorted(spool.sent.values()), f"{len(found)} of {len(spool.sent)} images")
    left = [p for p in below(spool.folder, ".*") if p.name == ".sheet" or ".image-" in p.name]
    check(not left, f"keys and marks are left: {left}")
    return f"300 images on {len(folders)} sheets under kills"


def run(spool, options):
    count = 20 if options.quick else 500
    spool.configuration = (
        'media = ["sheet"]\nstudy-quiet = "1s"\nhanded-over-after = "1s"\n'
        'languages = ["en", "it", "de", "fr"]\ncontact = ["Radiology", "+1 555 0100"]\n')
    base = spool.folder.parent
    daemon = spool.start_working()
    last = dicom(count - 1, side=64)
    with open(spool.path("incoming", "LAST.dcm"), "wb", buffering=0) as file:
        # The study waits for this one.
        file.write(last[:-100])
        with standing_still(daemon):
            for number in range(count - 1):
                spool.send(f"S/IM{number}.dcm", dicom(number, side=64))
        staging = spool.path("work", ".outgoing", "staging")
        wait(lambda: below(staging, ".sheet"), "the key lies in the staging folder")
        file.write(last[-100:])
    spool.sent["LAST.dcm"] = hashlib.sha256(last).hexdigest()
    wait(lambda: published(spool), "the study is published")
    first, = published(spool)
    check(sorted(os.listdir(first)) == [
        "INDEX.HTM", "README.TXT", "SHA256SUMS", "SHEET.HTM", "SHEET.TXT"], "a sheet, no shares")
    check(not spool.patients(), "no patient share is anywhere")
    sums = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=first)
    check(sums.returncode == 0, "the checksums hold")

    # Images that come later.
    spool.send("S/LATE.dcm", dicom(count, side=64))
    wait(lambda: len(published(spool)) == 2, "the supplement is published")
    second, = [p for p in published(spool) if p != first]
    texts = [(p / "SHEET.TXT").read_text(encoding="utf-8-sig") for p in (first, second)]
    wanted = traces(texts[0]) + traces(texts[1])
    check(len(set(wanted)) == len(wanted), "each folder has a key of its own")

    # Handed over: what the patient carries is a copy.
    carried = [base / f"carried{number}" for number in (1, 2)]
    for folder, copy in zip((first, second), carried):
        shutil.copytree(folder, copy)
        os.rename(folder, spool.path("outgoing", "handed-over", folder.name))
    first, second = carried

    # The way back, by the command.
    sources = {name: value for name, value in spool.sent.items()}
    late = sources.pop("S/LATE.dcm")
    typed = base / "typed.txt"
    lines = texts[0].splitlines()[:5]
    typed.write_text("".join(lines).replace(" ", "").lower())
    check(reconstruct(spool, typed, base / "typed") == sorted(sources.values()), "typed")
    check(reconstruct(spool, second / "SHEET.TXT", base / "late") == [late], "the supplement")
    code = square(first / "SHEET.HTM", base)
    how = "the square was not tried: chromium, pdftoppm or zbarimg is missing"
    if code is not None:
        check(code == " ".join(lines), f"the square says what the lines say, not {code}")
        how = "the square was read"
        if not options.quick:
            back = reconstruct(spool, "-", base / "square", given=code)
            check(back == sorted(sources.values()), "from the square")

    # Nothing of the keys is left; a service that is started looks at once what is to be deleted.
    spool.stop()
    daemon = spool.start_working()
    wait(lambda: not entries(spool.path("outgoing", "handed-over")), "it is deleted", 60, 0.2)
    wait(lambda: spool.log.read_bytes().count(b"overwrote and deleted the sheet") == 2,
         "the journal says that it is gone", 20)
    with standing_still(daemon):  # it replaces its figures and pages all the time
        found = leaks(spool.folder, wanted)
        check(not found, f"something of a key is left in {found}")
        said = spool.log.read_bytes()
    check(not any(trace in said for trace in wanted), "the journal holds a key")
    check(spool.pairs() == count + 1, "the archive has all pairs")
    texts = [f"{count} + 1 images on two sheets; {how}"]
    if not options.quick:
        texts.append(killed(spool.binary, base, random.Random(options.seed)))
    return "; ".join(texts)


if __name__ == "__main__":
    drill(run, __doc__)
