internal import Glibc
internal import SecretSharing
internal import Spool

extension ArchiveIndex {
  /// The pairs of a sheet whose archive shares may lie here.
  ///
  /// The label leads to one folder, and what lies there tells its pairs: that costs the same in an
  /// archive of any size. Only a sheet without a label, or with one of another hospital, is held
  /// against all of the index: one HMAC a pair, nothing is opened.
  /// So is one of whose folder something cannot be read: the index knows the pairs of that, too.
  ///
  /// - Parameters:
  ///   - sheet: the sheet.
  ///   - passOver: takes what keeps a share, or the folder, from being read; what it throws ends all.
  /// - Returns: the pairs.
  /// - Throws: what reading the index throws.
  func pairs(
    of sheet: Sheet, passOver: (any Error) throws -> Void = { throw $0 }
  ) throws -> [PairID] {
    var found: Set<PairID> = []
    var isWhole = true
    if let study = sheet.label.flatMap({ StudyCode($0) }).flatMap({ Name($0.text) }) {
      try addPairs(of: sheet.key, in: study, &found) { error in
        isWhole = false
        try passOver(error)
      }
    }
    if found.isEmpty || !isWhole { found.formUnion(try pairs.all { sheet.key.isPair($0) }) }
    return Array(found)
  }

  private func addPairs(
    of key: SheetKey, in study: Name, _ found: inout Set<PairID>,
    _ passOver: (any Error) throws -> Void
  ) throws {
    let folder: Folder
    let names: [Name]
    do throws(SystemCallError) {
      folder = try archive.folder(RelativePath(study))
      names = try folder.list()
    } catch {
      if ![ENOENT, ENOTDIR].contains(error.code) { try passOver(error) }
      return
    }
    for name in names where !name.isHidden && name.hasSuffix(".png") {
      do {
        guard try folder.status(name)?.kind == .regular,
          let pair = try self.pair(try folder.openFile(name)), key.isPair(pair)
        else { continue }
        found.insert(pair)
      } catch {
        try passOver(error)
      }
    }
  }
}
