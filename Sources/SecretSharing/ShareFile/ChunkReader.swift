internal import DICOM

/// Reads the heads of chunks one after the other, many small ones at once.
struct ChunkReader {
  static let ihdr: UInt32 = 0x4948_4452
  static let plte: UInt32 = 0x504C_5445
  static let trns: UInt32 = 0x7452_4E53
  static let idat: UInt32 = 0x4944_4154
  static let iend: UInt32 = 0x4945_4E44

  struct Chunk {
    let type: UInt32
    /// The place of its length field.
    let start: Int
    /// How many bytes of data it has.
    let length: Int

    var end: Int { start + 12 + length }

    /// Whether a reader has to know it (W3C PNG, 5.4): its first letter is a capital one.
    var isCritical: Bool { type & 0x2000_0000 == 0 }
  }

  private let source: any ByteSource
  private var window: [UInt8] = []
  private var windowStart = 0
  private var at: Int

  init(_ source: any ByteSource, at start: Int = StoredPNG.signature.count) {
    self.source = source
    at = start
  }

  mutating func next() throws(SharingError) -> Chunk {
    guard source.count - at >= 8 else { throw .truncated(have: source.count, expected: 0) }
    if at < windowStart || at + 8 > windowStart + window.count {
      window = try source.read(at..<min(source.count, at + 4096))
      windowStart = at
    }
    let head = window[(at - windowStart)..<(at - windowStart + 8)]
    let length = head.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    let isName = head.suffix(4).allSatisfy {
      (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
    }
    guard length < 1 << 31, isName else { throw .damagedPNG }
    guard length <= source.count - at - 12 else {
      throw .truncated(have: source.count, expected: 0)
    }
    let type = head.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }
    defer { at += 12 + length }
    return Chunk(type: type, start: at, length: length)
  }

  /// Whether the CRC of a chunk is that of its type and data.
  func hasRightSum(_ chunk: Chunk) throws(SharingError) -> Bool {
    var sum = PartialCRC()
    for piece in (chunk.start + 4..<chunk.end - 4).pieces(of: Geometry.stripBytes) {
      try source.read(piece).withUnsafeBytes { sum.append($0) }
    }
    return try source.read(chunk.end - 4..<chunk.end) == sum.value.bigEndianBytes
  }
}
