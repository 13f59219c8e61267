#!/usr/bin/env python3
"""Shares that the program makes, restored by the independent reader of the format.

    cross_read.py DICOMSHARE [FILE-OR-FOLDER...] [--limit BYTES]

Splits each DICOM file in both modes with the program, gives the shares to read_shares.py, and
compares: every byte in Standard Mode; in Visual Mode every byte but bit 0, as far as the program
said that the file is not exact. Exit status 1
when a file did not come back, 0 with a count otherwise. Files that are not DICOM (the program's
exit status 65) and files above the limit are counted as left out.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

from dicom_files import dicom_files

VECTORS = pathlib.Path(__file__).resolve().parents[1] / "SecretSharingTests/Vectors"
sys.path.insert(0, str(VECTORS))
import read_shares  # noqa: E402


def restored(*pngs):
    return read_shares.restore(*map(read_shares.Share, pngs))


def split(program, file, mode, folder):
    """The archive share, the patient share, and whether the file is said to be exact."""
    run = subprocess.run([program, "split", file, "--mode", mode, "--json",
                          "--archive", folder + "/a", "--patient", folder + "/p"],
                         capture_output=True)
    if run.returncode == 65:
        return None
    if run.returncode:
        raise RuntimeError("split: status %d: %s" % (run.returncode, run.stdout.decode()[-300:]))
    said = json.loads(run.stdout.decode().splitlines()[-1])
    archive, patient = ([p for p in pathlib.Path(folder, half).iterdir()] for half in "ap")
    if len(archive) != 1 or len(patient) != 1:
        raise RuntimeError("split left %d and %d files" % (len(archive), len(patient)))
    return archive[0].read_bytes(), patient[0].read_bytes(), said


def check(program, file, mode):
    """Nothing, or what is wrong; None when it is no DICOM file."""
    source = file.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        made = split(program, str(file), mode, folder)
    if made is None:
        return None
    archive, patient, said = made
    try:
        out = restored(archive, patient)
    except read_shares.Refused as why:
        return "refused: %s" % why
    if mode == "standard" or said.get("exact", out == source):
        return "" if out == source else "another file was restored"
    changed = int.from_bytes(out, "big") ^ int.from_bytes(source, "big")
    if len(out) != len(source):
        return "a file of another length was restored"
    lows = int.from_bytes(b"\1" * len(out), "big")
    return "more than bit 0 was changed" if changed & ~lows else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("input", nargs="*", type=pathlib.Path, help="default: see dicom_files.py")
    parser.add_argument("--limit", type=int, default=2_000_000, metavar="BYTES")
    arguments = parser.parse_args()
    if arguments.input:
        read(arguments)
        return
    with dicom_files() as folder:
        arguments.input = [folder]
        read(arguments)


def read(arguments):
    files = [f for i in arguments.input for f in (sorted(i.rglob("*")) if i.is_dir() else [i])
             if f.is_file()]
    right = left_out = wrong = 0
    for file in files:
        for mode in ("standard", "visual"):
            if file.stat().st_size > arguments.limit:
                left_out += 1
                continue
            try:
                said = check(arguments.program, file, mode)
            except RuntimeError as why:
                said = str(why)
            if said is None:
                left_out += 1
            elif said:
                wrong += 1
                print("%s, %s mode: %s" % (file, mode, said))
            else:
                right += 1
    print("%d pairs restored, %d not, %d left out" % (right, wrong, left_out))
    sys.exit(1 if wrong or not right else 0)


if __name__ == "__main__":
    main()
