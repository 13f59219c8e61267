#!/usr/bin/env python3
"""A doctor's whole inbox, as programs of today write it, with one exam somewhere in it.

A mailbox of 40 mails has logos, photos, a text document with a picture, a ZIP file with a password, one
that is damaged, a mail that OpenSSL has encrypted and one that GnuPG might have; in two of its mails lie
the halves of an exam, in a third one the sheet of another exam, signed as a whole by OpenSSL. Both come
back, and each thing that nobody can open is called what it is, alone. Then what people copy beside
halves: second copies of README.TXT and its like, parts of a ZIP file, a disc image in UDF, a shortcut.
"""

import email.message
import io
import mailbox
import shutil
import subprocess
import sys
import zipfile

from spool import below, check, dicom, digest, drill, wait

CONFIGURATION = 'sheet-photos = true\nlanguages = ["en"]\n'
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082")
JPEG = b"\xff\xd8\xff\xe0" + bytes(200)
PGP = b"-----BEGIN PGP MESSAGE-----\n\nhQEMA0\n-----END PGP MESSAGE-----\n"


def mail(subject, *attachments, text="Dear doctor\n"):
    message = email.message.EmailMessage()
    message["From"], message["To"] = "ward@hospital.example", "doctor@practice.example"
    message["Subject"] = subject
    message.set_content(text)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def zipped(*files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return data.getvalue()


def with_password(data):
    """The same ZIP file with the bit that says so in both headers (APPNOTE.TXT, 4.4.4)."""
    data = bytearray(data)
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def openssl(base, data, *arguments):
    """What `openssl smime` or `openssl cms` makes of a mail."""
    key, certificate = base / "key.pem", base / "certificate.pem"
    if not key.exists():
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out",
             certificate, "-subj", "/CN=ward", "-days", "2"], check=True, capture_output=True)
    (base / "plain").write_bytes(data)
    command = ["openssl", "cms", *arguments, "-in", base / "plain", "-from", "ward@hospital.example",
               "-to", "doctor@practice.example", "-subject", "an exam"]
    if "-sign" in arguments:
        command += ["-signer", certificate, "-inkey", key]
    else:
        command += [certificate]
    return subprocess.run(command, check=True, capture_output=True).stdout


def split(spool, number, *more):
    """An exam of two images: the folder with its files and halves."""
    base = spool.folder.parent / f"exam-{number}"
    (base / "exam").mkdir(parents=True)
    for image in range(2):
        (base / "exam" / f"{image}.dcm").write_bytes(dicom(image, study=number, side=100))
    result = subprocess.run(
        [spool.binary, "split", base / "exam", "--archive", base / "archive",
         *[base / word if word in ("patient", "sheet.txt") else word for word in more]],
        capture_output=True, text=True)
    check(result.returncode == 0, f"split: {result.stderr}")
    return base


def files(folder):
    return [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]


def write(path, mails):
    """A mailbox as mutt, Thunderbird and Google write it (RFC 4155)."""
    scratch = path.with_name(".mailbox.part")
    box = mailbox.mbox(scratch)
    for message in mails:
        box.add(message)
    box.close()
    scratch.rename(path)


def run(spool, options):
    if not shutil.which("openssl"):
        print("skipped: openssl is not installed")
        sys.exit(77)
    spool.configuration = CONFIGURATION
    base = spool.folder.parent
    folders = split(spool, 1, "--patient", "patient")
    sheet = split(spool, 2, "--sheet", "sheet.txt")
    beside = split(spool, 3, "--patient", "patient")
    daemon = spool.start_working()
    drop = spool.path("reconstruct")

    document = zipped(("word/document.xml", b"<a/>"), ("word/media/image1.png", PNG))
    tickets = with_password(zipped(("ticket.txt", b"seat 4")))
    damaged = zipped(("a.txt", bytes(2000)))[:500]
    mails = [mail(f"news {number}", ("logo.png", PNG)) for number in range(30)]
    mails += [mail("a photo", ("photo.jpg", JPEG)), mail("a letter", ("letter.docx", document)),
              mail("tickets", ("tickets.zip", tickets)), mail("a download", ("a.zip", damaged)),
              openssl(base, mail("secret"), "-encrypt"), mail("secret", ("encrypted.asc", PGP))]
    mails.insert(3, mail("your half", *files(folders / "patient")))
    mails.insert(17, mail("the other half", *files(folders / "archive")))
    mails.insert(20, openssl(
        base, mail("a sheet", *files(sheet / "archive"), text=(sheet / "sheet.txt").read_text()),
        "-sign", "-nodetach", "-stream"))
    mails.append(mail("the end"))
    check(len(mails) == 40, f"{len(mails)} mails")
    write(drop / "Inbox", mails)

    place = drop / "CD"
    place.mkdir()
    for name, data in files(beside / "patient") + files(beside / "archive"):
        (place / name).write_bytes(data)
    companions = ["README (1).TXT", "INDEX - Kopie.HTM", "JOIN 2.HTM", "SHA256SUMS.txt"]
    for name in companions:
        (place / name).write_text("a second copy\n")
    (drop / "exam.zip.002").write_bytes(bytes(range(256)))
    (drop / "disc.iso").write_bytes(bytes(32769) + b"BEA01\1" + bytes(4096))
    (drop / "exam.lnk").write_bytes(bytes.fromhex("4c0000000114020000000000c000000000000046") + bytes(90))

    expected = {digest(path) for exam in (folders, sheet, beside) for path in (exam / "exam").iterdir()}
    restored = lambda: {
        digest(path) for path in below(spool.path("reconstructed")) if path.name[0] != "."}
    wait(lambda: restored() == expected, "all three exams come back", 120)
    wait(lambda: not place.exists(), "a folder goes with its second copies", 60)

    said = lambda: {
        path.name.removesuffix(".problem.txt"): " ".join(path.read_text("utf-8-sig").split())
        for path in below(drop, "*.problem.txt")}
    everything = lambda: "\n".join(said().values())
    for words, count in {
        "This ZIP file is protected by a password.": 1,
        "This ZIP file is damaged or incomplete.": 1,
        "This mail or file is encrypted (S/MIME or PGP).": 2,
        "This is one of several parts of a ZIP file.": 1,
        "This file is packed, or is the image of a disc.": 1,
        "This is a link to a file": 1,
        "images reconstructed, 4 failed. 32 other files cannot be used as halves of images.": 1,
    }.items():
        wait(lambda: everything().count(words) == count, f"{count} times: {words}", 60)
    return f"3 exams out of 40 mails, and {len(said())} texts that say what the rest is"


if __name__ == "__main__":
    drill(run, __doc__)
