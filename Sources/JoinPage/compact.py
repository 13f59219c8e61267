"""Makes a script small without changing what it does: build.py uses it.

Comments, spaces, and what a statement can do without go; variables become short, and so do properties
that are our own. A variable has one short name in all of a statement at the top of the script (a
function, a class), so that no scopes have to be known: another such statement has names of its own,
but for those that are declared at the top. Every statement ends with a semicolon or a brace.
"""

import collections
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
# Behind these a brace begins an object, behind other names and signs a block.
BEFORE_OBJECT = set("( [ , = : ? ?. ... ?? || && | & return yield const let of".split())
KEYWORDS = set("""await async break case catch class const continue default delete do else export extends
    false finally for function get if import in instanceof let new null of return set static super
    switch this throw true try typeof undefined var void while yield constructor""".split())
# What a browser calls so. A name that is missing here and is also declared in the same statement at
# the top would become short.
PLATFORM = set("""Array ArrayBuffer atob Intl BigInt Blob Boolean DataView Error Float64Array Infinity
    Int32Array JSON Map Math NaN Number Object OffscreenCanvas Promise RangeError ResizeObserver
    Response Set String TextDecoder TextEncoder TransformStream URL Uint16Array Uint32Array
    Uint8Array Uint8ClampedArray Worker FileReaderSync addEventListener createImageBitmap crypto
    devicePixelRatio document globalThis navigator onmessage postMessage setTimeout
    showDirectoryPicker window""".split())
# Of these, what is the same in a page and in a worker, and is named often: it gets a short name, too.
ALIASED = "BigInt Boolean DataView Int32Array Map Math Number Object Promise Set Uint16Array Uint8Array".split()

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

# Words that have a shorter form.
SHORTER = {"true": "!0", "false": "!1", "undefined": "void 0", "Infinity": "1/0"}


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


class Script:
    """Tokens, and what each of them is."""

    def __init__(self, code):
        self.code = code
        self.ends = {}  # the place of the bracket that closes each opening one
        self.inside = []  # the place of the opening bracket that each token is in
        self.brackets = {}  # what each opening bracket opens: "(", "[", "block", "object", "class"
        stack = []
        for index, (kind, text) in enumerate(code):
            if kind == "sign" and text in ")]}":
                self.ends[stack.pop()] = index
            self.inside.append(stack[-1] if stack else None)
            if kind == "sign" and text in "([{":
                self.brackets[index] = self.opened(index) if text == "{" else text
                stack.append(index)

    def text(self, index):
        return self.code[index][1] if 0 <= index < len(self.code) else ""

    def is_sign(self, index, signs):
        return 0 <= index < len(self.code) and self.code[index][0] == "sign" and self.code[index][1] in signs

    def opened(self, index):
        """What the brace at `index` opens."""
        if "class" in (self.text(index - 2), self.text(index - 4)):
            return "class"
        return "object" if self.text(index - 1) in BEFORE_OBJECT else "block"

    def role(self, index):
        """What a name is: "word", "variable", "property", or "both", as `a` of `{a}`."""
        before, after = self.text(index - 1), self.text(index + 1)
        where = self.brackets.get(self.inside[index])
        if before in (".", "?."):
            return "property"
        if where == "class" and before != "=" and (after in ("(", "=") or before in ("get", "set")):
            return "property"
        if where == "object" and before in ("{", ",", "async", "*", "get") and after in ("(", ":"):
            return "property"
        if self.text(index) in KEYWORDS:
            return "word"
        if where == "object" and before in ("{", ",") and after in (",", "}", "="):
            return "both"
        return "variable"

    def statements(self):
        """Where each statement of the function around the whole script begins and ends."""
        top = next(index for index, kind in self.brackets.items() if kind == "block")
        at = top + 1
        while at < self.ends[top]:
            is_block, end = self.text(at) in ("async", "function", "class"), at
            while not self.is_sign(end, ";"):
                kind, end = self.brackets.get(end), self.ends.get(end, end)
                if is_block and kind in ("block", "class"):
                    break
                end += 1
            yield at, end + 1
            at = end + 1

    def declared(self, start, end):
        """Names that are declared between two places."""
        names = set()
        for index in range(start, end):
            text, before = self.text(index), self.text(index - 1)
            if self.is_sign(index, "("):
                close = self.ends[index]
                if self.text(close + 1) == "=>" or self.brackets.get(close + 1) == "block" and before not in (
                        "if", "for", "while", "switch"):
                    names |= self.targets(index + 1, close)
            elif self.code[index][0] != "name":
                continue
            elif text in ("const", "let"):
                names |= self.declarators(index + 1)
            elif before in ("function", "class") or before == "*" and self.text(index - 2) == "function" \
                    or self.text(index + 1) == "=>":
                names.add(text)
        return names

    def declarators(self, at):
        """Names that a declaration gives; the first of its parts begins at `at`."""
        names, level, is_target = set(), self.inside[at], True
        while self.text(at) not in (";", "of", "in") and self.inside[at] == level:
            if is_target:
                names |= self.targets(at, self.ends.get(at, at) + 1)
            is_target = self.is_sign(at, ",")
            at = self.ends.get(at, at) + 1
        return names

    def targets(self, start, end):
        """Names in a pattern or a list of parameters; those of what they are by default, too."""
        return {self.text(at) for at in range(start, end)
                if self.code[at][0] == "name" and self.role(at) in ("variable", "both")}


