internal import CPNG
internal import DICOM
internal import Glibc

/// The samples of a PNG file of any encoding, in memory, in canonical form (ShareFileFormat,
/// "Lossless re-saves").
final class DecodedPNG: Sendable {
  let geometry: Geometry
  /// The first byte behind the picture in its file.
  let end: Int
  // Written before anybody else sees the object, and read only from then on: safe to share.
  nonisolated(unsafe) let samples: UnsafeMutableRawBufferPointer

  deinit { free(samples.baseAddress) }

  private init(geometry: Geometry, end: Int, samples: UnsafeMutableRawBufferPointer) {
    self.geometry = geometry
    self.end = end
    self.samples = samples
  }

  /// Decodes with libpng, and drops an alpha channel that hides nothing.
  convenience init(_ source: any ByteSource) throws(SharingError) {
    let outline = try PNGOutline(source)
    let reader = FileReader(source, outline)
    var image = cpng_image()
    let limit = Self.limit(imageBytes: outline.imageBytes)
    let lines = try Self.scanlineBytes(source)
    let isLarge = (lines?.decoded ?? 0) > Self.freeBytes
    if let lines, isLarge {
      guard lines.decoded <= limit else { throw .noShareHeader }
      try outline.prove(scanlineBytes: lines.encoded)
    }
    let result = withExtendedLifetime(reader) {
      var file = cpng_source(
        context: Unmanaged.passUnretained(reader).toOpaque(),
        read: { context, buffer, size in
          FileReader.of(context).next(UnsafeMutableRawBufferPointer(start: buffer, count: size))
            ? 0 : -1
        },
        has_rows: { context in FileReader.of(context).noteRows() })
      return cpng_decode(&file, limit, &image)
    }
    switch result {
    case CPNG_OK: break
    case CPNG_UNREADABLE:
      if let error = reader.error { throw .unreadable(error) }
      throw .truncated(have: source.count, expected: 0)
    case CPNG_TOO_LARGE, CPNG_OTHER: throw .noShareHeader
    case CPNG_NO_MEMORY: throw Self.noMemory
    default: throw .damagedPNG
    }
    let samples = UnsafeMutableRawBufferPointer(start: image.samples, count: image.size)
    let channels = Int(image.channels)
    let bits = Int(image.bits)
    let kept = channels - (channels % 2 == 0 ? 1 : 0)
    self.init(
      geometry: Geometry(
        width: Int(image.width), height: Int(image.height), bits: bits, channels: kept),
      end: outline.end, samples: samples)
    if let lines, !isLarge, reader.hasImageDataBehindRows {
      try outline.prove(scanlineBytes: lines.encoded)
    }
    guard keepChannels(kept, of: channels) else { throw .noShareHeader }
  }

  /// The same picture as gray, when its three channels are equal everywhere.
  ///
  /// - Throws: `unreadable` when there is no memory for it.
  func asGray() throws(SharingError) -> DecodedPNG? {
    let pixel = geometry.bits / 8 * 3
    guard
      let base = UnsafeRawBufferPointer(samples).baseAddress?.assumingMemoryBound(to: UInt8.self),
      geometry.channels == 3,
      stride(from: 0, to: geometry.byteCount, by: pixel).allSatisfy({ at in
        let third = pixel / 3
        return memcmp(base + at, base + at + third, 2 * third) == 0
      })
    else { return nil }
    var gray = geometry
    gray.channels = 1
    let samples = try Self.memory(gray.byteCount)
    let sample = gray.bits / 8
    for index in samples.indices { samples[index] = base[index / sample * pixel + index % sample] }
    return DecodedPNG(geometry: gray, end: end, samples: samples)
  }

  /// The same picture in 8 bits, when each of its 16-bit samples is one of 8 bits times 257.
  ///
  /// - Throws: `unreadable` when there is no memory for it.
  func asEightBits() throws(SharingError) -> DecodedPNG? {
    guard geometry.bits == 16 else { return nil }
    for at in stride(from: 0, to: geometry.byteCount, by: 2) where samples[at] != samples[at + 1] {
      return nil
    }
    var eight = geometry
    eight.bits = 8
    let bytes = try Self.memory(eight.byteCount)
    for index in bytes.indices { bytes[index] = samples[2 * index] }
    return DecodedPNG(geometry: eight, end: end, samples: bytes)
  }

  /// How much memory decoding may take, in bytes: what IHDR says, as far as the file can hold it.
  static func memory(_ source: any ByteSource) throws(SharingError) -> Int {
    guard let lines = try scanlineBytes(source) else { return 0 }
    // The picture, and below half of it when it is brought to fewer channels and bits.
    return 2 * min(lines.decoded, limit(imageBytes: min(source.count, 1 << 48)))
  }

  /// So many sample bytes a picture may have.
  ///
  /// Noise does not compress: a share has fewer sample bytes than image data, eight times as many when
  /// a tool made RGBA of 16 bits of gray; the banner may compress, within reason.
  private static func limit(imageBytes: Int) -> Int { imageBytes * 8 + freeBytes }

  private static let noMemory = SharingError.unreadable(ReadError(code: ENOMEM))

