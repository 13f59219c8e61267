internal import CZlib

/// A CRC-32 of some bytes, to which that of the bytes behind them can be added.
struct PartialCRC: Equatable, Sendable {
  var value: UInt32 = 0
  var count = 0

  /// Adds bytes.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    value = StoredPNG.crc(bytes, from: value)
    count += bytes.count
  }

  /// Adds bytes that were summed apart.
  mutating func append(_ next: PartialCRC) {
    value = UInt32(truncatingIfNeeded: crc32_combine(uLong(value), uLong(next.value), next.count))
    count += next.count
  }
}

/// The sums of some scan lines of a PNG file, made apart from the others.
struct PNGSums: Equatable, Sendable {
  /// How many bytes of scan lines they cover.
  var count = 0
  /// Adler-32 of these, from 1.
  var adler: UInt32 = 1
  /// What belongs to the chunk that began before the first byte.
  var continued = PartialCRC()
  /// Where in the file that chunk's CRC belongs, if the chunk ends here; nothing is there yet.
  var continuedEnd: Int?
  /// The chunk that has begun here and is not at its end; nil when there is none.
  var open: PartialCRC?

  /// Adds the scan lines that follow.
  ///
  /// - Returns: the CRC that was missing, and its place, when they have the end of a chunk that
  ///   began here.
  mutating func append(_ next: PNGSums) -> (crc: UInt32, place: Int)? {
    count += next.count
    adler = UInt32(
      truncatingIfNeeded: adler32_combine(uLong(adler), uLong(next.adler), next.count))
    guard var chunk = open else {
      open = next.open
      return nil
    }
    chunk.append(next.continued)
    guard let end = next.continuedEnd else {
      open = chunk
      return nil
    }
    open = next.open
    return (chunk.value, end)
  }
}
