// Steps, each durable before the next, so that the job may end anywhere and be done again:
//
//   1. pending shares are written, read back, proved against the source and fsynced
//   2. linkat gives the archive share its final name: this decides, and only one can win
//   3. linkat gives the patient share its final name in the study's staging folder; where a sheet
//      stands for it, whose key has been durable there since before step 1, a mark is left instead
//   4. the pending names are removed, then the source
//
// Done again, the job first looks what there is. Not committed: the pending shares of this claim
// are removed, the archive's first, after which no paused process can commit them any more; then
// it splits afresh, with new random values. Committed: the patient share of the same pair is found
// (pending or final), the pair is proved against the source, and the rest is done.
internal import Configuration
internal import DICOM
internal import Glibc
internal import Journal
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Workers

/// Prepares one pair of one claimed file.
struct SplitJob {
  let tools: SplitTools
  let claim: Claim
  let file: File
  let status: FileStatus
  /// Nil when the file was not recognized.
  let exam: Exam?
  /// Whether shares of an earlier run may lie about.
  let isRedo: Bool
  /// Has looked at the file; is left once both shares are written and proved.
  let worker: WorkerLease

  private var configuration: Configuration { tools.folders.configuration }

  /// What a job comes to.
  enum Result {
    /// The pair waits for its commit.
    case prepared(PreparedPair)
    /// There is nothing to be committed.
    case fate(Fate)
  }

  func run() throws -> Result {
    let begun = ContinuousClock.now
    let study = try self.study()
    if study.label.text != claim.intent.label {
      // The look could not tell: only the folder, or all of the file, says whose it is.
      tools.claims.begin(claim.id, label: study.label.text)
      try claim.setLabel(study.label.text)
    }

    let plan: SplitPlan
    do {
      plan = try self.plan(study.label)
    } catch {
      return .fate(Fate(error, at: .work))
    }

    let folder = try at(.archive) {
      try tools.studyFolders.folder(tools.folders.archive, study.label)
    }
    try tools.folders.rememberArchive()
    let halves = ClaimFiles(
      folders: tools.folders, names: tools.names, claim: claim.id, study: folder, worker: worker,
      texts: texts(study.identity))
    var issue = 0
    while true {
      let name = tools.names.archiveShare(digest: plan.digest, issue: issue)
      let isThere = try at(.archive) {
        if isRedo, try folder.folder.status(name) == nil { try halves.discardArchivePending() }
        return try folder.folder.status(name) != nil
      }
      if isThere {
        let settlement = try settle(halves, name, study.identity)
        switch settlement {
        case .orphaned:
          issue += 1
          continue
        case .anotherPair where claim.intent.isIssueAgain,
          .damaged where claim.intent.isIssueAgain:
          issue += 1
          continue
        case .damaged:
          // It may have been issued again since: then the newest pair counts.
          let next = tools.names.archiveShare(digest: plan.digest, issue: issue + 1)
          if try at(.archive, { try folder.folder.status(next) != nil }) {
            issue += 1
            continue
          }
        default: break
        }
        return .fate(try conclude(settlement, plan, folder, begun))
      }
      if isRedo { try halves.discardPatientPending() }
      if issue > 0 {
        let earlier = (0..<issue).map { tools.names.archiveShare(digest: plan.digest, issue: $0) }
        try at(.archive) { try IssuedAgain(folder.folder).add(name, replacing: earlier) }
      }
      return try prepare(halves, name, study, plan, begun)
    }
  }

  // MARK: - The study

  /// What the study's pages say because of this file.
  private func texts(_ identity: Identity) -> StagedTexts {
    var notes = StudyDoubts.notes(identity)
    if claim.intent.isIssueAgain { notes.insert(.issuedAgain) }
    if isTorn { notes.insert(.torn) }
    return StagedTexts(
      title: FolderTitle.title(identity, configuration.label), notes: notes,
      month: configuration.examMonth ? ExamMonth(identity.studyDate) : nil)
  }

  private var isTorn: Bool { claim.intent.isDoubtful || claim.intent.isIncomplete }

  private func study() throws -> (label: StudyLabel, identity: Identity) {
    guard let exam else { throw SharingError.notDICOM }
    if let label = exam.label
      ?? tools.names.study(ofFolder: claim.intent.folder, exam.identity)
    {
      return (label, exam.identity)
    }
    return (tools.names.study(ofFileWith: try worker.digest()), exam.identity)
  }

  private func plan(_ label: StudyLabel) throws -> SplitPlan {
    try worker.plan(
      path: claim.path, mode: configuration.mode,
      // The patient share that a sheet stands for must be the same each time it is made.
      banner: configuration.banner && !configuration.media.contains(.sheet)
        ? PageTexts.banner(configuration.languages, label: label.text) : [])
  }

  /// Whether the source is what it was at the first look, and nobody is about to change it.
  func isUnchanged() throws -> Bool {
    guard file.probeLease() != .refused else { return false }
    let now = try file.status()
    return now.hasSameContent(as: status) && now.links == 1
  }

  // MARK: - A new pair

