import Spool
import Testing

@testable import dicomshare

/// The small parts of the command line, one by one.
struct PartsTests {
  @Test(arguments: [
    ("CT/IM1.dcm", "CT/IM1.dcm"),
    ("/etc/passwd", "etc/passwd"),
    ("../../etc/passwd", "_/_/etc/passwd"),
    ("a/./b//c", "a/b/c"),
    ("a\u{1B}[2J\n.dcm", "a_[2J_.dcm"),
    ("a\u{9B}31m", "a_31m"),
    ("", "restored.dcm"),
    ("..", "_"),
    ("/", "restored.dcm"),
    (".profile", ".profile"),
  ])
  func restoredPathsAreHarmless(_ path: String, _ expected: String) {
    #expect(RestoredPath.sanitised(Array(path.utf8)).bytes == Array(expected.utf8))
  }

  @Test func longNamesKeepTheirExtensionAndWholeCharacters() {
    let name = RestoredPath.sanitised(Array((String(repeating: "é", count: 200) + ".dcm").utf8))
    #expect(name.bytes.count == 254 || name.bytes.count == 255)
    #expect(name.bytes.suffix(4).elementsEqual(".dcm".utf8))
    #expect(String(validating: name.bytes, as: UTF8.self) != nil)
  }

  @Test func deepPathsAreCutInTheMiddle() {
    let deep = [UInt8](String(repeating: "d/", count: 5000).utf8) + Array("x.dcm".utf8)
    let path = RestoredPath.sanitised(deep)
    #expect(path.names.count == RestoredPath.deepest)
    #expect(path.last?.bytes == Array("x.dcm".utf8))
  }

  @Test func numbersStandBeforeTheExtension() {
    #expect(RestoredPath.numbered("a.dcm", 2).bytes == Array("a (2).dcm".utf8))
    #expect(RestoredPath.numbered("a", 3).bytes == Array("a (3)".utf8))
    #expect(RestoredPath.numbered(".hidden", 2).bytes == Array(".hidden (2)".utf8))
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
