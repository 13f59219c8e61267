// File names are bytes on Linux; a modality may write any of them. They are never made text here.

/// One component of a path: neither empty nor `.` nor `..`, without a slash or a zero byte.
package struct Name: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The bytes, as the file system has them.
  package let bytes: [UInt8]

  /// Checks that the bytes can be a name.
  package init?(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    guard !bytes.isEmpty, bytes != [0x2E], bytes != [0x2E, 0x2E],
      !bytes.contains(where: { $0 == 0 || $0 == 0x2F })
    else { return nil }
    self.bytes = bytes
  }

  /// Takes a name out of a listing, which ends with a zero byte there; nil for `.` and `..`.
  ///
  /// Nothing else that a system lists can be no name: very many are listed.
  ///
  /// - Parameter entry: what is behind the other fields of the record, to its end.
  init?(entry: UnsafeRawBufferPointer) {
    let bytes = [UInt8](UnsafeRawBufferPointer(rebasing: entry.prefix { $0 != 0 }))
    let isDot = bytes.first == 0x2E
    if isDot, bytes.count == 1 || bytes.count == 2 && bytes[1] == 0x2E { return nil }
    self.bytes = bytes
  }

  /// Checks that the text can be a name.
  package init?(_ text: String) { self.init(text.utf8) }

  /// A name of the program's own, from a literal.
  package init(stringLiteral text: String) {
    guard let name = Name(text) else { preconditionFailure("\(text) is no file name") }
    self = name
  }

  /// A hidden name for a file in the making, in a folder that nobody else writes to.
  package static let pending: Name = ".pending"

  /// The name with text behind it.
  package static func + (name: Name, suffix: String) -> Name {
    guard let joined = Name(name.bytes + Array(suffix.utf8)) else {
      preconditionFailure("a suffix holds a slash or a zero byte")
    }
    return joined
  }

  /// Whether the name begins with a dot: hidden, by Unix custom.
  package var isHidden: Bool { bytes.first == 0x2E }

  /// Whether the name ends with `suffix`, the case of ASCII letters aside.
  package func hasSuffix(_ suffix: String) -> Bool {
    var place = bytes.count - suffix.utf8.count
    guard place >= 0 else { return false }
    for byte in suffix.utf8 {
      guard lower(bytes[place]) == lower(byte) else { return false }
      place += 1
    }
    return true
  }

  /// Whether the name begins with `prefix`, byte for byte.
  package func hasPrefix(_ prefix: String) -> Bool { bytes.starts(with: prefix.utf8) }

  /// The name as text, where it is UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }

  /// Lends the name as a C string.
  func withCString<R, E: Error>(_ body: (UnsafePointer<CChar>) throws(E) -> R) throws(E) -> R {
    // An array is passed as a pointer that lives as long as the call.
    try body(bytes.map(CChar.init(bitPattern:)) + [0])
  }
}

private func lower(_ byte: UInt8) -> UInt8 {
  (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
}

/// A path below some folder, as names; without any, the folder itself.
package struct RelativePath: Hashable, Sendable {
  /// The names from the top down.
  package let names: [Name]

  /// A path of names.
  package init(_ names: [Name] = []) { self.names = names }

  /// A path of one name.
  package init(_ name: Name) { names = [name] }

  /// Takes bytes apart at their slashes.
  ///
  /// - Parameter bytes: a relative path as ``bytes`` returns it.
  package init?(_ bytes: [UInt8]) {
    var names: [Name] = []
    for part in bytes.split(separator: 0x2F, omittingEmptySubsequences: false) {
      guard let name = Name(part) else { return nil }
      names.append(name)
    }
    self.names = names
  }

  /// The names, joined with slashes.
  package var bytes: [UInt8] { Array(names.map(\.bytes).joined(separator: [0x2F])) }

  /// The path without its last name.
  package var parent: RelativePath { RelativePath(Array(names.dropLast())) }

  /// The last name.
  package var last: Name? { names.last }

  /// The path with one more name.
  package func appending(_ name: Name) -> RelativePath { RelativePath(names + [name]) }

  /// Whether the path lies at or below another.
  package func hasPrefix(_ other: RelativePath) -> Bool { names.starts(with: other.names) }
}
