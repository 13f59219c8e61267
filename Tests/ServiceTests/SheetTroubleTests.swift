import DICOM
import Foundation
import Glibc
import SecretSharing
import Spool
import Synchronization
import Testing

@testable import Configuration
@testable import Journal
@testable import Service
@testable import Workers

/// Sheets while something is out of order: what is said of it, where, and how often.
@Suite struct SheetTroubleTests {
  /// A medium on which some files cannot be read.
  private final class FailingWorker: Worker {
    /// The inodes of those.
    static let closed = Mutex<Set<UInt64>>([])
    private let worker = LocalWorker()
    let isAlive = true

    func answer(
      to request: WorkerRequest, _ files: [File], patience: Duration
    ) throws(WorkerEnded) -> WorkerReply {
      let inodes = files.compactMap { try? $0.status().identity.inode }
      guard inodes.allSatisfy({ inode in !Self.closed.withLock { $0.contains(inode) } }) else {
        return .failed(.unreadable(ReadError(code: EIO)))
      }
      return try worker.answer(to: request, files, patience: patience)
    }

    func end() {}
  }

  let spool = TemporarySpool { FailingWorker() }
  let start = ContinuousClock.now
  let files = (1...3).map { SmallDICOM.file(seed: UInt16($0)) }

  private func later(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  private func restored() throws -> Set<[UInt8]> {
    let files = try spool.files("reconstructed").filter { $0.contains("/S1/") }
    return Set(try files.map { try spool.contents("reconstructed/\($0)") })
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try spool.contents("reconstruct/\(path)"), as: UTF8.self)
      .replacing("\r\n", with: " ")
  }

  private func retries() -> [Event] {
    spool.log.events.filter { if case .retry = $0 { true } else { false } }
  }

  /// Does what is due in each second; returns how many pairs were tried.
  private func work(_ desk: ReconstructionDesk, _ seconds: ClosedRange<Int>) -> Int {
    var count = 0
    for second in seconds {
      while let job = desk.start(later(second)) {
        let letter = job()
        if case .pair = letter { count += 1 }
        desk.take(letter, later(second))
      }
    }
    return count
  }

  /// A folder that cannot be written, where a file lies in its place.
  @Test func anImageThatCannotBeWrittenIsToldOnceAndTriedLaterEachTime() throws {
    let control = Control(try spool.site { $0.archiveLookup = true }, start)
    let made = try SheetMaking(control.site, spool)
    _ = try made.archive(files)
    let place = spool.url.appending(path: "reconstructed/7F3A-91BC-22DE")
    try Data().write(to: place)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    let desk = try ReconstructionDesk(control)
    try desk.begin(start)
    #expect((3...30).contains(work(desk, 0...120)))
    #expect(retries().count == 1, "\(retries())")
    #expect(try text("SHEET.TXT.problem.txt").contains("cannot be reconstructed at present"))
    try FileManager.default.removeItem(at: place)
    #expect(work(desk, 121...240) == 3)
    #expect(try restored() == Set(files))
    #expect(try spool.files("reconstruct") == [])
  }

