#!/usr/bin/env python3
"""Restores a DICOM file from its archive share and a sheet.

Written from ShareFileFormat.md alone, like read_shares.py: the standard library and nothing else.
"""
import argparse
import hashlib
import hmac
import re
import sys

from read_shares import Refused, Share, require, restore

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MAGIC = "DCMSHARESHEET"
ALIKE = str.maketrans(
    {0xFF01 + i: 0x21 + i for i in range(94)}
    | {ord(one): other for one, other in zip(
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458"
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf"
        "\u00d8\u00f8\u0131\u0130",
        "ABEKMHOPCTYXSIJAEOPCYXSIJABEZHIKMNOPTYXOOOII")})
# What does not show: of Default_Ignorable_Code_Point what is met in texts.
IGNORED = re.compile(
    "[-*_~`\"'\u00ab\u00b4\u00bb\u2039\u203a\u2018-\u201f\u2032-\u2036\u2010-\u2015\u2212\u2e3a\u2e3b"
    "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffc\ufffd]")
BORDERS = re.compile(
    "[\\s|,;+\u00a6\u00b7\u2022\u2023\u2043\u25aa\u25cf\u25e6\u2500-\u257f]")
TIME = "[0-9]:[0-9]{2}"


# --- AES-256 in counter mode (FIPS 197, NIST SP 800-38A) ------------------------------------------

def double(a):
    return (a << 1 ^ (0x11B if a & 0x80 else 0)) & 0xFF


def s_box():
    box, p, q = [0x63] * 256, 1, 1
    while True:  # p runs through the field by 3, q through the inverses
        p ^= double(p)
        for shift in (1, 2, 4):
            q ^= q << shift & 0xFF
        q ^= 0x09 if q & 0x80 else 0
        box[p] = 0x63 ^ q ^ (q << 1 | q >> 7) & 255 ^ (q << 2 | q >> 6) & 255 \
            ^ (q << 3 | q >> 5) & 255 ^ (q << 4 | q >> 4) & 255
        if p == 1:
            return box


BOX = s_box()


def round_keys(key):
    words, power = [list(key[i:i + 4]) for i in range(0, 32, 4)], 1
    for i in range(8, 60):
        word = list(words[-1])
        if i % 8 == 0:
            word = [BOX[b] for b in word[1:] + word[:1]]
            word[0] ^= power
            power = double(power)
        elif i % 8 == 4:
            word = [BOX[b] for b in word]
        words.append([a ^ b for a, b in zip(words[i - 8], word)])
    return [sum(words[i:i + 4], []) for i in range(0, 60, 4)]


def encrypt(keys, block):
    state = [a ^ b for a, b in zip(block, keys[0])]
    for number, key in enumerate(keys[1:], 1):
        state = [BOX[state[(i + 4 * (i % 4)) % 16]] for i in range(16)]  # bytes and rows
        if number < 14:
            mixed = []
            for c in range(0, 16, 4):
                a, total = state[c:c + 4], state[c] ^ state[c + 1] ^ state[c + 2] ^ state[c + 3]
                mixed += (a[i] ^ total ^ double(a[i] ^ a[(i + 1) % 4]) for i in range(4))
            state = mixed
        state = [a ^ b for a, b in zip(state, key)]
    return bytes(state)


