internal import Cryptography

/// The parameters of a field of a mail: `; name=value`, in quotation marks or without (RFC 2045, 5.1),
/// in pieces (`name*0`, `name*1`), or with percents and the character set in front (`name*`, `name*0*`;
/// RFC 2231, 3 and 4).
struct MailParameters {
  /// By the name with its asterisks, in small letters; the first of each counts.
  private var values: [String: [UInt8]] = [:]

  /// So many pieces are put together, and so many parameters looked at.
  private static let limit = 1000

  init(_ field: ArraySlice<UInt8>) {
    var rest = field.drop { $0 != 0x3B }
    while rest.first == 0x3B, values.count < Self.limit {
      rest = rest.dropFirst()
      let name = rest.prefix { $0 != 0x3D && $0 != 0x3B }
      rest = rest.dropFirst(name.count)
      guard rest.first == 0x3D else { continue }
      let value = Self.value(&rest)
      let text = String(decoding: name.filter { !Self.isBlank($0) }, as: UTF8.self).lowercased()
      if values[text] == nil, !value.isEmpty { values[text] = value }
    }
  }

  /// The value of a parameter; of several forms, the one that can tell more.
  subscript(name: String) -> [UInt8]? {
    if let value = values[name + "*"] { return Self.decoded(Self.withoutCharacterSet(value)) }
    return pieces(name) ?? values[name]
  }

  private func pieces(_ name: String) -> [UInt8]? {
    var all: [UInt8] = []
    for number in 0..<Self.limit {
      if let piece = values["\(name)*\(number)"] {
        all += piece
      } else if let piece = values["\(name)*\(number)*"] {
        all += Self.decoded(number == 0 ? Self.withoutCharacterSet(piece) : piece[...])
      } else {
        return number == 0 ? nil : all
      }
    }
    return all
  }

  /// Takes a value, from the equals sign to the next semicolon.
  private static func value(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    rest = rest.dropFirst().drop(while: isBlank)
    var value: [UInt8] = []
    if rest.first == 0x22 {
      rest = rest.dropFirst()
      while let byte = rest.popFirst(), byte != 0x22 {
        // What a backslash quotes; Windows' paths have others.
        let quoted =
          byte == 0x5C ? rest.first.flatMap { [0x22, 0x5C].contains($0) ? $0 : nil } : nil
        if quoted != nil { rest = rest.dropFirst() }
        value.append(quoted ?? byte)
      }
    } else {
      value = Array(rest.prefix { $0 != 0x3B && !isBlank($0) })
    }
    rest = rest.drop { $0 != 0x3B }
    return value
  }

  /// `utf-8'en'name`, without the first two.
  private static func withoutCharacterSet(_ value: [UInt8]) -> ArraySlice<UInt8> {
    let parts = value.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? parts[2] : value[...]
  }

  /// Bytes for their percents; what is none stands for itself.
  private static func decoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    while let first = rest.popFirst() {
      if first == 0x25, let byte = [UInt8](hexadecimal: rest.prefix(2))?.first {
        bytes.append(byte)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(first)
      }
    }
    return bytes
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
