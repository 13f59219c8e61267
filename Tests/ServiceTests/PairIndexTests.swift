import Foundation
import Testing

@testable import SecretSharing
@testable import Service

@Suite struct PairIndexTests {
  let spool = TemporarySpool()

  private func index() throws -> PairIndex { PairIndex(archive: try spool.site().folders.archive) }

  /// A pair whose first byte is the same for all.
  private func pair(_ number: UInt16) -> PairID {
    PairID(
      bytes: [0xAB, UInt8(number >> 8), UInt8(number & 0xFF)] + [UInt8](repeating: 7, count: 13))
  }

  private func url(_ name: String) -> URL {
    spool.url.appending(path: "archive/.index/pair/\(name)")
  }

  @Test func theNewestEntryComesFirst() throws {
    let index = try index()
    #expect(try index.entries(of: pair(1)).isEmpty)
    for entry: [UInt8] in [[1], [2, 0], [3]] { try index.add(entry, of: pair(1)) }
    try index.add([9], of: pair(2))
    #expect(try index.entries(of: pair(1)) == [[3], [2, 0], [1]])
    #expect(try index.entries(of: pair(2)) == [[9]])
  }

  @Test func whatACrashLeftOfALineIsPassedOver() throws {
    let index = try index()
    try index.add([1], of: pair(1))
    let line = try Data(contentsOf: url("ab"))
    // Half a line, a line of zeros, and a line with something else among the digits.
    var rest = line + line.prefix(20)
    rest += Data(count: 64)
    try rest.write(to: url("ab"))
    try index.add([2], of: pair(2))
    try index.add([3], of: pair(1))
    #expect(try index.entries(of: pair(1)) == [[3], [1]])
    #expect(try index.entries(of: pair(2)) == [[2]])
  }

  @Test func fullFilesAreFollowedByThoseOfMoreDigits() throws {
    let index = try index()
    try index.add([1], of: pair(1))
    let full = String(repeating: "\n", count: PairIndex.fullByteCount)
    try (try Data(contentsOf: url("ab")) + Data(full.utf8)).write(to: url("ab"))
    try index.add([2], of: pair(1))
    try index.add([3], of: pair(0x0100))
    #expect(try index.entries(of: pair(1)) == [[2], [1]])
    #expect(try index.entries(of: pair(0x0100)) == [[3]])
    #expect(try spool.files("archive/.index/pair") == ["ab", "ab00", "ab01"])
    try Data(full.utf8).write(to: url("ab00"))
    try index.add([4], of: pair(1))
    #expect(try index.entries(of: pair(1)) == [[4], [1]])
    #expect(try spool.files("archive/.index/pair") == ["ab", "ab00", "ab0001", "ab01"])
  }
}
