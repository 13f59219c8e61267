#!/usr/bin/env python3
"""Compares dicomshare's JSON with what pydicom reads from the DICOM file itself.

    compare_with_pydicom.py FILE.dcm FILE.json [FILE.dcm FILE.json ...]
    compare_with_pydicom.py --folders DICOM_FOLDER JSON_FOLDER     (JSON named PATH.json)

For every pair, Dataset.from_json has to load "dataset_json" and "metafile_json" and to give the
data elements that dcmread(force=True) gives, without the outermost pixel data: the same tags, VRs
and values at every depth. Prints what differs; exit status 1 if something differs that is not one
of the known peculiarities below, which are counted. Needs pydicom 3.
"""

import argparse
import collections
import json
import logging
import math
import sys
import urllib.parse
import warnings
import zlib
from pathlib import Path

import pydicom
from pydicom import config
from pydicom.datadict import dictionary_has_tag
from pydicom.dataset import Dataset
from pydicom.multival import MultiValue
from pydicom.sequence import Sequence
from pydicom.valuerep import PersonName

PIXEL_DATA = {0x7FE00008, 0x7FE00009, 0x7FE00010}
BYTES = {"OB", "OD", "OF", "OL", "OV", "OW", "UN"}
DEFLATED = {"1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.4.95", "1.2.840.10008.1.2.4.205"}

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
config.settings.reading_validation_mode = config.IGNORE


class Peculiarities(collections.Counter):
    """Differences that are explained; the reason is the key."""


def inflated(raw, file_meta):
    """The inflated data set of a file, or None."""
    if str(file_meta.get("TransferSyntaxUID")) not in DEFLATED:
        return None
    length = file_meta.FileMetaInformationGroupLength
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(raw[144 + length :])


def bulk_reader(raw, deflated):
    """Gives the bytes that a BulkDataURI points to, decoded as the VR wants."""

    def read(tag, vr, uri):
        query = dict(urllib.parse.parse_qsl(uri.lstrip("?")))
        data = deflated if "inflated-offset" in query else raw
        start = int(query.get("inflated-offset", query.get("offset")))
        value = data[start : start + int(query["length"])]
        return value if vr in BYTES else value.decode("utf-8").rstrip(" \0")

    return read


def is_empty(value):
    return value is None or (hasattr(value, "__len__") and len(value) == 0)


def same_value(one, other):
    """Equality of values as pydicom has them, apart from its many ways to say nothing."""
    if isinstance(one, (list, MultiValue)) or isinstance(other, (list, MultiValue)):
        one = list(one) if isinstance(one, (list, MultiValue)) else [one]
        other = list(other) if isinstance(other, (list, MultiValue)) else [other]
        return len(one) == len(other) and all(map(same_value, one, other))
    if is_empty(one) or is_empty(other):
        return is_empty(one) and is_empty(other)
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    if isinstance(one, PersonName) or isinstance(other, PersonName):
        return str(one).rstrip("=") == str(other).rstrip("=")
    return one == other


def explanation(expected, got, is_big):
    """Why two unequal elements may be unequal, or None."""
    value = expected.value
    if expected.VR in ("DS", "IS") and got.VR == "LO":
        return "a DS or IS that is no number is carried as LO: from_json could not read it"
    if got.VR == "OB" and expected.VR != "OB":
        return "a value that is not what its element wants is carried as OB"
    if " or " in str(expected.VR):
        return "pydicom leaves an ambiguous VR open; JSON has to choose"
    if expected.VR == "IS" and type(value).__name__ == "ISfloat":
        return "from_json cuts the fraction of an IS"
    size = {"OW": 2, "OF": 4, "OL": 4, "OD": 8, "OV": 8}.get(got.VR)
    if is_big and size and isinstance(value, bytes) and len(value) % size == 0:
        words = [value[at : at + size][::-1] for at in range(0, len(value), size)]
        if b"".join(words) == got.value:
            return "pydicom leaves the words of a big endian file in its order; JSON is little endian"
    if isinstance(value, (str, PersonName)) and "\x1b$)A" in str(value):
        return "pydicom leaves the escape sequence of ISO 2022 IR 58 in the text"
    return None


