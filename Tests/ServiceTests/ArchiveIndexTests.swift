import Foundation
import SecretSharing
import ShareStorage
import Spool
import Testing

@testable import Service
@testable import Journal

@Suite struct ArchiveIndexTests {
  let spool = TemporarySpool()

  /// The files that hold the entries of pairs.
  private func files() throws -> [URL] {
    try spool.files("archive/.index/pair").map {
      spool.url.appending(path: "archive/.index/pair/\($0)")
    }
  }

  /// How many entries there are.
  private func count() throws -> Int {
    try files().map { try Data(contentsOf: $0).split(separator: 0x0A).count }.reduce(0, +)
  }

  @Test func entriesThatAPowerFailureTookAreMadeAnew() throws {
    let site = try spool.site()
    // So many that they lie in several files.
    for number in 0..<6 {
      let bytes = SmallDICOM.file(seed: UInt16(number))
      #expect(site.arrive(try spool.send(bytes, as: "S1/IM\(number)")).fate.isDone)
    }
    try #require(try count() == 6)
    let files = try files()
    try #require(files.count > 1)
    // What an inode that was not written, and files whose content was not, look like.
    try FileManager.default.removeItem(at: files[0])
    for file in files.dropFirst() {
      try Data(count: Data(contentsOf: file).count - 20).write(to: file)
    }

    #expect(site.mendArchiveIndex().isWhole)
    #expect(spool.log.kinds.last == .indexMended)
    let index = site.archiveIndex
    for half in try spool.shares("archive") {
      let path = try #require(RelativePath(Array(half.utf8)))
      let file = try site.folders.archive.folder(path.names[0]).openFile(path.names[1])
      let found = try #require(try index.archiveShare(of: try Share(FileSource(file)).pairID))
      #expect([found.study, found.name] == path.names)
    }
    #expect(try index.mend() == 0)
  }

  @Test func anIndexThatComesFromABackupIsHeldAgainstAllOfTheArchive() throws {
    let site = try spool.site()
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    #expect(site.mendArchiveIndex().isWhole)
    for file in try files() { try FileManager.default.removeItem(at: file) }
    // As if the half had come long before the newest one.
    let unwritten = -3600 * 1_000_000_000
    #expect(site.mendArchiveIndex(unwritten: unwritten).isWhole)
    try #require(try files().isEmpty)
    let state = IndexState(archive: site.folders.archive, names: site.names)
    #expect(try !state.isCopy())
    // As every program that copies files does it.
    let key = spool.url.appending(path: "archive/.index/key-check")
    let bytes = try Data(contentsOf: key)
    try FileManager.default.removeItem(at: key)
    try bytes.write(to: key)
    #expect(try state.isCopy())

    #expect(site.mendArchiveIndex(unwritten: unwritten).isWhole)
    #expect(try count() == 1)
    #expect(try !state.isCopy())
  }

  @Test func aStudyThatCannotBeReadKeepsNoOtherFromBeingFound() throws {
    let site = try spool.site()
    for number in 0..<3 {
      let bytes = SmallDICOM.file(study: "1.2.\(number)", seed: UInt16(number))
      #expect(site.arrive(try spool.send(bytes, as: "S\(number)/IM")).fate.isDone)
    }
    let files = try files()
    try #require(files.count > 1)
    for file in files { try FileManager.default.removeItem(at: file) }
    // What cannot be read, by root neither.
    try FileManager.default.createDirectory(at: files[0], withIntermediateDirectories: false)
    var failures = 0
    let count = try site.archiveIndex.mend { _ in failures += 1 }
    #expect(failures > 0 && count > 0 && failures + count == 3)
    #expect(!site.mendArchiveIndex().isWhole)
    #expect(spool.log.kinds.last == .retry)
    let told = site.mendArchiveIndex().failure
    #expect(spool.log.kinds.count { $0 == .retry } == 2)
    #expect(!site.mendArchiveIndex(told: told).isWhole)
    #expect(spool.log.kinds.count { $0 == .retry } == 2)
    // Another reason is news.
    let other = Obstacle(role: .archive, reason: "no space left")
    #expect(site.mendArchiveIndex(told: other).failure == told)
    #expect(spool.log.kinds.count { $0 == .retry } == 3)
  }