def short_names(taken):
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$"
    for size in (1, 2, 3):
        for name in map("".join, itertools.product(letters, repeat=size)):
            if name not in taken and name not in KEYWORDS:
                yield name


def short_properties(code, roles):
    """A name for each property of our own, the shortest for the one that is named most."""
    texts = {text[1:-1] for kind, text in code if kind == "string"}
    counts = collections.Counter(text for (_, text), role in zip(code, roles) if role in ("property", "both"))
    own = [name for name, _ in counts.most_common() if name in OWN and name not in texts]
    return dict(zip(own, short_names(set(counts) - set(own))))


class Variables:
    """Short names of variables: of those that are declared at the top, and of the others a statement."""

    def __init__(self, script, roles, properties):
        self.statements = list(script.statements())
        self.top = set(ALIASED)
        for start, _ in self.statements:
            at = start + 1 + (script.text(start) == "async")
            is_list = script.text(start) in ("const", "let")
            self.top |= script.declarators(at) if is_list else {script.text(at + (script.text(at) == "*"))}
        # How often each one is named, how often as a property, too, and in which statements.
        counts, both, places = collections.Counter(), collections.Counter(), {}
        taken = [set() for _ in self.statements]
        for number, (start, end) in enumerate(self.statements):
            local = script.declared(start, end) - PLATFORM
            for index in range(start, end):
                name, key = script.text(index), self.key(script.text(index), number)
                if roles[index] not in ("variable", "both"):
                    continue
                if name not in local and name not in self.top:
                    taken[number].add(name)
                    continue
                counts[key] += 1
                both[key] += roles[index] == "both"
                places.setdefault(key, set()).add(number)
        self.short, top_names = {}, set()
        for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
            name, number = key
            used = set().union(*(taken[place] for place in places[key]), top_names if number < 0 else ())
            alike = properties.get(name, name)
            short = next(short_names(used))
            if both[key] and alike not in used and len(alike) <= max(1, len(short)):
                short = alike
            # `{name}` may have to become `{name:a}`.
            gain = (count - both[key]) * (len(name) - len(short)) - both[key] * (len(short) + 1)
            if alike == name and name not in used and gain <= 0:
                short = name
            self.short[key] = short
            for place in places[key]:
                taken[place].add(short)
            if number < 0:
                top_names.add(short)

    def key(self, name, number):
        return name, -1 if name in self.top else number


def with_short_names(code):
    script = Script(code)
    roles = [script.role(index) if kind == "name" else "" for index, (kind, _) in enumerate(code)]
    properties = short_properties(code, roles)
    variables = Variables(script, roles, properties)
    result = list(code)
    for number, (start, end) in enumerate(variables.statements):
        for index in range(start, end):
            text, role = script.text(index), roles[index]
            variable = variables.short.get(variables.key(text, number), text)
            name = properties.get(text, text)
            if role == "variable" or role == "both" and name == variable:
                result[index] = "name", variable
            elif role == "property":
                result[index] = "name", name
            elif role == "both":
                result[index] = "name", f"{name}:{variable}"
            elif text == "const" and index != start:  # engines know that those at the top do not change
                result[index] = "name", "let"
    begin = variables.statements[0][0]
    for name in ALIASED:
        if (name, -1) in variables.short:
            result[begin:begin] = list(tokens(f"const {variables.short[name, -1]}={name};"))
    return result


def declarations_together(code):
    """Declarations that follow each other as one: `let a=1,b=2;`."""
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


def without_needless_signs(code):
    """No semicolon before a brace that closes, and no brackets around the one parameter of a function."""
    script = Script(code)
    starts = {end: start for start, end in script.ends.items()}
    for index, (kind, text) in enumerate(code):
        if kind == "sign" and text == ";" and script.is_sign(index + 1, "}"):
            # Unless it is a whole statement: `for(;;);`.
            head = script.text(starts.get(index - 1, 0) - 1)
            if script.text(index - 1) not in (";", "{") and head not in ("for", "while", "if"):
                continue
        open_bracket = index if text == "(" else starts.get(index)
        if kind == "sign" and text in "()" and script.text(open_bracket + 3) == "=>" \
                and script.ends[open_bracket] == open_bracket + 2:
            continue
        yield kind, text


def compact(source):
    """`source` is one function around the whole script."""
    code = [(kind, SHORTER.get(text, text) if kind == "name" else text)
            for kind, text in with_short_names(list(tokens(source)))]
    result, width = "", 0
    for kind, text in without_needless_signs(declarations_together(code)):
        if result and (re.match(r"[\w$][\w$]", result[-1] + text[0])
                       or result[-1] in "+-" and text[0] == result[-1]):
            result += " "
        result += text
        width += len(text)
        if width > 800 and text == ";":
            result, width = result + "\n", 0
    return result
