import Glibc
import Spool
import Testing

@Suite struct NameTests {
  @Test(arguments: [[], [0x2E], [0x2E, 0x2E], Array("a/b".utf8), [0x61, 0]])
  func namesThatLeadElsewhereAreNone(bytes: [UInt8]) {
    #expect(Name(bytes) == nil)
  }

  @Test func bytesThatAreNotTextAreKept() throws {
    let name = try #require(Name([0xFF, 0x41]))
    #expect(name.bytes == [0xFF, 0x41])
    #expect(name.text == nil)
  }

  @Test func suffixesAreComparedWithoutCase() {
    #expect(Name(stringLiteral: "A.PART").hasSuffix(".part"))
    #expect(!Name(stringLiteral: "part").hasSuffix(".part"))
  }

  @Test(arguments: ["a//b", "/a", "a/", "a/../b", "./a", ""])
  func pathsWithEmptyOrDottedNamesAreNone(text: String) {
    #expect(RelativePath(Array(text.utf8)) == nil)
  }

  @Test func pathsComeBackByTheirBytes() throws {
    let bytes = Array("S1/IM 0001".utf8) + [0xE4]
    let path = try #require(RelativePath(bytes))
    #expect(path.bytes == bytes)
    #expect(path.parent.bytes == Array("S1".utf8))
  }
}

/// What is said of calls that failed stands in the journal, for people.
@Suite struct SystemCallErrorTests {
  @Test(arguments: [
    ("unlinkat", EROFS, "deleting failed: Read-only file system"),
    ("statvfs", ENOSPC, "looking at the file system failed: No space left on device"),
    ("frobnicate", EIO, "frobnicate failed: Input/output error"),
  ])
  func aFailureIsToldInPlainWords(call: String, code: CInt, words: String) {
    #expect(SystemCallError(call: call, code: code).description == words)
  }
}
