import Dispatch
import Foundation
import Glibc
import Spool
import Synchronization
import Testing

@testable import Service

/// What is told of a run stays true on a full disk.
@Suite struct KeptFileTests {
  private let spool = TemporarySpool()

  private func file() throws -> KeptFile {
    KeptFile(folder: try spool.site().folders.state, name: "kept")
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
    #expect(try file.folder.list().allSatisfy { !$0.isHidden }, "nothing is left")
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

  /// Several services write metrics into one folder, and a status into one spool.
  @Test func whatIsWrittenAtTheSameTimeIsNotMixedUp() throws {
    let folder = try spool.site().folders.state
    let files = ["0.prom", "0.prom", "1.prom", "1.prom"].map { KeptFile(folder: folder, name: $0) }
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: files.count) { number in
      for _ in 0..<300 {
        do {
          try files[number].write([UInt8](repeating: UInt8(0x30 + number / 2), count: 100))
          let file = try folder.openFile(files[number].name)
          let bytes = try file.contents(limit: 100)
          if bytes.contains(where: { $0 != UInt8(0x30 + number / 2) }) {
            failures.withLock { $0 += 1 }
          }
        } catch {
          failures.withLock { $0 += 1 }
        }
      }
    }
    #expect(failures.withLock { $0 } == 0)
  }

  /// Of a service that was killed while it wrote; nobody else looks after that folder.
  @Test func whatAKilledServiceHasLeftIsRemoved() throws {
    let left = Name(stringLiteral: ".dicomshare-\(try HostCode.text())-999999999.1-0123456789ab")
    // This process has swept once what had the same inode before.
    var folders: [Folder] = []
    for number in 0..<100 {
      let url = spool.url.appending(path: "metrics \(number)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      let folder = try Folder(path: url.path(percentEncoded: false))
      _ = try folder.createFile(left, mode: 0o600)
      try KeptFile(folder: folder, name: "0.prom").write([1])
      folders.append(folder)
    }
    #expect(try folders.contains { try $0.status(left) == nil })
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
