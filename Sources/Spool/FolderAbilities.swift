internal import Glibc
internal import Synchronization

/// What a file system can do, where not all can.
///
/// FAT and exFAT, for one, have no hard links; FUSE has no files without names, and mostly no rename
/// that never replaces; no mount option tells. So it is tried.
package struct FolderAbilities: Equatable, Sendable {
  /// How a file gets a name that nobody else has.
  package enum Naming: Sendable {
    /// By link(2), which never replaces.
    case link
    /// By renameat2(2) with RENAME_NOREPLACE.
    case move
    /// By an empty file, made with O_EXCL, that is replaced by rename(2). Killed in between, the
    /// empty file stays until it is found.
    case reservation
  }

  /// How files get their names; nil where there is no way that never replaces another file.
  package var naming: Naming?
  /// Whether there are files without names (open(2), O_TMPFILE).
  package var hasUnnamedFiles: Bool
  /// Whether there are locks (flock(2)), of this host or of all.
  package var hasLocks: Bool
  /// Whether files can be closed to others (chmod(2)).
  package var keepsModes: Bool

  private struct Known {
    var devices: [UInt64: FolderAbilities] = [:]
    /// Of folders that cannot do what others of their device can, as in pools of disks.
    var folders: [FileStatus.Identity: FolderAbilities] = [:]
    /// Devices on which a move has found that there is no RENAME_NOREPLACE (rename(2)).
    var withoutExclusiveMoves: Set<UInt64> = []
  }

  private static let known = Mutex(Known())
  /// More folders are tried again.
  private static let mostFolders = 4096

  /// What the file system of a folder can do; tried once a file system.
  ///
  /// - Throws: what keeps a file from being made there at all.
  package static func of(_ folder: Folder) throws(SystemCallError) -> FolderAbilities {
    if let known = try known(of: folder) { return known }
    let device = try folder.identity().device
    let found = try tried(in: folder)
    known.withLock { $0.devices[device] = found }
    return found
  }

  /// Tries a folder that cannot do what its device was found to be able to.
  ///
  /// What a killed run left of its own trial goes: files in the making lie in other folders, so
  /// nobody else looks for it here.
  static func triedAgain(in folder: Folder) throws(SystemCallError) -> FolderAbilities {
    let identity = try folder.identity()
    // A folder may be open for writing only.
    _ = try? Leftovers.sweep(folder)
    let found = try tried(in: folder)
    known.withLock { known in
      if known.folders.count >= mostFolders { known.folders = [:] }
      known.folders[identity] = found
    }
    return found
  }

  /// What is known of a folder's file system, without trying.
  package static func known(of folder: Folder) throws(SystemCallError) -> FolderAbilities? {
    let identity = try folder.identity()
    return known.withLock { $0.folders[identity] ?? $0.devices[identity.device] }
  }

  /// Whether a move has found that the file system of a folder has no moves that never replace.
  static func isKnownWithoutExclusiveMoves(_ folder: Folder) throws(SystemCallError) -> Bool {
    guard known.withLock({ !$0.withoutExclusiveMoves.isEmpty }) else { return false }
    let device = try folder.identity().device
    return known.withLock { $0.withoutExclusiveMoves.contains(device) }
  }

  /// Remembers, or forgets, that a file system has no such moves.
  static func noteNoExclusiveMoves(
    in folder: Folder, _ areMissing: Bool = true
  ) throws(SystemCallError) {
    let device = try folder.identity().device
    known.withLock { known in
      if areMissing {
        known.withoutExclusiveMoves.insert(device)
      } else {
        known.withoutExclusiveMoves.remove(device)
      }
    }
  }

  /// Takes the abilities of a folder as given, for tests.
  static func assume(
    _ abilities: FolderAbilities?, in folder: Folder
  ) throws(SystemCallError) {
    let identity = try folder.identity()
    known.withLock { $0.folders[identity] = abilities }
  }

  private static func tried(in folder: Folder) throws(SystemCallError) -> FolderAbilities {
    let names = [try HiddenName.draw().name, try HiddenName.draw().name]
    defer {
      // The error that led here counts. Twice, for a failure that passes; what stays all the same is
      // swept as what killed runs leave.
      for name in names + names { _ = try? folder.remove(name) }
    }
    let file = try folder.createFile(names[0], mode: 0o600)
    return FolderAbilities(
      naming: try naming(in: folder, names),
      hasUnnamedFiles: try succeeds { () throws(SystemCallError) in
        _ = try folder.createUnnamedFile(mode: 0o600)
      },
      hasLocks: try succeeds { () throws(SystemCallError) in _ = try file.tryLock() },
      keepsModes: try file.status().mode & 0o077 == 0)
  }

  /// Whether a folder keeps what is in it when it is moved to another one.
  ///
  /// fusefat 0.1a loses it, and says that all went well.
  ///
  /// - Throws: what keeps folders from being made there at all.
  package static func movesFolders(in folder: Folder) throws(SystemCallError) -> Bool {
    let names = [try HiddenName.draw().name, try HiddenName.draw().name]
    let (inner, file): (Name, Name) = ("folder", "file")
    var homes: [Folder] = []
    defer {
      // Twice, for a failure that passes; what stays all the same is swept as what killed runs leave.
      for _ in 0..<2 {
        for home in homes {
          _ = try? home.folder(inner).remove(file)
          _ = try? home.removeFolder(inner)
        }
        for name in names { _ = try? folder.removeFolder(name) }
      }
    }
    for name in names {
      homes.append(try folder.folder(name, makingWith: 0o700, durably: false))
    }
    let made = try homes[0].folder(inner, makingWith: 0o700, durably: false)
    try made.createFile(file, mode: 0o600).write([1])
    return try succeeds { () throws(SystemCallError) in
      try homes[0].move(inner, to: homes[1], as: inner)
      guard try homes[1].folder(inner).openFile(file).contents(limit: 2) == [1] else {
        throw SystemCallError(call: "renameat", code: ENOENT)
      }
    }
  }

  private static func naming(
    in folder: Folder, _ names: [Name]
  ) throws(SystemCallError) -> Naming? {
    let (one, other) = (names[0], names[1])
    if try succeeds({ () throws(SystemCallError) in
      try folder.link(one, to: folder, as: other)
    }) {
      return .link
    }
    if try succeeds({ () throws(SystemCallError) in
      try folder.moveExclusively(one, to: folder, as: other)
    }) {
      return .move
    }
    // Where neither is known, O_EXCL and rename(2) must hold what they promise.
    _ = try folder.createFile(other, mode: 0o600)
    let isExclusive: Bool
    do throws(SystemCallError) {
      _ = try folder.createFile(other, mode: 0o600)
      isExclusive = false
    } catch {
      isExclusive = error.code == EEXIST
    }
    let isReplaced = try succeeds { () throws(SystemCallError) in
      try folder.replace(one, in: folder, as: other)
    }
    return isExclusive && isReplaced ? .reservation : nil
  }

  /// Whether a call is known here; throws what it says of anything else.
  private static func succeeds(
    _ body: () throws(SystemCallError) -> Void
  ) throws(SystemCallError) -> Bool {
    do throws(SystemCallError) {
      try body()
      return true
    } catch {
      // rclone says EIO of what it does not know. A medium that fails cannot make a file either, so
      // that nothing was tried then.
      let unknown = [
        EPERM, EOPNOTSUPP, ENOSYS, EINVAL, EIO, EMLINK, EISDIR, ENOENT, ENOLCK, ENOTTY,
      ]
      guard unknown.contains(error.code) else { throw error }
      return false
    }
  }
}

