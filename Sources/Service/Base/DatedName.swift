internal import Glibc
internal import Spool

/// Names that say when something was put away: seconds since 1970, a hyphen, and what it was.
enum DatedName {
  /// A name for something that is put away now.
  static func make(for id: Name) -> Name {
    guard let prefix = Name("\(time(nil))-") else { preconditionFailure("digits make a name") }
    return Name(prefix.bytes + id.bytes) ?? id
  }

  /// When what has this name was put away, in seconds since 1970; nil for other names.
  static func moment(_ name: Name) -> Int? {
    Int(String(decoding: name.bytes.prefix { $0 != 0x2D }, as: UTF8.self))
  }

  /// The name for something that is put away once more, now.
  static func again(_ name: Name) -> Name {
    Name(name.bytes.drop { $0 != 0x2D }.dropFirst()).map(make) ?? name
  }
}
