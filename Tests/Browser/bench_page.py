#!/usr/bin/env python3
"""How long JOIN.HTM takes, beside `dicomshare reconstruct` of the same shares, and its memory.

    bench_page.py --binary DICOMSHARE [--page JOIN.HTM] [--rounds 5] [--browser Firefox]
    bench_page.py --binary DICOMSHARE --memory 512

From the moment in which the shares are given to the page to the last saved byte on the disk: one
mammogram of 27 MB as a file, 500 CT slices as one ZIP file. The browsers and the program take
turns, round after round; ratios are medians.

With --memory, how much more memory the tab takes than with an empty page, and all processes of the
browser together (on Linux, from /proc): for the slices, and for a file of so many MiB, once as one
picture and once as frames. What was saved is compared with the files.

On a machine that does nothing else, with a release build. With --folder, what is given to the page
is made once and left there; --prepare does that alone.
"""

import argparse
import contextlib
import hashlib
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Drills")]
import bench  # noqa: E402
import browsers  # noqa: E402
import webkit  # noqa: E402

EXAMS = (("27 MB", "MG", "#saveOne"), ("500 CT slices", "CT", "#saveAll"))
SIDE = 16384


def split(options, source, folder):
    subprocess.run([options.binary, "split", str(source), "--archive", str(folder / "archive"),
                    "--patient", str(folder / "patient")], check=True, stdout=subprocess.DEVNULL)


def shares_in(folder):
    return [path for side in ("archive", "patient") for path in (folder / side).iterdir()]


# --- Time ---------------------------------------------------------------------------------------


def prepare(options, folder):
    if not (folder / "data").exists():
        bench.make(folder / "data", slices=500)
        for _, kind, _ in EXAMS:
            split(options, folder / "data" / kind, folder / kind)


def idle(browser):
    """Waits until the page has finished: a minute each time that it is asked."""
    while not browser.evaluate("""new Promise((done) => {
        const look = () => document.body.dataset.state === 'idle' && done(true);
        new MutationObserver(look).observe(document.body, { attributeFilter: ['data-state'] });
        setTimeout(done, 60000, false);
        look();
    })"""):
        pass


def join(browser, page, shares, button, size):
    """Seconds until the exam is seen, and until it is saved."""
    browser.open(page)
    idle(browser)
    for path in browser.downloads.iterdir():
        path.unlink()
    begun = time.monotonic()
    browser.evaluate("document.body.dataset.state = 'asked'")
    browser.choose("#files", shares)
    idle(browser)
    joined = time.monotonic()
    browser.click(button)
    while saved_bytes(browser.downloads) < size:
        if time.monotonic() - joined > 600:
            raise SystemExit(f"not saved: {browser.evaluate('document.body.innerText')[:500]}")
        time.sleep(0.005)
    saved = time.monotonic()
    return joined - begun, saved - begun


def saved_bytes(folder):
    """How many bytes have their final names."""
    count = 0
    for path in list(folder.iterdir()):
        # What a browser still writes, it renames at the end.
        with contextlib.suppress(FileNotFoundError):
            count += path.stat().st_size if path.suffix not in (".crdownload", ".part") else 0
    return count


