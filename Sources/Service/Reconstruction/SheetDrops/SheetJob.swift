internal import Glibc
internal import Journal
internal import SecretSharing
internal import Spool

/// What is done for a sheet that was dropped, beside restoring its pairs.
struct SheetJob: Sendable {
  /// One file that holds the sheet.
  struct Copy: Equatable, Sendable {
    let path: RelativePath
    let status: FileStatus
    /// What is wrong with another sheet in it: that is to be said first.
    var mistake: SheetCause?
  }

  enum Task: Sendable {
    /// To find its pairs in the archive, where that is asked, and which of these restored files are
    /// still there.
    case search(Sheet?, doubted: Set<PairID>)
    /// To say beside it what is missing or wrong, or that nothing is.
    case tell(SheetCause?)
    /// To make an end of it: so many of its pairs were restored.
    case finish(restored: Int)
  }

  enum Outcome: Sendable {
    /// Its pairs in the archive, if that was asked, those whose restored files are gone, and why something
    /// of its study could not be read.
    case found([PairID]?, gone: Set<PairID>, passedOver: Fate?)
    case told
    /// Of these files some are gone; others cannot be taken out of their folders, or have changed.
    case finished([Copy], kept: [Copy], changed: [RelativePath])
    case failed(Fate, of: Work)

    /// What the journal is told.
    var failure: Fate? {
      switch self {
      case .failed(let fate, _): fate
      case .found(_, _, let fate): fate
      case .told, .finished: nil
      }
    }
  }

  /// What is to be done for which sheets.
  struct Work: Sendable {
    /// Which of ``DroppedSheets`` they are: one, unless an end is made of all in a file.
    let ids: [Int]
    let copies: [Copy]
    let task: Task
  }

  let work: Work
  /// `reconstruct`.
  let folder: Folder
  let problem: Problem
  /// Where dropped folders are remembered.
  let memory: @Sendable () throws -> DropMemory
  let log: any EventLog
  /// Finds the pairs of a sheet in the archive.
  let pairs: @Sendable (Sheet) throws -> (pairs: [PairID], passedOver: Fate?)
  /// Whether the restored file of a pair is where it was.
  let isThere: @Sendable (PairID) throws -> Bool

  private var copies: [Copy] { work.copies }

  func run() -> Outcome {
    do {
      switch work.task {
      case .search(let sheet, let doubted):
        let gone = try doubted.filter { try !isThere($0) }
        let found = try sheet.map(pairs)
        return .found(found?.pairs, gone: gone, passedOver: found?.passedOver)
      case .tell(let cause):
        try tell(cause)
        return .told
      case .finish(let restored): return try finish(restored)
      }
    } catch {
      return .failed(Fate(error, at: .reconstruct), of: work)
    }
  }

  private func tell(_ cause: SheetCause?) throws {
    var told: [Event.Reason] = []
    for copy in copies {
      do {
        if let cause = copy.mistake ?? cause {
          let isNew = try problem.write(.sheet(cause), beside: copy.path)
          if isNew, !told.contains(cause.reason) {
            told.append(cause.reason)
            log.record(.reconstructProblem(pair: nil, cause.reason))
          }
        } else {
          try problem.clear(beside: copy.path)
        }
      } catch let error as SystemCallError where error.isDenied || error.code == ENOENT {
        continue  // the folder is closed to everyone but its maker, or gone
      }
    }
  }

  /// Has the next run know what the folders of the sheet were, if this one ends before it has said so.
  private func remember(_ restored: Int) {
    for folder in Set(copies.compactMap { DroppedFolders.folder($0.path) }) {
      do {
        try memory().noteOpened(folder, reconstructed: restored)
      } catch {
        // The sheet goes all the same. What hinders this is told when the folders are reported.
      }
    }
  }

  /// Removes all files that hold the sheet: nobody needs it here any more.
  ///
  /// Those that this user may write to are overwritten first; their folder alone decides whether they
  /// may go.
  private func finish(_ restored: Int) throws -> Outcome {
    var kept: [Copy] = []
    var changed: [RelativePath] = []
    remember(restored)
    for copy in copies {
      guard let name = copy.path.last else { continue }
      do {
        let folder = try folder.folder(copy.path.parent)
        guard let status = try folder.status(name) else { continue }
        // Another one that gets its name in the meantime has brought back nothing yet.
        guard status == copy.status, try folder.erase(name, known: status) else {
          changed.append(copy.path)
          continue
        }
        try folder.sync()
        try problem.clear(beside: copy.path)
      } catch let error as SystemCallError where [ENOENT, ENOTDIR, ELOOP].contains(error.code) {
        continue  // taken away meanwhile
      } catch let error as SystemCallError where error.isDenied || error.code == EROFS {
        kept.append(copy)
      }
    }
    if kept.count + changed.count < copies.count {
      log.record(.sheetRemoved(reconstructed: restored))
    }
    return .finished(copies, kept: kept, changed: changed)
  }
}
