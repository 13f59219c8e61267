"""The vectors of sheets: an archive share and a text, and what a reader must make of them."""
import hashlib
import struct

from cryptography.hazmat.primitives.poly1305 import Poly1305

import accepted
import read_sheet
from png_writer import canonical_png
from read_shares import Share, join
from share_writer import ARCHIVE, Picture, Stream

KEY = bytes(range(32))
LABEL = "7F3A-91BC-22DE"


# --- The text -------------------------------------------------------------------------------------

def symbols_of_bits(data, count):
    number = int.from_bytes(data, "big") << 5 * count - 8 * len(data)
    return [number >> 5 * (count - 1 - i) & 31 for i in range(count)]


def checked_line(symbols):
    """A line with its two check symbols, found by trying them all."""
    for last in range(32):
        other = read_sheet.weighted(symbols, 0) ^ last
        if read_sheet.weighted(symbols + [other, last], 1) == 0:
            return symbols + [other, last]
    raise AssertionError("no check symbols")


def text_lines(key=KEY, label=LABEL, version=1, zeros=0, checks=(0, 0)):
    """The lines of a sheet; `zeros` are its last four bits, `checks` what those of the whole are
    off by."""
    code = symbols_of_bits(key, 52)
    code[51] |= zeros
    whole = code + [read_sheet.weighted(code, 1) ^ checks[0],
                    read_sheet.weighted(read_sheet.symbols_of(label.replace("-", "")) + code, 2)
                    ^ checks[1]]
    lines = []
    for start in (0, 18, 36):
        line = "".join(read_sheet.ALPHABET[s] for s in checked_line(whole[start:start + 18]))
        lines.append(" ".join(line[i:i + 4] for i in range(0, 20, 4)))
    return ["DCMSHARE-SHEET %d" % version, label, *lines]


def text(lines, end="\r\n"):
    return "".join(line + end for line in lines)


# --- A pair ---------------------------------------------------------------------------------------

