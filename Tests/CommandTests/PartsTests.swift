import Glibc
import Testing

@testable import dicomshare

/// The small parts of the command line, one by one.
struct PartsTests {
  @Test func aFileSystemWithoutSafeNamesIsNamed() {
    let failure = Failure(writing: EOPNOTSUPP)
    #expect(failure.status == .cannotCreate && failure.code == "no-safe-names")
    #expect(failure.sentence.contains("hard links"))
  }

  @Test func jsonIsEscaped() {
    let value = JSONValue.object([
      ("a\"\\", .text("\u{1}\n\u{85}é")), ("b", .list([.number(-3), .flag(true), .null])),
      ("c", .fraction(84.005, digits: 2)), ("d", .fraction(.infinity, digits: 2)),
    ])
    #expect(
      value.line
        == #"{"a\"\\":"\u0001\n\u0085é","b":[-3,true,null],"c":84.01,"d":null}"#)
  }

  @Test(arguments: [
    (0.0, 1, "0.0"), (0.05, 1, "0.1"), (-0.04, 1, "0.0"), (1234.5, 0, "1235"), (-2.25, 2, "-2.25"),
  ])
  func decimalsAreRounded(_ number: Double, _ digits: Int, _ expected: String) {
    #expect(decimal(number, digits: digits) == expected)
  }

  @Test func pathsArePrintedWithoutControlCharacters() {
    #expect(printable(Array("a\u{1B}[2Jé".utf8) + [0xFF, 0xC3]) == #"a\x1b[2Jé\xff\xc3"#)
    #expect(printable(Array("\u{202E}x".utf8)) == #"\xe2\x80\xaex"#)
  }

  @Test(arguments: [("a/b", "b"), ("a/b/", "b"), ("/", ""), ("b", "b")])
  func theLastNameOfAPathIsFound(_ path: String, _ name: String) {
    #expect(Path(path).name == Array(name.utf8))
  }

  @Test func nameOfPathJoinsWithOneSlash() {
    #expect((Path("a/") / "b").bytes == (Path("a") / "b").bytes)
    #expect((Path("") / "b").bytes == Array("b".utf8))
  }
}
