import Cryptography
import DICOM
import Foundation
import SecretSharing
import Testing

/// One test vector: two files that claim to be shares, and what must come of them.
struct Vector: CustomTestStringConvertible, Sendable {
  let name: String
  let reason: String
  let expected: String
  /// What is right, too.
  let allowed: String?
  let sha256: String?
  let one: [UInt8]
  let other: [UInt8]

  var testDescription: String { "\(name): \(reason)" }

  /// Reads `key: value` lines, an empty line, and the bytes of both files.
  init(contentsOf url: URL) throws {
    let data = try [UInt8](Data(contentsOf: url))
    let end = try #require(data.indices.first { data[$0...].starts(with: Array("\n\n".utf8)) })
    var fields: [String: String] = [:]
    for line in String(decoding: data[..<end], as: UTF8.self).split(separator: "\n") {
      let colon = try #require(line.firstRange(of: ": "))
      fields[String(line[..<colon.lowerBound])] = String(line[colon.upperBound...])
    }
    let bytes = data[(end + 2)...]
    let count = try #require(fields["one"].flatMap { Int($0) })
    try #require(fields["other"].flatMap { Int($0) } == bytes.count - count)
    name = url.deletingPathExtension().lastPathComponent
    reason = try #require(fields["reason"])
    expected = try #require(fields["expect"])
    allowed = fields["may"]
    sha256 = fields["sha256"]
    one = Array(bytes.prefix(count))
    other = Array(bytes.dropFirst(count))
  }

  /// The vectors of the project, in the order of their names.
  static let all: [Vector] = read(
    Bundle.module.url(forResource: "Vectors", withExtension: nil))

  /// The vectors of a folder that the environment names: `mutate.py` makes such.
  static let more: [Vector] = read(
    ProcessInfo.processInfo.environment["DICOMSHARE_VECTORS"].map { URL(fileURLWithPath: $0) })

  private static func read(_ folder: URL?) -> [Vector] {
    guard let folder else { return [] }
    do {
      return
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "vector" }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
        .map { try Vector(contentsOf: $0) }
    } catch {
      Issue.record("the vectors cannot be read: \(error)")
      return []
    }
  }
}

extension SharingError {
  /// The word that stands for this error in a vector file.
  fileprivate var word: String {
    switch self {
    case .altered(.archive): "altered-archive"
    case .altered(.patient): "altered-patient"
    // Without a header for the format; the program tells people more.
    case .savedWithEightBits: "noShareHeader"
    default: String(String(describing: self).prefix { $0 != "(" })
    }
  }
}

/// Opens both files and restores; the verdict, and the restored bytes if there are any.
private func open(_ one: [UInt8], _ other: [UInt8]) -> (verdict: String, restored: [UInt8]?) {
  do {
    let sink = MemorySink()
    let pair = try Pair(Share(MemorySource(one)), Share(MemorySource(other)))
    try pair.restore(to: sink)
    return ("restored", sink.bytes)
  } catch {
    return (error.word, nil)
  }
}

extension Vector {
  /// Opens both files, and compares the verdict and the restored bytes.
  fileprivate func judge(_ one: [UInt8], _ other: [UInt8]) {
    let (verdict, restored) = open(one, other)
    #expect(verdict == expected || verdict == allowed, "\(reason)")
    let digest = restored.map { hexadecimal(SHA256.digest($0)) }
    #expect(digest == (verdict == "restored" ? sha256 : nil), "\(reason)")
  }
}

private func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { String(format: "%02x", $0) }.joined()
}

@Suite struct VectorTests {
  @Test(arguments: Vector.all)
  func verdictIsTheExpectedOne(_ vector: Vector) {
    vector.judge(vector.one, vector.other)
  }

  @Test(arguments: Vector.all)
  func verdictDoesNotDependOnTheOrder(_ vector: Vector) {
    vector.judge(vector.other, vector.one)
  }

  @Test(
    .enabled(if: !Vector.more.isEmpty, "DICOMSHARE_VECTORS names no folder of vectors"),
    arguments: Vector.more)
  func verdictIsThatOfTheIndependentReader(_ vector: Vector) {
    vector.judge(vector.one, vector.other)
  }

