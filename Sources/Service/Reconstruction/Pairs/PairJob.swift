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
  /// Whether the file was restored before, and told, and the archive did not take its share back.
  var isReturning = false
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
      if isReturning, let outcome = try returning({ try returned.probe() }) { return outcome }
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
        if !isReturning {
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
      let failed = try returning {
        if try returned.run(dropped, of: pair, restoration, study) {
          tools.log.record(.archiveShareReturned(pair: pair.description))
        }
      }
      if let failed { return failed }
    }
    let failure = remember(file)
    var outcome = try putAway(.restored)
    outcome.file = file
    outcome.unremembered = failure
    return outcome
  }

  /// Writes to the archive, for which no exam waits: nil when that is done; otherwise the shares stay,
  /// one of which is the only copy.
  private func returning(_ body: () throws -> Void) throws -> PairOutcome? {
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
  private func remember(_ file: RestoredMemory.Restored) -> SystemCallError? {
    do throws(SystemCallError) {
      try RestoredMemory(work: tools.folders.work).add(
        pair, file.mark, isBySheet: file.isBySheet)
      return nil
    } catch {
      return error
    }
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

  // MARK: - The file

  /// Restores the file, proves it, and gives it its name; returns its study and it, too.
  private func restore(
    _ archive: FileSource, _ patient: FileSource?, hint: Name?, _ worker: WorkerLease
  ) throws -> (Restoration, StudyLabel, RestoredMemory.Restored) {
    let unnamed = try PendingFile(in: tools.folders.reconstructed)
    defer { unnamed.discard() }
    let pair: Restoration
    if let patient {
      pair = try worker.restore(archive.file, patient.file, to: unnamed.file)
    } else if let sheet {
      pair = try worker.restore(archive.file, sheet.values, to: unnamed.file)
    } else {
      preconditionFailure("a pair has a patient share, or a sheet")
    }
    worker.leave()
    try unnamed.sync()
    guard let identity = pair.identity else { throw SharingError.malformedPayload }
    let label = tools.names.study(identity) ?? tools.names.study(ofFileWith: pair.digest)
    let study = try hint ?? droppedLabel ?? sheetLabel ?? pageLabel(Name(label.text) ?? "STUDY")
    let path = RestoredPath.sanitized(pair.path)
    let last = path.last ?? "restored.dcm"
    let place = RelativePath([study] + path.parent.names)
    let folder = try tools.folders.reconstructed.folder(place, makingWith: 0o750)
    let (name, _) = try unnamed.publish(restoredIn: folder, as: last)
    // Also of one that was there: the run that named it may have ended before that.
    try folder.sync()
    // Of one that was there, too: there may have been no room for the note.
    if !pair.isExact { try noteLoss(name, in: folder) }
    guard let status = try folder.status(name) else {
      throw SystemCallError(call: "fstatat", code: ENOENT)
    }
    let mark = DropMemory.Mark(status)
    let file = RestoredMemory.Restored(
      place: RelativePath(place.names + [name]), mark: mark, isBySheet: sheet != nil)
    return (pair, label, file)
  }

  /// The label on the medium's page, which is another hospital's and names the folder that was
  /// dropped: people know the exam by it.
  private var droppedLabel: Name? {
    (patients + archives).lazy.flatMap(\.parent.names).compactMap(StudyCode.study(of:)).first
  }

  /// The label on the page beside the shares, if it tells one; or the one that this service has.
  private func pageLabel(_ own: Name) throws -> Name {
    try tools.pageLabels.label(
      own, of: patients + archives, in: tools.folders.reconstruct,
      restoredIn: tools.folders.reconstructed)
  }

  private var sheetLabel: Name? {
    sheet?.label.flatMap { StudyCode($0) }.flatMap { Name($0.text) }
  }

  private func noteLoss(_ name: Name, in folder: Folder) throws {
    guard let note = Name(name.bytes.prefix(246) + Array(".note.txt".utf8)),
      try folder.status(note) == nil
    else { return }
    var text = PlainText()
    for language in tools.folders.configuration.languages {
      text.paragraph(PageTexts.of(language).inexact)
    }
    // Several pairs of a study may be at it.
    try folder.writeWhole(
      text.bytes, as: note, pending: try HiddenName.draw().name, durable: true)
  }
}
