import Foundation
import SecretSharing
import Spool
import Synchronization
import Testing

@testable import Service
@testable import Configuration
@testable import Journal
@testable import Workers

@Suite struct PairJobTests {
  let spool = TemporarySpool()
  let bytes = SmallDICOM.file()

  /// Splits a file and drops both halves, or one of them.
  private func drop(_ site: Site, archive: Bool = true, patient: Bool = true) throws {
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let reconstruct = spool.url.appending(path: "reconstruct")
    if archive {
      try FileManager.default.copyItem(
        at: spool.url.appending(path: "archive/\(try spool.shares("archive")[0])"),
        to: reconstruct.appending(path: "one"))
    }
    if patient {
      try FileManager.default.copyItem(
        at: spool.url.appending(path: "work/.outgoing/\(try spool.shares("work/.outgoing")[0])"),
        to: reconstruct.appending(path: "two"))
    }
  }

  @Test func copiesOfAnyLengthAreReadAFewTimes() {
    #expect(PairJob.bytesToRead([]) == 1 << 30)
    #expect(PairJob.bytesToRead([10, 20]) == 16 * 30 + 1 << 30)
    // Copies that are mostly holes.
    #expect(PairJob.bytesToRead([1 << 60]) == .max)
    #expect(PairJob.bytesToRead([.max, .max]) == .max)
  }

