internal import Glibc
internal import Spool

/// Names that say when something was put away: seconds since 1970, a hyphen, and what it was.
enum DatedName {
  /// A name for something that is put away now.
  static func make(for id: Name) -> Name {
    guard let prefix = Name("\(time(nil))-") else { preconditionFailure("digits make a name") }
    return Name(prefix.bytes + id.bytes) ?? id
  }

  /// Since when what has this name has been away; nil for other names.
  static func age(_ name: Name) -> Duration? {
    Int(String(decoding: name.bytes.prefix { $0 != 0x2D }, as: UTF8.self))
      .map { .seconds(time(nil) - $0) }
  }
}
