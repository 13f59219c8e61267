#!/usr/bin/env python3
"""A study as mails: through a mail server with a limit, into every unpacker, and back as it came.

A study of 60 CT slices with `max-part = "10MB"` is sent through aiosmtpd whose limit is exactly
10,000,000 bytes: none is refused, and the parts are nearly as large as that allows. Each ZIP file is
read by Python, and by each of 7z, unzip, busybox, bsdtar (from a pipe) and Java's ZipInputStream
that is installed. The mails are saved and dropped into `reconstruct` as they came, the archive's
halves as a ZIP file: every image comes back, and nothing else is left.
"""

import base64
import email.message
import hashlib
import re
import shutil
import smtplib
import socket
import subprocess
import sys
import zipfile

from spool import check, dicom, drill, standing_still, wait

LIMIT = 10_000_000
COUNT, SIDE = 60, 512

# The reader, and what `javac --release 8 -g:none` makes of it: a machine may have no compiler.
JAVA = """
import java.io.*; import java.util.zip.*; import java.security.*;
public class Unzip {
  static byte[] read(InputStream from) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[65536];
    for (int count; (count = from.read(piece)) >= 0; ) all.write(piece, 0, count);
    return all.toByteArray();
  }
  public static void main(String[] names) throws Exception {
    try (ZipInputStream zip = new ZipInputStream(new FileInputStream(names[0]))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        hash.update(read(zip));
        StringBuilder text = new StringBuilder();
        for (byte b : hash.digest()) text.append(String.format("%02x", b));
        System.out.println(text + " " + entry.getName() + " " + entry.getLastModifiedTime());
      }
    }
  }
}
"""
JAVA_CLASS = """
yv66vgAAADQAgwoAAgADBwAEDAAFAAYBABBqYXZhL2xhbmcvT2JqZWN0AQAGPGluaXQ+AQADKClWBwAIAQAdamF2YS9pby9C
eXRlQXJyYXlPdXRwdXRTdHJlYW0KAAcAAwMAAQAACgAMAA0HAA4MAA8AEAEAE2phdmEvaW8vSW5wdXRTdHJlYW0BAARyZWFk
AQAFKFtCKUkKAAcAEgwAEwAUAQAFd3JpdGUBAAcoW0JJSSlWCgAHABYMABcAGAEAC3RvQnl0ZUFycmF5AQAEKClbQgcAGgEA
HGphdmEvdXRpbC96aXAvWmlwSW5wdXRTdHJlYW0HABwBABdqYXZhL2lvL0ZpbGVJbnB1dFN0cmVhbQoAGwAeDAAFAB8BABUo
TGphdmEvbGFuZy9TdHJpbmc7KVYKABkAIQwABQAiAQAYKExqYXZhL2lvL0lucHV0U3RyZWFtOylWCgAZACQMACUAJgEADGdl
dE5leHRFbnRyeQEAGigpTGphdmEvdXRpbC96aXAvWmlwRW50cnk7CAAoAQAHU0hBLTI1NgoAKgArBwAsDAAtAC4BABtqYXZh
L3NlY3VyaXR5L01lc3NhZ2VEaWdlc3QBAAtnZXRJbnN0YW5jZQEAMShMamF2YS9sYW5nL1N0cmluZzspTGphdmEvc2VjdXJp
dHkvTWVzc2FnZURpZ2VzdDsKADAAMQcAMgwADwAzAQAFVW56aXABABkoTGphdmEvaW8vSW5wdXRTdHJlYW07KVtCCgAqADUM
ADYANwEABnVwZGF0ZQEABShbQilWBwA5AQAXamF2YS9sYW5nL1N0cmluZ0J1aWxkZXIKADgAAwoAKgA8DAA9ABgBAAZkaWdl
c3QIAD8BAAQlMDJ4CgBBAEIHAEMMAEQARQEADmphdmEvbGFuZy9CeXRlAQAHdmFsdWVPZgEAEyhCKUxqYXZhL2xhbmcvQnl0
ZTsKAEcASAcASQwASgBLAQAQamF2YS9sYW5nL1N0cmluZwEABmZvcm1hdAEAOShMamF2YS9sYW5nL1N0cmluZztbTGphdmEv
bGFuZy9PYmplY3Q7KUxqYXZhL2xhbmcvU3RyaW5nOwoAOABNDABOAE8BAAZhcHBlbmQBAC0oTGphdmEvbGFuZy9TdHJpbmc7
KUxqYXZhL2xhbmcvU3RyaW5nQnVpbGRlcjsJAFEAUgcAUwwAVABVAQAQamF2YS9sYW5nL1N5c3RlbQEAA291dAEAFUxqYXZh
L2lvL1ByaW50U3RyZWFtOwoAOABXDABOAFgBAC0oTGphdmEvbGFuZy9PYmplY3Q7KUxqYXZhL2xhbmcvU3RyaW5nQnVpbGRl
cjsIAFoBAAEgCgBcAF0HAF4MAF8AYAEAFmphdmEvdXRpbC96aXAvWmlwRW50cnkBAAdnZXROYW1lAQAUKClMamF2YS9sYW5n
L1N0cmluZzsKAFwAYgwAYwBkAQATZ2V0TGFzdE1vZGlmaWVkVGltZQEAJCgpTGphdmEvbmlvL2ZpbGUvYXR0cmlidXRlL0Zp
bGVUaW1lOwoAOABmDABnAGABAAh0b1N0cmluZwoAaQBqBwBrDABsAB8BABNqYXZhL2lvL1ByaW50U3RyZWFtAQAHcHJpbnRs
bgoAGQBuDABvAAYBAAVjbG9zZQcAcQEAE2phdmEvbGFuZy9UaHJvd2FibGUKAHAAcwwAdAB1AQANYWRkU3VwcHJlc3NlZAEA
GChMamF2YS9sYW5nL1Rocm93YWJsZTspVgEABENvZGUBAA1TdGFja01hcFRhYmxlBwB5AQACW0IBAApFeGNlcHRpb25zBwB8
AQATamF2YS9pby9JT0V4Y2VwdGlvbgEABG1haW4BABYoW0xqYXZhL2xhbmcvU3RyaW5nOylWBwCAAQATW0xqYXZhL2xhbmcv
U3RyaW5nOwcAggEAE2phdmEvbGFuZy9FeGNlcHRpb24AIQAwAAIAAAAAAAMAAQAFAAYAAQB2AAAAEQABAAEAAAAFKrcAAbEA
AAAAAAgADwAzAAIAdgAAAEQABAAEAAAAJrsAB1m3AAlMEgq8CE0qLLYAC1k+mwANKywDHbYAEaf/7yu2ABWwAAAAAQB3AAAA
DAAC/QANBwAHBwB4EwB6AAAABAABAHsACQB9AH4AAgB2AAABGQAGAAkAAACzuwAZWbsAG1kqAzK3AB23ACBMK7YAI1lNxgCD
Eie4AClOLSu4AC+2ADS7ADhZtwA6OgQttgA7OgUZBb42BgM2BxUHFQaiACcZBRUHMzYIGQQSPgS9AAJZAxUIuABAU7gARrYA
TFeEBwGn/9iyAFC7ADhZtwA6GQS2AFYSWbYATCy2AFu2AEwSWbYATCy2AGG2AFa2AGW2AGin/3ortgBtpwATTSu2AG2nAAlO
LC22AHIsv7EAAgASAJsAogBwAKMApwCqAHAAAQB3AAAARAAI/AASBwAZ/wAtAAgHAH8HABkHAFwHACoHADgHAHgBAQAA+AAq
+AAvRgcAcP8ABwADBwB/BwAZBwBwAAEHAHAF+QABAHoAAAAEAAEAgQAA
"""


