internal import Configuration
internal import Journal
internal import Spool

/// Tells of file systems that are nearly full, before the work has to pause.
struct SpaceWatch {
  /// Folders that were told of.
  private var scarce: Set<Event.FolderRole> = []

  /// Looks at the room that is left; each folder is told of once, until there is room again.
  mutating func look(_ folders: SpoolFolders, _ log: any EventLog) {
    let limit = folders.configuration.lowSpace
    let places: [(Event.FolderRole, Folder)] = [
      (.incoming, folders.incoming), (.archive, folders.archive), (.outgoing, folders.outgoing),
    ]
    for (role, folder) in places {
      // Where it cannot be told, nothing is said; the next look may.
      guard let free = try? folder.freeBytes() else { continue }
      if free < limit {
        if scarce.insert(role).inserted { log.record(.lowSpace(role, bytes: free)) }
      } else if free >= limit + limit / 10 {
        scarce.remove(role)
      }
    }
  }
}
