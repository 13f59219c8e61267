internal import Spool
internal import Synchronization

/// Studies whose identifiers were looked at in this run: each is told of once.
final class StudyMemory: Sendable {
  private let labels = Mutex<Set<Name>>([])
  /// More are not told apart.
  private static let limit = 10_000

  /// Whether a study is new here.
  func insert(_ label: Name) -> Bool {
    labels.withLock { labels in
      if labels.count >= Self.limit { labels = [] }
      return labels.insert(label).inserted
    }
  }
}
