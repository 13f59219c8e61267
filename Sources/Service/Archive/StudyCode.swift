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

  /// The label of a study's name: a suffix tells studies apart that have the same.
  static func label(ofStudy name: String) -> String { String(name.prefix(14)) }

  /// The label that a folder is named by, with what follows it; nil for every other name.
  ///
  static func label(in name: Name) -> String? { isLabel(name) ? name.text : nil }

  /// Whether a folder is named by a label, with whatever follows it.
  ///
  /// Byte by byte: where a search looks at everything, it asks this of every folder in `outgoing`.
  static func isLabel(_ name: Name) -> Bool {
    let bytes = name.bytes
    guard bytes.count >= 14 else { return false }
    for place in 0..<14 {
      let isRight = place == 4 || place == 9 ? bytes[place] == 0x2D : isDigit(bytes[place])
      guard isRight else { return false }
    }
    // Any number of `-2` or `_2`, of up to three digits.
    var digits = 3
    for byte in bytes[14...] {
      switch byte {
      case 0x2D where digits > 0, 0x5F where digits > 0: digits = 0
      case 0x30...0x39 where digits < 3: digits += 1
      default: return false
      }
    }
    return digits > 0
  }

  /// One of Crockford's digits, which are no I, L, O and U.
  private static func isDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x48, 0x4A, 0x4B, 0x4D, 0x4E, 0x50...0x54, 0x56...0x5A: true
    default: false
    }
  }

  /// The label that a folder of shares is named by, whichever part or later folder it is:
  /// `7F3A-91BC-22DE_1of3`; nil for every other name.
  static func study(of name: Name) -> Name? {
    let parts = name.bytes.split(separator: 0x5F, omittingEmptySubsequences: false)
    guard let stem = Name(parts[0]), label(in: stem) != nil,
      parts.dropFirst().allSatisfy({ MediumName.isNumber($0) || MediumName.isPart($0) })
    else { return nil }
    return stem
  }
}
