internal import Cryptography
internal import DICOM
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
  let site: Site
  let id: PairID
  let pair: Restoration
  /// The study of the restored file.
  let label: StudyLabel

  /// Issues of one file that are looked through for a record of the older form.
  private static let maximumIssues = 64

  /// Puts the share back where it lay.
  ///
  /// - Returns: whether it is there again.
  func run(_ share: FileSource) throws -> Bool {
    let index = site.archiveIndex
    guard try index.archiveShare(of: id) == nil, let place = try proof(share, index) else {
      return false
    }
    let study = try StudyFolder(site.folders.archive, label)
    // Another study took the folder's name meanwhile: this share has no place any more.
    guard study.name == place.study else { return false }
    let copy = try DurableFile(
      in: site.folders.archivePending, pending: try site.instance.pendingName())
    do {
      try share.copy(to: copy)
      try copy.sync()
      // What was copied counts, not what was looked at: the doctor may write to the file.
      guard try isProved(FileSource(copy.file), place) else {
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

  private func proof(_ share: FileSource, _ index: ArchiveIndex) throws -> PairPlace? {
    try index.places(of: id).first { try isProved(share, $0) }
  }

  private func isProved(_ share: FileSource, _ place: PairPlace) throws -> Bool {
    if let code = place.code {
      return equalInConstantTime(code, try site.names.code(of: share, pair: id))
    }
    // The older form does not know the share's bytes, but its name is made from those of the file.
    return pair.isExact
      && (0..<Self.maximumIssues).contains {
        site.names.archiveShare(digest: pair.digest, issue: $0) == place.name
      }
  }
}
