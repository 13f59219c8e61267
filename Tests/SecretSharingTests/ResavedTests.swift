import DICOM
import SecretSharing
import Testing

/// Files that other programs have written, too long to be vectors.
@Suite struct ResavedTests {
  private static let vector = Vector.all.first { $0.name == "resaved-in-pieces" }

  private static func restored(_ one: [UInt8], _ other: [UInt8]) throws -> [UInt8] {
    let sink = MemorySink()
    try Pair(Share(MemorySource(one)), Share(MemorySource(other))).restore(to: sink)
    return sink.bytes
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let content = Array(type.utf8) + data
    return big(UInt32(data.count)) + content + big(crc(content))
  }

  private static func big(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  /// CRC-32 as in W3C PNG, annex D.
  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    let table = (0..<256).map { number in
      (0..<8).reduce(UInt32(number)) { sum, _ in sum >> 1 ^ (sum & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
    return ~bytes.reduce(~0) { sum, byte in
      sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)]
    }
  }

  @Test(arguments: [
    "caBX", "iTXt", "tEXt", "zTXt", "iCCP", "eXIf", "sPLT", "hIST", "bKGD", "zzZz",
  ])
  func longAncillaryChunksAreIgnored(_ type: String) throws {
    let vector = try #require(Self.vector)
    let whole = try Self.restored(vector.one, vector.other)
    let long = Self.chunk(type, [UInt8](repeating: 0x41, count: (1 << 20) + 1))
    // Behind IHDR, and before IEND.
    for place in [33, vector.one.count - 12] {
      let file = vector.one[..<place] + long + vector.one[place...]
      #expect(try Self.restored(Array(file), vector.other) == whole)
    }
  }

  @Test func longImageChunksAreRead() throws {
    let vector = try #require(Vector.all.first { $0.name == "resaved-one-only" })
    let whole = try Self.restored(vector.one, vector.other)
    // One IDAT chunk of one zlib stream, behind IHDR.
    let length = vector.one[33..<37].reduce(0) { $0 << 8 | Int($1) }
    let stream = vector.one[41..<41 + length]
    try #require(vector.one[37..<41].elementsEqual("IDAT".utf8))
    try #require(33 + 12 + length + 12 == vector.one.count)
    // Stored blocks of no bytes, which RFC 1951 allows, before those that hold the rows.
    let empty = [[UInt8]](repeating: [0, 0, 0, 0xFF, 0xFF], count: 1 << 18).joined()
    let image = Self.chunk("IDAT", Array(stream.prefix(2)) + empty + stream.dropFirst(2))
    let file = vector.one[..<33] + image + vector.one[(33 + 12 + length)...]
    #expect(try Self.restored(Array(file), vector.other) == whole)
  }
}
