internal import Glibc
internal import Spool

/// What runs that were killed left in the service's folders, and nobody goes on with.
struct Orphans {
  let folders: SpoolFolders

  /// Removes it, at the beginning of a run.
  func remove() throws {
    try removePending()
    try removeUnfinished()
  }

  /// Pending shares whose claim is gone: left by a run that ended between two removals.
  private func removePending() throws {
    var living: Set<[UInt8]> = []
    let instances = try TakeOver.instances(folders.work)
    for instance in instances {
      do {
        let home = try folders.work.folder(instance)
        for claim in try TakeOver.claims(home) { living.insert(claim.bytes) }
      } catch let error as SystemCallError where [EACCES, ENOTDIR].contains(error.code) {
        continue  // no instance
      } catch let error as SystemCallError where error.code == ENOENT {
        return  // an instance is ending just now: next time
      }
    }
    for folder in [folders.archivePending, folders.outgoingPending] {
      for name in try folder.list()
      where !living.contains(Array(name.bytes.prefix { $0 != 0x2D })) {
        if let owner = OwnedName(name)?.owner {
          if !instances.contains(owner) { try folder.remove(name) }
          continue
        }
        // A claim is removed only after both shares have their final names.
        guard let status = try folder.status(name), isOld(status) else { continue }
        try folder.remove(name)
      }
    }
  }

  /// Restored files that a killed run left under hidden names, with whole exams in plain.
  private func removeUnfinished() throws {
    let folder = folders.reconstructed
    try Leftovers.sweep(folder)
    // Their names before 0.2.0, which do not tell whose they are.
    for name in try folder.list() where name.hasPrefix(".pending-") {
      guard let status = try folder.status(name), status.kind == .regular, isOld(status) else {
        continue
      }
      try folder.remove(name)
    }
  }

  /// A claim that another host makes just now may not be in the listing above.
  private func isOld(_ status: FileStatus) -> Bool {
    time(nil) - status.changed / 1_000_000_000 > 3600
  }
}
