internal import Configuration
internal import Journal
internal import Spool

/// Tells of file systems that are nearly full, of bytes or of files, before the work has to pause.
struct SpaceWatch {
  /// What is left for a folder; nil what cannot be told.
  struct Room {
    let role: Event.FolderRole
    var bytes: Int?
    var files: Folder.FileRoom?
  }

  /// Folders that were told of.
  private var scarce: Set<Event.FolderRole> = []
  private var scarceOfFiles: Set<Event.FolderRole> = []

  /// Looks at the room that is left; each folder is told of once, until there is room again.
  mutating func look(_ folders: SpoolFolders, _ log: any EventLog) {
    let places: [(Event.FolderRole, Folder)] = [
      (.incoming, folders.incoming), (.archive, folders.archive), (.outgoing, folders.outgoing),
    ]
    for (role, folder) in places {
      // Where it cannot be told, nothing is said; the next look may.
      let files = try? folder.fileRoom()
      look(
        Room(role: role, bytes: try? folder.freeBytes(), files: files),
        limit: folders.configuration.lowSpace, log)
    }
  }

  /// Looks at one folder; with a limit of 0 nothing is said.
  mutating func look(_ room: Room, limit: Int, _ log: any EventLog) {
    guard limit > 0 else { return }
    if let free = room.bytes {
      if free < limit {
        if scarce.insert(room.role).inserted { log.record(.lowSpace(room.role, bytes: free)) }
      } else if free >= limit + limit / 10 {
        scarce.remove(room.role)
      }
    }
    if let files = room.files {
      if files.isScarce {
        if scarceOfFiles.insert(room.role).inserted {
          log.record(.lowFiles(room.role, count: files.free))
        }
      } else if files.isAmple {
        scarceOfFiles.remove(room.role)
      }
    }
  }
}
