internal import Glibc
internal import SecretSharing
internal import Spool

/// Random bytes of the operating system.
enum Random {
  /// Overwrites the buffer (getentropy(3)).
  static func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(SystemCallError) {
    var rest = buffer[...]
    while !rest.isEmpty {
      // More than 256 bytes at once are refused.
      let piece = UnsafeMutableRawBufferPointer(rebasing: rest.prefix(256))
      guard getentropy(piece.baseAddress, piece.count) == 0 else {
        throw SystemCallError(call: "getentropy", code: errno)
      }
      rest = rest.dropFirst(piece.count)
    }
  }

  /// Random digits of Crockford's base 32, which has no I, L, O and U: 5 bits each.
  static func word(_ count: Int) throws(SystemCallError) -> String {
    var bytes = [UInt8](repeating: 0, count: count)
    try bytes.withUnsafeMutableBufferPointer { buffer throws(SystemCallError) in
      try fill(UnsafeMutableRawBufferPointer(buffer))
    }
    let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    return String(bytes.map { digits[Int($0 & 31)] })
  }
}
