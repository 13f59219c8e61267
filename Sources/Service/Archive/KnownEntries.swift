internal import Spool
internal import Synchronization

/// What is known of the index since the start, so that it is looked for once.
final class KnownEntries: Sendable {
  /// More studies are not under way at a time.
  private static let limit = 4096

  /// The labels that values have entries of, by the name of a value's first one.
  private let labels = Mutex<[String: Set<Name>]>([:])
  /// Kinds of which there was no entry, and when.
  private let absent = Mutex<[String: ContinuousClock.Instant]>([:])
  /// Of which identities all entries are there, by digests of them and their labels.
  private let identities = Mutex<Set<[UInt8]>>([])
  private let older: Mutex<Bool>

  /// So long another instance may add the first entry of a kind unseen.
  private static let absence = Duration.seconds(1)

  init(mayBeOlder: Bool = false) { older = Mutex(mayBeOlder) }

  /// Whether there may be entries of the older form, which are bound to no place.
  var mayBeOlder: Bool { older.withLock { $0 } }

  func setAllBound() { older.withLock { $0 = false } }

  func contains(_ first: String, _ label: Name) -> Bool {
    labels.withLock { $0[first]?.contains(label) ?? false }
  }

  /// Whether there was no entry of a kind a moment ago.
  func isAbsent(_ kind: String) -> Bool {
    absent.withLock { absent in
      guard let since = absent[kind] else { return false }
      return ContinuousClock.now - since < Self.absence
    }
  }

  /// Notes that there is no entry of a kind, or that there is one now.
  func note(_ kind: String, isAbsent: Bool) {
    absent.withLock { $0[kind] = isAbsent ? ContinuousClock.now : nil }
  }

  func insert(_ first: String, _ label: Name) {
    labels.withLock { labels in
      if labels.count >= Self.limit { labels = [:] }
      labels[first, default: []].insert(label)
    }
  }

  func contains(_ identity: [UInt8]) -> Bool { identities.withLock { $0.contains(identity) } }

  func insert(_ identity: [UInt8]) {
    identities.withLock { identities in
      if identities.count >= Self.limit { identities = [] }
      identities.insert(identity)
    }
  }
}
