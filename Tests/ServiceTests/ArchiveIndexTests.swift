import Foundation
import SecretSharing
import Spool
import Testing

@testable import Service

@Suite struct ArchiveIndexTests {
  let spool = TemporarySpool()

  /// The entries of pairs, by their paths.
  private func entries() throws -> [URL] {
    try spool.files("archive/.index/pair").map {
      spool.url.appending(path: "archive/.index/pair/\($0)")
    }
  }

  @Test func entriesThatAPowerFailureTookAreMadeAnew() throws {
    let site = try spool.site()
    for number in 0..<3 {
      let bytes = SmallDICOM.file(seed: UInt16(number))
      #expect(site.arrive(try spool.send(bytes, as: "S1/IM\(number)")).fate.isDone)
    }
    let before = try entries()
    try #require(before.count == 3)
    // What an inode that was not written, and a file whose content was not, look like.
    try FileManager.default.removeItem(at: before[0])
    try Data().write(to: before[1])

    #expect(ArchiveIndex.mend(site))
    #expect(spool.log.kinds.last == .indexMended)
    #expect(try entries() == before)
    let index = ArchiveIndex(site: site)
    for half in try spool.shares("archive") {
      let path = try #require(RelativePath(Array(half.utf8)))
      let file = try site.folders.archive.folder(path.names[0]).openFile(path.names[1])
      let found = try #require(try index.archiveHalf(of: try Share(FileSource(file)).pairID))
      #expect([found.study, found.name] == path.names)
    }
    #expect(try index.mend() == 0)
  }

  @Test func whatIsNoShareIsLeftAlone() throws {
    let site = try spool.site()
    #expect(try ArchiveIndex(site: site).mend() == 0)
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let half = try #require(try spool.shares("archive").first)
    let folder = spool.url.appending(path: "archive/\(half)").deletingLastPathComponent()
    try Data("no picture".utf8).write(to: folder.appending(path: "0.png"))
    #expect(try ArchiveIndex(site: site).mend() == 0)
    #expect(try entries().count == 1)
  }
}
