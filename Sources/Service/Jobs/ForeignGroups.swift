internal import Spool
internal import Synchronization

/// Which files that are no DICOM files came together: those of one folder of `incoming`, the whole of
/// a copied CD, lie in one folder of `rejected` with one text, and are one event.
final class ForeignGroups: Sendable {
  typealias Instant = ContinuousClock.Instant

  private struct Group {
    let folder: Name
    var last: Instant
    var untold = 0
  }

  /// By the uppermost folder that the files came in; nil: by themselves.
  private let groups = Mutex<[Name?: Group]>([:])

  /// What comes later than that makes a group of its own.
  private static let life = Duration.seconds(600)
  /// So long after the last of them, files are told of.
  private static let quiet = Duration.seconds(5)

  /// The folder of `rejected` for a file.
  ///
  /// - Parameters:
  ///   - path: the folder that it came in, below `incoming`.
  ///   - fresh: a name for a folder that nobody has.
  ///   - now: the present moment.
  /// - Returns: `fresh`, if no other file has come with it.
  func folder(for path: RelativePath, fresh: Name, _ now: Instant) -> Name {
    groups.withLock { groups in
      let key = path.names.first
      let known = groups[key].flatMap { now - $0.last < Self.life ? $0 : nil }
      let folder = known?.folder ?? fresh
      groups[key] = Group(folder: folder, last: now, untold: known?.untold ?? 0)
      return folder
    }
  }

  /// A file that came there lies in the folder of its group.
  func add(_ path: RelativePath) {
    groups.withLock { $0[path.names.first]?.untold += 1 }
  }

  /// How many files each group has that were not told of, and to which nothing comes any more.
  func due(_ now: Instant, isLast: Bool = false) -> [Int] {
    groups.withLock { groups in
      var counts: [Int] = []
      for (key, group) in groups where isLast || now - group.last >= Self.quiet {
        if group.untold > 0 { counts.append(group.untold) }
        groups[key]?.untold = 0
        if now - group.last >= Self.life { groups[key] = nil }
      }
      return counts
    }
  }
}
