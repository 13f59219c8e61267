// A command that fails leaves nothing half done, and so no folder that it made and put nothing into.
internal import Glibc
internal import Spool
internal import Synchronization

/// The folders for a command's results: made when they are missing, and gone again if they stay
/// empty.
final class OutputFolders: Sendable {
  /// A folder that this command made.
  private struct Made {
    /// Where its path begins.
    let start: Folder
    let path: RelativePath
    let identity: FileStatus.Identity?
  }

  private static let mode: UInt32 = 0o750

  private let made = Mutex<[Made]>([])
  /// Folders with names in them that ``sync()`` is to put on the medium.
  private let unsynced = Mutex<(folders: [Folder], failure: SystemCallError?)>(([], nil))

  /// Opens a folder that the user named; it and those above it are made when they are missing.
  ///
  /// - Parameters:
  ///   - path: the folder's path.
  ///   - isSynced: whether the names of those that were made are on the medium on return; otherwise
  ///     ``sync()`` is to be called before anything in them counts.
  /// - Returns: the folder.
  /// - Throws: why it cannot be had.
  func folder(_ path: Path, synced isSynced: Bool = true) throws(Failure) -> Folder {
    do throws(SystemCallError) {
      let folder = try opened(path)
      if isSynced { try sync() }
      return folder
    } catch {
      throw Failure(writing: error)
    }
  }

  /// Puts the names of the folders that ``folder(_:synced:)`` made on the medium.
  ///
  /// - Throws: what fsync(2) says, and the same each time from then on: it tells of an error once, and
  ///   what was not written may never be.
  func sync() throws(SystemCallError) {
    try unsynced.withLock { unsynced throws(SystemCallError) in
      if let failure = unsynced.failure { throw failure }
      do throws(SystemCallError) {
        for folder in unsynced.folders.reversed() { try folder.sync() }
        unsynced.folders = []
      } catch {
        unsynced.failure = error
        throw error
      }
    }
  }

  /// Opens a folder below another, never through a symbolic link; it and those between are made when
  /// they are missing.
  func folder(_ path: RelativePath, in start: Folder) throws(SystemCallError) -> Folder {
    var folder = start
    for depth in path.names.indices {
      let path = RelativePath(Array(path.names[...depth]))
      folder = try self.folder(path, in: folder, from: start, durably: true)
    }
    return folder
  }

  /// Removes the folders that this command made and that are empty, those above them at last.
  func removeEmpty() {
    for folder in made.withLock({ $0 }).reversed() {
      guard let name = folder.path.last, let above = try? folder.start.folder(folder.path.parent),
        // Another one may have been made in its place.
        (try? above.status(name))?.identity == folder.identity
      else { continue }
      // One with something in it is not removed; another that stays harms nobody.
      _ = try? above.removeFolder(name)
    }
  }

  private func opened(_ path: Path) throws(SystemCallError) -> Folder {
    do throws(SystemCallError) {
      guard let folder = try Location.folder(path) else {
        throw SystemCallError(call: "open", code: ENOTDIR)
      }
      return folder
    } catch {
      guard error.code == ENOENT, let name = Name(path.name) else { throw error }
      let above = try opened(Location.above(path))
      return try folder(RelativePath(name), in: above, from: above, durably: false)
    }
  }

  /// Opens a folder, the last one of `path`, and makes it first when it is missing.
  private func folder(
    _ path: RelativePath, in above: Folder, from start: Folder, durably isDurable: Bool
  ) throws(SystemCallError) -> Folder {
    guard let name = path.last else { return above }
    while true {
      do throws(SystemCallError) {
        let folder = try above.folder(name)
        try above.syncName(name)
        return folder
      } catch {
        guard error.code == ENOENT else { throw error }
      }
      // Another process may make it at the same time, or take it away.
      do throws(SystemCallError) {
        let isNew = try above.makeFolder(name, mode: Self.mode, durably: isDurable)
        if isNew { try remember(path, in: above, from: start) }
        if isNew, !isDurable { unsynced.withLock { $0.folders.append(above) } }
      } catch {
        // It is there, perhaps, and its name is not on the medium.
        if try above.status(name) != nil { try remember(path, in: above, from: start) }
        throw error
      }
    }
  }

  private func remember(
    _ path: RelativePath, in above: Folder, from start: Folder
  ) throws(SystemCallError) {
    guard let name = path.last, let identity = try above.status(name)?.identity else { return }
    made.withLock { $0.append(Made(start: start, path: path, identity: identity)) }
  }
}

extension Folder {
  /// Puts the names of what was just made in it on the medium, or takes it away again.
  ///
  /// - Parameter names: what was made; nobody else relies on it yet.
  /// - Throws: what fsync(2) says.
  func sync(orRemoving names: [Name]) throws(SystemCallError) {
    do throws(SystemCallError) {
      try sync()
    } catch {
      // The failure that led here is the one to report.
      for name in names { _ = try? remove(name) }
      throw error
    }
  }
}
