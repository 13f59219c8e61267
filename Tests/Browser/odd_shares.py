"""Shares that somebody has made longer, and files that are not kept until they are saved."""

import pathlib
import shutil
import sys
import zipfile
import zlib

import pictures
from odd_drops import one_pair
from opened_page import check, digest, split, with_script

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "SecretSharingTests/Vectors"))
from png_writer import chunk, chunks_of  # noqa: E402


def lengthened(page, folder, options):
    """Bytes that somebody has added behind the end of a share are named; the exam is whole."""
    file, archive, patient = one_pair(options, folder)
    page.open()
    page.give(archive, patient)
    said = lambda: page.browser.evaluate("""(() => {
        const added = document.querySelector('#added');
        return added.hidden ? [] : [...added.children].map((line) => line.textContent);
    })()""")
    check(said() == [], f"nothing was added: {said()}")
    patient.write_bytes(patient.read_bytes() + b"1")
    archive.write_bytes(archive.read_bytes() + bytes(1234))
    package = folder / "both.zip"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in (archive, patient):
            packed.write(path, path.name)
    for paths, place in (((archive, patient), ""), ((package,), "both.zip/")):
        page.clear()
        check(said() == [], f"what was said is gone: {said()}")
        page.give(*paths)
        lines = sorted(said())
        check(len(lines) == 2 and lines[0].startswith(f"{place}{archive.name}: 1,234 bytes stand")
              and lines[1].startswith(f"{place}{patient.name}: 1 byte stands"), f"{lines}")
        check(page.verdicts == [] and page.saved() == digest(file), f"the exam is whole: {page.verdicts}")
    page.clear()
    page.give(archive)
    check(len(said()) == 1, f"of a share alone, too: {said()}")
    # Of many, some are named.
    for copy in range(4):
        shutil.copyfile(archive, folder / f"copy{copy}.png")
    page.give(*folder.glob("copy*.png"))
    check(len(said()) == 4 and "2" in said()[3], f"of five, three are named: {said()}")
    return "one byte, many bytes, in a ZIP file, of a share alone, of many"


def forgotten(page, folder, options):
    """Files that are not kept, or no longer, are joined again when they are saved: each is itself."""
    source = folder / "source"
    source.mkdir()
    for number in range(24):
        (source / f"IM{number}").write_bytes(pictures.gray(64, 64, number))
    archive, patient = split(options.binary, [source], folder)
    wanted = sorted(digest(path.read_bytes()) for path in source.iterdir())
    usual, size = page.path, next(archive.iterdir()).stat().st_size
    try:
        # The page opens 1, 2, 4, 8 and 9 pairs together: of some it keeps all, some, or none.
        for limit in (0, 2 * size, 5 * size, 18 * size):
            page.path = with_kept(usual, folder / f"{limit}.htm", limit)
            page.open()
            page.give(*archive.iterdir(), *patient.iterdir())
            for _ in range(2):
                with zipfile.ZipFile(page.save_all()) as saved:
                    found = sorted(digest(saved.read(name)) for name in saved.namelist())
                check(found == wanted, f"{limit} bytes are kept: all are saved as they were")
                one = page.saved()
                check(one in wanted, f"{limit} bytes are kept: one is saved as it was")
    finally:
        page.path = usual
    return "none, few, some, and most are kept"


def reused(page, folder, options):
    """Small pairs and longer ones in turn: each lies in memory that another one had before it."""
    source = folder / "source"
    source.mkdir()
    sides = [(24, 31 + number) if number % 2 else (90 + 8 * number, 120 + 5 * number) for number in range(20)]
    for number, side in enumerate(sides):
        (source / f"IM{number:02}").write_bytes(pictures.color(*side))
    pairs = [[next(half.iterdir()) for half in split(options.binary, [path], folder / path.name)]
             for path in sorted(source.iterdir())]
    sums = [sum(share.stat().st_size for share in pair) for pair in pairs]
    check(any(size % 4 for size in sums if 131072 < size < 262144), f"words do not fill some: {sums}")
    page.open()
    for pair in pairs:
        page.give(*pair)
        check(page.verdicts == [], f"nothing is refused: {page.told}")
    with zipfile.ZipFile(page.save_all()) as saved:
        found = sorted(digest(saved.read(name)) for name in saved.namelist())
    check(found == sorted(digest(path.read_bytes()) for path in source.iterdir()), "all are saved as they were")
    return f"{len(pairs)} pairs"


