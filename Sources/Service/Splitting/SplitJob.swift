// Steps, each durable before the next, so that the job may end anywhere and be done again:
//
//   1. pending halves are written, read back, proved against the source and fsynced
//   2. linkat gives the archive half its final name: this decides, and only one can win
//   3. linkat gives the patient half its final name in the study's staging folder
//   4. the pending names are removed, then the source
//
// Done again, the job first looks what there is. Not committed: the pending halves of this claim
// are removed, the archive's first, after which no paused process can commit them any more; then
// it splits afresh, with new random values. Committed: the patient half of the same pair is found
// (pending or final), the pair is proved against the source, and the rest is done.
internal import Configuration
internal import Cryptography
internal import DICOM
internal import Glibc
internal import Journal
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Threads

/// Makes one pair of one claimed file.
struct SplitJob {
  let site: Site
  let claim: Claim
  let file: File
  /// What is read of the file.
  let source: CachedSource
  let status: FileStatus
  /// What a look at the file has found, if it was recognised.
  var dicom: DICOMFile?
  /// Whether halves of an earlier run may lie about.
  let isRedo: Bool
  /// Taken by whoever looked at the file; left once both halves are written and proved.
  let slot: Slots.Slot

  func run() throws -> Fate {
    let begun = ContinuousClock.now
    let study = try self.study()
    site.claims.begin(claim.id, label: study.label.text)
    try claim.setLabel(study.label.text)

    let splitter: Splitter
    do {
      splitter = try Splitter(
        source, path: claim.path, mode: site.configuration.mode,
        banner: site.configuration.banner ? Banner.text(label: study.label.text) : [],
        walked: dicom)
    } catch {
      return Fate(error, at: .work)
    }

    let folder = try StudyFolder(site.folders.archive, study.label)
    let halves = ClaimFiles(
      site: site, claim: claim.id, study: folder,
      title: FolderTitle.title(study.identity, site.configuration.label), notes: notes)
    var issue = 0
    while true {
      let name = site.names.archiveShare(digest: splitter.digest, issue: issue)
      if isRedo, try folder.folder.status(name) == nil { try halves.discardArchivePending() }
      if try folder.folder.status(name) != nil {
        let settlement = try settle(halves, name)
        if case .anotherPair = settlement, claim.intent.isIssueAgain {
          issue += 1
          continue
        }
        return try conclude(settlement, splitter, folder, begun)
      }
      if isRedo { try halves.discardPatientPending() }
      if let (fate, pair) = try split(splitter, halves, name, study.identity) {
        switch (fate, pair) {
        case (.done, let pair?), (.settling, let pair?): record(splitter, pair, folder, begun)
        case (.wait(.changed, _), _): site.log.record(.sourceChanged)
        default: break
        }
        return fate
      }
      // Somebody else committed the same bytes meanwhile: look again.
    }
  }

  // MARK: - The study

  /// What the study's pages say besides because of this file.
  private var notes: Set<StudyNote> {
    claim.intent.isDoubtful || claim.intent.isIncomplete ? [.torn] : []
  }

  private func study() throws -> (label: StudyLabel, identity: Identity) {
    let identity = try (dicom ?? DICOMFile(source)).identity
    if let label = site.names.study(identity) { return (label, identity) }
    let hash = SHA256()
    var offset = 0
    while offset < source.count {
      let piece = try source.bytes(offset..<min(offset + (1 << 20), source.count))
      piece.withUnsafeBytes { hash.update($0) }
      offset += piece.count
    }
    return (site.names.study(ofFileWith: hash.finish()), identity)
  }

  /// Whether the source is what it was at the first look, and nobody is about to change it.
  private func isUnchanged() throws -> Bool {
    try file.probeLease() != .refused && file.status().hasSameContent(as: status)
      && file.status().links == 1
  }

  // MARK: - A new pair

