// Folders that only the service may look into lie below `work`, where nobody else can rename them.
// They are made in the folder whose files they are to hold and moved from there, so that what is
// made in them has that folder's group and ACL (mkdir(2), acl(5)); a service may not give groups
// away. Where `work` is on another mount they stay in the shared folder: its group can rename them
// there, which is noticed, and they are found again.
internal import Glibc
internal import ShareStorage
internal import Spool

/// The service's own folder on the mount of a shared one.
struct PrivateFolder {
  /// The folder, which nobody else may enter.
  let folder: Folder
  /// Whether it lies in the shared folder, because `work` is on another mount.
  let isInSharedFolder: Bool

  /// Its name in a shared folder.
  static let sharedName: Name = ".dicomshare"
  /// How the names of new ones begin; host and process follow.
  private static let newName: Name = ".private-"
  /// Whether a folder of this name in a shared folder is the service's own.
  static func isOne(_ name: Name) -> Bool {
    name == sharedName || name.bytes.starts(with: newName.bytes)
  }

  /// Tells it from everything else, wherever it has been moved.
  private static let marker: Name = ".private"

  /// Opens the private folder of `shared`, and makes it when it is missing.
  ///
  /// - Parameters:
  ///   - shared: the folder on whose mount it is to be.
  ///   - work: where it is kept if that is on the same mount.
  ///   - name: its name there.
  ///   - older: names of folders in `shared` that were private before, each with that of the folder
  ///     in this one which takes over what lies in it.
  /// - Throws: ``ForeignFolder`` when somebody else's folder has the name in `work`.
  init(of shared: Folder, work: Folder, name: Name, older: [(Name, Name)]) throws {
    let new = try Self.makeNew(in: shared)
    let pattern = try new.folder.status()
    isInSharedFolder = try !Self.keepInWork(new, in: shared, work, as: name)
    if isInSharedFolder {
      if try Self.find(in: shared, like: pattern) != Self.sharedName {
        try Self.putBack(in: shared, like: pattern)
      }
      try Self.keep(new, in: shared, at: shared, as: Self.sharedName)
      folder = try Self.open(Self.sharedName, in: shared, like: pattern)
      if try work.status(name) != nil { try Self.carry(name, in: work, to: folder) }
    } else {
      folder = try Self.open(name, in: work, like: pattern)
      if let left = try Self.find(in: shared, like: pattern) {
        try Self.carry(left, in: shared, to: folder)
      }
    }
    try Self.removeLeft(in: shared, like: pattern, after: Self.unusedFor)
    for (old, inner) in older where try Self.isLike(pattern, old, in: shared) {
      let target = try folder.folder(inner, makingWith: 0o700)
      try Self.carry(old, in: shared, to: target)
    }
  }

  /// A folder in `work` that is to be the service's own is not.
  struct ForeignFolder: Error {}

  /// What is to be removed holds the service's own folder: somebody has moved it there, and with it
  /// shares that nobody else has.
  struct Inside: Error {}

  /// Whether a folder, wherever it lies, is the service's own.
  ///
  /// Whatever its permissions are: some file systems have none. Who may write into a folder that the
  /// service has made can make it one, and keeps it from being deleted.
  static func isOne(_ folder: Folder) throws -> Bool {
    try folder.status(marker) != nil && folder.status().owner == geteuid()
  }

  /// Whether it may hold what nobody else has.
  ///
  /// One that was moved away while it was made, or whose run was killed before it had used it, holds its
  /// marker alone: the run begins again, or the next one, with another.
  static func isInUse(_ folder: Folder) throws -> Bool {
    guard try isOne(folder) else { return false }
    return try FolderListing(folder).next(2).contains { $0 != marker }
  }

  /// Whether it is still where it was opened.
  func isInPlace(in shared: Folder) throws(SystemCallError) -> Bool {
    guard isInSharedFolder else { return true }
    return try shared.status(Self.sharedName)?.identity == folder.identity()
  }

  // MARK: - Making

  private static func makeNew(in shared: Folder) throws -> (name: Name, folder: Folder) {
    let name: Name = newName + "\(try HostCode.text())-\(getpid())-\(try SystemRandom.name())"
    try shared.makeFolder(name, mode: 0o700)
    let folder = try shared.folder(name)
    try folder.writeNew([], as: marker, mode: 0o600, durable: true)
    return (name, folder)
  }

  /// Moves a new folder to `work`.
  ///
  /// - Returns: false when that is on another mount.
  private static func keepInWork(
    _ new: (name: Name, folder: Folder), in shared: Folder, _ work: Folder, as name: Name
  ) throws -> Bool {
    do {
      try keep(new, in: shared, at: work, as: name)
      return true
    } catch let error as SystemCallError where error.code == EXDEV {
      return false
    }
  }

  /// Moves a new folder to its place, and removes it when there is one already.
  private static func keep(
    _ new: (name: Name, folder: Folder), in shared: Folder, at target: Folder, as name: Name
  ) throws {
    do {
      try shared.move(new.name, to: target, as: name)
      try target.sync()
      try shared.sync()
    } catch {
      guard error.code == EEXIST else { throw error }
      try new.folder.remove(marker)
      try shared.removeFolder(new.name)
    }
  }

  private static func open(
    _ name: Name, in parent: Folder, like pattern: FileStatus
  ) throws -> Folder {
    let folder = try parent.folder(name)
    guard try isLike(pattern, folder.status()) else { throw ForeignFolder() }
    return folder
  }

