// All work on a spool goes through open folders and single names, with O_NOFOLLOW: whoever may
// write into a spool can swap a folder for a symbolic link at any moment, and gains nothing by it.
internal import CLinux
internal import Glibc
internal import Synchronization

/// An open folder; closed when its last holder lets go of it.
package final class Folder: Sendable {
  /// The descriptor.
  package let descriptor: CInt

  private let knownIdentity = Mutex<FileStatus.Identity?>(nil)
  /// Whether the descriptor only tells where the folder is.
  private let isPlace: Bool

  /// Opens a folder of the configuration, whose path may lead through symbolic links.
  package init(path: String) throws(SystemCallError) {
    descriptor = try check("open") { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    isPlace = false
  }

  private init(descriptor: CInt, isPlace: Bool = false) {
    self.descriptor = descriptor
    self.isPlace = isPlace
  }

  deinit { close(descriptor) }

  /// Opens a folder below this one, never through a symbolic link.
  ///
  /// - Parameters:
  ///   - path: where it lies; without names, this folder itself is opened again.
  ///   - mode: when given, folders that are missing are made with these permission bits.
  ///   - durably: whether their names are on stable storage when this returns, also of those that
  ///     others have made.
  /// - Returns: the open folder.
  /// - Throws: ENOENT when it is missing; ENOTDIR or ELOOP when something else has the name.
  package func folder(
    _ path: RelativePath, makingWith mode: UInt32? = nil, durably: Bool = true
  ) throws(SystemCallError) -> Folder {
    if path.names.count > 1, let folder = try openFolder(below: path, isToBeMade: mode != nil),
      try mayRely(on: path, durably: mode != nil && durably)
    {
      return folder
    }
    var folder = self
    for name in path.names {
      folder = try folder.folder(name, makingWith: mode, durably: durably)
    }
    if mode != nil, durably, path.names.count > 1 { try noteDurable(path) }
    return path.names.isEmpty ? try openFolder(".") : folder
  }

  /// Opens a folder by one call; nil when that cannot be done here, or a missing one is to be made.
  func openFolder(
    below path: RelativePath, isToBeMade: Bool, isPlace: Bool = false
  ) throws(SystemCallError) -> Folder? {
    do throws(SystemCallError) {
      let text = path.bytes.map { CChar(bitPattern: $0) } + [0]
      return Folder(
        descriptor: try check("openat2") {
          text.withUnsafeBufferPointer {
            $0.baseAddress.map { clinux_open_folder(descriptor, $0, isPlace ? 1 : 0) } ?? -1
          }
        }, isPlace: isPlace)
    } catch {
      // Older than Linux 5.6, forbidden by a filter of system calls, or longer than PATH_MAX.
      let isMissing = error.code == ENOENT && isToBeMade
      guard isMissing || [ENOSYS, EPERM, ENAMETOOLONG].contains(error.code) else { throw error }
      return nil
    }
  }

  /// Opens a folder in this one, and makes it first when `mode` is given and it is missing.
  package func folder(
    _ name: Name, makingWith mode: UInt32? = nil, durably: Bool = true
  ) throws(SystemCallError) -> Folder {
    while true {
      let folder: Folder
      do throws(SystemCallError) {
        folder = try name.withCString { name throws(SystemCallError) in try openFolder(name) }
      } catch {
        guard error.code == ENOENT, let mode else { throw error }
        try makeFolder(name, mode: mode, durably: durably)
        continue
      }
      if mode != nil, durably { try syncName(name) }
      return folder
    }
  }

  private func openFolder(_ name: UnsafePointer<CChar>) throws(SystemCallError) -> Folder {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    return Folder(descriptor: try check("openat") { openat(descriptor, name, flags) })
  }

  /// Asks the file system to keep the folders that are made in this one apart from each other.
  ///
  /// What lies in them has nothing to do with each other. ext4 without a journal takes no inode
  /// that was deleted within the last minutes, and looks at each of them again for every file that
  /// is made near them.
  package func spreadFolders() {
    // A hint only, and other file systems than ext2 to ext4 do not know it.
    _ = clinux_spread_folders(descriptor)
  }

  /// What the system says of this folder now.
  package func status() throws(SystemCallError) -> FileStatus {
    var status = stat()
    try check("fstat") { fstat(descriptor, &status) }
    return FileStatus(status)
  }

  /// Whether this process may put entries into this folder, and take them out of it.
  ///
  /// The corresponding C function is `faccessat`.
  package func isWritable() -> Bool {
    faccessat(descriptor, ".", W_OK | X_OK, AT_EACCESS) == 0
  }

  /// The same of a folder in this one.
  package func isWritable(_ name: Name) -> Bool {
    name.withCString {
      faccessat(descriptor, $0, W_OK | X_OK, CInt(AT_EACCESS) | CInt(AT_SYMLINK_NOFOLLOW)) == 0
    }
  }

  /// Which folder this is: asked for once, since it stays the same as long as it is open.
  package func identity() throws(SystemCallError) -> FileStatus.Identity {
    if let known = knownIdentity.withLock({ $0 }) { return known }
    let identity = try status().identity
    knownIdentity.withLock { $0 = identity }
    return identity
  }

  /// What the system says of an entry, which is not followed; nil when there is none.
  package func status(_ name: Name) throws(SystemCallError) -> FileStatus? {
    var status = stat()
    do throws(SystemCallError) {
      try check("fstatat") {
        name.withCString { fstatat(descriptor, $0, &status, CInt(AT_SYMLINK_NOFOLLOW)) }
      }
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
    return FileStatus(status)
  }

  /// Opens a regular file for reading; anything else is refused with ELOOP, ENXIO or EINVAL.
  ///
  /// With `isWritable`, also for writing, as locks on NFS ask for.
  package func openFile(
    _ name: Name, isWritable: Bool = false
  ) throws(SystemCallError) -> File {
    // O_NONBLOCK: a FIFO must not make us wait for its writer.
    let flags = (isWritable ? O_RDWR : O_RDONLY) | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
    let file = File(
      descriptor: try check("openat") { name.withCString { openat(descriptor, $0, flags) } })
    guard try file.status().kind == .regular else {
      throw SystemCallError(call: "openat", code: EINVAL)
    }
    return file
  }

  /// Makes a new file for writing and reading; an existing one is an error (EEXIST).
  package func createFile(_ name: Name, mode: UInt32) throws(SystemCallError) -> File {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    return File(
      descriptor: try making("openat") {
        name.withCString { openat(descriptor, $0, flags, mode_t(mode)) }
      })
  }

  /// Makes a file that has no name, and vanishes when it is closed without getting one.
  ///
  /// - Throws: EOPNOTSUPP or EISDIR where the file system has no such files.
  package func createUnnamedFile(mode: UInt32) throws(SystemCallError) -> File {
    File(descriptor: try making("openat") { clinux_open_unnamed(descriptor, mode) })
  }

  /// Gives a file made by ``createUnnamedFile(mode:)`` its name; never replaces one (EEXIST).
  package func link(unnamed file: File, as name: Name) throws(SystemCallError) {
    // open(2), O_TMPFILE: without CAP_DAC_READ_SEARCH the way leads through /proc.
    try check("linkat") {
      name.withCString {
        linkat(AT_FDCWD, "/proc/self/fd/\(file.descriptor)", descriptor, $0, AT_SYMLINK_FOLLOW)
      }
    }
  }

  /// Gives a file of this folder a second name; never replaces one (EEXIST).
  package func link(_ name: Name, to folder: Folder, as newName: Name) throws(SystemCallError) {
    try check("linkat") {
      name.withCString { old in
        newName.withCString { linkat(descriptor, old, folder.descriptor, $0, 0) }
      }
    }
  }

  /// Moves an entry, replacing a file of the new name.
  package func replace(_ name: Name, in folder: Folder, as newName: Name) throws(SystemCallError) {
    try check("renameat") {
      name.withCString { old in
        newName.withCString { renameat(descriptor, old, folder.descriptor, $0) }
      }
    }
  }

  /// Moves an entry; never replaces one (EEXIST), for which nobody looks if the name `isFree`.
  package func move(
    _ name: Name, to folder: Folder, as newName: Name, isFree: Bool = false
  ) throws(SystemCallError) {
    // Each try has a file server asked for both names.
    if isFree, try FolderAbilities.isKnownWithoutExclusiveMoves(folder) {
      return try replace(name, in: folder, as: newName)
    }
    do throws(SystemCallError) {
      try moveExclusively(name, to: folder, as: newName)
    } catch {
      // NFS and others do not know RENAME_NOREPLACE. Looking first leaves a gap, which is harmless
      // here: all callers move to names that only they can make, or that hold random bits.
      guard error.code == EINVAL || error.code == ENOSYS else { throw error }
      if !isFree, try folder.status(newName) != nil {
        throw SystemCallError(call: "renameat", code: EEXIST)
      }
      try replace(name, in: folder, as: newName)
      try FolderAbilities.noteNoExclusiveMoves(in: folder)
    }
  }

  /// Moves an entry where the file system itself never replaces one (EEXIST).
  ///
  /// - Throws: EINVAL or ENOSYS where it has no such rename.
  func moveExclusively(
    _ name: Name, to folder: Folder, as newName: Name
  ) throws(SystemCallError) {
    try check("renameat2") {
      name.withCString { old in
        newName.withCString { clinux_rename_noreplace(descriptor, old, folder.descriptor, $0) }
      }
    }
  }

  /// Returns once all names in this folder are on stable storage.
  package func sync() throws(SystemCallError) {
    let folder = isPlace ? try openFolder(".") : self
    try check("fsync") { fsync(folder.descriptor) }
  }

  /// Sets when this folder, or an entry of it, was changed and read last, in seconds since 1970.
  package func setModified(_ seconds: Int, of name: Name? = nil) throws(SystemCallError) {
    let times = [timespec](repeating: timespec(tv_sec: seconds, tv_nsec: 0), count: 2)
    if let name {
      try check("utimensat") {
        name.withCString { utimensat(descriptor, $0, times, CInt(AT_SYMLINK_NOFOLLOW)) }
      }
    } else {
      try check("futimens") { futimens(descriptor, times) }
    }
  }

  /// Whether the folder has a default ACL, acl(5), or may have one that nobody here can see.
  package var mayHaveDefaultACL: Bool { clinux_has_default_acl(descriptor) != 0 }

  /// Which mount this folder is on; 0 where that cannot be told, before Linux 5.8.
  ///
  /// rename(2) and link(2) end at mounts, also at those of one file system.
  package var mount: UInt64 { clinux_mount(descriptor) }

  /// Whether something is mounted on an entry: rename(2) fails with EBUSY then.
  package func isMount(_ name: Name) -> Bool {
    name.withCString { clinux_is_mount(descriptor, $0) } != 0
  }
}
