import Foundation
import Glibc
import Spool
import Testing

@Suite struct FolderWatchTests {
  let temporary: TemporaryFolder
  let watch: FolderWatch

  init() throws {
    temporary = try TemporaryFolder()
    watch = try FolderWatch()
    guard case .watching = watch.watch(temporary.folder, as: RelativePath()) else {
      Issue.record("the folder is not watched")
      return
    }
  }

  @Test func aWrittenFileIsTouched() throws {
    try temporary.write([1], "a")
    #expect(try watch.hints().contains(.touched(RelativePath("a"))))
  }

  @Test func aRenamedFileIsMovedIn() throws {
    let outside = try TemporaryFolder()
    try outside.write([1], "a")
    try outside.folder.move("a", to: temporary.folder, as: "b")
    #expect(try watch.hints() == [.movedIn(RelativePath("b"))])
  }

  @Test func aFileThatIsMovedAwayIsRemoved() throws {
    let outside = try TemporaryFolder()
    try temporary.write([1], "a")
    _ = try watch.hints()
    try temporary.folder.move("a", to: outside.folder, as: "b")
    #expect(try watch.hints() == [.removed(RelativePath("a"))])
  }

  @Test func aNewFolderIsToBeListed() throws {
    try temporary.folder.makeFolder("sub", mode: 0o700)
    #expect(try watch.hints() == [.folder(RelativePath("sub"))])
    let sub = try temporary.folder.folder("sub")
    _ = watch.watch(sub, as: RelativePath("sub"))
    try temporary.write([1], "sub/x")
    #expect(try watch.hints().contains(.touched(RelativePath(["sub", "x"]))))
  }

  @Test func aRenamedFolderIsFoundByItsNewName() throws {
    let sub = try temporary.folder.folder("sub", makingWith: 0o700)
    _ = watch.watch(sub, as: RelativePath("sub"))
    try temporary.folder.move("sub", to: temporary.folder, as: "new")
    let hints = try watch.hints()
    #expect(hints.contains(.folderGone(from: RelativePath())))
    #expect(hints.contains(.folder(RelativePath("new"))))
    _ = watch.watch(sub, as: RelativePath("new"))
    try temporary.write([1], "new/x")
    #expect(try watch.hints().contains(.touched(RelativePath(["new", "x"]))))
    #expect(watch.count == 2)
  }

  @Test func aRemovedRootMeansEverything() throws {
    let other = try FolderWatch()
    let url = temporary.url.appending(path: "root")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    _ = other.watch(try Folder(path: url.path()), as: RelativePath())
    try FileManager.default.removeItem(at: url)
    #expect(try other.hints().contains(.everything))
    #expect(other.count == 0, "nothing is left to watch")
  }

  @Test func moreEventsThanTheKernelKeepsAreAnOverflow() throws {
    let limit = try String(
      contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let count = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
    try temporary.write([1], "a")
    // Two after each other that are the same count once.
    for number in 0..<(count / 2 + 1) {
      try temporary.folder.move(
        number % 2 == 0 ? "a" : "b", to: temporary.folder, as: number % 2 == 0 ? "b" : "a")
    }
    let hints = try watch.hints()
    #expect(hints.last == .overflow)
    #expect(!hints.dropLast().contains(.overflow))
    #expect(try watch.hints().isEmpty, "it is said once")
  }

  /// Who makes hints faster than they are taken keeps nobody in the call.
  @Test func onlySoManyHintsAreTakenAtATime() throws {
    let names: [Name] = ["a", "b"].map { Name(stringLiteral: String(repeating: $0, count: 250)) }
    try temporary.folder.createFile(names[0], mode: 0o600).close()
    for number in 0..<5000 {
      try temporary.folder.move(names[number % 2], to: temporary.folder, as: names[1 - number % 2])
    }
    let first = try watch.hints()
    #expect(!first.isEmpty && first.count < 5000)
    var ready = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&ready, 1, 0) == 1, "the rest is there")
    var count = first.count
    while case let next = try watch.hints(), !next.isEmpty { count += next.count }
    #expect(count == 2 + 2 * 5000, "made and closed; moved from and to")
  }

  @Test func nothingIsSaidOfNothing() throws { #expect(try watch.hints().isEmpty) }
}
