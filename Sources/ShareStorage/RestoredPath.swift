package import Spool

/// The path that a restored file gets below the folder for results.
///
/// The path comes out of a share and so from a stranger. It never leads out of the folder, its names
/// can be written on every file system that people carry, and none of them hides a file, deceives a
/// reader, or has a computer run what it names.
package enum RestoredPath {
  /// The longest name that file systems on Linux take, in bytes (NAME_MAX).
  package static let longestName = 255
  /// How many names a path may have; real exams use a handful.
  package static let deepest = 64

  /// Makes a path harmless.
  ///
  /// Absolute paths become relative. `..`, control characters, characters that change the direction
  /// of text or do not show, and what Windows forbids become `_`. Names that are too long are cut
  /// before their extension, at a character of UTF-8. A file whose extension a computer would run
  /// gets `.dcm` behind it. Without any name it is `restored.dcm`.
  ///
  /// - Parameter path: bytes of a path, with slashes.
  /// - Returns: a path of at least one name.
  package static func sanitized(_ path: [UInt8]) -> RelativePath {
    let parts = path.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual([dot]) }
    let kept = parts.count <= deepest ? parts : Array(parts.prefix(deepest - 1)) + parts.suffix(1)
    guard let last = kept.last else { return RelativePath("restored.dcm") }
    return RelativePath(kept.dropLast().map { name(Array($0)) } + [file(Array(last))])
  }

  /// The name of the `number`th different file of one name: `a.dcm`, `a (2).dcm`, `a (3).dcm`.
  package static func numbered(_ name: Name, _ number: Int) -> Name {
    number == 1 ? name : inserting(" (\(number))", into: name.bytes)
  }

  /// The name of what is written beside a file.
  package static func beside(_ name: Name, suffix: String) -> Name {
    let room = longestName - suffix.utf8.count
    return Name(prefix(name.bytes, room) + Array(suffix.utf8)) ?? "restored.json"
  }

  // MARK: - Names

  private static func file(_ bytes: [UInt8]) -> Name {
    let name = name(bytes)
    guard UnsafeNames.isRun(name.bytes) else { return name }
    return Name(prefix(name.bytes, longestName - 4) + Array(".dcm".utf8)) ?? name
  }

  private static func name(_ bytes: [UInt8]) -> Name {
    if bytes == [dot, dot] { return "_" }
    var clean = UnsafeNames.withoutUnsafeCharacters(bytes)
    if clean.first == dot { clean[0] = underscore }
    if UnsafeNames.isDevice(clean) { clean.insert(underscore, at: 0) }
    clean = inserting("", into: clean).bytes
    // Windows leaves these out when it opens a name.
    var end = clean.count
    while end > 0, clean[end - 1] == dot || clean[end - 1] == UInt8(ascii: " ") {
      end -= 1
      clean[end] = underscore
    }
    return Name(clean) ?? "_"
  }

  private static func inserting(_ text: String, into bytes: [UInt8]) -> Name {
    var stem = bytes[...]
    var tail = Array(text.utf8)
    // An extension is short; a dot at the beginning only hides the file.
    if let at = bytes.lastIndex(of: dot), at > 0, bytes.count - at <= 16 {
      stem = bytes[..<at]
      tail += bytes[at...]
    }
    return Name(prefix(Array(stem), longestName - tail.count) + tail) ?? "_"
  }

  /// The first bytes, at most `count`, without cutting a character of UTF-8 in two.
  private static func prefix(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    guard bytes.count > count else { return bytes }
    var end = count
    while end > max(0, count - 3), bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(bytes[..<end])
  }

  private static let dot = UInt8(ascii: ".")
  private static let underscore = UInt8(ascii: "_")
}