  // MARK: - Finding

  /// Whether a folder is as one that the service has just made: its own, and closed to others as
  /// far as the file system knows of that.
  private static func isLike(_ pattern: FileStatus, _ status: FileStatus) -> Bool {
    status.kind == .folder && status.owner == pattern.owner
      && status.mode & 0o077 == pattern.mode & 0o077
  }

  private static func isLike(
    _ pattern: FileStatus, _ name: Name, in folder: Folder
  ) throws -> Bool {
    guard let status = try folder.status(name) else { return false }
    return isLike(pattern, status)
  }

  /// The private folder in a shared one, whatever it is called now: of several the one that holds
  /// most, since a crash may have left one that was never used.
  private static func find(in shared: Folder, like pattern: FileStatus) throws -> Name? {
    var found: (name: Name, count: Int)?
    for name in try shared.names(where: { _ in true })
    where try isLike(pattern, name, in: shared) {
      let folder = try shared.folder(name)
      guard try folder.identity() != pattern.identity, try folder.status(marker) != nil
      else { continue }
      let count = try folder.list().count
      if count > found?.count ?? 0 { found = (name, count) }
    }
    return found?.name
  }

  /// Gives the private folder its name back, and takes that from whatever else has it.
  private static func putBack(in shared: Folder, like pattern: FileStatus) throws {
    if try shared.status(sharedName) != nil {
      try shared.move(
        sharedName, to: shared, as: "not-of-dicomshare" + ("-" + (try SystemRandom.name())))
    }
    if let name = try find(in: shared, like: pattern) {
      try shared.move(name, to: shared, as: sharedName)
    } else if let (parent, name) = try find(below: shared, like: pattern, depth: 2) {
      do {
        try parent.move(name, to: shared, as: sharedName)
      } catch {
        guard error.isDenied else { throw error }
        return  // it lies in a folder that lets nothing out, and stays: see `Inside`
      }
    }
    try shared.sync()
  }

  /// The private folder where somebody has moved it into another one, as all that lies in `outgoing`
  /// into `handed-over`.
  private static func find(
    below shared: Folder, like pattern: FileStatus, depth: Int
  ) throws -> (parent: Folder, name: Name)? {
    for name in try shared.list() where try shared.status(name)?.kind == .folder {
      do {
        let folder = try shared.folder(name)
        if let found = try find(in: folder, like: pattern) { return (folder, found) }
        if depth > 1, let found = try find(below: folder, like: pattern, depth: depth - 1) {
          return found
        }
      } catch let error as SystemCallError
        where error.isDenied || [ENOENT, ENOTDIR, ELOOP].contains(error.code)
      {
        continue  // closed to us, or gone
      }
    }
    return nil
  }

  /// How long a new one lies there before nobody is about to use it: that takes a moment.
  private static let unusedFor = Duration.seconds(3600)

  /// Removes new folders of runs that were killed before they had used them: of this host at once,
  /// those of other hosts after a time, which the file system's own clock tells.
  static func removeLeft(
    in shared: Folder, like pattern: FileStatus, after time: Duration
  ) throws {
    let mine = Array((newName + "\(try HostCode.text())-").bytes)
    for name in try shared.names(where: { $0.bytes.starts(with: newName.bytes) }) {
      guard let status = try shared.status(name), isLike(pattern, status),
        isLeft(name, mine) || .nanoseconds(pattern.changed - status.changed) >= time
      else { continue }
      let folder = try shared.folder(name)
      guard try folder.list().allSatisfy({ $0 == marker }) else { continue }
      try folder.remove(marker)
      try shared.removeFolder(name)
    }
  }

  /// Whether it is of a run of this host, by how their names begin, that has ended.
  private static func isLeft(_ name: Name, _ mine: [UInt8]) -> Bool {
    guard name.bytes.starts(with: mine) else { return false }
    let rest = String(decoding: name.bytes.dropFirst(mine.count), as: UTF8.self)
    guard let number = rest.split(separator: "-").first, let process = pid_t(number) else {
      return false
    }
    return process == getpid() || kill(process, 0) != 0 && errno == ESRCH
  }

  // MARK: - Carrying over

  /// Moves all that lies in a folder, and removes it.
  static func carry(_ name: Name, in parent: Folder, to target: Folder) throws {
    let source = try parent.folder(name)
    for entry in try source.list() where entry != marker {
      do {
        try source.move(entry, to: target, as: entry)
      } catch {
        guard [EXDEV, EEXIST].contains(error.code) else { throw error }
        try carryOne(entry, in: source, to: target, isOnSameMount: error.code == EEXIST)
      }
    }
    try target.sync()
    try source.remove(marker)
    try parent.removeFolder(name)
  }

  private static func carryOne(
    _ name: Name, in source: Folder, to target: Folder, isOnSameMount: Bool
  ) throws {
    guard let status = try source.status(name) else { return }
    if status.kind == .folder {
      try carry(name, in: source, to: target.folder(name, makingWith: status.mode & 0o777))
      return
    }
    guard !isOnSameMount else {
      // A folder of the same study has taken the name: both stay.
      try source.move(name, to: target, as: name + ("-" + (try SystemRandom.name())))
      return
    }
    try source.carry(name, to: target, as: name, mode: status.mode & 0o777)
  }
}