class Inbox:
    """Keeps every mail that is delivered."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(envelope.content)
        return "250 OK"


def contents(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def read_by_all(zip_file, scratch):
    """Whatever unpacks the file finds the same in it."""
    with zipfile.ZipFile(zip_file) as archive:
        check(archive.testzip() is None, "Python finds every checksum right")
        expected = {
            info.filename: hashlib.sha256(archive.read(info)).hexdigest()
            for info in archive.infolist()
        }
    readers = {
        "7z": ["7z", "x", "-y", f"-o{scratch}", zip_file],
        "unzip": ["unzip", "-q", zip_file, "-d", scratch],
        "busybox": ["busybox", "unzip", "-q", zip_file, "-d", scratch],
        "bsdtar": ["bsdtar", "-x", "-f", "-", "-C", scratch],
    }
    done = ["Python"]
    for name, command in readers.items():
        if not shutil.which(command[0]):
            continue
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        data = zip_file.read_bytes() if "-" in command else None
        result = subprocess.run(command, input=data, capture_output=True)
        check(result.returncode == 0, f"{name} reads a part: {result.stderr[-200:]}")
        check(contents(scratch) == expected, f"{name} finds the same in it")
        done.append(name)
    if shutil.which("java"):
        (scratch.parent / "Unzip.class").write_bytes(base64.b64decode(JAVA_CLASS))
        result = subprocess.run(
            ["java", "-cp", scratch.parent, "Unzip", zip_file], capture_output=True, text=True
        )
        check(result.returncode == 0, f"Java reads a part: {result.stderr[-300:]}")
        lines = [line.split(" ") for line in result.stdout.splitlines()]
        check({line[1]: line[0] for line in lines} == expected, "Java finds the same in it")
        check({line[2] for line in lines} == {"1980-01-01T12:00:00Z"}, "times are UTC")
        done.append("Java")
    return done


def run(spool, options):
    try:
        from aiosmtpd.controller import Controller
    except ImportError:
        print("skipped: aiosmtpd is not installed")
        sys.exit(77)
    spool.configuration = (
        f'study-quiet = "2s"\nmedia = ["folder", "zip"]\nmax-part = "{LIMIT // 1_000_000}MB"\n'
    )
    daemon = spool.start_working()
    files = [dicom(number, side=SIDE) for number in range(COUNT)]
    with standing_still(daemon):  # so that all of them come at once, as one study
        for number, data in enumerate(files):
            spool.send(f"{number}.dcm", data)
    outgoing, base = spool.path("outgoing"), spool.folder.parent

    def parts():
        return sorted(outgoing.glob("*.ZIP"))

    def are_complete():
        found = parts()
        return found and len(found) == int(re.search(r"of(\d+)\.ZIP", found[0].name)[1])

    wait(lambda: list(outgoing.glob("*-*-*/SHA256SUMS")), "the study is published", 180)
    wait(are_complete, "the parts are there", 120)
    label = next(outgoing.glob("*-*-*/SHA256SUMS")).parent.name

    inbox = Inbox()
    server = Controller(
        inbox, hostname="127.0.0.1", port=free_port(), data_size_limit=LIMIT, ready_timeout=60)
    server.start()
    try:
        for part in parts():
            mail = email.message.EmailMessage()
            mail["From"], mail["To"] = "ward@hospital.example", "doctor@practice.example"
            mail["Subject"] = f"Your exam {label}, {part.name}"
            mail.set_content("The doctor needs all parts.\n")
            mail.add_attachment(
                part.read_bytes(), maintype="application", subtype="zip", filename=part.name
            )
            with smtplib.SMTP("127.0.0.1", server.port) as client:
                client.send_message(mail)  # raises when it is refused
    finally:
        server.stop()
    sizes = [len(mail) for mail in inbox.mails]
    check(len(sizes) == len(parts()), "every mail was taken")
    check(max(sizes) > LIMIT * 0.9, f"the parts use what is allowed: {sizes}")
    readers = {reader for part in parts() for reader in read_by_all(part, base / "unpacked")}

    result = subprocess.run(
        [spool.binary, "export", label, "--output", base / "export", "--spool", spool.folder],
        capture_output=True,
        text=True,
    )
    check(result.returncode == 0, f"the archive's halves are exported: {result.stderr}")
    drop = spool.path("reconstruct")
    shutil.make_archive(str(base / "from the hospital"), "zip", base / "export")
    shutil.copy(base / "from the hospital.zip", drop)
    for number, mail in enumerate(inbox.mails):
        (drop / f"mail {number}.eml").write_bytes(mail)
    expected = sorted(hashlib.sha256(data).hexdigest() for data in files)
    wait(
        lambda: sorted(contents(spool.path("reconstructed")).values()) == expected,
        "every image comes back", 240,
    )
    wait(
        lambda: {p.name for p in drop.iterdir() if p.name[0] != "."} == {"STATUS.HTM"},
        "nothing else is left", 120,
    )
    folders = [p.name for p in spool.path("reconstructed").iterdir() if p.name[0] != "."]
    check(folders == [label], "the exam has the label of its page")
    return f"{len(sizes)} mails of at most {max(sizes)} bytes, read by {', '.join(sorted(readers))}"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    drill(run, __doc__)
