/// Decodes base64 as it stands in mails: line ends and whatever is no digit of it are passed over
/// (RFC 2045, 6.8).
struct Base64Decoder {
  private var bits: UInt32 = 0
  private var count = 0

  private static let digits: [UInt8] = {
    var table = [UInt8](repeating: 0xFF, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    for (value, digit) in alphabet.utf8.enumerated() { table[Int(digit)] = UInt8(value) }
    return table
  }()

  /// Decodes the next characters, and adds what comes of them to `bytes`.
  mutating func decode(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for character in text {
      let digit = Self.digits[Int(character)]
      guard digit != 0xFF else {
        // Padding ends a value; another one may follow.
        if character == 0x3D { (bits, count) = (0, 0) }
        continue
      }
      bits = bits << 6 | UInt32(digit)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      bits &= 1 << UInt32(count) - 1
    }
  }
}
