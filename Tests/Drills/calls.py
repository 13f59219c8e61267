"""Runs a program and ends it before, or fails, one of the calls by which it changes files."""

import atexit
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).with_name("calls.c")

# The status of a program that was ended before one of its calls.
KILLED = 137


class Call:
    """One call of a log: its number, its name, and the paths that it worked on."""

    def __init__(self, line):
        self.number, self.name, self.path, self.other = line.rstrip("\n").split("\t")
        self.number = int(self.number)

    def __str__(self):
        other = f" (from {self.other})" if self.other else ""
        return f"call {self.number}, {self.name} {self.path}{other}"


def tool():
    """The compiled calls.c; leaves with 77 where it cannot be had or may not trace."""
    if platform.machine() != "x86_64":
        print("skipped: calls.c knows the registers of x86_64 only")
        sys.exit(77)
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        print("skipped: there is no C compiler for calls.c")
        sys.exit(77)
    # In a folder of its own: nobody else can have put a program there.
    folder = tempfile.mkdtemp(prefix="dicomshare-calls-")
    atexit.register(shutil.rmtree, folder)
    binary = pathlib.Path(folder, "calls")
    subprocess.run(
        [compiler, "-O1", "-Wall", "-Wextra", "-Werror", "-o", binary, SOURCE], check=True
    )
    status = subprocess.run([binary, "/", "/dev/null", "count", "--", "true"]).returncode
    if status:
        print("skipped: processes may not be traced here")
        sys.exit(77)
    return str(binary)


def wrapper(folder, log, mode, opens=False):
    """What stands before a command, so that its calls below a folder are counted."""
    return [tool_path(), str(folder), str(log), mode, *(["opens"] if opens else []), "--"]


_tool = None


def tool_path():
    global _tool
    if _tool is None:
        _tool = tool()
    return _tool


def read(log):
    with open(log, encoding="utf-8", errors="surrogateescape") as lines:
        return [Call(line) for line in lines if line.endswith("\n")]
