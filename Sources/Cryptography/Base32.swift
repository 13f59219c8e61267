/// Crockford's base 32, which leaves out I, L, O and U, so that it can be read aloud and typed.
package enum Base32 {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// Whether nothing but digits of this base stands in a text.
  package static func isText(_ text: [UInt8]) -> Bool { text.allSatisfy(alphabet.contains) }

  /// The first bits of `bytes`, five a character.
  package static func text(_ bytes: [UInt8], characters: Int) -> String {
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
