#!/usr/bin/env python3
"""Conditions of real life that an earlier version got wrong, played side by side.

Half a study has arrived: it waits for the rest, and nobody else does. A file that ends oddly is given
up in time, however often the service begins again. What has a hidden or a temporary name is told of.
Folders are replaced under the running service. A study comes back in mailed parts on a stick of
Windows and Mac, and nothing of that is a problem. A CD is dropped again when its exam is there. Links
are told of; in the quick form the service begins again when one has become a file, instead of looking
again a minute later.
"""

import concurrent.futures
import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import time
import zipfile

from spool import Spool, below, check, dicom, digest, drill, entries, standing_still, wait


def titles(spool):
    return [path for path in entries(spool.path("outgoing")) if "-" in path.name[:5] and path.is_dir()]


def find(spool, study, *words):
    """What `find` says of a study."""
    configuration = spool.folder.parent / "dicomshare.toml"
    return subprocess.run(
        [spool.binary, "find", "--accession", f"ACC{study}", "--config", str(configuration), "--spool",
         str(spool.folder), *words], check=True, capture_output=True, text=True).stdout


def half_arrived(spool):
    """An image of a study is still being written."""
    daemon = spool.start_working()
    last = dicom(2)
    with contextlib.ExitStack() as open_files:
        with standing_still(daemon):  # so that all of them come at once, as one study
            for number in range(2):
                spool.send(f"CT/IM{number}.dcm", dicom(number))
            path = spool.path("incoming", "CT", "IM2.dcm")
            file = open_files.enter_context(open(path, "wb", buffering=0))
            file.write(last[:600])
        # Quiet for as long as those of another study, which is published meanwhile.
        wait(lambda: spool.pairs() == 2, "what has arrived is split", 30)
        spool.send("MR/IM0.dcm", dicom(0, study=2))
        wait(lambda: titles(spool), "the study that is whole is published", 30)
        check(len(titles(spool)) == 1, "the other one waits")
        check(len(below(titles(spool)[0], "P*.PNG")) == 1, "it is the study of one image")
        # Somebody asks on the telephone meanwhile.
        check("2 images arriving since" in find(spool, 1), "find says that it is arriving")
        check(json.loads(find(spool, 1, "--json"))["arriving"] == 2, "and how much of it has")
        file.write(last[600:])
    spool.sent["CT/IM2.dcm"] = hashlib.sha256(last).hexdigest()
    wait(lambda: len(titles(spool)) == 2, "it is published when all has arrived", 30)
    wait(spool.is_published, "nothing is left to be published", 30)
    counts = sorted(len(below(title, "P*.PNG")) for title in titles(spool))
    check(counts == [1, 3], f"once, as a whole: {counts}")
    check("arriving" not in find(spool, 1), "find names the folder now")
    title = next(title for title in titles(spool) if len(below(title, "P*.PNG")) == 1)
    shutil.move(title, spool.path("outgoing", "handed-over"))
    wait(lambda: "handed over 2" in find(spool, 2), "find says when it was handed over", 30)
    shutil.move(spool.path("outgoing", "handed-over", title.name), title)
    spool.account()


def begun_again(spool):
    """What a file has waited counts on when the service begins again."""
    daemon = spool.start_working()
    spool.send("IM0.dcm", dicom(0)[:-1])
    # It is looked at twice in between, a second and a half after the start; and reject-after is longer
    # than two of these.
    for _ in range(30):
        time.sleep(5)
        if not spool.incoming():
            break
        daemon.send_signal(signal.SIGHUP)
    check(not spool.incoming(), "begun again every few seconds, it was never given up")
    wait(spool.is_published, "it is split, and published", 30)
    spool.account()