  /// Looks at all drops, and joins what belongs together, as the control thread does.
  private func work(_ site: Site, _ other: TemporarySpool? = nil) throws {
    let spool = other ?? spool
    var drops = Drops()
    for path in try spool.files("reconstruct") where !path.hasPrefix(".") {
      drops.notice(
        try #require(RelativePath(Array(path.utf8))), .now, isRenamed: true)
    }
    while let job = drops.start(.now, site.dropTools, site.pairTools) {
      switch job {
      case .look(let look):
        drops.take(look.run(), of: look.path, .now, isLookedUp: site.configuration.archiveLookup)
      case .join(let join): drops.take(join.run(), .now)
      case .sheet(let sheet): drops.take(sheet.run(), of: sheet.work.ids, .now)
      }
    }
  }

  /// What lies where a share was put away is looked at as anything new.
  @Test func anotherFileWithTheNameOfAShareIsLookedAt() throws {
    let site = try spool.site()
    try drop(site)
    let paths = try ["one", "two"].map { try #require(RelativePath(Array($0.utf8))) }
    var drops = Drops()
    for path in paths { drops.notice(path, .now, isRenamed: true) }
    var looks: [RelativePath] = []
    while let job = drops.start(.now, site.dropTools, site.pairTools) {
      switch job {
      case .look(let look):
        looks.append(look.path)
        drops.take(look.run(), of: look.path, .now, isLookedUp: false)
      case .join(let join):
        #expect(Set(join.seen.keys) == Set(paths))
        var outcome = join.run()
        #expect(outcome.replaced == [])
        outcome.replaced = [paths[1]]
        drops.take(outcome, .now)
        #expect(Array(drops.entries.keys) == [paths[1]])
      case .sheet: Issue.record("there is none")
      }
    }
    #expect(try spool.files("reconstructed").count == 1)
  }

  @Test func bothHalvesGiveTheFileBackUnderItsPath() throws {
    let site = try spool.site()
    try drop(site)
    try work(site)
    let files = try spool.files("reconstructed")
    #expect(files.count == 1)
    #expect(files[0].hasSuffix("/S1/IM1"))
    #expect(try spool.contents("reconstructed/\(files[0])") == bytes)
    #expect(try spool.files("reconstruct").isEmpty)
    #expect(try spool.shares("work/.reconstruct/used").isEmpty)
    #expect(spool.log.kinds.last == .reconstructed)
  }

  @Test func copiesThatLayThereWhenTheFileCameBackArePutAwayWithItsShares() throws {
    let site = try spool.site()
    try drop(site)
    let reconstruct = spool.url.appending(path: "reconstruct")
    for copy in ["three", "four", "five"] {
      try FileManager.default.copyItem(
        at: reconstruct.appending(path: "two"), to: reconstruct.appending(path: copy))
    }
    // What is noticed last is looked at first: the archive share is joined with the second one that
    // is, before the others are looked at.
    try FileManager.default.moveItem(
      at: reconstruct.appending(path: "one"), to: reconstruct.appending(path: "zero"))
    try work(site)
    #expect(try spool.files("reconstruct").isEmpty)
    #expect(try spool.files("reconstructed").count == 1)
    #expect(spool.log.kinds.count { $0 == .reconstructed } == 1)
  }

  @Test func inAnotherHospitalTheExamKeepsTheLabelOfItsPage() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let study = try #require(try site.folders.staging.list().first)
    _ = try site.publisher.publish(study)
    let label = try #require(study.text)
    let other = TemporarySpool()
    let there = try other.site()
    let reconstruct = other.url.appending(path: "reconstruct")
    try FileManager.default.copyItem(
      at: spool.url.appending(path: "outgoing/\(label)"),
      to: reconstruct.appending(path: "\(label)_1of2"))
    try FileManager.default.copyItem(
      at: spool.url.appending(path: "archive/\(try spool.shares("archive")[0])"),
      to: reconstruct.appending(path: "from the hospital"))
    var drops = Drops()
    for path in try other.files("reconstruct")
    where path.hasSuffix(".PNG") || path.hasPrefix("from") {
      drops.notice(try #require(RelativePath(Array(path.utf8))), .now, isRenamed: true)
    }
    while let job = drops.start(.now, there.dropTools, there.pairTools) {
      switch job {
      case .look(let look):
        drops.take(look.run(), of: look.path, .now, isLookedUp: there.configuration.archiveLookup)
      case .join(let join): drops.take(join.run(), .now)
      case .sheet(let sheet): drops.take(sheet.run(), of: sheet.work.ids, .now)
      }
    }
    #expect(try other.files("reconstructed").map { $0.prefix(14) } == [label.prefix(14)])
  }

  @Test func doneAgainItIsStillOneFile() throws {
    let site = try spool.site()
    for _ in 0..<2 {
      try drop(site)
      try work(site)
    }
    #expect(try spool.files("reconstructed").count == 1)
  }

  @Test func theArchiveIsAskedOnlyWhereItMayBe() throws {
    let site = try spool.site()
    try drop(site, archive: false)
    try work(site)
    #expect(try spool.files("reconstructed").isEmpty)
    let asking = try spool.site { $0.archiveLookup = true }
    try work(asking)
    #expect(try spool.files("reconstructed").count == 1)
    #expect(spool.log.kinds.suffix(2) == [.archiveLookedUp, .reconstructed])
    #expect(try spool.shares("archive").count == 1)
  }

  @Test func anArchiveHalfThatTheArchiveLostIsPutBack() throws {
    let site = try spool.site()
    try drop(site)
    let lost = try spool.shares("archive")[0]
    try FileManager.default.removeItem(at: spool.url.appending(path: "archive/\(lost)"))
    try work(site)
    #expect(try spool.shares("archive") == [lost])
    #expect(spool.log.kinds.suffix(2) == [.reconstructed, .archiveShareReturned])
    #expect(try spool.files("archive/.pending").isEmpty)
  }

  @Test func anAlteredHalfIsNamedAndNothingAppears() throws {
    let site = try spool.site()
    try drop(site)
    let file = spool.url.appending(path: "reconstruct/two")
    let altered = try Alteration.flippedSample(Array(try Data(contentsOf: file)))
    try Data(altered).write(to: file)
    try work(site)
    #expect(try spool.files("reconstructed").isEmpty)
    let text = String(
      decoding: try spool.contents("reconstruct/two.problem.txt"), as: UTF8.self)
    #expect(text.contains("the patient's half was altered"))
    #expect(spool.log.kinds.last == .reconstructProblem)
  }

  @Test func aPictureThatIsNoShareGetsAProblemText() throws {
    let site = try spool.site()
    try Data("no picture".utf8).write(to: spool.url.appending(path: "reconstruct/x.png"))
    try work(site)
    let text = String(
      decoding: try spool.contents("reconstruct/x.png.problem.txt"), as: UTF8.self)
    #expect(text.contains("is not a PNG picture"))
  }

  /// Of a length that some file systems allow, for a file that is nothing but a hole.
  @Test func aFileThatIsLongerThanAnyShareGetsAProblemText() throws {
    let spool = TemporarySpool(in: URL(filePath: "/dev/shm"))
    let site = try spool.site()
    let place = spool.url.appending(path: "reconstruct/P1234567.PNG").path(percentEncoded: false)
    #expect(FileManager.default.createFile(atPath: place, contents: nil))
    try #require(truncate(place, 1 << 48 + 1) == 0)
    try work(site, spool)
    #expect(
      try spool.files("reconstruct").sorted() == ["P1234567.PNG", "P1234567.PNG.problem.txt"])
    #expect(spool.log.kinds == [.reconstructProblem])
  }

  @Test func aFileThatStaysEmptyGetsAProblemText() throws {
    let site = try spool.site()
    let file = spool.url.appending(path: "reconstruct/x.png")
    try Data().write(to: file)
    try work(site)
    let text = String(
      decoding: try spool.contents("reconstruct/x.png.problem.txt"), as: UTF8.self)
    #expect(text.contains("This file is empty"))
    #expect(spool.log.kinds.last == .reconstructProblem)
  }

  @Test func restoredFilesAndUsedSharesAreRemovedAfterTheirTime() throws {
    let site = try spool.site {
      $0.keepReconstructed = .zero
      $0.keepUsedFor = .zero
    }
    try drop(site)
    try work(site)
    site.retention.run()
    #expect(try spool.files("reconstructed").isEmpty)
    #expect(try spool.files("reconstruct").isEmpty)
  }

  /// Puts bad copies of the patient's half before the good one: altered ones with right checksums.
  private func dropBadCopies(_ count: Int) throws {
    let bad = try Alteration.flippedSample(try spool.contents("reconstruct/two"))
    for number in 0..<count {
      try Data(bad).write(
        to: spool.url.appending(path: "reconstruct/bad\(String(format: "%02d", number))"))
    }
  }

  @Test(arguments: [1, 16, 40]) func badCopiesDoNotKeepAGoodOneFromBeingTried(count: Int) throws {
    let site = try spool.site()
    try drop(site)
    try dropBadCopies(count)
    try work(site)
    #expect(try spool.files("reconstructed").count == 1)
    #expect(try spool.files("reconstruct").allSatisfy { !$0.hasSuffix(".problem.txt") })
  }

  @Test func onlyWhatIsAtFaultIsCalledDamaged() throws {
    let site = try spool.site()
    try drop(site)
    try dropBadCopies(3)
    try FileManager.default.removeItem(at: spool.url.appending(path: "reconstruct/two"))
    try work(site)
    #expect(try spool.files("reconstructed").isEmpty)
    #expect(
      try spool.files("reconstruct").filter { $0.hasSuffix(".problem.txt") }
        == (0..<3).map { "bad0\($0).problem.txt" })
    // The good copy comes later.
    try FileManager.default.copyItem(
      at: spool.url.appending(path: "work/.outgoing/\(try spool.shares("work/.outgoing")[0])"),
      to: spool.url.appending(path: "reconstruct/zz"))
    try work(site)
    #expect(try spool.files("reconstructed").count == 1)
  }

