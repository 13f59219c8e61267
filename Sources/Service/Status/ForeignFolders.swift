internal import Configuration
internal import Glibc
internal import Journal
internal import ShareStorage
internal import Spool

/// Folders of other users that the service may delete nothing in, as root restores them from a backup.
///
/// They cannot be handed over, or stay when their time is over. Each is told once, and stays in the
/// status until it is given back. Belongs to the control thread.
struct ForeignFolders {
  /// Those in one folder, with the time of their last change in nanoseconds since 1970.
  struct Found {
    private(set) var changes: [Name: Int] = [:]

    /// More are not told apart.
    private static let limit = 1000

    /// Looks at an entry of a folder.
    mutating func note(_ name: Name, _ status: FileStatus, in folder: Folder) {
      guard status.kind == .folder, status.owner != geteuid(), changes.count < Self.limit,
        !name.isHidden, !Companion.includesFolder(name), !folder.isWritable(name)
      else { return }
      changes[name] = status.changed
    }

    /// Looks again at those that were found: nothing shows that one was given back.
    mutating func lookAgain(in folder: Folder) {
      for name in changes.keys {
        changes[name] = nil
        // What cannot be looked at is gone, or told by whoever needs it.
        if let status = try? folder.status(name) { note(name, status, in: folder) }
      }
    }
  }

  /// What has lain there for long, by its place.
  private(set) var old: [LeftAlone.Old] = []
  private var told: [Event.FolderRole: Set<Name>] = [:]

  /// Whoever copies a folder gives it away at the end.
  private static let rest = Duration.seconds(60)

  /// Tells of what was found, each once.
  ///
  /// - Parameters:
  ///   - folders: those of the service.
  ///   - outgoing: what was found in `outgoing`.
  ///   - log: where it is told.
  mutating func look(_ folders: SpoolFolders, outgoing: Found, _ log: any EventLog) {
    old = []
    var outgoing = outgoing.changes
    outgoing.merge(Self.found(in: folders.handedOver).changes) { min($0, $1) }
    tell(.outgoing, outgoing, folders.configuration, log)
    tell(.reconstructed, Self.found(in: folders.reconstructed).changes, folders.configuration, log)
  }

  /// Those in a folder that is emptied after a time.
  private static func found(in folder: Folder) -> Found {
    var found = Found()
    // A folder that cannot be listed is told by the work that fails there.
    for name in (try? folder.list()) ?? [] {
      if let status = try? folder.status(name) { found.note(name, status, in: folder) }
    }
    return found
  }

  private mutating func tell(
    _ role: Event.FolderRole, _ changes: [Name: Int], _ configuration: Configuration,
    _ log: any EventLog
  ) {
    let (now, rest) = (time(nil), min(Self.rest, configuration.stalledAfter))
    let moment = (now - Int(rest.components.seconds)) * 1_000_000_000
    let names = Set(changes.filter { $0.value <= moment }.keys)
    let isNews = !names.isSubset(of: told[role] ?? [])
    told[role] = names
    guard let oldest = names.compactMap({ changes[$0] }).min() else { return }
    old.append(
      LeftAlone.Old(
        count: names.count, oldest: oldest, paths: Set(names.map { RelativePath($0) })))
    guard isNews else { return }
    log.record(
      .leftAlone(
        role, count: names.count, age: .seconds(max(0, now - oldest / 1_000_000_000)),
        LeftAlone.Kind.foreign.reason))
  }
}
