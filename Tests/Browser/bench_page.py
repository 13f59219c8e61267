#!/usr/bin/env python3
"""How long JOIN.HTM takes, beside `dicomshare reconstruct` of the same shares, and its memory.

    bench_page.py --binary DICOMSHARE [--page JOIN.HTM] [--rounds 5] [--browser Firefox]

From the moment in which the shares are given to the page to the last saved byte on the disk: one
mammogram of 27 MB as a file, 500 CT slices as one ZIP file. Both take turns, round after round;
ratios are medians. With --memory 512, a file of 512 MiB instead, and how much more memory the tab
takes than with an empty page (Chromium; on Linux, from /proc).

Both run on a machine that does nothing else: a release build, and nobody beside it.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Drills")]
import bench  # noqa: E402
import browsers  # noqa: E402


def idle(browser):
    return browser.evaluate("""new Promise((done) => {
        const look = () => document.body.dataset.state === 'idle' && done(true);
        new MutationObserver(look).observe(document.body, { attributeFilter: ['data-state'] });
        look();
    })""")


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
    while sum(path.stat().st_size for path in list(browser.downloads.iterdir())
              if path.suffix not in (".crdownload", ".part")) < size:
        if time.monotonic() - joined > 600:
            raise SystemExit(f"not saved: {browser.evaluate('document.body.innerText')[:500]}")
        time.sleep(0.005)
    saved = time.monotonic()
    return joined - begun, saved - begun


def reconstruct(binary, folders, scratch):
    bench.discard(scratch, "out")
    begun = time.monotonic()
    subprocess.run([binary, "reconstruct", *map(str, folders), "--output", str(scratch / "out/exam")],
                   check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


def speed(options, browser, scratch):
    bench.make(scratch / "data", slices=500)
    for title, kind, button in (("27 MB", "MG", "#saveOne"), ("500 CT slices", "CT", "#saveAll")):
        source = scratch / "data" / kind
        size = sum(path.stat().st_size for path in source.iterdir())
        folders = [scratch / kind / side for side in ("archive", "patient")]
        subprocess.run([options.binary, "split", str(source), "--archive", str(folders[0]), "--patient",
                        str(folders[1])], check=True, stdout=subprocess.DEVNULL)
        shares = [path for folder in folders for path in folder.iterdir()]
        rounds = []
        for _ in range(options.rounds):
            rounds.append((*join(browser, options.page, shares, button, size),
                           reconstruct(options.binary, folders, scratch)))
        seen, saved, own = (statistics.median(times) for times in zip(*rounds))
        ratio = statistics.median(saved / own for _, saved, own in rounds)
        print(f"{browser.name}, {title}: seen after {seen:.2f} s, saved after {saved:.2f} s; "
              f"reconstruct {own:.2f} s; {ratio:.1f} times as long "
              f"({', '.join(f'{saved / own:.1f}' for _, saved, own in rounds)})", flush=True)


def memory(options, browser, scratch):
    import numpy
    import pictures
    rows, columns = options.memory * 32, 16384
    pixels = numpy.add.outer(numpy.arange(rows, dtype="<u2"), numpy.arange(columns, dtype="<u2"))
    (scratch / "large.dcm").write_bytes(pictures.image("large", pixels.tobytes(), rows, columns, bits=16))
    del pixels
    subprocess.run([options.binary, "split", str(scratch / "large.dcm"), "--archive", str(scratch / "a"),
                    "--patient", str(scratch / "p")], check=True, stdout=subprocess.DEVNULL)
    browser.open(options.page)
    idle(browser)
    empty, peak, stop = resident(browser), [0], threading.Event()

    def watch():
        while not stop.wait(0.05):
            peak[0] = max(peak[0], resident(browser))
    watcher = threading.Thread(target=watch)
    watcher.start()
    shares = [next((scratch / side).iterdir()) for side in "ap"]
    size = (scratch / "large.dcm").stat().st_size
    seen, saved = join(browser, options.page, shares, "#saveOne", size)
    stop.set()
    watcher.join()
    print(f"{browser.name}, {size >> 20} MiB: {(peak[0] - empty) >> 20} MiB more than the empty page's "
          f"{empty >> 20}; saved after {saved:.1f} s")


def resident(browser):
    """Bytes of the largest process of the browser that shows pages."""
    largest = 0
    for process in pathlib.Path("/proc").iterdir():
        try:
            command = (process / "cmdline").read_bytes()
            if b"--type=renderer" in command and str(browser.folder).encode() in command:
                fields = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
                largest = max(largest, int(fields["VmRSS"].split()[0]) * 1024)
        except (OSError, KeyError):
            continue
    return largest


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--page", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--browser", default="Chromium")
    parser.add_argument("--memory", type=int, metavar="MIB", help="measures the memory for a file of this size, at most 2047")
    parser.add_argument("--folder", default="/var/tmp")
    options = parser.parse_args()
    kind = {"Chromium": browsers.Chromium, "Firefox": browsers.Firefox}[options.browser]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder, kind() as browser:
        scratch = pathlib.Path(folder)
        if options.page is None:
            options.page = scratch / "JOIN.HTM"
            subprocess.run([options.binary, "join-page", "--output", str(options.page)], check=True,
                           stdout=subprocess.DEVNULL)
        options.page = options.page.resolve()
        (memory if options.memory else speed)(options, browser, scratch)


if __name__ == "__main__":
    main()
