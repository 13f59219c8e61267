internal import Configuration
internal import Journal
internal import Spool

/// Tells of file systems that are nearly full, before the work has to pause.
extension Session {
  /// Looks at the room that is left; each folder is told of once, until there is room again.
  func lookAtSpace() {
    let limit = site.configuration.lowSpace
    let folders: [(Event.FolderRole, Folder)] = [
      (.incoming, site.folders.incoming), (.archive, site.folders.archive),
      (.outgoing, site.folders.outgoing),
    ]
    for (role, folder) in folders {
      // Where it cannot be told, nothing is said; the next look may.
      guard let free = try? folder.freeBytes() else { continue }
      if free < limit {
        if scarce.insert(role).inserted { site.log.record(.lowSpace(role, bytes: free)) }
      } else if free >= limit + limit / 10 {
        scarce.remove(role)
      }
    }
  }
}
