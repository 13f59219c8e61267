import DICOM
import Foundation
import ShareStorage
import Spool
import Testing

@testable import Service

@Suite struct CachedSourceTests {
  let spool = TemporarySpool()

  private func file(_ bytes: [UInt8]) throws -> (File, URL) {
    let path = try spool.send(bytes)
    let name = try #require(path.last)
    let file = try Folder(path: spool.url.path + "/incoming").folder(path.parent).openFile(name)
    return (file, spool.url.appending(path: "incoming/S1/IM1"))
  }

  private func lent(_ source: CachedSource, _ range: Range<Int>) -> [UInt8]? {
    var bytes: [UInt8]?
    let isLent = source.lend(range) { bytes = Array($0) }
    #expect(isLent == (bytes != nil))
    return bytes
  }

  @Test func whatWasReadOnceStays() throws {
    let (file, url) = try file([1, 2, 3, 4])
    let source = try CachedSource(file, isHeld: true)
    let writer = try FileHandle(forWritingTo: url)
    try writer.write(contentsOf: Data([9, 9, 9, 9]))
    try writer.close()
    #expect(try source.bytes(1..<3) == [2, 3])
    #expect(lent(source, 0..<4) == [1, 2, 3, 4])
    #expect(lent(source, 2..<5) == nil)
  }

  @Test func whatIsNotToBeHeldOrLongIsReadFromTheFile() throws {
    let (small, _) = try file([1, 2, 3, 4])
    #expect(lent(try CachedSource(small, isHeld: false), 0..<4) == nil)
    let (large, _) = try file([UInt8](repeating: 5, count: 1 << 20 | 1))
    let source = try CachedSource(large, isHeld: true)
    #expect(lent(source, 0..<1) == nil)
    #expect(try source.bytes(1 << 20..<(1 << 20 | 1)) == [5])
  }
}
