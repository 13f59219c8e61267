"""The strange writers of writers.py: each puts files into `incoming` in a way that programs do."""

import contextlib
import mmap
import os
import random
import time

from spool import check, dicom, element, wait

# The length of the last element of dicom(): 16 x 16 words.
PIXELS = 12 + 2 * 16 * 16
# PS3.10 section 8 allows nothing of this; file systems do.
NAMES = [
    b"N" * 251 + b".dcm", b"-rf.dcm", b"--help", b"new\nline\n.dcm", b"\xff\xfe\x80.dcm", b" ",
    b"source", b"intent", b"a\\b:c*?\"<>|.dcm", b"\x1b[31mred\x1b[0m.dcm", "\u00fc\u0308.dcm".encode(),
    b"100%d%s%n.dcm", b"REASON.TXT", b"\xc3(.dcm",
]


class Writer:
    """One strange writer with a folder of its own and random pauses."""

    def __init__(self, spool, number, pause, seed):
        self.spool = spool
        self.number = number
        self.random = random.Random(f"{seed} {number}")
        self.longest = pause
        self.count = 0
        self.folder = os.fsencode(spool.path("incoming", f"W{number}"))
        os.makedirs(self.folder, exist_ok=True)
        self.outside = os.fsencode(spool.folder.parent / f"outside{number}")
        os.makedirs(self.outside, exist_ok=True)

    def pause(self):
        time.sleep(self.random.uniform(0.05, self.longest))

    def path(self, *names):
        return b"/".join([self.folder, *names])

    def data(self):
        """Another content, which is to be split."""
        self.count += 1
        number = 1000 * self.number + self.count
        data = dicom(number, study=number % 7)
        self.expect(data)
        return data

    def expect(self, data):
        self.spool.expect(f"{self.number}-{self.count}", data)

    def still(self, path, what):
        """What is not whole is left alone."""
        check(os.path.lexists(path), f"taken too early: {what}")


