internal import DICOM

/// The part of a DICOM file that becomes the image rows of a share, and their shape
/// (ShareFileFormat, "Which raster a writer chooses").
struct Cover: Equatable, Sendable {
  /// The bytes of the file that are the cover.
  var range: Range<Int>
  var width: Int
  var channels: Int
  var bits: Int
  /// Image rows, padding included.
  var rows: Int
  /// Whether the 16-bit words lie in the file with the low byte first.
  var isLittleEndian = false
  /// Whether the words are pixels, so that neighbors resemble each other.
  var isPicture: Bool
  /// The padding range of the pixels, if Visual Mode may change them.
  var visual: Padding?

  /// Words that stand for no pixel; from `low` up to `high` on the ring.
  struct Padding: Equatable, Sendable {
    var low: Int
    var high: Int
  }

  var rowWords: Int { width * channels }
  var rowBytes: Int { rowWords * bits / 8 }

  /// Up to so many bytes beyond the geometry are padding, not pixels.
  private static let slack = 1024
  /// The narrowest and widest row for bytes that have no geometry.
  private static let byteWidths = 64...4096

  init(_ file: DICOMFile) {
    if let stream = file.deflatedRange {
      self.init(bytes: stream, width: Self.width(of: stream.count), isPicture: false)
    } else if let pixels = file.pixelData {
      self = Self.native(pixels, file.image) ?? Self.bytes(pixels, file.image)
      if file.contradictsSyntax { visual = nil }
    } else {
      self.init(bytes: file.count..<file.count, width: 0, isPicture: false)
    }
  }

  private init(
    range: Range<Int>, width: Int, channels: Int, bits: Int, rows: Int, isLittleEndian: Bool,
    visual: Padding?
  ) {
    self.range = range
    self.width = width
    self.channels = channels
    self.bits = bits
    self.rows = rows
    self.isLittleEndian = isLittleEndian
    self.visual = visual
    isPicture = true
  }

  /// Bytes of any kind, padded to a size class; without bytes there are no rows, and the width is
  /// to be chosen by what is to be spilled.
  init(bytes range: Range<Int>, width: Int, isPicture: Bool) {
    self.range = range
    self.width = width
    self.isPicture = isPicture
    channels = 1
    bits = 8
    rows = range.isEmpty ? 0 : range.count.padmé.dividedRoundingUp(by: width)
  }

  /// A row width that gives bytes a picture of about the same height.
  static func width(of count: Int) -> Int {
    var width = byteWidths.lowerBound
    while width < byteWidths.upperBound, width * width < count { width *= 2 }
    return width
  }

  private static func native(_ pixels: PixelData, _ image: ImagePixel) -> Cover? {
    guard image.isPossible, !pixels.isEncapsulated, pixels.element == 0x0010,
      let bits = image.bitsAllocated,
      bits == 8 || bits == 16, let rows = image.rows, let columns = image.columns
    else { return nil }
    let channels = image.samplesPerPixel ?? 1
    let frames = image.frames ?? 1
    guard channels == 1 || (channels == 3 && image.planarConfiguration ?? 0 == 0),
      rows > 0, columns > 0, frames > 0, frames < Geometry.sideLimit / rows / 2
    else { return nil }
    let rowBytes = columns * channels * bits / 8
    let count = rowBytes * rows * frames
    guard pixels.range.count >= count, pixels.range.count - count <= slack else { return nil }
    let range = pixels.range.lowerBound..<pixels.range.lowerBound + count
    return Cover(
      range: range, width: columns, channels: channels, bits: bits, rows: rows * frames,
      isLittleEndian: bits == 16 && !pixels.isBigEndian, visual: padding(image, bits: bits))
  }

  /// Where Visual Mode may change bit 0 of a pixel word, the words it must not cross.
  ///
  /// Bit 0 is the clinical least significant bit only where High Bit is Bits Stored - 1 (PS3.5
  /// section 8.1.1) and the word is a shade: not an index into a palette, not a label, and not a
  /// quantity that somebody calculates with. What is signed must not change at all.
  private static func padding(_ image: ImagePixel, bits: Int) -> Padding? {
    guard let photometric = image.photometricInterpretation,
      ["MONOCHROME1", "MONOCHROME2", "RGB", "YBR_FULL"].contains(photometric),
      let stored = image.bitsStored, (8...bits).contains(stored), image.highBit == stored - 1,
      [nil, "MONOCHROME", "TRUE_COLOR"].contains(image.pixelPresentation), !image.hasPalette,
      !image.hasSignature, !isMeasured(image)
    else { return nil }
    // PS3.3 section C.7.5.1.1.2.
    guard let value = image.pixelPaddingValue else { return Padding(low: 0, high: (1 << bits) - 1) }
    let mask = (1 << bits) - 1
    let limit = image.pixelPaddingRangeLimit ?? value
    func rank(_ word: Int) -> Int {
      image.isSigned && word & (1 << (bits - 1)) != 0 ? word & mask - (1 << bits) : word & mask
    }
    let ends = [value, limit].sorted { rank($0) < rank($1) }
    return Padding(low: ends[0] & mask, high: ends[1] & mask)
  }

