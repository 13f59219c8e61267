import Cryptography
import DICOM
import Foundation
import SecretSharing
import ShareStorage
import Spool
import Testing
import Workers

@testable import Service
@testable import Journal
@testable import Configuration

/// Every state in which a run may end, and what the next run makes of it.
@Suite struct SplitJobTests {
  let spool = TemporarySpool()

  /// A claim as a killed run leaves it, taken into a new site's instance.
  private func leftClaim(_ bytes: [UInt8], in site: Site) throws -> Claim {
    let path = try spool.send(bytes)
    let name = try #require(path.last)
    return try Claim(
      taking: name, from: site.folders.incoming.folder(path.parent), id: Claim.newID(),
      intent: Intent(folder: path.parent.bytes, isIssueAgain: false), instance: site.instance)
  }

  private func expectOnePair(_ count: Int = 1) throws {
    #expect(try spool.shares("archive").count == count)
    #expect(try spool.shares("work/.outgoing").count == count)
    #expect(try spool.files("work/.outgoing/pending").isEmpty)
    #expect(try spool.files("archive/.pending").isEmpty)
  }

  @Test func aFileBecomesAPairThatGivesItBack() throws {
    let site = try spool.site()
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    try expectOnePair()
    #expect(try spool.files("incoming").isEmpty)
    #expect(
      try spool.files("work").allSatisfy { path in
        path.hasPrefix(".outgoing/") || path.hasPrefix(".reconstruct/") || path == ".version"
          || ["/lock", "/beat", "/in-work"].contains { path.hasSuffix($0) }
      })
    #expect(spool.log.kinds == [.splitDone])