def drawn(one, other, seed, key=KEY, mark=None, alter=None):
    """The archive share that a sheet's writer makes of the stego image of two shares."""
    archive, patient = sorted((Share(one), Share(other)), key=lambda share: share.role)
    random = Stream("sheet " + seed)
    r = random.bytes(8)
    pair = r + (mark or read_sheet.hmac_sha256(key, b"dicomshare sheet pair" + r)[:8])
    size = archive.row_bytes * archive.data_rows
    stream = read_sheet.keystream(
        read_sheet.hkdf(key, pair, b"dicomshare sheet stream"), size + 32)
    stego = join(archive.grid, patient.grid, archive.bits)
    modulus = 1 << archive.bits
    step = archive.bits // 8
    grid = b"".join(
        ((int.from_bytes(stego[i:i + step], "big") - int.from_bytes(stream[i:i + step], "big"))
         % modulus).to_bytes(step, "big") for i in range(0, size, step))
    mask = join(archive.parameters, patient.parameters, 8)
    mask = bytes((i - p) % 256 for i, p in zip(mask, stream[size:]))
    rows = archive.data_rows + -(-120 // archive.row_bytes)
    body = grid + bytes(rows * archive.row_bytes - size - 120) + mask + b"DCMSHARE"
    body += struct.pack(">BBBBIII", 1, ARCHIVE, archive.bits, archive.channels, archive.width,
                        rows, 0) + pair + random.bytes(32)
    tag = Poly1305.generate_tag(read_sheet.hkdf(key, pair, b"dicomshare sheet check"), body)
    if alter is not None:
        body = body[:alter] + bytes([body[alter] ^ 1]) + body[alter + 1:]
    return canonical_png(Picture(archive.width, rows, archive.bits, archive.channels, body + tag))


def chosen():
    wanted = ("shift-8-grey", "shift-16-grey", "shift-8-rgb", "shift-16-big-endian", "none-8-rgb",
              "one-row", "deep-8", "flags-8")
    found = {name: rest for name, *rest in accepted.vectors() if name in wanted}
    return [(name, *found[name]) for name in wanted]


# --- The vectors ----------------------------------------------------------------------------------

def vectors():
    """Name, reason, expectation, archive share, text of the sheet, restored file."""
    whole = text(text_lines())
    for name, reason, _, one, other, *_ in chosen():
        yield "pair-" + name, reason, "restored", drawn(one, other, name), whole

    _, _, _, one, other, *_ = chosen()[0]
    share = drawn(one, other, "text")
    lines = text_lines()
    code = "".join(lines[2:]).replace(" ", "")

    def read(name, reason, content):
        return "text-" + name, reason, "restored", share, content

    yield read("qr-code", "one line, as in the QR code", " ".join(lines))
    yield read("small-letters", "typed in small letters without spaces",
               text([line.replace(" ", "").lower() for line in lines], "\n"))
    yield read("no-breaks", "everything in one word", "".join(lines).replace(" ", "").lower())
    yield read("letters", "O for 0, I and L for 1", text(
        [lines[0]] + [line.replace("0", "o").replace("1", "I", 1).replace("1", "l")
                      for line in lines[1:]]))
    yield read("reply", "a quoted reply with text around it", "Dear Dr. Example,\n\nthanks.\n\n"
               + text(["> " + line for line in lines], "\n") + ">\n> Kind regards\n")
    yield read("reply-of-reply", "quoted twice, with blank lines", "\n\n".join(
        ">> " + line for line in lines))
    yield read("list", "numbered by a word processor, from the third line of a letter on", text(
        ["\t%d.\t%s" % (number, line) for number, line in enumerate(lines, 3)]))
    yield read("list-in-reply", "a list with bullets, quoted", text(
        ["> \u2022 1) " + line for line in lines]))
    yield read("bold", "each line in bold type, as a chat program writes it", text(
        ["*%s*" % line for line in lines]))
    yield read("quotation-marks", "each line in quotation marks, in even type or slanted", text(
        [marks[0] + line + marks[1] for marks, line in zip(
            ("\u201c\u201d", "\u00ab\u00bb", "``", "__", "''"), lines)]))
    spaced = [line.replace(" ", " | ") for line in lines]
    yield read("table", "a table, each group in a cell", text(
        ["| Code |", "| --- |"] + ["| %s |" % line for line in spaced]))
    yield read("tabs", "a table of a spreadsheet, numbered by it", text(
        ["%d\t%s\t" % (number, line.replace(" ", "\t")) for number, line in enumerate(lines, 3)]))
    yield read("cells-in-lines", "each cell in a line of its own", text(
        [cell for line in lines for cell in line.split(" ")]))
    yield read("commas", "a table saved as CSV", text(
        [line.replace(" ", ",") + ",," for line in lines]))
    yield read("box", "a table drawn in a terminal", text(
        ["\u250c\u2500\u252c\u2500\u2510"]
        + ["\u2502" + line.replace(" ", " \u2502 ") + "\u2502" for line in lines]))
    yield read("line-numbers", "lines with numbers and nothing behind them", text(
        ["%d %s" % (number, line) for number, line in enumerate(lines, 1)]))
    yield read("line-numbers-colon", "numbers with colons", text(
        ["%d: %s" % (number, line) for number, line in enumerate(lines, 1)]))
    yield read("chat", "each line a message of a chat, with its head", text(
        ["\u200e[12.03.26, 14:05:11] Dr. Example: " + line for line in lines]))
    yield read("chat-time-first", "the same with the date alone before the name", text(
        ["3/12/26, 2:05\u202fPM - Ann: " + line for line in lines]))
    yield read("chat-head-line", "heads in lines of their own", text(
        [part for line in lines for part in ("Ann Example, [12.03.2026 14:05]", line, "")]))
    yield read("full-width", "full-width letters", text(
        ["".join(chr(ord(c) + 0xFEE0) if c != " " else "\u3000" for c in line) for line in lines]))
    yield read("look-alikes", "letters of Cyrillic and Greek, and zeros with a stroke", text(
        [line.replace("A", "\u0410").replace("H", "\u0397").replace("0", "\u00d8")
         for line in lines]))
    yield read("soft-hyphens", "what does not show, and dashes between groups", text(
        [line.replace(" ", "\u00ad \u2013\u00a0").replace("R", "R\u200b") + "\ufffc"
         for line in lines]))
    yield read("code-only", "only the code", text(lines[2:]))
    yield read("code-in-one-line", "only the code, without spaces", code)
    yield read("label-and-code", "label and code without the first line", text(lines[1:]))
    yield read("wrapped", "line breaks in other places", lines[0] + "\n" + lines[1] + "\n"
               + " ".join(lines[2:])[:30] + "\n" + " ".join(lines[2:])[30:] + "\n")
    yield read("dashes", "dashes in place of spaces",
               text([line.replace(" ", "\u2013") for line in lines]))
    yield read("older-encoding", "spaces and dashes as Windows-1252 has them",
               text([line.replace(" ", "\udca0").replace("-", "\udc96") for line in lines]))
    numbered = text_lines(label=LABEL + "-2")
    yield read("numbered-label", "a label with a number", text(numbered))
    yield read("numbered-label-qr-code", "the same in one line", " ".join(numbered))

    def refuse(name, reason, expect, content, archive=share):
        return name, reason, expect, archive, content

    yield refuse("other-sheet", "the share belongs to another sheet", "notThisSheet",
                 text(text_lines(hashlib.sha256(b"another").digest())))
    yield refuse("no-sheet-pair", "a pair that was not drawn from a sheet", "notThisSheet", whole,
                 sorted((one, other), key=lambda data: Share(data).role)[0])
    yield refuse("patient-share", "a patient share in place of the archive share", "notThisSheet",
                 whole, sorted((one, other), key=lambda data: Share(data).role)[1])
    yield refuse("mark-altered", "the last bit of m is wrong", "notThisSheet", whole,
                 drawn(one, other, "mark", mark=bytes(8)))
    yield refuse("altered-sample", "a sample of the archive share was altered", "altered-archive",
                 whole, drawn(one, other, "text", alter=5))
    size = len(Share(share).samples)
    yield refuse("altered-check-key", "its own check key was altered", "altered-archive", whole,
                 drawn(one, other, "text", alter=size - 40))
    yield refuse("altered-r", "a bit of r was altered", "notThisSheet", whole,
                 drawn(one, other, "text", alter=size - 64))
    yield refuse("archive-not-png", "no PNG file with the sheet", "notPNG", whole, b"GIF89a")
    yield refuse("archive-truncated", "an archive share that was cut off", "truncated", whole,
                 share[:-20])

    def typed(name, reason, expect, number, change):
        changed = list(lines)
        changed[number] = change(changed[number])
        return refuse("typed-" + name, reason, expect, text(changed))

    def replaced(place, symbol=None):
        def change(line):
            other = symbol or read_sheet.ALPHABET[
                (read_sheet.ALPHABET.index(line[place]) + 1) % 32]
            return line[:place] + other + line[place + 1:]
        return change

    def swapped(place):
        return lambda line: line[:place] + line[place + 1] + line[place] + line[place + 2:]

    for number in (1, 2, 3):
        verdict = "sheet-code-%d" % number
        yield typed("wrong-%d" % number, "a wrong symbol in line %d of the code" % number, verdict,
                    number + 1, replaced(6))
        yield typed("swapped-%d" % number, "two symbols swapped in line %d" % number, verdict,
                    number + 1, swapped(5))
        yield typed("short-%d" % number, "a symbol left out in line %d" % number, verdict,
                    number + 1, lambda line: line[:7] + line[8:])
    yield refuse("typed-in-chat", "a wrong symbol in a line of a chat", "sheet-code-2", text(
        ["[12.03.26, 14:05:11] Ann: " + line
         for line in lines[:3] + [replaced(6)(lines[3])] + lines[4:]]))
    yield refuse("typed-in-table", "a symbol left out in a numbered table", "sheet-code-1", text(
        ["%d | %s |" % (number, line.replace(" ", " | ")) for number, line in enumerate(
            lines[:2] + [lines[2][1:]] + lines[3:], 1)]))
    yield refuse("typed-in-cells", "a wrong symbol where each cell is a line", "sheet-code-2", text(
        " ".join(lines[:3] + [replaced(6)(lines[3])] + lines[4:]).split(" ")))
    yield refuse("typed-numbered", "two symbols swapped in a numbered line", "sheet-code-1", text(
        ["%d %s" % (number, line) for number, line in enumerate(
            lines[:2] + [swapped(5)(lines[2])] + lines[3:], 1)]))
    yield refuse("typed-look-alike", "a letter of Cyrillic that looks like none of a sheet",
                 "sheet-code-3", text(lines[:4] + [replaced(0, "\u0416")(lines[4])]))
    yield refuse("typed-time", "a colon makes a symbol a time of day", "sheet-code-2",
                 text(lines[:3] + [replaced(11, ":")(lines[3])] + lines[4:]))
    yield typed("border", "| in place of a symbol", "sheet-code-3", 4, replaced(2, "|"))
    yield typed("doubled", "a symbol typed twice", "sheet-code-2", 3,
                lambda line: line[:8] + line[7:])
    yield typed("no-symbol", "U, which is no symbol", "sheet-code-1", 2, replaced(0, "U"))
    yield typed("check", "a wrong check symbol", "sheet-code-1", 2, replaced(23))
    yield typed("label-wrong", "a wrong symbol in the label", "sheet-label", 1, replaced(2))
    yield typed("label-swapped", "two symbols swapped in the label", "sheet-label", 1, swapped(0))
    yield typed("label-short", "a symbol left out in the label", "sheet-label", 1,
                lambda line: line[1:])
    yield typed("header-wrong", "the first line mistyped", "sheet-header", 0, replaced(3, "N"))
    yield typed("header-swapped", "two letters swapped in the first line", "sheet-header", 0,
                swapped(2))
    yield typed("header-no-version", "the version is missing", "sheet-header", 0,
                lambda line: line[:-2])
    yield refuse("newer", "version 2", "newerSheet", text(text_lines(version=2)))
    yield refuse("zeros", "the four bits behind the key are not zero", "sheet-code-3",
                 text(text_lines(zeros=1)))
    yield refuse("whole-first", "a wrong first check of the whole", "sheet-code-3",
                 text(text_lines(checks=(1, 0))))
    yield refuse("whole-second", "a wrong second check of the whole", "sheet-label",
                 text(text_lines(checks=(0, 1))))
    yield refuse("lines-swapped", "the first two lines of the code swapped", "sheet-code-3",
                 text([lines[0], lines[1], lines[3], lines[2], lines[4]]))
    yield refuse("line-missing", "the last line is missing", "sheet-code-3", text(lines[:4]))
    yield refuse("empty", "an empty text", "noSheet", "")
    yield refuse("letter", "a text without a sheet", "noSheet",
                 "Dear Dr. Example,\n\nplease find the exam attached.\n")
    yield refuse("label-alone", "only a label", "noSheet", LABEL + "\n")


def example():
    """The lines of the example in the page."""
    return "".join("    %s\n" % line for line in text_lines())
