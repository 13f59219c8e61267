internal import Spool

/// Folders below `incoming` that modalities made and left empty.
///
/// How long they have been empty is measured on a clock that nobody sets: one that was put forward
/// must not take a folder away that a modality has just made for its next file.
struct EmptyFolders {
  typealias Instant = ContinuousClock.Instant

  private var known: [RelativePath: (changed: Int, since: Instant)] = [:]

  /// After how long an empty folder may go.
  static let limit = Duration.seconds(3600)

  /// The folders that have been empty and unchanged since a listing at least an hour ago.
  ///
  /// - Parameters:
  ///   - found: all that are empty now, with the times of their last changes.
  ///   - now: the present moment.
  /// - Returns: those that may go.
  mutating func due(
    _ found: [(path: RelativePath, changed: Int)], _ now: Instant
  ) -> [RelativePath] {
    let old = known
    known = [:]
    for (path, changed) in found {
      let since = old[path].flatMap { $0.changed == changed ? $0.since : nil } ?? now
      known[path] = (changed, since)
    }
    return found.map(\.path).filter { path in
      known[path].map { now - $0.since >= Self.limit } ?? false
    }
  }
}
