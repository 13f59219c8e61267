internal import Glibc
internal import Spool

/// Removes what has been kept long enough.
struct Retention {
  let site: Site

  /// A name that says when something was put away.
  static func name(for id: Name) -> Name {
    guard let prefix = Name("\(time(nil))-") else { preconditionFailure("digits make a name") }
    return Name(prefix.bytes + id.bytes) ?? id
  }
}
