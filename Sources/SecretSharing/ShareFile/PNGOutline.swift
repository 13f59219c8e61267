internal import CZlib
internal import DICOM

/// Where the chunks of a PNG file lie (W3C PNG, 5.3 and 5.6), found before anything is decoded.
///
/// What a picture may cost is measured by this: by the image data that are there, not by what IHDR
/// says, nor by how long the file is.
struct PNGOutline {
  /// Bytes in the IDAT chunks, their framing not counted.
  private(set) var imageBytes = 0
  /// The first byte behind IEND.
  private(set) var end = 0

  private let source: any ByteSource
  private var firstImageChunk = 0

  /// Follows the chunks.
  ///
  /// - Throws: `truncated` or `damagedPNG` when there is no way to IEND, when IHDR does not come
  ///   first, or PLTE or IDAT stand in a wrong place.
  init(_ source: any ByteSource) throws(SharingError) {
    self.source = source
    var chunks = ChunkReader(source)
    var hasPalette = false
    var hasLeftImage = false
    while true {
      let chunk = try chunks.next()
      let isFirst = chunk.start == StoredPNG.signature.count
      guard isFirst == (chunk.type == ChunkReader.ihdr) else { throw .damagedPNG }
      switch chunk.type {
      case ChunkReader.ihdr: break
      case ChunkReader.plte:
        guard imageBytes == 0, firstImageChunk == 0, !hasPalette else { throw .damagedPNG }
        hasPalette = true
      case ChunkReader.idat:
        guard !hasLeftImage else { throw .damagedPNG }
        if firstImageChunk == 0 { firstImageChunk = chunk.start }
        imageBytes += chunk.length
        continue
      case ChunkReader.iend:
        guard firstImageChunk > 0 else { throw .damagedPNG }
        end = chunk.end
        return
      default: break
      }
      hasLeftImage = firstImageChunk > 0
    }
  }

  /// Inflates the image data once, into nothing.
  ///
  /// - Parameter scanlineBytes: how many bytes must come out.
  /// - Throws: `damagedPNG` when other than that many come out.
  func prove(scanlineBytes: Int) throws(SharingError) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    let began = inflateInit2_(stream, 15, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size))
    precondition(began == Z_OK, "zlib: inflateInit2 failed")
    defer { inflateEnd(stream) }
    let input = Buffer<UInt8>(uninitialized: Geometry.stripBytes)
    let output = Buffer<UInt8>(uninitialized: Geometry.stripBytes)
    var chunks = ChunkReader(source, at: firstImageChunk)
    var total = 0
    var status = Z_OK
    while status != Z_STREAM_END {
      let chunk = try chunks.next()
      guard chunk.type == ChunkReader.idat else { throw .damagedPNG }
      let data = chunk.start + 8..<chunk.start + 8 + chunk.length
      for piece in data.pieces(of: Geometry.stripBytes) where status != Z_STREAM_END {
        try source.read(at: piece.lowerBound, input.bytes(piece.count))
        stream.pointee.next_in = input.elements.baseAddress
        stream.pointee.avail_in = UInt32(piece.count)
        repeat {
          stream.pointee.next_out = output.elements.baseAddress
          stream.pointee.avail_out = UInt32(output.elements.count)
          status = inflate(stream, Z_NO_FLUSH)
          total += output.elements.count - Int(stream.pointee.avail_out)
          guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR,
            total <= scanlineBytes
          else { throw .damagedPNG }
        } while status == Z_OK && stream.pointee.avail_out == 0
      }
    }
    guard total == scanlineBytes else { throw .damagedPNG }
  }
}

/// Reads the heads of chunks one after the other, many small ones at once.
private struct ChunkReader {
  static let ihdr: UInt32 = 0x4948_4452
  static let plte: UInt32 = 0x504C_5445
  static let idat: UInt32 = 0x4944_4154
  static let iend: UInt32 = 0x4945_4E44

  struct Chunk {
    let type: UInt32
    /// The place of its length field.
    let start: Int
    /// How many bytes of data it has.
    let length: Int

    var end: Int { start + 12 + length }
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
}