// What a folder lets this process do at present.
extension Folder {
  /// How many bytes are free for this process on the file system, whether that takes no further file
  /// whatever room there is, and whether it takes no writes.
  package func room() throws(SystemCallError) -> (
    bytes: Int, isOutOfFiles: Bool, isReadOnly: Bool
  ) {
    var status = statvfs()
    try check("fstatvfs") { fstatvfs(descriptor, &status) }
    return (
      Self.freeBytes(blocks: UInt64(status.f_bavail), byteCount: UInt64(status.f_frsize)),
      FileRoom(status)?.free == 0, status.f_flag & UInt(ST_RDONLY) != 0
    )
  }

  /// How many bytes so many free blocks are; as many as there can be where a file system without an
  /// end of its own, as FUSE has them, tells more.
  static func freeBytes(blocks: UInt64, byteCount: UInt64) -> Int {
    let (bytes, isTooMany) = blocks.multipliedReportingOverflow(by: byteCount)
    return isTooMany ? .max : Int(clamping: bytes)
  }

  /// How many files the file system can take, where it has a number of inodes to give.
  package struct FileRoom: Equatable, Sendable {
    /// How many more this process can make.
    package let free: Int
    /// How many there can be.
    package let all: Int

    /// Fewer further files than these are few: some dozens of studies.
    private static let few = 10_000

    /// What was told of it.
    package init(free: Int, all: Int) {
      self.free = free
      self.all = all
    }

    /// Nil where inodes are made as they are needed, and there is no number of them.
    init?(_ status: statvfs) {
      guard status.f_files > 0 else { return nil }
      self.init(free: Int(clamping: status.f_favail), all: Int(clamping: status.f_files))
    }

    /// On a small file system, a tenth of all.
    private var limit: Int { max(1, min(Self.few, all / 10)) }

    /// Whether the end is near.
    package var isScarce: Bool { free < limit }

    /// Whether it is so far away that coming near would be news.
    package var isAmple: Bool { free > limit + limit / 10 }
  }

  /// How many files the file system can take; nil where it counts none.
  package func fileRoom() throws(SystemCallError) -> FileRoom? {
    var status = statvfs()
    try check("fstatvfs") { fstatvfs(descriptor, &status) }
    return FileRoom(status)
  }

  /// How many bytes are free for this process on the file system.
  package func freeBytes() throws(SystemCallError) -> Int { try room().bytes }

  /// Whether this process may list it, look into it and make files in it, by its permissions.
  package var isOpen: Bool {
    ".".withCString { faccessat(descriptor, $0, R_OK | W_OK | X_OK, AT_EACCESS) } == 0
      || errno != EACCES
  }
}
