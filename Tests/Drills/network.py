"""Modalities and a PACS that speak DICOM: images in by C-STORE, exams out to a real Orthanc.

The command of dicomshare-receiver.service is taken out of the unit and run, so is etc/send. Four senders
at once bring images; a fifth is cut off in the middle of one. Each image becomes one pair, and
comes back as it was sent. What is reconstructed is sent on to Orthanc, which finds the study by C-FIND;
STATUS.HTM tells how many were sent, and how many could not be while Orthanc was away.

Needs dcmtk and Orthanc.
"""

import contextlib
import hashlib
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import threading

from spool import PATIENCE, ROOT, check, dicom, drill, element, wait

MISSING = [name for name in ("storescp", "dcmsend", "findscu", "Orthanc") if not shutil.which(name)]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def unit_command(unit, environment):
    """The words of ExecStart= of a unit, as systemd.service(5) makes them."""
    text = (ROOT / "systemd" / unit).read_text().replace("\\\n", " ")
    line = re.search(r"^ExecStart=(.*)$", text, re.M)[1]
    words = []
    for word in shlex.split(line):
        if re.fullmatch(r"\$\w+", word):  # split at blanks
            words += environment.get(word[1:], "").split()
        else:
            words.append(re.sub(r"\$\{(\w+)\}", lambda match: environment[match[1]], word))
    return words


def image(number, study, side):
    """An image as a PACS takes it: with a Series Instance UID."""
    data, uid = dicom(number, study=study, side=side), b"1.2.826.0.1.3680043.10.543."
    series = element((0x20, 0xE), "UI", uid + b"%d.9" % study)
    at = data.index(element((0x28, 2), "US", b"\1\0"))
    return data[:at] + series + data[at:]


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Cut(threading.Thread):
    """A proxy that ends a connection after so many bytes."""

    def __init__(self, target, after):
        super().__init__(daemon=True)
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port, self.target, self.after = self.server.getsockname()[1], target, after
        self.start()

    def run(self):
        client, _ = self.server.accept()
        upstream = socket.create_connection(("127.0.0.1", self.target))

        def answers():
            try:
                while data := upstream.recv(65536):
                    client.sendall(data)
            except OSError:
                pass

        threading.Thread(target=answers, daemon=True).start()
        sent = 0
        while sent < self.after and (data := client.recv(4096)):
            upstream.sendall(data)
            sent += len(data)
        for end in (client, upstream):
            # A thread that still reads from it would keep it open: storescp would wait for a minute.
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RD)
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            end.close()


def orthanc(folder, ports):
    """Starts Orthanc, with nothing but its DICOM server open."""
    folder.mkdir(exist_ok=True)
    (folder / "orthanc.json").write_text(f"""{{
        "Name": "drill", "StorageDirectory": "{folder}", "IndexDirectory": "{folder}",
        "HttpServerEnabled": false, "DicomPort": {ports}, "DicomAet": "ORTHANC",
        "DicomCheckCalledAet": false, "DicomAlwaysAllowFind": true, "DicomAlwaysAllowStore": true,
        "Plugins": []
    }}""")
    log = open(folder / "orthanc.log", "ab")
    return subprocess.Popen(["Orthanc", str(folder / "orthanc.json")], stdout=log, stderr=log)


def found(port, label):
    answer = subprocess.run(
        ["findscu", "-v", "-S", "-k", "QueryRetrieveLevel=STUDY", "-k", f"AccessionNumber={label}",
         "-k", "StudyInstanceUID", "-k", "NumberOfStudyRelatedInstances",
         "127.0.0.1", str(port)], capture_output=True, text=True)
    counts = re.findall(r"\(0020,1208\) IS \[(\d+)", answer.stdout + answer.stderr)
    return [int(count) for count in counts]


