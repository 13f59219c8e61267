#!/usr/bin/env python3
"""Writes vectors by chance, for comparing two readers: what read_shares.py says is expected.

    mutate.py --count 2000 --seed 1 --output DIR
    DICOMSHARE_VECTORS=DIR swift test --disable-xctest --filter VectorTests

Four kinds in turn: one bit of the samples flipped and encoded again; one byte of a PNG file
changed; stego parameters changed before the tags are made; a payload changed before it is hidden.
"""
import argparse
import pathlib
import struct

from accepted import mixed, noise, slope, small
from generate import vector_file, verdict
from png_writer import canonical_png, png
from share_writer import (Stream, bits_of, cut, deflate, dicom, embed, parameters, payload, shift,
                          shift_with_flags)


def sources():
    """Small pairs of every method, as (pictures, remake), where remake takes the change."""
    file = dicom(slope("m1", 16, 12, 256, 40), 16, 12)
    tiny = small(noise("m2", 24 * 50, 256))
    deep = dicom(noise("m3", 32, 65536), 16, 2, 16)
    flagged = small(mixed("m4", (7, 7, 7, 9, 21, 22, 23, 28, 29), 24, 36))
    for name, source, width, bits, channels, method in (
            ("shift", file, 16, 8, 1, 1), ("matrix", tiny, 24, 8, 1, 2), ("none", deep, 16, 16, 1, 0),
            ("rgb", tiny, 8, 8, 3, 0), ("deep", file, 16, 8, 1, 1), ("flags", flagged, 24, 8, 1, 3)):
        yield name, source, width, bits, channels, method


def remade(name, source, width, bits, channels, method, alter=None, odd=None, raw=None):
    """The pair, with parameters altered by `alter`, payload fields by `odd`, bytes by `raw`."""
    flags = (2 if bits == 16 else 0) | (1 if method == 2 else 0)
    text = payload(source, flags, bits, **odd or {})
    data = raw(text) if raw else deflate(text)
    cover = source.cover
    words = list(cover) if bits == 8 else [v for v, in struct.iter_unpack("<H", cover)]
    fields, spill = dict(method=method, L=len(data)), data
    if method == 1:
        n, k = 64, 2 if name == "deep" else 0
        words = shift(words, width, 256, 1, 1, 1, bits_of(data)[:n], k)[0]
        fields, spill = dict(fields, k=k, p=1, q=1, r=1, n=n), data[n // 8:]
    if method == 2:
        words = embed(words, 256, 1, 0, 0, 255, bits_of(data))
        fields, spill = dict(fields, k=1, q=255, n=8 * len(data)), b""

    if method == 3:
        words, count = shift_with_flags(words, width, 256, 2, 7, 1, 8, bits_of(data))
        fields, spill = dict(fields, k=2, p=7, q=1, r=8, n=count + 8 * len(data)), b""

    def params(rows):
        joined = parameters(**dict(fields, spill=rows))
        return alter(joined) if alter else joined
    return cut(name, width, bits, channels, words, spill, params)


def is_open(data, at):
    """Whether readers may differ about a byte of a PNG file: about the length of a chunk, because a
    wrong one looks like a file that was cut off, and about the checksums of the image data."""
    start, last = 8, data.rindex(b"IDAT") - 4
    while True:
        length = int.from_bytes(data[start:start + 4], "big")
        end = start + 12 + length
        if at < end:
            checksums = end - (8 if start == last else 4)
            return at < start + 4 or data[start + 4:start + 8] == b"IDAT" and at >= checksums
        start = end


def one_bit(random, data, first=0):
    at = first + random.below(len(data) - first)
    return data[:at] + bytes([data[at] ^ 1 << random.below(8)]) + data[at + 1:]


def another_number(random, joined):
    """The stego parameters with one field set to a value at or near the end of its range."""
    at, size = ((0, 1), (1, 1), (2, 2), (4, 2), (6, 2), (8, 8), (16, 8), (24, 4), (28, 4))[
        random.below(9)]
    old, top = int.from_bytes(joined[at:at + size], "big"), 1 << 8 * size
    new = (old + 1, old - 1, old + 8, old - 8, old * 2, 0, 1, 2, 16, 17, 127, 128, 129, 255, 256,
           top - 1, top - 8, top // 2, top // 8)[random.below(19)] % top
    return joined[:at] + new.to_bytes(size, "big") + joined[at + size:]


KINDS = ("samples", "file", "parameters", "payload")


def mutant(random, number, kind=None):
    choice = list(sources())
    source = choice[random.below(len(choice))]
    kind = kind or KINDS[number % 4]
    if kind == "samples":
        pictures = list(remade(*source))
        side, last = random.below(2), random.below(2)
        samples = pictures[side].samples
        at = random.below(120) - 120 if last else random.below(len(samples))
        pictures[side] = pictures[side].flip(at, 1 << random.below(8))
        encode = (canonical_png, lambda p: png(p, (number % 5,), random.below(2)))[random.below(2)]
        files = list(map(encode, pictures))
    elif kind == "file":
        encode = (canonical_png, png)[random.below(2)]
        files = [encode(p) for p in remade(*source)]
        side = random.below(2)
        altered = one_bit(random, files[side])
        at = next(i for i, (x, y) in enumerate(zip(altered, files[side])) if x != y)
        if is_open(files[side], at):
            return None
        files[side] = altered
    elif kind == "parameters":
        how = (another_number, one_bit)[random.below(2)]
        files = list(map(canonical_png, remade(*source, alter=lambda p: how(random, p))))
    else:
        names = ("version", "flags", "path", "prefix", "cover", "suffix", "json")
        sizes = (1, 1, 2, 8, 8, 8, 4)
        field = random.below(7)
        top = 1 << 8 * sizes[field]
        value = (0, 1, 2, 3, 4, 8, 32, 33, top - 1, top // 2, random.below(top))[random.below(11)]
        if random.below(2):
            more = dict(odd={names[field]: value})
        else:
            more = dict(raw=lambda text: one_bit(random, deflate(text)))
        try:
            files = list(map(canonical_png, remade(*source, **more)))
        except AssertionError:  # a payload that grew too large for its picture
            return None
    return kind, files


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--kind", choices=KINDS, help="only one kind of change")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    for number in range(arguments.count):
        random = Stream("mutant %s %d" % (arguments.seed, number))
        made = mutant(random, number, arguments.kind)
        if made:
            kind, files = made
            word, _ = verdict(*files)
            data = vector_file("mutant", "chance: " + kind, word, *files)
            (arguments.output / ("%s-%05d.vector" % (kind, number))).write_bytes(data)


if __name__ == "__main__":
    main()
