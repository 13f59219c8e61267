internal import Glibc
internal import Synchronization

// Making folders whose names are on the medium before anything relies on them.
extension Folder {
  /// Makes a folder; one that exists already is fine.
  ///
  /// With `durably`, its name is on the medium when this returns, also when somebody else has made it.
  /// A set-group-ID bit comes from the folder around it, as mkdir(2) says: to ask for one is forbidden
  /// by RestrictSUIDSGID=.
  ///
  /// - Returns: false when there was an entry of this name already.
  @discardableResult
  package func makeFolder(
    _ name: Name, mode: UInt32, durably: Bool = true
  ) throws(SystemCallError) -> Bool {
    guard durably else { return try makeName(name, mode) }
    return try makeFolder(name, mode: mode, syncing: sync)
  }

  /// Makes a folder, and has `sync` put its name on the medium.
  func makeFolder(
    _ name: Name, mode: UInt32, syncing sync: () throws(SystemCallError) -> Void
  ) throws(SystemCallError) -> Bool {
    let isNew = try makeSynced(name, mode, sync)
    if !isNew { try syncName(name, syncing: sync) }
    return isNew
  }

  private func makeSynced(
    _ name: Name, _ mode: UInt32, _ sync: () throws(SystemCallError) -> Void
  ) throws(SystemCallError) -> Bool {
    let place = FoldersInTheMaking.Place(folder: try identity(), name: name)
    FoldersInTheMaking.begin(place)
    defer { FoldersInTheMaking.end(place) }
    guard try makeName(name, mode) else { return false }
    do throws(SystemCallError) {
      try sync()
    } catch {
      // Whoever opens it tries again, also where one of this name was known before.
      DurableNames.forgetAll()
      throw error
    }
    DurableNames.insert(.init(folder: place.folder, path: RelativePath(name)))
    return true
  }

  /// Syncs this folder unless the name of the folder `name` in it is known to be on the medium: another
  /// thread, a run that was killed, or another process may have made it, and not have come so far.
  package func syncName(_ name: Name) throws(SystemCallError) {
    try syncName(name, syncing: sync)
  }

  func syncName(
    _ name: Name, syncing sync: () throws(SystemCallError) -> Void
  ) throws(SystemCallError) {
    let place = FoldersInTheMaking.Place(folder: try identity(), name: name)
    let durable = DurableNames.Place(folder: place.folder, path: RelativePath(name))
    let isInTheMaking = FoldersInTheMaking.mayHave(place)
    guard isInTheMaking || !DurableNames.contains(durable) else { return }
    do throws(SystemCallError) {
      try sync()
    } catch {
      // Nobody makes a folder in one that cannot be synced at all, fsync(2): it has always been there.
      guard !isInTheMaking, [EINVAL, EROFS].contains(error.code) else { throw error }
    }
    DurableNames.insert(durable)
  }

  /// Whether the folder of a path below this one may be relied on: nobody asks for it to be durable, or
  /// all its names are known to be on the medium.
  func mayRely(on path: RelativePath, durably: Bool) throws(SystemCallError) -> Bool {
    guard durably else { return true }
    guard FoldersInTheMaking.areNone else { return false }
    return DurableNames.contains(.init(folder: try identity(), path: path))
  }

  /// Remembers that all names of a path below this folder are on the medium.
  func noteDurable(_ path: RelativePath) throws(SystemCallError) {
    DurableNames.insert(.init(folder: try identity(), path: path))
  }

  /// The folder of this name is moved away: whoever makes another one, this process or not, sees to its
  /// name once more.
  package func forgetName(_ name: Name) throws(SystemCallError) {
    DurableNames.remove(.init(folder: try identity(), path: RelativePath(name)))
  }

  /// Returns whether there was none.
  private func makeName(_ name: Name, _ mode: UInt32) throws(SystemCallError) -> Bool {
    do throws(SystemCallError) {
      try making("mkdirat") { name.withCString { mkdirat(descriptor, $0, mode_t(mode)) } }
      return true
    } catch {
      guard error.code == EEXIST else { throw error }
      return false
    }
  }
}

