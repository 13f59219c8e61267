internal import Spool
internal import Synchronization

/// How many files lie in `rejected`: one folder there holds all that came together.
///
/// Workers count them; nothing else does so.
final class RejectedFiles: Sendable {
  /// So many or more are not told apart.
  static let limit = 10_000

  private let counts = FileCounts { $0 != SpoolFolders.reasonName }
  private let found = Mutex(-1)

  /// How many there were when somebody looked last; -1: nobody has.
  var count: Int { found.withLock { $0 } }

  /// Counts them.
  func look(_ rejected: Folder) {
    let count = counts.look { look in look.count(in: rejected, orLess: Self.limit).files }
    found.withLock { $0 = min(count, Self.limit) }
  }
}
