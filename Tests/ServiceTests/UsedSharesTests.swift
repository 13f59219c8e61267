import Foundation
import Spool
import Testing

@testable import Service
@testable import Journal

@Suite struct UsedSharesTests {
  let spool = TemporarySpool()

  private func drop(_ names: [String]) throws -> [RelativePath] {
    try names.map { name in
      let file = spool.url.appending(path: "reconstruct/\(name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(name.utf8).write(to: file)
      return try #require(RelativePath(Array(name.utf8)))
    }
  }

  /// What a run leaves that was killed after it moved `moved` of its shares.
  private func interrupted(_ paths: [RelativePath], moved: Int, in site: Site) throws {
    let folder = try site.folders.used.folder(DatedName.make(for: "AAAA"), makingWith: 0o700)
    var list: [UInt8] = []
    for (number, path) in paths.enumerated() {
      let parent = try site.folders.reconstruct.folder(path.parent)
      let name = try #require(path.last)
      let inode = try #require(try parent.status(name)).identity.inode
      list += Array("\(inode) ".utf8) + path.bytes + [0]
      if number < moved {
        try parent.move(name, to: folder, as: try #require(Name("\(number)-x")))
      }
    }
    try folder.writeNew(list, as: ".moving", durable: false)
  }

  @Test func allSharesAreMovedAndTheirFolderStaysForMore() throws {
    let site = try spool.site()
    try UsedShares(folders: site.folders).run(try drop(["CD 1/one", "CD 1/two"]))
    let files = try spool.files("work/.reconstruct/used").filter { !$0.hasSuffix("/.moved") }
    #expect(files.count == 2)
    #expect(files.allSatisfy { !$0.hasSuffix(".moving") })
    #expect(try Set(site.folders.reconstruct.list()) == ["CD 1"])
  }

  /// As the next exam, saved under the same name, while the one before was being restored.
  @Test func anotherFileThatHasGotTheNameStays() throws {
    let site = try spool.site()
    let paths = try drop(["one.png", "two.png", "three.png"])
    let root = site.folders.reconstruct
    let seen = try Dictionary(
      uniqueKeysWithValues: paths.map { path in
        let name = try #require(path.last)
        return (path, try #require(try root.status(name)))
      })
    // Replaced, written anew, and left alone.
    try Data("one.png".utf8).write(
      to: spool.url.appending(path: "reconstruct/one.png"), options: .atomic)
    let handle = try FileHandle(forWritingTo: spool.url.appending(path: "reconstruct/two.png"))
    try handle.write(contentsOf: Data("TWO, and more".utf8))
    try handle.close()
    let replaced = try UsedShares(folders: site.folders).run(paths, seen: seen)
    #expect(replaced == Array(paths.prefix(2)))
    #expect(try Set(root.list()) == ["one.png", "two.png"])
    #expect(
      try spool.files("work/.reconstruct/used").filter { !$0.hasSuffix("/.moved") }.count == 1)
  }

  @Test func whatAKilledRunBeganIsFinished() throws {
    let site = try spool.site()
    try interrupted(try drop(["CD 1/one", "CD 1/two"]), moved: 1, in: site)
    site.retention.run()
    #expect(try site.folders.reconstruct.list() == [])
    #expect(
      try spool.files("work/.reconstruct/used").count { !$0.hasSuffix("/.moved") } == 2)
  }

  @Test func theTextAndTheFolderOfAShareThatWasMovedGoToo() throws {
    let site = try spool.site()
    let paths = try drop(["CD 1/one", "CD 1/two"])
    try interrupted(paths, moved: 2, in: site)
    _ = try drop(["CD 1/two.problem.txt"])
    site.retention.run()
    #expect(try site.folders.reconstruct.list() == [])
  }

  @Test func anotherFileOfTheSameNameIsLeftAlone() throws {
    let site = try spool.site()
    let paths = try drop(["one", "two"])
    try interrupted(paths, moved: 1, in: site)
    let place = spool.url.appending(path: "reconstruct")
    // Both exist at once, so that the new one cannot get the inode of the old one.
    try Data("another".utf8).write(to: place.appending(path: ".new"))
    #expect(
      rename(place.appending(path: ".new").path(), place.appending(path: "two").path()) == 0)
    site.retention.run()
    #expect(try spool.contents("reconstruct/two") == Array("another".utf8))
  }

