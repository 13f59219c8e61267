"""Makes a script small without changing what it does: build.py uses it.

Comments, spaces, and what a statement can do without go; names of functions and variables that are
never the name of a property become short, and so do properties that are our own. A name is the same
everywhere, so no scopes have to be known. Every statement ends with a semicolon or a brace.
"""

import itertools
import re

TOKEN = re.compile(r'''
    (?P<space>\s+) | (?P<comment>//[^\n]*|/\*.*?\*/) | (?P<string>"(?:[^"\\\n]|\\.|\\\n)*")
    | (?P<number>0[xX][0-9A-Fa-f]+n?|\d[\d.eE]*n?) | (?P<name>[A-Za-z_$][\w$]*)
    | (?P<regex>/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)
    | (?P<sign>\?\.(?!\d)|=>|\.\.\.|\+\+|--|.)''', re.S | re.X)
TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(`|\$\{)", re.S)
# Behind these a slash begins a regular expression, behind other names it divides.
WORDS_BEFORE_REGEX = {"return", "of", "case", "typeof", "in"}
KEYWORDS = set("""await break case catch class const continue default delete do else export extends
    false finally for function if import in instanceof let new null of return static super switch
    this throw true try typeof undefined var void while yield async get set constructor""".split())
# What a browser calls so. A name that is missing here and is also declared would become short.
PLATFORM = set("""Array ArrayBuffer atob Intl BigInt Blob Boolean DataView Error Float64Array Infinity
    Int32Array JSON Map Math NaN Number Object OffscreenCanvas Promise RangeError ResizeObserver
    Response Set String TextDecoder TextEncoder TransformStream URL Uint16Array Uint32Array
    Uint8Array Uint8ClampedArray Worker FileReaderSync addEventListener createImageBitmap crypto
    devicePixelRatio document globalThis navigator onmessage postMessage setTimeout
    showDirectoryPicker window""".split())

# Properties that are always our own, whatever they are of, and whose names no text has.
OWN = set("""above along answers bits blocks bytes changed channels column columns count cross
    dataRows dataSet density depth detail directory elements entry failure failures fields finish
    finishSmall first flags flush found fragments frameBytes frames group groups held heldBytes hold
    imageWords index indices instance intercept interlace isAlone isBusy isChecked isChosen isClear
    isEncapsulated isEncrypted isExact isExplained isExplicit isFirst isHeld isInverse isInverted
    isJPEG isKorean isLast isLittle isLittleEndian isLong isLooking isMixed isNamed isNew
    isOnDetector isOpaque isOpen isReady isReversible isSigned joining kept lengthened lengths list
    method mistake near number offset offsets packed pair pairs palette parameters parts pass passes
    path paths photometric piece pieceByteCount pieces pixels planar pointers prefix problems result
    results rgba right role rowBytes rows running samples seriesNumber seriesUID share shares sheet
    SHEET_MAGIC sheetFound sheets spacing spillRows start step stored studyUID suffix symbol symbols
    syntax table take total tried turn under unhider used view wanted weight whole windows
    word""".split())


def tokens(source):
    """Kinds and texts of what is neither a space nor a comment."""
    at, open_braces, last = 0, [], None
    while at < len(source):
        if source[at] == "`" or source[at] == "}" and open_braces and open_braces[-1] == "`":
            if source[at] == "}":
                open_braces.pop()
            found = TEMPLATE.match(source, at + 1)
            last = "template", source[at:found.end()]
            yield last
            at = found.end()
            if found[1] != "`":
                open_braces.append("`")
            continue
        found = TOKEN.match(source, at)
        kind, text = found.lastgroup, found[0]
        if kind == "regex" and divides(last):
            kind, text = "sign", "/"
        at += len(text)
        if text == "{":
            open_braces.append(text)
        elif text == "}" and open_braces:
            open_braces.pop()
        if kind not in ("space", "comment"):
            last = kind, text
            yield last


def divides(last):
    if last is None:
        return False
    kind, text = last
    return kind in ("number", "string", "template") or text in (")", "]", "}") or (
        kind == "name" and text not in WORDS_BEFORE_REGEX)


