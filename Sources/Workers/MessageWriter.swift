/// Writes the fields of a message between a process and its workers.
///
/// Numbers take eight bytes, little-endian; bytes and texts follow their count.
struct MessageWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: Int) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ number: UInt8) { bytes.append(number) }

  mutating func append(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func append(_ number: Double) { append(Int(bitPattern: UInt(number.bitPattern))) }

  mutating func append(_ value: [UInt8]) {
    append(value.count)
    bytes.append(contentsOf: value)
  }

  mutating func append(_ text: String) { append(Array(text.utf8)) }

  mutating func append(_ text: String?) {
    append(text != nil)
    if let text { append(text) }
  }

  mutating func append(_ texts: [String]) {
    append(texts.count)
    for text in texts { append(text) }
  }
}
