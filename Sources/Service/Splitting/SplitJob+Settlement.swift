internal import Configuration
internal import Journal
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Threads

// What becomes of a source whose bytes were split before, by this claim or another.
extension SplitJob {
  enum Settlement {
    /// Both halves are here and give back the source; whether this claim made them.
    case proved(PairID, isOwn: Bool)
    /// Another claim is about to finish this pair.
    case inProgress
    /// An archive half whose patient half is not here, or (issuing again) another whole pair.
    case anotherPair(date: String)
    case damaged
  }

  func settle(
    _ halves: ClaimFiles, _ name: Name
  ) throws -> Settlement {
    let archiveFile = try halves.study.folder.openFile(name)
    let archive = try FileSource(archiveFile)
    let pair: PairID
    do {
      pair = try Share(archive).pairID
    } catch {
      if case .unreadable = error { throw error }
      return .damaged
    }
    guard let patient = try halves.findPatient(of: pair, archiveShare: name) else {
      if try halves.isPendingElsewhere(pair) { return .inProgress }
      return .anotherPair(date: Day(archiveFile: try archiveFile.status()).text)
    }
    let isOwn = try patient.isOwn || claim.hasPair(pair)
    if claim.intent.isIssueAgain, !isOwn {
      return .anotherPair(date: Day(archiveFile: try archiveFile.status()).text)
    }
    do {
      slot.take()
      guard try gives(archive, FileSource(patient.file)) else {
        return .anotherPair(date: Day(archiveFile: try archiveFile.status()).text)
      }
    } catch {
      switch error as? SharingError {
      case .unreadable, .sourceChanged, nil: throw error
      default: return .damaged
      }
    }
    // The names may not have reached the medium before the run that made them ended.
    try halves.study.folder.sync()
    if let pending = patient.pendingName {
      try halves.place(pending, archiveShare: name).sync()
    }
    try halves.syncStaging()
    try halves.discardArchivePending()
    try halves.discardPatientPending()
    return .proved(pair, isOwn: isOwn)
  }

  /// Whether an older pair gives this source back as exactly as a new one would; throws what is
  /// wrong with it.
  private func gives(_ archive: FileSource, _ patient: FileSource) throws -> Bool {
    // The same bytes may have come by another path, or in another mode.
    let pair = try Pair(try Share(archive), try Share(patient))
    guard pair.isExact || site.configuration.mode == .visual else { return false }
    let splitter = try Splitter(
      source, path: pair.path, mode: pair.isExact ? .standard : .visual)
    try splitter.verify(archive: archive, patient: patient)
    return true
  }

  func conclude(
    _ settlement: Settlement, _ splitter: Splitter, _ folder: StudyFolder,
    _ begun: ContinuousClock.Instant
  ) throws -> Fate {
    switch settlement {
    case .proved(let pair, let isOwn):
      let fate = try finish(folder)
      switch fate {
      case .done, .settling: break
      default: return fate
      }
      if isOwn {
        record(splitter, pair, folder, begun)
      } else {
        site.counters.add(to: \.duplicates)
        site.log.record(.duplicateRemoved(pair: pair.description, study: folder.label.text))
      }
      return fate
    case .inProgress: return .wait(.pairInProgress, try file.status())
    case .anotherPair(let date):
      try Rejection(site: site).reject(claim, because: .alreadySplit(date: date))
      return .done(study: nil)
    case .damaged:
      try Rejection(site: site).reject(claim, because: .pairDamaged)
      return .done(study: nil)
    }
  }
}
