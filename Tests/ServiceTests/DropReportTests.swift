import Configuration
import Foundation
import SecretSharing
import Spool
import Testing
import Workers

@testable import Service
@testable import Journal

/// A whole CD dropped as one folder.
@Suite struct DropReportTests {
  let spool = TemporarySpool()
  let start = ContinuousClock.now

  private func later(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  /// Splits so many files and drops the patient's halves in a folder, with its pages.
  private func dropCD(_ site: Site, images: Int, as folder: String = "MARKER77 CD") throws -> URL {
    for seed in 1...images {
      let path = try spool.send(SmallDICOM.file(seed: UInt16(seed)), as: "\(seed)")
      #expect(site.arrive(path).fate.isDone)
    }
    let study = try #require(try site.folders.staging.list().first)
    _ = try site.publisher.publish(study)
    let cd = spool.url.appending(path: "reconstruct/\(folder)")
    try FileManager.default.copyItem(
      at: spool.url.appending(path: "outgoing/\(study.text ?? "")"), to: cd)
    return cd
  }

  /// Drops so many archive halves beside it.
  private func dropArchive(_ count: Int) throws {
    for (number, share) in try spool.shares("archive").prefix(count).enumerated() {
      try FileManager.default.copyItem(
        at: spool.url.appending(path: "archive/\(share)"),
        to: spool.url.appending(path: "reconstruct/\(number)"))
    }
  }

  /// Looks at everything and joins what belongs together, as the control thread does.
  private func work(_ drops: inout Drops, _ site: Site, _ now: ContinuousClock.Instant) throws {
    for path in try spool.files("reconstruct") where !path.hasPrefix(".") {
      drops.notice(try #require(RelativePath(Array(path.utf8))), now, isRenamed: true)
    }
    while let job = drops.start(now, site.dropTools, site.pairTools) {
      switch job {
      case .look(let look):
        drops.take(look.run(), of: look.path, now, isLookedUp: site.configuration.archiveLookup)
      case .join(let join): drops.take(join.run(), now)
      case .sheet(let sheet): drops.take(sheet.run(), of: sheet.work.ids, now)
      }
    }
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try spool.contents("reconstruct/\(name)"), as: UTF8.self)
  }

  private func report(
    _ drops: inout Drops, _ site: Site, _ now: ContinuousClock.Instant
  ) -> DropReport {
    let report = drops.report(now, site.log)
    site.dropPages.write(report)
    return report
  }

  @Test func aPictureInWhichNothingIsReadIsCalledAFile() throws {
    let path = try #require(RelativePath(Array("photo.gif".utf8)))
    let isSheet = { (cause: SheetCause) in
      DropReport.Item(path: path, since: 0, role: nil, pair: nil, cause: .sheet(cause)).isSheet
    }
    #expect(!isSheet(.photoFormat(.gif)))
    #expect(!isSheet(.photo(.noCode)))
    #expect(isSheet(.photo(.noSheet)))
    #expect(isSheet(.text(.header)))
  }

  @Test func whatIsNotKnownYetIsNoEmptyFolder() throws {
    let site = try spool.site()
    var drops = Drops()
    drops.notice(try #require(RelativePath(Array("exam.zip".utf8))), start, isRenamed: false)
    let page = StatusPage(
      report: drops.report(start, spool.log), studies: [], languages: [.english, .german],
      keep: .seconds(60), isRunning: true
    ).html
    #expect(page.contains("1 file being processed") && page.contains("1 Datei in Bearbeitung"))
    #expect(!page.contains("This folder is empty"))
    #expect(drops.start(start + .seconds(1), site.dropTools, site.pairTools) != nil)
  }

  @Test func whatIsLeftAloneForItsNameIsTold() {
    var report = DropReport()
    report.leftNames = 2
    let page = StatusPage(
      report: report, studies: [], languages: [.english, .german], keep: .seconds(60),
      isRunning: true
    ).html
    #expect(page.contains("2 files or folders have names that begin with a dot"))
    #expect(page.contains("2 Dateien oder Ordner haben Namen"))
    #expect(page.contains("<p>1 problem.</p>"), "\(page)")
  }

  @Test func aFolderIsOneStudyWithOneText() throws {
    let site = try spool.site()
    _ = try dropCD(site, images: 5)
    try dropArchive(3)
    var drops = Drops()
    try work(&drops, site, start)
    #expect(
      report(&drops, site, start).folders.map(\.counts) == [
        DropCounts(reconstructed: 3, lonePatients: 2)
      ])
    #expect(try !spool.files("reconstruct").contains { $0.hasSuffix(".problem.txt") }, "not yet")
    _ = report(&drops, site, later(11))
    let texts = try spool.files("reconstruct").filter { $0.hasSuffix(".problem.txt") }
    #expect(texts == ["MARKER77 CD.problem.txt"])
    let folder = try text("MARKER77 CD.problem.txt")
    #expect(folder.hasPrefix("3 of 5 images reconstructed, 2 waiting.\r\n"), "\(folder)")
    #expect(spool.log.kinds.last == .dropReported)

    let page = try text("STATUS.HTM")
    #expect(page.contains("3 of 5 images reconstructed, 2 waiting"))
    #expect(!page.contains("MARKER77"), "a folder may be named by the patient")
    #expect(page.contains("http-equiv=\"refresh\""))
  }

  private func listed(_ drops: inout Drops, _ now: ContinuousClock.Instant) throws {
    drops.beginListing()
    for path in try spool.files("reconstruct") {
      drops.find(
        try #require(RelativePath(Array(path.utf8))), changed: 1,
        size: try spool.contents("reconstruct/\(path)").count, now)
    }
    drops.endListing(now, .nothing)
  }

  private func put(_ bytes: [UInt8], _ path: String) throws {
    let place = spool.url.appending(path: "reconstruct/\(path)")
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
  }

  /// An index, a viewer and a document: everything but pictures.
  @Test func aCDWithoutPicturesIsToldOf() throws {
    let site = try spool.site()
    try put(Array("MZ viewer".utf8), "MARKER77/VIEWER/VIEWER.EXE")
    try put(Array("%PDF-1.4".utf8), "MARKER77/DOC/REPORT.PDF")
    try put([0], "MARKER77/DICOMDIR")
    var drops = Drops()
    try work(&drops, site, start)
    _ = report(&drops, site, start)
    let told = report(&drops, site, later(11))
    #expect(told.folders.map(\.counts) == [DropCounts(failed: 2, noHalves: 2)])
    let folder = try text("MARKER77.problem.txt").split(separator: "\r\n").joined(separator: " ")
    #expect(folder.hasPrefix("There is no half of a medical image in this folder. What to do: put"))
    #expect(folder.contains("DICOM viewer") && folder.contains("Read the texts"), "\(folder)")
    let page = try text("STATUS.HTM")
    let row = try #require(page.range(of: "There is no half of a medical image in this folder"))
    let waiting = try #require(page.range(of: "<h2>Waiting for the other half</h2>"))
    #expect(row.lowerBound < waiting.lowerBound, "it waits for nothing")
  }

  /// Where the other half of its image waits, too, whichever is seen first.
  @Test func anAlteredHalfIsCountedAsWrong() throws {
    let site = try spool.site()
    let cd = try dropCD(site, images: 8)
    for name in try FileManager.default.contentsOfDirectory(atPath: cd.path)
    where name.hasSuffix(".PNG") {
      let share = cd.appending(path: name)
      try put(Alteration.flippedSample(Array(Data(contentsOf: share))), "MARKER77 CD/\(name)")
    }
    for (number, share) in try spool.shares("archive").enumerated() {
      try put(try spool.contents("archive/\(share)"), "MARKER77 CD/\(number)")
    }
    var drops = Drops()
    try work(&drops, site, start)
    _ = report(&drops, site, start)
    #expect(report(&drops, site, later(11)).folders.map(\.counts) == [DropCounts(failed: 8)])
    #expect(try text("MARKER77 CD.problem.txt").contains("8 failed"))
    // The page has a row for each of them, and the folder's own would only point there.
    let page = try text("STATUS.HTM")
    #expect(page.contains("half was altered"))
    #expect(!page.contains("0 of 8 images"))
  }

  @Test func aFolderWithNothingButAnIndexIsToldOfWhileItIsThere() throws {
    let site = try spool.site()
    for name in ["DICOMDIR", "AUTORUN.INF", "README.TXT"] { try put([0], "MARKER77/\(name)") }
    try put([0], "empty/Thumbs.db")
    var drops = Drops()
    try listed(&drops, start)
    #expect(report(&drops, site, later(5)).folders.isEmpty, "it may still be being copied")
    let told = report(&drops, site, later(11))
    #expect(told.folders.map(\.name) == ["MARKER77"])
    let words = "There is no half of a medical image in this folder."
    #expect(try text("MARKER77.problem.txt").hasPrefix(words))
    // Pictures come, and are what counts from then on.
    _ = try dropCD(site, images: 1, as: "CD")
    try FileManager.default.moveItem(
      at: spool.url.appending(path: "reconstruct/CD"),
      to: spool.url.appending(path: "reconstruct/MARKER77/CD"))
    try work(&drops, site, later(12))
    #expect(report(&drops, site, later(30)).folders.map(\.counts.lonePatients) == [1])
    #expect(try !text("MARKER77.problem.txt").contains(words))
    try FileManager.default.removeItem(at: spool.url.appending(path: "reconstruct/MARKER77"))
    try listed(&drops, later(40))
    _ = report(&drops, site, later(60))
    #expect(report(&drops, site, later(80)).folders.isEmpty)
  }

  @Test func whatWasDoneBeforeARestartIsRemembered() throws {
    let site = try spool.site()
    _ = try dropCD(site, images: 4)
    try dropArchive(3)
    var drops = Drops()
    try work(&drops, site, start)
    _ = report(&drops, site, start)
    _ = report(&drops, site, later(11))
    var next = Drops()
    try FileManager.default.removeItem(
      at: spool.url.appending(path: "reconstruct/MARKER77 CD.problem.txt"))
    for record in try site.dropPages.remembered() {
      next.folders.remember(record, later(20))
    }
    try work(&next, site, later(20))
    #expect(
      report(&next, site, later(20)).folders.first?.counts
        == DropCounts(reconstructed: 3, lonePatients: 1))
  }

