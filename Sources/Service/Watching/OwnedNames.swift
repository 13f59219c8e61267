internal import Spool
internal import Synchronization

/// Which files have a temporary file of their sender beside them: a folder is listed once for all
/// of its files that are taken within a short while, in place of a question for each ending.
final class OwnedNames: Sendable {
  typealias Instant = ContinuousClock.Instant

  private struct Listing {
    let since: Instant
    let owned: Set<Name>
  }

  private let known = Mutex<[FileStatus.Identity: Listing]>([:])

  /// How long a listing counts, and how often a folder is listed at most.
  private static let life = Duration.seconds(1)
  /// More folders are not remembered.
  private static let limit = 64
  /// Without a network between, a listing counts only for files that were known that long before it:
  /// by then their sender has made its temporary file.
  private static let rest = Duration.seconds(1)
  /// A larger folder, in bytes of its own, is not listed without a network between.
  private static let maximumFolderSize = 1 << 16

  /// Whether a file of a folder is not finished, because such a file lies beside it.
  ///
  /// - Parameters:
  ///   - name: the file's.
  ///   - folder: where it lies.
  ///   - seen: when it was noticed; an older listing tells nothing of it.
  ///   - isLocal: whether to ask costs little there: no network lies between.
  ///   - now: the present moment.
  /// - Returns: whether there is one.
  /// - Throws: what looking throws.
  func contain(
    _ name: Name, in folder: Folder, seen: Instant, isLocal: Bool, now: Instant = .now
  ) throws(SystemCallError) -> Bool {
    if isLocal {
      guard now - seen >= Self.rest, try folder.status().size <= Self.maximumFolderSize
      else { return try IgnoredName.isOwned(name, in: folder) }
    }
    let identity = try folder.identity()
    if let listing = known.withLock({ $0[identity] }), now - listing.since < Self.life {
      let mustAsk = listing.since < seen + (isLocal ? Self.rest : .zero)
      guard mustAsk else { return listing.owned.contains(name) }
      return try IgnoredName.isOwned(name, in: folder)
    }
    let owned = Set(try folder.list().compactMap(IgnoredName.owner))
    known.withLock { known in
      if known.count >= Self.limit { known = [:] }
      known[identity] = Listing(since: now, owned: owned)
    }
    return owned.contains(name)
  }
}
