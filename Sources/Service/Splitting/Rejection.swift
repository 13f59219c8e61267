internal import Cryptography
internal import Glibc
internal import Journal
internal import ShareStorage
internal import Spool

/// Puts aside what cannot be handled, with a reason beside it; nothing is deleted.
struct Rejection {
  let rejected: Folder
  let names: KeyedNames
  let foreign: ForeignGroups
  let counters: Counters
  let log: any EventLog

  /// Why a file is put aside.
  enum Cause {
    case notDICOM
    /// Its pair exists, and the patient share is no longer here.
    case alreadySplit(date: String)
    /// Its pair exists, and does not give the file back.
    case pairDamaged
    /// It is longer than the site allows.
    case tooLong
    /// Processes in a row have ended over it.
    case endsProgram

    /// How the text begins that goes along when a folder is moved into `incoming/issue-again`.
    fileprivate static let again = "The files in this folder were split before,"

    var text: String {
      switch self {
      case .notDICOM:
        """
        What lies here came together, and was not split: it is no DICOM file, or the index of a CD
        (DICOMDIR). Exams that came with it were split.
        If something here belongs to an exam, send the exam again from the modality or the PACS.
        Halves of exams (PNG files) give the exam back in reconstruct/, not here.
        Otherwise delete this folder.

        """
      case .alreadySplit(let date):
        """
        \(Self.again) on \(date) or later,
        and the patient's halves of them are no longer here: they were handed over or removed.
        To issue new halves of all of them, move this whole folder into incoming/issue-again/.
        To issue some only, move their folders there.
        Halves that were issued before stay valid. If no new ones are needed, delete this folder.

        """
      case .pairDamaged:
        """
        The same file was split before, but the halves that are here do not give it back: one of
        them was damaged or altered. Keep this file, and have the disk checked.
        To issue new halves, move this whole folder into incoming/issue-again/.

        """
      case .tooLong:
        """
        This file is longer than this service may split (max-file in its configuration), so it was
        not split.
        If it is an exam, ask the administrator to allow longer files, and move it into incoming/
        again. If not, delete it.

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
  ///   - cause: that it was split before, or that its pair does not give it back.
  /// - Throws: what moving the file, or reading the one that lies there, throws.
  func rejectAgain(
    _ claim: Claim, _ file: File, _ digest: [UInt8], because cause: Cause
  ) throws {
    var home = [names.rejected(digest: digest)]
    // One folder a study, so that one move issues all of it again.
    if case .alreadySplit = cause, let study = claim.intent.label.flatMap({ Name($0) }) {
      home.insert(study, at: 0)
    }
    guard try at(.rejected, { try holds(file, RelativePath(home)) }) else {
      try reject(claim, because: cause, in: RelativePath(home))
      return
    }
    try claim.end()
    tell(cause, claim)
  }

  /// Whether a folder in `rejected` holds the same bytes.
  private func holds(_ file: File, _ home: RelativePath) throws -> Bool {
    do {
      return try holds(FileSource(file), rejected.folder(home))
    } catch let error as SystemCallError
      where [ENOENT, ENOTDIR, EACCES, ELOOP].contains(error.code)
    {
      return false
    }
  }

  private func holds(_ source: FileSource, _ folder: Folder) throws -> Bool {
    for name in try folder.list() {
      guard let status = try folder.status(name) else { continue }
      if status.kind == .folder, try holds(source, folder.folder(name)) { return true }
      guard status.kind == .regular, status.size == source.count else { continue }
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

  /// Moves the claimed file to a folder of its own in `rejected`, or to that of the files that came
  /// with it, and ends the claim.
  func reject(_ claim: Claim, because cause: Cause, in home: RelativePath? = nil) throws {
    if case .notDICOM = cause, try isOwnText(claim) {
      try claim.end()
      return
    }
    try at(.rejected) { try put(claim, because: cause, in: home) }
    claim.remove()
    counters.add(to: \.rejected)
    tell(cause, claim)
  }

  private func tell(_ cause: Cause, _ claim: Claim) {
    switch cause {
    case .notDICOM: break  // told with the others that came with it
    case .alreadySplit:
      log.record(.alreadySplit(study: claim.intent.label))
    case .pairDamaged:
      log.record(.rejected("its pair exists and does not give it back"))
    case .tooLong: log.record(.rejected("it is longer than max-file"))
    case .endsProgram:
      log.record(.rejected(CrashGuard.endsProgram))
    }
  }

  private func put(_ claim: Claim, because cause: Cause, in home: RelativePath?) throws {
    if case .notDICOM = cause {
      let arrival = RelativePath(claim.intent.folder) ?? RelativePath()
      let group = foreign.folder(for: arrival, fresh: claim.id, .now)
      do {
        try put(claim, arrival, in: RelativePath(group), cause)
      } catch let error as SystemCallError where Self.isTaken(error.code) {
        // Another file of this name came before, or one of the name of a folder.
        try put(claim, arrival, in: RelativePath(claim.id), cause)
      }
      foreign.add(arrival)
    } else if let home {
      let arrival = RelativePath(claim.intent.folder) ?? RelativePath()
      do {
        try put(claim, arrival, in: home, cause)
      } catch let error as SystemCallError where Self.isTaken(error.code) {
        // Others have put something else there.
        try put(claim, RelativePath(), in: RelativePath(claim.id), cause)
      }
    } else {
      try put(claim, RelativePath(), in: RelativePath(claim.id), cause)
    }
  }

  /// Whether a place could not be had because something else lies there, or on the way.
  private static func isTaken(_ code: CInt) -> Bool {
    [EEXIST, ENOTDIR, EISDIR, ELOOP].contains(code)
  }

  /// Whether a file is a text of this program, moved on with a folder of `rejected`.
  private func isOwnText(_ claim: Claim) throws -> Bool {
    guard claim.name == SpoolFolders.reasonName else { return false }
    let head = try claim.openSource().contents(limit: 4096)
    return head.starts(with: Cause.again.utf8) || head == Array(Cause.pairDamaged.text.utf8)
  }

  /// The folder that a file arrived in first, when it is moved on from `rejected`: without what this
  /// program has put before it.
  static func arrival(_ folder: RelativePath) -> RelativePath {
    var names = folder.names[...]
    if let name = names.first, StudyCode.label(in: name) != nil { names.removeFirst() }
    if let name = names.first, name.bytes.count == 12, Base32.isText(name.bytes) {
      names.removeFirst()
    }
    return RelativePath(Array(names))
  }

  /// Moves the file below `home`, a folder in `rejected`, as it arrived; the text lies in the
  /// uppermost folder.
  private func put(
    _ claim: Claim, _ arrival: RelativePath, in home: RelativePath, _ cause: Cause
  ) throws {
    guard let top = home.names.first else { preconditionFailure("a folder has a name") }
    // The administrator of the folder takes the file out again.
    let folder = try rejected.folder(top, makingWith: 0o770)
    if try folder.status(SpoolFolders.reasonName) == nil {
      let pending: Name = ".reason-"
      try folder.writeWhole(
        Array(cause.text.utf8), as: SpoolFolders.reasonName,
        pending: pending + (claim.id.text ?? ""), durable: true)
    }
    // The name it came by: moved on into incoming/issue-again/, the file keeps its identity.
    let source = claim.name
    let isTaken = source.isHidden || source.hasSuffix("REASON.TXT")
    let place = try folder.folder(
      RelativePath(home.names.dropFirst() + arrival.names), makingWith: 0o770)
    try claim.moveSource(to: place, as: isTaken ? "FILE.DCM" : source)
    try place.sync()
    try folder.sync()
    try rejected.sync()
  }
}
