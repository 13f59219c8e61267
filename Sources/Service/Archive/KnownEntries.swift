internal import Spool
internal import Synchronization

/// Entries that were seen in the index since the start, by the name of a value's first one.
final class KnownEntries: Sendable {
  /// More studies are not under way at a time.
  private static let limit = 4096

  private let labels = Mutex<[String: Set<Name>]>([:])

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