def compare(expected, got, where, report, known, is_big=False):
    """Compares two data sets; calls report(text) for each difference that is not known."""
    for tag in sorted(set(expected.keys()) | set(got.keys())):
        place = f"{where}{tag}"
        if tag not in got:
            if tag.element == 0 and tag.group:
                known["group lengths do not belong into JSON (PS3.18 section F.2.2)"] += 1
            elif tag == 0:
                known["zeros after the data set are padding, not elements (0000,0000)"] += 1
            elif tag.group == 0xFFFE:
                known["a stray delimitation item is no element"] += 1
            else:
                report(f"{place}: missing")
            continue
        if tag not in expected:
            report(f"{place}: only in the JSON")
            continue
        try:
            one = expected[tag]
        except Exception as error:
            known[f"pydicom cannot read an element ({type(error).__name__})"] += 1
            continue
        other = got[tag]
        if isinstance(one.value, Sequence) and isinstance(other.value, Sequence):
            if len(one.value) != len(other.value):
                report(f"{place}: {len(one.value)} items, JSON {len(other.value)}")
            for number, (item, item_got) in enumerate(zip(one.value, other.value)):
                compare(item, item_got, f"{place}[{number}]", report, known, is_big)
        elif one.VR != other.VR or not same_value(one.value, other.value):
            why = explanation(one, other, is_big)
            if why:
                known[why] += 1
            else:
                report(f"{place}: {one.VR} {one.value!r:.60}, JSON {other.VR} {other.value!r:.60}")


def check(dicom, converted, known):
    """Compares one pair; returns the differences."""
    differences = []
    try:
        expected = pydicom.dcmread(dicom, force=True)
        list(expected.keys())
    except Exception as error:
        known[f"pydicom cannot read the file ({type(error).__name__})"] += 1
        return differences
    first = next(iter(expected.keys()), None)
    if first and not expected.file_meta and not dictionary_has_tag(first) and first.element:
        known["the data set does not begin at byte 0, and pydicom reads noise"] += 1
        return differences
    text = Path(converted).read_bytes()
    object_ = json.loads(text.decode("utf-8"), object_pairs_hook=unique)
    raw = Path(dicom).read_bytes()
    reader = bulk_reader(raw, inflated(raw, expected.file_meta))
    for tag in PIXEL_DATA & set(expected.keys()):
        # Ambiguous VRs depend on whether there are pixel data, so their values go, not they.
        expected.add_new(tag, "OB", None)
    for name, want in (("dataset_json", expected), ("metafile_json", expected.file_meta)):
        try:
            got = Dataset.from_json(object_[name], reader)
        except Exception as error:
            differences.append(f"{name}: from_json: {type(error).__name__}: {error}")
            continue
        for tag in PIXEL_DATA & set(want.keys()):
            if tag in got:
                differences.append(f"{name}: holds {tag:08X}")
            want = want.copy()
            got[tag] = want[tag]
        # PS3.10 section 7.1: the File Meta Information is always little endian.
        is_big = want is not expected.file_meta and expected.original_encoding[1] is False
        compare(want, got, "", differences.append, known, is_big)
    return differences


def unique(pairs):
    """A JSON object whose names have to be unique."""
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError(f"a name twice in an object: {names}")
    return dict(pairs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folders", action="store_true", help="two folders instead of pairs")
    parser.add_argument("paths", nargs="+", metavar="PATH")
    options = parser.parse_args()
    if len(options.paths) % 2:
        parser.error("every DICOM file needs its JSON")
    pairs = list(zip(options.paths[::2], options.paths[1::2]))
    if options.folders:
        pairs = [
            (Path(one) / path.relative_to(other).with_suffix(""), path)
            for one, other in pairs
            for path in sorted(Path(other).rglob("*.json"))
        ]
    known = Peculiarities()
    failed = 0
    for dicom, converted in pairs:
        differences = check(dicom, converted, known)
        failed += bool(differences)
        for difference in differences[:20]:
            print(f"{dicom}: {difference}")
    for why, count in known.most_common():
        print(f"known: {count} x {why}")
    print(f"{len(pairs)} files compared, {failed} differ")
    return 1 if failed or not pairs else 0


if __name__ == "__main__":
    sys.exit(main())
