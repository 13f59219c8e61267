#!/usr/bin/env python3
"""Pictures of JOIN.HTM with the exam of the demonstration, to look at and for the manual.

    screenshots.py --binary DICOMSHARE OUTPUT-FOLDER

On a desktop, at the width of a telephone, and on paper; a CT, a radiograph, an ultrasound cine, a
report, and a share that was altered.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import browsers  # noqa: E402

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--browser", default="Chromium")
    parser.add_argument("output", type=pathlib.Path)
    options = parser.parse_args()
    options.output.mkdir(exist_ok=True)
    kind = {"Chromium": browsers.Chromium, "Firefox": browsers.Firefox}[options.browser]
    with tempfile.TemporaryDirectory() as scratch, kind() as browser:
        folder = pathlib.Path(scratch)
        page = folder / "JOIN.HTM"
        run = lambda *words: subprocess.run([options.binary, *map(str, words)], check=True,
                                            capture_output=True)
        run("join-page", "--output", page)
        run("demo", folder / "demo")
        exam = next((folder / "demo").rglob("reconstructed"))
        files = [path for path in exam.rglob("*") if path.is_file() and "DICM" in str(path.read_bytes()[128:132])]
        run("split", *files, "--archive", folder / "archive", "--patient", folder / "patient")
        shares = [*(folder / "archive").iterdir(), *(folder / "patient").iterdir()]
        for name, (width, height) in SIZES.items():
            browser.size(width, height, name == "phone")
            browser.open(page)
            browser.wait("document.body.dataset.state === 'idle'")
            browser.picture(options.output / f"{name}-empty.png")
            browser.evaluate("document.body.dataset.state = 'asked'")
            browser.choose("#files", shares)
            browser.wait("document.body.dataset.state === 'idle'")
            count = browser.evaluate("document.querySelectorAll('#series button').length")
            for index in range(count):
                title = browser.evaluate(f"""(() => {{
                    const button = document.querySelectorAll('#series button')[{index}];
                    button.click();
                    return button.textContent.slice(0, 2); }})()""")
                browser.wait(f"document.querySelector('#facts').textContent.includes('{title}')")
                browser.evaluate("new Promise((go) => setTimeout(() => go(true), 300))")
                browser.picture(options.output / f"{name}-{title}.png")
                if name == "desktop":
                    browser.paper(options.output / f"paper-{title}.pdf")
            browser.open(page)
            browser.wait("document.body.dataset.state === 'idle'")
            bad = folder / "P1.PNG"
            data = bytearray(shares[0].read_bytes())
            at = data.index(b"IDAT") + 400
            data[at] ^= 1
            bad.write_bytes(data)
            photo = folder / "photo of the disc.jpg"
            photo.write_bytes(b"\xff\xd8\xff" + bytes(100))
            browser.evaluate("document.body.dataset.state = 'asked'")
            browser.choose("#files", [bad, photo, *shares[1:4]])
            browser.wait("document.body.dataset.state === 'idle'")
            browser.picture(options.output / f"{name}-problems.png")
    print("\n".join(sorted(path.name for path in options.output.iterdir())))


if __name__ == "__main__":
    main()