def hidden(spool):
    """Names that are left alone are not forgotten."""
    spool.start_working()
    names = ("incoming/.T2_AXIAL/IM0.dcm", "incoming/IM1.dcm.part", "reconstruct/.CD/IM2.dcm")
    for number, name in enumerate(names):
        path = spool.path(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dicom(number))
    spool.send("IM3.dcm", dicom(3))
    wait(lambda: spool.pairs() == 1, "what lies beside it is split", 30)
    wait(lambda: spool.said().count("names that begin with a dot") >= 2
         and "temporary names" in spool.said(), "the journal tells of all", 30)
    check("T2_AXIAL" not in spool.said(), "without a name that may be a patient's")
    status = lambda: subprocess.run(
        [spool.binary, "status", "--spool", str(spool.folder),
         "--config", str(spool.folder.parent / "dicomshare.toml")],
        capture_output=True, text=True).stdout
    wait(lambda: "! 2 left alone" in status() and "! 1 left alone" in status(), "so does status", 30)
    if os.geteuid() == 0:
        for path in ("incoming/.T2_AXIAL", "incoming/IM1.dcm.part", "reconstruct/.CD"):
            check(path in status(), f"root is shown {path}: {status()}")
    page = spool.path("reconstruct", "STATUS.HTM")
    wait(lambda: "name that begins with a dot" in page.read_text(), "and the doctor's page", 120)
    check(".CD" not in page.read_text(), "without the name")
    for name in names:
        check(spool.path(*name.split("/")).exists(), f"{name} is as it was")


def parts(spool):
    """The parts that were mailed, unpacked beside each other on a stick that two systems have seen."""
    daemon = spool.start_working()
    with standing_still(daemon):  # so that all of them come at once, as one study
        for number in range(3):
            spool.send(f"CT/IM{number}.dcm", dicom(number, side=500))
    packages = lambda: [path for path in entries(spool.path("outgoing")) if path.suffix == ".ZIP"]
    wait(lambda: len(packages()) >= 2 and not below(spool.path("work", ".outgoing", "media")),
         "there are several parts", 60)
    home = spool.folder.parent
    stick, archive = home / "stick", home / "archive"
    for package in packages():
        with zipfile.ZipFile(package) as file:
            file.extractall(stick)
    noted = [path.name for path in below(stick)]
    check("PART.TXT" in noted, f"a part says that it is one: {sorted(set(noted))}")
    (stick / "System Volume Information").mkdir()
    for name, content in (
        ("System Volume Information/WPSettings.dat", b"\x0c\0\0\0"),
        ("System Volume Information/IndexerVolumeGuid", b"{\0"),
        ("AUTORUN.INF", b"[autorun]"), ("._README.TXT", b"\0\x05\x16\x07"), (".DS_Store", b"\0"),
    ):
        (stick / name).write_bytes(content)
    shutil.copytree(next(spool.path("archive").glob("*-*")), archive,
                    ignore=lambda _, names: [name for name in names if name.startswith(".")])
    restored = subprocess.run(
        [spool.binary, "reconstruct", str(stick), str(archive), "--output", str(home / "r")],
        capture_output=True, text=True)
    check(restored.returncode == 0 and not restored.stderr,
          f"status {restored.returncode}: {restored.stderr}")
    check(sorted(map(digest, below(home / "r"))) == sorted(spool.sent.values()), "all came back")
    for folder in (stick, archive):
        shutil.copytree(folder, spool.path("reconstruct", folder.name))
    exams = lambda: below(spool.path("reconstructed"), "*.dcm")
    wait(lambda: sorted(map(digest, exams())) == sorted(spool.sent.values()), "the service, too", 60)
    left = lambda: {path.name for path in entries(spool.path("reconstruct"))}
    wait(lambda: left() == {"STATUS.HTM"}, "what was dropped is put away with all beside it", 60)
    check("problem" not in spool.said(), "nothing of that was a problem")


def replaced(spool):
    """Folders are moved away or removed while the service runs: it goes on with what is there now."""
    daemon = spool.start_working()
    for number, role in enumerate(("outgoing", "reconstruct", "reconstructed", "rejected")):
        path, away = spool.path(role), spool.folder.parent / f"former-{role}"
        with standing_still(daemon):  # which would make it again too early
            if role == "reconstruct":
                shutil.rmtree(path)  # it is made again
            else:
                os.rename(path, away)
                path.mkdir()
        wait(lambda: f"{role} was replaced" in spool.said(), f"the journal tells of {role}", 30)
        spool.send(f"S{number}/IM.dcm", dicom(number, study=number))
        wait(lambda: spool.is_done() and len(titles(spool)) == number + 1, "work goes on", 30)
    wait(spool.is_published, "nothing is left to be published", 30)
    check(spool.pairs() == 4, "all that came is in the archive")


