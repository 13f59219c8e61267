"""What "Start over" ends and forgets, and what a worker that is busy costs."""

import re
import struct
import time

import pictures
from odd_drops import one_pair
from opened_page import check, digest, split, with_script

# The page remembers here what it makes itself: the canvas in which a frame is painted.
SEEN = """if(typeof document!='undefined'){const make=document.createElement.bind(document);
document.createElement=(name)=>{const node=make(name);if(name=='canvas')window.painted=node;return node}}"""


def busy(page, folder, options):
    """A worker that never ends its job is ended when a person starts over: the next exam is shown."""
    (folder / "long.dcm").write_bytes(pictures.image("long", bytes(400 * 400), 400, 400))
    long = [path for half in split(options.binary, [folder / "long.dcm"], folder / "long") for path in half.iterdir()]
    file, *shares = one_pair(options, folder)
    usual = page.path
    try:
        page.path = with_script(page.path, folder / "busy.htm", lambda script: re.sub(
            r"content\(\{blob:(\w+)\}\)\{", r"\g<0>if(\1.size>99999)for(;;);", script))
        page.open()
        page.give(*long)
        check(page.browser.evaluate("document.querySelector('#picture').hidden"), "the long one is not shown")
        page.clear()
        page.give(*shares)
        page.browser.wait("!document.querySelector('#picture').hidden", "the next exam is shown")
        check(page.saved() == digest(file), "the next exam is saved")
    finally:
        page.path = usual
    return "a worker without an end"


def encapsulated(frames):
    """Pixel data of compressed frames, two fragments each, and the table of where they begin (PS3.5 A.4)."""
    item = lambda data: struct.pack("<HHI", 0xFFFE, 0xE000, len(data)) + data
    parts, places, at = [], [], 0
    for frame in frames:
        half = len(frame) // 4 * 2
        parts += [item(frame[:half]), item(frame[half:] + bytes(len(frame) % 2))]
        places.append(at)
        at += len(parts[-2]) + len(parts[-1])
    whole = pictures.encapsulate()
    return whole[:12] + item(struct.pack(f"<{len(places)}I", *places)) + b"".join(parts) + whole[-8:]


def frames(page, folder, options):
    """Frames in two fragments each are seen, and very many of them take a time that grows with their number."""
    count, seconds = 60_000, 0
    few = [pictures.jpeg(dark, 255 - dark, "L") for dark in (0, 255, 0, 255)]
    for name, all_frames, side in (("few", few, 32), ("many", [b"\xff\xd8\0\0"] * count, 8)):
        (folder / f"{name}.dcm").write_bytes(pictures.image(name, encapsulated(all_frames), side, side, syntax=pictures.JPEG,
                                                            more={(0x28, 8): ("IS", b"%d" % len(all_frames))}))
        shares = [path for half in split(options.binary, [folder / f"{name}.dcm"], folder / name) for path in half.iterdir()]
        page.open()
        page.give(*shares)
        start = time.monotonic()
        if name == "many":
            page.browser.wait("document.querySelector('#other').textContent.includes('of this kind')", "they are looked at")
            seconds = time.monotonic() - start
        page.browser.wait(f"document.querySelector('#frame').max === '{len(all_frames)}'", f"{name}: a slider for all")
        for number in range(len(few) if name == "few" else 0):
            page.browser.evaluate(f"""void (() => {{ const slider = document.querySelector('#frame');
                slider.value = {number + 1}; slider.dispatchEvent(new Event('input')); }})()""")
            page.browser.wait(f"""(() => {{ const canvas = document.querySelector('#canvas'), middle = canvas.height / 2;
                const side = Math.min(canvas.width, canvas.height), context = canvas.getContext('2d');
                const [left, right] = [-0.25, 0.25].map((part) =>
                    context.getImageData(canvas.width / 2 + part * side, middle, 1, 1).data[0]);
                return {number} % 2 ? left > 200 && right < 50 : left < 50 && right > 200; }})()""", f"frame {number + 1}")
    check(seconds < 20, f"{count} frames: {seconds:.0f} s")
    return f"{count} frames in {seconds:.1f} s"


def forgets(page, folder, options):
    """After "Start over" the page holds no picture, no document and no code of what was looked at."""
    cases = pictures.cases()
    for name in ("gray 12", "document"):
        (folder / f"{name}.dcm").write_bytes(cases[name].file)
    shares = [path for half in split(options.binary, sorted(folder.glob("*.dcm")), folder) for path in half.iterdir()]
    usual = page.path
    try:
        page.path = with_script(page.path, folder / "seen.htm", lambda script: SEEN + script)
        page.open()
        page.give(*shares)
        choose = lambda word: page.browser.evaluate(
            f"void [...document.querySelectorAll('#series button')].find((one) => one.textContent.includes('{word}')).click()")
        choose("gray 12")
        page.browser.wait("!document.querySelector('#picture').hidden && window.painted.width > 1", "a picture")
        page.browser.evaluate("""void (() => {
            window.made = new Set();
            const make = URL.createObjectURL, drop = URL.revokeObjectURL;
            URL.createObjectURL = (blob) => { const address = make(blob); made.add(address); return address; };
            URL.revokeObjectURL = (address) => { made.delete(address); drop(address); };
            window.open = () => null;
        })()""")
        choose("document")
        page.browser.wait("!document.querySelector('#other').hidden", "the document")
        page.browser.evaluate("void [1, 2].forEach(() => document.querySelector('#other button').click())")
        check(page.browser.evaluate("made.size") > 0, "the document was opened")
        check(page.type_sheet("DCMSHARE-SHEET 1\nA0") is not None, "a mistyped code")
        page.clear()
        held = page.browser.evaluate("[made.size, painted.width * painted.height, document.querySelector('#sheetText').value]")
        check(held == [0, 0, ""], f"documents, pixels and code that are still held: {held}")
    finally:
        page.path = usual
    return "a picture, a document and a code"


PARTS = (busy, frames, forgets)
