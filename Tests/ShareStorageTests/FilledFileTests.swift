import Foundation
import Spool
import Testing

@testable import ShareStorage

/// Files that get all of their content at one go.
@Suite final class FilledFileTests {
  private let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  private let folder: Folder

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = try Folder(path: url.path())
  }

  deinit { try? FileManager.default.removeItem(at: url) }  // a leftover in /tmp harms nobody

  @Test(arguments: [0, 1, 70_000, 3_000_000]) func theyAreOnTheMedium(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 >> 3) }
    let memory = try File(inMemory: "test")
    try memory.write(bytes)
    let file = try DurableFile(in: folder, pending: "A")
    try FileSource(memory).fill(file)
    try file.sync()
    #expect(try file.file.contents(limit: .max) == bytes)
    try folder.link("A", to: folder, as: "B")
    #expect(try folder.openFile("B").contents(limit: .max) == bytes)
  }

  @Test func whatCannotBeOpenedAgainIsNoOtherFile() throws {
    let file = try DurableFile(in: folder, pending: "A")
    try file.file.write([1, 2, 3])
    try folder.remove("A")
    #expect(throws: SystemCallError(call: "openat", code: ENOENT)) { try file.reopen() }
    // It may have the number that the other one had.
    let other = try folder.createFile("B", mode: 0o600)
    #expect(throws: SystemCallError(call: "write", code: EBADF)) { try file.file.write([9]) }
    #expect(try other.status().size == 0)
  }

  @Test func aCopyInMemoryStaysAsItWas() throws {
    try folder.writeNew([1, 2, 3], as: "A", durable: false)
    let copy = try #require(try FileSource.inMemory(folder.openFile("A"), limit: 3))
    try folder.openFile("A", isWritable: true).write([9], at: 0)
    #expect(try copy.contents(limit: 9) == [1, 2, 3])
    #expect(try FileSource.inMemory(folder.openFile("A"), limit: 2) == nil)
  }
}
