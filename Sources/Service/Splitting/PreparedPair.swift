internal import Glibc
internal import Journal
internal import SecretSharing
internal import Spool
internal import Threads
internal import Workers

/// A pair that is written, read back, proved and indexed: all that it lacks is its names.
///
/// Its steps are those of ``SplitJob``.
final class PreparedPair: Commit, @unchecked Sendable {
  // Safe: the thread that made it hands it over, and the queue lets one thread have it at a time.

  private let job: SplitJob
  private let files: ClaimFiles
  private let name: Name
  private let archive: DurableFile
  private let patient: DurableFile?
  private let sheet: StagedSheet?
  private let pair: PairID
  private let plan: SplitPlan
  private let begun: ContinuousClock.Instant
  private var stage = Stage.proved
  /// The folder that is worked on.
  private var role = Event.FolderRole.archive
  /// What became of the source in the last step.
  private var fate: Fate?
  /// Is told what became of the source.
  var whenEnded: (Result<Fate, any Error>) -> Void = { _ in }

  /// How far the pair has come.
  private enum Stage { case proved, committing, committed }

  /// The source is not what was read.
  private struct SourceChanged: Error {}

  /// The study was published, and with it the sheet that the pair was drawn from.
  private struct Published: Error {}

  static let stepCount = 4

  init(
    _ job: SplitJob, _ files: ClaimFiles, _ name: Name,
    _ pending: (archive: DurableFile, patient: DurableFile?), _ sheet: StagedSheet?,
    _ pair: PairID, _ plan: SplitPlan, _ begun: ContinuousClock.Instant
  ) {
    self.job = job
    self.files = files
    self.name = name
    (archive, patient) = pending
    self.sheet = sheet
    self.pair = pair
    self.plan = plan
    self.begun = begun
  }

  func take(step: Int) throws -> Folder? {
    switch step {
    case 0:
      try archive.sync()
      role = .outgoing
      try patient?.sync()
      // Once the pair is committed, its pending name alone leads to the patient share. That of the
      // archive share may be lost, and with it a share that is not committed.
      return patient?.folder
    case 1:
      role = .work
      if job.claim.intent.isIssueAgain { try job.claim.setPair(pair) }
      // As late as can be: from the commit on there is a pair of what was read.
      guard try job.isUnchanged() else { throw SourceChanged() }
      if let sheet, try !files.isInPlace(sheet) { throw Published() }
      (stage, role) = (.committing, .archive)
      try files.study.commit(archive, as: name)
      stage = .committed
      return files.study.folder
    case 2:
      role = .outgoing
      return try place()
    default:
      role = .work
      return try finish()
    }
  }

  private func place() throws -> Folder {
    guard let sheet else {
      guard let patient else { preconditionFailure("a pair needs a patient share or a sheet") }
      return try files.place(patient.name, archiveShare: name)
    }
    let mark: StagedSheet.Mark = patient == nil ? .image : .copy
    let folder = try files.leave(mark, sheet, pair, archiveShare: name)
    return try patient.map { try files.place($0.name, archiveShare: name) } ?? folder
  }

  func end(_ failure: (any Error)?) {
    whenEnded(
      Result {
        if let failure { return try self.fate(of: failure) }
        guard let fate else { preconditionFailure("all steps are done") }
        record(fate)
        return fate
      })
  }

  private func fate(of failure: any Error) throws -> Fate {
    switch stage {
    case .proved:
      try discard()
      switch failure {
      case is SourceChanged:
        job.tools.log.record(.sourceChanged)
        return .wait(.changed, try job.file.status())
      case is Published: return .wait(.published, try job.file.status())
      default: return Fate(failure, at: role)
      }
    case .committing:
      switch (failure as? SystemCallError)?.code {
      case EEXIST:
        // Somebody else committed the same bytes meanwhile: the claim is looked at once more.
        try discard()
        return .wait(.pairInProgress, try job.file.status())
      case ENOENT: throw Fenced()
      default: throw Placed(role: role, cause: failure)
      }
    case .committed:
      // The claim is looked at once more, and the pair that nobody has is passed over.
      if failure is LostSheet { return .wait(.published, try job.file.status()) }
      throw Placed(role: role, cause: failure)
    }
  }

  private func discard() throws {
    try archive.discard()
    try patient?.discard()
  }

  /// Removes the pending names and the source.
  private func finish() throws -> Folder? {
    // So that a series does not push out what this machine has better use for. The patient share is
    // read once more when the study is published.
    archive.file.forgetContent()
    try files.removePending(archive.name, patient?.name)
    if job.isRedo { try files.discardArchivePending(andCommitted: true) }
    let fate = try job.finish(files.study)
    self.fate = fate
    if case .settling = fate { return job.claim.home }
    return nil
  }

  private func record(_ fate: Fate) {
    switch fate {
    case .done, .settling: job.record(plan, pair, files.study, begun)
    case .wait(.changed, _): job.tools.log.record(.sourceChanged)
    case .gone, .wait, .retry, .blocked: break
    }
  }
}
