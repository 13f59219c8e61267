import Configuration
import Foundation
import Glibc
import Journal
import SecretSharing
import ShareStorage
import Spool
import Testing

@testable import Service

/// A file in the making that takes a share.
private final class FileSink: ByteSink {
  private let file: DurableFile

  init(_ file: DurableFile) { self.file = file }

  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    do throws(SystemCallError) {
      try file.write(bytes)
    } catch {
      throw .unwritable(error.code)
    }
  }
}

/// What a doctor drops reaches the archive only if the index proves that it was there.
@Suite struct ReturnedShareTests {
  let spool = TemporarySpool()
  let bytes = SmallDICOM.file()

  /// A spool with one split file, whose archive share is in `reconstruct` and no longer in the
  /// archive; its patient share is in `reconstruct`, too.
  private func losing(_ site: Site) throws -> String {
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let lost = try #require(try spool.shares("archive").first)
    try move("archive/\(lost)", to: "reconstruct/one")
    let patient = try #require(try patientShares().first)
    try FileManager.default.copyItem(at: patient, to: spool.url.appending(path: "reconstruct/two"))
    // The queue that committed it lets go of it a moment after it has told so.
    let moved = try site.folders.reconstruct.openFile("one")
    while moved.probeLease() == .refused { usleep(1000) }
    return lost
  }

  private func patientShares() throws -> [URL] {
    try spool.shares("").filter { $0.hasSuffix(".PNG") }.map { spool.url.appending(path: $0) }
  }

  private func move(_ from: String, to: String) throws {
    try FileManager.default.moveItem(
      at: spool.url.appending(path: from), to: spool.url.appending(path: to))
  }

