/// What people are told of something that cannot be used yet, in one language.
///
/// Each text is one or more sentences on one line; nothing of it comes from a file.
struct Advice: Equatable, Sendable {
  /// What is wrong.
  let what: String
  /// What to do about it; nil when there is nothing.
  let toDo: String?
  /// What else is worth knowing.
  var more: String?

  /// Several things to do, as sentences; nil when there is none.
  ///
  /// The first begins as the first sentence does, behind a colon.
  static func all(_ items: [String]) -> String? {
    guard let first = items.first else { return nil }
    let rest = items.dropFirst().map { " " + $0.prefix(1).uppercased() + $0.dropFirst() }
    return first + rest.joined()
  }
}
