internal import Spool

/// Where a restored file goes, below the output folder.
///
/// The path comes out of a share and so from a stranger: it never leads out of the folder, and
/// its names hold nothing that a terminal or a file system would take amiss.
enum RestoredPath {
  /// The longest name that file systems on Linux take (NAME_MAX).
  static let longestName = 255
  /// As many folders as a file may lie under; real exams use a handful.
  static let deepest = 64

  /// Makes a path harmless.
  ///
  /// Absolute paths become relative, `..` and control characters become `_`, names that are too
  /// long are cut before their extension, and what would be no name at all is `restored.dcm`.
  static func sanitised(_ path: [UInt8]) -> RelativePath {
    let names = path.split(separator: Path.slash).filter { $0 != [dot] }.map { name($0) }
    let kept = names.count <= deepest ? names : Array(names.prefix(deepest - 1)) + names.suffix(1)
    return RelativePath(kept.isEmpty ? ["restored.dcm"] : kept)
  }

  /// The name of the `number`th different file of one name: `a.dcm`, `a (2).dcm`, `a (3).dcm`.
  static func numbered(_ name: Name, _ number: Int) -> Name {
    number == 1 ? name : inserting(" (\(number))", into: name.bytes)
  }

  /// The name of what is written beside a file.
  static func beside(_ name: Name, suffix: String) -> Name {
    let room = longestName - suffix.utf8.count
    return Name(prefix(name.bytes, room) + Array(suffix.utf8)) ?? "restored.json"
  }

  private static func name(_ bytes: some Collection<UInt8>) -> Name {
    if bytes.elementsEqual([dot, dot]) { return "_" }
    return inserting("", into: withoutControls(Array(bytes)))
  }

  private static func inserting(_ text: String, into bytes: [UInt8]) -> Name {
    var stem = bytes[...]
    var tail = Array(text.utf8)
    // An extension is short; a dot at the beginning only hides the file.
    if let at = bytes.lastIndex(of: dot), at > 0, bytes.count - at <= 16 {
      stem = bytes[..<at]
      tail += bytes[at...]
    }
    return Name(prefix(Array(stem), longestName - tail.count) + tail) ?? "restored.dcm"
  }

  /// The first bytes, so many at most, without cutting a character of UTF-8 in two.
  private static func prefix(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    guard bytes.count > count else { return bytes }
    var end = count
    while end > max(0, count - 3), bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(bytes[..<end])
  }

  /// Replaces C0 and C1 control characters and DEL (C1 as UTF-8 has them: C2 80 to C2 9F).
  private static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
    var clean: [UInt8] = []
    var rest = bytes[...]
    while let first = rest.first {
      let next = rest.dropFirst().first ?? 0
      if first == 0xC2, (0x80...0x9F).contains(next) {
        clean.append(underscore)
        rest = rest.dropFirst(2)
        continue
      }
      clean.append(first < 0x20 || first == 0x7F ? underscore : first)
      rest = rest.dropFirst()
    }
    return clean
  }

  private static let dot = UInt8(ascii: ".")
  private static let underscore = UInt8(ascii: "_")
}
