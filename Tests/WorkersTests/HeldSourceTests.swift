import DICOM
import Spool
import Testing

@testable import Workers

/// A short file is read once, as long as it is worked on.
@Suite struct HeldSourceTests {
  private func lent(_ count: Int, isHeld: Bool) throws -> (first: UInt8, isLent: Bool) {
    let file = try File(inMemory: "dicomshare-test")
    try file.write([UInt8](repeating: 1, count: count))
    let bench = Workbench(Progress {})
    guard case .examined = bench.reply(to: .examine(isHeld: isHeld), [file]) else {
      Issue.record("it is looked at")
      return (0, false)
    }
    try file.write([9], at: 0)
    let source = try #require(bench.source)
    return (try source.bytes(0..<1)[0], source.lend(0..<1) { _ in })
  }

  @Test func whatIsHeldIsNotReadAgain() throws {
    #expect(try lent(1000, isHeld: true) == (1, true))
    #expect(try lent(1 << 20, isHeld: true) == (1, true))
  }

  @Test func whatIsNotToBeHeldOrLongIsReadFromTheFile() throws {
    #expect(try lent(1000, isHeld: false) == (9, false))
    #expect(try lent(1 << 20 | 1, isHeld: true) == (9, false))
  }
}
