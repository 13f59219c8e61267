internal import Glibc
internal import Journal
internal import Spool

// The archive as the jobs of a run use it. What lies in Archive knows nothing of jobs.
extension Site {
  /// The index of the archive, whose files are read in worker processes.
  var archiveIndex: ArchiveIndex {
    ArchiveIndex(archive: folders.archive, names: names, known: knownEntries, workers: workers)
  }

  /// Makes missing entries as ``ArchiveIndex/mend(isComplete:)`` does, seals entries of the older
  /// form again, and tells the journal.
  ///
  /// - Parameters:
  ///   - unwritten: as there.
  ///   - told: the failure that was told last.
  /// - Returns: what came of it; after a failure it is to be tried again.
  func mendArchiveIndex(
    unwritten: Int = ArchiveIndex.unwrittenNanoseconds, told: Obstacle? = nil
  ) -> MendedIndex {
    do {
      let index = archiveIndex
      let state = IndexState(archive: folders.archive, names: names)
      let found = try state.begin()
      let isComplete = try found == .rebuilding || state.isCopy()
      var failure: (any Error)?
      let count = try index.mend(isComplete: isComplete, unwritten: unwritten) {
        failure = failure ?? $0
      }
      if count > 0 { log.record(.indexMended(count: count)) }
      if let failure { throw failure }
      if found != .bound {
        try index.bindOlder(in: folders.archiveIndex)
        try state.write(.bound)
      }
      try state.setOriginal()
      knownEntries.setAllBound()
      return MendedIndex(failure: nil)
    } catch {
      return untold(error, told)
    }
  }

  /// Tells the journal what has kept the index from being mended, unless it was told last.
  func untold(_ error: any Error, _ told: Obstacle?) -> MendedIndex {
    let (role, reason) = failure(error)
    let obstacle = Obstacle(role: role, reason: reason)
    if obstacle != told { log.record(.retry(role, reason)) }
    return MendedIndex(failure: obstacle)
  }

  /// What has kept the index from being mended.
  private func failure(_ error: any Error) -> (Event.FolderRole, Event.Reason) {
    switch folders.checked(Fate(error, at: .archive)) {
    case .retry(let role, let reason), .blocked(let role, let reason):
      // A process that cannot be started has nothing to do with whose the archive is.
      guard [EACCES, EPERM].contains(reason.code),
        (error as? SystemCallError)?.call != "posix_spawn"
      else { return (role, reason) }
      let text =
        "\(reason), at something of another user; give the archive back to the service (chown -R)"
      return (role, Event.Reason(vetted: text, code: reason.code))
    case .gone, .wait, .done, .settling:
      guard let error = error as? SystemCallError else {
        return (.archive, "a share changed while it was read")
      }
      return (.archive, Event.Reason(vetted: error.description, code: error.code))
    }
  }
}
