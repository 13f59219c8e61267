internal import Configuration
internal import Journal
internal import SecretSharing
internal import Spool
internal import Workers

/// A short file's pair, written and proved before anybody has asked whether the same bytes were split
/// before: to ask a worker once less is worth more than what is written in vain now and then.
struct WrittenPair {
  let archive: DurableFile
  let patient: DurableFile?
  let pair: PairID

  /// Longer sources are planned first.
  static let byteLimit = 128 << 10

  /// Takes the pending names away.
  func discard() throws {
    try at(.archive) { try archive.discard() }
    try at(.outgoing) { try patient?.discard() }
  }
}

extension SplitJob {
  /// Whether the pair is written before its name is known.
  var isWrittenAtOnce: Bool {
    get throws {
      // What an earlier run has left is looked at first; and a sheet draws its pairs.
      guard status.size <= WrittenPair.byteLimit, !isRedo, !claim.intent.isIssueAgain,
        !configuration.media.contains(.sheet)
      else { return false }
      // Elsewhere pairs are made in memory first, and proved once more.
      return try [tools.folders.archivePending, tools.folders.outgoingPending].allSatisfy {
        try FolderAbilities.known(of: $0)?.hasUnnamedFiles != false
      }
    }
  }

  /// Plans, writes and proves the pair; the worker is free then.
  func writeAtOnce(_ banner: [String]) throws -> (SplitPlan, WrittenPair) {
    let (archive, patient) = try ClaimFiles.makePending(
      claim.id, in: tools.folders, hasPatient: true)
    guard let patient else { preconditionFailure("there is no sheet") }
    do {
      let (plan, pair) = try worker.split(
        path: claim.path, mode: configuration.mode, banner: banner, archive: archive.file,
        patient: patient.file)
      worker.leave()
      return (plan, WrittenPair(archive: archive, patient: patient, pair: pair))
    } catch {
      var role = Event.FolderRole.work
      if case .unwritable = error as? SharingError {
        role = ClaimFiles.failing(archive, byteCount: status.size)
      }
      try at(.archive) { try archive.discard() }
      try at(.outgoing) { try patient.discard() }
      throw Placed(role: role, cause: error)
    }
  }
}
