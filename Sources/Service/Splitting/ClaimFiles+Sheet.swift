internal import Glibc
internal import SecretSharing
internal import Spool

// Where a sheet stands for the patient share, there is nothing to be placed but a mark.
extension ClaimFiles {
  /// What a sheet on this machine tells of a pair.
  struct SheetShare {
    let pair: DrawnPair
    /// The sheet, while its study gathers.
    let staged: StagedSheet?
  }

  /// Whether a sheet's study has not been published since pairs were drawn from it.
  func isInPlace(_ sheet: StagedSheet) throws -> Bool {
    try sheet.isInPlace(study.name, in: folders.staging)
  }

  /// Leaves what the publisher must know of a committed pair that has a sheet.
  ///
  /// A study that is published at this very moment takes its sheet along, which stands for the pair
  /// all the same.
  ///
  /// - Returns: the folder to be synced.
  /// - Throws: ``LostSheet`` when the sheet is no longer on this machine: nobody has this pair then.
  func leave(
    _ mark: StagedSheet.Mark, _ sheet: StagedSheet, _ pair: PairID, archiveShare: Name
  ) throws -> Folder {
    do {
      try texts.write(in: sheet.folder)
      try sheet.leave(mark, of: archiveShare)
      if try isInPlace(sheet) { return sheet.folder }
    } catch let error as SystemCallError where error.code == ENOENT {
      // The folder has been removed.
    }
    guard try findSheet(of: pair) != nil else { throw LostSheet() }
    return sheet.folder
  }

  /// Finds the sheet of a pair on this machine, in the order of its way out.
  func findSheet(of pair: PairID) throws -> SheetShare? {
    try firstPlace { folder in
      for name in [StagedSheet.file, SheetFiles.text] {
        // What others have put there, or damaged, is not the sheet that is looked for.
        guard let sheet = try readable(name, in: folder), let drawn = sheet.key.pair(pair) else {
          continue
        }
        let staged = StagedSheet(folder: folder, sheet: sheet)
        return SheetShare(pair: drawn, staged: try isInPlace(staged) ? staged : nil)
      }
      return nil
    }
  }

  private func readable(_ name: Name, in folder: Folder) throws -> Sheet? {
    do {
      return try StagedSheet.read(name, in: folder)
    } catch is DamagedSheet {
      return nil
    } catch let error as SystemCallError {
      guard [ENOENT, ELOOP, EINVAL, ENXIO, EACCES].contains(error.code) else { throw error }
      return nil
    }
  }
}