  @Test func whenAllIsDoneTheFolderGoesWithItsPages() throws {
    let site = try spool.site()
    let cd = try dropCD(site, images: 2)
    try FileManager.default.createDirectory(
      at: cd.appending(path: "EMPTY"), withIntermediateDirectories: false)
    try Data().write(to: cd.appending(path: "Thumbs.db"))
    try dropArchive(1)
    var drops = Drops()
    try work(&drops, site, start)
    _ = report(&drops, site, start)
    _ = report(&drops, site, later(11))
    try FileManager.default.copyItem(
      at: spool.url.appending(path: "archive/\(try spool.shares("archive")[1])"),
      to: spool.url.appending(path: "reconstruct/x"))
    try work(&drops, site, later(12))
    _ = report(&drops, site, later(13))
    #expect(
      FileManager.default.fileExists(atPath: cd.path(percentEncoded: false)),
      "more may be on its way")
    _ = report(&drops, site, later(24))
    #expect(try spool.files("reconstruct") == ["STATUS.HTM"])
    #expect(!FileManager.default.fileExists(atPath: cd.path(percentEncoded: false)))
    let page = try text("STATUS.HTM")
    #expect(page.contains("2 images</td>"))
    #expect(page.contains("1 exam done"))
  }

  @Test func whatTheDoctorAddedToTheFolderIsKept() throws {
    let site = try spool.site()
    let cd = try dropCD(site, images: 1)
    try Data("dear colleague".utf8).write(to: cd.appending(path: "letter.tmp"))
    try dropArchive(1)
    var drops = Drops()
    try work(&drops, site, start)
    _ = report(&drops, site, start)
    _ = report(&drops, site, later(11))
    #expect(try spool.contents("reconstruct/MARKER77 CD/letter.tmp").count == 14)
  }

  @Test func anAlteredHalfIsListedOnceWithItsReason() throws {
    let site = try spool.site()
    let cd = try dropCD(site, images: 1)
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: cd.path(percentEncoded: false)).first {
        $0.hasSuffix(".PNG")
      })
    let file = cd.appending(path: name)
    try Data(Alteration.flippedSample(Array(try Data(contentsOf: file)))).write(to: file)
    try dropArchive(1)
    var drops = Drops()
    try work(&drops, site, start)
    let report = report(&drops, site, start)
    #expect(report.items.map(\.cause) == [.share(.altered(.patient))])
    #expect(report.folders.first?.counts == DropCounts(failed: 1))
    let page = try text("STATUS.HTM")
    #expect(page.contains("<b>\(name)</b><br>pair "), "a name that this program gave is shown")
    #expect(page.contains("the patient\u{2019}s half was altered"))
    #expect(page.contains("1 problem"))
  }

  @Test func twoCopiesOfTheSameHalfAreToldApartFromOne() throws {
    let site = try spool.site()
    let cd = try dropCD(site, images: 1)
    let half = try #require(try spool.shares("reconstruct").first)
    let source = spool.url.appending(path: "reconstruct/\(half)")
    for name in ["one", "two"] {
      try FileManager.default.copyItem(
        at: source, to: spool.url.appending(path: "reconstruct/\(name)"))
    }
    try FileManager.default.removeItem(at: cd)
    var drops = Drops()
    try work(&drops, site, start)
    try work(&drops, site, later(11))
    #expect(try text("one.problem.txt").contains("Both files are the patient's half"))
    #expect(report(&drops, site, later(11)).items.count == 1)
    try FileManager.default.removeItem(at: spool.url.appending(path: "reconstruct/two"))
    drops.keep(only: [RelativePath("one")], later(11))
    try work(&drops, site, later(20))
    #expect(try text("one.problem.txt").contains("half is not here yet"))
  }

  @Test func aPageInTheMakingGoesWithTheRunThatMadeIt() throws {
    let site = try spool.site()
    let mine = ".status-\(site.instance.name.text ?? "")"
    for name in [mine, ".status-DEADDEAD-ABCDEFGHJKMN"] {
      try Data().write(to: spool.url.appending(path: "reconstruct/\(name)"))
    }
    try site.dropPages.removePending(of: [site.instance.name])
    #expect(try spool.files("reconstruct") == [mine])
  }

  /// What iCloud leaves of files that are not on this machine, as a copy of their folder brings it.
  @Test func placeholdersAreToldWithNamesThatAreSeen() throws {
    let site = try spool.site()
    let placeholder = Array("bplist00\u{1}\u{2}NSURLNameKey".utf8)
    try FileManager.default.createDirectory(
      at: spool.url.appending(path: "reconstruct/CD"), withIntermediateDirectories: true)
    for name in [".SHEET.TXT.icloud", ".P1.PNG.icloud", ".README.TXT.icloud", ".hidden"] {
      try Data(placeholder).write(to: spool.url.appending(path: "reconstruct/CD/\(name)"))
    }
    let listing = try Scanner(.reconstruct, root: site.folders.reconstruct).list()
    #expect(
      listing.files.map(\.path.bytes).count == 3, "what else is hidden is left alone")
    try FileManager.default.createDirectory(
      at: spool.url.appending(path: "incoming/CD"), withIntermediateDirectories: true)
    try Data(placeholder).write(to: spool.url.appending(path: "incoming/CD/.IM1.icloud"))
    #expect(try Scanner(.incoming, root: site.folders.incoming).list().files.isEmpty)

    var drops = Drops()
    let now = ContinuousClock.now
    try work(&drops, site, now)
    let texts = ["CD/P1.PNG.icloud.problem.txt", "CD/SHEET.TXT.icloud.problem.txt"]
    #expect(try spool.files("reconstruct").filter { $0.contains("problem") } == texts)
    for name in texts {
      #expect(try text(name).contains("This is a placeholder: the file itself is still in iCloud."))
    }
    let told = report(&drops, site, now + .seconds(11))
    #expect(told.folders.map(\.counts) == [DropCounts(failed: 2)])
    #expect(try text("STATUS.HTM").contains("still in iCloud"))

    // The text stays as long as the placeholder.
    let problem = Problem(site.folders)
    let path = try #require(RelativePath(Array(texts[0].utf8)))
    problem.clearIfOrphan(path)
    #expect(try spool.files("reconstruct").contains(texts[0]))
    try FileManager.default.removeItem(
      at: spool.url.appending(path: "reconstruct/CD/.P1.PNG.icloud"))
    problem.clearIfOrphan(path)
    #expect(try !spool.files("reconstruct").contains(texts[0]))
  }

  /// However many files there are.
  @Test func whatWasRestoredIsListedAgainOnlyWhenSomethingComesOrGoes() throws {
    let site = try spool.site()
    let folder = spool.url.appending(path: "reconstructed/7F3A-91BC-22DE/S1")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["IM1", "IM2", "IM2.note.txt"] {
      try Data([1]).write(to: folder.appending(path: name))
    }
    let pages = site.dropPages
    let looks = try FolderLooks(folder)
    // A change has a time of its own only some seconds later.
    for _ in 0..<600 {
      pages.write(DropReport())
      if looks.take().listings == 0 { break }
      usleep(50_000)
    }
    #expect(try text("STATUS.HTM").contains("2 images"))
    pages.write(DropReport())
    #expect(looks.take().listings == 0)
    try Data([1]).write(to: folder.appending(path: "IM3"))
    pages.write(DropReport())
    #expect(try text("STATUS.HTM").contains("3 images"))
    try FileManager.default.removeItem(at: folder)
    pages.write(DropReport())
    #expect(try text("STATUS.HTM").contains("This folder is empty"))
  }

  @Test func linksAreToldOf() throws {
    let site = try spool.site()
    site.dropPages.write(DropReport(links: 2))
    #expect(try text("STATUS.HTM").contains("2 links to files lie here, and links are not opened."))
    site.dropPages.write(DropReport())
    #expect(try !text("STATUS.HTM").contains("links to files"))
  }

  @Test func thePageOfAStoppedServiceSaysSo() throws {
    let site = try spool.site()
    site.dropPages.write(DropReport(), isRunning: false)
    #expect(try text("STATUS.HTM").contains("The service is stopped"))
    site.dropPages.write(DropReport())
    let page = try text("STATUS.HTM")
    #expect(page.contains("This folder is empty"))
    #expect(!page.contains("<script") && !page.contains("http:"))
    let before = try site.folders.reconstruct.status("STATUS.HTM")
    site.dropPages.write(DropReport())
    #expect(try site.folders.reconstruct.status("STATUS.HTM") == before, "written when it changes")
  }
}

