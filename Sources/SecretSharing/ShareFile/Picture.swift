internal import CDeflate
internal import DICOM
internal import Glibc

/// The samples of a share, wherever they are kept.
struct Picture: Sendable {
  private enum Samples: Sendable {
    /// In a file that this program wrote: read in place.
    case stored(StoredPNG, any ByteSource)
    /// In memory: another program has encoded the file.
    case decoded(DecodedPNG)
    /// Nowhere: computed from a sheet's key.
    case drawn(DrawnSamples)
  }

  private let samples: Samples
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
  func asEightBits() -> Picture? {
    guard case .decoded(let image) = samples, let eight = image.asEightBits() else { return nil }
    return Picture(eight, source)
  }

  /// The same picture as grey, when another program has made RGB of it.
  func asGrey() -> Picture? {
    guard case .decoded(let image) = samples, let grey = image.asGrey() else { return nil }
    return Picture(grey, source)
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
    let colour: UInt8 = reader.integer()
    guard (1...Geometry.sideLimit).contains(width), (1...Geometry.sideLimit).contains(height),
      bits == 8 || bits == 16, colour == 0 || colour == 2, width < largestPicture / 6 / height
    else { return nil }
    let geometry = Geometry(
      width: width, height: height, bits: bits, channels: colour == 2 ? 3 : 1)
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
      try scan(layout, checksums: checksums, body)
    case .drawn(let drawn):
      let reader = SampleReader(self)
      for strip in drawn.geometry.pieces(0..<drawn.geometry.height) {
        try reader.read(strip, body)
      }
    }
  }

  private func scan(
    _ layout: StoredPNG, checksums: Bool,
    _ body: (UnsafeRawBufferPointer) throws(SharingError) -> Void
  ) throws(SharingError) {
    let chunk = Buffer<UInt8>(uninitialized: StoredPNG.blockBytes + StoredPNG.framingBytes + 6)
    var adler: UInt32 = 1
    var offset = layout.dataOffset
    for block in 0..<layout.blockCount {
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
    guard try source.read(offset..<layout.fileBytes) == StoredPNG.end else { throw .damagedPNG }
  }

  /// Reads samples of a picture into a buffer of its own that it uses again and again.
  final class SampleReader {
    private let picture: Picture
    private var file = Buffer<UInt8>(zeros: 0)
    private var samples = Buffer<UInt8>(zeros: 0)
    /// Where a drawn picture's stream stands.
    private var stream: DrawnSamples.Reader?

    init(_ picture: Picture) { self.picture = picture }

    /// Lends some canonical sample bytes for the time of the call.
    func read<R>(
      _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(SharingError) -> R
    ) throws(SharingError) -> R {
      switch picture.samples {
      case .decoded(let image):
        return try body(UnsafeRawBufferPointer(rebasing: image.samples[range]))
      case .stored(let layout, let source):
        if samples.elements.count < range.count { samples = Buffer(uninitialized: range.count) }
        try unframe(range, of: layout, source)
        return try body(UnsafeRawBufferPointer(samples.bytes(range.count)))
      case .drawn(let drawn):
        if samples.elements.count < range.count { samples = Buffer(uninitialized: range.count) }
        let reader = stream ?? drawn.reader()
        stream = reader
        reader.read(range.lowerBound, into: samples.bytes(range.count))
        return try body(UnsafeRawBufferPointer(samples.bytes(range.count)))
      }
    }

    private func unframe(_ range: Range<Int>, of layout: StoredPNG, _ source: any ByteSource)
      throws(SharingError)
    {
      guard !range.isEmpty else { return }
      let lines = layout.scanlines(ofSamples: range)
      let isBlockStart = lines.lowerBound % StoredPNG.blockBytes == 0
      let lead =
        isBlockStart ? layout.framing(ofBlock: lines.lowerBound / StoredPNG.blockBytes).count : 0
      let start = layout.offset(ofScanlineByte: lines.lowerBound) - lead
      let count = layout.offset(ofScanlineByte: lines.upperBound - 1) + 1 - start
      if file.elements.count < count { file = Buffer(uninitialized: count) }
      let bytes = file.bytes(count)
      try source.read(at: start, bytes)
      guard let from = bytes.baseAddress, let to = samples.elements.baseAddress else { return }
      let rowBytes = layout.geometry.rowBytes
      var column = range.lowerBound % rowBytes
      var at = lines.lowerBound
      var out = 0
      while out < range.count {
        if column == 0 {
          guard bytes[layout.offset(ofScanlineByte: at) - start] == 0 else { throw .damagedPNG }
          at += 1
        }
        var left = min(rowBytes - column, range.count - out)
        column = 0
        while left > 0 {
          let piece = min(left, StoredPNG.blockBytes - at % StoredPNG.blockBytes)
          UnsafeMutableRawPointer(to + out).copyMemory(
            from: from + (layout.offset(ofScanlineByte: at) - start), byteCount: piece)
          at += piece
          out += piece
          left -= piece
        }
      }
      // Where a block begins among these, its framing must be as we write it; otherwise the samples
      // lie elsewhere, and libpng is to find them.
      let blocks =
        lines.lowerBound.dividedRoundingUp(
          by: StoredPNG.blockBytes)..<lines.upperBound.dividedRoundingUp(
          by: StoredPNG.blockBytes)
      for block in blocks {
        let framing = layout.framing(ofBlock: block)
        let place = layout.offset(ofScanlineByte: block * StoredPNG.blockBytes) - start
        guard bytes[(place - framing.count)..<place].elementsEqual(framing) else {
          throw .damagedPNG
        }
      }
    }
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
