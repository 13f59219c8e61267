internal import CDeflate
internal import DICOM
internal import Glibc

/// The samples of a share, wherever they are kept.
struct Picture: Sendable {
  enum Samples: Sendable {
    /// In a file that this program wrote: read in place.
    case stored(StoredPNG, any ByteSource)
    /// In memory: another program has encoded the file.
    case decoded(DecodedPNG)
    /// Nowhere: computed from a sheet's key.
    case drawn(DrawnSamples)
  }

  let samples: Samples
  private let source: any ByteSource

  var geometry: Geometry {
    switch samples {
    case .stored(let layout, _): layout.geometry
    case .decoded(let image): image.geometry
    case .drawn(let samples): samples.geometry
    }
  }

  /// Whether the samples are computed, so that nobody can have altered them.
  var isDrawn: Bool {
    if case .drawn = samples { true } else { false }
  }

  /// The picture that a sheet stands for.
  init(_ drawn: DrawnSamples) {
    samples = .drawn(drawn)
    source = EmptySource()
  }

  /// Finds out how the file is encoded, and decodes it unless it is one of ours.
  init(_ source: any ByteSource) throws(SharingError) {
    // Below this no sum of a place and a length overflows.
    guard source.count <= Self.largestPicture else { throw .unreadable(ReadError(code: EFBIG)) }
    self.source = source
    if let layout = try Self.storedLayout(of: source) {
      guard source.count >= layout.fileBytes else {
        throw .truncated(have: source.count, expected: layout.fileBytes)
      }
      let end = layout.fileBytes - StoredPNG.end.count..<layout.fileBytes
      if try source.read(end) == StoredPNG.end {
        samples = .stored(layout, source)
        return
      }
    }
    samples = .decoded(try DecodedPNG(source))
  }

  private init(decoding source: any ByteSource) throws(SharingError) {
    self.source = source
    samples = .decoded(try DecodedPNG(source))
  }

  private init(_ image: DecodedPNG, _ source: any ByteSource) {
    samples = .decoded(image)
    self.source = source
  }

  /// The same picture through libpng, when it was read in place.
  func decoded() throws(SharingError) -> Picture? {
    guard case .stored = samples else { return nil }
    return try Picture(decoding: source)
  }

  /// Whether the file is framed as this program does it, with right checksums: then libpng finds no
  /// other samples.
  func isAsWritten() throws(SharingError) -> Bool {
    guard case .stored = samples else { return false }
    do throws(SharingError) {
      try scan(checksums: true) { _ in }
      return true
    } catch {
      if error == .damagedPNG { return false }
      throw error
    }
  }

  /// How many bytes stand behind the picture in its file.
  var bytesAfterEnd: Int {
    switch samples {
    case .stored(let layout, _): source.count - layout.fileBytes
    case .decoded(let image): source.count - image.end
    case .drawn: 0
    }
  }

  /// The same picture in 8 bits, when another program has made 16 of them.
  func asEightBits() throws(SharingError) -> Picture? {
    guard case .decoded(let image) = samples, let eight = try image.asEightBits() else {
      return nil
    }
    return Picture(eight, source)
  }

  /// The same picture as gray, when another program has made RGB of it.
  func asGray() throws(SharingError) -> Picture? {
    guard case .decoded(let image) = samples, let gray = try image.asGray() else { return nil }
    return Picture(gray, source)
  }

  /// No file holds that many sample bytes (256 TiB); below it no offset overflows.
  private static let largestPicture = 1 << 48

  private static func storedLayout(of source: any ByteSource) throws(SharingError) -> StoredPNG? {
    let ihdr = 33
    let beginning = try source.read(0..<min(source.count, ihdr))
    guard beginning.starts(with: StoredPNG.signature.prefix(beginning.count)), !beginning.isEmpty
    else { throw .notPNG(try ForeignKind(of: source)) }
    guard beginning.count == ihdr else { throw .truncated(have: source.count, expected: 0) }
    var reader = ByteReader(Array(beginning[16...]))
    let width = Int(reader.integer(UInt32.self))
    let height = Int(reader.integer(UInt32.self))
    let bits = Int(reader.integer(UInt8.self))
    let color: UInt8 = reader.integer()
    guard (1...Geometry.sideLimit).contains(width), (1...Geometry.sideLimit).contains(height),
      bits == 8 || bits == 16, color == 0 || color == 2, width < largestPicture / 6 / height
    else { return nil }
    let geometry = Geometry(
      width: width, height: height, bits: bits, channels: color == 2 ? 3 : 1)
    // Beyond any file, and beyond what can be counted.
    guard height < Int.max / 4 / (1 + geometry.rowBytes) else { return nil }
    let header = StoredPNG.header(geometry)
    let layout = StoredPNG(geometry: geometry, dataOffset: header.count)
    let expected = header + layout.framing(ofBlock: 0)
    let found = try source.read(0..<min(source.count, expected.count))
    return expected.starts(with: found) ? layout : nil
  }

