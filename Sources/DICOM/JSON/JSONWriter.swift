/// Writes JSON (RFC 8259) as bytes.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Writes text that is JSON already.
  mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Writes bytes that are JSON already.
  mutating func raw(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

  mutating func raw(_ byte: UInt8) { bytes.append(byte) }

  /// Writes a string; `text` is valid UTF-8.
  mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(0x22)
    var start = 0
    for index in 0..<text.count {
      let byte = text[index]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      escape(byte)
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    bytes.append(0x22)
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x09: raw("\\t")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    default:
      raw("\\u00")
      hexadecimal(byte >> 4)
      hexadecimal(byte & 0x0F)
    }
  }

  private mutating func hexadecimal(_ digit: UInt8) {
    bytes.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
  }

  /// Writes the eight digits of a tag in quotes.
  mutating func tag(_ tag: Tag) {
    bytes.append(0x22)
    var digits = tag.hexadecimal
    for _ in 0..<8 {
      digits = digits << 8 | digits >> 56
      bytes.append(UInt8(truncatingIfNeeded: digits))
    }
    bytes.append(0x22)
  }

  mutating func number(_ value: Int64) {
    if value < 0 { bytes.append(0x2D) }
    number(value.magnitude)
  }

  mutating func number(_ value: UInt64) {
    if value >= 10 { number(value / 10) }
    bytes.append(0x30 + UInt8(value % 10))
  }

  /// Writes the shortest number that reads back as the same value.
  ///
  /// JSON has no numbers for infinities and NaN: they become the strings that other writers of
  /// the DICOM JSON Model use, and that Python's `float` reads.
  mutating func number(_ value: Double) {
    if value.isNaN {
      raw("\"NaN\"")
    } else if value.isInfinite {
      raw(value < 0 ? "\"-inf\"" : "\"inf\"")
    } else if value.magnitude < 1e15, value == value.rounded(.towardZero), value != 0 {
      number(Int64(value))
    } else if value == 0 {
      raw(value.sign == .minus ? "-0.0" : "0")
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
  }

  /// Writes a base64 string (RFC 4648 section 4).
  mutating func base64(_ value: [UInt8]) {
    bytes.append(0x22)
    var index = 0
    while index < value.count {
      let left = value.count - index
      var group = UInt32(value[index]) << 16
      if left > 1 { group |= UInt32(value[index + 1]) << 8 }
      if left > 2 { group |= UInt32(value[index + 2]) }
      bytes.append(Self.digit(group >> 18))
      bytes.append(Self.digit(group >> 12))
      bytes.append(left > 1 ? Self.digit(group >> 6) : 0x3D)
      bytes.append(left > 2 ? Self.digit(group) : 0x3D)
      index += 3
    }
    bytes.append(0x22)
  }

  private static func digit(_ group: UInt32) -> UInt8 {
    switch UInt8(group & 0x3F) {
    case let value where value < 26: 0x41 + value
    case let value where value < 52: 0x61 + value - 26
    case let value where value < 62: 0x30 + value - 52
    case 62: 0x2B
    default: 0x2F
    }
  }
}
