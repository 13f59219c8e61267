import Foundation
import Spool
import Synchronization
import Testing

@Suite struct FolderTests {
  let temporary: TemporaryFolder
  var folder: Folder { temporary.folder }

  init() throws { temporary = try TemporaryFolder() }

  @Test func listsNamesInOrderWithoutDots() throws {
    try temporary.write([], "b")
    try temporary.write([], ".a")
    #expect(try folder.list() == [".a", "b"])
    #expect(try folder.list().count == 2, "a second listing begins at the beginning")
  }

  @Test func symbolicLinksAreNotFollowed() throws {
    try temporary.write([1], "file")
    try temporary.symlink("link", to: "file")
    try temporary.symlink("folder", to: ".")
    #expect(throws: SystemCallError.self) { try folder.openFile("link") }
    #expect(throws: SystemCallError.self) { try folder.folder("folder") }
    #expect(try folder.status("link")?.kind == .symbolicLink)
  }

  @Test func pipesAreNotWaitedFor() throws {
    #expect(mkfifo(temporary.url.appending(path: "pipe").path(), 0o600) == 0)
    #expect(throws: SystemCallError(call: "openat", code: EINVAL)) {
      try folder.openFile("pipe")
    }
  }

  @Test func aFileThatHasGotTheNameOfAnotherIsNotErasedInItsPlace() throws {
    try temporary.write([1], "sheet")
    let former = try #require(try folder.status("sheet"))
    try temporary.write([2], "new")
    try folder.replace("new", in: folder, as: "sheet")
    #expect(try !folder.erase("sheet", known: former))
    #expect(try folder.openFile("sheet").contents(limit: 9) == [2])
    let now = try #require(try folder.status("sheet"))
    #expect(try folder.erase("sheet", known: now))
    #expect(try folder.status("sheet") == nil)
    #expect(try folder.erase("sheet", known: now), "it is gone already")
  }

  @Test func whatIsAppendedLiesInTheFileThatHasReplacedAnother() throws {
    try temporary.write([1], "lines")
    let file = try folder.openFile("lines", isWritable: true)
    try file.lock()
    let folder = folder
    let result = Mutex<Result<Void, any Error>?>(nil)
    let appending = Thread {
      let appended = Result { try folder.append([3], to: "lines", mode: 0o600) }
      result.withLock { $0 = appended }
    }
    appending.start()
    // It waits for the lock, which the system tells of.
    let end = ContinuousClock.now + .seconds(600)
    while try !isLockAwaited() {
      try #require(
        !appending.isFinished && .now < end, "\(String(describing: result.withLock { $0 }))")
      usleep(1000)
    }
    try folder.writeWhole([2], as: "lines", pending: ".lines", durable: false)
    try file.close()
    while !appending.isFinished {
      try #require(.now < end, "it still waits")
      usleep(1000)
    }
    try #require(result.withLock { $0 }).get()
    #expect(try folder.openFile("lines").contents(limit: 9) == [2, 3])
  }

  private func isLockAwaited() throws -> Bool {
    let inode = try #require(try folder.status("lines")).identity.inode
    return try String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n")
      .contains { $0.contains("->") && $0.contains(":\(inode) ") }
  }

  @Test func whatIsErasedIsOverwrittenFirst() throws {
    try temporary.write([UInt8](repeating: 7, count: 3_000_001), "key")
    let file = try folder.openFile("key")
    #expect(try folder.erase("key"))
    #expect(try folder.status("key") == nil)
    #expect(try file.status().size == 3_000_001)
    #expect(try file.contents(limit: 4_000_000).allSatisfy { $0 == 0 })
    #expect(try !folder.erase("key"), "there is nothing any more")
  }

  @Test func holesStayHolesWhenAFileIsErased() throws {
    let file = try folder.createFile("key", mode: 0o600)
    let end = 1 << 40
    try file.write([UInt8](repeating: 7, count: 5), at: 0)
    try file.write([UInt8](repeating: 7, count: 3), at: end)
    #expect(try folder.erase("key"))
    var found = [UInt8](repeating: 1, count: 5)
    for offset in [0, end] {
      try found.withUnsafeMutableBytes { _ = try file.read(at: offset, into: $0) }
      #expect(!found.contains(7))
    }
    #expect(try file.status().isSparse)
    var status = stat()
    #expect(fstat(file.descriptor, &status) == 0 && status.st_blocks < 1000)
  }

  @Test func whatIsNothingButAHoleIsOnlyRemoved() throws {
    let file = try folder.createFile("hole", mode: 0o600)
    #expect(ftruncate(file.descriptor, 1 << 40) == 0)
    #expect(try !folder.erase("hole"))
    #expect(try folder.status("hole") == nil)
  }

  @Test func whatBelongsToOthersIsNotOverwritten() throws {
    try temporary.write([7], "theirs")
    try folder.link("theirs", to: folder, as: "link")
    try temporary.symlink("symbolic", to: "theirs")
    for name in ["link", "symbolic"] as [Name] {
      #expect(try !folder.erase(name))
      #expect(try folder.status(name) == nil)
    }
    #expect(try folder.openFile("theirs").contents(limit: 9) == [7])
  }

  @Test func aPlaceIsGoodForWhatLiesInIt() throws {
    let place = try folder.place(RelativePath(["one", "two"]), makingWith: 0o700)
    try place.writeNew([1], as: "file", durable: true)
    #expect(try place.list() == ["file"])
    #expect(try place.openFile("file").contents(limit: 9) == [1])
    #expect(try place.identity() == folder.folder("one").status("two")?.identity)
    #expect(try folder.place(RelativePath()).identity() == folder.identity())
    try temporary.symlink("link", to: "one")
    for name in ["link", "nothing"] as [Name] {
      #expect(throws: SystemCallError.self) { try folder.place(RelativePath(name)) }
    }
  }

  @Test func movingNeverReplaces() throws {
    try temporary.write([1], "one")
    try temporary.write([2], "two")
    #expect(throws: SystemCallError(call: "renameat2", code: EEXIST)) {
      try folder.move("one", to: folder, as: "two")
    }
    #expect(try folder.openFile("two").contents(limit: 9) == [2])
  }

  @Test func roomThatIsTakenDoesNotLengthenTheFile() throws {
    let file = try folder.createFile("file", mode: 0o600)
    try file.reserve(1 << 20)
    #expect(try file.status().size == 0)
    try file.write([1, 2, 3])
    #expect(try file.contents(limit: 9) == [1, 2, 3])
  }

  @Test func moreRoomThanThereIsCannotBeTaken() throws {
    let file = try folder.createFile("file", mode: 0o600)
    let error = #expect(throws: SystemCallError.self) { try file.reserve(1 << 60) }
    #expect([ENOSPC, EFBIG].contains(error?.code ?? 0))
    #expect(try file.status().size == 0)
  }

  @Test func aNewSmallFileNeverReplacesAndLeavesNothingElse() throws {
    try folder.writeNew([1], as: "new", durable: true)
    #expect(throws: SystemCallError(call: "linkat", code: EEXIST)) {
      try folder.writeNew([2], as: "new", durable: false)
    }
    #expect(try folder.openFile("new").contents(limit: 9) == [1])
    #expect(try folder.list() == ["new"])
  }

  @Test func notesAreKeptWithoutFiles() throws {
    let text = Array("a/ü\u{FF}\n".utf8) + [0xFF]
    #expect(try folder.writeNote(text, as: "note"))
    #expect(try folder.note("note") == text)
    #expect(throws: SystemCallError(call: "symlinkat", code: EEXIST)) {
      try folder.writeNote([1], as: "note")
    }
    try temporary.write(text, "file")
    #expect(try folder.note("file") == nil)
    #expect(throws: SystemCallError(call: "readlinkat", code: ENOENT)) { try folder.note("none") }
  }

  @Test func aNoteThatIsTooLongIsNotKept() throws {
    for text in [[], [UInt8](repeating: 1, count: Int(PATH_MAX)), [1, 0, 2]] {
      #expect(try !folder.writeNote(text, as: "note"))
    }
    let longest = [UInt8](repeating: 1, count: Int(PATH_MAX) - 1)
    #expect(try folder.writeNote(longest, as: "note"))
    #expect(try folder.note("note") == longest)
  }

  @Test func publishingNeverReplacesAndMayBeRepeated() throws {
    let file = try DurableFile(in: folder, pending: ".pending")
    try [UInt8](repeating: 7, count: 3 << 20).withUnsafeBytes { try file.write($0) }
    try [8 as Int].withUnsafeBytes { try file.write($0) }
    try file.sync()
    try folder.publish(".pending", in: folder, as: "final")
    try folder.publish(".pending", in: folder, as: "final")
    try file.discard()
    #expect(try folder.status("final")?.size == (3 << 20) + MemoryLayout<Int>.size)

    _ = try DurableFile(in: folder, pending: ".other")
    #expect(throws: SystemCallError(call: "linkat", code: EEXIST)) {
      try folder.publish(".other", in: folder, as: "final")
    }
    #expect(throws: SystemCallError(call: "linkat", code: ENOENT)) {
      try folder.publish(".gone", in: folder, as: "another")
    }
  }

  @Test func aFileWithoutANameVanishes() throws {
    do {
      let file = try folder.createUnnamedFile(mode: 0o600)
      try file.write([1, 2])
      #expect(try folder.list().isEmpty)
      try folder.link(unnamed: file, as: "now")
    }
    #expect(try folder.openFile("now").contents(limit: 9) == [1, 2])
  }

  @Test func missingFoldersAreMadeOnTheWay() throws {
    let path = RelativePath(["a", "b", "c"])
    #expect(throws: SystemCallError(call: "openat2", code: ENOENT)) { try folder.folder(path) }
    _ = try folder.folder(path, makingWith: 0o700)
    _ = try folder.folder(path)
    #expect(try folder.folder("a").removeFolder("nothing") == false)
    #expect(throws: SystemCallError(call: "unlinkat", code: ENOTEMPTY)) {
      try folder.removeFolder("a")
    }
  }

  @Test func aLeaseIsRefusedWhileSomebodyWrites() throws {
    try temporary.write([1], "file")
    let file = try folder.openFile("file")
    #expect(file.probeLease() == .granted)
    let writer = try FileHandle(forWritingTo: temporary.url.appending(path: "file"))
    #expect(file.probeLease() == .refused)
    try writer.close()
    #expect(file.probeLease() == .granted)
  }

  @Test func onlyOneHoldsALock() throws {
    try temporary.write([], "lock")
    let one = try folder.openFile("lock")
    #expect(try one.tryLock())
    #expect(try folder.openFile("lock").tryLock() == false)
  }

  @Test func wholeFilesReplaceEachOther() throws {
    try folder.writeWhole([1, 2, 3], as: "status", pending: ".new", durable: false)
    try folder.writeWhole([4], as: "status", pending: ".new", durable: true)
    #expect(try folder.openFile("status").contents(limit: 9) == [4])
    #expect(try folder.list() == ["status"])
  }
}
