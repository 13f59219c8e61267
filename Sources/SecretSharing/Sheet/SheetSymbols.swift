/// The symbols of a sheet: the digits of Crockford's base 32.
enum SheetSymbols {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The value of a digit as people write it: letters of either case, O for 0, I and L for 1; nil
  /// for what is no digit.
  static func value(_ character: Unicode.Scalar) -> UInt8? {
    guard character.isASCII else { return nil }
    var byte = UInt8(character.value)
    if (0x61...0x7A).contains(byte) { byte -= 0x20 }
    switch byte {
    case UInt8(ascii: "O"): return 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    default: return alphabet.firstIndex(of: byte).map { UInt8($0) }
    }
  }

  /// The digits in a text; what stands between them does not count.
  static func of(_ text: String) -> [UInt8] { text.unicodeScalars.compactMap(value) }

  static func text(_ symbols: some Sequence<UInt8>) -> String {
    String(decoding: symbols.map { alphabet[Int($0)] }, as: UTF8.self)
  }

  /// Bits, five a symbol, most significant first; what is missing at the end is zero.
  static func of(bits bytes: UnsafeRawBufferPointer, count: Int) -> [UInt8] {
    (0..<count).map { symbol in
      (symbol * 5..<symbol * 5 + 5).reduce(0) { value, bit in
        let byte = bit / 8 < bytes.count ? bytes[bit / 8] : 0
        return value << 1 | byte >> (7 - UInt8(bit % 8)) & 1
      }
    }
  }

  /// Writes the bits of symbols; false when those beyond the buffer are not zero.
  static func write(_ symbols: [UInt8], into bytes: UnsafeMutableRawBufferPointer) -> Bool {
    var isZeroBehind = true
    for (place, symbol) in symbols.enumerated() {
      for bit in 0..<5 where symbol >> (4 - bit) & 1 == 1 {
        let position = place * 5 + bit
        if position / 8 < bytes.count {
          bytes[position / 8] |= 1 << (7 - UInt8(position % 8))
        } else {
          isZeroBehind = false
        }
      }
    }
    return isZeroBehind
  }
}
