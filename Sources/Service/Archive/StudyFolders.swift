internal import Spool
internal import Synchronization

/// The folders of the studies whose images come at the moment, so that they are not opened and told
/// apart once a file.
final class StudyFolders: Sendable {
  private let known = Mutex<[StudyLabel: StudyFolder]>([:])

  /// Each takes a descriptor.
  private static let limit = 8

  /// The folder of a study in the archive, which is made at its first file.
  ///
  /// - Throws: what opening or making it throws.
  func folder(_ archive: Folder, _ label: StudyLabel) throws -> StudyFolder {
    // It may have been moved away since.
    if let folder = known.withLock({ $0[label] }),
      try archive.status(folder.name)?.identity == folder.folder.identity()
    {
      return folder
    }
    let folder = try StudyFolder(archive, label)
    known.withLock { known in
      if known.count >= Self.limit { known = [:] }
      known[label] = folder
    }
    return folder
  }
}
