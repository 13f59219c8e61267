"""JOIN.HTM where a browser lacks something: it works all the same, or says that it does not."""

import zipfile

import pictures
from opened_page import check, digest, split, with_script

# What is taken away from the page and from its workers, as some browser of about 2021 has it.
LACKING = {
    "Firefox before 102": "delete globalThis.TransformStream",
    "before 102, without reading into memory of ours": "delete Blob.prototype.stream",
    "Firefox before 105, Safari before 16.4": "delete globalThis.OffscreenCanvas",
    "Firefox before 98": """if (globalThis.createImageBitmap) {
        const make = createImageBitmap.bind(globalThis);
        globalThis.createImageBitmap = (blob, ...more) => more.length ? Promise.reject(new TypeError()) : make(blob);
    }""",
    "Safari before 15.4": "delete Array.prototype.at",
    # As in all versions of WebKit where the page lies on a disk.
    "workers that cannot read": """if (typeof document === 'undefined') {
        const fail = () => { throw new DOMException('', 'NotReadableError') };
        for (const name of ['stream', 'arrayBuffer', 'text']) Blob.prototype[name] = async () => fail();
        FileReaderSync.prototype.readAsArrayBuffer = fail;
        FileReader.prototype.readAsArrayBuffer = fail;
        delete globalThis.createImageBitmap;
    }""",
}
# Without these it cannot work.
DEAD = {
    "no workers": "delete globalThis.Worker",
    "workers that are forbidden": "globalThis.Worker = class { postMessage() {} }",
    "a script that breaks off": "if (typeof document !== 'undefined') delete globalThis.ResizeObserver",
    "syntax that is not known": "a b c",
}


def lacking(page, folder, options):
    """What a browser of some years ago lacks is made up for; where nothing works, a sentence says so."""
    cases, exam, usual = pictures.cases(), folder / "exam", page.path
    exam.mkdir()
    for name in ("JPEG color", "gray 12", "cine"):
        (exam / f"{name}.dcm").write_bytes(cases[name].file)
    wanted = sorted(digest(path.read_bytes()) for path in exam.iterdir())
    archive, patient = split(options.binary, [exam], folder)
    shares = [path for half in (archive, patient) for path in half.iterdir()]
    with zipfile.ZipFile(folder / "mail.zip", "w", zipfile.ZIP_DEFLATED) as package:
        for path in patient.iterdir():
            package.write(path, path.name)
    try:
        for number, (what, code) in enumerate(LACKING.items()):
            page.path = with_script(usual, folder / f"{number}.htm", lambda script: f"{code};\n{script}")
            for given in (shares, [folder / "mail.zip", *archive.iterdir()]):
                page.open()
                page.give(*given)
                check(page.verdicts == [], f"{what}: {page.told}")
                with zipfile.ZipFile(page.save_all()) as saved:
                    found = sorted(digest(saved.read(name)) for name in saved.namelist())
                check(found == wanted, f"{what}: all are saved as they were")
            shown(page, what)
        for number, (what, code) in enumerate(DEAD.items()):
            page.browser.open(with_script(usual, folder / f"dead{number}.htm", lambda script: f"{code};\n{script}"))
            said = "(() => { const old = document.querySelector('#old'); return !old.hidden && old.offsetHeight > 20" \
                   " && getComputedStyle(old).visibility === 'visible' ? old.innerText : '' })()"
            check(page.browser.evaluate(said) == "", f"{what}: nothing is said at once")
            told = page.browser.wait(said, what)
            check(all(word in told for word in ("too old", "troppo", "zu alt", "ancien")), f"{what}: {told}")
    finally:
        page.path = usual
    page.open()
    check(page.browser.evaluate("document.querySelector('#old').offsetHeight") == 0, "nothing is said where all works")
    return f"{len(LACKING)} browsers that lack something, {len(DEAD)} in which nothing works"


def shown(page, what):
    """A JPEG picture and each frame of others are seen."""
    for title in ("JPEG color", "cine"):
        page.browser.evaluate(f"""void [...document.querySelectorAll('#series button')]
            .find((button) => button.textContent.includes('{title}')).click()""")
        page.browser.wait(f"""[...document.querySelectorAll('#facts dd')].some((fact) => fact.textContent === '{title}')
            && !document.querySelector('#picture').hidden""", f"{what}: {title}")


PARTS = (lacking,)
