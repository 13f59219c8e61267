internal import Journal
internal import Workers

/// What all reconstructions of a run work with.
struct PairTools: Sendable {
  let folders: SpoolFolders
  let instance: Instance
  let index: ArchiveIndex
  let names: KeyedNames
  /// Where files are restored.
  let workers: Workers
  let pageLabels: PageLabels
  let counters: Counters
  let log: any EventLog
}
