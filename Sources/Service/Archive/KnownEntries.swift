internal import Spool
internal import Synchronization

/// What is known of the index since the start, so that it is looked for once.
final class KnownEntries: Sendable {
  /// More studies are not under way at a time.
  private static let limit = 4096

  /// The labels that values have entries of, by the name of a value's first one.
  private let labels = Mutex<[String: Set<Name>]>([:])
  private let older: Mutex<Bool>

  init(mayBeOlder: Bool = false) { older = Mutex(mayBeOlder) }

  /// Whether there may be entries of the older form, which are bound to no place.
  var mayBeOlder: Bool { older.withLock { $0 } }

  func setAllBound() { older.withLock { $0 = false } }

  func contains(_ first: String, _ label: Name) -> Bool {
    labels.withLock { $0[first]?.contains(label) ?? false }
  }

  func insert(_ first: String, _ label: Name) {
    labels.withLock { labels in
      if labels.count >= Self.limit { labels = [:] }
      labels[first, default: []].insert(label)
    }
  }
}
