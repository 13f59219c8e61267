/// Says whether bytes are one JSON text (RFC 8259), without making anything of it.
struct JSONCheck {
  private let bytes: [UInt8]
  private var at = 0

  static func accepts(_ bytes: [UInt8]) -> Bool {
    var check = JSONCheck(bytes: bytes)
    return check.value(0) && check.at == bytes.count
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func word(_ word: String) -> Bool {
    guard bytes[at...].starts(with: word.utf8) else { return false }
    at += word.utf8.count
    return true
  }

  private mutating func value(_ depth: Int) -> Bool {
    guard depth < 10_000 else { return false }
    switch next {
    case UInt8(ascii: "{"): return list("}", depth) { $0.string() && $0.take(":") }
    case UInt8(ascii: "["): return list("]", depth) { _ in true }
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return number()
    }
  }

  private mutating func list(
    _ end: Character, _ depth: Int, _ key: (inout JSONCheck) -> Bool
  ) -> Bool {
    at += 1
    if take(end) { return true }
    repeat {
      guard key(&self), value(depth + 1) else { return false }
    } while take(",")
    return take(end)
  }

  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return true
      case 0..<0x20: return false
      case UInt8(ascii: "\\"):
        guard let escape = next, "\"\\/bfnrtu".utf8.contains(escape) else { return false }
        at += 1
        if escape == UInt8(ascii: "u") {
          let digits = bytes[at...].prefix(4)
          guard digits.count == 4, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit })
          else { return false }
          at += 4
        }
      default: break
      }
    }
    return false
  }

  private mutating func digits() -> Bool {
    let start = at
    while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
    return at > start
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0"), !digits() { return false }
    if take("."), !digits() { return false }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      return digits()
    }
    return true
  }
}