@Suite struct DroppedFoldersTests {
  @Test func aFolderThatKeepsItsFilesIsReportedOnce() throws {
    let paths = try ["CD/1", "CD/2", "stick/1", "loose"].map {
      try #require(RelativePath(Array($0.utf8)))
    }
    var folders = DroppedFolders()
    for path in paths { folders.notice(path, .now, isHint: true) }
    let news = [[0], [1], [1, 2], [3]].map { folders.reportKept($0.map { paths[$0] }) }
    // The second folder is news; what lies in reconstruct itself can always be taken out.
    #expect(news == [true, false, true, false])
  }
}

@Suite struct StudyCodeTests {
  @Test(arguments: [
    "7F3A-91BC-22DE", "7f3a91bc22de", "7F3A 91BC 22DE", "7F3A-9lBC-22DE", "7F3A-9iBC-22DE",
  ])
  func labelsAreReadAsPeopleWriteThem(_ written: String) {
    #expect(StudyCode(written)?.text == "7F3A-91BC-22DE")
  }

  @Test func lettersThatLookLikeDigitsAreThose() {
    #expect(StudyCode("OOOO-LLLL-IIII")?.text == "0000-1111-1111")
    #expect(StudyCode("7U3A-91BC-22DE")?.text == "7V3A-91BC-22DE")
    #expect(StudyCode("7F3A-91BC-22DE-2")?.text == "7F3A-91BC-22DE-2")
  }

