internal import Configuration
internal import Journal
internal import Spool

/// What all splits of a run work with.
struct SplitTools: Sendable {
  let folders: SpoolFolders
  let names: KeyedNames
  let claims: OpenClaims
  let index: ArchiveIndex
  let studyFolders: StudyFolders
  let sheets: StagedSheets
  let doubts: StudyDoubts
  let rejection: Rejection
  let counters: Counters
  let log: any EventLog

  /// Ends a claim whose pair is whole: its source is removed, or kept for a time.
  func release(_ claim: Claim) throws {
    if case .keepFor = folders.configuration.originals {
      try claim.moveSource(to: folders.kept, as: DatedName.make(for: try Claim.newID()))
      try folders.kept.sync()
    }
    try claim.end()
  }
}