/// Folders that threads of this process are making: they can be opened, and their names may not be on
/// the medium yet.
enum FoldersInTheMaking {
  struct Place: Hashable {
    let folder: FileStatus.Identity
    let name: Name
  }

  /// How many are being made; those of one counter are not told apart, which costs a sync at most.
  private static let counters = InlineArray<256, Atomic<Int>> { _ in Atomic(0) }
  private static let total = Atomic(0)

  static var areNone: Bool { total.load(ordering: .sequentiallyConsistent) == 0 }

  static func mayHave(_ place: Place) -> Bool {
    counters[index(place)].load(ordering: .sequentiallyConsistent) > 0
  }

  static func begin(_ place: Place) {
    counters[index(place)].add(1, ordering: .sequentiallyConsistent)
    total.add(1, ordering: .sequentiallyConsistent)
  }

  static func end(_ place: Place) {
    total.subtract(1, ordering: .sequentiallyConsistent)
    counters[index(place)].subtract(1, ordering: .sequentiallyConsistent)
  }

  private static func index(_ place: Place) -> Int {
    Int(UInt(bitPattern: place.hashValue) % UInt(counters.count))
  }
}

/// Folders whose names are on the medium, as far as this process has seen to it.
///
/// Who removes one, and makes it again, sees to it once more; who moves one away that others make again
/// calls ``Folder/forgetName(_:)``.
enum DurableNames {
  struct Place: Hashable {
    let folder: FileStatus.Identity
    /// Below that folder.
    let path: RelativePath
  }

  /// So many are remembered; then all is forgotten, which costs a sync each.
  private static let capacity = 4096
  private static let known = Mutex<Set<Place>>([])

  static func contains(_ place: Place) -> Bool { known.withLock { $0.contains(place) } }

  static func insert(_ place: Place) {
    known.withLock {
      if $0.count >= capacity { $0.removeAll(keepingCapacity: true) }
      $0.insert(place)
    }
  }

  static func remove(_ place: Place) { known.withLock { _ = $0.remove(place) } }

  static func forgetAll() { known.withLock { $0.removeAll() } }
}

extension Folder {
  /// Appends bytes to a file, all or none, and makes it first when it is missing.
  ///
  /// What several append at a time, on this host or on others, follows each other; also where one of
  /// them replaces the file, and holds its lock (``File/lock()``) until it has.
  package func append(_ bytes: [UInt8], to name: Name, mode: UInt32) throws(SystemCallError) {
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    for attempt in 1... {
      let file = File(
        descriptor: try making("openat") {
          name.withCString { openat(descriptor, $0, flags, mode_t(mode)) }
        })
      let isLocked = try file.lock()
      let before = try file.status()
      // Some file systems have another number for a file each time: nobody has replaced it then.
      if attempt < 10, try status(name)?.identity != before.identity { continue }
      do throws(SystemCallError) {
        return try file.write(bytes)
      } catch {
        // Without a lock others may have appended meanwhile. The beginning that stays where this fails,
        // or where the process ends, is for readers to pass over.
        if isLocked { _ = ftruncate(file.descriptor, off_t(before.size)) }
        throw error
      }
    }
  }
}

// A file system has no room for a file, or no inode: the error number is the same.
extension Folder {
  /// Runs a call that makes something in this folder.
  @discardableResult
  func making<Result: SignedInteger>(
    _ call: StaticString, _ body: () -> Result
  ) throws(SystemCallError) -> Result {
    do throws(SystemCallError) {
      return try check(call, body)
    } catch {
      throw explained(error)
    }
  }

  /// The error of a call that was to make something in this folder, with whether inodes are what is
  /// missing.
  ///
  /// To be asked at once: what is given up because of it makes room for another file.
  package func explained(_ error: SystemCallError) -> SystemCallError {
    // Where that cannot be told, there is the error itself.
    guard error.code == ENOSPC, (try? fileRoom())?.free == 0 else { return error }
    return SystemCallError(call: error.call, code: error.code, isOutOfFiles: true)
  }
}
