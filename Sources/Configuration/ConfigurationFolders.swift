internal import Glibc
internal import SecretSharing

extension Configuration {
  /// Every folder with the key that names it.
  package var folders: [(key: String, path: String)] {
    var folders = [
      ("incoming", incoming), ("work", work), ("archive", archive), ("outgoing", outgoing),
      ("reconstruct", reconstruct), ("reconstructed", reconstructed), ("rejected", rejected),
      ("state", state),
    ]
    if let lookup { folders.append(("lookup", lookup)) }
    return folders
  }

  /// Checks what can be told without looking at the file system.
  ///
  /// - Throws: ``ConfigurationError`` `sharedFolder`, `nestedFolder` or `lossyNotAccepted`.
  package func check() throws(ConfigurationError) {
    try Self.checkOverlap(folders)
    if mode == .visual, originals == .delete, !acceptLossy { throw .lossyNotAccepted }
  }

  /// Checks the folders as they are, to be called at start when they exist.
  ///
  /// - Parameter ignoringMissing: whether a folder may be missing, because the service makes it.
  /// - Throws: ``ConfigurationError`` `unusableFolder`, `sharedFolder`, `nestedFolder` or
  ///   `claimsCrossFileSystems`.
  package func checkFolders(ignoringMissing: Bool = false) throws(ConfigurationError) {
    var seen: [(key: String, place: FolderPlace)] = []
    for (key, path) in folders {
      let place = try FolderPlace(path, key: key, mayBeMissing: ignoringMissing)
      if let other = seen.first(where: { $0.place.isSameFolder(as: place) }) {
        throw .sharedFolder(other.key, key, path: path)
      }
      seen.append((key, place))
    }
    try Self.checkOverlap(seen.map { ($0.key, $0.place.path) })
    let places = Dictionary(uniqueKeysWithValues: seen.map { ($0.key, $0.place) })
    if let incoming = places["incoming"], let work = places["work"] {
      guard incoming.canRename(to: work) else { throw .claimsCrossFileSystems }
    }
  }

  /// What is mounted inside of folders that files are moved about in: rename(2) and link(2) end at
  /// mounts.
  ///
  /// Hidden ones, such as snapshots, are nobody's business.
  package func innerMounts() -> [(key: String, folder: String, mount: String)] {
    folders.filter { ["incoming", "work", "archive", "outgoing", "reconstruct"].contains($0.key) }
      .flatMap { key, path -> [(key: String, folder: String, mount: String)] in
        // One that is missing, or not to be seen, is told of by ``checkFolders(ignoringMissing:)``.
        guard let place = try? FolderPlace(path, key: key, mayBeMissing: false) else { return [] }
        return MountTable.points(inside: place.path)
          .filter { !$0.dropFirst(place.path.count).contains("/.") }
          .map { (key, path, $0) }
      }
  }

  /// What lies below /tmp or /var/tmp, where a service loses it.
  ///
  /// - Parameter spool: the folder of `--spool`. If that is there itself, and no service manager has
  ///   started this, somebody tries the program out, and may.
  /// - Returns: one error a folder.
  package func temporaryFolders(spool: String?) -> [ConfigurationError] {
    if let spool, getenv("NOTIFY_SOCKET") == nil,
      let path = try? FolderPath.absolute(spool, key: "spool", line: nil),
      Self.isTemporary(path)
    {
      return []
    }
    return folders.filter { Self.isTemporary($0.path) }
      .map { .temporaryFolder($0.key, path: $0.path) }
  }

  private static func isTemporary(_ path: String) -> Bool {
    // Of a folder that is not there yet, the nearest one above it tells.
    var above = path
    while access(above, F_OK) != 0, let slash = above.lastIndex(of: "/"), slash > above.startIndex {
      above = String(above[..<slash])
    }
    var paths = [path]
    if let real = realpath(above, nil) {
      paths.append(String(cString: real))
      free(real)
    }
    return paths.contains { path in
      ["/tmp", "/var/tmp"].contains { path == $0 || path.hasPrefix($0 + "/") }
    }
  }

  private static func checkOverlap(
    _ folders: [(key: String, path: String)]
  ) throws(ConfigurationError) {
    for (index, inner) in folders.enumerated() {
      for (other, outer) in folders.enumerated() where index != other {
        if inner.path == outer.path { throw .sharedFolder(inner.key, outer.key, path: inner.path) }
        let prefix = outer.path == "/" ? "/" : outer.path + "/"
        if inner.path.hasPrefix(prefix) { throw .nestedFolder(inner: inner.key, outer: outer.key) }
      }
    }
  }
}

/// Where a folder really is.
private struct FolderPlace {
  /// Its path without symbolic links.
  let path: String
  private let device: dev_t
  /// nil while it is missing.
  private let inode: ino_t?
  private let mount: String?

  /// Looks at a folder or, where it may be missing, at the nearest one above it, in which it will be.
  init(_ path: String, key: String, mayBeMissing: Bool) throws(ConfigurationError) {
    var status = stat()
    // Nothing is missing behind it that the service could make.
    if mayBeMissing, let link = DeadLink(onTheWayTo: path) { throw .deadLink(key, link) }
    var (above, missing) = (path, "")
    while stat(above, &status) != 0 {
      let code = errno
      guard mayBeMissing, code == ENOENT, let slash = above.lastIndex(of: "/"), above != "/"
      else { throw .unusableFolder(key, path: path, code: code) }
      missing = above[slash...] + missing
      above = slash == above.startIndex ? "/" : String(above[..<slash])
    }
    guard status.st_mode & S_IFMT == S_IFDIR
    else { throw .unusableFolder(key, path: path, code: ENOTDIR) }
    guard let real = realpath(above, nil)
    else { throw .unusableFolder(key, path: path, code: errno) }
    defer { free(real) }
    let realAbove = String(cString: real)
    self.path = realAbove == "/" && !missing.isEmpty ? missing : realAbove + missing
    device = status.st_dev
    inode = missing.isEmpty ? status.st_ino : nil
    mount = MountTable.mount(of: realAbove)
  }

  func isSameFolder(as other: FolderPlace) -> Bool {
    inode != nil && device == other.device && inode == other.inode
  }

  /// rename(2): EXDEV also between two mounts of the same file system, such as the bind mounts of
  /// a sandbox.
  func canRename(to other: FolderPlace) -> Bool {
    device == other.device && mount == other.mount
  }
}
