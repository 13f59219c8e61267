internal import Configuration
internal import DICOM
internal import Glibc
internal import Journal
internal import Spool
internal import Synchronization

/// The open folders of a spool, with the hidden ones that the service keeps in them.
final class SpoolFolders: Sendable {
  let incoming, work, archive, outgoing, reconstruct, reconstructed, rejected, state: Folder
  let lookup: Folder?

  /// Pending archive shares: named after the claim that makes them.
  let archivePending: Folder
  /// What finds shares again.
  let archiveIndex: Folder
  /// Where the service's own folders lie that hold what is on its way to `outgoing`.
  let outgoingOwn: PrivateFolder
  /// The same for `reconstruct`.
  let reconstructOwn: PrivateFolder
  /// Pending patient shares: named after the claim that makes them.
  let outgoingPending: Folder
  /// One folder a study, with the shares that wait for the study to become quiet.
  let staging: Folder
  /// One folder a study, on its way from staging to the clerk.
  let publishing: Folder
  /// One folder for each ZIP file or ISO image that is still to be made.
  let media: Folder
  /// One empty file for each ZIP file or ISO image that lies in `outgoing` without its folder.
  let strays: Folder
  /// Where the clerk puts study folders that have been handed over.
  let handedOver: Folder
  /// Shares that were used.
  let used: Folder
  /// Originals that are kept for a time.
  let kept: Folder

  /// The configuration that the folders were opened by.
  let configuration: Configuration
  /// Whether the archive is known again at the next start.
  let isArchiveRemembered = Mutex(false)

  static let issueAgain: Name = "issue-again"
  /// In each folder of `rejected`, the text that says why.
  static let reasonName: Name = "REASON.TXT"
  static let handedOverName: Name = "handed-over"
  /// In each folder of ``media``, the file that says what the study is called where its folder's name
  /// must not be told.
  static let mediaLabelName: Name = ".label"
  static let pendingName: Name = ".pending"
  static let indexName: Name = ".index"
  static let keptName: Name = ".kept"
  /// In `work`: ``outgoingOwn``.
  static let outgoingOwnName: Name = ".outgoing"
  /// In `work`: ``reconstructOwn``.
  static let reconstructOwnName: Name = ".reconstruct"

  /// Opens all folders as `init` does, and again when one was removed meanwhile.
  static func opened(_ configuration: Configuration) throws(StartError) -> SpoolFolders {
    for _ in 0..<3 {
      do throws(StartError) {
        return try checked(configuration)
      } catch {
        guard case .folder(_, let failure) = error, failure.code == ENOENT else { throw error }
      }
    }
    return try checked(configuration)
  }

  private static func checked(_ configuration: Configuration) throws(StartError) -> SpoolFolders {
    let folders = try SpoolFolders(configuration)
    try SpoolAbilities.check(folders)
    return folders
  }

  /// Opens all folders, and makes those that are missing.
  init(_ configuration: Configuration) throws(StartError) {
    self.configuration = configuration
    try FormatVersion.check(configuration)
    try KnownFolder.check(configuration)
    try Self.makeSpool(configuration)
    // The service's own folders are nobody else's business; the others are shared by group, and
    // whoever needs more sets it on the folder beforehand (see systemd/dicomshare.tmpfiles).
    incoming = try Self.open(configuration.incoming, .incoming, mode: 0o770)
    work = try Self.open(configuration.work, .work, mode: 0o700)
    archive = try Self.open(configuration.archive, .archive, mode: 0o750)
    outgoing = try Self.open(configuration.outgoing, .outgoing, mode: 0o770)
    reconstruct = try Self.open(configuration.reconstruct, .reconstruct, mode: 0o770)
    reconstructed = try Self.open(configuration.reconstructed, .reconstructed, mode: 0o750)
    rejected = try Self.open(configuration.rejected, .rejected, mode: 0o750)
    state = try Self.state(configuration)
    lookup =
      if let path = configuration.lookup { try Self.open(path, .lookup, mode: 0o770) } else { nil }
    do throws(ConfigurationError) {
      try configuration.checkFolders()
    } catch {
      throw .configuration(error)
    }
    _ = try Self.shared(incoming, Self.issueAgain, .incoming)
    archivePending = try Self.own(archive, Self.pendingName, .archive, mode: 0o700)
    archiveIndex = try Self.own(archive, Self.indexName, .archive, mode: 0o750)
    try Self.write(.spool, in: work, .work)
    try Self.write(.index, in: archiveIndex, .archive)
    // On the file systems of `outgoing` and `reconstruct`: what lies in them is moved there by a
    // rename, or came from there.
    outgoingOwn = try Self.privateFolder(
      of: outgoing, .outgoing, work: work, name: Self.outgoingOwnName,
      older: [".pending", ".staging", ".publishing", ".media"])
    reconstructOwn = try Self.privateFolder(
      of: reconstruct, .reconstruct, work: work, name: Self.reconstructOwnName,
      older: [".used"])
    outgoingPending = try Self.inner(outgoingOwn.folder, "pending", .outgoing, mode: 0o700)
    staging = try Self.inner(outgoingOwn.folder, "staging", .outgoing, mode: 0o700)
    publishing = try Self.inner(outgoingOwn.folder, "publishing", .outgoing, mode: 0o700)
    media = try Self.inner(outgoingOwn.folder, "media", .outgoing, mode: 0o700)
    strays = try Self.inner(outgoingOwn.folder, "strays", .outgoing, mode: 0o700)
    handedOver = try Self.shared(outgoing, Self.handedOverName, .outgoing)
    used = try Self.inner(reconstructOwn.folder, "used", .reconstruct, mode: 0o700)
    kept = try Self.inner(work, Self.keptName, .work, mode: 0o700)
  }