def keystream(key, count):
    keys = round_keys(key)
    return b"".join(encrypt(keys, i.to_bytes(16, "big")) for i in range(-(-count // 16)))[:count]


# --- The text -------------------------------------------------------------------------------------

def times_power(symbol, power):
    """symbol * alpha^power in the field of 32 elements."""
    for _ in range(power % 31):
        symbol = symbol << 1 ^ (0x25 if symbol & 0x10 else 0)
    return symbol


def weighted(symbols, step):
    total = 0
    for place, symbol in enumerate(symbols):
        total ^= times_power(symbol, step * place)
    return total


def symbols_of(text):
    """The values of the symbols; None for what is none."""
    text = text.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    return [ALPHABET.find(c) if c in ALPHABET else None for c in text]


def is_line(symbols):
    return (len(symbols) == 20 and None not in symbols
            and weighted(symbols, 0) == weighted(symbols, 1) == 0)


def is_label(symbols):
    return 12 <= len(symbols) <= 14 and None not in symbols and all(s < 10 for s in symbols[12:])


def key_of(label, code):
    """The key in a label (or None) and a code, as symbols."""
    payload = []
    for number in range(3):
        line = code[20 * number:20 * number + 20]
        require(is_line(line), "sheet-code-%d" % (number + 1))
        payload += line[:18]
    require(payload[52] == weighted(payload[:52], 1), "sheet-code-3")
    bits = int("".join(format(s, "05b") for s in payload[:52]), 2)
    require(bits & 15 == 0, "sheet-code-3")
    if label is not None:
        require(is_label(label) and payload[53] == weighted(label + payload[:52], 2),
                "sheet-label")
    return (bits >> 4).to_bytes(32, "big")


def without_lines(symbols):
    """The key in symbols without line breaks, or the best guess at what is wrong."""
    best, guess = -1, "sheet-code-1"
    for length in (12, 13, 14, 0):
        code = symbols[length:length + 60]
        try:
            return key_of(symbols[:length] if length else None, code)
        except Refused as refused:
            right = sum(is_line(code[i:i + 20]) for i in (0, 20, 40))
            if right > best:
                best, guess = right, str(refused)
    raise Refused(guess)


def is_nearly_header(word):
    header = MAGIC + "1"
    start = next((i for i in range(min(len(word), len(header))) if word[i] != header[i]), 0)
    swapped = header[:start] + header[start + 1:start + 2] + header[start:start + 1] \
        + header[start + 2:]
    near = {header[:start] + header[start + 1:], swapped}
    return word in near or any(
        word[:i] + word[i + 1:] == header or len(word) == len(header)
        and word[:i] + word[i + 1:] == header[:i] + header[i + 1:] for i in range(len(word)))


def without_head(line):
    start = line[:120]
    head = re.search(TIME + r".*?: ", start)
    end = head.end() if head else len(line) if re.search(
        r"\[[^\]]*" + TIME + r"[^\]]*\]", start) else 0
    return line if MAGIC in line[:end].replace(" ", "").upper() else line[end:]


def lines_of(text):
    """What counts of the lines of a text."""
    lines = []
    for line in text.translate(ALIKE).splitlines():
        line = without_head(BORDERS.sub(" ", IGNORED.sub("", line)))
        lines.append(re.sub(r"^([> ]|[0-9][0-9]?[.):] )+", "", line))
    lines = [line for line in lines if line]
    at = 0
    while at < len(lines):
        run = []
        for line in lines[at:]:
            number = re.match("([0-9][0-9]?)( |$)", line)
            if not number or run and int(number[1]) != run[-1] + 1:
                break
            run.append(int(number[1]))
        numbered = range(at, at + len(run))
        if len(run) >= 3 and not any(
                is_line(symbols_of(lines[i].replace(" ", ""))) for i in numbered):
            for i in numbered:
                lines[i] = lines[i].lstrip("0123456789") if " " not in lines[i] \
                    else lines[i].partition(" ")[2]
        at += max(1, len(run))
    lines = [line.replace(" ", "") for line in lines]
    return [line for line in lines if line]


def read_sheet(text):
    """The key of the sheet in a text."""
    lines = lines_of(text)
    for number, line in enumerate(lines):
        before, magic, rest = line.upper().partition(MAGIC)
        if not magic:
            continue
        following = [symbols_of(line) for line in lines[number + 1:]]
        rest = symbols_of(rest)
        stream = rest + sum(following, [])
        if rest == [1] and len(following) >= 4 and all(
                abs(len(line) - 20) <= 5 for line in following[1:4]):
            for place, line in enumerate(following[1:4]):
                require(is_line(line), "sheet-code-%d" % (place + 1))
            require(is_label(following[0]), "sheet-label")
            return key_of(following[0], sum(following[1:4], []))
        if stream[:1] == [1]:
            try:
                return without_lines(stream[1:])
            except Refused:
                require(len(rest or following[0]) == 1 or len(rest) > 2, "sheet-header")
                raise
        require(not (len(rest) == 1 and rest[0] in range(2, 10)), "newerSheet")
        raise Refused("sheet-header")
    words = [line.upper() for line in lines]
    near = words + [a + b for a, b in zip(words, words[1:])]
    require(not any(is_nearly_header(word) for word in near), "sheet-header")
    symbols = [symbols_of(line) for line in lines]
    if len(symbols) == 3:
        return key_of(None, sum(symbols, []))
    if len(symbols) == 4 and is_label(symbols[0]):
        return key_of(symbols[0], sum(symbols[1:], []))
    stream = sum(symbols, [])
    require(55 < len(stream) < 77, "noSheet")
    return without_lines(stream)


# --- The patient share that a sheet stands for ----------------------------------------------------

def hmac_sha256(key, message):
    return hmac.new(key, message, hashlib.sha256).digest()


def hkdf(key, salt, info):
    return hmac_sha256(hmac_sha256(salt, key), info + b"\1")


class Derived:
    """What read_shares needs to know of a patient share that lies in no file."""

    def __init__(self, key, archive):
        mark = hmac_sha256(key, b"dicomshare sheet pair" + archive.pair[:8])[:8]
        require(archive.role == 0x41 and mark == archive.pair[8:], "notThisSheet")
        self.role, self.pair, self.banner = 0x50, archive.pair, 0
        self.width, self.bits, self.channels = archive.width, archive.bits, archive.channels
        self.row_bytes, self.data_rows = archive.row_bytes, archive.data_rows
        size = self.row_bytes * self.data_rows
        stream = keystream(hkdf(key, archive.pair, b"dicomshare sheet stream"), size + 32)
        self.grid, self.parameters = stream[:size], stream[size:]
        self.key = hkdf(key, archive.pair, b"dicomshare sheet check")

    def is_right_under(self, key):
        return True


def restore_with_sheet(archive, text):
    """The restored file."""
    share = Share(archive)
    return restore(share, Derived(read_sheet(text), share))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("archive", metavar="ARCHIVE.png")
    parser.add_argument("sheet", metavar="SHEET.TXT")
    parser.add_argument("-o", "--output", required=True)
    arguments = parser.parse_args()
    try:
        with open(arguments.archive, "rb") as file:
            archive = file.read()
        with open(arguments.sheet, encoding="utf-8", errors="replace", newline="") as file:
            restored = restore_with_sheet(archive, file.read())
    except Refused as refused:
        print(refused, file=sys.stderr)
        sys.exit(65)
    with open(arguments.output, "wb") as file:
        file.write(restored)


if __name__ == "__main__":
    main()
