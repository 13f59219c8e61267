internal import Journal
internal import Spool

// The archive as the jobs of a run use it. What lies in Archive knows nothing of jobs.

extension ArchiveIndex {
  /// The index of a site's archive, whose files are read in worker processes.
  init(site: Site) {
    self.init(
      archive: site.folders.archive, names: site.names, known: site.knownEntries,
      workers: site.workers)
  }

  /// Makes missing entries as ``mend(isComplete:)`` does, seals entries of the older form again, and
  /// tells the journal.
  ///
  /// - Returns: whether all are there now; otherwise this is to be tried again.
  static func mend(_ site: Site) -> Bool {
    do {
      let index = ArchiveIndex(site: site)
      let state = IndexState(archive: site.folders.archive, names: site.names)
      let found = try state.begin()
      let count = try index.mend(isComplete: found == .rebuilding)
      if count > 0 { site.log.record(.indexMended(count: count)) }
      if found != .bound {
        try index.bindOlder(in: site.folders.archiveIndex)
        try state.write(.bound)
      }
      site.knownEntries.setAllBound()
      return true
    } catch {
      if case .retry(let role, let reason) = Fate(error, at: .archive) {
        site.log.record(.retry(role, reason))
      }
      return false
    }
  }
}

extension ArchiveSearch {
  /// A search for those who ask the service.
  init(site: Site) {
    self.init(index: ArchiveIndex(site: site), in: site.folders)
  }
}

extension Site {
  /// Does something with each entry of a folder, whatever is wrong with single ones.
  func each(
    of folder: Folder, in role: Event.FolderRole, _ body: (Name) throws -> Void
  ) throws {
    try troubles.each(try folder.list(), in: role, log, body)
  }
}
