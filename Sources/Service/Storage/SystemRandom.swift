internal import Glibc
internal import Spool

/// Random bytes of the operating system: getentropy(3), which reads what getrandom(2) gives.
enum SystemRandom {
  /// Overwrites the buffer.
  static func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(SystemCallError) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let piece = UnsafeMutableRawBufferPointer(rebasing: rest.prefix(256))  // its limit
      guard getentropy(piece.baseAddress, piece.count) == 0 else {
        throw SystemCallError(call: "getentropy", code: errno)
      }
      rest = rest.dropFirst(piece.count)
    }
  }

  /// A name of 12 characters that nobody else will draw: 60 random bits.
  static func name() throws(SystemCallError) -> String {
    var bytes = [UInt8](repeating: 0, count: 8)
    try bytes.withUnsafeMutableBufferPointer { buffer throws(SystemCallError) in
      try fill(UnsafeMutableRawBufferPointer(buffer))
    }
    return Base32.text(bytes, characters: 12)
  }
}
