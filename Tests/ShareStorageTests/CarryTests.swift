import Foundation
import Spool
import Testing

@testable import ShareStorage

/// A file that goes to a folder on another mount, by a copy.
@Suite final class CarryTests {
  private let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  private let here: Folder
  private let there: Folder

  init() throws {
    for name in ["here", "there"] {
      try FileManager.default.createDirectory(
        at: url.appending(path: name), withIntermediateDirectories: true)
    }
    here = try Folder(path: url.appending(path: "here").path())
    there = try Folder(path: url.appending(path: "there").path())
    try here.writeNew([1, 2, 3], as: "A", durable: false)
  }

  deinit { try? FileManager.default.removeItem(at: url) }  // a leftover in /tmp harms nobody

  private func content(_ name: Name) throws -> [UInt8] {
    try there.openFile(name).contents(limit: 100)
  }

  @Test func itIsThereAndNoLongerHere() throws {
    try here.carry("A", to: there, as: "B", mode: 0o600)
    #expect(try here.list().isEmpty)
    #expect(try there.list() == ["B"])
    #expect(try content("B") == [1, 2, 3])
    #expect(try there.status("B")?.mode == 0o600)
  }

  @Test func whatIsWrittenMeanwhileIsNotLost() throws {
    let copy = try here.copyDurably("A", to: there, as: "B", mode: 0o600)
    #expect(try content("B") == [1, 2, 3])
    try Data([1, 2, 3, 4]).write(to: url.appending(path: "here/A"))
    #expect(throws: SystemCallError(call: "read", code: EBUSY)) {
      try here.remove("A", ifStillAs: copy, "B", in: there)
    }
    #expect(try there.list().isEmpty)
    try here.carry("A", to: there, as: "B", mode: 0o600)
    #expect(try here.list().isEmpty)
    #expect(try content("B") == [1, 2, 3, 4])
  }

  /// Two hosts carry the same file.
  @Test func whatAnotherHasCarriedStays() throws {
    let copy = try here.copyDurably("A", to: there, as: "B", mode: 0o600)
    try here.carry("A", to: there, as: "B", mode: 0o600)
    try here.remove("A", ifStillAs: copy, "B", in: there)
    #expect(try content("B") == [1, 2, 3])
  }

  @Test func aCopyThatAnotherHasMadeIsNotRemoved() throws {
    try there.writeNew([1, 2, 3], as: "B", durable: false)
    let copy = try here.copyDurably("A", to: there, as: "B", mode: 0o600)
    try Data([1, 2, 3, 4]).write(to: url.appending(path: "here/A"))
    #expect(throws: SystemCallError(call: "read", code: EBUSY)) {
      try here.remove("A", ifStillAs: copy, "B", in: there)
    }
    #expect(try content("B") == [1, 2, 3])
    #expect(try here.list() == ["A"])
  }

  @Test func theCopyOfAKilledRunIsTakenForItsOwn() throws {
    try there.writeNew([1, 2, 3], as: "B", durable: false)
    try here.carry("A", to: there, as: "B", mode: 0o600)
    #expect(try here.list().isEmpty)
    #expect(try there.list() == ["B"])
  }

  @Test func anotherFileIsNeverReplaced() throws {
    try there.writeNew([1, 2, 4], as: "B", durable: false)
    #expect(throws: SystemCallError(call: "linkat", code: EEXIST)) {
      try here.carry("A", to: there, as: "B", mode: 0o600)
    }
    #expect(try here.list() == ["A"])
    #expect(try content("B") == [1, 2, 4])
    #expect(try there.list() == ["B"], "no copy is left over")
  }
}
