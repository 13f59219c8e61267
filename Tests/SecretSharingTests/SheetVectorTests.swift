import Cryptography
import DICOM
import Foundation
import Testing

@testable import SecretSharing

/// A vector of a sheet: an archive share, a text, and what must come of them.
struct SheetVector: CustomTestStringConvertible, Sendable {
  let name: String
  let reason: String
  let expected: String
  let sha256: String?
  let archive: [UInt8]
  let sheet: String

  var testDescription: String { "\(name): \(reason)" }

  init(contentsOf url: URL) throws {
    let data = try [UInt8](Data(contentsOf: url))
    let end = try #require(data.indices.first { data[$0...].starts(with: Array("\n\n".utf8)) })
    var fields: [String: String] = [:]
    for line in String(decoding: data[..<end], as: UTF8.self).split(separator: "\n") {
      let colon = try #require(line.firstRange(of: ": "))
      fields[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
    }
    let bytes = data[(end + 2)...]
    let count = try #require(fields["archive"].flatMap { Int($0) })
    try #require(fields["sheet"].flatMap { Int($0) } == bytes.count - count)
    name = url.deletingPathExtension().lastPathComponent
    reason = try #require(fields["reason"])
    expected = try #require(fields["expect"])
    sha256 = fields["sha256"]
    archive = Array(bytes.prefix(count))
    sheet = String(decoding: bytes.dropFirst(count), as: UTF8.self)
  }

  static let all: [SheetVector] = {
    do {
      let folder = try #require(
        Bundle.module.url(forResource: "Vectors/Sheets", withExtension: nil))
      return
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "vector" }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
        .map { try SheetVector(contentsOf: $0) }
    } catch {
      Issue.record("the vectors cannot be read: \(error)")
      return []
    }
  }()
}

@Suite struct SheetVectorTests {
  @Test func thereAreAtLeastFortyAndMoreThanHalfOfThemAreRefused() {
    #expect(SheetVector.all.count >= 40)
    #expect(SheetVector.all.count { $0.expected != "restored" } * 2 > SheetVector.all.count)
  }

  @Test(arguments: SheetVector.all)
  func isReadAsExpected(_ vector: SheetVector) throws {
    let (word, restored) = verdict(vector)
    #expect(word == vector.expected)
    if let restored {
      let digest = SHA256.digest(restored).map {
        String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
      }
      #expect(digest.joined() == vector.sha256)
    }
  }

  private func verdict(_ vector: SheetVector) -> (String, [UInt8]?) {
    let archive: Share
    do throws(SharingError) {
      archive = try Share(MemorySource(vector.archive))
    } catch {
      return (String(String(describing: error).prefix { $0 != "(" }), nil)
    }
    let sheet: Sheet
    do throws(SheetError) {
      sheet = try Sheet(reading: vector.sheet)
    } catch {
      switch error {
      case .noSheet: return ("noSheet", nil)
      case .header: return ("sheet-header", nil)
      case .label: return ("sheet-label", nil)
      case .code(let line): return ("sheet-code-\(line)", nil)
      case .newerVersion: return ("newerSheet", nil)
      case .tooMany: return ("tooManySheets", nil)
      }
    }
    guard let drawn = sheet.key.pair(archive.pairID), let patient = Share(drawn, with: archive)
    else { return ("notThisSheet", nil) }
    do throws(SharingError) {
      let sink = MemorySink()
      try Pair(archive, patient).restore(to: sink)
      return ("restored", sink.bytes)
    } catch {
      return (error == .altered(.archive) ? "altered-archive" : "\(error)", nil)
    }
  }
}
