import Configuration
import Foundation
import Glibc
import Journal
import SecretSharing
@testable import Service
import Spool
import Testing

@Suite struct DropMemoryTests {
  let spool = TemporarySpool()

  private func status(_ name: String) throws -> FileStatus {
    let file = spool.url.appending(path: name)
    try Data(name.utf8).write(to: file)
    return try #require(try Folder(path: spool.url.path()).status(Name(stringLiteral: name)))
  }

  @Test func aRecordIsReadBackAsItWasWritten() throws {
    let site = try spool.site()
    let pair = PairID(bytes: [UInt8](repeating: 1, count: 16))
    let marks = [
      DropMemory.Kept(try status("a"), pair: pair), DropMemory.Kept(try status("b")),
    ]
    let names = ["CD", "Röntgen 1\n2 of 3", String(repeating: "x", count: 255)]
    for (number, name) in names.enumerated() {
      let record = DropMemory.Record(
        folder: Name(stringLiteral: name), reconstructed: number, isOpened: number == 1,
        kept: Set(marks.prefix(number)))
      #expect(DropMemory.record(DropMemory.serialized(record), written: 0) == record)
      let memory = DropMemory(folder: try site.folders.work.folder("m", makingWith: 0o700))
      try memory.write(record)
      try memory.write(record)
      #expect(try memory.all() == [record])
      try memory.remove(record.folder)
      #expect(try memory.all().isEmpty)
    }
  }

  @Test func whatIsCutOffOrOfAnotherVersionIsLeftOut() throws {
    let record = DropMemory.Record(folder: "CD", reconstructed: 7)
    let bytes = DropMemory.serialized(record)
    for count in 0..<bytes.count {
      #expect(DropMemory.record(Array(bytes.prefix(count)), written: 0) == nil)
    }
    let later = String(decoding: bytes, as: UTF8.self).replacing("drop 1", with: "drop 2")
    #expect(DropMemory.record(Array(later.utf8), written: 0) == nil)
    let negative = String(decoding: bytes, as: UTF8.self).replacing(" 7", with: " -7")
    #expect(DropMemory.record(Array(negative.utf8), written: 0) == nil)
  }

  /// Version 0.1 read its own text.
  @Test func aSpoolOfAnEarlierVersionIsCarriedOver() throws {
    let site = try spool.site()
    let reconstruct = spool.url.appending(path: "reconstruct")
    for name in ["CD", "stick"] {
      try FileManager.default.createDirectory(
        at: reconstruct.appending(path: name), withIntermediateDirectories: false)
    }
    try Data("212 of 214 images reconstructed, 2 waiting.\r\n".utf8)
      .write(to: reconstruct.appending(path: "CD.problem.txt"))
    try Data("This picture is damaged.".utf8)
      .write(to: reconstruct.appending(path: "stick.problem.txt"))
    let records = [DropMemory.Record(folder: "CD", reconstructed: 212)]
    #expect(try site.dropPages.remembered() == records)
    // From now on the text is only a text.
    try Data("1 of 214 images reconstructed.".utf8)
      .write(to: reconstruct.appending(path: "CD.problem.txt"))
    #expect(try site.dropPages.remembered() == records)
    try FileManager.default.removeItem(at: reconstruct.appending(path: "CD"))
    #expect(try site.dropPages.remembered().isEmpty)
  }

  /// A CD's folder that does not let its shares go: after a restart they are not restored again.
  @Test func whatWasDoneInAReadOnlyFolderIsNotDoneAgain() throws {
    let site = try spool.site()
    let path = try spool.send(SmallDICOM.file(seed: 1), as: "1")
    #expect(site.arrive(path).fate.isDone)
    let cd = spool.url.appending(path: "reconstruct/CD")
    try FileManager.default.createDirectory(at: cd, withIntermediateDirectories: false)
    for (name, share) in [
      ("a", try spool.shares("archive")[0]), ("p", try spool.shares("work/.outgoing")[0]),
    ] {
      let folder = name == "a" ? "archive" : "work/.outgoing"
      try FileManager.default.copyItem(
        at: spool.url.appending(path: "\(folder)/\(share)"), to: cd.appending(path: name))
    }
    var drops = Drops()
    let now = ContinuousClock.now
    let paths = ["CD/a", "CD/p"].compactMap { RelativePath(Array($0.utf8)) }
    func look(_ drops: inout Drops) -> PairJob? {
      for path in paths { drops.notice(path, now, isRenamed: true) }
      while let job = drops.start(now, site.dropTools, site.pairTools) {
        switch job {
        case .look(let look):
          drops.take(look.run(), of: look.path, now, isLookedUp: site.configuration.archiveLookup)
        case .join(let join): return join
        case .sheet: return nil
        }
      }
      return nil
    }
    let join = try #require(look(&drops))
    drops.take(
      PairOutcome(pair: join.pair, paths: paths, result: .restoredButKept("kept")), now)
    let report = drops.report(now + .seconds(11), site.log)
    #expect(report.folders.map(\.counts) == [DropCounts(reconstructed: 1, isReadOnly: true)])
    site.dropPages.write(report)
    _ = drops.report(now + .seconds(22), site.log)
    #expect(spool.log.kinds.count { $0 == .dropReported } == 1)

    var next = Drops()
    for record in try site.dropPages.remembered() {
      #expect(record.reconstructed == 0)
      next.folders.remember(record, now)
      next.remember(record.kept)
    }
    #expect(look(&next) == nil, "not joined again")
    let again = next.report(now + .seconds(11), site.log)
    #expect(again.folders.map(\.counts) == [DropCounts(reconstructed: 1, isReadOnly: true)])
    _ = next.report(now + .seconds(22), site.log)
    #expect(spool.log.kinds.count { $0 == .dropReported } == 1, "the journal counts it once")
    // Taken out by and by, they count as what they were.
    next.keep(only: [], now)
    _ = next.report(now + .seconds(30), site.log)
    let last = next.report(now + .seconds(41), site.log)
    #expect(last.finished == [DropReport.Finished(name: "CD", isUsed: true)])
  }