  @Test(arguments: ["", "7F3A", "7F3A-91BC-22D*", "../../../etc/pass", "7F3A-91BC-22DE-2x", "é"])
  func anythingElseIsNoLabel(_ written: String) { #expect(StudyCode(written) == nil) }

  @Test(
    arguments: [
      ("7F3A-91BC-22DE", "7F3A-91BC-22DE"), ("7F3A-91BC-22DE_2", "7F3A-91BC-22DE"),
      ("7F3A-91BC-22DE-2_1of13", "7F3A-91BC-22DE-2"), ("7F3A-91BC-22DE_2_3of4", "7F3A-91BC-22DE"),
      ("7F3A-91BC-22DE_Rossi", nil), ("Rossi", nil), ("_1of2", nil), ("7f3a-91bc-22de", nil),
    ] as [(String, String?)])
  func partsAndLaterFoldersAreOfOneStudy(name: String, label: String?) {
    #expect(StudyCode.study(of: Name(stringLiteral: name))?.text == label)
  }

  @Test func onlyFoldersThatTheProgramNamedHaveALabel() {
    #expect(StudyCode.label(in: "7F3A-91BC-22DE") == "7F3A-91BC-22DE")
    #expect(StudyCode.label(in: "7F3A-91BC-22DE-2_3") == "7F3A-91BC-22DE-2_3")
    #expect(StudyCode.label(in: "7F3A-91BC-22DE_999-1") == "7F3A-91BC-22DE_999-1")
    for name: Name in [
      "7f3a-91bc-22de", "7F3A-91BC-22DE Rossi", "Rossi", "ROSS-1MAR-1019x", "7F3A-91BC-22DE_",
      "7F3A-91BC-22DE2", "7F3A-91BC-22DE_1000", "7F3A-91BC-22DE--2", "7F3A-91BC-22DE_1_",
      "7F3A-91BC-2LDE", "7F3A_91BC-22DE",
    ] {
      #expect(StudyCode.label(in: name) == nil)
    }
  }
}
