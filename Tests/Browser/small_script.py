"""The small script of JOIN.HTM does what its sources do: samples of each kind of statement are run in both forms."""

import json
import pathlib
import sys

from opened_page import check

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Sources/JoinPage"))
from compact import compact  # noqa: E402

# Each returns a value. Names of more than two letters become short, and so do properties of our own.
SAMPLES = {
    "variables beside properties": """
        function area(width, height) { return { width, height, size: width * height }; }
        const { size, width: wide, ...others } = area(3, 4);
        return [size, wide, others.height, Object.keys(others)];""",
    "the same name in two functions, and at the top": """
        const limit = 5;
        function least(values) { const found = Math.min(...values); return found < limit ? found : limit; }
        function most(values) { let found = 0; for (const value of values) found = Math.max(found, value); return found; }
        function hidden(limit) { return limit; }
        return [least([7, 9]), least([3]), most([1, 8]), hidden(2)];""",
    "properties of our own": """
        class Counter { count = 2; static pieces = 3; get twice() { return 2 * this.count; }
          add({ count = 4, pieces: [first] = [5] } = {}) { this.count += count + first; return this; } }
        const { count, twice } = new Counter().add().add({ count: 1, pieces: [2] });
        return [count, twice, Counter.pieces];""",
    "a property that is named by a text stays": """
        const settings = { center: 1, change(by) { this.center += by; } };
        for (const name of ["center"]) settings[name] = 7;
        settings.change(2);
        return [settings.center, Object.keys(settings)];""",
    "a choice is no key": """
        const one = 1, two = 2, isFirst = true, isLast = false;
        const chosen = { value: isFirst ? one : two, other: isLast ? { one } : { two } };
        return [chosen, isLast ? one : two, [one, two].map((one) => one > 1 ? { one } : one)];""",
    "declarations one after the other": """
        const first = 1, second = 2;
        const third = 3;
        let total = first, [fourth, fifth = fourth] = [4];
        for (let index = 0, left = 3; left; left--, index++) total += index;
        for (let at = 0; at < 9; total += at++);
        return [total, third, second, fifth];""",
    "functions of one parameter": """
        const twice = (value) => 2 * value, chained = async (value) => value, named = ({ value }) => value;
        const nested = (value) => (other) => value - other;
        return [twice(3), named({ value: 4 }), nested(5)(2), (() => 8)(), typeof chained, ((value) => value)(6)];""",
    "what closes over a loop": """
        const made = [];
        for (const value of [1, 2, 3]) { const squared = value ** 2; made.push(() => squared + value); }
        return made.map((one) => one());""",
    "texts and patterns": r"""
        const name = "a\"b // c", count = 2, half = count / 2 / 1, pattern = /[/"]\/(x)/g;
        return [`${name}: ${`${count + 1}`} {name}`, half, "/\"/x".replace(pattern, "$1"), pattern.source];""",
    "words that have a shorter form": """
        const values = [true, false, undefined, Infinity, -Infinity, null], none = void 0;
        return [values.map(String), none === undefined, !true, typeof undefined, 1 - -1, +"1" + +"2"];""",
    "what fails, and what chooses": """
        function tried(value) {
          try {
            if (!value) throw new RangeError("none");
            switch (value) { case 1: return "one"; default: { const other = "more"; return other; } }
          } catch (error) { return error.message; } finally { value = null; }
        }
        return [tried(0), tried(1), tried(2)];""",
    "what is made step by step": """
        function* countdown(from) { while (from) yield from--; }
        const table = Array.from({ length: 3 }, (_, index) => index), map = new Map([["key", { table }]]);
        const { table: same, missing = table?.[1] ?? 5 } = map.get("key");
        let late;
        late ??= [...countdown(2)];
        return [late, same, missing, map.size];""",
}


def small(page, folder, options):
    """Statements of each kind return the same before and after they were made small."""
    page.open()
    for what, sample in SAMPLES.items():
        source = f"(() => {{\n{sample}\n}})();"
        made = compact(source)
        before, after = (page.browser.evaluate(f"JSON.stringify({text.strip().rstrip(';')})") for text in (source, made))
        check(before == after and json.loads(before), f"{what}: {after}, not {before}: {made}")
    return f"{len(SAMPLES)} samples"
