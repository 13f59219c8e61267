#!/usr/bin/env python3
"""Puts the sources of JOIN.HTM (page.html, style.css, and Web, the script) into a Swift file, which the
program makes the page of.

    build.py [--check]      --check: writes nothing; status 1 when the Swift file is not up to date

One script, for the page and for its workers, is made of the files in ORDER. It is made small
(compact.py): the page lies on every medium, beside exams that may be smaller.
"""

import argparse
import pathlib
import re
import sys

from compact import compact

HERE = pathlib.Path(__file__).resolve().parent
WEB = HERE / "Web"
OUTPUT = HERE / "JoinPageSource.swift"

# From the bytes of a file to the page: each uses what stands before it.
ORDER = """bytes held digests inflate poly1305 foreign png canonical share stego join sheet dicom picture zip
    worker texts pool files pairs series save view exam page""".split()

HEAD = """\
// Written by Sources/JoinPage/build.py from the files beside it: change those, then run it again.

/// The parts of JOIN.HTM that are the same in every language.
package enum JoinPageSource {
"""


def compact_style(source):
    """A style sheet without comments and needless spaces."""
    source = re.sub(r"/\*.*?\*/|\s+", " ", source, flags=re.S)
    return re.sub(r" ?([{};,>]) ?", r"\1", source.replace(": ", ":")).strip()


def literal(name, text, comment):
    if '"""#' in text or "\\#(" in text:
        sys.exit(f"{name}: cannot stand in a raw string of Swift")
    return f'  /// {comment}\n  package static let {name} = #"""\n{indented(text)}\n    """#\n'


def indented(text):
    return "\n".join("    " + line if line else "" for line in text.splitlines())


def swift():
    script = "\n".join((WEB / f"{name}.js").read_text() for name in ORDER)
    lost = {path.stem for path in WEB.glob("*.js")} - set(ORDER)
    if lost:
        sys.exit(f"not in ORDER: {', '.join(sorted(lost))}")
    script = compact(f'"use strict";\n(() => {{\n{script}\n}})();')
    page = (HERE / "page.html").read_text().rstrip()
    style = compact_style((HERE / "style.css").read_text())
    return HEAD + "\n".join((
        literal("page", page, "The page, with places for the parts."),
        literal("style", style, "The style sheet."),
        literal("script", script, "The script, of the page and of its workers."))) + "}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true")
    text = swift()
    if not parser.parse_args().check:
        OUTPUT.write_text(text)
    elif OUTPUT.read_text() != text:
        sys.exit(f"{OUTPUT.name} is not up to date: run Sources/JoinPage/build.py")


if __name__ == "__main__":
    main()
