import Foundation
import Spool
import Testing

@testable import Workers

/// Files that Outlook has packed, as far as they are read.
@Suite struct WinmailTests {
  private func attribute(_ number: UInt16, _ content: [UInt8], sum: UInt16? = nil) -> [UInt8] {
    let sum = sum ?? content.reduce(0) { $0 &+ UInt16($1) }
    let count = UInt32(content.count)
    return [2, UInt8(number & 0xFF), UInt8(number >> 8), 6, 0]
      + (0..<4).map { UInt8(count >> (8 * $0) & 0xFF) } + content
      + [UInt8(sum & 0xFF), UInt8(sum >> 8)]
  }

  /// The names and contents in a file, or why it is not read.
  private func read(_ content: [UInt8]) throws -> [(name: [UInt8], bytes: [UInt8])] {
    let file = try File(inMemory: "dicomshare-test")
    try file.write(WinmailReader.signature + [1, 0] + content)
    #expect(WinmailReader.isOne(file))
    let reader = try WinmailReader(file, Progress {})
    var found: [(name: [UInt8], bytes: [UInt8])] = []
    while let entry = try reader.next() {
      var bytes: [UInt8] = []
      // Smaller pieces than the content.
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 7, alignment: 1)
      defer { buffer.deallocate() }
      while case let count = try reader.read(into: buffer), count > 0 { bytes += buffer[..<count] }
      found.append((entry.name, bytes))
    }
    return found
  }

  private func failure(_ content: [UInt8]) -> PackageError? {
    do {
      _ = try read(content)
      return nil
    } catch {
      return error as? PackageError
    }
  }

  @Test func attachmentsHaveTheNamesThatFollowThem() throws {
    let one = (0..<100).map { UInt8($0) }
    let found = try read(
      attribute(0x9002, [0]) + attribute(0x800F, one) + attribute(0x8010, Array("A 1.PNG\0".utf8))
        + attribute(0x9002, [0]) + attribute(0x800F, [9]) + attribute(0x9002, [0])
        + attribute(0x800F, [8]) + attribute(0x8010, Array("two\0".utf8)) + [0, 0, 0])
    #expect(found.map(\.name) == [Array("A 1.PNG".utf8), [], Array("two".utf8)])
    #expect(found.map(\.bytes) == [one, [9], [8]])
  }

  @Test func whatIsCutOffOrAlteredIsDamaged() {
    let whole = attribute(0x9002, [0]) + attribute(0x800F, [1, 2, 3])
    #expect(failure(whole) == nil)
    #expect(failure(whole.dropLast(1)) == .damaged)
    #expect(failure(attribute(0x800F, [1, 2, 3], sum: 7)) == .damaged)
    #expect(failure(attribute(0x9002, [0])) == .winmail)
    #expect(failure([]) == .winmail)
  }

  /// The properties of an attachment, of which one is a mail (MS-OXTNEF, 2.1.3.4.2): its length counts
  /// the name of its form, and others follow.
  private func attached(_ content: [UInt8]) -> [UInt8] {
    let mail = WinmailReader.signature + [1, 0] + content
    let form: [UInt8] = [7, 3, 2, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]
    let count = (0..<4).map { UInt8((mail.count + form.count) >> (8 * $0) & 0xFF) }
    let head: [UInt8] = [2, 0, 0, 0, 3, 0, 0x05, 0x37, 5, 0, 0, 0, 0x0D, 0, 0x01, 0x37, 1, 0, 0, 0]
    return attribute(
      0x9005,
      head + count + form + mail + [UInt8](repeating: 0, count: -mail.count & 3) + [9, 9, 9])
  }

  private func attachment(_ name: String, _ content: [UInt8]) -> [UInt8] {
    attribute(0x9002, [0]) + attribute(0x800F, content) + attribute(0x8010, Array(name.utf8) + [0])
  }

  @Test func attachedMailsAreOpened() throws {
    let letter =
      [UInt8](repeating: 1, count: 20) + Array("LZFu".utf8) + [0, 0, 0, 0, 0b10, 0x61, 0x0D, 0]
    let innermost = attribute(0x9003, letter) + attachment("c", [3, 3])
    let inner =
      attachment("b", [2]) + attribute(0x9002, [0]) + attached(innermost) + attachment("d", [4])
    let found = try read(
      attachment("a", [1]) + attribute(0x9002, [0]) + attribute(0x8010, Array("Fwd\0".utf8))
        + attached(inner) + attachment("e", [5]) + [0, 0])
    #expect(found.map(\.bytes) == [[1], [2], [0x61], [3, 3], [4], [5]])
    #expect(
      found.map { String(decoding: $0.name, as: UTF8.self) } == ["a", "b", "mail 2", "c", "d", "e"])
    #expect(failure(attached([])) == .winmail)
    #expect(failure(attached(attachment("b", [2]).dropLast(1))) == .damaged)
    // Another object than a mail, and one that is cut off, are passed over.
    #expect(
      failure(attribute(0x9005, Array(attached(inner)[20...40])) + attachment("a", [1])) == nil)
  }

  @Test func mailsInEachOtherAreNotOpenedForever() throws {
    var mail = attachment("a", [1])
    for _ in 0..<16 { mail = attached(mail) }
    #expect(try read(mail).map(\.bytes) == [[1]])
    #expect(failure(attached(mail)) == .tooLarge)
  }

  @Test func endlessAttributesAreTooMany() {
    #expect(failure([UInt8](repeating: 0, count: 11 * 100_001)) == .tooLarge)
  }

  @Test func aLetterRepeatsWhatStoodBefore() throws {
    // "ab", then from place 207 on, where the text begins, 9 bytes: the copy reads what it writes.
    let compressed: [UInt8] = [0b100, 0x61, 0x62, 0x0C, 0xF7]
    let head = [UInt8](repeating: 1, count: 20) + Array("LZFu".utf8) + [0, 0, 0, 0]
    let found = try read(attribute(0x9003, head + compressed) + attribute(0x800F, [7]))
    #expect(found.map(\.bytes) == [Array("abababababa".utf8), [7]])
    // A reference to the place that is written next ends it.
    #expect(CompressedRTF.letter(in: head + [0b10, 0x61, 0x0D, 0x00, 0x62]) == [0x61])
    // What every text may repeat.
    #expect(CompressedRTF.letter(in: head + [0b1, 0x00, 0x04]) == Array("{\\rtf1".utf8))
    #expect(CompressedRTF.letter(in: head) == [])
    #expect(CompressedRTF.letter(in: [1, 2]) == nil)
  }
}
