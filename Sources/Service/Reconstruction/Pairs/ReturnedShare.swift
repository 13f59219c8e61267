internal import Cryptography
internal import Glibc
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Workers

/// Puts an archive share back that the archive held and does not hold any more.
///
/// A person who drops a pair can have made it. So only the index says what was in the archive: a
/// record of this pair, sealed under the site key, that names a place and the bytes that lay there.
/// Everything else that is dropped is restored and leaves nothing in the archive.
struct ReturnedShare {
  let index: ArchiveIndex
  let names: KeyedNames
  /// Pending archive shares.
  let pending: Folder
  let instance: Instance

  /// Issues of one file that are looked through for a record of the older form.
  private static let maximumIssues = 64

  /// Puts the share back where it lay.
  ///
  /// - Parameters:
  ///   - share: what was dropped.
  ///   - id: of its pair.
  ///   - pair: what the pair gave back.
  ///   - label: the study of the restored file.
  /// - Returns: whether it is there again.
  /// - Throws: what reading it, and writing into the archive, throws.
  func run(
    _ share: FileSource, of id: PairID, _ pair: Restoration, _ label: StudyLabel
  ) throws -> Bool {
    guard try index.archiveShare(of: id) == nil,
      let place = try index.places(of: id).first(where: { try isProved(share, $0, id, pair) })
    else { return false }
    let study = try StudyFolder(index.archive, label)
    // Another study took the folder's name meanwhile: this share has no place any more.
    guard study.name == place.study else { return false }
    let copy = try DurableFile(in: pending, pending: try instance.pendingName())
    do {
      try share.copy(to: copy)
      try copy.sync()
      // What was copied counts, not what was looked at: the doctor may write to the file.
      guard try isProved(FileSource(copy.file), place, id, pair) else {
        try copy.discard()
        return false
      }
      try study.commit(copy, as: place.name)
      try study.folder.sync()
      try copy.discard()
      return true
    } catch let error as SystemCallError where error.code == EEXIST {
      try copy.discard()  // somebody else put it back, or something is wrong with what is there
      return false
    } catch {
      try copy.discard()
      throw error
    }
  }

  /// Whether the archive may take a share: the file need not be restored once more to see that it does
  /// not.
  ///
  /// - Parameters:
  ///   - id: of its pair.
  ///   - byteCount: its length.
  /// - Throws: ENOSPC or EDQUOT when there is no room for it, and what making a file there, and in the
  ///   folder where the share lay, throws.
  func probe(of id: PairID, byteCount: Int) throws {
    try probe(pending, byteCount)
    var failure: (any Error)?
    for place in try index.places(of: id) {
      do {
        // Where that is gone, a folder is made.
        return try probe(try index.archive.folderIfPresent(place.study) ?? index.archive, 0)
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }

  private func probe(_ folder: Folder, _ byteCount: Int) throws {
    // Not every file system can take room for what will come, and only that knows of quotas.
    guard try byteCount == 0 || folder.freeBytes() > byteCount else {
      throw SystemCallError(call: "statvfs", code: ENOSPC)
    }
    let file = try PendingFile(in: folder)
    defer { file.discard() }
    try file.preallocate(byteCount)
  }

  private func isProved(
    _ share: FileSource, _ place: PairPlace, _ id: PairID, _ pair: Restoration
  ) throws -> Bool {
    if let code = place.code {
      return equalInConstantTime(code, try names.code(of: share, pair: id))
    }
    // The older form does not know the share's bytes, but its name is made from those of the file.
    return pair.isExact
      && (0..<Self.maximumIssues).contains {
        names.archiveShare(digest: pair.digest, issue: $0) == place.name
      }
  }
}