  /// Writes and proves a pair, and adds it to the index.
  private func prepare(
    _ halves: ClaimFiles, _ name: Name, _ study: (label: StudyLabel, identity: Identity),
    _ plan: SplitPlan, _ begun: ContinuousClock.Instant
  ) throws -> Result {
    let (sheet, drawn, hasPatient): (StagedSheet?, DrawnPair?, Bool)
    var made: (draft: PairDraft, pair: PairID)?
    do {
      sheet = try self.sheet(of: halves.study.name)
      drawn = try sheet.map(draw(from:))
      hasPatient = sheet == nil || configuration.media.contains(.folder)
      made = try draft(plan, drawn, hasPatient: hasPatient)
    } catch {
      return .fate(Fate(error, at: Self.isReading(error) ? .work : .outgoing))
    }
    let (archive, patient): (DurableFile, DurableFile?)
    do {
      (archive, patient) = try halves.makePending(hasPatient: hasPatient)
    } catch {
      return .fate(Fate(error, at: .archive))
    }
    do {
      let pair: PairID
      if let made {
        pair = made.pair
        try made.draft.fill(archive, patient)
      } else {
        pair = try write(drawn, archive.file, patient?.file)
        try proveAgain(archive, patient, drawn)
        worker.leave()
      }
      let index = tools.index
      let share = try FileSource(made?.draft.archive ?? archive.file)
      made = nil
      try at(.archive) {
        try index.add(pair, at: halves.study.name, name, share)
        try index.add(study.identity, label: halves.study.name)
      }
      try tools.doubts.tell(study.identity, halves, index)
      try TornCopies(log: tools.log, staging: tools.folders.staging, index: index, files: halves)
        .tell(pair, study.identity, path: claim.path, isTorn: isTorn)
      return .prepared(
        PreparedPair(self, halves, name, (archive, patient), sheet, pair, plan, begun))
    } catch {
      let role =
        Self.isReading(error) ? .work : halves.failing(archive, byteCount: plan.report.shareBytes)
      try at(.archive) { try archive.discard() }
      try at(.outgoing) { try patient?.discard() }
      return .fate(Fate(error, at: role))
    }
  }

  /// Makes and proves the pair in memory, where that is of use; the worker is free then.
  private func draft(
    _ plan: SplitPlan, _ drawn: DrawnPair?, hasPatient: Bool
  ) throws -> (PairDraft, PairID)? {
    let folders = tools.folders
    let targets = [folders.archivePending] + (hasPatient ? [folders.outgoingPending] : [])
    guard try PairDraft.isWorthwhile(plan.report, targets) else { return nil }
    let draft = try PairDraft(hasPatient: hasPatient)
    let pair = try write(drawn, draft.archive, draft.patient)
    worker.leave()
    return (draft, pair)
  }

  /// The sheet that new pairs of the study are drawn from; nil when the site wants none.
  private func sheet(of study: Name) throws -> StagedSheet? {
    guard configuration.media.contains(.sheet) else { return nil }
    return try tools.sheets.sheet(of: study, in: tools.folders.staging)
  }

  /// Draws a pair from a sheet; the worker learns what it needs for this pair alone.
  private func draw(from sheet: StagedSheet) throws -> DrawnPair {
    try sheet.sheet.key.newPair { buffer throws(SystemCallError) in
      try SystemRandom.fill(buffer)
    }
  }

  private func write(_ drawn: DrawnPair?, _ archive: File, _ patient: File?) throws -> PairID {
    if let drawn { return try worker.write(drawn, archive: archive, patient: patient) }
    guard let patient else { preconditionFailure("a pair needs a patient share or a sheet") }
    return try worker.write(archive: archive, patient: patient)
  }

  /// Whether the source could not be read, which lies in its claim.
  private static func isReading(_ error: any Error) -> Bool {
    if case .unreadable = error as? SharingError { true } else { false }
  }

  /// Opens what was written once more and proves it, where files in the making need names: FAT,
  /// exFAT and network file systems may show a file's writer something else than its readers.
  private func proveAgain(
    _ archive: DurableFile, _ patient: DurableFile?, _ drawn: DrawnPair?
  ) throws {
    let files = [archive, patient].compactMap(\.self)
    let abilities = try files.map { try FolderAbilities.known(of: $0.folder) }
    guard abilities.contains(where: { $0?.hasUnnamedFiles == false }) else { return }
    for file in files { try file.file.closeCopy() }
    do {
      let written = try archive.folder.openFile(archive.name)
      if let patient {
        _ = try worker.restore(written, patient.folder.openFile(patient.name))
      } else if let drawn {
        _ = try worker.restore(written, drawn)
      }
    } catch is SharingError {
      throw SharingError.unwritable(EIO)
    }
  }

  // MARK: - The end

  /// Removes the source, or keeps it for a time, unless it has changed since it was read.
  ///
  /// Where it stays in its claim, the caller syncs the claim's home.
  func finish(_ folder: StudyFolder) throws -> Fate {
    guard try isUnchanged() else { return .wait(.changed, try file.status()) }
    if claim.intent.isByQuiet {
      let id = try claim.setProved(status)
      return .settling(study: folder.name.text ?? "", claim: id)
    }
    try tools.release(claim)
    return .done(study: folder.name.text)
  }

  func record(
    _ plan: SplitPlan, _ pair: PairID, _ folder: StudyFolder, _ begun: ContinuousClock.Instant
  ) {
    tools.counters.done(status.size, by: \.splitting)
    let (pair, study) = (pair.description, folder.label.text)
    tools.log.record(
      .splitDone(pair: pair, study: study, bytes: status.size, duration: .now - begun))
    if claim.intent.isIncomplete {
      tools.log.record(.incompleteAccepted(pair: pair, study: study))
    }
    if claim.intent.isDoubtful {
      tools.counters.add(to: \.doubtful)
      tools.log.record(.doubtfulAccepted(pair: pair, study: study))
    }
    for warning in plan.report.warnings {
      tools.log.record(.splitNote(pair: pair, study: study, Event.Reason(vetted: warning)))
    }
  }
}