  private static func memory(_ count: Int) throws(SharingError) -> UnsafeMutableRawBufferPointer {
    guard let memory = malloc(count) else { throw noMemory }
    return UnsafeMutableRawBufferPointer(start: memory, count: count)
  }

  /// So many sample bytes a picture may have without a proof that they are there.
  private static let freeBytes = 16 << 20

  /// How many bytes IHDR says that the image data inflate to, and how many the samples have then;
  /// `nil` when it says what no PNG can have, which libpng finds out.
  private static func scanlineBytes(
    _ source: any ByteSource
  ) throws(SharingError) -> (encoded: Int, decoded: Int)? {
    guard source.count >= 33 else { return nil }
    var header = ByteReader(try source.read(16..<29))
    let width = Int(header.integer(UInt32.self))
    let height = Int(header.integer(UInt32.self))
    let depth = Int(header.integer(UInt8.self))
    let color: UInt8 = header.integer()
    header.skip(2)
    let isInterlaced = header.integer(UInt8.self) == 1
    guard let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][color], (1...16).contains(depth),
      (1...Geometry.sideLimit).contains(width), (1...Geometry.sideLimit).contains(height)
    else { return nil }
    // More than can be counted is more than there is; seven of them can be added.
    func bytes(_ columns: Int, _ rows: Int) -> Int {
      guard columns > 0 else { return 0 }
      let row = 1 + (columns * depth * channels).dividedRoundingUp(by: 8)
      let (bytes, overflows) = rows.multipliedReportingOverflow(by: row)
      return overflows ? .max / 8 : min(bytes, .max / 8)
    }
    var encoded = bytes(width, height)
    if isInterlaced {
      // W3C PNG, 8.1: the seven passes of Adam7.
      let passes = [
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
        (0, 1, 1, 2),
      ]
      encoded = passes.reduce(0) { sum, pass in
        let columns = max(0, width - pass.0).dividedRoundingUp(by: pass.2)
        let rows = max(0, height - pass.1).dividedRoundingUp(by: pass.3)
        return sum + bytes(columns, rows)
      }
    }
    // An indexed picture becomes RGB, perhaps with an alpha channel.
    let pixel = color == 3 ? 4 : channels * depth.dividedRoundingUp(by: 8)
    let (decoded, overflows) = (width * height).multipliedReportingOverflow(by: pixel)
    return (encoded, overflows ? .max : decoded)
  }

  /// Moves the first `kept` samples of each pixel together, in place.
  ///
  /// - Returns: whether the last channel, which is dropped, was opaque in every pixel.
  private func keepChannels(_ kept: Int, of channels: Int) -> Bool {
    guard kept < channels else { return true }
    let sample = geometry.bits / 8
    let pixels = geometry.width * geometry.height
    for pixel in 0..<pixels {
      let from = pixel * channels * sample
      for byte in samples[from + kept * sample..<from + channels * sample] where byte != 0xFF {
        return false
      }
      for byte in 0..<kept * sample { samples[pixel * kept * sample + byte] = samples[from + byte] }
    }
    return true
  }
}

/// Reads a PNG file from its beginning, piece by piece, without the chunks that say nothing of the
/// samples: however long these are, and whatever is wrong in them.
private final class FileReader {
  private let source: any ByteSource
  private let outline: PNGOutline
  private var chunks: ChunkReader
  /// What is to be handed on next, up to where the next head is to be looked at.
  private var passed = 0..<StoredPNG.signature.count
  private var imageBytes = 0
  private(set) var error: ReadError?
  /// Whether a byte of the image data lies in a chunk that was not handed on before the last row was
  /// read.
  private(set) var hasImageDataBehindRows = false

  init(_ source: any ByteSource, _ outline: PNGOutline) {
    self.source = source
    self.outline = outline
    chunks = ChunkReader(source)
  }

  static func of(_ context: UnsafeMutableRawPointer?) -> FileReader {
    guard let context else { preconditionFailure("libpng reads without a file") }
    return Unmanaged<FileReader>.fromOpaque(context).takeUnretainedValue()
  }

  /// Takes note that the last row was read.
  func noteRows() { hasImageDataBehindRows = imageBytes < outline.imageBytes }

  func next(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
    var rest = buffer
    do throws(SharingError) {
      while !rest.isEmpty {
        guard try findMore() else { return false }
        let piece = passed.prefix(rest.count)
        let target = UnsafeMutableRawBufferPointer(rebasing: rest[..<piece.count])
        try source.read(at: piece.lowerBound, target)
        passed = piece.upperBound..<passed.upperBound
        rest = UnsafeMutableRawBufferPointer(rebasing: rest[piece.count...])
      }
      return true
    } catch {
      if case .unreadable(let error) = error { self.error = error }
      return false
    }
  }

  /// Goes to the next chunk that counts, when the one at hand has been handed on.
  private func findMore() throws(SharingError) -> Bool {
    while passed.isEmpty {
      guard passed.upperBound < outline.end else { return false }
      let chunk = try chunks.next()
      passed = chunk.end..<chunk.end
      guard outline.counts(chunk) else { continue }
      passed = chunk.start..<chunk.end
      if chunk.type == ChunkReader.idat { imageBytes += chunk.length }
    }
    return true
  }
}
