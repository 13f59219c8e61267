/// The text of an RTF document, as far as a sheet needs it: what TextEdit and WordPad save when nobody
/// says otherwise.
///
/// Groups that hold no text go (Rich Text Format 1.9.1, "Destinations"), and so does all formatting.
package enum RichText {
  /// Destinations whose content is no text.
  private static let hidden: Set<String> = [
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "listtable", "listoverridetable", "object",
  ]
  private static let breaks: Set<String> = ["par", "line", "sect", "page", "row", "cell"]
  /// What some control words, and symbols, stand for.
  private static let spoken: [String: String] = [
    "tab": " ", "emspace": " ", "enspace": " ", "endash": "-", "emdash": "-", "~": " ", "_": "-",
    "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n",
  ]
  /// A longer number is none.
  private static let numberDigits = 10

  /// What counts in a group, and in those in it until they say otherwise.
  private struct Group {
    var isHidden = false
    /// How many characters stand for one in Unicode, for readers that know none: `\uc`.
    var replacements = 1
  }

  /// Whether a file is such a document, from its beginning.
  package static func isDocument(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "{\\rtf".utf8) }

  /// The text that a reader of the document sees.
  package static func plain(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var groups: [Group] = []
    var group = Group()
    /// How many characters are still to come that stand for the one before.
    var replacements = 0
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        replacements = 0
        if byte == UInt8(ascii: "{") {
          groups.append(group)
        } else {
          group = groups.popLast() ?? Group()
        }
      case UInt8(ascii: "\\"):
        let (word, number) = control(&rest)
        if word == "*" || hidden.contains(word) {
          if !groups.isEmpty { group.isHidden = true }
        } else if word == "uc" {
          group.replacements = number ?? 1
        } else if word == "u", let number, !group.isHidden {
          text.append(Unicode.Scalar(UInt16(truncatingIfNeeded: number)) ?? "?")
          replacements = group.replacements
        } else if word == "'" {
          let digits = String(decoding: rest.prefix(2), as: UTF8.self)
          rest = rest.dropFirst(2)
          if replacements > 0 {
            replacements -= 1
          } else if !group.isHidden, let value = UInt8(digits, radix: 16) {
            text.append(Unicode.Scalar(value))
          }
        } else if !group.isHidden {
          let meant = breaks.contains(word) ? "\n" : spoken[word] ?? ""
          text.append(contentsOf: meant.unicodeScalars)
        }
      case 0, UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
      default:
        if replacements > 0 {
          replacements -= 1
        } else if !group.isHidden {
          text.append(Unicode.Scalar(byte))
        }
      }
    }
    return String(text)
  }

  /// What stands behind a backslash: a word of letters with its number and one space, or a symbol.
  private static func control(_ rest: inout ArraySlice<UInt8>) -> (word: String, number: Int?) {
    let letters = rest.prefix { (0x61...0x7A).contains($0 | 0x20) }
    guard !letters.isEmpty else {
      return (rest.popFirst().map { String(Unicode.Scalar($0)) } ?? "", nil)
    }
    rest = rest.dropFirst(letters.count)
    let sign = rest.first == UInt8(ascii: "-") ? 1 : 0
    let digits = rest.dropFirst(sign).prefix(numberDigits).prefix { (0x30...0x39).contains($0) }
    var number: Int?
    if !digits.isEmpty {
      number = Int(String(decoding: rest.prefix(sign + digits.count), as: UTF8.self))
      rest = rest.dropFirst(sign + digits.count)
    }
    if rest.first == 0x20 { rest = rest.dropFirst() }
    return (String(decoding: letters, as: UTF8.self), number)
  }
}
