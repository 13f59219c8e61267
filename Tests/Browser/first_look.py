"""What JOIN.HTM shows first, and how it names what it lists."""

import json

import pictures
from opened_page import check, split, with_script


def first_look(page, folder, options):
    """Pictures are seen first, whatever a CD holds besides; what is no picture is called a file."""
    number = lambda value: {(0x20, 0x11): ("IS", str(value).encode())}
    pixels = bytes(range(64)) * 4
    nothing = {(0x8, 0x60): ("CS", b""), (0x8, 0x103E): ("LO", b""), (0x10, 0x10): ("PN", b""),
               (0x20, 0xD): ("UI", b""), (0x20, 0xE): ("UI", b"")}
    files = {
        "plan": pictures.file("plan", number(1), modality="RTPLAN"),
        "image": pictures.image("image", pixels, 16, 16, more={
            **number(3513), (0x8, 0x60): ("CS", b"CT"), (0x8, 0x103E): ("LO", b"")}),
        "directory": pictures.file("directory", {**nothing, (0x4, 0x1130): ("CS", b"CD")}),
    }
    for name, data in files.items():
        (folder / f"{name}.dcm").write_bytes(data)
    archive, patient = split(options.binary, sorted(folder.glob("*.dcm")), folder)
    page.open()
    page.give(*archive.iterdir(), *patient.iterdir())
    check(page.verdicts == [], f"{page.verdicts}")
    page.browser.wait("!document.querySelector('#picture').hidden", "a picture is shown")
    listed = page.browser.evaluate("""[...document.querySelectorAll('#series li')].map((item) =>
        [item.innerText.replace(/\\s+/g, ' ').trim(), item.querySelector('button')?.ariaPressed])""")
    expected = [["RTPLAN \u00b7 plan 1 file", "false"], ["CT \u00b7 Series 3513 1 image", "true"],
                ["File 1 file", "false"]]
    check(listed == expected, json.dumps(listed))
    check(page.browser.evaluate("document.querySelector('#patients').hidden"), "it is one patient")
    return "a plan, an image, and a directory"


def soon(page, folder, options):
    """What is done is shown at once, though the progress of many files is shown four times a second only."""
    for number in range(12):
        (folder / f"{number}.dcm").write_bytes(pictures.image(str(number), bytes(range(256)), 16, 16))
    archive, patient = split(options.binary, sorted(folder.glob("*.dcm")), folder)
    usual, page.path = page.path, with_script(page.path, folder / "waits.htm", lambda script: f"""
        globalThis.waits = [];
        globalThis.setTimeout = ((later) => (job, wait, ...more) => later(job, (waits.push(wait), wait), ...more))(setTimeout);
        {script}""")
    try:
        page.open()
        page.give(*archive.iterdir(), *patient.iterdir())
        waits = page.browser.evaluate("waits.filter((wait) => wait < 1000)")
        check(page.verdicts == [] and 250 in waits and waits[-1] == 0, f"{page.verdicts} {waits}")
    finally:
        page.path = usual
    return f"{len(waits)} waits"
