internal import Spool

/// A study's label as people write it.
package struct StudyCode: Equatable, Sendable {
  /// As the program writes it: `7F3A-91BC-22DE`, with `-2` behind it if another study has the same.
  package let text: String

  private static let digits = Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// Reads a label in small or capital letters, with or without hyphens and spaces.
  ///
  /// O is read as 0, I and L as 1, U as V: Crockford's base 32 has no such letters, because they
  /// are mistaken for those.
  package init?(_ written: String) {
    let characters = written.uppercased().filter { $0 != "-" && $0 != " " }.map(Self.digit)
    guard characters.count >= 12, characters.prefix(12).allSatisfy(Self.digits.contains) else {
      return nil
    }
    let suffix = characters.dropFirst(12)
    guard suffix.count <= 3, suffix.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    let groups = [0, 4, 8].map { String(characters[$0..<($0 + 4)]) }
    text = (groups + (suffix.isEmpty ? [] : [String(suffix)])).joined(separator: "-")
  }

  private static func digit(_ character: Character) -> Character {
    switch character {
    case "O": "0"
    case "I", "L": "1"
    case "U": "V"
    default: character
    }
  }

  /// The label that a folder is named by, with what follows it; nil for every other name.
  static func label(in name: Name) -> String? {
    guard let text = name.text, let code = StudyCode(String(text.prefix(14))),
      code.text == text.prefix(14)
    else { return nil }
    let suffix = text.dropFirst(14)
    return suffix.wholeMatch(of: /([-_][0-9]{1,3})*/) == nil ? nil : text
  }

  /// The label that a folder of shares is named by, whichever part or later folder it is:
  /// `7F3A-91BC-22DE_1of3`; nil for every other name.
  static func study(of name: Name) -> Name? {
    let stem = name.bytes.prefix { $0 != 0x5F }
    let rest = String(decoding: name.bytes[stem.endIndex...], as: UTF8.self)
    guard let stem = Name(stem), label(in: stem) != nil,
      rest.wholeMatch(of: /(_[0-9]{1,5}(of[0-9]{1,5})?)*/) != nil
    else { return nil }
    return stem
  }
}