  private func work(_ site: Site) throws {
    var drops = Drops()
    for path in try spool.files("reconstruct") where !path.hasPrefix(".") {
      drops.notice(try #require(RelativePath(Array(path.utf8))), .now, isRenamed: true)
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

  /// Makes a pair with right tags of any file, as everybody can, and drops it.
  private func forge(_ file: [UInt8], id: PairID? = nil) throws {
    let source = spool.url.appending(path: "forged.dcm")
    try Data(file).write(to: source)
    let folder = try Folder(path: spool.url.path())
    var isFirst = true
    let secrets = try PairSecrets { buffer throws(SystemCallError) in
      try SystemRandom.fill(buffer)
      if isFirst, let id { buffer.copyBytes(from: id.bytes) }
      isFirst = false
    }
    let splitter = try Splitter(
      try FileSource(folder.openFile("forged.dcm")), path: RelativePath("IM1").bytes,
      mode: .standard)
    let reconstruct = try folder.folder("reconstruct")
    for name in ["one", "two"] as [Name] { try reconstruct.remove(name) }
    let archive = try DurableFile(in: reconstruct, pending: "one")
    let patient = try DurableFile(in: reconstruct, pending: "two")
    try splitter.write(secrets, archive: FileSink(archive), patient: FileSink(patient))
    try archive.sync()
    try patient.sync()
  }

  @Test func aForgedPairIsRestoredAndLeavesNothingInTheArchive() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    let before = try spool.files("archive")
    let index = try before.filter { $0.contains(".index/pair") }.map {
      try spool.contents("archive/\($0)")
    }
    try forge(SmallDICOM.file(seed: 7))
    try work(site)
    #expect(try spool.files("reconstructed").count == 1)
    #expect(try spool.files("archive") == before)
    #expect(
      try before.filter { $0.contains(".index/pair") }.map { try spool.contents("archive/\($0)") }
        == index)
    #expect(!spool.log.kinds.contains(.archiveShareReturned))

    // The true file of what was forged is no duplicate of anything.
    #expect(site.arrive(try spool.send(SmallDICOM.file(seed: 7), as: "S1/IM2")).fate.isDone)
    #expect(try spool.shares("archive").count == 2)
  }

  @Test(arguments: [0, 7]) func aForgeryUnderTheIDOfALostShareIsNotPutBack(seed: Int) throws {
    let site = try spool.site()
    _ = try losing(site)
    let folder = try Folder(path: spool.url.path()).folder("reconstruct")
    let id = try Share(FileSource(folder.openFile("one"))).pairID
    try forge(seed == 0 ? bytes : SmallDICOM.file(seed: UInt16(seed)), id: id)
    try #require(try Share(FileSource(folder.openFile("one"))).pairID == id)
    try work(site)
    #expect(try spool.files("reconstructed").count == 1)
    #expect(try spool.shares("archive").isEmpty)
    #expect(try spool.files("archive/.pending").isEmpty)
  }

  @Test func theShareThatWasThereIsPutBackWhereItWas() throws {
    let site = try spool.site()
    let lost = try losing(site)
    try work(site)
    let there = try spool.shares("archive")
    #expect(there == [lost])
    #expect(spool.log.kinds.last == .archiveShareReturned)
  }

  @Test func anotherSiteKeyProvesNothing() throws {
    let site = try spool.site()
    _ = try losing(site)
    let other = TemporarySpool()
    let names = KeyedNames(siteKey: try SiteKey(state: try other.site().folders.state).secret)
    try work(
      Site(
        configuration: site.configuration, folders: site.folders, names: names,
        instance: site.instance, claims: site.claims, counters: site.counters, log: site.log,
        workers: site.workers, packageWorkers: site.packageWorkers,
        photoWorkers: site.photoWorkers))
    #expect(try spool.files("reconstructed").count == 1)
    #expect(try spool.shares("archive").isEmpty)
  }

  /// Does the work of so many seconds.
  private struct Run {
    let control: Control
    let desk: ReconstructionDesk
    let start: ContinuousClock.Instant
    var joins = 0

    init(_ control: Control) throws {
      self.control = control
      desk = try ReconstructionDesk(control)
      start = .now
      try desk.begin(start)
    }

    mutating func work(_ seconds: ClosedRange<Int>) {
      for second in seconds {
        let now = start + .seconds(second)
        while let job = desk.start(now) {
          let letter = job()
          if case .pair = letter { joins += 1 }
          desk.take(letter, now)
        }
      }
    }

    /// What the doctor is told.
    func report(_ second: Int) -> DropReport {
      var drops = desk.drops
      _ = drops.report(start, control.site.log)
      return drops.report(start + .seconds(second), control.site.log)
    }
  }

  /// Puts a file where a study's folder was; returns its place.
  private func close(_ lost: String) throws -> URL {
    let study = spool.url.appending(path: "archive/\(lost.split(separator: "/")[0])")
    try FileManager.default.removeItem(at: study)
    try Data().write(to: study)
    return study
  }

  private func empty(_ folder: String) throws {
    for name in try FileManager.default.contentsOfDirectory(
      atPath: spool.url.appending(path: folder).path()) where !name.hasPrefix(".")
    {
      try FileManager.default.removeItem(at: spool.url.appending(path: "\(folder)/\(name)"))
    }
  }

  /// An archive that cannot be written holds up no exam, and is told once.
  @Test func anArchiveThatTakesNothingBackHoldsUpNothing() throws {
    let control = Control(try spool.site(), .now)
    let lost = try losing(control.site)
    let study = try close(lost)
    var run = try Run(control)
    run.work(0...300)
    #expect(try spool.files("reconstructed").count == 1)
    #expect(try spool.files("reconstruct").count == 2, "they stay, one is the archive's only copy")
    #expect((2...20).contains(run.joins), "\(run.joins)")
    #expect(spool.log.kinds.count { $0 == .reconstructed } == 1)
    #expect(control.site.counters.now.reconstructed == 1)
    #expect(spool.log.kinds.count { $0 == .retry } == 1)
    #expect(!control.lanes.isAnyPaused)
    try FileManager.default.removeItem(at: study)
    run.work(301...500)
    #expect(spool.log.kinds.last == .archiveShareReturned)
    #expect(try spool.shares("archive") == [lost])
    #expect(try spool.files("reconstruct").isEmpty)
    #expect(try spool.files("reconstructed").count == 1)
  }

  /// An archive that is full takes an empty file, and no share.
  @Test func anArchiveWithoutRoomIsSeenBeforeTheExamIsRestoredAgain() throws {
    let control = Control(try spool.site(), .now)
    let study = try close(try losing(control.site))
    var run = try Run(control)
    run.work(0...20)
    try FileManager.default.removeItem(at: study)
    let (pair, unreturned) = try #require(run.desk.drops.unreturned.first)
    let place = spool.url.appending(path: "sparse").path()
    let descriptor = open(place, O_CREAT | O_WRONLY, 0o600)
    #expect(ftruncate(descriptor, 1 << 43) == 0 && Glibc.close(descriptor) == 0)
    let sparse = try #require(try Folder(path: spool.url.path()).status("sparse"))
    func job(_ size: [RelativePath: FileStatus]) -> PairJob {
      PairJob(
        tools: control.site.pairTools, pair: pair, archives: [RelativePath("one")],
        patients: [RelativePath("two")], seen: size, returning: unreturned.file)
    }
    guard case .unreturned(.archive, let reason) = job([RelativePath("one"): sparse]).run().result
    else {
      Issue.record("there is no room for it")
      return
    }
    #expect([ENOSPC, EFBIG].contains(reason.code))
    #expect(try spool.files("archive/.pending").isEmpty)
    guard case .restored = job([:]).run().result else {
      Issue.record("there is room for the share")
      return
    }
    #expect(spool.log.kinds.last == .archiveShareReturned)
  }

  /// The doctor has it: what is left to be done is the archive's affair.
  @Test func anExamThatWasTakenAwayDoesNotComeBackByItself() throws {
    let control = Control(try spool.site(), .now)
    let lost = try losing(control.site)
    let study = try close(lost)
    var run = try Run(control)
    run.work(0...20)
    #expect(try spool.files("reconstructed").count == 1)
    try empty("reconstructed")
    run.work(21...300)
    #expect(try spool.files("reconstructed").isEmpty)
    // Nor after a restart.
    var next = try Run(control)
    next.work(0...300)
    #expect(try spool.files("reconstructed").isEmpty)
    try FileManager.default.removeItem(at: study)
    next.work(301...500)
    #expect(spool.log.kinds.last == .archiveShareReturned)
    #expect(try spool.shares("archive") == [lost])
    #expect(try spool.files("reconstruct").isEmpty)
    #expect(try spool.files("reconstructed").isEmpty)
    #expect(spool.log.kinds.count { $0 == .reconstructed } == 1)
  }

  /// Whoever drops the shares once more wants it once more.
  @Test func anExamThatIsDroppedOnceMoreComesBack() throws {
    let control = Control(try spool.site(), .now)
    _ = try close(try losing(control.site))
    var run = try Run(control)
    run.work(0...20)
    try empty("reconstructed")
    for (from, to) in [("one", "CD/one"), ("two", "CD/two")] {
      try spool.send(try spool.contents("reconstruct/\(from)"), as: "../reconstruct/\(to)")
    }
    try run.desk.list()
    try run.desk.goOn(.now, until: nil)
    run.work(21...100)
    #expect(try spool.files("reconstructed").count == 1)
    #expect(spool.log.kinds.count { $0 == .reconstructed } == 2)
    try empty("reconstructed")
    run.work(101...300)
    #expect(try spool.files("reconstructed").isEmpty)
  }

  @Test func aRestartTellsNothingTwice() throws {
    let control = Control(try spool.site(), .now)
    let study = try close(try losing(control.site))
    for _ in 0..<3 {
      var run = try Run(control)
      run.work(0...300)
    }
    #expect(try spool.files("reconstructed").count == 1)
    #expect(spool.log.kinds.count { $0 == .reconstructed } == 1)
    #expect(control.site.counters.now.reconstructed == 1)
    // One of them alone is not put away: it is the archive's only copy.
    try FileManager.default.moveItem(
      at: spool.url.appending(path: "reconstruct/two"), to: spool.url.appending(path: "two"))
    var run = try Run(control)
    run.work(0...100)
    #expect(try spool.files("reconstruct").contains("one"))
    try FileManager.default.removeItem(at: study)
    try FileManager.default.moveItem(
      at: spool.url.appending(path: "two"), to: spool.url.appending(path: "reconstruct/two"))
    var last = try Run(control)
    last.work(0...100)
    #expect(spool.log.kinds.last == .archiveShareReturned)
    // From then on it is as any other.
    var next = try Run(control)
    next.work(0...100)
    #expect(next.desk.drops.count == 0)
  }

  /// The exam is there: nothing of it is being processed.
  @Test(arguments: ["one", "CD/one"])
  func whatWaitsForTheArchiveAloneCountsAsReconstructed(_ place: String) throws {
    let control = Control(try spool.site(), .now)
    _ = try close(try losing(control.site))
    try FileManager.default.createDirectory(
      at: spool.url.appending(path: "reconstruct/CD"), withIntermediateDirectories: false)
    try move("reconstruct/two", to: "reconstruct/CD/two")
    if place != "one" { try move("reconstruct/one", to: "reconstruct/\(place)") }
    for _ in 0..<2 {
      var run = try Run(control)
      for second in 0...120 {
        run.work(second...second)
        guard second > 2 else { continue }
        let report = run.report(second)
        #expect(report.folders.map(\.counts) == [DropCounts(reconstructed: 1)], "\(second)")
        #expect(report.items.isEmpty)
      }
    }
  }

  @Test func soDoesAnImageOfASheet() throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    try made.split(bytes, as: "S1/IM1", to: "reconstruct", "one")
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    let dropped = try site.folders.reconstruct.openFile("one")
    while dropped.probeLease() == .refused { usleep(1000) }
    var drops = Drops()
    let now = ContinuousClock.now
    for name in ["one", "SHEET.TXT"] as [Name] {
      drops.notice(RelativePath([name]), now, isRenamed: true)
    }
    var joins = 0
    while let job = drops.start(now, site.dropTools, site.pairTools) {
      switch job {
      case .look(let look): drops.take(look.run(), of: look.path, now, isLookedUp: false)
      case .join(let join):
        joins += 1
        let file = RestoredMemory.Restored(
          place: RelativePath("S1"), mark: DropMemory.Mark(try dropped.status()), isBySheet: true)
        drops.take(
          PairOutcome(
            pair: join.pair, paths: join.archives, result: .unreturned(.archive, "it is full"),
            file: file), now)
      case .sheet(let sheet): drops.take(sheet.run(), of: sheet.work.ids, now)
      }
    }
    #expect(joins == 1)
    let report = drops.report(now, site.log)
    #expect(report.sheets.map(\.counts) == [DropCounts(reconstructed: 1)])
    #expect(report.items.isEmpty)
  }
}
