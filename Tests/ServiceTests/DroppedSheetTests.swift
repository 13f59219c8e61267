import Cryptography
import Foundation
import SecretSharing
import Spool
import Testing

@testable import Configuration
@testable import Journal
@testable import Service

@Suite struct DroppedSheetTests {
  let spool = TemporarySpool()
  let start = ContinuousClock.now
  let files = (1...3).map { SmallDICOM.file(seed: UInt16($0)) }

  private func later(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  private func restored() throws -> Set<[UInt8]> {
    Set(try spool.files("reconstructed").map { try spool.contents("reconstructed/\($0)") })
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try spool.contents("reconstruct/\(path)"), as: UTF8.self)
      .replacing("\r\n", with: " ")
  }

  /// The code as a person types it: small letters, no spaces.
  private func typed(_ sheet: Sheet) -> String {
    sheet.text.split(separator: "\r\n").suffix(3).joined().lowercased().replacing(" ", with: "")
  }

  @Test func aSheetBesideItsArchiveSharesGivesTheFilesBackAndGoes() throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    for (number, bytes) in files.enumerated() {
      try made.split(bytes, as: "S1/IM\(number)", to: "reconstruct", "share\(number)")
    }
    let quoted = made.sheet.text.replacing("\r\n", with: "\n> ")
    try made.drop("Dear doctor,\n\n> \(quoted)", as: "mail.txt")
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(try restored() == Set(files))
    #expect(try spool.files("reconstructed").allSatisfy { $0.hasPrefix("7F3A-91BC-22DE/S1/IM") })
    #expect(try spool.files("reconstruct") == ["mail.txt"], "more shares may follow")
    try drops.work(site, spool, later(11))
    #expect(try spool.files("reconstruct").isEmpty)
    #expect(spool.log.events.last == .sheetRemoved(reconstructed: 3))
    #expect(drops.sheets.isEmpty)
  }

  /// As a photo is, or a mail with attachments: the code may be anywhere in it.
  @Test func aLongFileIsOverwrittenToItsEnd() throws {
    let site = try spool.site()
    let folder = site.folders.reconstruct
    try folder.writeNew([UInt8](repeating: 7, count: 3 << 20), as: "photo", durable: false)
    let status = try #require(try folder.status("photo"))
    let file = try folder.openFile("photo")
    let job = SheetJob(
      work: SheetJob.Work(
        ids: [1], copies: [SheetJob.Copy(path: RelativePath("photo"), status: status)],
        task: .finish(restored: 1)),
      folder: folder, problem: Problem(site.folders),
      memory: { try DropMemory(work: site.folders.work) }, log: spool.log,
      pairs: { _ in ([], nil) }, isThere: { _ in true })
    guard case .finished(_, kept: [], changed: []) = job.run() else {
      Issue.record("not finished")
      return
    }
    #expect(try folder.status("photo") == nil)
    #expect(try file.contents(limit: 4 << 20) == [UInt8](repeating: 0, count: 3 << 20))
  }

  @Test func theSheetMayComeLastAndInAnyOfItsForms() throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    try made.split(files[0], as: "S1/IM1", to: "reconstruct", "share")
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(try restored().isEmpty)
    try made.drop(typed(made.sheet), as: "typed")
    try drops.work(site, spool, start)
    #expect(try restored() == [files[0]])
  }

  @Test(arguments: [true, false]) func theArchiveIsAskedOnlyWhereItMayBe(isAllowed: Bool) throws {
    let site = try spool.site { $0.archiveLookup = isAllowed }
    let made = try SheetMaking(site, spool)
    let pairs = try made.archive(files)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(try restored() == (isAllowed ? Set(files) : []))
    let owners = spool.log.events.compactMap { event -> Int? in
      if case .archiveLookedUp(let pair, "7F3A-91BC-22DE", let owner) = event,
        pairs.map(\.description).contains(pair)
      {
        return owner
      }
      return nil
    }
    #expect(owners == (isAllowed ? [Int](repeating: Int(getuid()), count: 3) : []))
    try drops.work(site, spool, later(11))
    if isAllowed {
      #expect(try spool.files("reconstruct").isEmpty)
    } else {
      #expect(try text("SHEET.TXT.problem.txt").contains("The archive's half is not here yet."))
    }
    #expect(try spool.shares("archive").count == 3)
  }

  @Test(arguments: [nil, "0000-0000-0000"] as [String?])
  func withoutItsLabelASheetIsFoundInTheIndex(label: String?) throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool, label: label)
    _ = try made.archive(files)
    let other = try SheetMaking(site, spool)
    _ = try other.archive([SmallDICOM.file(seed: 77)], as: "7F3A-91BC-22DF")
    try made.drop(label == nil ? typed(made.sheet) : made.sheet.text, as: "sheet")
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(try restored() == Set(files))
  }

  @Test func aSheetWhoseArchiveSharesTheArchiveLacksSaysSo() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    try drops.work(site, spool, later(11))
    #expect(try text("SHEET.TXT.problem.txt").contains("not in this archive"))
    let report = drops.report(later(11), spool.log)
    #expect(report.items.map(\.cause) == [.sheet(.archiveMissing(isLookedUp: true))])
    // The archive gets them, and is asked again after a minute.
    _ = try made.archive(files)
    try drops.work(site, spool, later(59))
    #expect(try restored().isEmpty)
    try drops.work(site, spool, later(72))
    #expect(try restored() == Set(files))
    try drops.work(site, spool, later(90))
    #expect(try spool.files("reconstruct").isEmpty, "the text is gone, too")
  }

  @Test func aTextWithTwoSheetsGivesBothStudiesBackBeforeItGoes() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let label = "90AB-CDEF-GHJK"
    let (made, other) = (
      try SheetMaking(site, spool), try SheetMaking(site, spool, label: label)
    )
    _ = try made.archive(Array(files.prefix(1)))
    try made.drop("Both of them:\n\(made.sheet.text)\n\n> \(other.sheet.text)", as: "mail.txt")
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(try restored() == [files[0]])
    try drops.work(site, spool, later(11))
    try drops.work(site, spool, later(30))
    #expect(try text("mail.txt.problem.txt").contains("not in this archive"))
    #expect(try spool.files("reconstruct").contains("mail.txt"), "it is all that there is of one")
    let report = drops.report(later(30), spool.log)
    #expect(report.items.map(\.cause) == [.sheet(.archiveMissing(isLookedUp: true))])
    _ = try other.archive(Array(files.suffix(2)), as: label)
    try drops.work(site, spool, later(80))
    #expect(try restored() == Set(files))
    try drops.work(site, spool, later(100))
    #expect(try spool.files("reconstruct").isEmpty, "the text of one sheet is gone, too")
    #expect(spool.log.events.last == .sheetRemoved(reconstructed: 3))
    #expect(drops.sheets.isEmpty)
  }

  @Test(arguments: ["mail.txt", "CD/mail.txt"])
  func theMistypedOneOfSeveralIsToldAndKeepsItsText(_ path: String) throws {
    let site = try spool.site { $0.archiveLookup = true }
    let label = "90AB-CDEF-GHJK"
    let (made, other) = (
      try SheetMaking(site, spool), try SheetMaking(site, spool, label: label)
    )
    _ = try made.archive(Array(files.prefix(1)))
    _ = try other.archive(Array(files.suffix(2)), as: label)
    var lines = other.sheet.text.split(separator: "\r\n").map(String.init)
    lines[3] = (lines[3].first == "4" ? "5" : "4") + lines[3].dropFirst()
    let wrong = "\(made.sheet.text)\n\(lines.joined(separator: "\n"))\n"
    try made.drop(wrong, as: path)
    try made.drop(made.sheet.text, as: "copy.txt")
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(try restored() == [files[0]], "the right one is used at once")
    try drops.work(site, spool, later(11))
    let told = try text("\(path).problem.txt")
    #expect(told.contains("There are several sheets in this file. One cannot be used (line 10"))
    #expect(told.contains("The second of the three lines of code is mistyped."))
    try drops.work(site, spool, later(60))
    #expect(try spool.contents("reconstruct/\(path)") == Array(wrong.utf8), "it stays as it was")
    #expect(try !spool.files("reconstruct").contains("copy.txt"), "the other one is used up")
    let report = drops.report(later(60), spool.log)
    let mistake = SheetCause.oneOfSeveral(SheetMistake(.code(line: 2), line: 10))
    #expect(report.items.map(\.cause) == [.sheet(mistake)])
    #expect(report.folders.allSatisfy { $0.counts.failed == 1 } && report.finished.isEmpty)
    #expect(drops.next().map { $0 > later(60) } ?? true, "nothing is due")
    // Corrected in place.
    try made.drop("\(made.sheet.text)\n\(other.sheet.text)", as: path)
    let corrected = try #require(RelativePath(Array(path.utf8)))
    drops.notice(corrected, later(61), isRenamed: true)
    try drops.work(site, spool, later(61))
    #expect(try restored() == Set(files))
    try drops.work(site, spool, later(80))
    _ = drops.report(later(80), spool.log)
    let left = try spool.files("reconstruct").filter { !$0.hasPrefix("CD/") || $0.contains("mail") }
    #expect(left.isEmpty, "\(left)")
    #expect(drops.sheets.isEmpty)
  }

  @Test func aSheetOfAnotherPublicationIsToldAndSoAreItsShares() throws {
    let site = try spool.site()
    let (made, other) = (try SheetMaking(site, spool), try SheetMaking(site, spool))
    try made.split(files[0], as: "S1/IM1", to: "reconstruct", "share")
    try other.drop(other.sheet.text, as: "SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    try drops.work(site, spool, later(11))
    #expect(try text("SHEET.TXT.problem.txt").contains("do not belong to this sheet"))
    #expect(try text("share.problem.txt").contains("does not belong to the sheet that is here"))
    try made.drop(made.sheet.text, as: "right.txt")
    try drops.work(site, spool, later(12))
    #expect(try restored() == [files[0]])
    #expect(try spool.files("reconstruct").contains("SHEET.TXT"))
  }

  @Test func anAlteredArchiveShareIsNamedAndTheSheetStays() throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    for (number, bytes) in files.enumerated() {
      try made.split(bytes, as: "S1/IM\(number)", to: "reconstruct", "share\(number)")
    }
    let share = spool.url.appending(path: "reconstruct/share1")
    let good = try Data(contentsOf: share)
    try Data(Alteration.flippedSample(Array(good))).write(to: share)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    try drops.work(site, spool, later(11))
    #expect(try text("share1.problem.txt").contains("the archive's half was altered"))
    #expect(try restored() == [files[0], files[2]])
    #expect(try spool.files("reconstruct").contains("SHEET.TXT"))
    try good.write(to: share)
    drops.notice(RelativePath("share1"), later(12), isRenamed: true)
    try drops.work(site, spool, later(12))
    #expect(try restored() == Set(files))
  }

  @Test func anAlteredShareOfTheArchiveIsToldBesideTheSheet() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool)
    _ = try made.archive(files)
    let share = spool.url.appending(path: "archive/7F3A-91BC-22DE/1.png")
    try Data(Alteration.flippedSample(Array(try Data(contentsOf: share)))).write(to: share)
    try made.drop(made.sheet.text, as: "CD/SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    try drops.work(site, spool, later(11))
    let told = try text("CD/SHEET.TXT.problem.txt")
    #expect(told.hasPrefix("2 of 3 images of this sheet reconstructed, 1 failed."), "\(told)")
    #expect(try restored().count == 2)
    let report = drops.report(later(11), spool.log)
    #expect(report.folders.map(\.counts) == [DropCounts(reconstructed: 2, failed: 1)])
  }

  @Test(arguments: [0, 1, 2, 3, 4]) func aTypingErrorNamesItsLine(line: Int) throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    var lines = made.sheet.text.split(separator: "\r\n").map(String.init)
    let last = lines[line].removeLast()
    lines[line].append(last == "7" ? "8" : "7")
    try made.drop(lines.joined(separator: "\n"), as: "SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    let expected = [
      "The first line of the sheet, DCMSHARE-SHEET 1,", "The second line of the sheet, the label,",
      "The first of the three lines of code", "The second of the three lines of code",
      "The third of the three lines of code",
    ][line]
    let told = try text("SHEET.TXT.problem.txt")
    #expect(told.hasPrefix(line == 0 ? "This sheet was made by a newer" : expected), "\(told)")
    // Corrected in place.
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    drops.notice(RelativePath("SHEET.TXT"), later(1), isRenamed: true)
    try drops.work(site, spool, later(1))
    #expect(drops.sheets.groups.count == 1)
  }

  @Test func pageAndTextAreOneSheetInTheFolderThatWasHandedOver() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool)
    _ = try made.archive(files)
    try made.drop(made.sheet.text, as: "CD/SHEET.TXT")
    try made.drop(
      "<!DOCTYPE html><html><pre>\(made.sheet.text)</pre></html>", as: "CD/SHEET.HTM")
    try made.drop("How to use this", as: "CD/README.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(drops.sheets.groups.map(\.copies.count) == [2])
    #expect(try restored() == Set(files))
    try drops.work(site, spool, later(11))
    _ = drops.report(later(11), spool.log)
    let done = drops.report(later(22), spool.log)
    #expect(done.finished == [DropReport.Finished(name: "CD", isUsed: true)])
    site.dropPages.write(done)
    #expect(try spool.files("reconstruct") == ["STATUS.HTM"])
    #expect(
      spool.log.events.contains(.dropReported(reconstructed: 3, of: 3, waiting: 0, failed: 0)))
  }

  /// With media = ["folder", "sheet"] both lie in the patient's folder.
  @Test func whatShareAndSheetBringBackCountsOnce() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool)
    try made.dropPatientShares(of: try made.archive(files), into: "CD")
    try made.drop(made.sheet.text, as: "CD/SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    for seconds in [0, 5] {
      let counts = drops.report(later(seconds), spool.log).folders.map(\.counts.reconstructed)
      #expect(counts == [3])
    }
    try drops.work(site, spool, later(11))
    for seconds in [11, 22] { _ = drops.report(later(seconds), spool.log) }
    #expect(
      spool.log.events.contains(.dropReported(reconstructed: 3, of: 3, waiting: 0, failed: 0)))
  }

  /// How often each pair was restored.
  private func times() -> [Int] {
    let pairs = spool.log.events.compactMap { event -> String? in
      if case .reconstructed(let pair, _, _) = event { pair } else { nil }
    }
    return Dictionary(pairs.map { ($0, 1) }, uniquingKeysWith: +).values.sorted()
  }

  /// Whether the archive is asked or both shares lie there; in a folder, or not.
  @Test(arguments: [true, false], ["CD/", ""])
  func whatSharesBringBackIsNotBroughtBackByTheirSheetOnceMore(
    isLookedUp: Bool, _ folder: String
  ) throws {
    let site = try spool.site { $0.archiveLookup = isLookedUp }
    let made = try SheetMaking(site, spool)
    let pairs = try made.archive(files)
    try made.dropPatientShares(of: pairs, into: "CD")
    let root = spool.url.appending(path: "reconstruct")
    for number in files.indices {
      if !isLookedUp {
        try FileManager.default.copyItem(
          at: spool.url.appending(path: "archive/7F3A-91BC-22DE/\(number).png"),
          to: root.appending(path: "\(folder)A\(number).PNG"))
      }
      if folder.isEmpty {
        try FileManager.default.moveItem(
          at: root.appending(path: "CD/P\(number).PNG"),
          to: root.appending(path: "P\(number).PNG"))
      }
    }
    try made.drop(made.sheet.text, as: "\(folder)SHEET.TXT")
    var drops = Drops()
    for second in [0, 5, 12, 30] {
      try drops.work(site, spool, later(second))
      site.dropPages.write(drops.report(later(second), spool.log))
    }
    #expect(try restored() == Set(files))
    #expect(times() == [1, 1, 1])
    #expect(try spool.files("reconstruct") == ["STATUS.HTM"], "nobody needs the sheet any more")
    #expect(drops.sheets.isEmpty)
  }

  /// As while a folder is being copied that has its sheet first.
  @Test func sharesThatComeAfterTheirSheetArePutAway() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool)
    let pairs = try made.archive(files)
    try made.drop(made.sheet.text, as: "CD/SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(try restored() == Set(files))
    try made.dropPatientShares(of: pairs, into: "CD")
    try drops.work(site, spool, later(3))
    #expect(try spool.files("reconstruct") == ["CD/SHEET.TXT"])
    #expect(times() == [1, 1, 1])
    let counts = drops.report(later(3), spool.log).folders.map(\.counts)
    #expect(counts == [DropCounts(reconstructed: 3)])
    // What was taken away meanwhile is brought back.
    try FileManager.default.removeItem(
      at: spool.url.appending(path: "reconstructed/7F3A-91BC-22DE"))
    try made.dropPatientShares(of: pairs, into: "CD")
    try drops.work(site, spool, later(5))
    #expect(try restored() == Set(files))
  }

  /// A restart before the folder has come to rest, also where the sheet lay in two.
  @Test func theNextRunTakesAwayWhatAUsedSheetLeaves() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool)
    _ = try made.archive(files)
    for folder in ["CD", "CD (2)"] {
      try made.drop(made.sheet.text, as: "\(folder)/SHEET.TXT")
      try made.drop("How to use this", as: "\(folder)/README.TXT")
    }
    var drops = Drops()
    try drops.work(site, spool, start)
    try drops.work(site, spool, later(11))
    #expect(try spool.files("reconstruct") == ["CD (2)/README.TXT", "CD/README.TXT"])
    site.dropPages.write(drops.report(later(11), spool.log), isRunning: false)

    var next = Drops()
    for record in try site.dropPages.remembered() { next.folders.remember(record, later(12)) }
    for seconds in [12, 23] { site.dropPages.write(next.report(later(seconds), spool.log)) }
    #expect(try spool.files("reconstruct") == ["STATUS.HTM"])
    #expect(try site.dropPages.remembered().isEmpty)
  }

  /// Nothing was told or remembered since: as when the service is killed a moment later.
  @Test func theNextRunTakesAwayWhatAUsedSheetLeavesAlsoAfterAKill() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool)
    _ = try made.archive(files)
    for folder in ["CD", "CD (2)"] {
      try made.drop(made.sheet.text, as: "\(folder)/inner/SHEET.TXT")
      try made.drop("How to use this", as: "\(folder)/README.TXT")
    }
    var drops = Drops()
    try drops.work(site, spool, start)
    try drops.work(site, spool, later(11))
    #expect(try spool.files("reconstruct") == ["CD (2)/README.TXT", "CD/README.TXT"])

    var next = Drops()
    for record in try site.dropPages.remembered() { next.folders.remember(record, later(12)) }
    for seconds in [12, 23] { site.dropPages.write(next.report(later(seconds), spool.log)) }
    #expect(try spool.files("reconstruct") == ["STATUS.HTM"])
    #expect(try site.dropPages.remembered().isEmpty)
  }

  /// Dropped again before the first one is used up: by the same name, or beside it.
  @Test(
    arguments: [true, false],
    [("SHEET.TXT", 1), ("SHEET.TXT", 3), ("OTHER.TXT", 1), ("OTHER.TXT", 3)])
  func whatWasTakenAwayComesBackWithTheSheetThatIsDroppedAgain(
    isLookedUp: Bool, _ again: (name: String, taken: Int)
  ) throws {
    let (name, count) = again
    let site = try spool.site { $0.archiveLookup = isLookedUp }
    let made = try SheetMaking(site, spool)
    let bring = {
      for (number, bytes) in files.enumerated() {
        try made.split(bytes, as: "S1/IM\(number)", to: "reconstruct", "share\(number)")
      }
    }
    if isLookedUp { _ = try made.archive(files) } else { try bring() }
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(try restored() == Set(files))
    for path in try spool.files("reconstructed").prefix(count) {
      try FileManager.default.removeItem(at: spool.url.appending(path: "reconstructed/\(path)"))
    }
    try made.drop(made.sheet.text, as: name)
    let path = try #require(RelativePath(Array(name.utf8)))
    drops.notice(path, later(5), isRenamed: true)
    try drops.work(site, spool, later(5))
    if !isLookedUp {
      #expect(try restored().count == files.count - count)
      try drops.work(site, spool, later(16))
      #expect(try text("\(name).problem.txt").contains("The archive's half is not here yet."))
      try drops.work(site, spool, later(40))
      #expect(try spool.files("reconstruct").contains(name), "it waits for the other shares")
      return
    }
    #expect(try restored() == Set(files))
    #expect(times() == files.indices.map { $0 < files.count - count ? 1 : 2 })
    try drops.work(site, spool, later(16))
    #expect(try spool.files("reconstruct").isEmpty)
    #expect(drops.sheets.isEmpty)
  }

  /// While a thread removes it: that tells of the old file alone.
  @Test(arguments: ["SHEET.TXT", "OTHER.TXT"])
  func aSheetThatComesWhileTheFormerOneGoesIsSeen(_ name: String) throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool)
    _ = try made.archive(files)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    guard case .sheet(let job) = drops.start(later(11), site.dropTools, site.pairTools),
      case .finished = job.run()
    else {
      Issue.record("nothing ends")
      return
    }
    try FileManager.default.removeItem(
      at: spool.url.appending(path: "reconstructed/7F3A-91BC-22DE"))
    try made.drop(made.sheet.text, as: name)
    let again = try #require(RelativePath(Array(name.utf8)))
    drops.notice(again, later(11), isRenamed: true)
    drops.take(.finished(job.work.copies, kept: [], changed: []), of: job.work.ids, later(11))
    while let job = drops.start(later(12), site.dropTools, site.pairTools) {
      switch job {
      case .look(let look): drops.take(look.run(), of: look.path, later(12), isLookedUp: true)
      case .join(let join): drops.take(join.run(), later(12))
      case .sheet(let sheet): drops.take(sheet.run(), of: sheet.work.ids, later(12))
      }
    }
    #expect(try restored() == Set(files))
  }

  /// A restart before it goes: where the archive is not asked, nothing would bring anything back.
  @Test(arguments: [true, false])
  func theNextRunKnowsThatASheetIsUsedUp(isLookedUp: Bool) throws {
    let site = try spool.site { $0.archiveLookup = isLookedUp }
    let made = try SheetMaking(site, spool)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    if isLookedUp { _ = try made.archive(files) }
    for (number, bytes) in files.enumerated() where !isLookedUp {
      try made.split(bytes, as: "S1/IM\(number)", to: "reconstruct", "share\(number)")
    }
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(try restored() == Set(files))

    var next = Drops()
    let memory = RestoredMemory(work: site.folders.work)
    next.remember(restored: try memory.all(in: site.folders.reconstructed), later(3))
    for seconds in [3, 14, 25] { try next.work(site, spool, later(seconds)) }
    #expect(try spool.files("reconstruct").isEmpty)
    #expect(times() == [1, 1, 1])
    // Dropped once more, it is one that nothing was restored by.
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    for seconds in [26, 40] { try next.work(site, spool, later(seconds)) }
    #expect(try spool.files("reconstruct").isEmpty == isLookedUp)
  }

  @Test func aSheetThatLiesInTwoFoldersWaitsInBoth() throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    for folder in ["CD", "CD (2)"] { try made.drop(made.sheet.text, as: "\(folder)/SHEET.TXT") }
    var drops = Drops()
    try drops.work(site, spool, start)
    try drops.work(site, spool, later(11))
    let counts = drops.report(later(11), spool.log).folders.map(\.counts)
    #expect(counts.map(\.lonePatients) == [1, 1])
  }

  @Test func aSheetThatIsTakenAwayIsForgotten() throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(!drops.sheets.isEmpty)
    drops.keep(only: [], later(1))
    #expect(drops.sheets.isEmpty)
  }

  @Test func nothingOfTheKeyIsLeft() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool)
    _ = try made.archive(files)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    try drops.work(site, spool, later(11))
    let key = made.sheet.key.secret.withBytes { Array($0) }
    let line = Array(made.sheet.text.split(separator: "\r\n")[3].utf8)
    for path in try spool.files(".") {
      let bytes = Data(try spool.contents(path))
      #expect(bytes.range(of: Data(key)) == nil && bytes.range(of: Data(line)) == nil, "\(path)")
    }
    #expect(!"\(spool.log.events)".contains(String(decoding: line, as: UTF8.self)))
  }

  @Test func whenNothingIsDueNothingIsDue() throws {
    let site = try spool.site { $0.archiveLookup = true }
    let made = try SheetMaking(site, spool)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    var drops = Drops()
    for second in [0, 1, 11, 12, 80] {
      try drops.work(site, spool, later(second))
      let due = drops.next()
      #expect(due.map { $0 > later(second) } ?? true, "after \(second) s")
    }
  }
}
