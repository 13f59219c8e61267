import Foundation
import Glibc
import Journal
import SecretSharing
import Spool
import Testing

@testable import Service

/// What lies in the way of a start, or of the doctor's pages: whoever put it there holds up nobody.
@Suite struct DeskBeginTests {
  let spool = TemporarySpool()

  private func make(_ folder: String) throws {
    try FileManager.default.createDirectory(
      at: spool.url.appending(path: folder), withIntermediateDirectories: true)
  }

  private func put(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: spool.url.appending(path: path))
  }

  /// Begins as the service does, and reconstructs what is there.
  private func begin() throws {
    let control = Control(try spool.site(), .now)
    #expect(control.site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    for folder in ["archive", "work/.outgoing"] {
      for share in try spool.shares(folder) {
        try Data(spool.contents("\(folder)/\(share)"))
          .write(to: spool.url.appending(path: "reconstruct/\(folder.prefix(1)).PNG"))
      }
    }
    let desk = try ReconstructionDesk(control)
    try desk.begin(.now)
    let later = ContinuousClock.now + .seconds(60)
    while let job = desk.start(later) { desk.take(job(), later) }
    #expect(try spool.files("reconstructed").count == 1)
  }

  @Test(arguments: [
    "reconstruct/.status-x", "reconstruct/.status-ABCDEFGH-ABCDEFGHJKMN",
    "reconstruct/.opening-x/deep", "reconstruct/CD.problem.txt", "work/.drops/abc",
    "work/.drops/0123456789abcdef0123456789abcdef",
  ])
  func aFolderThatIsInTheWayHoldsUpNothing(_ path: String) throws {
    _ = try spool.site()
    try make("reconstruct/CD")
    try make(path)
    try begin()
    #expect(FileManager.default.fileExists(atPath: spool.url.appending(path: path).path()))
  }

  /// It is what a run was killed over, and no folder of a doctor's.
  @Test func onlyWhatARunLeftIsRemoved() throws {
    _ = try spool.site()
    let opening = "reconstruct/.opening-ABCDEFGH-ABCDEFGHJKMN-ABCDEFGHJKMN"
    try make("\(opening)/7F3A-91BC-22DE")
    try put("a share", "\(opening)/7F3A-91BC-22DE/P.PNG")
    try put("a page", "reconstruct/.status-ABCDEFGH-ABCDEFGHJKMN")
    try make("reconstruct/.opening-mine")
    try put("mine", "reconstruct/.status-mine")
    try begin()
    let left = try FileManager.default.contentsOfDirectory(
      atPath: spool.url.appending(path: "reconstruct").path())
    #expect(Set(left) == [".opening-mine", ".status-mine"])
  }

  /// No run makes it: however deep it is, it costs neither a stack nor all descriptors.
  @Test func aDeepFolderWithTheNameOfAPackageInTheMakingIsLeft() throws {
    _ = try spool.site()
    let opening = "reconstruct/.opening-ABCDEFGH-ABCDEFGHJKMN-ABCDEFGHJKMN"
    try make("\(opening)/" + Array(repeating: "d", count: 1500).joined(separator: "/"))
    try begin()
    #expect(FileManager.default.fileExists(atPath: spool.url.appending(path: opening).path()))
    #expect(spool.log.kinds.count { $0 == .retry } == 1, "it is told once")
  }

  @Test func aListOfWhatWasMovedThatIsNoneHoldsUpNothing() throws {
    let site = try spool.site()
    try UsedShares(folders: site.folders).run([])
    let moved = try #require(try site.folders.used.list().first?.text)
    try make("work/.reconstruct/used/00000000-000000-BBBB/.moved")
    try make("reconstruct/CD 1")
    try put("35 CD 1/one\0", "work/.reconstruct/used/\(moved)/.moved")
    try begin()
    #expect(spool.log.kinds.count { $0 == .retry } == 1)
  }

  @Test func aPageThatCannotBeReadIsReplaced() throws {
    let site = try spool.site()
    try put("of somebody else", "reconstruct/STATUS.HTM")
    try spool.withLease(on: "reconstruct/STATUS.HTM") {
      #expect(site.dropPages.write(DropReport()) == nil)
    }
    #expect(try spool.contents("reconstruct/STATUS.HTM").count > 100)
  }

  @Test func soIsATextThatCannotBeRead() throws {
    let site = try spool.site()
    try put("of somebody else", "reconstruct/one.problem.txt")
    try spool.withLease(on: "reconstruct/one.problem.txt") {
      let isNew = try Problem(site.folders).write(
        .waiting(.patient), beside: RelativePath("one"))
      #expect(isNew)
    }
    #expect(try spool.contents("reconstruct/one.problem.txt").count > 100)
  }

  @Test func soIsWhatIsRememberedOfAFolder() throws {
    let site = try spool.site()
    let memory = try DropMemory(work: site.folders.work)
    try memory.write(DropMemory.Record(folder: "CD", reconstructed: 1))
    let name = try #require(try memory.folder.list().first?.text)
    let record = DropMemory.Record(folder: "CD", reconstructed: 2)
    try spool.withLease(on: "work/.drops/\(name)") { try memory.write(record) }
    #expect(try memory.all() == [record])
  }
}