  /// Where the page leaves a choice, this reader makes the one that helps more people.
  @Test func ownChoicesAreKnown() {
    let choices = Vector.all.filter { $0.allowed != nil }.map { vector in
      [vector.name, open(vector.one, vector.other).verdict]
    }
    #expect(
      choices == [
        ["damaged-adler-apart", "damagedPNG"], ["damaged-adler", "damagedPNG"],
        ["no-header-8-to-16", "restored"],
      ])
  }

  @Test func moreThanHalfOfManyVectorsAreRefused() {
    let refused = Vector.all.filter { $0.expected != "restored" }
    #expect(Vector.all.count >= 250)
    #expect(2 * refused.count > Vector.all.count)
  }

  @Test func everyVerdictHasVectors() {
    #expect(
      Set(Vector.all.map(\.expected)) == [
        "restored", "notPNG", "truncated", "damagedPNG", "noShareHeader", "newerVersion",
        "geometryMismatch", "sameHalfTwice", "differentPairs", "altered-archive",
        "altered-patient", "alteredOrUnrelated", "malformedPayload", "digestMismatch",
      ])
  }
}

/// The worked example at the end of the format's specification.
@Suite struct WorkedExampleTests {
  /// The bytes of the hexadecimal dumps in the example, in their order.
  private static func dumps() throws -> [[UInt8]] {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/SecretSharing/SecretSharing.docc/ShareFileFormat.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: "## Worked example\n"))
    var dumps: [[UInt8]] = []
    for line in text[start.upperBound...].split(separator: "\n") {
      guard let match = line.wholeMatch(of: #/[ ]{4}([0-9a-f]{4}): ((?:[0-9a-f]{2} ?)+)/#) else {
        continue
      }
      let bytes = match.2.split(separator: " ").compactMap { UInt8($0, radix: 16) }
      let offset = try #require(Int(match.1, radix: 16))
      if offset == 0 { dumps.append([]) }
      try #require(!dumps.isEmpty && dumps[dumps.count - 1].count == offset)
      dumps[dumps.count - 1] += bytes
    }
    return dumps
  }

  /// Width and canonical bytes of an 8-bit PNG file that the program's own encoding was used for.
  private static func samples(_ png: [UInt8]) throws -> [UInt8] {
    func number(_ at: Int) -> Int { png[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    let (width, height) = (number(16), number(20))
    let idat = try #require(png.indices.first { png[$0...].starts(with: Array("IDAT".utf8)) })
    // zlib header (2 bytes), stored block header (5), then rows with their filter byte.
    let lines = png[(idat + 11)...].prefix(height * (1 + width))
    return (0..<height).flatMap { row in
      lines.dropFirst(row * (1 + width) + 1).prefix(width)
    }
  }

  @Test func pageShowsTheBytesOfTheVector() throws {
    let vector = try #require(Vector.all.first { $0.name == "worked-example" })
    let dumps = try Self.dumps()
    try #require(dumps.count == 7)
    let one = try Self.samples(vector.one)
    let other = try Self.samples(vector.other)
    #expect(dumps[0] == one)
    #expect(dumps[1] == other)
    let trailer = one.count - 120
    let joined = zip(one, other).map { $0 &+ $1 }
    #expect(dumps[2] == Array(joined[trailer..<trailer + 32]))
    let image = dumps[3].count
    #expect(dumps[3] == Array(joined[..<image]))
    let spilled = dumps[4].count - 8
    #expect(Array(dumps[4][8...]) == Array(joined[image..<image + spilled]))
  }

  @Test func pageShowsTheRestoredFile() throws {
    let vector = try #require(Vector.all.first { $0.name == "worked-example" })
    let dumps = try Self.dumps()
    try #require(dumps.count == 7)
    let (payload, cover) = (dumps[5], dumps[6])
    let prefix = payload[66..<66 + Int(payload[11])]
    #expect(hexadecimal(payload[32..<64]) == vector.sha256)
    #expect(hexadecimal(SHA256.digest(Array(prefix) + cover)) == vector.sha256)
  }
}
