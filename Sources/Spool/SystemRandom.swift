internal import Cryptography
internal import Glibc

/// Random bytes of the operating system: getentropy(3), which reads what getrandom(2) gives.
package enum SystemRandom {
  /// Overwrites the buffer.
  ///
  /// - Throws: ENOSYS where the kernel has no such call.
  package static func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(SystemCallError) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let piece = UnsafeMutableRawBufferPointer(rebasing: rest.prefix(256))  // its limit
      guard getentropy(piece.baseAddress, piece.count) == 0 else {
        throw SystemCallError(call: "getentropy", code: errno)
      }
      rest = rest.dropFirst(piece.count)
    }
  }

  /// Draws a word in Crockford's base 32, five random bits a character: 12 that nobody else will
  /// draw.
  package static func name(_ characters: Int = 12) throws(SystemCallError) -> String {
    var bytes = [UInt8](repeating: 0, count: (characters * 5 + 7) / 8)
    try bytes.withUnsafeMutableBufferPointer { buffer throws(SystemCallError) in
      try fill(UnsafeMutableRawBufferPointer(buffer))
    }
    return Base32.text(bytes, characters: characters)
  }
}