    let archive = try spool.shares("archive")[0]
    let patient = try spool.shares("work/.outgoing")[0]
    #expect(patient.wholeMatch(of: /staging\/.{14}\/P[0-9A-Z]{7}\.PNG/) != nil)
    let pair = try Pair(
      Share(FileSource(site.folders.archive.open(archive))),
      Share(FileSource(site.folders.work.folder(".outgoing").open(patient))))
    #expect(pair.path == Array("S1/IM1".utf8))
    #expect(pair.count == bytes.count)
  }

  @Test func aClaimWithoutHalvesIsSplit() throws {
    let site = try spool.site()
    let claim = try leftClaim(SmallDICOM.file(), in: site)
    #expect(site.redo(claim.id).fate.isDone)
    try expectOnePair()
  }

  @Test func aClaimWhoseIntentIsLostIsSplitAllTheSame() throws {
    let site = try spool.site()
    let claim = try leftClaim(SmallDICOM.file(), in: site)
    try claim.folder.remove("intent")
    #expect(site.redo(claim.id).fate.isDone)
    try expectOnePair()
  }

  @Test func aFileIsDoneAlthoughItsClaimCannotBeClearedAway() throws {
    let site = try spool.site()
    let claim = try leftClaim(SmallDICOM.file(), in: site)
    // A folder cannot be removed as files are.
    try claim.folder.makeFolder("in-the-way", mode: 0o700)
    guard case .done(let study?) = site.redo(claim.id).fate else {
      Issue.record("the study must be published")
      return
    }
    #expect(study.count == 14)
    try expectOnePair()
  }

  @Test func aStudyIsPublishedAlthoughTheLastStepFailedAfterTheSourceHadGone() throws {
    let site = try spool.site()
    let claim = try leftClaim(SmallDICOM.file(), in: site)
    site.claims.begin(claim.id, label: "ABCD-EFGH-JKMN")
    try claim.folder.folder("source").remove(claim.name)
    guard case .done("ABCD-EFGH-JKMN") = site.redo(claim.id).fate else {
      Issue.record("the study must be published")
      return
    }
    #expect(site.claims.count == 0)
  }

  @Test func uncommittedHalvesAreMadeAfresh() throws {
    let site = try spool.site()
    let claim = try leftClaim(SmallDICOM.file(), in: site)
    for folder in [site.folders.archivePending, site.folders.outgoingPending] {
      _ = try folder.createFile(claim.id + "-00", mode: 0o600)
    }
    #expect(site.redo(claim.id).fate.isDone)
    try expectOnePair()
  }

  @Test func aCommittedPairIsFinishedWithThePatientShareThatWasPending() throws {
    let site = try spool.site()
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let staged = try spool.shares("work/.outgoing")[0]
    let half = try spool.contents("work/.outgoing/\(staged)")

    // As if the run had been killed between the commit and the placing.
    let claim = try leftClaim(bytes, in: site)
    try FileManager.default.moveItem(
      at: spool.url.appending(path: "work/.outgoing/\(staged)"),
      to: spool.url.appending(path: "work/.outgoing/pending/\(try #require(claim.id.text))-0"))
    #expect(site.redo(claim.id).fate.isDone)
    try expectOnePair()
    #expect(try spool.contents("work/.outgoing/\(staged)") == half)
    #expect(try spool.files("work").allSatisfy { !$0.contains("/source/") })
  }

  /// `outgoing` was on a medium where nothing could be named, and was moved to another one.
  @Test func aCommittedPairWhosePatientShareIsLostIsIssuedAgain() throws {
    let site = try spool.site()
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let staged = spool.url
      .appending(path: "work/.outgoing/\(try spool.shares("work/.outgoing")[0])")
    let archived = spool.url.appending(path: "archive/\(try spool.shares("archive")[0])")
    let claim = try leftClaim(bytes, in: site)
    let id = try #require(claim.id.text)
    // The commit gave the archive half its second name; the patient half went with its medium.
    try FileManager.default.linkItem(
      at: archived, to: spool.url.appending(path: "archive/.pending/\(id)-0"))
    try FileManager.default.removeItem(at: staged)
    #expect(site.redo(claim.id).fate.isDone)
    #expect(try spool.files("rejected").isEmpty)
    #expect(try spool.shares("archive").count == 2)
    #expect(try spool.shares("work/.outgoing").count == 1)
    #expect(try spool.files("work/.outgoing/pending").isEmpty)
    #expect(try spool.files("archive/.pending").isEmpty)
    #expect(try spool.files("work").allSatisfy { !$0.contains("/source/") })
    #expect(spool.log.kinds == [.splitDone, .splitDone])
  }

  @Test func aFileThatComesAgainIsRemovedWhileBothHalvesAreHere() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    #expect(site.arrive(try spool.send(SmallDICOM.file(), as: "other")).fate.isDone)
    try expectOnePair()
    #expect(try spool.files("incoming").isEmpty)
    #expect(spool.log.kinds == [.splitDone, .duplicateRemoved])
  }

  @Test func aFileThatComesAgainIsPutAsideWhenItsPatientShareIsGone() throws {
    let site = try spool.site()
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    try FileManager.default.removeItem(
      at: spool.url.appending(path: "work/.outgoing/\(try spool.shares("work/.outgoing")[0])"))
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let rejected = try spool.files("rejected")
    #expect(rejected.count == 2)
    let file = try #require(rejected.first { $0.hasSuffix("/IM1") })
    #expect(try spool.contents("rejected/\(file)") == bytes)
    #expect(spool.log.kinds == [.splitDone, .alreadySplit])
  }

  @Test func aFileThatComesEachNightIsKeptOnce() throws {
    let site = try spool.site()
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    try FileManager.default.removeItem(
      at: spool.url.appending(path: "work/.outgoing/\(try spool.shares("work/.outgoing")[0])"))
    for night in 0..<3 {
      #expect(site.arrive(try spool.send(bytes, as: "night/\(night)")).fate.isDone)
      #expect(try spool.files("rejected").count == 2)
      #expect(try spool.files("incoming").isEmpty)
    }
    #expect(spool.log.kinds == [.splitDone, .alreadySplit, .alreadySplit, .alreadySplit])
    // What lies there now is something else: the next one is kept.
    let kept = try #require(try spool.files("rejected").first { $0.hasSuffix("/0") })
    try Data(bytes.reversed()).write(to: spool.url.appending(path: "rejected/\(kept)"))
    #expect(site.arrive(try spool.send(bytes, as: "night/3")).fate.isDone)
    let files = try spool.files("rejected")
    #expect(files.count == 3)
    let newest = try #require(files.first { $0.hasSuffix("/3") })
    #expect(try spool.contents("rejected/\(newest)") == bytes)
  }

  @Test func issuingAgainMakesAnotherPairOfTheSameFile() throws {
    let site = try spool.site()
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    #expect(site.arrive(try spool.send(bytes, as: "issue-again/IM1")).fate.isDone)
    try expectOnePair(2)
    #expect(spool.log.kinds == [.splitDone, .splitDone])
    // The archive knows which of them is the newest.
    let study = try site.folders.archive.folder(try #require(try site.folders.staging.list().first))
    let shares = try study.list().filter { $0.hasSuffix(".png") }
    let newest = try IssuedAgain(study).newest(of: shares)
    #expect(newest.count == 1 && shares.count == 2)
    let digest = SHA256.digest(bytes)
    #expect(newest == [site.names.archiveShare(digest: digest, issue: 1)])
    // A line whose share never came says nothing.
    #expect(try IssuedAgain(study).newest(of: shares.filter { !newest.contains($0) }).count == 1)
  }

  @Test func aWholeSeriesIsIssuedAgainByOneMove() throws {
    let site = try spool.site()
    let files = (0..<4).map { ("S\($0 / 2)/IM\($0 % 2)", SmallDICOM.file(seed: UInt16($0))) }
    for (path, bytes) in files { #expect(site.arrive(try spool.send(bytes, as: path)).fate.isDone) }
    let study = try #require(try site.folders.staging.list().first)
    for name in try site.folders.staging.folder(study).list() {
      try site.folders.staging.folder(study).remove(name)
    }
    for (path, bytes) in files { #expect(site.arrive(try spool.send(bytes, as: path)).fate.isDone) }
    // One folder, with one text.
    #expect(try site.folders.rejected.list() == [study])
    #expect(try spool.files("rejected").count == 5)
    try site.folders.rejected.move(
      study, to: site.folders.incoming.folder("issue-again"), as: study)
    for file in try spool.files("incoming") where !file.hasSuffix("REASON.TXT") {
      let path = RelativePath(Array(file.utf8)) ?? RelativePath()
      #expect(site.arrive(path).fate.isDone, "\(file)")
    }
    #expect(try spool.shares("archive").count == 8)
    let staging = try site.folders.staging.folder(study)
    #expect(try staging.list().count(where: KeyedNames.isPatientShare) == 4)
    #expect(try StudyNote.read(in: staging) == [.issuedAgain])
    #expect(
      files.map(\.0).allSatisfy {
        Rejection.arrival(RelativePath(Array("\(study.text ?? "")/0123456789AB/\($0)".utf8))!)
          == RelativePath(Array($0.utf8))
      })
  }

  @Test func issuingAgainIsFinishedWhenOnlyTheSourceWasLeft() throws {
    let site = try spool.site()
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    #expect(site.arrive(try spool.send(bytes, as: "issue-again/IM1")).fate.isDone)
    let path = try spool.send(bytes)
    let name = try #require(path.last)
    let claim = try Claim(
      taking: name, from: site.folders.incoming.folder(path.parent), id: Claim.newID(),
      intent: Intent(folder: path.parent.bytes, isIssueAgain: true), instance: site.instance)
    let second = try #require(
      try spool.shares("archive").map { path in
        try Share(FileSource(site.folders.archive.open(path))).pairID
      }.last)
    try claim.setPair(second)
    #expect(site.redo(claim.id).fate.isDone)
    try expectOnePair(2)
    #expect(try spool.files("work").allSatisfy { !$0.contains("/source/") })
  }

  @Test func aDamagedArchiveHalfKeepsTheFile() throws {
    let site = try spool.site()
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let archive = spool.url.appending(path: "archive/\(try spool.shares("archive")[0])")
    var damaged = try Data(contentsOf: archive)
    damaged[damaged.count / 2] ^= 1
    try damaged.write(to: archive)
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let rejected = try #require(try spool.files("rejected").first { $0.hasSuffix("/IM1") })
    #expect(try spool.contents("rejected/\(rejected)") == bytes)
    #expect(spool.log.kinds == [.splitDone, .rejected])
    // A copy of each night is no further readable exam.
    #expect(site.arrive(try spool.send(bytes, as: "night/IM1")).fate.isDone)
    #expect(try spool.files("rejected").count { $0.hasSuffix("/IM1") } == 1)
    #expect(try spool.files("incoming").isEmpty)
  }

  @Test(arguments: [0, 40])
  func aFileWhoseArchiveShareNoLongerOpensIsIssuedAgain(_ length: UInt64) throws {
    let site = try spool.site()
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let damaged = try spool.shares("archive")[0]
    try FileHandle(forWritingTo: spool.url.appending(path: "archive/\(damaged)"))
      .truncate(atOffset: length)
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    // As its text says.
    let folder = try #require(try site.folders.rejected.list().first)
    let text = try spool.contents("rejected/\(folder.text ?? "")/REASON.TXT")
    #expect(String(decoding: text, as: UTF8.self).contains("move this whole folder"))
    try site.folders.rejected.move(
      folder, to: site.folders.incoming.folder("issue-again"), as: folder)
    for file in try spool.files("incoming") {
      let path = RelativePath(Array(file.utf8)) ?? RelativePath()
      var site = site
      site.limits.quietBeforeRejection = .zero
      #expect(site.arrive(path).fate.isDone, "\(file)")
    }
    #expect(try spool.files("rejected").isEmpty)
    #expect(try spool.files("incoming").isEmpty)
    let archive = try spool.shares("archive")
    #expect(archive.count == 2)
    let new = try #require(archive.first { $0 != damaged })
    #expect(
      try Share(FileSource(site.folders.archive.open(new))).role == .archive, "it is a share")
    // One more copy is one of the pair that is whole.
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    #expect(try spool.files("rejected").isEmpty)
    #expect(try spool.shares("archive") == archive)
    #expect(spool.log.kinds.last == .duplicateRemoved)
  }

  @Test func anotherClaimsPendingHalfIsWaitedFor() throws {
    let site = try spool.site()
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let staged = spool.url.appending(
      path: "work/.outgoing/\(try spool.shares("work/.outgoing")[0])")
    let pending = spool.url.appending(path: "work/.outgoing/pending/ANOTHERCLAIM-0")
    try FileManager.default.moveItem(at: staged, to: pending)
    let outcome = site.arrive(try spool.send(bytes))
    #expect(outcome.fate.wait == .pairInProgress)
    try FileManager.default.moveItem(at: pending, to: staged)
    #expect(site.redo(try #require(outcome.claim)).fate.isDone)
    try expectOnePair()
  }

  @Test func aTakenOverClaimCannotBeCommittedAnyMore() throws {
    let site = try spool.site()
    let claim = try leftClaim(SmallDICOM.file(), in: site)
    let identity = try DICOMFile(MemorySource(SmallDICOM.file())).identity
    let label = try #require(site.names.study(identity))
    let study = try StudyFolder(site.folders.archive, label)
    let halves = ClaimFiles(
      folders: site.folders, names: site.names, claim: claim.id, study: study,
      worker: WorkerLease(site.workers), texts: StagedTexts())
    let (archive, _) = try halves.makePending(hasPatient: true)
    try halves.discardArchivePending()
    #expect(throws: SystemCallError(call: "linkat", code: ENOENT)) {
      try study.commit(archive, as: "share.png")
    }
  }

  @Test func aFileThatIsOpenForWritingIsLeftAlone() throws {
    let site = try spool.site()
    let path = try spool.send(SmallDICOM.file())
    let writer = try FileHandle(forWritingTo: spool.url.appending(path: "incoming/S1/IM1"))
    #expect(site.arrive(path).fate.wait == .beingWritten)
    try writer.close()
    #expect(site.arrive(path).fate.isDone)
  }

  @Test func aFileThatIsCutShortWaits() throws {
    let site = try spool.site()
    let path = try spool.send(Array(SmallDICOM.file().dropLast(3)))
    #expect(site.arrive(path).fate.wait == .incomplete)
    #expect(try spool.files("incoming") == ["S1/IM1"])
  }

  @Test func whatIsNoDICOMFileIsPutAside() throws {
    var site = try spool.site()
    site.limits.quietBeforeRejection = .zero
    let text = Array("minutes of the meeting\n".utf8)
    #expect(site.arrive(try spool.send(text)).fate.isDone)
    let rejected = try spool.files("rejected")
    #expect(rejected.contains { $0.hasSuffix("/REASON.TXT") })
    let file = try #require(rejected.first { $0.hasSuffix("/IM1") })
    #expect(try spool.contents("rejected/\(file)") == text)
  }

  /// A file that is put aside has the name of a folder that comes later.
  @Test func whatComesInAFolderOfAFilesNameIsPutAsideToo() throws {
    var site = try spool.site()
    site.limits.quietBeforeRejection = .zero
    #expect(site.arrive(try spool.send([1, 2, 3], as: "X/A")).fate.isDone)
    try FileManager.default.removeItem(at: spool.url.appending(path: "incoming/X"))
    #expect(site.arrive(try spool.send([4, 5, 6], as: "X/A/b")).fate.isDone)
    let rejected = try spool.files("rejected").filter { !$0.hasSuffix("REASON.TXT") }
    let contents = try rejected.map { try spool.contents("rejected/\($0)") }
    #expect(Set(contents) == [[1, 2, 3], [4, 5, 6]])
  }

  @Test func originalsAreKeptWhenTheConfigurationSaysSo() throws {
    let site = try spool.site { $0.originals = .keepFor(.seconds(3600)) }
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let kept = try spool.files("work/.kept")
    #expect(kept.count == 1)
    #expect(try spool.contents("work/.kept/\(kept[0])") == bytes)
    site.retention.run()
    #expect(try spool.files("work/.kept") == kept, "not before its time")
    // They need not be kept any more.
    try spool.site().retention.run()
    #expect(try spool.files("work/.kept").isEmpty)
  }

  @Test func filesOfOneFolderShareAClaimsFolderWhileThereIsWork() throws {
    let site = try spool.site()
    site.claims.begin("ANOTHER", label: nil)
    var folders: Set<Name> = []
    for number in UInt16(0)..<3 {
      let path = try spool.send(SmallDICOM.file(seed: number), as: "S1/IM\(number)")
      #expect(site.arrive(path).fate.isDone)
      let claims = try TakeOver.claims(site.instance.folder)
      #expect(claims.count == 1)
      folders.formUnion(claims)
    }
    #expect(folders.count == 1)
    // Another folder, whose intent takes the place of the first.
    #expect(site.arrive(try spool.send(SmallDICOM.file(seed: 3), as: "S2/IM3")).fate.isDone)
    #expect(try Set(TakeOver.claims(site.instance.folder)) == folders)
    #expect(
      try spool.shares("archive").map { try Share(FileSource(site.folders.archive.open($0))) }
        .count == 4)
    for spare in site.claims.takeSpares() { spare.remove() }
    #expect(try TakeOver.claims(site.instance.folder).isEmpty)
  }

  /// A folder below `archive` went away for a moment: the source is still in its claim.
  @Test func aClaimThatHoldsItsSourceTakesNoOtherFile() throws {
    let site = try spool.site()
    site.claims.begin("ANOTHER", label: nil)
    let pending = spool.url.appending(path: "archive/.pending")
    try FileManager.default.removeItem(at: pending)
    let files = [SmallDICOM.file(seed: 1), SmallDICOM.file(seed: 2)]
    guard case .gone = site.arrive(try spool.send(files[0], as: "S1/IM1")).fate else {
      Issue.record("a pair was made without a folder for it")
      return
    }
    _ = site.arrive(try spool.send(files[1], as: "S2/IM1"))
    let sources = try spool.files("work").filter { $0.contains("/source/") }
    #expect(try Set(sources.map { try spool.contents("work/\($0)") }) == Set(files))

    let next = try spool.site()
    for claim in try TakeOver.claims(site.instance.folder) {
      try site.instance.folder.move(claim, to: next.instance.folder, as: claim)
      #expect(next.redo(claim).fate.isDone)
    }
    let paths = try spool.shares("archive").map {
      try Share(FileSource(site.folders.archive.open($0))).pairID
    }
    #expect(paths.count == 2)
  }

  @Test func theLastClaimTakesTheFoldersWithIt() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    #expect(try TakeOver.claims(site.instance.folder).isEmpty)
  }

  @Test func aClaimsFolderThatOthersTookOverIsNotUsedAgain() throws {
    let site = try spool.site()
    site.claims.begin("ANOTHER", label: nil)
    #expect(site.arrive(try spool.send(SmallDICOM.file(seed: 1), as: "a")).fate.isDone)
    let claim = try #require(try TakeOver.claims(site.instance.folder).first)
    let other = try spool.site()
    try site.instance.folder.move(claim, to: other.instance.folder, as: claim)
    guard case .gone = other.redo(claim).fate else {
      Issue.record("an empty claim was worked on")
      return
    }
    #expect(site.arrive(try spool.send(SmallDICOM.file(seed: 2), as: "b")).fate.isDone)
    #expect(try TakeOver.claims(site.instance.folder) != [claim])
  }
}

extension Folder {
  /// Opens a file by a path of text.
  func open(_ path: String) throws -> File {
    let path = try #require(RelativePath(Array(path.utf8)))
    return try folder(path.parent).openFile(try #require(path.last))
  }
}
