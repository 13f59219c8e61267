/// Reads bits, the most significant of each byte first; beyond the end they are 0.
struct BitReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8], from at: Int = 0) {
    self.bytes = bytes
    self.at = at
  }

  mutating func next() -> UInt8 {
    defer { at += 1 }
    let index = at >> 3
    return index < bytes.count ? bytes[index] >> UInt8(7 - at & 7) & 1 : 0
  }

  mutating func next(_ count: Int) -> Int {
    var value = 0
    for _ in 0..<count { value = value << 1 | Int(next()) }
    return value
  }
}

/// Writes bits, the most significant of each byte first.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var last: UInt8 = 0
  private var used: UInt8 = 0

  mutating func append(_ bit: UInt8) {
    last = last << 1 | bit
    used += 1
    if used == 8 {
      bytes.append(last)
      used = 0
    }
  }

  /// A bit that was appended before; nil when it was not.
  func bit(at index: Int) -> UInt8? {
    if index >> 3 < bytes.count { return bytes[index >> 3] >> UInt8(7 - index & 7) & 1 }
    let place = index - bytes.count * 8
    return place < used ? last >> (used - 1 - UInt8(place)) & 1 : nil
  }

  /// Fills the last byte with zeros.
  mutating func finish() {
    while used > 0 { append(0) }
  }

  /// Appends the lowest bits of a value.
  mutating func append(_ value: Int, count: Int) {
    for shift in stride(from: count - 1, through: 0, by: -1) {
      append(UInt8(truncatingIfNeeded: value >> shift) & 1)
    }
  }
}
