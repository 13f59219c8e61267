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
  /// The place of the tRNS chunk that counts.
  private var transparency: Int?

  /// Follows the chunks.
  ///
  /// - Throws: `truncated` or `damagedPNG` when there is no way to IEND, when IHDR does not come
  ///   first, when PLTE, tRNS or IDAT stand in a wrong place, or when there is a critical chunk of
  ///   another type.
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
        guard firstImageChunk == 0, !hasPalette, transparency == nil else { throw .damagedPNG }
        hasPalette = true
      case ChunkReader.trns:
        // One behind the image data, or with a wrong CRC, is as if it were not there.
        guard firstImageChunk == 0, try chunks.hasRightSum(chunk) else { break }
        guard transparency == nil else { throw .damagedPNG }
        transparency = chunk.start
      case ChunkReader.idat:
        guard !hasLeftImage else { throw .damagedPNG }
        if firstImageChunk == 0 { firstImageChunk = chunk.start }
        imageBytes += chunk.length
        continue
      case ChunkReader.iend:
        guard firstImageChunk > 0 else { throw .damagedPNG }
        end = chunk.end
        return
      default:
        guard !chunk.isCritical else { throw .damagedPNG }
      }
      hasLeftImage = firstImageChunk > 0
    }
  }

  /// Whether a chunk says anything of the samples.
  func counts(_ chunk: ChunkReader.Chunk) -> Bool {
    chunk.isCritical || chunk.start == transparency
  }

  /// Inflates the image data once, into nothing.
  ///
  /// - Parameter scanlineBytes: how many bytes must come out.
  /// - Throws: `damagedPNG` when other than that many come out, or the image data are not exactly one
  ///   zlib stream.
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
    var (used, total) = (0, 0)
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
        used += piece.count - Int(stream.pointee.avail_in)
      }
    }
    guard total == scanlineBytes, used == imageBytes else { throw .damagedPNG }
  }
}