  /// Hands all canonical sample bytes to `body`, in order, in pieces.
  ///
  /// - Parameters:
  ///   - checksums: whether to check the CRC of every chunk and the Adler-32 of the whole, too.
  ///     (libpng has checked them when the picture was decoded.)
  ///   - body: takes the next canonical sample bytes.
  /// - Throws: `damagedPNG` when a stored file is not framed as it should be.
  func scan(
    checksums: Bool = false, _ body: (UnsafeRawBufferPointer) throws(SharingError) -> Void
  ) throws(SharingError) {
    switch samples {
    case .decoded(let image):
      try body(UnsafeRawBufferPointer(rebasing: image.samples[..<image.geometry.byteCount]))
    case .stored(let layout, _):
      try scan(layout, 0..<layout.blockCount, checksums: checksums, body)
    case .drawn(let drawn):
      let reader = SampleReader(self)
      for strip in drawn.geometry.pieces(0..<drawn.geometry.height) {
        try reader.read(strip, body)
      }
    }
  }

  /// How many chunks hold the samples of a file that this program wrote; nil of any other picture.
  var blockCount: Int? {
    if case .stored(let layout, _) = samples { layout.blockCount } else { nil }
  }

  /// The place among all sample bytes of the first one in a chunk of a file that this program wrote.
  func firstSample(ofBlock block: Int) -> Int {
    let line = 1 + geometry.rowBytes
    let (row, column) = (block * StoredPNG.blockBytes).quotientAndRemainder(dividingBy: line)
    return row * geometry.rowBytes + max(0, column - 1)
  }

  /// Hands on the sample bytes in some chunks of a file that this program wrote.
  ///
  /// - Throws: `damagedPNG` when it is not framed as it should be.
  func scan(
    blocks: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(SharingError) -> Void
  ) throws(SharingError) {
    guard case .stored(let layout, _) = samples else { return }
    try scan(layout, blocks, checksums: false, body)
  }

  // Checksums are for all chunks only.
  private func scan(
    _ layout: StoredPNG, _ blocks: Range<Int>, checksums: Bool,
    _ body: (UnsafeRawBufferPointer) throws(SharingError) -> Void
  ) throws(SharingError) {
    let chunk = Buffer<UInt8>(uninitialized: StoredPNG.blockBytes + StoredPNG.framingBytes + 6)
    var adler: UInt32 = 1
    let first = blocks.lowerBound
    var offset =
      layout.offset(ofScanlineByte: first * StoredPNG.blockBytes)
      - layout.framing(ofBlock: first).count
    for block in blocks {
      let framing = layout.framing(ofBlock: block)
      let start = block * StoredPNG.blockBytes
      let count = min(StoredPNG.blockBytes, layout.scanlineBytes - start)
      let isLast = block == layout.blockCount - 1
      let size = framing.count + count + (isLast ? 8 : 4)
      let bytes = chunk.bytes(size)
      try source.read(at: offset, bytes)
      offset += size
      let data = UnsafeRawBufferPointer(rebasing: bytes[framing.count..<framing.count + count])
      guard bytes.starts(with: framing) else { throw .damagedPNG }
      if checksums {
        adler = StoredPNG.adler(data, from: adler)
        let crc = StoredPNG.crc(UnsafeRawBufferPointer(rebasing: bytes[4..<size - 4]))
        guard bytes.suffix(4).elementsEqual(crc.bigEndianBytes),
          !isLast || bytes[(size - 8)..<(size - 4)].elementsEqual(adler.bigEndianBytes)
        else { throw .damagedPNG }
      }
      try layout.forEachSamples(in: data, from: start, body)
    }
    guard blocks.upperBound == layout.blockCount else { return }
    guard try source.read(offset..<layout.fileBytes) == StoredPNG.end else { throw .damagedPNG }
  }
}

/// What a picture reads that is computed.
private struct EmptySource: ByteSource {
  let count = 0

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) {
    guard buffer.isEmpty else { throw ReadError(code: 0) }
  }
}

extension UInt32 {
  var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}

extension ByteSource {
  /// Hands on the bytes of a range: where they lie, or else through a buffer that holds so many.
  func pass(
    _ range: Range<Int>, through buffer: Buffer<UInt8>, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(SharingError) {
    if lend(range, to: body) { return }
    let bytes = buffer.bytes(range.count)
    try read(at: range.lowerBound, bytes)
    body(UnsafeRawBufferPointer(bytes))
  }

  func read(at offset: Int, _ buffer: UnsafeMutableRawBufferPointer) throws(SharingError) {
    do throws(ReadError) { try read(at: offset, into: buffer) } catch { throw .unreadable(error) }
  }

  func read(_ range: Range<Int>) throws(SharingError) -> [UInt8] {
    do throws(ReadError) { return try bytes(range) } catch { throw .unreadable(error) }
  }
}
