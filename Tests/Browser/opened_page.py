"""JOIN.HTM in a browser, and what can be done with it."""

import base64
import hashlib
import json
import re
import subprocess
import zipfile


def check(holds, what):
    if not holds:
        raise AssertionError(what)


def digest(data):
    return hashlib.sha256(data).hexdigest()


class Page:
    """The page in a browser, and what can be done with it."""

    def __init__(self, browser, path):
        self.browser, self.path = browser, path

    def open(self):
        self.browser.open(self.path)
        self.finish()

    def clear(self):
        """Starts over by the page's own button, which takes far less time than to load it."""
        self.begin()
        self.browser.evaluate("void document.querySelector('#clear').click()")
        self.finish()

    def give(self, *paths):
        """Chooses files, and waits until the page has said what it makes of them."""
        self.begin()
        self.browser.choose("#files", paths)
        self.finish()

    def begin(self):
        self.browser.evaluate("document.body.dataset.state = 'asked'")

    def finish(self):
        """Waits until the page has finished."""
        self.browser.evaluate("""new Promise((done, fail) => {
            const look = () => document.body.dataset.state === 'idle' && done(true);
            new MutationObserver(look).observe(document.body, { attributeFilter: ['data-state'] });
            setTimeout(() => fail(new Error('the page has not finished')), 500000);
            look();
        })""")

    @property
    def verdicts(self):
        """What the page says of what failed; words without those that only wait."""
        found = self.browser.evaluate(
            "[...document.querySelectorAll('#problemList > li')].map((item) => item.dataset.verdict)")
        return [word for word in found if not word.startswith("waiting")]

    @property
    def told(self):
        """What the page tells people of what failed."""
        return self.browser.evaluate(
            "[...document.querySelectorAll('#problemList > li')].map((item) => item.innerText)")

    @property
    def verdicts_of_paths(self):
        """What the page says of each file that failed, as it lists them."""
        found = self.browser.evaluate("""[...document.querySelectorAll('#problemList > li')].map((item) =>
            [item.dataset.verdict, [...item.querySelectorAll('ul > li')].map((path) => path.textContent)])""")
        said = {}
        for word, paths in found:
            check(len(paths) <= 50, "all paths are listed")
            for path in paths:
                said.setdefault(path, set()).update(set() if word.startswith("waiting") else {word})
        return said

    @property
    def waiting(self):
        found = self.browser.evaluate(
            "[...document.querySelectorAll('#problemList > li')].map((item) => item.dataset.verdict)")
        return [word for word in found if word.startswith("waiting")]

    def saved(self):
        """The digest of the file that is shown, as the page would save it; none: not offered."""
        return self.browser.evaluate("""(async () => {
            if (document.querySelector('#save').hidden) return null;
            const made = [], make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { made.push(blob); return make(blob); };
            document.querySelector('#saveOne').click();
            for (let i = 0; i < 60000 && !made.length; i++) await new Promise((go) => setTimeout(go, 5));
            URL.createObjectURL = make;
            const bytes = await made[0].arrayBuffer(), sum = await crypto.subtle.digest('SHA-256', bytes);
            return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        })()""")

    def type_sheet(self, content):
        """Types a sheet; the word for what is wrong with it, or none."""
        return self.browser.evaluate("""(() => {
            document.querySelector('#sheet').open = true;
            document.querySelector('#sheetText').value = %s;
            document.querySelector('#sheetUse').click();
            return document.querySelector('#sheetSaid').dataset.verdict ?? null;
        })()""" % json.dumps(content))

    def save_all(self):
        """The ZIP file that the page saves, from the folder of downloads."""
        # Chromium writes over a file of the same name.
        for path in self.browser.downloads.glob("*.zip"):
            path.unlink()
        self.browser.click("#saveAll")

        def complete():
            # A browser may put the file in the place of an empty one.
            return next(filter(zipfile.is_zipfile, self.browser.downloads.glob("*.zip")), None)
        return self.browser.wait_for_file(complete, "saved ZIP file")


def with_script(page, place, change):
    """The page with another script, and with its digest in the policy."""
    text = page.read_text()
    [script] = re.findall(r"<script>(.*?)</script>", text, re.S)
    changed = change(script)
    check(changed != script, "the script is another one")
    source = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (script, changed)]
    place.write_text(text.replace(script, changed).replace(*source))
    return place


def split(binary, source, folder, *options):
    archive, patient = folder / "archive", folder / "patient"
    run = subprocess.run(
        [binary, "split", *map(str, source), "--archive", str(archive), "--patient", str(patient),
         "--json", *options], capture_output=True, text=True)
    check(run.returncode in (0, 65), f"split: {run.stdout[-300:]} {run.stderr[-300:]}")
    return archive, patient