  @Test func aListThatIsNoneDoesNoHarm() throws {
    let site = try spool.site()
    _ = try drop(["one"])
    let folder = try site.folders.used.folder(DatedName.make(for: "AAAA"), makingWith: 0o700)
    try folder.writeNew(
      [0, 0x20, 0, 0xFF] + Array("12 ../one".utf8), as: ".moving",
      durable: false)
    site.retention.run()
    #expect(try spool.contents("reconstruct/one") == Array("one".utf8))
    #expect(try folder.list() == [".moved"])
  }

  @Test func aLaterRunKnowsWhichFoldersSharesCameOutOf() throws {
    let site = try spool.site()
    try UsedShares(folders: site.folders).run(try drop(["CD 1/one", "CD 1/two"]))
    try UsedShares(folders: site.folders).run(try drop(["CD 1/deep/one", "CD 2/two"]))
    _ = try drop(["CD 2/more"])
    let scanner = try Scanner(.reconstruct, root: site.folders.reconstruct)
    #expect(try scanner.isIdleDrop("CD 1") && !scanner.isIdleDrop("CD 2"))
    #expect(try !scanner.isIdleDrop("CD 3"), "there is none")
    #expect(try UsedShares(folders: site.folders).emptied(scanner.isIdleDrop) == ["CD 1": 2])
  }

  @Test func aFolderThatAnEarlierRunEmptiedIsTakenAway() throws {
    let site = try spool.site()
    try UsedShares(folders: site.folders).run(try drop(["CD 1/one", "CD 1/two"]))
    let now = ContinuousClock.now
    var folders = DroppedFolders()
    for (name, count) in try UsedShares(folders: site.folders).emptied({ $0 == "CD 1" }) {
      folders.remember(DropMemory.Record(folder: name, reconstructed: count), now)
    }
    // New files may be on their way into it.
    #expect(folders.update([:], .nothing, now, spool.log).finished.isEmpty)
    let finished = folders.update([:], .nothing, now + .seconds(30), spool.log).finished
    #expect(finished == [DropReport.Finished(name: "CD 1", isUsed: true)])
    folders.finishAgain(finished)
    #expect(folders.update([:], .nothing, now + .seconds(31), spool.log).finished == finished)
    #expect(
      site.dropPages.write(DropReport(items: [], folders: [], finished: finished)) == nil)
    #expect(try site.folders.reconstruct.list().contains("CD 1") == false)
  }

  @Test func aPageThatCannotBeWrittenIsDoneAgain() throws {
    let site = try spool.site()
    _ = try drop(["STATUS.HTM/in-the-way"])
    #expect(site.dropPages.write(DropReport()) != nil)
    try FileManager.default.removeItem(
      at: spool.url.appending(path: "reconstruct/STATUS.HTM"))
    #expect(site.dropPages.write(DropReport()) == nil)
  }

  /// The next run of the housekeeping, while a thread is at it.
  @Test func whatIsBeingMovedIsLeftToWhoDoesIt() throws {
    let site = try spool.site()
    try interrupted(try drop(["CD 1/one", "CD 1/two"]), moved: 2, in: site)
    let list = try #require(try site.folders.used.list().first)
    try UsedShares.during(site.folders.used.folder(list)) { () throws in
      site.retention.run()
      #expect(try site.folders.reconstruct.list() == ["CD 1"], "more may be on its way into it")
      #expect(try UsedShares.isUnfinished(site.folders.used.folder(list)))
    }
    site.retention.run()
    #expect(try site.folders.reconstruct.list() == [])
  }

  @Test func whatAnotherInstanceMayBeMovingIsLeftToIt() throws {
    let site = try spool.site()
    try interrupted(try drop(["CD 1/one", "CD 1/two"]), moved: 2, in: site)
    let other = try spool.site()
    other.retention.run()
    #expect(try site.folders.reconstruct.list() == ["CD 1"])
    try site.instance.leave()
    other.retention.run()
    #expect(try site.folders.reconstruct.list() == [])
  }
}
