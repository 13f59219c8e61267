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

/// Crockford's base 32, which leaves out I, L, O and U, so that it can be read aloud and typed.
enum Base32 {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The first bits of `bytes`, five a character.
  static func text(_ bytes: [UInt8], characters: Int) -> String {
    precondition(bytes.count * 8 >= characters * 5)
    let digits = (0..<characters).map { character in
      let value = (0..<5).reduce(0) { value, bit in
        let position = character * 5 + bit
        return value << 1 | Int(bytes[position / 8] >> (7 - position % 8)) & 1
      }
      return alphabet[value]
    }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension [UInt8] {
  /// The bytes in hexadecimal.
  var hexadecimal: String {
    let digits = Array<UInt8>("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The bytes of which these are the hexadecimal digits; nil when something else is among them.
  init?(hexadecimal text: some Collection<UInt8>) {
    let digits: [Int] = text.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == text.count, digits.count % 2 == 0 else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
