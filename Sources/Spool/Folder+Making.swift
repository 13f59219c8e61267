internal import Glibc
internal import Synchronization

// Making folders whose names are on the medium before anything relies on them.
extension Folder {
  /// Makes a folder; one that exists already is fine.
  ///
  /// With `durably`, its name is on the medium when this returns, also when another thread makes it.
  /// A set-group-ID bit comes from the folder around it, as mkdir(2) says: to ask for one is forbidden
  /// by RestrictSUIDSGID=.
  ///
  /// - Returns: false when there was an entry of this name already.
  @discardableResult
  package func makeFolder(
    _ name: Name, mode: UInt32, durably: Bool = true
  ) throws(SystemCallError) -> Bool {
    guard durably else { return try makeName(name, mode) }
    let place = FoldersInTheMaking.Place(folder: try identity(), name: name)
    FoldersInTheMaking.begin(place)
    let isNew: Bool
    do throws(SystemCallError) {
      isNew = try makeName(name, mode)
    } catch {
      FoldersInTheMaking.end(place)
      throw error
    }
    // When this throws, it stays in the making: whoever opens it tries again.
    if isNew { try sync() }
    FoldersInTheMaking.end(place)
    if !isNew { try syncIfInTheMaking(name) }
    return isNew
  }

  /// Syncs this folder when another thread has made the folder `name` in it, and has not come so far.
  package func syncIfInTheMaking(_ name: Name) throws(SystemCallError) {
    guard !FoldersInTheMaking.areNone,
      FoldersInTheMaking.mayHave(.init(folder: try identity(), name: name))
    else { return }
    try sync()
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

extension Folder {
  /// Appends bytes to a file by one call, and makes it first when it is missing.
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
      file.lock()
      // Some file systems have another number for a file each time: nobody has replaced it then.
      if attempt < 10, try status(name)?.identity != file.status().identity { continue }
      return try file.write(bytes)
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
