internal import CDeflate

/// The layout of the PNG files that this program writes.
///
/// No filter, stored deflate blocks, one block an IDAT chunk: noise does not compress, and so every
/// sample lies at a place in the file that can be computed (W3C PNG, sections 5, 7 and 10).
struct StoredPNG: Equatable, Sendable {
  /// The longest stored block (RFC 1951, 3.2.4).
  static let blockBytes = 65_535
  /// What an IDAT chunk adds to its block: length, type and CRC, and the block's own header.
  static let framingBytes = 12 + 5
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  static let end = chunk("IEND", [])
  /// Text for people who look into the file; the same in every share.
  private static let text = [
    ("Software", "dicomshare"),
    (
      "Description",
      "One half of a medical image. It is useless alone; keep it unchanged and hand it to the doctor."
    ),
  ]

  let geometry: Geometry
  /// The place of the first IDAT chunk in the file.
  let dataOffset: Int

  /// The layout of a share.
  init(_ geometry: Geometry) {
    self.init(geometry: geometry, dataOffset: Self.header(geometry).count)
  }

  init(geometry: Geometry, dataOffset: Int) {
    self.geometry = geometry
    self.dataOffset = dataOffset
  }

  /// The scan lines of the picture: a filter byte and the samples of each row.
  var scanlineBytes: Int { geometry.height * (1 + geometry.rowBytes) }
  var blockCount: Int { scanlineBytes.dividedRoundingUp(by: Self.blockBytes) }
  var fileBytes: Int {
    dataOffset + 2 + scanlineBytes + blockCount * Self.framingBytes + 4 + Self.end.count
  }

  /// The place in the file of a byte of the scan lines.
  func offset(ofScanlineByte index: Int) -> Int {
    dataOffset + 15 + index + index / Self.blockBytes * Self.framingBytes
  }

  /// The bytes of the scan lines that hold some samples, with the filter bytes before and among them.
  ///
  /// - Parameter samples: canonical sample bytes, at least one.
  /// - Returns: their range among all bytes of the scan lines.
  func scanlines(ofSamples samples: Range<Int>) -> Range<Int> {
    let rowBytes = geometry.rowBytes
    let (row, column) = samples.lowerBound.quotientAndRemainder(dividingBy: rowBytes)
    let start = samples.lowerBound + row + (column == 0 ? 0 : 1)
    return start..<samples.upperBound + (samples.upperBound - 1) / rowBytes + 1
  }

  /// Everything before the first IDAT chunk.
  static func header(_ geometry: Geometry) -> [UInt8] {
    var header = ByteWriter()
    header.append(UInt32(geometry.width))
    header.append(UInt32(geometry.height))
    header.append([UInt8(geometry.bits), geometry.channels == 3 ? 2 : 0, 0, 0, 0])
    return signature + chunk("IHDR", header.bytes)
      + text.flatMap { chunk("tEXt", Array($0.utf8) + [0] + Array($1.utf8)) }
  }

  /// The framing of a block: the chunk's length and type, the zlib header in the first, the block's
  /// own header.
  func framing(ofBlock index: Int) -> [UInt8] {
    let count = min(Self.blockBytes, scanlineBytes - index * Self.blockBytes)
    let isLast = index == blockCount - 1
    var framing = ByteWriter()
    framing.append(UInt32(count + 5 + (index == 0 ? 2 : 0) + (isLast ? 4 : 0)))
    framing.append(Array("IDAT".utf8))
    if index == 0 { framing.append([0x78, 0x01]) }
    framing.append(isLast ? 1 : 0 as UInt8)
    framing.append(UInt16(count).byteSwapped)
    framing.append((~UInt16(count)).byteSwapped)
    return framing.bytes
  }

  /// Hands the samples in some scan lines to `body`, in order, in pieces.
  ///
  /// - Parameters:
  ///   - data: bytes of the scan lines.
  ///   - start: the place of the first of them among all scan lines.
  ///   - body: takes the next samples, at most a row of them.
  /// - Throws: `damagedPNG` when a scan line is filtered.
  func forEachSamples(
    in data: UnsafeRawBufferPointer, from start: Int,
    _ body: (UnsafeRawBufferPointer) throws(SharingError) -> Void
  ) throws(SharingError) {
    let lineBytes = 1 + geometry.rowBytes
    var at = 0
    var column = start % lineBytes
    while at < data.count {
      if column == 0 {
        guard data[at] == 0 else { throw .damagedPNG }
        at += 1
        column = 1
      }
      let end = min(data.count, at + lineBytes - column)
      if end > at { try body(UnsafeRawBufferPointer(rebasing: data[at..<end])) }
      column = (column + end - at) % lineBytes
      at = end
    }
  }

  /// CRC-32 of a chunk's type and data (W3C PNG, 5.5), continued from `sum`.
  static func crc(_ bytes: UnsafeRawBufferPointer, from sum: UInt32 = 0) -> UInt32 {
    libdeflate_crc32(sum, bytes.baseAddress, bytes.count)
  }

  /// Adler-32 of the scan lines (RFC 1950), continued from `sum`, which begins at 1.
  static func adler(_ bytes: UnsafeRawBufferPointer, from sum: UInt32) -> UInt32 {
    libdeflate_adler32(sum, bytes.baseAddress, bytes.count)
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    var chunk = ByteWriter()
    chunk.append(UInt32(data.count))
    chunk.append(Array(type.utf8))
    chunk.append(data)
    chunk.append(chunk.bytes[4...].withUnsafeBytes { crc($0) })
    return chunk.bytes
  }
}
