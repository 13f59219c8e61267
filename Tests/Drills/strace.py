"""Reads what strace(1) with -f and -y writes: the system calls of all threads of a program."""

import re
import subprocess

LINE = re.compile(r"(\d+) +(.*)")
RESUMED = re.compile(r"<\.\.\. \w+ resumed>(.*)", re.S)
CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)(?:<([^>]*)>)?", re.S)
PLACE = re.compile(r'(?:AT_FDCWD|\d+)<([^>]*)>(?:\(deleted\))?, "((?:[^"\\]|\\.)*)"')
DESCRIPTOR = re.compile(r"(?:.*, )?(\d+)<([^>]*)>")

TRACED = (
    "openat,write,pwrite64,writev,ftruncate,fallocate,copy_file_range,fsync,fdatasync,linkat,"
    "renameat,renameat2,unlinkat,mkdirat,read,pread64,mmap"
)


class Call:
    """A system call that succeeded, with the lines on which it begins and ends."""

    def __init__(self, begin, end, match):
        self.begin, self.end = begin, end
        self.name, self.text, result, self.opened = match.groups()
        self.result = int(result, 0)
        # The paths that the arguments name, and the file of the descriptor that they hold.
        self.paths = [
            name if name.startswith("/") else f"{folder}/{name}"
            for folder, name in PLACE.findall(self.text)
        ]
        match = DESCRIPTOR.match(self.text)
        self.file = match[2] if match else None

    @property
    def is_sync(self):
        return self.name in ("fsync", "fdatasync")

    @property
    def is_read(self):
        return self.name in ("read", "pread64", "mmap")

    @property
    def is_write(self):
        return self.name in (
            "write", "pwrite64", "writev", "ftruncate", "fallocate", "copy_file_range"
        )

    @property
    def is_naming(self):
        return self.name in ("linkat", "renameat", "renameat2") and len(self.paths) == 2

    def __str__(self):
        return f"{self.name}({self.text})"


def parse(text):
    """The calls of a log, in the order in which they began."""
    calls, begun = [], {}
    for number, line in enumerate(text.splitlines()):
        match = LINE.match(line)
        if not match:
            continue
        thread, rest = match.groups()
        start = number
        if resumed := RESUMED.match(rest):
            if thread not in begun:
                continue
            start, head = begun.pop(thread)
            rest = head + resumed[1]
        elif rest.endswith("<unfinished ...>"):
            begun[thread] = (number, rest.removesuffix("<unfinished ...>").rstrip())
            continue
        match = CALL.match(rest)
        if match and not match[3].startswith("-"):
            calls.append(Call(start, number, match))
    return sorted(calls, key=lambda call: call.begin)


def is_traced():
    """Whether strace is installed and may trace here."""
    try:
        result = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True)
        return result.returncode == 0
    except FileNotFoundError:
        return False
