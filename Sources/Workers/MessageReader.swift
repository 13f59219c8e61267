/// Reads what a ``MessageWriter`` wrote; trusts none of it.
///
/// Nothing is allocated that is not there: a count that is larger than the rest of the message is
/// refused before anything is made of it.
struct MessageReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func take(_ count: Int) throws(MalformedMessage) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - offset else { throw MalformedMessage() }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  mutating func byte() throws(MalformedMessage) -> UInt8 { try take(1).first ?? 0 }

  mutating func number() throws(MalformedMessage) -> Int {
    Int(bitPattern: try take(8).reversed().reduce(0 as UInt) { $0 << 8 | UInt($1) })
  }

  /// A number of bytes, pixels or lines; what no file has is refused.
  mutating func count() throws(MalformedMessage) -> Int {
    let number = try number()
    guard (0...Self.mostBytes).contains(number) else { throw MalformedMessage() }
    return number
  }

  /// 256 TiB: a longer file is read nowhere.
  static let mostBytes = 1 << 48

  mutating func double() throws(MalformedMessage) -> Double {
    Double(bitPattern: UInt64(UInt(bitPattern: try number())))
  }

  mutating func flag() throws(MalformedMessage) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw MalformedMessage()
    }
  }

  mutating func array() throws(MalformedMessage) -> [UInt8] { Array(try take(try number())) }

  /// Bytes of which there must be so many.
  mutating func array(count: Int) throws(MalformedMessage) -> [UInt8] {
    let bytes = try array()
    guard bytes.count == count else { throw MalformedMessage() }
    return bytes
  }

  mutating func text() throws(MalformedMessage) -> String {
    String(decoding: try array(), as: UTF8.self)
  }

  mutating func optionalText() throws(MalformedMessage) -> String? {
    try flag() ? try text() : nil
  }

  mutating func texts() throws(MalformedMessage) -> [String] {
    let count = try number()
    // Each takes eight bytes at least.
    guard count >= 0, count <= (bytes.count - offset) / 8 else { throw MalformedMessage() }
    var texts: [String] = []
    for _ in 0..<count { texts.append(try text()) }
    return texts
  }

  /// Whether all was read that is there.
  func finish() throws(MalformedMessage) {
    guard offset == bytes.count else { throw MalformedMessage() }
  }
}
