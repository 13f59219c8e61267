// Reconstruction, the road backwards. The restored file has no name (O_TMPFILE), or a hidden one
// where the file system lacks that, until its digest has been compared; then linkat gives it one
// that nobody has. Only after that the shares are put away. Done again after a crash, the file is
// found to be there already, byte for byte.
internal import Configuration
internal import DICOM
internal import Glibc
internal import Journal
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Workers

/// Puts the shares of one pair together.
struct PairJob: Sendable {
  let tools: PairTools
  let pair: PairID
  let archives: [RelativePath]
  let patients: [RelativePath]
  /// What was known of these files when they were found to be shares of the pair.
  var seen: [RelativePath: FileStatus] = [:]
  /// What stands for the patient share when none is here.
  var sheet: SheetPair?
  /// Whether the file is there already, and these are copies that are to be put away.
  var isRestored = false
  /// The file that was restored of these shares, and told, while the archive did not take its share
  /// back: whether it is there still is nobody's affair but the doctor's.
  var returning: RestoredMemory.Restored?
  /// The file that was restored of which there is only this one share; nil: it was not.
  var file: RestoredMemory.Restored?

  /// How many times all bytes of the copies are read in search of two that fit, and how many bytes
  /// at least: that is enough for every combination of a few copies, and for each of many copies of
  /// one share with one of the other.
  private static let maximumPasses = 16
  private static let leastBytes = 1 << 30

  /// How many bytes are read of copies of such lengths, whatever is in them.
  static func bytesToRead(_ lengths: [Int]) -> Int {
    (repeatElement(lengths.saturatedSum, count: maximumPasses) + [leastBytes]).saturatedSum
  }

  func run() -> PairOutcome {
    do {
      guard !isRestored else { return try putAway(.putAway) }
      if let file {
        let isThere = try at(.reconstructed) { try file.isThere(in: tools.folders.reconstructed) }
        return try isThere ? putAway(.putAway) : outcome(.restoredIsGone)
      }
      if returning != nil, let outcome = try writingToArchive(probe) { return outcome }
      let archived =
        archives.isEmpty ? try at(.archive) { try tools.index.archiveShare(of: pair) } : nil
      let file: File
      if let path = patients.first ?? archives.first, let name = path.last {
        file = try at(.reconstruct) {
          try tools.folders.reconstruct.folder(path.parent).openFile(name)
        }
      } else if let archived {
        file = archived.file
      } else {
        return outcome(.changed)  // a sheet's, whose archive share has gone
      }
      let worker = WorkerLease(tools.workers)
      return try tools.instance.crashGuard.during(.join, try file.status(), worker) { isHarmful in
        guard !isHarmful else {
          return try fail(allPaths(.malformedPayload), .malformedPayload, CrashGuard.endsProgram)
        }
        return try join(worker, archived)
      }
    } catch {
      return outcome(.failed(tools.folders.checked(Fate(error, at: .reconstructed))))
    }
  }

  private func outcome(
    _ result: PairOutcome.Result, failure: SharingError? = nil
  ) -> PairOutcome {
    PairOutcome(pair: pair, paths: archives + patients, result: result, failure: failure)
  }

  private func allPaths(_ error: SharingError) -> [RelativePath: SharingError] {
    Dictionary(uniqueKeysWithValues: (archives + patients).map { ($0, error) })
  }

  /// An archive share of the archive, and the study that it lies in.
  private typealias Archived = (file: File, study: Name, name: Name)

  private func join(_ worker: WorkerLease, _ archived: Archived?) throws -> PairOutcome {
    let begun = ContinuousClock.now
    var faults = Faults()
    let archiveCopies =
      try archived.map { [try PairCopy(archived: $0.file, tools.folders.archive)] }
      ?? copies(archives)
    let patientCopies = try copies(patients)
    let sides =
      sheet == nil
      ? PairCopy.combinations(archiveCopies, patientCopies) : archiveCopies.map { ($0, nil) }
    var bytesLeft = Self.bytesToRead((archiveCopies + patientCopies).map(\.count))
    for (archive, patient) in sides where bytesLeft > 0 {
      bytesLeft -= [archive, patient].compactMap { $0?.count }.saturatedSum
      let (share, other) = try at(.reconstruct) { (try archive.source(), try patient?.source()) }
      do {
        let (pair, study, file) = try restore(share, other, hint: archived?.study, worker)
        if let archived { try recordLookUp(archived.study, other) }
        if returning == nil {
          tools.counters.done(pair.count, by: \.reconstructing)
          tools.log.record(
            .reconstructed(
              pair: self.pair.description, bytes: pair.count, duration: .now - begun))
        }
        return try finish(archive.path == nil ? nil : share, pair, study, file)
      } catch let error as SharingError {
        if case .unwritable = error { throw error }
        // It is there, and nothing is wrong with what was dropped.
        if archived != nil, case .unreadable(let read) = error, read.code != 0,
          try !worker.canRead(share.file)
        {
          throw Placed(role: .archive, cause: error)
        }
        faults.add(error, archive: archive.path, patient: patient?.path)
      }
    }
    guard let failure = faults.first else { return outcome(.changed) }
    // Nothing here is at fault when the archive's own share is: then it is said of what is here.
    let byPath = faults.byPath
    return try fail(
      byPath.isEmpty ? allPaths(failure) : byPath, failure, Problem.reason(failure))
  }

