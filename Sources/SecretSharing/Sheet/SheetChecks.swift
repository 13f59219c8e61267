/// Check symbols over GF(32), by which a typing error in a sheet's text is found.
///
/// A symbol is a digit of Crockford's base 32, taken as an element of the field of 32 elements
/// with x^5 + x^2 + 1. The two symbols that end a line make it a word of a Reed-Solomon code of
/// distance 3: any one or two wrong symbols are found, so every swap is.
enum SheetChecks {
  /// Powers of x, of which 31 differ.
  private static let powers: [UInt8] = (0..<31).reduce(into: [1]) { powers, _ in
    let next = powers[powers.count - 1] << 1
    powers.append(next & 0x20 == 0 ? next : next ^ 0x25)
  }

  /// Which power of x an element is; 0 is none.
  private static let exponents: [UInt8] = (0..<32).map { element in
    UInt8(powers.dropLast().firstIndex(of: element) ?? 0)
  }

  private static func multiply(_ one: UInt8, _ other: UInt8) -> UInt8 {
    if one == 0 || other == 0 { return 0 }
    return powers[(Int(exponents[Int(one)]) + Int(exponents[Int(other)])) % 31]
  }

  /// The sum of all symbols, each times x^(step · its place), places counted from 0.
  static func sum(_ symbols: some Sequence<UInt8>, step: Int) -> UInt8 {
    symbols.enumerated().reduce(0) { sum, symbol in
      sum ^ multiply(symbol.element, powers[symbol.offset * step % 31])
    }
  }

  /// A line: symbols and the two that make its plain sum and its sum of step 1 zero.
  static func line(_ symbols: [UInt8]) -> [UInt8] {
    let places = [powers[symbols.count % 31], powers[(symbols.count + 1) % 31]]
    let plain = sum(symbols, step: 0)
    let weighted = sum(symbols, step: 1) ^ multiply(plain, places[0])
    let divisor = places[0] ^ places[1]
    let last = (0..<32).first { multiply($0, divisor) == weighted } ?? 0
    return symbols + [plain ^ last, last]
  }

  /// Whether a line is as ``line(_:)`` made it.
  static func isRight(line: some Collection<UInt8>) -> Bool {
    sum(line, step: 0) == 0 && sum(line, step: 1) == 0
  }
}
