internal import Configuration
internal import DICOM
internal import Journal
internal import SecretSharing
internal import Spool
internal import Threads
internal import Workers

// What becomes of a source whose bytes were split before, by this claim or another.
extension SplitJob {
  enum Settlement {
    /// Both shares are here and give back the source; whether this claim made them.
    case proved(PairID, isOwn: Bool)
    /// Another claim is about to finish this pair.
    case inProgress
    /// This claim committed it, and its patient share is lost: it never had a final name, so that
    /// nobody has it.
    case orphaned
    /// An archive share whose patient share is not here, or (issuing again) another whole pair.
    case anotherPair(date: String)
    case damaged
  }

  func settle(
    _ halves: ClaimFiles, _ name: Name, _ identity: Identity
  ) throws -> Settlement {
    let archiveFile = try at(.archive) { try halves.study.folder.openFile(name) }
    let pair: PairID
    do {
      pair = try worker.inspect(archiveFile).pairID
    } catch let error as SharingError {
      if case .unreadable = error { throw Placed(role: .archive, cause: error) }
      return .damaged
    }
    try at(.archive) {
      try tools.index.addUnlessKnown(pair, at: halves.study.name, name, archiveFile)
      try tools.index.add(identity, label: halves.study.name)
    }
    let patient = try at(.outgoing) { try halves.findPatient(of: pair, archiveShare: name) }
    guard let patient else {
      if let sheet = try at(.outgoing, { try halves.findSheet(of: pair) }) {
        return try settle(halves, name, archiveFile, sheet)
      }
      if try at(.outgoing, { try halves.isPendingElsewhere(pair) }) { return .inProgress }
      // The medium of `outgoing` was replaced, or failed, between the commit and the naming.
      if try halves.hasCommitted(name) { return .orphaned }
      return .anotherPair(date: Day(archiveFile: try archiveFile.status()).text)
    }
    let isOwn = try patient.isOwn || claim.hasPair(pair)
    if claim.intent.isIssueAgain, !isOwn {
      return .anotherPair(date: Day(archiveFile: try archiveFile.status()).text)
    }
    let mayBeLossy = tools.folders.configuration.mode == .visual
    let other = try compared(archiveFile, patient.file) {
      try worker.compare(
        file, archive: archiveFile, patient: patient.file, mayBeLossy: mayBeLossy)
    }
    if let other { return other }
    // The names may not have reached the medium before the run that made them ended.
    try at(.archive) { try halves.study.folder.sync() }
    try at(.outgoing) {
      if let pending = patient.pendingName {
        try halves.place(pending, archiveShare: name).sync()
      }
      try halves.syncStaging()
    }
    try halves.discardArchivePending(andCommitted: true)
    try halves.discardPatientPending()
    return .proved(pair, isOwn: isOwn)
  }

  /// The same for a pair whose patient share a sheet stands for that is here.
  private func settle(
    _ halves: ClaimFiles, _ name: Name, _ archiveFile: File, _ sheet: ClaimFiles.SheetShare
  ) throws -> Settlement {
    let pair = sheet.pair.pairID
    let isOwn = try halves.hasCommitted(name) || claim.hasPair(pair)
    if claim.intent.isIssueAgain, !isOwn {
      return .anotherPair(date: Day(archiveFile: try archiveFile.status()).text)
    }
    let mayBeLossy = tools.folders.configuration.mode == .visual
    let other = try compared(archiveFile) {
      try worker.compare(file, archive: archiveFile, sheet.pair, mayBeLossy: mayBeLossy)
    }
    if let other { return other }
    try at(.archive) { try halves.study.folder.sync() }
    if let staged = sheet.staged {
      try at(.outgoing) { try halves.leave(.image, staged, pair, archiveShare: name).sync() }
    }
    try halves.discardArchivePending(andCommitted: true)
    try halves.discardPatientPending()
    return .proved(pair, isOwn: isOwn)
  }

  /// What to do when a pair does not give back the source; nil when it does.
  private func compared(
    _ archiveFile: File, _ patient: File? = nil, _ compare: () throws -> Bool
  ) throws -> Settlement? {
    do {
      if try compare() { return nil }
      return .anotherPair(date: Day(archiveFile: try archiveFile.status()).text)
    } catch {
      switch error as? SharingError {
      case .unreadable:
        throw Placed(role: try unreadable(archiveFile, patient), cause: error)
      case .sourceChanged, nil: throw error
      default: return .damaged
      }
    }
  }

  /// Where what cannot be read lies, of a source and the shares of its pair.
  private func unreadable(_ archive: File, _ patient: File?) throws -> Event.FolderRole {
    if try !worker.canRead(archive) { return .archive }
    if let patient, try !worker.canRead(patient) { return .outgoing }
    return .work
  }

  func conclude(
    _ settlement: Settlement, _ plan: SplitPlan, _ folder: StudyFolder,
    _ begun: ContinuousClock.Instant
  ) throws -> Fate {
    switch settlement {
    case .proved(let pair, let isOwn):
      let fate = try finish(folder)
      switch fate {
      case .done: break
      case .settling: try claim.home.sync()
      default: return fate
      }
      if isOwn {
        record(plan, pair, folder, begun)
      } else {
        tools.counters.add(to: \.duplicates)
        tools.log.record(.duplicateRemoved(pair: pair.description, study: folder.label.text))
      }
      return fate
    case .inProgress, .orphaned: return .wait(.pairInProgress, try file.status())
    case .anotherPair(let date):
      guard try isUnchanged() else { return .wait(.changed, try file.status()) }
      try tools.rejection.rejectAgain(claim, file, plan.digest, because: .alreadySplit(date: date))
      return .done(study: nil)
    case .damaged:
      guard try isUnchanged() else { return .wait(.changed, try file.status()) }
      try tools.rejection.rejectAgain(claim, file, plan.digest, because: .pairDamaged)
      return .done(study: nil)
    }
  }
}