  /// Makes, proves and commits a pair; nil when another claim committed the same bytes first.
  private func split(
    _ splitter: Splitter, _ halves: ClaimFiles, _ name: Name, _ identity: Identity
  ) throws -> (Fate, PairID?)? {
    let (archive, patient): (DurableFile, DurableFile)
    let pair: PairID
    do {
      (archive, patient) = try halves.makePending()
    } catch {
      return (Fate(error, at: .archive), nil)
    }
    var stage = Stage.proving
    do {
      slot.take()
      pair = try write(splitter, archive, patient)
      source.letGo()
      slot.leave()
      let index = ArchiveIndex(site: site)
      try index.add(pair, at: halves.study.name, name, FileSource(archive.file))
      try index.add(identity, label: halves.study.name)
      try site.convoy.carry([
        { try halves.sync(archive, patient) },
        {
          if claim.intent.isIssueAgain { try claim.setPair(pair) }
          // As late as can be: from the commit on there is a pair of what was read.
          guard try isUnchanged() else { throw SourceChanged() }
          stage = .committing
          try halves.study.commit(archive, as: name)
          stage = .committed
          return halves.study.folder
        },
        { try halves.place(patient.name, archiveShare: name) },
      ])
    } catch {
      switch stage {
      case .proving:
        try discard(archive, patient)
        let isChanged = error is SourceChanged
        return (isChanged ? .wait(.changed, try file.status()) : Fate(error, at: .outgoing), nil)
      case .committing:
        switch (error as? SystemCallError)?.code {
        case EEXIST:
          try discard(archive, patient)
          return nil
        case ENOENT: throw Fenced()
        default: throw error
        }
      case .committed: throw error
      }
    }
    // So that a series does not push out what this machine has better use for. The patient half is
    // read once more when the study is published.
    archive.file.forgetContent()
    try halves.removePending(archive.name, patient.name)
    return (try finish(halves.study), pair)
  }

  /// How far a new pair has come.
  private enum Stage { case proving, committing, committed }

  /// The source is not what was read.
  private struct SourceChanged: Error {}

  /// Writes both halves, and proves what was written against the source.
  private func write(
    _ splitter: Splitter, _ archive: DurableFile, _ patient: DurableFile
  ) throws -> PairID {
    let secrets = try PairSecrets { buffer throws(SystemCallError) in
      try SystemRandom.fill(buffer)
    }
    try splitter.write(secrets, archive: FileSink(archive), patient: FileSink(patient))
    // Both are on their way to the medium while they are read back.
    try archive.startSync()
    try patient.startSync()
    let written = try FileSource(archive.file)
    try splitter.verify(archive: written, patient: try FileSource(patient.file))
    return try Share(written).pairID
  }

  private func discard(_ archive: DurableFile, _ patient: DurableFile) throws {
    try archive.discard()
    try patient.discard()
  }

  // MARK: - The end

  /// Removes the source, or keeps it for a time, unless it has changed since it was read.
  func finish(_ folder: StudyFolder) throws -> Fate {
    guard try isUnchanged() else { return .wait(.changed, try file.status()) }
    if case .keepFor = site.configuration.originals {
      let kept = Retention.name(for: try Claim.newID())
      try claim.moveSource(to: site.folders.kept, as: kept)
      try site.folders.kept.sync()
    } else if claim.intent.isByQuiet {
      try claim.setProved(status)
      return .settling(study: folder.name.text ?? "")
    }
    try claim.end()
    return .done(study: folder.name.text)
  }

  func record(
    _ splitter: Splitter, _ pair: PairID, _ folder: StudyFolder, _ begun: ContinuousClock.Instant
  ) {
    site.counters.done(status.size, by: \.splitting)
    let (pair, study) = (pair.description, folder.label.text)
    site.log.record(
      .splitDone(pair: pair, study: study, bytes: status.size, duration: .now - begun))
    if claim.intent.isIncomplete {
      site.log.record(.incompleteAccepted(pair: pair, study: study))
    }
    if claim.intent.isDoubtful {
      site.counters.add(to: \.doubtful)
      site.log.record(.doubtfulAccepted(pair: pair, study: study))
    }
    for warning in splitter.report.warnings {
      site.log.record(.splitNote(pair: pair, study: study, Event.Reason(vetted: warning)))
    }
  }
}
