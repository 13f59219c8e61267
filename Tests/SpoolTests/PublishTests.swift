import Foundation
import Testing

@testable import Spool

/// Files get their names on every kind of file system, and none is ever replaced.
@Suite final class PublishTests {
  let temporary: TemporaryFolder
  private var played: [Folder] = []
  var folder: Folder { temporary.folder }

  init() throws { temporary = try TemporaryFolder() }

  deinit {
    // Another folder may get the same number.
    for folder in played { try? FolderAbilities.assume(nil, in: folder) }
  }

  /// ext4; vfat and exfat of Linux; exfat-fuse.
  static let namings: [FolderAbilities.Naming] = [.link, .move, .reservation]

  /// Plays a file system without unnamed files.
  private func play(_ naming: FolderAbilities.Naming?, in folder: Folder) throws {
    played.append(folder)
    try FolderAbilities.assume(
      FolderAbilities(naming: naming, hasUnnamedFiles: false, hasLocks: true, keepsModes: true),
      in: folder)
  }

  private func pending(_ bytes: [UInt8]) throws -> PendingFile {
    let file = try PendingFile(in: folder)
    try bytes.withUnsafeBytes { try file.append($0) }
    try file.sync()
    return file
  }

  @Test func thisFileSystemIsKnown() throws {
    let abilities = try FolderAbilities.of(folder)
    #expect(abilities.naming == .link && abilities.hasLocks && abilities.keepsModes)
    #expect(try folder.list().isEmpty)
  }

  @Test func foldersKeepWhatIsInThemHere() throws {
    #expect(try FolderAbilities.movesFolders(in: folder))
    #expect(try folder.list().isEmpty)
  }

  @Test(arguments: namings)
  func aFileGetsItsNameAndLeavesNothingElse(_ naming: FolderAbilities.Naming) throws {
    try play(naming, in: folder)
    let inner = try folder.folder("inner", makingWith: 0o700)
    try play(naming, in: inner)
    do {
      let file = try pending([1, 2, 3])
      try file.publish(in: inner, as: "final")
    }
    #expect(try inner.openFile("final").contents(limit: 9) == [1, 2, 3])
    #expect(try folder.list() == ["inner"])
    #expect(try inner.list() == ["final"])
  }

  @Test(arguments: namings, [[], [9]] as [[UInt8]])
  func noOtherFileIsReplaced(_ naming: FolderAbilities.Naming, _ other: [UInt8]) throws {
    try play(naming, in: folder)
    try temporary.write(other, "final")
    do {
      let file = try pending([1])
      let error = #expect(throws: SystemCallError.self) {
        try file.publish(in: folder, as: "final")
      }
      #expect(error?.code == EEXIST)
      try file.publish(in: folder, as: "final (2)")
    }
    #expect(try folder.openFile("final").contents(limit: 9) == other)
    #expect(try folder.openFile("final (2)").contents(limit: 9) == [1])
    #expect(try folder.list() == ["final", "final (2)"])
  }

  @Test(arguments: namings)
  func aFileMayBePublishedOnceMore(_ naming: FolderAbilities.Naming) throws {
    try play(naming, in: folder)
    do {
      let file = try pending([1])
      try file.publish(in: folder, as: "one")
      try file.publish(in: folder, as: "two")
      try folder.remove("one")
    }
    #expect(try folder.list() == ["two"])
    #expect(try folder.openFile("two").contents(limit: 9) == [1])
  }

  @Test(arguments: namings)
  func whatIsNotPublishedIsGone(_ naming: FolderAbilities.Naming) throws {
    try play(naming, in: folder)
    _ = try pending([1])
    #expect(try folder.list().isEmpty)
  }

  @Test(arguments: namings)
  func aNamedFileThatIsGoneIsNotPublished(_ naming: FolderAbilities.Naming) throws {
    try play(naming, in: folder)
    let error = #expect(throws: SystemCallError.self) {
      _ = try folder.publish(".gone", in: folder, as: "final", isOwn: true)
    }
    #expect(error?.code == ENOENT)
    #expect(try folder.list().isEmpty)
  }

  @Test func withoutASafeWayNothingIsNamed() throws {
    try play(nil, in: folder)
    let file = try pending([1])
    #expect(throws: SystemCallError(call: "linkat", code: EOPNOTSUPP)) {
      try file.publish(in: folder, as: "final")
    }
    #expect(try folder.status("final") == nil)
  }

  @Test func inAFolderOfItsOwnAReservedNameIsUsed() throws {
    try play(.reservation, in: folder)
    try temporary.write([], "final")  // a run was killed between its two steps
    try temporary.write([1], "pending")
    let error = #expect(throws: SystemCallError.self) {
      _ = try folder.publish("pending", in: folder, as: "final")
    }
    #expect(error?.code == EEXIST)
    #expect(try folder.publish("pending", in: folder, as: "final", isOwn: true) == .moved)
    #expect(try folder.openFile("final").contents(limit: 9) == [1])
    #expect(try folder.list() == ["final"])
  }

  @Test func whereNoMoveIsExclusiveAFreeNameIsNotTriedForOne() throws {
    try temporary.write([1], "one")
    try temporary.write([2], "two")
    // Only here it can be seen which call was made: the name is not free.
    #expect(throws: SystemCallError(call: "renameat2", code: EEXIST)) {
      try folder.move("one", to: folder, as: "two", isFree: true)
    }
    try FolderAbilities.noteNoExclusiveMoves(in: folder)
    defer { try? FolderAbilities.noteNoExclusiveMoves(in: folder, false) }
    #expect(throws: SystemCallError.self) { try folder.move("one", to: folder, as: "two") }
    try folder.move("one", to: folder, as: "two", isFree: true)
    #expect(try folder.openFile("two").contents(limit: 9) == [1])
  }

  @Test func aMoveThatCannotBeMadeAtAllTellsNothingOfOthers() throws {
    let inner = try folder.folder("outer", makingWith: 0o700)
    #expect(throws: SystemCallError.self) {
      try folder.move("outer", to: inner, as: "inner", isFree: true)
    }
    #expect(try !FolderAbilities.isKnownWithoutExclusiveMoves(folder))
  }
}
