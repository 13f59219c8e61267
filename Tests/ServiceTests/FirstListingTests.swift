import Foundation
import Journal
import Spool
import Testing

@testable import Service

/// What earlier runs knew of dropped folders, until a listing has told what lies in them.
@Suite struct FirstListingTests {
  let spool = TemporarySpool()
  private let start = ContinuousClock.now

  private func later(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

  private func remember(_ folders: [Name], _ site: Site) throws {
    let memory = try DropMemory(work: site.folders.work)
    for folder in folders {
      try memory.write(DropMemory.Record(folder: folder, reconstructed: 2))
    }
  }

  /// Tells the doctor what there is to tell, as a worker does.
  private func tell(_ desk: ReconstructionDesk, _ seconds: Int) {
    if let write = desk.report(later(seconds)) { desk.take(write(), later(seconds)) }
  }

  private func reported(_ desk: ReconstructionDesk, _ seconds: Int) -> DropReport {
    var drops = desk.drops
    return drops.report(later(seconds), spool.log)
  }

  /// A listing of very many files takes longer than a folder has to rest.
  @Test(arguments: [false, true])
  func aFolderIsNotFinishedBeforeItWasListed(isStopped: Bool) throws {
    let site = try spool.site()
    try remember(["CD", "gone"], site)
    for number in 0..<200 { try spool.send([1], as: "../reconstruct/CD/IM\(number).PNG") }
    try site.folders.reconstruct.writeNew([1], as: "CD.problem.txt", durable: false)
    _ = try site.folders.reconstruct.folder("gone", makingWith: 0o750)
    let desk = try ReconstructionDesk(Control(site, start))
    try desk.begin(start, listingFor: .zero)
    try #require(desk.tree.isListingAll)
    for second in [0, 2, 11, 20, 40] { tell(desk, second) }
    if isStopped { desk.end(isRunning: false) }
    #expect(!spool.log.kinds.contains(.dropReported), "nothing is known of it yet")
    #expect(try spool.files("reconstruct").contains("CD.problem.txt"))
    let memory = try DropMemory(work: site.folders.work)
    #expect(Set(try memory.all().map(\.folder)) == ["CD", "gone"])
    #expect(try memory.all().allSatisfy { $0.reconstructed == 2 })
    #expect(try spool.files("reconstruct").contains("STATUS.HTM"))
    guard !isStopped else { return }

    try desk.goOn(later(50), until: nil)
    tell(desk, 50)
    let report = reported(desk, 50)
    #expect(report.folders.map(\.counts) == [DropCounts(reconstructed: 2, inWork: 200)])
    for second in [61, 63] { tell(desk, second) }
    #expect(try memory.all().map(\.folder) == ["CD"], "the other one is empty indeed")
  }

  /// What cannot be read at present does not look empty.
  @Test func aFolderThatWasNotReadIsNotFinished() throws {
    let site = try spool.site()
    try remember(["CD", "empty"], site)
    let deep = Array(repeating: "d", count: 64).joined(separator: "/")
    for folder in ["CD/\(deep)", "empty"] {
      try FileManager.default.createDirectory(
        at: spool.url.appending(path: "reconstruct/\(folder)"), withIntermediateDirectories: true)
    }
    let desk = try ReconstructionDesk(Control(site, start))
    try desk.begin(start)
    try #require(!desk.tree.isListingAll)
    for second in [0, 11, 20] { tell(desk, second) }
    let memory = try DropMemory(work: site.folders.work)
    #expect(try memory.all().map(\.folder) == ["CD"])
    // From the moment when it can be, it may be.
    try FileManager.default.removeItem(at: spool.url.appending(path: "reconstruct/CD/d"))
    try desk.list()
    try desk.goOn(later(30), until: nil)
    for second in [30, 41] { tell(desk, second) }
    #expect(try memory.all().isEmpty)
  }
}