def run(spool, options):
    if MISSING:
        print(f"skipped: {', '.join(MISSING)} missing")
        sys.exit(77)
    images, senders = (24, 4) if options.quick else (2000, 4)
    base = spool.folder.parent
    spool.configuration = 'study-quiet = "1s"\nlanguages = ["en"]\n'
    daemon = spool.start_working()
    processes = []
    try:
        # In: the receiver's own command.
        port = free_port()
        receiving = spool.path("receiving")
        receiving.mkdir()
        environment = {"PORT": str(port), "AE_TITLE": "DICOMSHARE", "SPOOL": str(spool.folder)}
        command = unit_command("dicomshare-receiver.service", environment)
        log = open(base / "receiver.log", "ab")
        receiver = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        processes.append(receiver)
        wait(lambda: listens(port), "the receiver listens", 20)
        sent = base / "sent"
        for number in range(images):
            folder = sent / str(number % senders)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{number}.dcm").write_bytes(image(number, study=1, side=64))
        modalities = [
            subprocess.Popen(
                ["dcmsend", "--scan-directories", "127.0.0.1", str(port), str(sent / str(sender))],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for sender in range(senders)
        ]
        large = base / "large.dcm"
        large.write_bytes(image(images, study=2, side=512))
        cut = Cut(port, 200_000)
        subprocess.run(["dcmsend", "127.0.0.1", str(cut.port), str(large)], capture_output=True)
        for modality in modalities:
            check(modality.wait(600) == 0, "a modality sends without an error")
        archive = lambda: list(spool.path("archive").glob("*-*/*.png"))
        wait(lambda: len(archive()) == images, f"{images} images are split", 300)
        wait(lambda: not any(receiving.iterdir()), "nothing stays in receiving", 20)
        check(not [p for p in spool.path("incoming").rglob("*") if p.is_file()], "nor in incoming")
        subprocess.run(["dcmsend", "127.0.0.1", str(port), str(large)], check=True)
        wait(lambda: len(archive()) == images + 1, "the cut one comes whole when it is sent again", 60)

        # Out: both shares of the study are dropped, and the exam goes to Orthanc.
        label = max(spool.path("archive").glob("*-*-*"), key=lambda p: len(list(p.glob("*.png")))).name
        wait(spool.is_published, "the study is published", 60)
        # In more folders than one, if a modality began later than the others had ended.
        for source in (*spool.path("outgoing").glob(f"{label}*"), spool.path("archive", label)):
            for share in source.iterdir():
                if share.suffix.lower() == ".png":
                    shutil.copy(share, spool.path("reconstruct", share.name))
        restored = lambda: [p for p in spool.path("reconstructed").rglob("*") if p.is_file()]
        wait(lambda: len(restored()) == images, "the study is reconstructed", 300)
        originals = {digest_of_data(p) for p in sent.rglob("*.dcm")}
        check({digest_of_data(p) for p in restored()} == originals, "pictures and headers as they were sent")

        pacs, out = base / "orthanc", free_port()
        spool.path("sent").mkdir()
        (base / "state").mkdir()
        sender = subprocess.Popen(
            [str(ROOT / "etc/send"), "pacs"], start_new_session=True, stdout=log, stderr=log,
            env={**os.environ, "HOST": "127.0.0.1", "PORT": str(out), "CALLED_AE": "ORTHANC",
                 "SPOOL": str(spool.folder), "STATE_DIRECTORY": str(base / "state")})
        processes.append(sender)
        account = spool.path("sent", "pacs")
        page = spool.path("reconstruct", "STATUS.HTM")
        tells = lambda text: text in page.read_text()
        if not options.quick:  # the page is looked at once a minute
            wait(lambda: f"0 {images} {label}" in account.read_text(), "what was not sent", 120)
            wait(lambda: tells(f"sent to pacs: 0 images, not sent: {images}"), "the page tells it", 90)
            check("Connection refused" in (base / "receiver.log").read_text(), "and the journal why")
        processes.append(orthanc(pacs, out))
        wait(lambda: listens(out), "Orthanc listens", 60)
        wait(lambda: found(out, "ACC1") == [images], "Orthanc finds the study, by C-FIND", 600)
        wait(lambda: account.read_text() == f"{images} 0 {label}\n", "it tells what it sent", 120)
        if not options.quick:
            wait(lambda: tells(f"sent to pacs: {images} images"), "so does STATUS.HTM", 90)

        # As when another disk is not mounted for a while.
        marks = lambda: {p.name for p in (base / "state").glob("*-*")}
        known = marks()
        check(len(known) == images, "it remembers each image that it sent")
        spool.path("reconstructed").rename(base / "aside")
        wait(lambda: not account.read_text(), "it sees nothing", 60)
        (base / "aside").rename(spool.path("reconstructed"))
        wait(lambda: account.read_text() == f"{images} 0 {label}\n", "it sees all again", 60)
        check(marks() == known, "it sends none of them again")
    finally:
        for process in processes:
            for group in (True, False):
                try:
                    os.killpg(process.pid, signal.SIGTERM) if group else process.terminate()
                except (ProcessLookupError, PermissionError):
                    pass
            process.wait(30 * PATIENCE)
    check(daemon.poll() is None, "the daemon works")
    return f"{images} images by {senders} associations, one cut; {images} found in Orthanc"


def digest_of_data(path):
    """The data set of a file: the receiver writes a File Meta Information of its own (PS3.10, 7.1)."""
    data = path.read_bytes()
    length = int.from_bytes(data[140:144], "little")
    return hashlib.sha256(data[144 + length:]).hexdigest()


if __name__ == "__main__":
    drill(run, __doc__)
