import Foundation
import SecretSharing
import Spool
import Testing

@testable import Configuration
@testable import Service
@testable import Workers

/// Sheets that come in ZIP files, disc images and mails.
@Suite struct PackagedSheetTests {
  let spool = TemporarySpool()
  let start = ContinuousClock.now
  let files = (1...2).map { SmallDICOM.file(seed: UInt16($0)) }

  private func later(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  private func restored() throws -> Set<[UInt8]> {
    Set(try spool.files("reconstructed").map { try spool.contents("reconstructed/\($0)") })
  }

  private func drop(_ bytes: [UInt8], as name: String) throws {
    try Data(bytes).write(to: spool.url.appending(path: "reconstruct/\(name)"))
  }

  private func visible() throws -> [String] {
    try spool.files("reconstruct").filter { !$0.hasPrefix(".") }
  }

  /// The archive shares of a sheet, as a hospital sends them.
  private func shares(_ made: SheetMaking) throws -> [(path: String, bytes: [UInt8])] {
    try files.enumerated().map { number, bytes in
      try made.split(bytes, as: "S1/IM\(number)", to: "made", "\(number)")
      return ("A000000\(number).PNG", try spool.contents("made/\(number)"))
    }
  }

  private func package(
    _ form: String, _ sheet: [UInt8], _ shares: [(path: String, bytes: [UInt8])]
  ) throws -> [UInt8] {
    let files = [(path: "SHEET.TXT", bytes: sheet)] + shares
    switch form {
    case "zip": return ArchiveMaking.zip(files.map { ("exam/" + $0.path, $0.bytes) })
    case "eml": return ArchiveMaking.mail(files.map { ($0.path, $0.bytes) })
    case "winmail.dat": return ArchiveMaking.winmail(files.map { ($0.path, $0.bytes) })
    case "letter.dat":
      return ArchiveMaking.winmail(
        shares.map { ($0.path, $0.bytes) }, letter: String(decoding: sheet, as: UTF8.self))
    case "winmail.eml":
      return ArchiveMaking.mail([
        ("winmail.dat", ArchiveMaking.winmail([("exam.zip", ArchiveMaking.zip(files))]))
      ])
    case "zip.eml": return ArchiveMaking.mail([("exam.zip", ArchiveMaking.zip(files))])
    default:
      let folder = try Folder(path: spool.url.path(percentEncoded: false))
      let image = try folder.createFile("image", mode: 0o600)
      let writer = try ISOWriter(volume: "EXAM", hasLargeFiles: false, to: image)
      for (path, bytes) in files.sorted(by: { $0.path < $1.path }) {
        try writer.add(path, bytes)
      }
      try writer.finish()
      return try image.contents(limit: 1 << 24)
    }
  }

  @Test func aMistypedSheetIsTakenOutOfAMailWithShares() throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    var lines = made.sheet.text.split(separator: "\r\n").map(String.init)
    lines[3] = (lines[3].first == "4" ? "5" : "4") + lines[3].dropFirst()
    let mail = ArchiveMaking.mail(
      [(name: "letter.txt", bytes: Array(lines.joined(separator: "\n").utf8))]
        + (try shares(made).map { (name: $0.path, bytes: $0.bytes) }))
    try drop(mail, as: "exam.eml")
    var drops = Drops()
    try drops.work(site, spool, start)
    try drops.work(site, spool, later(11))
    let seen = try visible()
    let told = try #require(seen.first { $0.hasSuffix(".problem.txt") }, "\(seen)")
    let text = String(decoding: try spool.contents("reconstruct/\(told)"), as: UTF8.self)
    #expect(text.contains("The second of the three lines of code is mistyped."), "\(text)")
  }