  @Test func manyCopiesOfBothHalvesAreTriedToo() throws {
    let site = try spool.site()
    try drop(site)
    try dropBadCopies(17)
    let bad = try Alteration.flippedSample(try spool.contents("reconstruct/one"))
    for number in 0..<17 {
      try Data(bad).write(to: spool.url.appending(path: "reconstruct/a\(number)"))
    }
    try work(site)
    #expect(try spool.files("reconstructed").count == 1)
  }

  /// Looks how many of the files below a folder are open while a pair is tried.
  private final class Counting: Worker {
    static let place = Mutex("")
    static let most = Mutex(0)
    private let worker = LocalWorker()
    let isAlive = true

    func answer(
      to request: WorkerRequest, _ files: [File], patience: Duration
    ) throws(WorkerEnded) -> WorkerReply {
      if request == .restore {
        let place = Self.place.withLock(\.self)
        let open = (0..<1024).filter { number in
          let path = try? FileManager.default.destinationOfSymbolicLink(
            atPath: "/proc/self/fd/\(number)")
          return path?.hasPrefix(place) == true
        }
        Self.most.withLock { $0 = max($0, open.count) }
      }
      return try worker.answer(to: request, files, patience: patience)
    }

    func end() {}
  }

  @Test func copiesAreOpenedWhileTheyAreTried() throws {
    let spool = TemporarySpool { Counting() }
    let site = try spool.site()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let archive = try spool.contents("archive/\(try spool.shares("archive")[0])")
    let patient = try spool.contents("work/.outgoing/\(try spool.shares("work/.outgoing")[0])")
    let root = spool.url.appending(path: "reconstruct")
    Counting.place.withLock { $0 = root.path(percentEncoded: false) + "/" }
    var paths: [[RelativePath]] = []
    for (name, share) in [("a", archive), ("p", try Alteration.flippedSample(patient))] {
      paths.append([])
      for number in 0..<300 {
        let folder = root.appending(path: "\(name)\(number)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(share).write(to: folder.appending(path: "share"))
        paths[paths.count - 1].append(
          try #require(RelativePath(Array("\(name)\(number)/share".utf8))))
      }
    }
    try Data(patient).write(to: root.appending(path: "p20/share"))
    let facts = try WorkerLease(site.workers).inspect(
      site.folders.reconstruct.folder("a0").openFile("share"))
    let job = PairJob(
      tools: site.pairTools, pair: facts.pairID, archives: paths[0], patients: paths[1])
    guard case .restored = job.run().result else {
      Issue.record("it is restored")
      return
    }
    #expect((2...8).contains(Counting.most.withLock(\.self)))
  }

  @Test func whoseHalfTheArchiveCompletedIsSaid() throws {
    let site = try spool.site { $0.archiveLookup = true }
    try drop(site, archive: false)
    let study = try #require(try site.folders.staging.list().first?.text)
    try work(site)
    let said = spool.log.events.compactMap { event -> (String, Int)? in
      if case .archiveLookedUp(_, let study, let owner) = event { (study, owner) } else { nil }
    }
    #expect(said.map(\.0) == [study] && said.map(\.1) == [Int(getuid())])
  }

  /// That gray levels may differ is said also when there was no room for it at first.
  @Test func aNoteThatCouldNotBeWrittenIsWrittenByTheNextAttempt() throws {
    let site = try spool.site { $0.mode = .visual }
    let bytes = SmallDICOM.file(side: 128, photometric: "MONOCHROME2")
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let shares = [
      "archive/\(try spool.shares("archive")[0])",
      "work/.outgoing/\(try spool.shares("work/.outgoing")[0])",
    ]
    for _ in 0..<2 {
      for share in shares {
        try Data(spool.contents(share)).write(
          to: spool.url.appending(path: "reconstruct/\(share.prefix(1))"))
      }
      try work(site)
      let note = try #require(try spool.files("reconstructed").first { $0.hasSuffix(".note.txt") })
      #expect(try spool.contents("reconstructed/\(note)").count > 20)
      // As if there had been no room for it.
      try FileManager.default.removeItem(at: spool.url.appending(path: "reconstructed/\(note)"))
    }
    #expect(try spool.files("reconstructed").count == 1)
  }
}