def reconstruct(options, folder, scratch):
    bench.discard(scratch, "out")
    begun = time.monotonic()
    subprocess.run([options.binary, "reconstruct", str(folder / "archive"), str(folder / "patient"),
                    "--output", str(scratch / "out/exam")], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


def speed(options, opened, folder, scratch):
    for title, kind, button in EXAMS:
        size = sum(path.stat().st_size for path in (folder / "data" / kind).iterdir())
        shares, own, times = shares_in(folder / kind), [], {browser: [] for browser in opened}
        for _ in range(options.rounds):
            own.append(reconstruct(options, folder / kind, scratch))
            for browser in opened:
                times[browser].append(join(browser, options.page, shares, button, size))
        for browser in opened:
            seen, saved = map(statistics.median, zip(*times[browser]))
            ratios = [saved / one for (_, saved), one in zip(times[browser], own)]
            print(f"{browser.name}, {title}: {statistics.median(ratios):.1f} times as long as reconstruct "
                  f"({', '.join(f'{ratio:.1f}' for ratio in ratios)}); seen after {seen:.2f} s, saved after "
                  f"{saved:.2f} s, reconstruct {statistics.median(own):.2f} s", flush=True)


# --- Memory -------------------------------------------------------------------------------------


def large_exam(options, folder, frames):
    """A file of --memory MiB, whose pixels are not held in memory at once, and its shares."""
    import numpy
    import pictures
    place = folder / f"large-{options.memory}-{frames}"
    file = place / "large.dcm"
    if file.exists():
        return place, file
    place.mkdir(parents=True)
    rows = options.memory * (1 << 20) // (2 * SIDE)
    more = {}
    if frames > 1:
        rows //= frames
        more[0x28, 8] = ("IS", str(frames).encode())
    line = numpy.arange(SIDE, dtype="<u2")
    marker = b"the pixels"
    head, tail = pictures.image("large", marker, rows, SIDE, bits=16, more=more).split(marker)
    count = rows * frames
    with open(file, "wb") as out:
        out.write(head[:-4] + (count * SIDE * 2).to_bytes(4, "little"))
        for row in range(count):
            out.write((line + row % 4096 & 4095).tobytes())
        out.write(tail)
    split(options, file, place)
    return place, file


def memory(options, kinds, folder):
    slices = list((folder / "data" / "CT").iterdir())
    for kind in () if options.prepare else kinds:
        with kind() as browser:
            measure(browser, options.page, shares_in(folder / "CT"), slices, f"{len(slices)} CT slices")
    for frames in options.frames or (1, max(2, options.memory // 8)):
        place, file = large_exam(options, folder, frames)
        for kind in () if options.prepare else kinds:
            with kind() as browser:
                measure(browser, options.page, shares_in(place), [file],
                        "one picture" if frames == 1 else f"{frames} frames")


def measure(browser, page, shares, files, what):
    browser.open(page)
    idle(browser)
    time.sleep(2)
    empty, peaks, stop = resident(browser), [0, 0], threading.Event()

    def watch():
        while not stop.wait(0.1):
            peaks[:] = map(max, peaks, resident(browser))
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        size = sum(file.stat().st_size for file in files)
        _, saved = join(browser, page, shares, "#saveAll" if len(files) > 1 else "#saveOne", size)
    finally:
        stop.set()
        watcher.join()
    [copy] = browser.downloads.iterdir()
    same = digests(copy) == sorted(map(digest, files))
    tab, together = ((peak - before) >> 20 for peak, before in zip(peaks, empty))
    print(f"{browser.name}, {size >> 20} MiB, {what}: the tab takes {tab} MiB more than the empty page's "
          f"{empty[0] >> 20} MiB, all processes {together} MiB; {'the same bytes' if same else 'OTHER BYTES'} "
          f"after {saved:.1f} s", flush=True)
    if not same:
        sys.exit(1)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def digests(copy):
    """Of a saved file, or of those in a saved ZIP file."""
    if copy.suffix != ".zip":
        return [digest(copy)]
    with zipfile.ZipFile(copy) as saved:
        return sorted(hashlib.sha256(saved.read(name)).digest() for name in saved.namelist())


def resident(browser):
    """Bytes of the largest process that shows pages, and of all processes of the browser."""
    sizes, parents = {}, {}
    for process in pathlib.Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                fields = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
                parents[int(process.name)] = int(fields["PPid"])
                sizes[int(process.name)] = (int(fields["VmRSS"].split()[0]) - int(
                    fields["RssFile"].split()[0])) * 1024, (process / "cmdline").read_bytes()
            except (OSError, KeyError):
                continue
    own = {browser.process.pid}
    while more := {pid for pid, parent in parents.items() if parent in own and pid not in own}:
        own |= more
    found = [sizes[pid] for pid in own if pid in sizes]
    tabs = [size for size, command in found if any(
        word in command for word in (b"--type=renderer", b"-isForBrowser", b"WebKitWebProcess"))]
    return max(tabs, default=0), sum(size for size, _ in found)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--page", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--browser", choices=("Chromium", "Firefox", "WebKit"), help="one of them only")
    parser.add_argument("--memory", type=int, metavar="MIB", help="measures the memory for a file of this size")
    parser.add_argument("--frames", type=int, action="append", help="of the file; otherwise 1, and many")
    parser.add_argument("--folder", type=pathlib.Path, help="where exams are made once and kept")
    parser.add_argument("--prepare", action="store_true", help="makes the exams only")
    options = parser.parse_args()
    kinds = [kind for kind in (browsers.Chromium, browsers.Firefox, webkit.WebKit)
             if options.browser == kind.name or not options.browser and not kind.is_other]
    with tempfile.TemporaryDirectory(dir="/var/tmp") as scratch, contextlib.ExitStack() as stack:
        scratch = pathlib.Path(scratch)
        folder = options.folder or scratch
        folder.mkdir(exist_ok=True)
        if options.page is None:
            options.page = scratch / "JOIN.HTM"
            subprocess.run([options.binary, "join-page", "--output", str(options.page)], check=True,
                           stdout=subprocess.DEVNULL)
        options.page = options.page.resolve()
        prepare(options, folder)
        if options.memory:
            memory(options, kinds, folder)
        elif not options.prepare:
            speed(options, [stack.enter_context(kind()) for kind in kinds], folder, scratch)


if __name__ == "__main__":
    main()
