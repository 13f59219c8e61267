internal import Journal
internal import SecretSharing
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

  /// The pairs of a sheet in the archive, and why something of its study was passed over.
  ///
  /// - Throws: what hinders all shares alike, such as an archive that is out of reach.
  func find(_ sheet: Sheet) throws -> (pairs: [PairID], passedOver: Fate?) {
    var passedOver: Fate?
    let pairs = try at(.archive) {
      try index.pairs(of: sheet) { error in
        let fate = folders.checked(Fate(error, at: .archive))
        if case .blocked = fate { throw error }
        passedOver = passedOver ?? fate
      }
    }
    return (pairs, passedOver)
  }
}
