import Foundation
import Glibc
import Spool
import Testing

@testable import Service

/// What is told of a run stays true on a full disk.
@Suite struct KeptFileTests {
  private let spool = TemporarySpool()

  private func file() throws -> KeptFile {
    KeptFile(folder: try spool.site().folders.state, name: "kept", pending: ".kept")
  }

  private func text(_ file: KeptFile) throws -> String {
    let bytes = try file.folder.openFile(file.name).contents(limit: 1 << 16)
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private func inode(_ file: KeptFile) throws -> UInt64? {
    try file.folder.status(file.name)?.identity.inode
  }

  private static func full(_: KeptFile, _: [UInt8]) throws(SystemCallError) {
    throw SystemCallError(call: "write", code: ENOSPC)
  }

  @Test func withoutRoomItIsWrittenInItsPlace() throws {
    let file = try file()
    try file.write(Array("a first text\n".utf8))
    let first = try inode(file)
    try file.write(Array("shorter\n".utf8), replace: Self.full)
    #expect(try text(file) == "shorter")
    let longer = String(repeating: "x", count: 500)
    try file.write(Array(longer.utf8), replace: Self.full)
    #expect(try text(file) == longer)
    #expect(try inode(file) == first)
    #expect(try file.folder.status(".kept") == nil)
    try file.write(Array("with room\n".utf8))
    #expect(try text(file) == "with room")
    #expect(try inode(file) != first, "it is replaced as a whole again")
  }

  @Test func whatHasNoPlaceYetOrIsTooLongIsSaid() throws {
    let file = try file()
    let full = SystemCallError(call: "write", code: ENOSPC)
    #expect(throws: full) { try file.write([1], replace: Self.full) }
    try file.write([1])
    #expect(throws: full) {
      try file.write([UInt8](repeating: 1, count: 5000), replace: Self.full)
    }
    #expect(try file.folder.openFile(file.name).contents(limit: 1) == [1], "what was there stays")
  }

  @Test func otherFailuresAreSaid() throws {
    let file = try file()
    try file.write([1])
    #expect(throws: SystemCallError(call: "write", code: EROFS)) {
      try file.write([2]) { _, _ throws(SystemCallError) in
        throw SystemCallError(call: "write", code: EROFS)
      }
    }
    #expect(try file.folder.openFile(file.name).contents(limit: 1) == [1])
  }
}
