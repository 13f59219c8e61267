internal import Spool

/// The path that a restored file gets: what the payload says, made harmless.
enum RestoredPath {
  private static let maximumDepth = 16
  private static let maximumNameByteCount = 200

  /// The names of a path from a payload, none of which leads out of a folder or hides.
  static func sanitized(_ bytes: [UInt8]) -> [Name] {
    bytes.split(separator: 0x2F).suffix(maximumDepth).compactMap { part in
      var name = part.map { byte in byte < 0x20 || byte == 0x7F || byte == 0x5C ? 0x5F : byte }
      name = Array(name.suffix(maximumNameByteCount))
      if part.elementsEqual([0x2E]) || part.elementsEqual([0x2E, 0x2E]) { return nil }
      if name.first == 0x2E { name[0] = 0x5F }
      return Name(name)
    }
  }

  /// `NAME (2).dcm` for the second file of a name, and so on.
  static func name(_ name: Name, attempt: Int) -> Name {
    guard attempt > 1 else { return name }
    let suffix = Array(" (\(attempt))".utf8)
    let dot = name.bytes.lastIndex(of: 0x2E) ?? name.bytes.count
    return Name(name.bytes[..<dot] + suffix + name.bytes[dot...]) ?? name
  }
}