def matching(code):
    """The place of the bracket that closes each opening one, and which bracket each token is in."""
    ends, inside, stack = {}, [], []
    for index, (kind, text) in enumerate(code):
        inside.append(code[stack[-1]][1] if stack else "")
        if kind == "template":  # its own braces are balanced in themselves
            continue
        if text in ("(", "[", "{") and kind == "sign":
            stack.append(index)
        elif text in (")", "]", "}") and kind == "sign":
            ends[stack.pop()] = index
    return ends, inside


def local_names(code):
    """Names that are declared and are never a property, a key, or a text."""
    ends, inside = matching(code)
    text = lambda index: code[index][1] if 0 <= index < len(code) else ""
    declared, others = set(), set(KEYWORDS | PLATFORM)
    for index, (kind, token) in enumerate(code):
        if kind == "string":
            others.add(token[1:-1])
        elif kind == "name":
            before, after = text(index - 1), text(index + 1)
            if before in ("function", "class", "const", "let", "*"):
                declared.add(token)
            if before in (".", "?.") or after == ":" and before != "?":
                others.add(token)
            if inside[index] == "{" and before in ("{", ",") and after in (",", "}", "="):
                others.add(token)
            if after == "=>":
                declared.add(token)
        elif token in ("(", "[", "{") and kind == "sign":
            end = ends[index]
            is_list = token == "(" and (text(end + 1) == "=>" or text(end + 1) == "{" and text(
                index - 1) not in ("if", "for", "while", "switch"))
            if is_list or text(index - 1) in ("const", "let"):
                declared.update(t for k, t in code[index:end] if k == "name")
    texts = {token[1:-1] for kind, token in code if kind == "string"}
    return declared - others | {token for kind, token in code if token in OWN} - texts


def short_names(taken):
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for size in (1, 2, 3):
        for name in map("".join, itertools.product(letters, repeat=size)):
            if name not in taken:
                yield name


def declarations_together(code):
    """Declarations that follow each other as one: `const a=1,b=2;`."""
    kept, states = [], [None]  # for each open bracket: which declaration is read, or has just ended
    for kind, text in code:
        is_sign = kind == "sign"
        ended = states[-1] if kept and kept[-1] == ("sign", ";") else None
        if ended and text != ended:
            states[-1] = None
        if is_sign and text in "([{":
            states.append(None)
        elif is_sign and text in ")]}":
            states.pop()
        elif kind == "name" and text in ("const", "let") and (not kept or kept[-1][1] in ";{}"):
            states[-1] = text
            if ended == text:
                kept[-1] = "sign", ","
                continue
        kept.append((kind, text))
    return kept


def without_last_semicolons(code):
    """No semicolon before a brace that closes, unless it is a whole statement: `for(;;);`."""
    ends, _ = matching(code)
    starts = {end: start for start, end in ends.items()}
    for index, token in enumerate(code):
        is_last = token == ("sign", ";") and code[index + 1:index + 2] == [("sign", "}")]
        head = code[starts.get(index - 1, 0) - 1][1]
        if not is_last or code[index - 1][1] in ";{" or head in ("for", "while", "if"):
            yield token


def compact(source):
    code = list(tokens(source))
    counts = {}
    for kind, text in code:
        if kind == "name":
            counts[text] = counts.get(text, 0) + 1
    local = sorted((name for name in local_names(code) if len(name) > 2),
                   key=lambda name: (-counts[name], name))
    shorter = dict(zip(local, short_names(set(counts) | KEYWORDS | PLATFORM)))
    result, width = "", 0
    for kind, text in without_last_semicolons(declarations_together(code)):
        text = shorter.get(text, text) if kind == "name" else text
        if result and (re.match(r"[\w$][\w$]", result[-1] + text[0])
                       or result[-1] in "+-" and text[0] == result[-1]):
            result += " "
        result += text
        width += len(text)
        if width > 800 and text == ";":
            result, width = result + "\n", 0
    return result
