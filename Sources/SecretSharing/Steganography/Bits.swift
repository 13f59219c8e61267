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
    var left = count
    while left > 0 {
      let taken = min(left, 8 - at & 7)
      let byte = at >> 3 < bytes.count ? Int(bytes[at >> 3]) : 0
      value = value << taken | byte >> (8 - at & 7 - taken) & (1 << taken - 1)
      at += taken
      left -= taken
    }
    return value
  }
}

/// Writes bits, the most significant of each byte first.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  /// The bits that do not fill a byte yet, lowest.
  private var last = 0
  private var used = 0

  mutating func append(_ bit: UInt8) { append(Int(bit), count: 1) }

  /// Appends the lowest bits of a value, at most 48.
  mutating func append(_ value: Int, count: Int) {
    last = last << count | value & (1 << count - 1)
    used += count
    while used >= 8 {
      used -= 8
      bytes.append(UInt8(truncatingIfNeeded: last >> used))
    }
  }

  /// A bit that was appended before; nil when it was not.
  func bit(at index: Int) -> UInt8? {
    if index >> 3 < bytes.count { return bytes[index >> 3] >> UInt8(7 - index & 7) & 1 }
    let place = index - bytes.count * 8
    return place < used ? UInt8(last >> (used - 1 - place) & 1) : nil
  }

  /// Fills the last byte with zeros.
  mutating func finish() {
    if used > 0 { append(0, count: 8 - used) }
  }
}