def vanished(page, folder, options):
    """Shares that are gone, cut or altered when they are read, amid many: all others are restored."""
    source = folder / "source"
    source.mkdir()
    for number in range(40):
        (source / f"IM{number:02}").write_bytes(pictures.gray(64, 64, number))
    sums = {path.name: digest(path.read_bytes()) for path in source.iterdir()}
    archive, patient = split(options.binary, [source], folder)
    pairs = [sorted(half.iterdir(), key=lambda path: path.name[1:]) for half in (archive, patient)]
    page.open()
    # What is chosen is taken when the page is told of it, after the files have changed.
    page.browser.evaluate("""void window.addEventListener('change', (event) => {
        event.stopImmediatePropagation();
        window.chosen = event.target;
    }, { capture: true, once: true })""")
    page.begin()
    page.browser.choose("#files", [path for half in pairs for path in half])
    page.browser.wait("Boolean(window.chosen)", "they are chosen")
    pairs[0][17].unlink()
    cut = pairs[1][23]
    cut.write_bytes(cut.read_bytes()[:5000])
    page.browser.evaluate("void window.chosen.dispatchEvent(new Event('change', { bubbles: true }))")
    page.finish()
    said = page.verdicts_of_paths
    check({pairs[0][17].name, cut.name} <= set(said), f"both are named: {said}")
    restored = 40 - 2
    with zipfile.ZipFile(page.save_all()) as saved:
        found = [digest(saved.read(name)) for name in saved.namelist()]
    check(len(found) == restored and set(found) < set(sums.values()), f"{len(found)} of {restored}; {said}")
    return f"{restored} of 40 pairs"


def full(page, folder, options):
    """A folder on a full disk: no empty file stays under the name of an exam; a download is not called saved."""
    _, *shares = one_pair(options, folder)
    page.open()
    page.give(*shares)
    page.browser.evaluate("""void (() => {
        window.there = new Map();
        window.isFull = true;
        const writable = (name) => new WritableStream({ write(bytes) {
            if (isFull) throw new DOMException('no room', 'QuotaExceededError');
            there.set(name, there.get(name) + bytes.length);
        } });
        const handle = (name) => ({ createWritable: async () => writable(name) });
        const folder = {
            getDirectoryHandle: async () => folder,
            getFileHandle: async (name, { create } = {}) => {
                if (!there.has(name) && !create) throw new DOMException('none', 'NotFoundError');
                if (!there.has(name)) there.set(name, 0);
                return handle(name);
            },
            removeEntry: async (name) => void there.delete(name),
        };
        window.showDirectoryPicker = async () => folder;
    })()""")
    said = "document.querySelector('#saved').textContent"

    def save(button):
        page.browser.evaluate(f"void (() => {{ {said} = ''; document.querySelector('{button}').click(); }})()")
        page.browser.wait(f"{said} && !document.querySelector('{button}').disabled", button)
        return page.browser.evaluate(f"[{said}, document.querySelector('#clear').disabled, [...there].map(String)]")
    found = save("#saveFolder")
    check(found[0].startswith("Saving did not succeed") and found[1:] == [False, []], f"a full disk: {found}")
    page.browser.evaluate("void (window.isFull = false)")
    [word, _, files] = save("#saveFolder")
    check(word == "Saved." and len(files) == 1 and "(2)" not in files[0], f"once there is room: {word} {files}")
    [word, *_] = save("#saveAll")
    check(word == "The browser is saving it.", f"a download: {word}")
    return "a folder on a full disk, and one with room"


def with_kept(page, place, limit):
    """The page with another limit for what is kept."""
    return with_script(page, place, lambda script: script.replace("=512<<20", f"={limit}"))


