import Cryptography
import Foundation
import SecretSharing
import ShareStorage
import Spool
import Testing

@testable import Configuration
@testable import Journal
@testable import Service
@testable import Workers

/// What a sheet in place of the patient halves means on the way out.
@Suite struct SheetTests {
  let spool = TemporarySpool()

  private func site(_ media: [Configuration.Medium] = [.sheet]) throws -> Site {
    try spool.site {
      $0.media = media
      $0.handedOverAfter = .zero
    }
  }

  private func study(_ site: Site) throws -> Name {
    try #require(try site.folders.staging.list().first)
  }

  private func staged(_ site: Site) throws -> StagedSheet {
    try #require(try StagedSheet.read(in: site.folders.staging.folder(study(site))))
  }

  private func arrive(_ site: Site, _ seed: UInt16, as path: String = "S1/IM1") throws {
    #expect(site.arrive(try spool.send(SmallDICOM.file(seed: seed), as: path)).fate.isDone)
  }

  @discardableResult
  private func publish(_ site: Site) throws -> Name {
    let study = try study(site)
    guard case .published = try site.publisher.publish(study) else {
      Issue.record("nothing was published")
      return study
    }
    return study
  }

  /// What all archive halves give back that a sheet knows.
  private func restored(with sheet: Sheet, _ site: Site) throws -> Set<[UInt8]> {
    var found: Set<[UInt8]> = []
    for path in try spool.shares("archive") {
      let archive = try Share(FileSource(site.folders.archive.open(path)))
      guard let drawn = sheet.key.pair(archive.pairID) else { continue }
      let sink = MemorySink()
      try Pair(archive, try #require(Share(drawn, with: archive))).restore(to: sink)
      found.insert(sink.bytes)
    }
    return found
  }

  private func sheet(_ path: String) throws -> Sheet {
    try Sheet(reading: String(decoding: spool.contents(path), as: UTF8.self))
  }

  /// A claim as a killed run leaves it.
  private func leftClaim(_ bytes: [UInt8], in site: Site) throws -> Claim {
    let path = try spool.send(bytes)
    return try Claim(
      taking: try #require(path.last), from: site.folders.incoming.folder(path.parent),
      id: Claim.newID(), intent: Intent(folder: path.parent.bytes, isIssueAgain: false),
      instance: site.instance)
  }

  /// A pair that waits for its commit.
  private func prepared(_ claim: Claim, _ site: Site) throws -> PreparedPair {
    let file = try claim.openSource()
    let worker = WorkerLease(site.workers)
    let examination = try worker.examine(file, isHeld: true)
    let result = try SplitJob(
      tools: site.splitTools, claim: claim, file: file, status: file.status(),
      exam: examination.identity.map { Exam(identity: $0, label: site.names.study($0)) },
      isRedo: false, worker: worker
    ).run()
    guard case .prepared(let pair) = result else { throw Unexpected() }
    return pair
  }

  private struct Unexpected: Error {}

  @Test func aSheetStandsForAllPatientHalvesOfAStudy() throws {
    let site = try site()
    try arrive(site, 1, as: "a")
    try arrive(site, 2, as: "b")
    #expect(try spool.shares("work").isEmpty, "no patient half is ever written")
    let study = try study(site)
    let hidden = try site.folders.staging.folder(study).status(StagedSheet.file)
    #expect(try #require(hidden).mode & 0o777 == 0o600)
    let key = try staged(site).sheet.key
    try publish(site)
    let files = try spool.files("outgoing/\(study.text ?? "")")
    #expect(files == ["INDEX.HTM", "README.TXT", "SHA256SUMS", "SHEET.HTM", "SHEET.TXT"])
    let sheet = try sheet("outgoing/\(study.text ?? "")/SHEET.TXT")
    #expect(sheet.key.secret == key.secret && sheet.label == study.text)
    #expect(
      try restored(with: sheet, site) == [SmallDICOM.file(seed: 1), SmallDICOM.file(seed: 2)])
    let readme = String(
      decoding: try spool.contents("outgoing/\(study.text ?? "")/README.TXT"), as: UTF8.self)
    #expect(readme.contains("Images:   2") || readme.contains("Images:  2"))
    #expect(!readme.contains("television"), "there are no pictures")
    #expect(
      spool.log.events.contains {
        if case .studyPublished(_, 2, 0) = $0 { true } else { false }
      })
  }

  @Test func laterImagesHaveASheetOfTheirOwn() throws {
    let site = try site()
    try arrive(site, 1)
    let study = try publish(site)
    let first = try sheet("outgoing/\(study.text ?? "")/SHEET.TXT")
    try arrive(site, 2)
    try publish(site)
    let second = try sheet("outgoing/\(study.text ?? "")_2/SHEET.TXT")
    #expect(first.key.secret != second.key.secret)
    #expect(try restored(with: first, site) == [SmallDICOM.file(seed: 1)])
    #expect(try restored(with: second, site) == [SmallDICOM.file(seed: 2)])
    let page = try spool.contents("outgoing/\(study.text ?? "")_2/SHEET.HTM")
    #expect(String(decoding: page, as: UTF8.self).contains("came later"))
  }

  @Test func halvesMayLieBesideTheSheet() throws {
    let site = try site([.folder, .sheet])
    try arrive(site, 1)
    let study = try publish(site).text ?? ""
    let files = try spool.files("outgoing/\(study)")
    let patient = try #require(files.first { $0.hasSuffix(".PNG") })
    #expect(files.contains("SHEET.TXT") && files.contains("JOIN.HTM"))
    let sheet = try sheet("outgoing/\(study)/SHEET.TXT")
    #expect(try restored(with: sheet, site) == [SmallDICOM.file(seed: 1)])
    // The file is what the sheet gives, byte for byte.
    let sink = MemorySink()
    let path = try spool.shares("archive")[0]
    let archive = try Share(FileSource(site.folders.archive.open(path)))
    try archive.expand(try #require(sheet.key.pair(archive.pairID)), to: sink)
    #expect(try spool.contents("outgoing/\(study)/\(patient)") == sink.bytes)
    let index = String(decoding: try spool.contents("outgoing/\(study)/INDEX.HTM"), as: UTF8.self)
    #expect(index.contains("This half is here twice"))
  }

  @Test func aStudyMayBeDividedBetweenHalvesAndASheet() throws {
    try arrive(try site([.folder]), 1)
    let site = try site()
    try arrive(site, 2)
    let study = try publish(site).text ?? ""
    #expect(try spool.shares("outgoing/\(study)").count == 1)
    #expect(
      try restored(with: sheet("outgoing/\(study)/SHEET.TXT"), site) == [SmallDICOM.file(seed: 2)])
    let readme = String(
      decoding: try spool.contents("outgoing/\(study)/README.TXT"), as: UTF8.self)
    let words = readme.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("The doctor needs both"))
    #expect(readme.contains("Images:   2") || readme.contains("Images:  2"))
  }

  // MARK: - Runs that end in between

  @Test func aPairWhoseSheetWasPublishedMeanwhileIsDroppedAndSplitAfresh() throws {
    let site = try site()
    let claim = try leftClaim(SmallDICOM.file(seed: 1), in: site)
    let pair = try prepared(claim, site)
    let old = try staged(site).sheet
    try site.folders.staging.move(study(site), to: site.folders.publishing, as: "elsewhere")
    _ = try pair.take(step: 0)
    var fate: Fate?
    pair.whenEnded = { fate = try? $0.get() }
    do {
      _ = try pair.take(step: 1)
      Issue.record("committed without its sheet")
    } catch {
      pair.end(error)
    }
    #expect(fate?.wait == .published)
    #expect(try spool.shares("archive").isEmpty && spool.files("archive/.pending").isEmpty)
    #expect(site.redo(claim.id).fate.isDone)
    let new = try staged(site).sheet
    #expect(new.key.secret != old.key.secret)
    #expect(try restored(with: new, site) == [SmallDICOM.file(seed: 1)])
  }

  @Test func aCommittedPairIsFinishedWithTheSheetThatIsHere() throws {
    let site = try site()
    let claim = try leftClaim(SmallDICOM.file(seed: 1), in: site)
    let pair = try prepared(claim, site)
    for step in 0...1 { _ = try pair.take(step: step) }
    // The run ends here.
    #expect(try StagedContent(site.folders.staging.folder(study(site))).isEmpty)
    #expect(site.redo(claim.id).fate.isDone)
    #expect(try spool.shares("archive").count == 1)
    let study = try publish(site)
    let sheet = try sheet("outgoing/\(study.text ?? "")/SHEET.TXT")
    #expect(try restored(with: sheet, site) == [SmallDICOM.file(seed: 1)])
  }

  @Test func aCommittedPairWhoseSheetIsGoneIsPassedOver() throws {
    let site = try site()
    let claim = try leftClaim(SmallDICOM.file(seed: 1), in: site)
    let pair = try prepared(claim, site)
    for step in 0...1 { _ = try pair.take(step: step) }
    try site.folders.staging.folder(study(site)).remove(StagedSheet.file)
    try site.folders.staging.removeFolder(study(site))
    var fate: Fate?
    pair.whenEnded = { fate = try? $0.get() }
    do {
      _ = try pair.take(step: 2)
      Issue.record("a pair without a sheet was finished")
    } catch {
      pair.end(error)
    }
    #expect(fate?.wait == .published)
    #expect(site.redo(claim.id).fate.isDone)
    #expect(try spool.shares("archive").count == 2)
    #expect(try restored(with: staged(site).sheet, site) == [SmallDICOM.file(seed: 1)])
  }

  @Test(arguments: 0...2) func aPublisherThatEndedWhileItClearedAwayGoesOn(steps: Int) throws {
    let site = try site()
    try arrive(site, 1)
    let study = try study(site)
    let name = site.instance.name + ("~" + (study.text ?? ""))
    try site.folders.staging.move(study, to: site.folders.publishing, as: name)
    let folder = try site.folders.publishing.folder(name)
    _ = try StudyPages(configuration: site.configuration, label: study.text ?? "")
      .write(in: folder, StagedContent(folder))
    let sheet = try #require(try StagedSheet.read(in: folder)).sheet
    let hidden = try folder.openFile(StagedSheet.file, isWritable: true)
    try hidden.write([UInt8](repeating: 0, count: hidden.status().size), at: 0)
    if steps > 0 { try folder.remove(StagedSheet.file) }
    if steps > 1 { for mark in try folder.list() where mark.isHidden { try folder.remove(mark) } }
    guard case .published = try site.publisher.resume(name) else {
      Issue.record("the sheet was taken for an empty folder")
      return
    }
    let files = try spool.files("outgoing/\(study.text ?? "")")
    #expect(files.contains("SHEET.HTM") && !files.contains { $0.hasPrefix(".") })
    let found = try self.sheet("outgoing/\(study.text ?? "")/SHEET.TXT")
    #expect(found.key.secret == sheet.key.secret)
  }

  @Test func aSheetThatStandsForNothingIsRemovedUnlessAClaimMayNeedIt() throws {
    let site = try site()
    let claim = try leftClaim(SmallDICOM.file(seed: 1), in: site)
    _ = try prepared(claim, site)
    let study = try study(site)
    guard case .held = try site.publisher.publish(study) else {
      Issue.record("a claim may commit a pair of this sheet")
      return
    }
    site.claims.begin(claim.id, label: "0000-0000-0000")
    _ = try site.publisher.publish(study)
    #expect(try site.folders.staging.list().isEmpty && site.folders.publishing.list().isEmpty)
    #expect(site.redo(claim.id).fate.isDone)
    let name = try publish(site).text ?? ""
    #expect(try !spool.files("outgoing/\(name)").isEmpty, "no number was used up")
  }

  // MARK: - The same bytes again

  @Test func theSameBytesAgainAreKnownAsLongAsTheSheetIsHere() throws {
    let site = try site()
    try arrive(site, 1)
    try arrive(site, 1, as: "T/again")
    #expect(spool.log.kinds.last == .duplicateRemoved)
    let study = try publish(site)
    try arrive(site, 1, as: "T/again")
    #expect(spool.log.kinds.last == .duplicateRemoved)
    try site.folders.outgoing.move(study, to: site.folders.handedOver, as: study)
    site.retention.run()
    try arrive(site, 1, as: "T/again")
    #expect(spool.log.kinds.last == .alreadySplit)
    #expect(try spool.shares("archive").count == 1)
  }

  @Test func aSheetThatWasHandedOverIsIssuedAgainAsAnother() throws {
    let site = try site()
    try arrive(site, 1)
    let study = try publish(site)
    let first = try sheet("outgoing/\(study.text ?? "")/SHEET.TXT")
    try site.folders.outgoing.move(study, to: site.folders.handedOver, as: study)
    site.retention.run()
    try arrive(site, 1, as: "issue-again/IM1")
    try publish(site)
    let second = try sheet("outgoing/\(study.text ?? "")_2/SHEET.TXT")
    for sheet in [first, second] {
      #expect(try restored(with: sheet, site) == [SmallDICOM.file(seed: 1)], "both are valid")
    }
    #expect(try spool.shares("archive").count == 2)
  }

  // MARK: - The key

  @Test func theKeyIsOverwrittenWhenTheFolderIsHandedOver() throws {
    let site = try site([.sheet, .zip])
    try arrive(site, 1)
    let study = try study(site)
    let hidden = try site.folders.staging.folder(study).openFile(StagedSheet.file)
    let line = String(
      decoding: try hidden.contents(limit: 4096), as: UTF8.self
    ).split(separator: "\r\n")[2]
    guard case .published(let jobs, _) = try site.publisher.publish(study) else {
      throw Unexpected()
    }
    _ = MediumJob(name: try #require(jobs.first), media: site.media, log: site.log).run()
    let package = study + ".ZIP"
    let published = try site.folders.outgoing.folder(study)
    let files = [
      try published.openFile(SheetFiles.page), try published.openFile(SheetFiles.text),
      try site.folders.outgoing.openFile(package),
    ]
    for file in files {
      #expect(String(decoding: try file.contents(limit: 1 << 20), as: UTF8.self).contains(line))
    }
    #expect(try hidden.contents(limit: 4096).allSatisfy { $0 == 0 }, "gone before it appeared")
    try site.folders.outgoing.move(study, to: site.folders.handedOver, as: study)
    site.retention.run()
    for file in files { #expect(try file.contents(limit: 1 << 20).allSatisfy { $0 == 0 }) }
    #expect(try spool.files("outgoing").isEmpty)
    #expect(spool.log.kinds.suffix(2) == [.sheetErased, .handedOverRemoved])
    #expect(!spool.log.events.contains { "\($0)".contains(line) })
  }

  @Test func aDamagedSheetIsNeverReplaced() throws {
    let site = try site()
    try arrive(site, 1)
    let study = try study(site)
    let file = try site.folders.staging.folder(study).openFile(StagedSheet.file, isWritable: true)
    try file.write(Array("XXXX".utf8), at: 40)
    #expect(throws: DamagedSheet.self) { try site.publisher.publish(study) }
    let other = try self.site()
    guard case .retry = other.arrive(try spool.send(SmallDICOM.file(seed: 2))).fate else {
      Issue.record("a pair was drawn from a damaged key")
      return
    }
    #expect(try spool.shares("archive").count == 1)
  }
}
