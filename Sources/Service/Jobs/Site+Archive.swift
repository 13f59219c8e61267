internal import Glibc
internal import Journal

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
  ///   - isTold: whether a failure was told before.
  /// - Returns: whether all are there now; otherwise this is to be tried again.
  func mendArchiveIndex(
    unwritten: Int = ArchiveIndex.unwrittenNanoseconds, isTold: Bool = false
  ) -> Bool {
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
      return true
    } catch {
      if !isTold, case .retry(let role, let reason) = Fate(error, at: .archive) {
        let isDenied = [EACCES, EPERM].contains(reason.code)
        log.record(
          .retry(
            role,
            isDenied
              ? Event.Reason(
                vetted: "\(reason), at something of another user; give the archive back to the"
                  + " service (chown -R)", code: reason.code) : reason))
      }
      return false
    }
  }
}
