// Reconstruction, the road backwards. The restored file has no name (O_TMPFILE), or a hidden one
// where the file system lacks that, until its digest has been compared; then linkat gives it one
// that nobody has. Only after that the shares are put away. Done again after a crash, the file is
// found to be there already, byte for byte.
internal import DICOM
internal import Glibc
internal import Journal
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Threads
internal import Workers

/// Puts the halves of one pair together.
struct PairJob: Sendable {
  let site: Site
  let pair: PairID
  let archives: [RelativePath]
  let patients: [RelativePath]

  /// What came of it.
  struct Outcome: Sendable {
    let pair: PairID
    let paths: [RelativePath]
    let fate: Fate
    /// Why the pair could not be reconstructed.
    var failure: SharingError?
    /// Whether the file was restored, and its shares could not be put away.
    var isKept = false

    /// Whether a call failed, and neither the halves nor their folders are to blame.
    var mayPass: Bool {
      if case .retry = fate { failure == nil && !isKept } else { false }
    }
  }

  /// So many combinations of copies are tried: more is no accident.
  private static let maximumTries = 16

  func run() -> Outcome {
    do {
      guard let patient = patients.first, let name = patient.last else {
        preconditionFailure("a pair has a patient's half")
      }
      let file = try site.folders.reconstruct.folder(patient.parent).openFile(name)
      let worker = WorkerLease(site.workers)
      return try site.instance.inWork.during(.join, try file.status(), worker) { isHarmful in
        try isHarmful ? fail(.malformedPayload, Problem.endsProgram) : join(worker)
      }
    } catch {
      return outcome(Fate(error, at: .reconstructed))
    }
  }

  private func outcome(
    _ fate: Fate, failure: SharingError? = nil, isKept: Bool = false
  ) -> Outcome {
    Outcome(
      pair: pair, paths: archives + patients, fate: fate, failure: failure, isKept: isKept)
  }

  private func join(_ worker: WorkerLease) throws -> Outcome {
    let begun = ContinuousClock.now
    var failure: SharingError?
    var tries = 0
    let archived = archives.isEmpty ? try ArchiveIndex(site: site).archiveHalf(of: pair) : nil
    let sources = try archived.map { [(try FileSource($0.file), nil)] } ?? opened(archives)
    for (archive, archivePath) in sources {
      for (patient, _) in try opened(patients) where tries < Self.maximumTries {
        tries += 1
        do {
          let (pair, study) = try restore(archive, patient, hint: archived?.study, worker)
          if archived != nil { site.log.record(.archiveLookedUp(pair: self.pair.description)) }
          site.counters.done(pair.count, by: \.reconstructing)
          site.log.record(
            .reconstructed(
              pair: self.pair.description, bytes: pair.count, duration: .now - begun))
          if archivePath != nil,
            try ReturnedShare(site: site, id: self.pair, pair: pair, label: study).run(archive)
          {
            site.log.record(.archiveHalfReturned(pair: self.pair.description))
          }
          do {
            try UsedShares(site: site).run(archives + patients)
          } catch is UsedShares.Withheld {
            // As in a copy of a CD's folder, which is read-only: they stay, and are not taken again.
            let reason: Event.Reason = "a folder does not let its shares be taken out"
            return outcome(.retry(.reconstruct, reason), isKept: true)
          }
          return outcome(.done(study: nil))
        } catch let error as SharingError {
          if case .unwritable = error { throw error }
          if failure == nil { failure = error }
        }
      }
    }
    guard let failure else { return outcome(.wait(.changed, nil)) }
    return try fail(failure, Problem.reason(failure))
  }

  private func fail(_ failure: SharingError, _ reason: Event.Reason) throws -> Outcome {
    for path in archives + patients { try Problem(site).write(.share(failure), beside: path) }
    site.log.record(.reconstructProblem(pair: pair.description, reason))
    return outcome(.retry(.reconstruct, reason), failure: failure)
  }

  private func opened(_ paths: [RelativePath]) throws -> [(FileSource, RelativePath?)] {
    try paths.compactMap { path in
      guard let name = path.last else { return nil }
      return (
        try FileSource(site.folders.reconstruct.folder(path.parent).openFile(name)), path
      )
    }
  }

  // MARK: - The file

  /// Restores the file, proves it, and gives it its name; returns its study, too.
  private func restore(
    _ archive: FileSource, _ patient: FileSource, hint: Name?, _ worker: WorkerLease
  ) throws -> (Restoration, StudyLabel) {
    let unnamed = try PendingFile(in: site.folders.reconstructed)
    defer { unnamed.discard() }
    let pair = try worker.restore(archive.file, patient.file, to: unnamed.file)
    worker.leave()
    try unnamed.sync()
    let source = try FileSource(unnamed.written())
    guard let identity = pair.identity else { throw SharingError.malformedPayload }
    let label = site.names.study(identity) ?? site.names.study(ofFileWith: pair.digest)
    let study = hint ?? Name(label.text) ?? "STUDY"
    let path = RestoredPath.sanitized(pair.path)
    let last = path.last ?? "restored.dcm"
    let folder = try site.folders.reconstructed.folder(
      RelativePath([study] + path.parent.names), makingWith: 0o750)
    var attempt = 1
    while true {
      let name = RestoredPath.numbered(last, attempt)
      do {
        try unnamed.publish(in: folder, as: name)
        try folder.sync()
        if !pair.isExact { try noteLoss(name, in: folder) }
        return (pair, label)
      } catch let error as SystemCallError where error.code == EEXIST {
        if let there = try same(name, in: folder), try FileSource(there).hasSameBytes(as: source) {
          try folder.sync()  // the run, or the call, that named it may have ended before that
          return (pair, label)
        }
        attempt += 1
      }
    }
  }

  private func same(_ name: Name, in folder: Folder) throws -> File? {
    guard try folder.status(name)?.kind == .regular else { return nil }
    return try folder.openFile(name)
  }

  private func noteLoss(_ name: Name, in folder: Folder) throws {
    let text = """
      The image was shared in Visual Mode: grey levels may differ by one from the original.
      Everything else is as it was.\r\n
      """
    guard let note = Name(name.bytes.prefix(246) + Array(".note.txt".utf8)) else { return }
    try folder.writeWhole(Array(text.utf8), as: note, pending: Name.pending, durable: false)
  }
}
