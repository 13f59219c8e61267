internal import Glibc
internal import Journal
internal import ShareStorage
internal import Spool

/// Puts aside what cannot be handled, with a reason beside it; nothing is deleted.
struct Rejection {
  let site: Site

  /// Why a file is put aside.
  enum Cause {
    case notDICOM
    /// Its pair exists, and the patient's half is no longer here.
    case alreadySplit(date: String)
    /// Its pair exists, and does not give the file back.
    case pairDamaged
    /// Processes in a row have ended over it.
    case endsProgram

    var text: String {
      switch self {
      case .notDICOM:
        """
        This file is not a DICOM file, so it was not split.
        If it belongs to an exam, send the exam again from the modality or the PACS.
        If it is something else, delete it.

        """
      case .alreadySplit(let date):
        """
        The same file was split on \(date), and the patient's half is no longer here: it was
        handed over or removed.
        To issue a new half, move the file into incoming/issue-again/.
        The pair that was issued before stays valid. If no new half is needed, delete this file.

        """
      case .pairDamaged:
        """
        The same file was split before, but the two halves that are here do not give it back: one
        of them was damaged or altered. Keep this file, and have the disk checked.
        To issue a new pair, move the file into incoming/issue-again/.

        """
      case .endsProgram:
        """
        A process of dicomshare ended several times in a row, or made no progress, while it worked on
        this file, so it was put aside as it came.
        Please report this to the maintainers of dicomshare. To try again, for instance with a newer
        version, move the file into incoming/.

        """
      }
    }
  }

  /// Puts aside a file that was split before, unless the same file lies in `rejected` for the same
  /// reason: some systems send an exam again each night, and each copy is a readable exam.
  ///
  /// - Parameters:
  ///   - claim: holds the file.
  ///   - file: the file itself.
  ///   - digest: of its bytes.
  ///   - date: when it was split.
  /// - Throws: what moving the file, or reading the one that lies there, throws.
  func rejectAgain(_ claim: Claim, _ file: File, digest: [UInt8], date: String) throws {
    let home = site.names.rejected(digest: digest)
    guard try holds(file, home) else {
      try reject(claim, because: .alreadySplit(date: date), in: home)
      return
    }
    try claim.end()
    site.log.record(.alreadySplit(study: claim.intent.label ?? "?"))
  }

  /// Whether a folder in `rejected` holds the same bytes.
  private func holds(_ file: File, _ home: Name) throws -> Bool {
    guard try site.folders.rejected.status(home)?.kind == .folder else { return false }
    let folder = try site.folders.rejected.folder(home)
    let source = try FileSource(file)
    for name in try folder.list() where try folder.status(name)?.size == source.count {
      do {
        let other = try folder.openFile(name)
        guard try FileSource(other).hasSameBytes(as: source) else { continue }
        // It may have been put there by others, or a moment ago.
        try other.sync()
        try folder.sync()
        return true
      } catch let error as SystemCallError
        where [ENOENT, EACCES, ELOOP, EINVAL].contains(error.code)
      {
        continue  // taken out meanwhile, or no file
      }
    }
    return false
  }

  /// Moves the claimed file to a folder of its own in `rejected`, and ends the claim.
  func reject(_ claim: Claim, because cause: Cause, in home: Name? = nil) throws {
    // The administrator of the folder takes the file out again. Another file may be in that folder.
    let isFree = try home.map { try site.folders.rejected.status($0) == nil } ?? false
    let name = isFree ? home ?? claim.id : claim.id
    let folder = try site.folders.rejected.folder(name, makingWith: 0o770)
    try folder.writeWhole(
      Array(cause.text.utf8), as: "REASON.TXT", pending: ".reason", durable: true)
    // The name it came by: moved on into incoming/issue-again/, the file keeps its identity.
    let source = claim.name
    try claim.moveSource(
      to: folder, as: source.isHidden || source.hasSuffix("REASON.TXT") ? "FILE.DCM" : source)
    try folder.sync()
    try site.folders.rejected.sync()
    claim.remove()
    site.counters.add(to: \.rejected)
    switch cause {
    case .notDICOM: site.log.record(.rejected("it is not a DICOM file"))
    case .alreadySplit:
      site.log.record(.alreadySplit(study: claim.intent.label ?? "?"))
    case .pairDamaged:
      site.log.record(.rejected("its pair exists and does not give it back"))
    case .endsProgram:
      site.log.record(.rejected(Problem.endsProgram))
    }
  }
}
