internal import Glibc
internal import SecretSharing
internal import Spool

extension ArchiveIndex {
  /// The pairs of a sheet whose archive shares may lie here.
  ///
  /// The label leads to one folder, and what lies there tells its pairs: that costs the same in an
  /// archive of any size. Only a sheet without a label, or with one of another hospital, is held
  /// against all of the index: one HMAC a pair, nothing is opened.
  ///
  /// - Throws: what reading the archive throws.
  func pairs(of sheet: Sheet) throws -> [PairID] {
    let labeled =
      try sheet.label.flatMap { StudyCode($0) }.flatMap { Name($0.text) }
      .map { try pairs(of: sheet.key, in: $0) } ?? []
    if !labeled.isEmpty { return labeled }
    return Array(Set(try pairs.all { sheet.key.isPair($0) }))
  }

  private func pairs(of key: SheetKey, in study: Name) throws -> [PairID] {
    let folder: Folder
    do throws(SystemCallError) {
      folder = try archive.folder(RelativePath(study))
    } catch {
      guard [ENOENT, ENOTDIR].contains(error.code) else { throw error }
      return []
    }
    var found: Set<PairID> = []
    for name in try folder.list() where !name.isHidden && name.hasSuffix(".png") {
      guard try folder.status(name)?.kind == .regular,
        let pair = try self.pair(try folder.openFile(name)), key.isPair(pair)
      else { continue }
      found.insert(pair)
    }
    return Array(found)
  }
}
