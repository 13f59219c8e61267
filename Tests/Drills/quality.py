#!/usr/bin/env python3
"""What the shares of real images are worth: uniform noise, no extra rows, the picture hardly changed.

Usage: quality.py BINARY [CORPUS]
  BINARY  the program
  CORPUS  a folder of DICOM files (default: see dicom_files.py)

1. Both shares of every file pass a chi-square test over byte values at a false alarm rate of 10^-6.
   There are hundreds of shares: a file that does not pass is split once more, and fails if it does not
   pass again.
2. At least 95 % of the native images with 65,536 samples or more need no spill row.
3. What Visual Mode gives back gets exactly the messages from dciodvfy that the input gets.
4. In Visual Mode the 8-bit radiograph of ../shared/tools/make_study.py keeps 84 dB, within 0.8 dB of
   the bound for flipping bits: N H(flips / N) = payload bits.
Prints "N passed, N failed" and what was skipped.
"""
import json
import math
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

import numpy
import pydicom

from dicom_files import dicom_files

LIMIT = 377.1  # chi-square, 255 degrees of freedom, 10^-6
PACKAGE = pathlib.Path(__file__).resolve().parents[2]


def run(binary, *arguments):
    done = subprocess.run([binary, *map(str, arguments), "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit("dicomshare %s: status %d: %s"
                         % (arguments[0], done.returncode, done.stderr[:500]))
    return [json.loads(line) for line in done.stdout.splitlines()]


def samples(path):
    """The canonical sample bytes before the trailer rows, of a share as the program writes it."""
    data = path.read_bytes()
    width, height, bits, color = struct.unpack(">IIBB", data[16:26])
    at, stream = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT":
            stream += data[at + 8:at + 8 + length]
        at += 12 + length
    row = width * (3 if color == 2 else 1) * bits // 8
    lines = numpy.frombuffer(zlib.decompress(stream), numpy.uint8).reshape(height, row + 1)
    banner = struct.unpack(">I", lines[:, 1:].tobytes()[-68:-64])[0]
    return lines[banner:height - -(-120 // row), 1:]


def chi_square(data):
    counts = numpy.bincount(data.ravel(), minlength=256)
    return float(((counts - data.size / 256) ** 2).sum() / (data.size / 256))


def uneven(half):
    """The chi-square of both shares of a pair, as far as they are large enough for it."""
    found = {key: samples(pathlib.Path(half[key])) for key in ("archive", "patient")}
    return {key: chi_square(data) for key, data in found.items() if data.size >= 4096}


def entropy(p):
    return -p * math.log2(p) - (1 - p) * math.log2(1 - p)


def is_large_native(path):
    """Whether pydicom sees native pixel data of at least 65,536 samples; None when it cannot tell."""
    try:
        data_set = pydicom.dcmread(path, force=True)
        syntax = data_set.file_meta.TransferSyntaxUID
        # A deflated data set is carried as bytes: its pixel data have none of their own in the file.
        if "PixelData" not in data_set or syntax.is_compressed or syntax.is_deflated:
            return False
        count = data_set.Rows * data_set.Columns * int(data_set.get("NumberOfFrames") or 1)
        return count * int(data_set.get("SamplesPerPixel", 1)) >= 65536
    except Exception:  # a broken file: pydicom does not say
        return None


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with dicom_files(sys.argv[2] if len(sys.argv) > 2 else None) as corpus:
        return drill(binary, corpus)


def drill(binary, corpus):
    failed, passed, skipped = [], 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for half in run(binary, "split", corpus, "--archive", folder / "a", "--patient",
                        folder / "p"):
            found = uneven(half)
            if any(value > LIMIT for value in found.values()):
                print("once more: %s: chi-square %s" % (half["input"], found))
                (again,) = run(binary, "split", half["input"], "--archive", folder / "a", "--patient",
                               folder / "p")
                found = uneven(again)
            passed += len(found)
            failed += ["%s: %s share: chi-square %.1f" % (half["input"], key, value)
                       for key, value in found.items() if value > LIMIT]

        native = [item for item in run(binary, "evaluate", corpus)
                  if item["mode"] == "standard" and is_large_native(item["input"])]
        spilling = [item["input"] for item in native if item["spill_rows"]]
        passed += 1
        print("%d of %d large native images need no spill row"
              % (len(native) - len(spilling), len(native)))
        if len(spilling) > 0.05 * len(native):
            failed.append("spill rows: " + " ".join(spilling))

        if shutil.which("dciodvfy"):
            splits = run(binary, "split", corpus, "--archive", folder / "va", "--patient",
                         folder / "vp", "--mode", "visual")
            restorations = {item["pair"]: item for item in run(
                binary, "reconstruct", folder / "va", folder / "vp", "--output", folder / "out")}
            changed = 0
            for item in splits:
                path = pathlib.Path(item["input"])
                restored = pathlib.Path(restorations[item["pair"]]["output"])
                if restored.read_bytes() == path.read_bytes():
                    continue
                changed += 1
                says = [subprocess.run(["dciodvfy", p], capture_output=True)
                        for p in (path, restored)]
                if says[0].stdout + says[0].stderr != says[1].stdout + says[1].stderr:
                    failed.append("%s: dciodvfy speaks differently of the restored file" % path)
            passed += 1
            print("dciodvfy compared %d images that Visual Mode had changed" % changed)
        else:
            skipped += 1
            print("skipped: dciodvfy (package dicom3tools) is not there")

        study = PACKAGE / "../shared/tools/make_study.py"
        if study.is_file():
            subprocess.run([sys.executable, study, "--out", folder / "study", "--only", "dx8"],
                           check=True, capture_output=True)
            (item,) = [item for item in run(binary, "evaluate", folder / "study/DX8")
                       if item["mode"] == "visual"]
            low, high = 0.0, 0.5
            for _ in range(100):
                middle = (low + high) / 2
                if entropy(middle) * item["words"] < item["payload_bytes"] * 8:
                    low = middle
                else:
                    high = middle
            bound = 10 * math.log10(255 ** 2 / low)
            print("radiograph: %.2f dB, bound %.2f dB" % (item["psnr"], bound))
            passed += 1
            if item["psnr"] < 84 or bound - item["psnr"] > 0.8:
                failed.append("the radiograph's PSNR is %.2f dB" % item["psnr"])
        else:
            skipped += 1
            print("skipped: no make_study.py")
    for line in failed:
        print("FAILED", line)
    print("%d passed, %d failed, %d skipped" % (passed - len(failed), len(failed), skipped))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
