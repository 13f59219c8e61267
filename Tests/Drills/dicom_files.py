"""Real DICOM files for the drills: a corpus beside the package, or the test files of pydicom.

A drill takes the first that is there: the folder that it was given, $DICOMSHARE_CORPUS,
../shared/corpus/files beside the package, and the files with a DICM prefix that pydicom brings for
its own tests. The last are found on every machine that can run the drills.

Usage: dicom_files.py FOLDER     copies pydicom's files there
"""

import contextlib
import os
import pathlib
import shutil
import sys
import tempfile

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
CORPUS = PACKAGE / "../shared/corpus/files"
SEVERAL = 50


def is_part10(path):
    """Whether a file has the preamble and prefix of PS3.10 section 7.1."""
    with open(path, "rb") as file:
        return file.read(132)[128:] == b"DICM"


def copy_of_pydicom(target):
    """Copies pydicom's own test files, each below its folder; returns how many there are."""
    import pydicom.data

    root = pathlib.Path(pydicom.data.__file__).parent
    count = 0
    for path in sorted(root.rglob("*")):
        if path.is_file() and is_part10(path):
            copy = target / path.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            count += 1
    return count


@contextlib.contextmanager
def dicom_files(folder=None):
    """A folder of real DICOM files; says which, and fails when there are too few to prove anything."""
    given = folder or os.environ.get("DICOMSHARE_CORPUS")
    if given:
        assert pathlib.Path(given).is_dir(), f"there is no folder {given}"
        yield pathlib.Path(given)
    elif CORPUS.is_dir():
        yield CORPUS
    else:
        with tempfile.TemporaryDirectory(prefix="dicomshare-pydicom-") as name:
            count = copy_of_pydicom(pathlib.Path(name))
            assert count >= SEVERAL, f"pydicom has {count} files only"
            print(f"no corpus beside the package: {count} of pydicom's own test files")
            yield pathlib.Path(name)


if __name__ == "__main__":
    copied = copy_of_pydicom(pathlib.Path(sys.argv[1]))
    print(f"{copied} of pydicom's own test files")
    sys.exit(copied < SEVERAL)