  private static let pair = PairID(bytes: [UInt8](repeating: 1, count: 16))
  private static let path = RelativePath(["CD", "p"])

  /// Begins a run that finds what is in the folder; a look tells that it is a share of the pair.
  private func run(
    _ site: Site, _ pair: PairID = pair, _ now: ContinuousClock.Instant = .now
  ) throws -> Drops {
    var drops = Drops()
    for record in try site.dropPages.remembered() {
      drops.folders.remember(record, now)
      drops.remember(record.kept)
    }
    drops.notice(Self.path, now, isRenamed: true)
    _ = drops.start(now, site.dropTools, site.pairTools)
    let status = try #require(try site.folders.reconstruct.folder("CD").status("p"))
    drops.take(.share(.patient, pair, status), of: Self.path, now, isLookedUp: false)
    return drops
  }

  /// A folder keeps a share whose file was restored, and the next runs remember it.
  private func keep(_ site: Site) throws {
    let cd = try site.folders.reconstruct.folder("CD", makingWith: 0o750)
    try cd.writeNew([1, 2, 3], as: "p", durable: false)
    try cd.setModified(1_700_000_000, of: "p")
    let now = ContinuousClock.now
    var drops = try run(site, Self.pair, now)
    drops.take(
      PairOutcome(pair: Self.pair, paths: [Self.path], result: .restoredButKept("kept")), now)
    site.dropPages.write(drops.report(now + .seconds(11), site.log))
    #expect(try run(site).entries[Self.path]?.state.isKept == true, "it is the same file")
  }

  /// All patient shares of a day have one time, and a file that is written anew keeps its number.
  @Test(arguments: [true, false]) func anotherFileInItsPlaceIsNotTakenForIt(isOlder: Bool) throws {
    let site = try spool.site()
    try keep(site)
    if isOlder { try makeOlder(site) }
    #expect(try run(site).entries[Self.path]?.state.isKept == true, "it is the same file")
    let file = spool.url.appending(path: "reconstruct/CD/p").path()
    usleep(20_000)
    let descriptor = Glibc.open(file, O_WRONLY | O_TRUNC)
    #expect(Glibc.write(descriptor, [4, 5, 6] as [UInt8], 3) == 3 && close(descriptor) == 0)
    try site.folders.reconstruct.folder("CD").setModified(1_700_000_000, of: "p")
    let other = PairID(bytes: [UInt8](repeating: 2, count: 16))
    #expect(
      try run(site, other).entries[Self.path]?.state
        == .share(DropState.Share(role: .patient, pair: other)))
  }

  /// Writes what is remembered as versions before this form did.
  private func makeOlder(_ site: Site) throws {
    let status = try #require(try site.folders.reconstruct.folder("CD").status("p"))
    usleep(20_000)
    for name in try FileManager.default.contentsOfDirectory(
      atPath: spool.url.appending(path: "work/.drops").path())
    {
      let lines = [
        "dicomshare drop 1", "folder CD", "reconstructed 0",
        "kept \(status.identity.inode) \(status.modified)",
      ]
      try Data((lines.joined(separator: "\0") + "\0").utf8)
        .write(to: spool.url.appending(path: "work/.drops/\(name)"))
    }
  }

  /// A disk that fails for a moment costs no count.
  @Test func whatCannotBeReadIsLeft() throws {
    let site = try spool.site()
    let memory = try DropMemory(work: site.folders.work)
    let records = ["closed", "gone", "there"].map {
      DropMemory.Record(folder: $0, reconstructed: 7)
    }
    var names: [Name: Name] = [:]
    for record in records {
      let before = Set(try memory.folder.list())
      try memory.write(record)
      names[record.folder] = Set(try memory.folder.list()).subtracting(before).first
    }
    for name in ["closed", "there"] as [Name] {
      _ = try site.folders.reconstruct.folder(name, makingWith: 0o750)
    }
    // Of no version, and what a run left in the making.
    try memory.folder.writeNew([1], as: "strange", durable: false)
    try memory.folder.writeNew([1], as: ".pending-x", durable: false)
    let closed = try #require(names["closed"]?.text)
    try spool.withLease(on: "work/.drops/\(closed)") {
      let desk = try ReconstructionDesk(Control(site, .now))
      try desk.begin(.now)
    }
    #expect(Set(try memory.all().map(\.folder)) == ["closed", "there"])
    #expect(try memory.folder.list().count == 2)
  }

  @Test func whatIsGoneIsNotRemembered() throws {
    let site = try spool.site()
    try keep(site)
    var drops = try run(site)
    #expect(drops.done.count == 1)
    drops.keep(only: [], .now)
    #expect(drops.done.isEmpty)
  }

  /// The same file, of another pair: a number and a time that an inode got again.
  @Test func theShareOfAnotherPairIsNotTakenForIt() throws {
    let site = try spool.site()
    try keep(site)
    let other = PairID(bytes: [UInt8](repeating: 2, count: 16))
    #expect(try run(site, other).entries[Self.path]?.state.isKept == false)
  }
}
