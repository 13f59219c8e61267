import Spool
import Testing

@testable import Service

@Suite struct RestoredPathTests {
  @Test(arguments: [
    ("S1/IM1", "S1/IM1"), ("/etc/passwd", "etc/passwd"), ("../../x", "x"), ("a/./b", "a/b"),
    (".hidden", "_hidden"), ("a\u{1}\\b", "a__b"), ("//", ""),
  ])
  func pathsAreMadeHarmless(path: String, expected: String) {
    let names = RestoredPath.sanitized(Array(path.utf8))
    #expect(RelativePath(names).bytes == Array(expected.utf8))
  }

  @Test func deepAndLongPathsAreCut() {
    let deep = Array(repeating: "d", count: 99).joined(separator: "/")
    #expect(RestoredPath.sanitized(Array(deep.utf8)).count == 16)
    let long = [UInt8](repeating: 0x61, count: 4000)
    #expect(RestoredPath.sanitized(long).first?.bytes.count == 200)
  }

  @Test func theSecondOfANameGetsANumberBeforeItsExtension() {
    #expect(RestoredPath.name("a.dcm", attempt: 1) == "a.dcm")
    #expect(RestoredPath.name("a.dcm", attempt: 2) == "a (2).dcm")
    #expect(RestoredPath.name("a", attempt: 3) == "a (3)")
  }
}