def long_chunks(page, folder, options):
    """Shares that another program has saved, with a long chunk that means nothing, or a long one of
    image data."""
    file, archive, patient = one_pair(options, folder)
    length = (1 << 20) + 1
    data = patient.read_bytes()
    head, kinds = data[:33], [kind for kind, _ in chunks_of(data)]
    image = b"".join(body for kind, body in chunks_of(data) if kind == b"IDAT")
    # Stored blocks of no bytes, before those that hold the rows.
    longer = image[:2] + b"\0\0\0\xff\xff" * (length // 5 + 1) + image[2:]
    check(kinds[0] == b"IHDR", "it begins as any PNG file")
    for what, chunks in (
            *((kind, chunk(kind, bytes(length)) + data[33:]) for kind in (b"iTXt", b"iCCP", b"caBX")),
            (b"IDAT", chunk(b"IDAT", longer) + chunk(b"IEND"))):
        patient.write_bytes(head + chunks)
        page.open()
        page.give(archive, patient)
        check(page.verdicts == [] and page.saved() == digest(file), f"{what}: {page.verdicts}")
    return "text, profile, any other, image data"


def broken_off(page, folder, options):
    """A folder that was full at the third of three: the next try adds what is missing, and nothing twice."""
    source = folder / "source"
    (source / "A").mkdir(parents=True)
    for number in range(3):
        (source / "A" / f"IM{number}").write_bytes(pictures.gray(64, 48, number))
    archive, patient = split(options.binary, [source], folder)
    page.open()
    page.give(*archive.iterdir(), *patient.iterdir())
    page.browser.evaluate("""void (() => {
        window.there = new Map([['/A', new Uint8Array(5)]]);
        window.left = 2;
        const fail = (name) => { throw new DOMException('x', name); };
        const folder = (place) => ({
            getDirectoryHandle: async (name) => there.has(`${place}/${name}`) ? fail('TypeMismatchError') : folder(`${place}/${name}`),
            getFileHandle: async (name, { create } = {}) => {
                const path = `${place}/${name}`;
                if (!there.has(path) && !create) fail('NotFoundError');
                if (!there.has(path)) there.set(path, new Uint8Array(0));
                return { getFile: async () => new File([there.get(path)], name), createWritable: async () => {
                    if (--left < 0) fail('QuotaExceededError');
                    return new WritableStream({ write: (bytes) => {
                        there.set(path, new Uint8Array([...there.get(path), ...bytes]));
                    } });
                } };
            },
            removeEntry: async (name) => void there.delete(`${place}/${name}`),
        });
        window.showDirectoryPicker = async () => folder('');
    })()""")
    said = "document.querySelector('#saved').textContent"
    for room, begin, count in ((2, "Saving did not succeed", 2), (9, "Saved.", 3), (9, "Saved.", 3)):
        page.browser.evaluate(f"""void (() => {{ {said} = ''; window.left = {room};
            document.querySelector('#saveFolder').click(); }})()""")
        page.browser.wait(f"{said} && !document.querySelector('#saveFolder').disabled", "saved")
        word = page.browser.evaluate(said)
        names = page.browser.evaluate("[...there.keys()].filter((name) => name !== '/A')")
        check(word.startswith(begin) and len(names) == count, f"{word} {names}")
        check(all(name.startswith("/A (2)/IM") and "(2)" not in name[6:] for name in names), f"{names}")
        check(("2 of 3" in word) == (count == 2), f"how many: {word}")
    return "full at the third of three, and a file with the name of a folder"


def ends(page, folder, options):
    """The chunk at the end of a share is looked at wholly; a deflated file tells what it is about."""
    _, archive, patient = one_pair(options, folder)
    whole = archive.read_bytes()
    page.open()
    for place in (5, 8, 9, 12):
        archive.write_bytes(whole[:-place] + bytes([whole[-place] ^ 1]) + whole[len(whole) - place + 1:])
        page.clear()
        page.give(archive, patient)
        check(len(page.verdicts) == 1 and page.saved() is None, f"byte {place} from the end: {page.verdicts}")
    pixels = pictures.element((0x7FE0, 0x10), "OW", bytes(range(64)) * 64)
    plain = pictures.image("deflated", pixels, 64, 64, syntax="1.2.840.10008.1.2.1.99")
    size = 144 + int.from_bytes(plain[140:144], "little")
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    (folder / "deflated.dcm").write_bytes(plain[:size] + packer.compress(plain[size:]) + packer.flush())
    halves = split(options.binary, [folder / "deflated.dcm"], folder / "deflated")
    page.clear()
    page.give(*(path for half in halves for path in half.iterdir()))
    listed = page.browser.evaluate("document.querySelector('#series').textContent")
    check("deflated" in listed, f"{page.verdicts} {listed}")
    return "four bytes of the end, a deflated file"


PARTS = (lengthened, forgotten, reused, vanished, full, broken_off, ends, long_chunks)
