import Spool
import Testing

@testable import Service

@Suite struct OwnedNameTests {
  @Test func whatIsMadeIsTakenApart() throws {
    let made = OwnedName("host-1", "7F3A-91BC-22DE_2")
    #expect(made.name == "host-1~7F3A-91BC-22DE_2")
    let read = try #require(OwnedName(made.name))
    #expect(read == made)
    #expect(read.study == "7F3A-91BC-22DE")
    #expect(read.suffix == Array("_2".utf8))
  }

  @Test func theFirstFolderHasNoNumber() {
    let first = OwnedName("host-1", "7F3A-91BC-22DE")
    #expect(first.study == first.rest)
    #expect(first.suffix.isEmpty)
    #expect(OwnedName.study(of: "7F3A-91BC-22DE_13") == first.study)
  }

  /// A title that the site chose may hold any of the marks.
  @Test func theFirstMarkCounts() throws {
    let read = try #require(OwnedName("host-1~a~b_c.ZIP"))
    #expect(read.owner == "host-1")
    #expect(read.rest == "a~b_c.ZIP")
  }

  @Test(arguments: ["7F3A-91BC-22DE", "~a", "a~", "~"] as [Name])
  func otherNamesAreNobodys(_ name: Name) {
    #expect(OwnedName(name) == nil)
  }
}
