internal import Spool

/// The name of something that one instance has on its way: `<instance>~<what it is>`.
///
/// So other instances know whose it is, and take it up when that one is gone.
struct OwnedName: Hashable, Sendable {
  let owner: Name
  /// What it is; of a study's folder, the study and the number of a supplement: `<study>_2`.
  let rest: Name

  private static let mark = UInt8(ascii: "~")
  private static let numberMark = UInt8(ascii: "_")

  init(_ owner: Name, _ rest: Name) {
    self.owner = owner
    self.rest = rest
  }

  /// Nil for every other name.
  init?(_ name: Name) {
    guard let mark = name.bytes.firstIndex(of: Self.mark), let owner = Name(name.bytes[..<mark]),
      let rest = Name(name.bytes[(mark + 1)...])
    else { return nil }
    self.init(owner, rest)
  }

  var name: Name {
    guard let name = Name(owner.bytes + [Self.mark] + rest.bytes) else {
      preconditionFailure("two names and a tilde make a name")
    }
    return name
  }

  /// The study of a study's folder.
  var study: Name { Self.study(of: rest) }

  /// The number of a supplement as the folder's name ends with it, `_2`; empty for the first folder.
  var suffix: [UInt8] { Array(rest.bytes.drop { $0 != Self.numberMark }) }

  /// The same as a number; 1 for the first folder.
  var number: Int { Int(String(decoding: suffix.dropFirst(), as: UTF8.self)) ?? 1 }

  /// The study that a folder is named by, with or without the number of a supplement.
  static func study(of folder: Name) -> Name {
    Name(folder.bytes.prefix { $0 != numberMark }) ?? folder
  }
}
