"""Sheets and second copies after something has failed, and shares that are alone."""

import pictures
import tamper
from odd_drops import one_pair, status
from opened_page import check, digest, split


def with_sheet(options, folder, count=1):
    """A study of some images: its archive shares, its patient shares, and its sheet."""
    source = folder / "source"
    source.mkdir(parents=True)
    for number in range(count):
        (source / f"IM{number}").write_bytes(pictures.gray(64, 48, number))
    sheet = folder / "SHEET.TXT"
    archive, patient = split(options.binary, [source], folder, "--sheet", str(sheet))
    return sorted(archive.iterdir()), sorted(patient.iterdir()), sheet


def late_sheets(page, folder, options):
    """A sheet is used for all that is not restored, whatever failed before it came."""
    archive, patient, sheet = with_sheet(options, folder / "two", 2)
    page.open()
    page.give(*archive)
    check(page.verdicts == [] and page.waiting == ["waiting-patient"], f"two of the hospital: {page.told}")
    page.give(sheet)
    check(page.verdicts == [] and status(page).startswith("2 "), f"their sheet: {page.told}")
    # The same share twice, then the sheet.
    again = folder / "again.png"
    again.write_bytes(archive[0].read_bytes())
    page.clear()
    page.give(archive[0], again)
    check(page.verdicts == ["sameHalfTwice-archive"], f"twice: {page.verdicts}")
    page.give(sheet)
    check(page.verdicts == [] and status(page).startswith("1 "), f"twice, and a sheet: {page.told}")
    # A damaged share, then a good one of the same name.
    good = archive[0].read_bytes()
    worse = folder / archive[0].name
    worse.write_bytes(good[:-200] + bytes([good[-200] ^ 1]) + good[-199:])
    page.clear()
    page.give(sheet, worse)
    check(page.verdicts == ["damagedPNG"], f"a damaged one: {page.verdicts}")
    page.give(archive[0])
    check(page.verdicts == [] and status(page).startswith("1 "), f"a better copy: {page.told}")
    # An altered share of the patient, then the sheet, typed.
    _, data = next((what, data) for what, data, code, *_ in tamper.edits(tamper.Half(patient[0].read_bytes()))
                   if code == "altered")
    worse.write_bytes(data)
    page.clear()
    page.give(worse, *(path for path in archive if path.name[1:] == patient[0].name[1:]))
    check(page.verdicts == ["altered-patient"], f"an altered one: {page.verdicts}")
    page.begin()
    check(page.type_sheet(sheet.read_text()) is None, "the sheet is understood")
    page.finish()
    check(page.verdicts == [] and status(page).startswith("1 "), f"its sheet: {page.told}")
    return "after two of a kind, the same twice, a damaged and an altered one"


def alone(page, folder, options):
    """Two shares that cannot be a pair are not called one; a wrong sheet is told as such."""
    archive, patient, _ = with_sheet(options, folder / "one", 2)
    other, _, wrong = with_sheet(options, folder / "other")
    page.open()
    for shares, waiting in ((archive, "waiting-patient"), (patient, "waiting-archive")):
        page.clear()
        page.give(*shares)
        check(page.verdicts == [] and page.waiting == [waiting], f"two of a kind: {page.told}")
        page.clear()
        page.give(*shares, wrong)
        check(page.verdicts == ["notThisSheet"], f"a wrong sheet: {page.told}")
    page.clear()
    page.give(*other, patient[0])
    check(page.verdicts == ["differentPairs"], f"of two images: {page.told}")
    page.give(*(path for path in archive if path.name[1:] == patient[0].name[1:]))
    check(page.verdicts == [] and page.waiting == ["waiting-patient"] and status(page).startswith("1 "),
          f"the right one of them: {page.told}")
    page.clear()
    page.give(wrong)
    check(page.waiting == ["waiting-archive"], f"a sheet alone: {page.told}")
    return "two of a kind, with a wrong sheet, of two images"


def twice(page, folder, options):
    """Who dropped one half twice is asked for the other one."""
    file, archive, patient = one_pair(options, folder)
    page.open()
    for role, share, other in (("archive", archive, patient), ("patient", patient, archive)):
        again = folder / f"again-{role}.png"
        again.write_bytes(share.read_bytes())
        page.clear()
        page.give(share, again)
        check(page.verdicts == [f"sameHalfTwice-{role}"], f"{role}: {page.verdicts}")
        page.give(other)
        check(page.verdicts == [] and page.saved() == digest(file), f"{role}: {page.told}")
    return "each half"


PARTS = (late_sheets, alone, twice)
