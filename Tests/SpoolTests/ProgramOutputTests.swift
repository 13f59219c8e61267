import Testing

@testable import Spool

@Suite(.timeLimit(.minutes(1))) struct ProgramOutputTests {
  private func output(_ script: String, limit: Int = 100) throws -> [UInt8]? {
    try ProgramOutput.of(["/bin/sh", "-c", script], limit: limit)
  }

  @Test func whatIsWrittenIsRead() throws {
    #expect(try output("printf abc") == Array("abc".utf8))
    #expect(try output("true") == [])
  }

  /// More than a pipe takes: a program that cannot write does not end.
  @Test func moreThanTheLimitIsLeftOut() throws {
    #expect(try output("head -c 300000 /dev/zero", limit: 10) == [UInt8](repeating: 0, count: 10))
  }

  @Test(arguments: ["printf abc; exit 1", "kill -9 $$"])
  func aProgramThatFailsSaysNothing(_ script: String) throws {
    #expect(try output(script) == nil)
  }

  @Test func aProgramThatIsMissingSaysNothing() throws {
    #expect(try ProgramOutput.of(["/nowhere/program"], limit: 10) == nil)
  }
}
