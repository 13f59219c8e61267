import Cryptography
import Foundation
import SecretSharing
import Testing

@testable import Service

/// A sheet's pairs among all those of an archive.
@Suite struct SheetSearchTests {
  let spool = TemporarySpool()

  @Test func linesOfTheIndexGiveTheirPairs() {
    let ids = (0..<3).map { PairID(bytes: [UInt8](repeating: UInt8($0 * 17), count: 16)) }
    func line(_ id: PairID, _ rest: String) -> String { "\n\(id.bytes.hexadecimal) \(rest)\n" }
    let text =
      line(ids[0], "00ff") + "\n" + line(ids[1], "") + "\nabc" + line(ids[2], "11")
      + "\n" + String(repeating: "g", count: 32) + " 00\n" + ids[0].bytes.hexadecimal + "11 22\n"
      + ids[1].bytes.hexadecimal
    #expect(PairIndex.pairs(in: Array(text.utf8)) == ids)
    for count in [0, 1, 31, 32, 33] {
      #expect(PairIndex.pairs(in: Array(text.utf8.dropFirst().prefix(count))).count == count / 33)
    }
  }

  @Test func hexadecimalDigitsOfBothCasesAreBytes() {
    #expect([UInt8](hexadecimal: Array("0aFf90".utf8)) == [0x0A, 0xFF, 0x90])
    #expect([UInt8](hexadecimal: [UInt8]()) == [])
    for text in ["0", "0g", "/0", ":0", "@0", "G0", "`0", "0é", " 00", "0x00"] {
      #expect([UInt8](hexadecimal: Array(text.utf8)) == nil)
    }
  }

  /// As many pairs as `DICOMSHARE_PAIRS` says, with 500 of the sheet among them.
  @Test func aSheetFindsItsPairsAmongMany() throws {
    let wanted =
      ProcessInfo.processInfo.environment["DICOMSHARE_PAIRS"].flatMap { Int($0) } ?? 2_000
    let site = try spool.site()
    let made = try SheetMaking(site, spool, label: nil)
    var generator = SystemRandomNumberGenerator()
    let own = (0..<500).map { _ in
      made.sheet.key.newPair { buffer in
        for place in buffer.indices { buffer[place] = UInt8.random(in: 0...255, using: &generator) }
      }.pairID
    }
    let index = site.archiveIndex
    var lines: [String: String] = [:]
    let record = String(repeating: "ab", count: 110)  // as long as a sealed entry is
    for number in 0..<wanted {
      let id =
        number < own.count
        ? own[number]
        : PairID(bytes: (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
      lines[String(id.bytes.hexadecimal.prefix(2)), default: ""] +=
        "\n\(id.bytes.hexadecimal) \(record)\n"
    }
    let folder = spool.url.appending(path: "archive/.index/pair")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in lines { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let begun = ContinuousClock.now
    let found = try index.pairs(of: made.sheet)
    print("\(wanted) pairs: \(ContinuousClock.now - begun)")
    #expect(Set(found.map(\.bytes)) == Set(own.map(\.bytes)))
  }
}
