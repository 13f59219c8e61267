internal import DICOM

/// Compares what is written to it with a source.
struct Comparison: PlacedSink {
  let source: any ByteSource
  /// The cover, when bit 0 of its words may differ.
  let lossy: Cover?

  func reserve(_: Int) throws(SharingError) {}

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SharingError) {
    guard offset <= source.count, bytes.count <= source.count - offset else {
      throw .sourceChanged
    }
    let buffer = Buffer<UInt8>(uninitialized: min(bytes.count, Geometry.stripBytes))
    for piece in (0..<bytes.count).pieces(of: Geometry.stripBytes) {
      let found = UnsafeRawBufferPointer(rebasing: bytes[piece])
      let place = offset + piece.lowerBound
      var isEqual = false
      try source.pass(place..<place + piece.count, through: buffer) { expected in
        isEqual = equal(found, expected, at: place)
      }
      guard isEqual else { throw .sourceChanged }
    }
  }

  private func equal(
    _ found: UnsafeRawBufferPointer, _ expected: UnsafeRawBufferPointer, at offset: Int
  ) -> Bool {
    if found.elementsEqualFast(expected) { return true }
    guard let lossy else { return false }
    let step = lossy.bits / 8
    let low = lossy.isLittleEndian ? 0 : step - 1
    return found.indices.allSatisfy { index in
      let place = offset + index - lossy.range.lowerBound
      let mayDiffer =
        lossy.range.contains(offset + index) && place % step == low
      return (found[index] ^ expected[index]) & (mayDiffer ? 0xFE : 0xFF) == 0
    }
  }
}
