/// Finds the line on which a key of the first level stands: the TOML library does not say.
struct ConfigurationLines {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
  }

  /// The line of a key or of its table, counted from 1.
  subscript(key: String) -> Int? {
    let spellings = [key, "\"\(key)\"", "'\(key)'"]
    return lines.firstIndex { line in
      let rest = line.drop { " \t[".contains($0) }
      return spellings.contains { spelling in
        guard rest.hasPrefix(spelling) else { return false }
        let next = rest.dropFirst(spelling.count).first { !" \t".contains($0) }
        return next.map { "=.]".contains($0) } ?? false
      }
    }.map { $0 + 1 }
  }

  /// The first line that begins as the header of a table does, counted from 1, and its name.
  ///
  /// No configuration has such a line: no key is a table, and no value goes on in a line like that.
  var firstTable: (line: Int, name: String)? {
    for (index, line) in lines.enumerated() {
      // By scalars: what combines with a bracket makes another character of it.
      let header = line.unicodeScalars.drop { $0 == " " || $0 == "\t" }
      guard header.first == "[" else { continue }
      let name = header.drop { " \t[".unicodeScalars.contains($0) }
        .prefix { !" \t]".unicodeScalars.contains($0) }
      return (index + 1, String(name))
    }
    return nil
  }

  /// The first line, counted from 1, with a NUL as an escape: what follows that would be ignored.
  var firstEscapedNUL: Int? {
    lines.firstIndex { $0.contains(#"\u0000"#) || $0.contains(#"\U00000000"#) }.map { $0 + 1 }
  }

  /// The first line, counted from 1, where something stands outside of quotes and comments that no
  /// key and no value is written with, or a date.
  var firstForeign: Int? {
    for (index, line) in lines.enumerated() {
      let bare = Self.bare(line)
      let value = bare.firstIndex(of: "=").map { bare[$0...] } ?? bare[...]
      let isDate = zip(value, value.dropFirst()).contains {
        ("0"..."9").contains($0) && $1 == "-"
      }
      if isDate || bare.contains(where: { !Self.plain.contains($0) }) { return index + 1 }
    }
    return nil
  }

  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+.,=[] \t\r".unicodeScalars)

  /// A line without what stands in quotes, and without the comment.
  private static func bare(_ line: Substring) -> [Unicode.Scalar] {
    var bare: [Unicode.Scalar] = []
    var quote: Unicode.Scalar?
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if let open = quote {
        if scalar == open, !isEscaped { quote = nil }
        isEscaped = scalar == "\\" && open == "\"" && !isEscaped
      } else if scalar == "#" {
        break
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else {
        bare.append(scalar)
      }
    }
    return bare
  }

  /// The line that holds a position, counted from 1.
  static func number(of index: String.Index, in text: String) -> Int {
    text.utf8[..<index].count { $0 == UInt8(ascii: "\n") } + 1
  }

  /// The first line that is not UTF-8, counted from 1.
  static func firstInvalidLine(in bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let at = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
    return (at ?? 0) + 1
  }
}

/// Finds what someone meant who mistyped.
enum NearestName {
  /// The nearest of some names, if it is near enough for a slip of the finger.
  static func of(_ name: String, among names: [String]) -> String? {
    let wanted = Array(name.lowercased().map { $0 == "_" ? "-" : $0 })
    let near = names.map { (name: $0, distance: distance(wanted, Array($0))) }
      .min { $0.distance < $1.distance }
    guard let near, near.distance <= max(2, wanted.count / 3) else { return nil }
    return near.name
  }

  /// How many characters must be inserted, deleted or replaced (Levenshtein 1966).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (character == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