  /// Whether the words of such an image are measurements or labels.
  private static func isMeasured(_ image: ImagePixel) -> Bool {
    if image.hasRealWorldValues { return true }
    if let modality = image.modality, ["RTDOSE", "PT", "SEG"].contains(modality) { return true }
    guard let sopClass = image.sopClass else { return false }
    // PS3.4 section B.5: parametric maps, segmentations and label maps, PET (also enhanced and
    // converted), RT Dose, thickness and topography maps of the eye.
    let root = "1.2.840.10008.5.1.4.1.1."
    let exact = ["30", "128", "128.1", "130", "481.2", "81.1", "82.1"]
    return sopClass.hasPrefix(root + "66.") || exact.contains { sopClass == root + $0 }
  }

  private static func bytes(_ pixels: PixelData, _ image: ImagePixel) -> Cover {
    let count = pixels.range.count
    guard !pixels.isEncapsulated, image.isPossible, let columns = image.columns,
      let bits = image.bitsAllocated
    else {
      return Cover(bytes: pixels.range, width: width(of: count), isPicture: false)
    }
    // A row of pixels, so that neighbors lie above each other; with 4:2:2 subsampling two samples
    // a pixel (PS3.3 section C.7.6.3.1.2).
    let interleaved =
      image.photometricInterpretation?.hasSuffix("422") == true
      ? 2 : image.planarConfiguration ?? 0 == 0 ? image.samplesPerPixel ?? 1 : 1
    let rowBytes = columns * interleaved * bits / 8
    let isUsable = (byteWidths.lowerBound...1 << 20).contains(rowBytes) && count >= 2 * rowBytes
    return Cover(
      bytes: pixels.range, width: isUsable ? rowBytes : width(of: count), isPicture: true)
  }
}

/// Reads rows of the cover as words.
final class CoverReader<W: Word> {
  private let source: any ByteSource
  private let cover: Cover
  private var buffer = Buffer<W>(zeros: 0)

  init(_ source: any ByteSource, _ cover: Cover) {
    self.source = source
    self.cover = cover
  }

  /// Reads some image rows; beyond the cover's bytes they are 0.
  func read(_ rows: Range<Int>, into words: UnsafeMutableBufferPointer<W>) throws(SharingError) {
    let bytes = UnsafeMutableRawBufferPointer(words)
    let start = rows.lowerBound * cover.rowBytes
    let there = max(0, min(bytes.count, cover.range.count - start))
    if there > 0 {
      try source.read(
        at: cover.range.lowerBound + start, UnsafeMutableRawBufferPointer(rebasing: bytes[..<there])
      )
    }
    if there < bytes.count {
      UnsafeMutableRawBufferPointer(rebasing: bytes[there...])
        .initializeMemory(as: UInt8.self, repeating: 0)
    }
    if !cover.isLittleEndian {
      for index in words.indices { words[index] = words[index].bigEndian }
    }
  }

  /// Lends the words of some image rows for the time of the call.
  func lend(
    _ rows: Range<Int>, _ body: (UnsafeMutableBufferPointer<W>) -> Void
  ) throws(SharingError) {
    let count = rows.count * cover.rowWords
    if buffer.elements.count < count { buffer = Buffer(uninitialized: count) }
    try read(rows, into: buffer.prefix(count))
    body(buffer.prefix(count))
  }

  /// Reads all image rows, strip by strip, until that is enough.
  func forEachStrip(
    until isEnough: () -> Bool = { false },
    _ body: (Range<Int>, UnsafeMutableBufferPointer<W>) throws(SharingError) -> Void
  ) throws(SharingError) {
    guard cover.rows > 0 else { return }
    let stripRows = max(1, Geometry.stripBytes / cover.rowBytes)
    let buffer = Buffer<W>(uninitialized: min(stripRows, cover.rows) * cover.rowWords)
    for strip in (0..<cover.rows).pieces(of: stripRows) where !isEnough() {
      let words = buffer.prefix(strip.count * cover.rowWords)
      try read(strip, into: words)
      try body(strip, words)
    }
  }
}
