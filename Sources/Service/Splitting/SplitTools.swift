internal import Journal

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
}
