#!/usr/bin/env python3
"""make-man.py - writes the manual pages.

Usage: make-man.py PROGRAM FOLDER

    dicomshare(1)          from the command definitions in PROGRAM
    dicomshare.toml(5)     from etc/dicomshare.toml
    dicomshare-json(5)     from dicomshare-json.5.md beside this file
    dicomshare-share(7)    from the specification of the share format
    dicomshare.service(8)  from dicomshare.service.8.md beside this file

The pages are written to FOLDER/man1, man5, man7 and man8. Nothing is said twice by hand, so
nothing can disagree.
"""

import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parent.parent


IMPLIED = ("help", "version")


def escape(text):
    """Plain text for troff: man(7), groff(7)."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    text = text.replace("`", "\\(ga").replace("^", "\\(ha").replace("~", "\\(ti")
    return re.sub(r"^\.", r"\\&.", text, flags=re.M)


def inline(text):
    """Markdown within a line: code and **strong** become bold, *emphasis* italic."""
    out = ""
    pattern = r"``(.+?)``|`([^`]+)`|\*\*(.+?)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^)]+)\)|(.)"
    for code2, code, strong, emphasis, label, target, other in re.findall(pattern, text, re.S):
        if code2 or code or strong:
            out += "\0B" + (code2 or code or strong) + "\0R"
        elif emphasis:
            out += "\0I" + emphasis + "\0R"
        elif label:
            out += label + (f" <{target}>" if "://" in target else "")
        else:
            out += other
    return re.sub("\0([BIR])", r"\\f\1", escape(out))


def cells(line):
    """The cells of a row of a table; a bar in code is no border."""
    parts = re.findall(r"(?:`[^`]*`|\\\||[^|`])+", line.strip().strip("|"))
    return [part.strip().replace("\\|", "|") for part in parts]


def table(rows):
    """A table for tbl(1); if it is too wide, its wide columns share the room that is left."""
    width = len(rows[0])
    rows = [(row + [""] * width)[:width] for row in rows]
    longest = [max(len(row[column]) for row in rows) for column in range(width)]
    is_wide = [sum(longest) + 3 * width > 70 and length > 20 for length in longest]
    layout = " ".join(["lb"] * width) + "\n" + " ".join("lx" if x else "l" for x in is_wide) + "."

    def cell(text, column):
        if not is_wide[column]:
            return inline(text)
        # The long names of errors may be broken where a capital begins: groff(7), \:
        return "T{\n" + re.sub("(?<=[a-z]{2})(?=[A-Z])", r"\\:", inline(text)) + "\nT}"

    head = ["\t".join(map(inline, rows[0]))]
    body = ["\t".join(cell(text, column) for column, text in enumerate(row)) for row in rows[1:]]
    # On paper a table begins where its first rows fit on the page: tbl(1) warns of what does not.
    return [".ne 12v", ".TS", "tab(\t);", layout, *head, *body, ".TE"]


def markdown(text):
    """Converts what the pages use of Markdown."""
    out, lines, at = [], text.split("\n"), 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith("```"):
            out += [".PP", ".RS 4", ".EX"]
            while not lines[at].startswith("```"):
                out.append(escape(lines[at]))
                at += 1
            at += 1
            out += [".EE", ".RE"]
        elif heading := re.match(r"(#+) (.*)", line):
            is_deep = len(heading[1]) > 2
            words = inline(heading[2] if is_deep else heading[2].upper())
            out.append(f'{".SS" if is_deep else ".SH"} "{words}"')
        elif line.startswith("|"):
            rows = [cells(line)]
            while at < len(lines) and lines[at].startswith("|"):
                if not re.fullmatch(r"[|\s:-]+", lines[at]):
                    rows.append(cells(lines[at]))
                at += 1
            out += [".PP", *table(rows)]
        elif item := re.match(r"( *)(-|\*|\d+\.) (.*)", line):
            block = [item[3]]
            while at < len(lines) and lines[at].startswith("  ") and lines[at].strip():
                if re.match(r" *(-|\*|\d+\.) ", lines[at]):
                    break
                block.append(lines[at].strip())
                at += 1
            depth = len(item[1]) // 2
            out += [".RS 4"] * depth
            out.append(".IP \\(bu 2" if item[2] in "-*" else f".IP {item[2]} 4")
            out += [inline("\n".join(block))] + [".RE"] * depth
        elif line.strip():
            block = [line]
            other = r"\s*$|```|\||#+ | *(-|\d+\.) "
            while at < len(lines) and not re.match(other, lines[at]):
                block.append(lines[at])
                at += 1
            out += [".PP", inline("\n".join(block))]
    return "\n".join(out) + "\n"


def header(name, section, summary):
    return (
        f"'\\\" t\n.TH {escape(name)} {section} \"\" dicomshare \"dicomshare manual\"\n"
        f".nh\n.ad l\n.SH NAME\n{escape(name)} \\- {escape(summary)}\n"
    )


def see_also(*pages):
    names = sorted(pages, key=lambda page: (page[1], page[0]))
    return ".SH SEE ALSO\n" + ",\n".join(f"\\fB{escape(n)}\\fR({s})" for n, s in names) + "\n"


ALL = [
    ("dicomshare", 1), ("dicomshare-json", 5), ("dicomshare.toml", 5), ("dicomshare-share", 7), ("dicomshare.service", 8),
]


def others(name):
    return see_also(*[page for page in ALL if page[0] != name])


def option(argument):
    """The spelling of an argument, and its text."""
    value = f"\\fI{escape(argument['valueName'])}\\fR" if "valueName" in argument else ""
    if argument["kind"] == "positional":
        head = value + ("..." if argument["isRepeating"] else "")
    else:
        names = [
            ("--" if name["kind"] == "long" else "-") + name["name"] for name in argument["names"]
        ]
        names.sort(key=len)
        head = ", ".join(f"\\fB{escape(name)}\\fR" for name in names)
        if argument["kind"] == "option":
            head += " " + value
    text = argument.get("abstract", "")
    if "allValues" in argument:
        text += " One of: " + ", ".join(argument["allValues"]) + "."
    if "defaultValue" in argument and argument["kind"] != "flag":
        text += f" Default: {argument['defaultValue']}."
    return [".TP", head, escape(text.strip())]


def synopsis(path, command):
    words = [f"\\fB{escape(' '.join(path))}\\fR"]
    for argument in shown(command):
        if argument["kind"] == "positional":
            word = f"\\fI{escape(argument['valueName'])}\\fR"
            word += "..." if argument["isRepeating"] else ""
        else:
            name = argument["preferredName"]
            word = f"\\fB{escape(('--' if name['kind'] == 'long' else '-') + name['name'])}\\fR"
            if argument["kind"] == "option":
                word += f" \\fI{escape(argument['valueName'])}\\fR"
        words.append(f"[{word}]" if argument["isOptional"] else word)
    return " ".join(words)


def shown(command):
    return [
        argument for argument in command.get("arguments", [])
        if argument.get("shouldDisplay", True) and argument.get("valueName") not in IMPLIED
    ]


def leaves(command, path=()):
    path = (*path, command["commandName"])
    below = [
        sub for sub in command.get("subcommands", [])
        if sub["commandName"] != "help" and sub.get("shouldDisplay", True)
    ]
    if not below:
        yield path, command
    for sub in below:
        yield from leaves(sub, path)


def paragraphs(text):
    return [".PP\n" + escape(part.strip()) for part in text.split("\n\n") if part.strip()]


def page_1(program):
    dump = subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True)
    root = json.loads(dump.stdout)["command"]
    out = [header("dicomshare", 1, root["abstract"].rstrip("."))]
    out.append(".SH SYNOPSIS\n" + "\n.br\n".join(synopsis(*leaf) for leaf in leaves(root)))
    out.append(".SH DESCRIPTION")
    out += paragraphs(root.get("discussion", ""))
    out.append(".SH COMMANDS")
    for path, command in leaves(root):
        out.append(f".SS {escape(' '.join(path))}")
        out += paragraphs(command.get("abstract", "")) + paragraphs(command.get("discussion", ""))
        for argument in shown(command):
            out += option(argument)
    return "\n".join(out) + "\n" + others("dicomshare")


def described(comment):
    """What is said of a setting; a line that is set in and begins with a value is an item of a list."""
    out, is_item = [], False
    for line in comment:
        item = re.match(r'  +("[^"]+")  +(.*)', line)
        if item:
            out += [*([] if is_item else [".RS"]), ".TP", inline(f"`{item[1]}`"), inline(item[2])]
        elif is_item and not line.startswith("   "):
            out += [".RE", ".IP", inline(line.strip())]
        else:
            out.append(inline(line.strip()))
        is_item = bool(item) or is_item and line.startswith("   ")
    return out + ([".RE"] if is_item else [])


def page_5():
    lines = (PACKAGE / "etc/dicomshare.toml").read_text().split("\n")
    out = [header("dicomshare.toml", 5, "configuration of the dicomshare service")]
    out.append(
        ".SH SYNOPSIS\n\\fB/etc/dicomshare/dicomshare.toml\\fR\n.br\n"
        "\\fB/etc/dicomshare/\\fIINSTANCE\\fB.toml\\fR\n.SH DESCRIPTION"
    )
    comment = []
    for line in lines[1:]:
        if line.startswith("### "):
            out.append(".SH " + escape(line[4:].upper()))
        elif setting := re.match(r"#([a-z-]+) = (.*)", line):
            head = f"\\fB{escape(setting[1])}\\fR = {escape(setting[2])}"
            out += [".TP", head, *described(comment)]
            comment = []
        elif line.startswith("#"):
            comment.append(line[1:].rstrip())
        if comment and (not line.strip() or line == "#"):
            text = "\n".join(part.strip() for part in comment).strip()
            out += [".PP", inline(text)] if text else []
            comment = []
    return "\n".join(out) + "\n" + others("dicomshare.toml")


def page_7():
    path = PACKAGE / "Sources/SecretSharing/SecretSharing.docc/ShareFileFormat.md"
    title, _, text = path.read_text().partition("\n")
    text = "## Description\n\n" + text.replace("## Overview\n", "", 1)
    summary = title.lstrip("# ").lower()
    return header("dicomshare-share", 7, summary) + markdown(text) + others("dicomshare-share")


def page_of(name, section):
    """A page that is written by hand, NAME.SECTION.md."""
    title, _, text = (HERE / f"{name}.{section}.md").read_text().partition("\n")
    return header(name, section, title.lstrip("# ")) + markdown(text) + others(name)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    pages = {
        "man1/dicomshare.1": page_1(program), "man5/dicomshare.toml.5": page_5(),
        "man5/dicomshare-json.5": page_of("dicomshare-json", 5),
        "man7/dicomshare-share.7": page_7(),
        "man8/dicomshare.service.8": page_of("dicomshare.service", 8),
    }
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


main()