def pieces(data, count):
    size = -(-len(data) // count)
    return [(begin, data[begin:begin + size]) for begin in range(0, len(data), size)]


def reopened(writer):
    """Closed and opened again after each piece."""
    data, path = writer.data(), writer.path(b"IM.dcm")
    for begin, piece in pieces(data, 4):
        if begin:
            writer.still(path, "between two pieces")
        with open(path, "ab") as file:
            file.write(piece)
        writer.pause()


def header_first(writer):
    """Closed and opened again between two elements: each time it could be whole."""
    data, path = writer.data(), writer.path(b"IM.dcm")
    pixels = len(data) - PIXELS
    for begin, end in [(0, pixels - 10), (pixels - 10, pixels), (pixels, len(data))]:
        if begin:
            writer.still(path, "without pixels")
        with open(path, "ab") as file:
            file.write(data[begin:end])
        writer.pause()


def backwards(writer):
    """Its room is allocated, and it is filled from its end."""
    data, path = writer.data(), writer.path(b"IM.dcm")
    with open(path, "wb", buffering=0) as file:
        os.posix_fallocate(file.fileno(), 0, len(data))
        for begin, piece in reversed(pieces(data, 5)):
            writer.pause()
            writer.still(path, f"filled from {begin + len(piece)} only")
            file.seek(begin)
            file.write(piece)
        writer.pause()
        writer.still(path, "whole, but open")


def backwards_reopened(writer):
    """The same, closed after each piece."""
    data, path = writer.data(), writer.path(b"IM.dcm")
    with open(path, "wb") as file:
        os.posix_fallocate(file.fileno(), 0, len(data))
    for begin, piece in reversed(pieces(data, 5)):
        writer.pause()
        writer.still(path, f"filled from {begin + len(piece)} only")
        with open(path, "r+b") as file:
            file.seek(begin)
            file.write(piece)


def empty(writer):
    """Empty for long, as a place that is kept."""
    data, path = writer.data(), writer.path(b"IM.dcm")
    open(path, "wb").close()
    time.sleep(writer.spool.long_pause)
    wait(lambda: "it is empty" in writer.spool.said(), "an empty file is reported", 30)
    writer.still(path, "empty")
    with open(path, "wb") as file:
        file.write(data)


def truncated(writer):
    """Cut off without being opened: only its attributes tell."""
    data, path = writer.data(), writer.path(b"IM.dcm")
    with open(path, "wb") as file:
        file.write(data + bytes(4096))
    writer.pause()
    writer.still(path, "with too much at its end")
    os.truncate(path, len(data))


def mapped(writer):
    """Written through memory, when its descriptor has been closed for long."""
    data, path = writer.data(), writer.path(b"IM.dcm")
    with open(path, "w+b") as file:
        file.truncate(len(data))
        memory = mmap.mmap(file.fileno(), len(data))
    for begin, piece in pieces(data, 3):
        memory[begin:begin + len(piece)] = piece
        writer.pause()
        writer.still(path, "mapped for writing")
    memory.close()
    # munmap(2) tells nobody; but a look may have come at the right moment.
    with contextlib.suppress(FileNotFoundError):
        os.utime(path)


def open_for_long(writer):
    """Whole at once, and open."""
    data, path = writer.data(), writer.path(b"IM.dcm")
    with open(path, "wb", buffering=0) as file:
        file.write(data)
        for _ in range(3):
            writer.pause()
            writer.still(path, "whole, but open")


def renamed(writer):
    """Renamed again and again while it is written."""
    data, path = writer.data(), writer.path(b"A.dcm")
    with open(path, "wb", buffering=0) as file:
        *parts, (_, last) = pieces(data, 4)
        for number, (_, piece) in enumerate(parts):
            file.write(piece)
            writer.pause()
            folder = writer.path(b"sub%d" % (number % 2))
            os.makedirs(folder, exist_ok=True)
            new = folder + b"/%d.dcm" % number
            writer.still(path, "a part, renamed")
            os.rename(path, new)
            path = new
        file.write(last)
    # And once more when it is whole, if it is still there.
    with contextlib.suppress(FileNotFoundError):
        os.rename(path, writer.path(b"last.dcm"))


def replaced(writer):
    """A part is replaced by another file of the same name."""
    data, path = writer.data(), writer.path(b"IM.dcm")
    with open(path, "wb") as file:
        file.write(data[:300])
    writer.pause()
    writer.still(path, "a part")
    with open(path + b".tmp", "wb") as file:
        file.write(data)
    os.rename(path + b".tmp", path)


def same_name(writer):
    """The next file gets the name as soon as it is free."""
    path = writer.path(b"IM.dcm")
    for _ in range(5):
        wait(lambda: not os.path.exists(path), "the name is free", 60)
        with open(writer.path(b".pending"), "wb") as file:
            file.write(writer.data())
        os.rename(writer.path(b".pending"), path)


def hard_linked(writer):
    """Linked in; its first name goes later."""
    data, path = writer.data(), writer.path(b"IM.dcm")
    first = writer.outside + b"/IM.dcm"
    with open(first, "wb") as file:
        file.write(data)
    os.link(first, path)
    writer.pause()
    writer.still(path, "with two names")
    os.unlink(first)


def linked_at_once(writer):
    """Some programs link and unlink because rename could replace a file."""
    for number in range(10):
        hidden, path = writer.path(b".%d" % number), writer.path(b"%d.dcm" % number)
        with open(hidden, "wb") as file:
            file.write(writer.data())
        os.link(hidden, path)
        os.unlink(hidden)


def deep(writer):
    """mkdir -p a/b/c with a file at once, many times."""
    for number in range(25):
        folder = writer.path(b"%d" % number, b"a", b"b", b"c")
        os.makedirs(folder)
        name = folder + (b"/IM.dcm" if number % 2 else b"/.IM")
        with open(name, "wb") as file:
            file.write(writer.data())
        if not number % 2:
            os.rename(name, folder + b"/IM.dcm")


def moved_away(writer):
    """Its folder is moved away with a part in it, completed elsewhere, and moved back."""
    data, inner = writer.data(), writer.data()
    os.makedirs(writer.path(b"F", b"inner"))
    with open(writer.path(b"F", b"IM.dcm"), "wb") as file:
        file.write(data[:300])
    writer.pause()
    writer.still(writer.path(b"F", b"IM.dcm"), "a part")
    away = writer.outside + b"/F"
    os.rename(writer.path(b"F"), away)
    writer.pause()
    with open(away + b"/IM.dcm", "ab") as file:
        file.write(data[300:])
    with open(away + b"/inner/IM.dcm", "wb") as file:
        file.write(inner)
    writer.pause()
    writer.still(away + b"/IM.dcm", "moved away")
    writer.still(away + b"/inner/IM.dcm", "moved away")
    os.rename(away, writer.path(b"G" if writer.number % 2 else b"F"))
    writer.pause()
    # It is watched under its new name.
    folder = writer.path(b"G" if writer.number % 2 else b"F", b"inner")
    with open(folder + b"/LATER.dcm", "wb") as file:
        file.write(writer.data())


def names(writer):
    """Names that no modality should use."""
    for number, name in enumerate(NAMES):
        path = writer.path(name)
        if number % 2:
            with open(path, "wb") as file:
                file.write(writer.data())
        else:
            with open(writer.path(b".pending"), "wb") as file:
                file.write(writer.data())
            os.rename(writer.path(b".pending"), path)
    folder = writer.path(b"\xff" * 255, b"-\n-")
    os.makedirs(folder)
    with open(folder + b"/" + b"\xe9" * 255, "wb") as file:
        file.write(writer.data())


def sparse(writer):
    """Hardly any of it is on the disk."""
    path = writer.path(b"IM.dcm")
    small = dicom(writer.number, study=3)
    head = small[:-PIXELS] + element((0x7FE0, 0x10), "OW", b"")[:8]
    size = 2 << 20
    head += size.to_bytes(4, "little")
    writer.expect(head + bytes(size))
    with open(path, "wb") as file:
        file.truncate(len(head) + size)
    writer.pause()
    writer.still(path, "a hole")
    with open(path, "r+b") as file:
        file.write(head)


def out_of_time(writer):
    """Its times are those of another century, and change."""
    data, path = writer.data(), writer.path(b"IM.dcm")
    times = [0, 2**33, -(2**31), 2**31 - 1, time.time() + 3600]
    writer.random.shuffle(times)
    for (begin, piece), moment in zip(pieces(data, 4), times):
        with open(path, "ab") as file:
            file.write(piece)
        if begin + len(piece) < len(data):
            os.utime(path, (moment, moment))
            writer.pause()
            writer.still(path, "a part of another time")
    # The last piece may be followed by its time, as cp -p and rsync do it.
    with open(writer.path(b".late"), "wb") as file:
        file.write(writer.data())
    os.utime(writer.path(b".late"), (times[4], times[4]))
    os.rename(writer.path(b".late"), writer.path(b"LATE.dcm"))


WRITERS = [
    reopened, header_first, backwards, backwards_reopened, empty, truncated, mapped, open_for_long,
    renamed, replaced, same_name, hard_linked, linked_at_once, deep, moved_away, names, sparse,
    out_of_time,
]