  /// A full or read-only archive, or one that is gone, too: the status says "see the journal".
  @Test(arguments: [ENOSPC, EROFS, ENOENT, EACCES])
  func whateverKeepsTheIndexFromBeingMendedIsTold(_ code: CInt) throws {
    let site = try spool.site()
    let failure = SystemCallError(call: "openat", code: code)
    let outcome = site.untold(failure, nil)
    #expect(spool.log.kinds == [.retry])
    #expect(outcome.failure?.role == .archive && !outcome.isWhole)
    #expect(site.untold(failure, outcome.failure).failure == outcome.failure)
    #expect(spool.log.kinds == [.retry])
  }

  @Test func whatFailsIsTriedAgainLessAndLessOften() {
    let start = ContinuousClock.now
    let failure = Obstacle(role: .archive, reason: "no space left")
    var mending = IndexMending(start)
    var (now, tries) = (start, 0)
    while now < start + .seconds(7200) {
      if mending.begin(now) {
        #expect((mending.told != nil) == (tries > 0))
        tries += 1
        mending.end(MendedIndex(failure: failure), now)
      }
      now += .seconds(20)
    }
    #expect((10...20).contains(tries))
    while !mending.begin(now) { now += .seconds(20) }
    mending.end(MendedIndex(failure: nil), now)
    #expect(mending.told == nil)
    let isDue = mending.begin(now + .seconds(86_400))
    #expect(!isDue)
  }

  @Test func anIndexThatSaysNothingOfItsOriginIsTheOriginal() throws {
    let site = try spool.site()
    #expect(site.mendArchiveIndex().isWhole)
    let state = IndexState(archive: site.folders.archive, names: site.names)
    let origin = spool.url.appending(path: "archive/.index/.origin")
    try FileManager.default.removeItem(at: origin)
    #expect(try !state.isCopy())
    #expect(site.mendArchiveIndex().isWhole)
    #expect(FileManager.default.fileExists(atPath: origin.path))
  }

  @Test(arguments: [false, true])
  func aFileThatComesAgainIsFoundOnceMore(_ isHandedOver: Bool) throws {
    let site = try spool.site()
    let bytes = SmallDICOM.file()
    #expect(site.arrive(try spool.send(bytes)).fate.isDone)
    // The index of last night's backup, in another run.
    try FileManager.default.removeItem(at: spool.url.appending(path: "archive/.index/pair"))
    try FileManager.default.removeItem(at: spool.url.appending(path: "archive/.index/study-uid"))
    if isHandedOver {
      let staging = spool.url.appending(path: "work/.outgoing/staging")
      try FileManager.default.removeItem(at: staging)
      try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: false)
    }
    let again = try spool.site()
    #expect(again.arrive(try spool.send(bytes)).fate.isDone)
    #expect(try spool.files("rejected").isEmpty == !isHandedOver)
    #expect(try count() == 1)
    #expect(try spool.files("archive/.index/study-uid").count == 1)
  }

  @Test func whatIsNoShareIsLeftAlone() throws {
    let site = try spool.site()
    #expect(try site.archiveIndex.mend() == 0)
    #expect(site.arrive(try spool.send(SmallDICOM.file())).fate.isDone)
    let half = try #require(try spool.shares("archive").first)
    let folder = spool.url.appending(path: "archive/\(half)").deletingLastPathComponent()
    try Data("no picture".utf8).write(to: folder.appending(path: "0.png"))
    #expect(try site.archiveIndex.mend() == 0)
    #expect(try count() == 1)
  }

  @Test func workersThatComeAtTheSameMomentLeaveOneEntryOfAStudy() async throws {
    let site = try spool.site()
    for number in 0..<500 {
      await withTaskGroup { group in
        for _ in 0..<8 {
          let index = site.archiveIndex
          group.addTask {
            #expect(throws: Never.self) {
              try index.add(kind: "accession", value: "A\(number)", label: "AAAA-AAAA-AAAA")
            }
          }
        }
      }
      #expect(
        try site.archiveIndex.labels(kind: "accession", value: "A\(number)")
          == ["AAAA-AAAA-AAAA"])
    }
    #expect(try spool.files("archive/.index/accession").count == 500)
  }
}
