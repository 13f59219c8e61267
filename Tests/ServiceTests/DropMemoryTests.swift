import Configuration
import Foundation
import Journal
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
    let marks = try ["a", "b"].map { DropMemory.Mark(try status($0)) }
    let names = ["CD", "Röntgen 1\n2 of 3", String(repeating: "x", count: 255)]
    for (number, name) in names.enumerated() {
      let record = DropMemory.Record(
        folder: Name(stringLiteral: name), reconstructed: number, isOpened: number == 1,
        kept: Set(marks.prefix(number)))
      #expect(DropMemory.record(DropMemory.serialized(record)) == record)
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
    for count in 0..<bytes.count { #expect(DropMemory.record(Array(bytes.prefix(count))) == nil) }
    let later = String(decoding: bytes, as: UTF8.self).replacing("drop 1", with: "drop 2")
    #expect(DropMemory.record(Array(later.utf8)) == nil)
    let negative = String(decoding: bytes, as: UTF8.self).replacing(" 7", with: " -7")
    #expect(DropMemory.record(Array(negative.utf8)) == nil)
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
}