  /// The folder of the state, which is made where it is missing.
  static func state(_ configuration: Configuration) throws(StartError) -> Folder {
    try open(configuration.state, .state, mode: 0o750)
  }

  /// The path of ``media``.
  var mediaPath: String {
    (outgoingOwn.isInSharedFolder
      ? "\(configuration.outgoing)/\(PrivateFolder.sharedName.text ?? "")"
      : "\(configuration.work)/.outgoing") + "/media"
  }

  /// Says the form before anything of it is there.
  private static func write(
    _ version: FormatVersion, in folder: Folder, _ role: Event.FolderRole
  ) throws(StartError) {
    do throws(SystemCallError) {
      try version.write(in: folder)
    } catch {
      throw .folder(role, error)
    }
  }

  /// Makes the folder around the others when they are to be made in it.
  private static func makeSpool(_ configuration: Configuration) throws(StartError) {
    let spool = configuration.spool
    guard configuration.archive.hasPrefix(spool + "/"), access(configuration.archive, F_OK) != 0
    else { return }
    do throws(SystemCallError) {
      try make(spool, mode: 0o755)
      // Shares are made in one of them, while sources are deleted in another, all the time.
      try Folder(path: spool).spreadFolders()
    } catch {
      throw failure(.archive, spool, error)
    }
  }

  private static func open(
    _ path: String, _ role: Event.FolderRole, mode: UInt32
  ) throws(StartError) -> Folder {
    do throws(SystemCallError) {
      let folder: Folder
      do throws(SystemCallError) {
        folder = try Folder(path: path)
      } catch {
        guard error.code == ENOENT else { throw error }
        try make(path, mode: mode)
        folder = try Folder(path: path)
      }
      try syncName(path)
      return folder
    } catch {
      throw failure(role, path, error)
    }
  }

  /// Why a folder can be neither opened nor made.
  private static func failure(
    _ role: Event.FolderRole, _ path: String, _ error: SystemCallError
  ) -> StartError {
    guard error.code == EEXIST, let link = DeadLink(onTheWayTo: path) else {
      return .folder(role, error)
    }
    return .configuration(.deadLink(role.rawValue, link))
  }

  /// Makes a folder and those above it.
  private static func make(_ path: String, mode: UInt32) throws(SystemCallError) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      let isLast = made.utf8.count >= path.utf8.count
      guard mkdir(made, isLast ? mode_t(mode) : 0o755) != 0 else {
        try syncName(made)
        continue
      }
      let code = errno
      // A parent on a read-only or foreign file system answers its own way when it exists.
      var status = stat()
      guard stat(made, &status) != 0 else { continue }
      let error = SystemCallError(call: "mkdir", code: code)
      let above = made.dropLast(part.utf8.count + 1)
      throw (try? Folder(path: above.isEmpty ? "/" : String(above)))?.explained(error) ?? error
    }
  }

  /// Puts the name of a folder on the medium: a run that was killed may have made it, too.
  private static func syncName(_ path: String) throws(SystemCallError) {
    do throws(SystemCallError) {
      try Folder(path: path + "/..").sync()
    } catch {
      // Where the folder around it may not be read, or has no medium, the administrator has made both.
      guard [EACCES, EINVAL, EROFS].contains(error.code) else { throw error }
    }
  }

  private static func inner(
    _ folder: Folder, _ name: Name, _ role: Event.FolderRole, mode: UInt32
  ) throws(StartError) -> Folder {
    do throws(SystemCallError) {
      return try folder.folder(name, makingWith: mode)
    } catch {
      throw .folder(role, error)
    }
  }

  /// A folder in a shared one that its group uses, and may replace by anything.
  private static func shared(
    _ folder: Folder, _ name: Name, _ role: Event.FolderRole
  ) throws(StartError) -> Folder {
    do throws(StartError) {
      return try inner(folder, name, role, mode: 0o770)
    } catch {
      guard case .folder(_, let failure) = error, [ENOTDIR, ELOOP].contains(failure.code) else {
        throw error
      }
    }
    // A file or a symbolic link has its name: that must not keep the service from starting.
    do throws(SystemCallError) {
      try folder.move(name, to: folder, as: name + ("-" + (try SystemRandom.name())))
    } catch {
      throw .folder(role, error)
    }
    return try inner(folder, name, role, mode: 0o770)
  }

  /// A folder in the archive that nobody but the service may have made.
  private static func own(
    _ folder: Folder, _ name: Name, _ role: Event.FolderRole, mode: UInt32
  ) throws(StartError) -> Folder {
    let inner = try inner(folder, name, role, mode: mode)
    let isOwn: Bool
    do throws(SystemCallError) {
      // Where a file system knows one owner only, it is that of the folder around it.
      isOwn = try [geteuid(), folder.status().owner].contains(inner.status().owner)
    } catch {
      throw .folder(role, error)
    }
    guard isOwn else { throw .foreignFolder(role) }
    return inner
  }

  private static func privateFolder(
    of shared: Folder, _ role: Event.FolderRole, work: Folder, name: Name, older: [Name]
  ) throws(StartError) -> PrivateFolder {
    do {
      return try PrivateFolder(
        of: shared, work: work, name: name,
        older: older.compactMap { old in Name(old.bytes.dropFirst()).map { (old, $0) } })
    } catch is PrivateFolder.ForeignFolder {
      throw .foreignFolder(role)
    } catch let error as SystemCallError {
      throw .folder(role, error)
    } catch let error as ReadError {
      throw .folder(role, SystemCallError(call: "read", code: error.code == 0 ? EIO : error.code))
    } catch {
      throw .folder(role, SystemCallError(call: "move", code: EIO))
    }
  }
}
