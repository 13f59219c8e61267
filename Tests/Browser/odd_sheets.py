"""Sheets in the files that people have: pages and mails as programs save them, documents, exports of chats."""

import base64
import io
import pathlib
import zipfile

import pictures
from opened_page import check, digest, split

VECTORS = pathlib.Path(__file__).resolve().parents[2] / "Tests/SecretSharingTests/Vectors/Sheets"
FIELDS = b"From: Ann <a@mail.example>\r\nTo: b@clinic.example\r\nSubject: exam\r\nMIME-Version: 1.0\r\n"


def zipped(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return packed.getvalue()


def part(kind, content, encoding=b"7bit", more=b""):
    return (b"Content-Type: %s\r\nContent-Transfer-Encoding: %s\r\n%s\r\n%s\r\n" % (kind, encoding, more, content))


def many(kind, *parts):
    return (FIELDS + b'Content-Type: multipart/%s;\r\n\tboundary="=_x"\r\n\r\nA mail in parts.\r\n' % kind
            + b"".join(b"--=_x\r\n" + one for one in parts) + b"--=_x--\r\n")


def quoted(content):
    """Quoted-printable, with a soft line break in each line."""
    return b"\r\n".join(b"".join(b"=%02X" % byte if byte > 126 or byte == 61 else bytes([byte]) for byte in line[:17])
                        + b"=\r\n" + b"".join(b"=%02X" % byte if byte > 126 or byte == 61 else bytes([byte]) for byte in line[17:])
                        for line in content.split(b"\r\n"))


def forms(lines):
    """Names and contents of files with a sheet in them."""
    text = "\r\n".join(lines)
    table = "<table><tr>" + "</tr><tr>".join(
        "<td>" + line.replace(" ", "</td><td>") + "</td>" for line in lines) + "</tr></table>"
    page = ("<!DOCTYPE html><html><head><title>DCMSHARE-SHEET 2</title><style>a<b{}</style></head>"
            "<body class=x><script>if (1<2) '</p>'</script><!-- <p>DCMSHARE-SHEET 9 --><div>" + "<br>".join(
                line.replace(" ", "&nbsp;").replace("0", "&#48;", 1).replace("A", "&#x41;", 1) for line in lines)
            + "</div></body></html>").encode()
    word = ("<html xmlns:o=\"x\"><body><p class=MsoNormal>" + "<o:p></o:p></p>\r\n<p class=MsoNormal>".join(lines)
            + "</p></body></html>")
    html = f"<html><body><p>Grüße</p>{table}</body></html>".encode()
    plain = "Grüße\r\n\r\n-- \r\nAnn\r\n".encode() + b"\r\n".join(
        line.replace(" ", "\u00a0").encode() for line in lines)
    yield "SHEET.HTM", page
    yield "Mail.html", html
    yield "of Outlook.htm", ("\ufeff" + word).encode("utf-16-le")
    yield "without a mark.txt", text.encode("utf-16-be")
    yield "quoted.eml", FIELDS + part(b"text/html; charset=utf-8", quoted(html), b"quoted-printable")
    yield "quoted plain.eml", FIELDS + part(b"text/plain; charset=utf-8", quoted(plain), b"Quoted-Printable")
    yield "base64.eml", FIELDS + part(b"text/plain; charset=utf-8", base64.encodebytes(plain), b"base64")
    yield "both.eml", many(b"alternative", part(b"text/plain", plain, b"8bit"),
                           part(b"text/html", quoted(html), b"quoted-printable"))
    yield "page only.eml", many(b"alternative", part(b"text/plain", b"This mail is a page."), part(b"text/html", html, b"8bit"))
    yield "saved.mhtml", many(b"related", part(b"text/html", quoted(page), b"quoted-printable"))
    yield "attached.eml", many(b"mixed", part(b"text/plain", b"Hello"), part(
        b"text/html; name=SHEET.HTM", base64.encodebytes(page), b"base64", b"Content-Disposition: attachment\r\n"))
    yield "forwarded.eml", many(b"mixed", part(b"message/rfc822", base64.encodebytes(
        FIELDS + part(b"text/html", quoted(html), b"quoted-printable")), b"base64"))
    yield "between dashes.txt", FIELDS + b"\r\n-----\r\n" + text.encode() + b"\r\n-----\r\n"
    yield "of a mail.txt", b"From:\tAnn\r\nSent:\tMonday\r\nTo:\tBen\r\nSubject:\tsheet\r\n" + text.encode()
    yield "beside a long one.eml", many(b"mixed", part(b"text/plain", text.encode()), part(
        b"application/pdf", base64.encodebytes(b"%PDF-1.7" + bytes(400_000)), b"base64"))
    yield "document.docx", zipped({"[Content_Types].xml": "<?xml version=\"1.0\"?><x/>", "word/document.xml":
                                    "<?xml version=\"1.0\"?><w:document><w:body>" + "".join(
        f"<w:p><w:t>{line}</w:t></w:p>" for line in lines) + "</w:body></w:document>"})
    yield "sheet.rtf", ("{\\rtf1\\ansi " + "\\par\r\n".join(
        line.replace(" ", "\\~", 1).replace(" ", "\\u8211?", 1) for line in lines) + "}").encode()
    yield "sheet.csv", "\r\n".join(line.replace(" ", ";") for line in lines).encode()
    yield "Chat.zip", zipped({"_chat.txt": "\n".join(f"\u200e[30.11.26, 14:05:11] Ann: {line}" for line in lines)})


def sheets_in_files(page, folder, options):
    """Every form gives the exam back, with no word about what lies beside the sheet; a mistyped one is told."""
    vector = (VECTORS / "pair-deep-8.vector").read_bytes()
    head, body = vector.split(b"\n\n", 1)
    fields = dict(line.split(": ", 1) for line in head.decode().split("\n"))
    size = int(fields["archive"])
    share = folder / "share.png"
    share.write_bytes(body[:size])
    lines = body[size:].decode().strip().split("\r\n")
    mistyped = [*lines[:3], lines[3][:-1] + ("Z" if lines[3][-1] != "Z" else "Y"), lines[4]]
    page.open()
    tried = 0
    for (name, data), (_, wrong) in zip(forms(lines), forms(mistyped)):
        for content, said, restored in ((data, [], fields["sha256"]), (wrong, ["sheet-code-2"], None)):
            (folder / name).write_bytes(content)
            page.clear()
            page.give(share, folder / name)
            check((page.verdicts, page.saved()) == (said, restored), f"{name}: {said}, not {page.verdicts}")
        (folder / name).unlink()
        tried += 1
    # A picture in an attachment is no text, whatever its bytes are; a share beside a mistyped sheet is taken.
    attached = many(b"mixed", part(b"text/plain", "\r\n".join(mistyped).encode()), part(
        b"image/png; name=a.png", base64.encodebytes(share.read_bytes()), b"base64"))
    (folder / "share.eml").write_bytes(attached)
    (folder / "sheet.txt").write_text("\n".join(lines))
    page.clear()
    page.give(folder / "share.eml", folder / "sheet.txt")
    check((page.verdicts, page.saved()) == (["sheet-code-2"], fields["sha256"]), f"a mail with both: {page.verdicts}")
    return f"{tried} forms"


def media_in_mails(page, folder, options):
    """The ZIP file of a study lies in a mail: the page that is in it has words of a sheet, and is none."""
    (folder / "one.dcm").write_bytes(pictures.gray(96, 64, 0))
    archive, patient = split(options.binary, [folder / "one.dcm"], folder)
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as study:
        for path in patient.iterdir():
            study.write(path, f"7F3A-91BC-22DE/{path.name}")
        study.write(page.path, "7F3A-91BC-22DE/JOIN.HTM")
    mail = many(b"mixed", part(b"text/plain", b"Dear doctor,"), part(
        b"application/zip; name=\"7F3A-91BC-22DE.ZIP\"", base64.encodebytes(package.getvalue()), b"base64"))
    mailbox = b"From 17800@xxx Mon Nov 30 14:05:11 +0000 2026\r\nX-GM-THRID: 178\r\n" + mail
    page.open()
    for name, data in (("exam.eml", mail), ("all mail.mbox", mailbox)):
        (folder / name).write_bytes(data)
        page.clear()
        page.give(folder / name, *archive.iterdir())
        check((page.verdicts, page.saved()) == ([], digest((folder / "one.dcm").read_bytes())), f"{name}: {page.verdicts}")
    # A part of a ZIP file that was cut into several may be that page, too.
    for name in ("exam.z02", "exam.zip.003"):
        (folder / name).write_bytes(page.path.read_bytes()[90_000:])
        page.clear()
        page.give(folder / name)
        check("one of several parts" in "".join(page.told), f"{name}: {page.told}")
    return "a mail, a mailbox, two parts"


PARTS = (sheets_in_files, media_in_mails)