def again(spool):
    """A CD is dropped again when its exam was restored: it is put away while that is there.

    The service may have started again in between.
    """
    spool.start_working()
    for number in range(3):
        spool.send(f"CT/IM{number}.dcm", dicom(number))
    wait(lambda: titles(spool), "the study is published", 30)
    patient, archive = titles(spool)[0], next(spool.path("archive").glob("*-*"))
    drop = lambda folder, name: shutil.copytree(
        folder, spool.path("reconstruct", name), ignore=shutil.ignore_patterns(".*"))
    left = lambda: {path.name for path in entries(spool.path("reconstruct"))}
    for folder in (patient, archive):
        drop(folder, folder.parent.name)
    exams = lambda: below(spool.path("reconstructed"), "*.dcm")
    wait(lambda: sorted(map(digest, exams())) == sorted(spool.sent.values()), "the exam is there", 60)
    wait(lambda: left() == {"STATUS.HTM"}, "what was dropped is put away", 60)
    drop(patient, "again")
    wait(lambda: left() == {"STATUS.HTM"}, "what is dropped again is put away, too", 30)
    spool.stop()
    spool.start_working()
    drop(patient, "tomorrow")
    wait(lambda: left() == {"STATUS.HTM"}, "and by the next run", 30)
    for file in exams():
        file.unlink()
    drop(patient, "later")
    wait(lambda: "later.problem.txt" in left(), "without the exam the archive's half is asked for", 60)
    check(len(below(spool.path("reconstruct", "later"), "P*.PNG")) == 3, "and the shares stay")


def linked(spool, quick):
    """Links in `reconstruct` are told of."""
    spool.start_working()
    file = spool.path("reconstruct", "one.png")
    file.write_bytes(b"one")
    os.link(file, spool.folder.parent / "other")
    spool.path("reconstruct", "two.png").symlink_to(spool.folder.parent / "other")
    page = spool.path("reconstruct", "STATUS.HTM")
    told = spool.path("reconstruct", "one.png.problem.txt")
    wait(lambda: page.read_text().count("is a link to a file, and links are not opened") == 2,
         "the page tells of both", 60)
    check("put copies of the files here" in told.read_text(), "a text does of the one")
    (spool.folder.parent / "other").unlink()
    if quick:  # it is looked at again after a minute otherwise
        spool.stop()
        spool.start_working()
    wait(lambda: "not a PNG" in told.read_text(), "it is looked at when it has one name", 120)


def scene(body, spool, quick):
    try:
        body(spool, *([quick] if body is linked else []))
        spool.stop()
    except Exception:
        print(body.__name__, spool.said()[-1500:] if spool.log.exists() else "said nothing")
        raise
    finally:
        for daemon in spool.daemons:
            daemon.kill()
            daemon.wait()


SCENES = {
    half_arrived: 'study-quiet = "1s"\n',
    begun_again: 'study-quiet = "1s"\nstalled-after = "1s"\nreject-after = "11s"\n',
    hidden: 'study-quiet = "1s"\nstalled-after = "1s"\nrescan = "1s"\n',
    replaced: 'study-quiet = "1s"\n',
    again: 'study-quiet = "1s"\nlanguages = ["en"]\n',
    linked: 'languages = ["en"]\n',
    parts: 'study-quiet = "1s"\nmedia = ["folder", "zip"]\nmax-part = "1MB"\n',
}


def run(spool, options):
    with concurrent.futures.ThreadPoolExecutor() as pool:
        scenes = []
        for body, configuration in SCENES.items():
            home = spool.folder.parent / body.__name__
            home.mkdir()
            own = Spool(spool.binary, home / "spool", configuration)
            scenes.append(pool.submit(scene, body, own, options.quick))
    for done in scenes:
        done.result()
    return f"{len(scenes)} conditions"


if __name__ == "__main__":
    drill(run, __doc__)