  @Test func aMailMayBringOneSheetInItsTextAndAnotherInAPackage() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let label = "90AB-CDEF-GHJK"
    let (made, other) = (
      try SheetMaking(site, spool), try SheetMaking(site, spool, label: label)
    )
    _ = try made.archive(Array(files.prefix(1)))
    _ = try other.archive(Array(files.suffix(1)), as: label)
    let zip = ArchiveMaking.zip([("SHEET.TXT", Array(other.sheet.text.utf8))])
    try drop(
      ArchiveMaking.mail([("letter.txt", Array(made.sheet.text.utf8)), ("exam.zip", zip)]),
      as: "exam.eml")
    var drops = Drops()
    for second in [0, 1, 11, 30] { try drops.work(site, spool, later(second)) }
    #expect(try restored() == Set(files))
  }

  @Test(
    arguments: ["zip", "iso", "eml", "zip.eml", "winmail.dat", "letter.dat", "winmail.eml"],
    [true, false])
  func aSheetInAPackageGivesTheFilesBack(form: String, isWithShares: Bool) throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    let shares = try shares(made)
    let bytes = try package(form, Array(made.sheet.text.utf8), isWithShares ? shares : [])
    try drop(bytes, as: "my exam.\(form)")
    if !isWithShares { for share in shares { try drop(share.bytes, as: share.path) } }
    var drops = Drops()
    for _ in 0..<3 { try drops.work(site, spool, start) }
    #expect(try restored() == Set(files))
    #expect(try spool.files("reconstructed").allSatisfy { $0.hasPrefix("7F3A-91BC-22DE/S1/IM") })
    for _ in 0..<3 { try drops.work(site, spool, later(11)) }
    #expect(try visible().isEmpty)
  }

  /// A word processor puts a picture of the first page into the document.
  @Test(arguments: [
    ("word/document.xml", "docProps/thumbnail.jpeg"),
    ("content.xml", "Thumbnails/thumbnail.png"),
  ]) func aDocumentWithTheSheetLeavesNothingBehind(text: String, thumbnail: String) throws {
    let site = try spool.site { $0.sheetPhotos = true }
    let made = try SheetMaking(site, spool)
    let lines = made.sheet.text.split(separator: "\r\n").map { "<w:p><w:t>\($0)</w:t></w:p>" }
    let page = #"<?xml version="1.0"?><w:document>"# + lines.joined() + "</w:document>"
    let picture: [UInt8] =
      thumbnail.hasSuffix("png")
      ? [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] : [0xFF, 0xD8, 0xFF, 0xE0]
    try drop(
      ArchiveMaking.zip([
        (thumbnail, picture + [UInt8](repeating: 7, count: 99)), (text, Array(page.utf8)),
      ]),
      as: "letter.docx")
    for share in try shares(made) { try drop(share.bytes, as: share.path) }
    var drops = Drops()
    for second in [0, 0, 0, 11, 11, 11] { try drops.work(site, spool, later(second)) }
    #expect(try restored() == Set(files))
    #expect(try visible().isEmpty)
  }

  /// What a mail quotes counts as well as what is attached.
  @Test func aMailThatQuotesTheSheetMayBringTheSharesToo() throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    var mail = ArchiveMaking.mail(try shares(made).map { ($0.path, $0.bytes) })
    let quoted =
      "From: me\r\nTo: you\r\n\r\n> "
      + made.sheet.text.replacing("\r\n", with: "\r\n> ") + "\r\n"
    let place = try #require(Data(mail).range(of: Data("--inner and".utf8)))
    mail.insert(contentsOf: Array(quoted.utf8), at: place.lowerBound)
    try drop(mail, as: "Re.eml")
    var drops = Drops()
    for _ in 0..<3 { try drops.work(site, spool, start) }
    #expect(try restored() == Set(files))
  }

  /// The folder of an exam, and that of its later images.
  @Test(arguments: ["SHEET.TXT", "SHEET.HTM"])
  func severalSheetsInOneDropGiveAllFilesBack(name: String) throws {
    let site = try spool.site()
    let sheets = [try SheetMaking(site, spool), try SheetMaking(site, spool)]
    for (number, made) in sheets.enumerated() {
      let folder = "visit/7F3A-91BC-22DE" + (number == 0 ? "" : "_2")
      try made.split(files[number], as: "S1/IM\(number)", to: "reconstruct/archive", "\(number)")
      let text = made.sheet.text
      let lines = text.replacing("\r\n", with: "<br>")
      let page = "<!DOCTYPE html><html><body><h1>Half</h1><p>\(lines)</p></body></html>"
      try made.drop(name == "SHEET.HTM" ? page : text, as: "\(folder)/\(name)")
    }
    var drops = Drops()
    for _ in 0..<2 { try drops.work(site, spool, start) }
    #expect(drops.sheets.groups.count == 2)
    #expect(try restored() == Set(files))
    for _ in 0..<2 { try drops.work(site, spool, later(11)) }
    #expect(try visible().isEmpty)
    #expect(drops.sheets.isEmpty)
  }

  /// The package is kept for a time, and goes as a sheet does.
  @Test func aPackageWithASheetIsOverwrittenBeforeItGoes() throws {
    let site = try spool.site { $0.keepUsedFor = .zero }
    let made = try SheetMaking(site, spool)
    let bytes = try package("zip", Array(made.sheet.text.utf8), try shares(made))
    try drop(bytes, as: "exam.zip")
    var drops = Drops()
    for _ in 0..<3 { try drops.work(site, spool, start) }
    let put = try spool.files("work/.reconstruct/used")
    let used = try #require(put.first { $0.hasSuffix("exam.zip") })
    let witness = try FileHandle(
      forReadingFrom: spool.url.appending(path: "work/.reconstruct/used/\(used)"))
    site.retention.run()
    #expect(try spool.files("work/.reconstruct/used").isEmpty)
    #expect(try witness.readToEnd() == Data(count: bytes.count))
  }

  @Test func aTypingErrorInAPackageNamesItsLine() throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    var lines = made.sheet.text.split(separator: "\r\n").map(String.init)
    let last = lines[3].removeLast()
    lines[3].append(last == "7" ? "8" : "7")
    try drop(try package("zip", Array(lines.joined(separator: "\n").utf8), []), as: "exam.zip")
    var drops = Drops()
    for _ in 0..<3 { try drops.work(site, spool, start) }
    let text = try spool.contents("reconstruct/exam/SHEET.TXT.problem.txt")
    #expect(
      String(decoding: text, as: UTF8.self).replacing("\r\n", with: " ")
        .contains("second of the three lines of code"))
  }

  @Test(arguments: [false, true]) func aPhotoInAMailIsTriedWhereThatIsWanted(isWanted: Bool) throws
  {
    let site = try spool.site { $0.sheetPhotos = isWanted }
    try drop(ArchiveMaking.mail([("IMG_1.JPG", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2])]), as: "Re.eml")
    var drops = Drops()
    for _ in 0..<3 { try drops.work(site, spool, start) }
    let causes = drops.entries.values.compactMap(\.state.cause)
    guard isWanted else {
      #expect(causes == [.package(.mail, .noShares)])
      return
    }
    #expect(causes.count == 1 && causes.first != .package(.mail, .noShares), "\(causes)")
    #expect(try visible().contains("Re/000001.JPG"))
  }

  @Test(arguments: [false, true]) func anHEICPhotoIsToldWhatToSaveItAs(isWanted: Bool) throws {
    let site = try spool.site { $0.sheetPhotos = isWanted }
    try drop(
      [0, 0, 0, 24] + Array("ftypheic".utf8) + [UInt8](repeating: 0, count: 99), as: "x.heic")
    var drops = Drops()
    try drops.work(site, spool, start)
    let text = String(decoding: try spool.contents("reconstruct/x.heic.problem.txt"), as: UTF8.self)
    #expect(text.contains("HEIC format"))
    #expect(text.replacing("\r\n", with: " ").contains("save it as JPEG") == isWanted)
  }
}