  @Test func aShareThatCannotBeReadHoldsUpNoOther() throws {
    let control = Control(try spool.site { $0.archiveLookup = true }, start)
    let made = try SheetMaking(control.site, spool)
    _ = try made.archive(files)
    let share = try #require(
      try control.site.folders.archive.folder("7F3A-91BC-22DE").status("1.png"))
    FailingWorker.closed.withLock { _ = $0.insert(share.identity.inode) }
    defer { FailingWorker.closed.withLock { _ = $0.remove(share.identity.inode) } }
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    let desk = try ReconstructionDesk(control)
    try desk.begin(start)
    _ = work(desk, 0...120)
    #expect(try restored() == [files[0], files[2]])
    #expect((1...2).contains(retries().count), "\(retries())")
    #expect(try text("SHEET.TXT.problem.txt").contains("cannot be reconstructed at present"))
    FailingWorker.closed.withLock { _ = $0.remove(share.identity.inode) }
    _ = work(desk, 121...300)
    #expect(try restored() == Set(files))
    #expect(try spool.files("reconstruct") == [])
  }

  /// The pairs of a sheet cannot be looked for.
  @Test func anArchiveThatCannotBeSearchedIsToldOnce() throws {
    let control = Control(try spool.site { $0.archiveLookup = true }, start)
    let made = try SheetMaking(control.site, spool, label: nil)
    _ = try made.archive(files)
    let index = spool.url.appending(path: "archive/.index/pair")
    let aside = spool.url.appending(path: "archive/.index/aside")
    try FileManager.default.moveItem(at: index, to: aside)
    try Data().write(to: index)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    let desk = try ReconstructionDesk(control)
    try desk.begin(start)
    _ = work(desk, 0...600)
    #expect(retries().count == 1, "\(retries())")
    #expect(try text("SHEET.TXT.problem.txt").contains("cannot be reconstructed at present"))
    try FileManager.default.removeItem(at: index)
    try FileManager.default.moveItem(at: aside, to: index)
    _ = work(desk, 601...2000)
    #expect(try restored() == Set(files))
    #expect(try spool.files("reconstruct") == [])
  }

  /// As on a disk that was full at that moment.
  @Test func aTextThatCouldNotBeWrittenIsWrittenLater() throws {
    let control = Control(try spool.site(), start)
    let made = try SheetMaking(control.site, spool)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    let way = spool.url.appending(path: "reconstruct/SHEET.TXT.problem.txt")
    try FileManager.default.createDirectory(
      at: way.appending(path: "x"), withIntermediateDirectories: true)
    let desk = try ReconstructionDesk(control)
    try desk.begin(start)
    _ = work(desk, 0...120)
    #expect(retries().count == 1, "\(retries())")
    try FileManager.default.removeItem(at: way)
    _ = work(desk, 121...200)
    #expect(try text("SHEET.TXT.problem.txt").contains("half is not here yet"))
  }

  @Test func aFullMediumIsToldThatHoldsUpTheTextOfASheet() throws {
    let control = Control(try spool.site(), start)
    let made = try SheetMaking(control.site, spool)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    let desk = try ReconstructionDesk(control)
    try desk.begin(start)
    _ = work(desk, 0...5)
    let full = Event.Reason("writing failed", code: ENOSPC)
    for second in [11, 14] {
      guard case .sheet(let ids, _)? = desk.start(later(second))?() else {
        Issue.record("the sheet is not told of")
        return
      }
      let work = SheetJob.Work(ids: ids, copies: [], task: .tell(nil))
      desk.take(.sheet(ids, .failed(.blocked(.reconstruct, full), of: work)), later(second))
    }
    #expect(retries() == [.retry(.reconstruct, full)])
  }

  private func counts(_ drops: inout Drops, _ second: Int) -> [DropCounts] {
    drops.report(later(second), spool.log).sheets.map(\.counts)
  }

  /// What STATUS.HTM says of a sheet that does its work.
  @Test func aSheetThatIsBeingUsedIsNoPlaceWithoutHalves() throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    #expect(counts(&drops, 0) == [DropCounts(inWork: 1)], "nothing is known of it yet")
    for (number, bytes) in files.enumerated() {
      try made.split(bytes, as: "S1/IM\(number)", to: "reconstruct", "share\(number)")
    }
    try drops.work(site, spool, later(1))
    #expect(try restored() == Set(files))
    #expect(counts(&drops, 1) == [DropCounts(reconstructed: 3)])
    let report = drops.report(later(1), spool.log)
    let page = StatusPage(
      report: report, studies: [], languages: [.english], keep: .seconds(60), isRunning: true
    ).html
    #expect(!page.contains("There is no half"))
    // In a folder, too, when the shares lie beside it.
    try made.drop(made.sheet.text, as: "CD/SHEET.TXT")
    try drops.work(site, spool, later(2))
    let folders = drops.report(later(2), spool.log).folders.map(\.counts)
    #expect(folders == [DropCounts(reconstructed: 3)])
  }

  @Test func aDroppedShareThatIsAtFaultIsNotBeingProcessedForEver() throws {
    let site = try spool.site()
    let made = try SheetMaking(site, spool)
    for (number, bytes) in files.enumerated() {
      try made.split(bytes, as: "S1/IM\(number)", to: "reconstruct", "share\(number)")
    }
    let share = spool.url.appending(path: "reconstruct/share1")
    try Data(Alteration.flippedSample(Array(try Data(contentsOf: share)))).write(to: share)
    try made.drop(made.sheet.text, as: "SHEET.TXT")
    var drops = Drops()
    try drops.work(site, spool, start)
    try drops.work(site, spool, later(11))
    #expect(counts(&drops, 11) == [DropCounts(reconstructed: 2, failed: 1)])
  }
}
