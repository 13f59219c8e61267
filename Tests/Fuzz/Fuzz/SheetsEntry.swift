import SecretSharing
import ShareStorage
import Spool

@testable import Workers

/// Any text, mail or photo that may hold sheets: what is found in it is found again in what is written
/// of it, and no more is found than there may be.
func readSheets(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(bytes, count)
  let form = input.byte()
  switch form % 4 {
  case 0:
    // In so many parts, as of a mail.
    var search = SheetSearch()
    let parts = form / 4 % 4
    for _ in 0..<parts { SheetText.look(in: input.take(input.word() % 1024), &search) }
    SheetText.look(in: input.all(), &search)
    guard let found = try? search.result() else { return 0 }
    must(search.isPromising, "what has a sheet is promising")
    check(found)
  case 1: check(in: input.all(), .text)
  case 2: check(in: input.all(), .mail)
  default:
    let photo = input.all()
    _ = PhotoReader.isJPEG(photo)
    _ = PhotoReader.hasAdobeMarker(photo)
  }
  return 0
}

private func check(in content: [UInt8], _ form: SheetForm) {
  guard let file = try? temporaryFolder.createUnnamedFile(mode: 0o600),
    (try? file.write(content)) != nil
  else { return }
  if case .sheets(let found)? = try? SheetReading(file, Progress {}).reply(form) { check(found) }
}

private func check(_ found: FoundSheets) {
  must(!found.sheets.isEmpty, "there is a sheet")
  must(found.sheets.count <= SheetSearch.maximumSheets, "there are not too many")
  must(found.mistake?.error != .noSheet, "a mistake is one of a sheet")
  must((found.mistake?.line ?? 1) >= 1, "lines are counted from 1")
  for sheet in found.sheets where sheet.label != nil {
    must((try? Sheet(reading: sheet.text)) == sheet, "a sheet is read as it was written")
    must((try? Sheet(reading: sheet.code)) == sheet, "so is its QR code")
  }
}
