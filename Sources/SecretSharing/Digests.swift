internal import Cryptography
internal import DICOM

/// The digests of a source: as it is, and with bit 0 of every cover word cleared.
struct Digests {
  let exact: [UInt8]
  let masked: [UInt8]?

  init(_ source: any ByteSource, _ cover: Cover, masked isMasked: Bool) throws(SharingError) {
    let exact = SHA256()
    let masked = isMasked ? SHA256() : nil
    let buffer = Buffer<UInt8>(uninitialized: min(Geometry.stripBytes, max(1, source.count)))
    let parts = [
      0..<cover.range.lowerBound, cover.range, cover.range.upperBound..<source.count,
    ]
    for part in parts {
      for piece in part.pieces(of: Geometry.stripBytes) {
        try source.pass(piece, through: buffer) { bytes in
          exact.update(bytes)
          guard let masked else { return }
          let copy = buffer.bytes(piece.count)
          copy.copyMemory(from: bytes)
          if part == cover.range { clearBit0(copy, cover.bits, cover.isLittleEndian) }
          masked.update(UnsafeRawBufferPointer(copy))
        }
      }
    }
    self.exact = exact.finish()
    self.masked = masked?.finish()
  }
}

extension Digests {
  /// What is known already.
  init(exact: [UInt8]) {
    self.exact = exact
    masked = nil
  }

  /// SHA-256 of a source.
  static func exact(_ source: any ByteSource) throws(SharingError) -> [UInt8] {
    let hash = SHA256()
    let buffer = Buffer<UInt8>(uninitialized: min(Geometry.stripBytes, max(1, source.count)))
    for piece in (0..<source.count).pieces(of: Geometry.stripBytes) {
      try source.pass(piece, through: buffer) { hash.update($0) }
    }
    return hash.finish()
  }
}

/// Clears bit 0 of every word of a piece of the cover, which begins with a whole word.
func clearBit0(_ bytes: UnsafeMutableRawBufferPointer, _ bits: Int, _ isLittleEndian: Bool) {
  let step = bits / 8
  for index in stride(from: isLittleEndian ? 0 : step - 1, to: bytes.count, by: step) {
    bytes[index] &= 0xFE
  }
}