  /// Says who had an exam completed from the archive.
  private func recordLookUp(_ study: Name, _ patient: FileSource?) throws {
    let owner = try patient.map { Int(try $0.file.status().owner) } ?? sheet?.owner ?? -1
    tools.log.record(
      .archiveLookedUp(pair: pair.description, study: study.text ?? "?", owner: owner))
  }

  /// What becomes of the shares when the file is there.
  private func finish(
    _ dropped: FileSource?, _ restoration: Restoration, _ study: StudyLabel,
    _ file: RestoredMemory.Restored
  ) throws -> PairOutcome {
    if let dropped {
      let failed = try writingToArchive {
        if try returned.run(dropped, of: pair, restoration, study) {
          tools.log.record(.archiveShareReturned(pair: pair.description))
        }
      }
      if var failed {
        guard returning == nil else { return failed }
        failed.file = file
        failed.unremembered = remember(file, isUnreturned: true)
        return failed
      }
    }
    let failure = remember(file)
    var outcome = try putAway(.restored)
    outcome.file = file
    outcome.file?.isUnreturned = false
    outcome.unremembered = failure
    return outcome
  }

  /// Writes to the archive, for which no exam waits: nil when that is done; otherwise the shares stay,
  /// one of which is the only copy.
  private func writingToArchive(_ body: () throws -> Void) throws -> PairOutcome? {
    do {
      try at(.archive, body)
      return nil
    } catch {
      switch tools.folders.checked(Fate(error, at: .archive)) {
      case .blocked(let role, let reason), .retry(let role, let reason):
        return outcome(.unreturned(role, reason))
      case .done, .settling, .gone, .wait: throw error
      }
    }
  }

  /// Has the next run know of it; the exam does not wait for that.
  private func remember(
    _ file: RestoredMemory.Restored, isUnreturned: Bool = false
  ) -> SystemCallError? {
    do throws(SystemCallError) {
      try RestoredMemory(work: tools.folders.work).add(
        pair, file.mark, isBySheet: file.isBySheet, isUnreturned: isUnreturned)
      return nil
    } catch {
      return error
    }
  }

  /// Looks whether the archive may take the share.
  private func probe() throws {
    // Another copy may be longer than the share that was there.
    let byteCount = archives.compactMap { seen[$0]?.size }.min() ?? 0
    try returned.probe(of: pair, byteCount: byteCount)
  }

  private func putAway(_ result: PairOutcome.Result) throws -> PairOutcome {
    var outcome = outcome(result)
    do {
      if !(archives + patients).isEmpty {
        outcome.replaced = try UsedShares(folders: tools.folders).run(
          archives + patients, seen: seen)
      }
    } catch is UsedShares.Withheld {
      // As in a copy of a CD's folder, which is read-only: they stay, and are not taken again.
      return self.outcome(.restoredButKept("a folder does not let its shares be taken out"))
    } catch {
      throw Placed(role: .reconstruct, cause: error)
    }
    return outcome
  }

  private var returned: ReturnedShare {
    ReturnedShare(
      index: tools.index, names: tools.names, pending: tools.folders.archivePending,
      instance: tools.instance)
  }

  private func fail(
    _ failures: [RelativePath: SharingError], _ failure: SharingError, _ reason: Event.Reason
  ) throws -> PairOutcome {
    try at(.reconstruct) {
      for path in archives + patients {
        if let failure = failures[path] {
          try Problem(tools.folders).write(.share(failure), beside: path)
        } else {
          try Problem(tools.folders).clear(beside: path)
        }
      }
    }
    tools.log.record(.reconstructProblem(pair: pair.description, reason))
    return outcome(.refused(failures), failure: failure)
  }

  private func copies(_ paths: [RelativePath]) throws -> [PairCopy] {
    try at(.reconstruct) { try PairCopy.all(paths, in: tools.folders.reconstruct) }
  }
}
