internal import CPNG
internal import DICOM
internal import Glibc

/// The samples of a PNG file of any encoding, in memory, in canonical form (ShareFileFormat,
/// "Lossless re-saves").
final class DecodedPNG: Sendable {
  let geometry: Geometry
  // Written before anybody else sees the object, and read only from then on: safe to share.
  nonisolated(unsafe) let samples: UnsafeMutableRawBufferPointer

  deinit { free(samples.baseAddress) }

  private init(geometry: Geometry, samples: UnsafeMutableRawBufferPointer) {
    self.geometry = geometry
    self.samples = samples
  }

  /// Decodes with libpng, and drops an alpha channel that hides nothing.
  convenience init(_ source: any ByteSource) throws(SharingError) {
    let reader = FileReader(source)
    var image = cpng_image()
    var message = [CChar](repeating: 0, count: Int(CPNG_MESSAGE_SIZE))
    // Noise does not compress: a share has fewer sample bytes than its file, four times as many
    // when a tool made RGBA of grey; the banner may compress, within reason.
    let limit = source.count * 4 + (16 << 20)
    let result = withExtendedLifetime(reader) {
      cpng_decode(
        { context, buffer, size in
          guard let context else { return -1 }
          let reader = Unmanaged<FileReader>.fromOpaque(context).takeUnretainedValue()
          return reader.next(UnsafeMutableRawBufferPointer(start: buffer, count: size)) ? 0 : -1
        }, Unmanaged.passUnretained(reader).toOpaque(), limit, &image, &message)
    }
    switch result {
    case CPNG_OK: break
    case CPNG_UNREADABLE:
      if let error = reader.error { throw .unreadable(error) }
      throw .truncated(have: source.count, expected: 0)
    case CPNG_TOO_LARGE, CPNG_OTHER: throw .noShareHeader
    default: throw .damagedPNG
    }
    let samples = UnsafeMutableRawBufferPointer(start: image.samples, count: image.size)
    let channels = Int(image.channels)
    let bits = Int(image.bits)
    let kept = channels - (channels % 2 == 0 ? 1 : 0)
    self.init(
      geometry: Geometry(
        width: Int(image.width), height: Int(image.height), bits: bits, channels: kept),
      samples: samples)
    guard keepChannels(kept, of: channels) else { throw .noShareHeader }
  }

  /// The same picture as grey, when its three channels are equal everywhere.
  func asGrey() -> DecodedPNG? {
    let pixel = geometry.bits / 8 * 3
    guard
      let base = UnsafeRawBufferPointer(samples).baseAddress?.assumingMemoryBound(to: UInt8.self),
      geometry.channels == 3,
      stride(from: 0, to: geometry.byteCount, by: pixel).allSatisfy({ at in
        let third = pixel / 3
        return memcmp(base + at, base + at + third, 2 * third) == 0
      })
    else { return nil }
    var grey = geometry
    grey.channels = 1
    guard let copy = malloc(grey.byteCount) else { return nil }
    let samples = UnsafeMutableRawBufferPointer(start: copy, count: grey.byteCount)
    let sample = grey.bits / 8
    for index in samples.indices { samples[index] = base[index / sample * pixel + index % sample] }
    return DecodedPNG(geometry: grey, samples: samples)
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

/// Reads a source from its beginning, piece by piece.
private final class FileReader {
  private let source: any ByteSource
  private var offset = 0
  private(set) var error: ReadError?

  init(_ source: any ByteSource) { self.source = source }

  func next(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
    guard buffer.count <= source.count - offset else { return false }
    do throws(ReadError) {
      try source.read(at: offset, into: buffer)
      offset += buffer.count
      return true
    } catch {
      self.error = error
      return false
    }
  }
}
