#!/usr/bin/env python3
"""Every file of the corpus through split and reconstruct, in both modes.

Standard mode: the same bytes come back. Visual mode: every byte outside the pixel data comes back,
and inside it no word changes by more than bit 0. What is no DICOM file is refused with status 65.

The header that is written as DICOM JSON is compared with what pydicom reads from the same file.

Usage: corpus.py BINARY [CORPUS] [KEEP]
  BINARY  the program
  CORPUS  a folder of DICOM files (default: see dicom_files.py)
  KEEP    an empty folder for what comes out of standard mode, to be looked at afterwards
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from dicom_files import PACKAGE, dicom_files

COMPARE = PACKAGE / "Tests/DICOMTests/compare_with_pydicom.py"


def run(binary, *arguments):
    """Runs the program with --json; returns its status and its objects."""
    done = subprocess.run([binary, *map(str, arguments), "--json"], capture_output=True)
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    if done.stderr:
        sys.stderr.write(done.stderr.decode("utf-8", "replace"))
    return done.returncode, [json.loads(line) for line in lines]


def pixel_range(path):
    """Where pydicom finds the value of Pixel Data; None when it does not."""
    import pydicom
    try:
        with open(path, "rb") as file:
            data_set = pydicom.dcmread(file, force=True)
            raw = data_set._dict.get(pydicom.tag.Tag(0x7FE00010))
            start = getattr(raw, "value_tell", None)
            return range(start, start + len(raw.value)) if start and raw.value else None
    except Exception:  # a broken file: then there is nothing independent to compare with
        return None


def journey(binary, corpus, folder, mode):
    """Splits and reconstructs the corpus; returns what was split, each with what was restored.

    The names may differ: what computers would run or mount gets .dcm appended.
    """
    archive, patient, output = folder / "archive", folder / "patient", folder / "output"
    status, splits = run(
        binary, "split", corpus, "--archive", archive, "--patient", patient, "--mode", mode)
    failed = [line for line in splits if "error" in line]
    assert status == 0 and not failed, f"split: status {status}, {failed[:5]}"
    status, restored = run(
        binary, "reconstruct", patient, archive, "--output", output, "--with-metadata")
    failed = [line for line in restored if "error" in line]
    assert status == 0 and not failed, f"reconstruct: status {status}, {failed[:5]}"
    assert len(splits) == len(restored)
    by_pair = {line["pair"]: line for line in restored}
    moved = 0
    for split in splits:
        split["restored"] = by_pair[split["pair"]]
        path = output / pathlib.Path(split["input"]).relative_to(corpus)
        found = pathlib.Path(split["restored"]["output"])
        moved += found != path
        assert found in (path, path.with_name(path.name + ".dcm")), f"{found} for {path}"
    assert moved < len(splits) / 10, f"{moved} files came back under another name"
    return splits


def compare_visual(source, restored, exact):
    """Whether visual mode kept its promise for one file; says what is wrong otherwise."""
    one, other = source.read_bytes(), restored.read_bytes()
    if one == other:
        return None
    if exact:
        return "said to be exact, but differs"
    if len(one) != len(other):
        return "another length"
    changed = [at for at in range(len(one)) if one[at] != other[at]]
    if any(one[at] ^ other[at] != 1 for at in changed):
        return "more than bit 0 of a word changed"
    pixels = pixel_range(source)
    if pixels and any(at not in pixels for at in changed):
        return "a byte outside the pixel data changed"
    return None


def main():
    binary = os.path.abspath(sys.argv[1])
    with dicom_files(sys.argv[2] if len(sys.argv) > 2 else None) as corpus:
        keep = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
        drill(binary, corpus, keep)


def drill(binary, corpus, keep):
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        splits = journey(binary, corpus, keep or folder / "standard", "standard")
        for split in splits:
            source = pathlib.Path(split["input"])
            restored = pathlib.Path(split["restored"]["output"])
            assert split["exact"], f"{source}: not exact in standard mode"
            assert source.read_bytes() == restored.read_bytes(), f"{source}: differs"
        print(f"standard mode: {len(splits)} files came back byte for byte", flush=True)
        pairs = [path for split in splits for path in (split["input"], split["restored"]["metadata"])]
        compared = subprocess.run([sys.executable, COMPARE, *pairs])
        assert compared.returncode == 0, "the metadata is not what pydicom reads"

        splits = journey(binary, corpus, folder / "visual", "visual")
        wrong, lossy = [], 0
        for split in splits:
            source = pathlib.Path(split["input"])
            lossy += not split["exact"]
            restored = pathlib.Path(split["restored"]["output"])
            fault = compare_visual(source, restored, split["exact"])
            if fault:
                wrong.append(f"{source}: {fault}")
        assert not wrong, "\n".join(wrong)
        print(f"visual mode: {len(splits)} files, {lossy} with gray levels that differ by one")

        for name, content in {"text": b"Dear doctor,\n" * 9, "png": b"\x89PNG\r\n\x1a\n", "none": b""}.items():
            strange = folder / name
            strange.write_bytes(content)
            status, lines = run(
                binary, "split", strange, "--archive", folder / "a", "--patient", folder / "p")
            assert status == 65 and lines[0]["error"] == "not-dicom", (name, status, lines)
            assert not (folder / "a").exists() and not (folder / "p").exists(), "nothing stays"
        print("what is no DICOM file is refused")


if __name__ == "__main__":
    main()
