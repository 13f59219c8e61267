internal import DICOM

/// Compares what is written to it with a source.
final class Comparison: ByteSink {
  private let source: any ByteSource
  private let lossy: Cover?
  private let buffer = Buffer<UInt8>(uninitialized: Geometry.stripBytes)
  private var offset = 0

  var isComplete: Bool { offset == source.count }

  init(_ source: any ByteSource, bitsThatMayDiffer lossy: Cover?) {
    self.source = source
    self.lossy = lossy
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    guard bytes.count <= source.count - offset else { throw .sourceChanged }
    for piece in (0..<bytes.count).pieces(of: buffer.elements.count) {
      let found = UnsafeRawBufferPointer(rebasing: bytes[piece])
      var isEqual = false
      try source.pass(offset..<offset + piece.count, through: buffer) { expected in
        isEqual = equal(found, expected)
      }
      guard isEqual else { throw .sourceChanged }
      offset += piece.count
    }
  }

  private func equal(_ found: UnsafeRawBufferPointer, _ expected: UnsafeRawBufferPointer) -> Bool {
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
