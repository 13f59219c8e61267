import Foundation
import Glibc
import Testing

@testable import Spool

/// Nothing relies on a folder whose name may not be on the medium, and no sync is made twice.
@Suite(.serialized) struct FolderMakingTests {
  let temporary: TemporaryFolder
  var folder: Folder { temporary.folder }
  /// One that no other test has: its folder may have had the number of this one.
  let name: Name

  init() throws {
    temporary = try TemporaryFolder()
    name = try #require(Name(UUID().uuidString))
  }

  /// A medium that fails a few times, and counts.
  private final class Medium {
    var failures = 0
    private(set) var syncs = 0

    func sync() throws(SystemCallError) {
      if failures > 0 {
        failures -= 1
        throw SystemCallError(call: "fsync", code: EIO)
      }
      syncs += 1
    }
  }

  private func place(_ name: Name) throws -> FoldersInTheMaking.Place {
    .init(folder: try folder.identity(), name: name)
  }

  /// Others that are made meanwhile may share its counter.
  private func isSoonMade(_ name: Name) throws -> Bool {
    for _ in 0..<2000 {
      if try !FoldersInTheMaking.mayHave(place(name)) { return true }
      usleep(5000)
    }
    return false
  }

  @Test func aFolderThatCouldNotBeSyncedIsSyncedByWhoOpensIt() throws {
    let medium = Medium()
    medium.failures = 2
    #expect(throws: SystemCallError(call: "fsync", code: EIO)) {
      _ = try folder.makeFolder(name, mode: 0o700, syncing: medium.sync)
    }
    #expect(throws: SystemCallError(call: "fsync", code: EIO)) {
      try folder.syncName(name, syncing: medium.sync)
    }
    try folder.syncName(name, syncing: medium.sync)
    #expect(medium.syncs >= 1)
  }

  /// Otherwise each folder that is made from then on would cost many syncs.
  @Test func afterAFailureNoFolderIsInTheMakingForGood() throws {
    let medium = Medium()
    medium.failures = 1
    #expect(throws: SystemCallError.self) {
      _ = try folder.makeFolder(name, mode: 0o700, syncing: medium.sync)
    }
    try folder.syncName(name, syncing: medium.sync)
    #expect(try isSoonMade(name))
  }

  @Test func aFolderThatIsMadeAgainIsNotTakenForTheFormerOne() throws {
    let medium = Medium()
    #expect(try folder.makeFolder(name, mode: 0o700, syncing: medium.sync))
    try folder.removeFolder(name)
    medium.failures = 1
    #expect(throws: SystemCallError.self) {
      _ = try folder.makeFolder(name, mode: 0o700, syncing: medium.sync)
    }
    let syncs = medium.syncs
    try folder.syncName(name, syncing: medium.sync)
    #expect(medium.syncs == syncs + 1)
  }

  /// A run that was killed may have made it, and not have come so far.
  @Test func whatOthersHaveMadeIsSyncedOnce() throws {
    let medium = Medium()
    try folder.makeFolder(name, mode: 0o700, durably: false)
    #expect(try !folder.makeFolder(name, mode: 0o700, syncing: medium.sync))
    #expect(medium.syncs == 1)
    #expect(try isSoonMade(name))
    #expect(try DurableNames.contains(.init(folder: folder.identity(), path: RelativePath(name))))
  }

  /// A publisher takes it away, and another service makes it again.
  @Test func oneThatWasMovedAwayIsSyncedOnceMore() throws {
    let medium = Medium()
    #expect(try folder.makeFolder(name, mode: 0o700, syncing: medium.sync))
    try folder.forgetName(name)
    try folder.move(name, to: folder, as: "elsewhere")
    try folder.makeFolder(name, mode: 0o700, durably: false)
    let syncs = medium.syncs
    try folder.syncName(name, syncing: medium.sync)
    #expect(medium.syncs == syncs + 1)
  }

  @Test func aPathIsKnownWhenEachOfItsNamesIs() throws {
    let path = RelativePath([name, "b"])
    _ = try folder.folder(path, makingWith: 0o700, durably: false)
    func isKnown() throws -> Bool {
      try DurableNames.contains(.init(folder: folder.identity(), path: path))
    }
    _ = try folder.folder(path)
    #expect(try !isKnown())
    _ = try folder.place(path, makingWith: 0o700)
    #expect(try isKnown())
    let inner = try folder.folder(name)
    #expect(try DurableNames.contains(.init(folder: inner.identity(), path: RelativePath("b"))))
  }

  /// fsync(2) of what has no medium: nobody can have made a folder there.
  @Test func whatCannotBeSyncedAtAllHasAlwaysBeenThere() throws {
    try folder.syncName(name) { () throws(SystemCallError) in
      throw SystemCallError(call: "fsync", code: EINVAL)
    }
    #expect(throws: SystemCallError(call: "fsync", code: EIO)) {
      try folder.syncName(name + " (2)") { () throws(SystemCallError) in
        throw SystemCallError(call: "fsync", code: EIO)
      }
    }
  }
}
