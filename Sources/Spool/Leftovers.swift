// A run that is killed where files in the making have names leaves them behind, with whole exams in
// plain. The next run in that folder removes them, and whatever they had reserved. Nothing that a
// living process holds is touched: it holds a lock on its file, which dies with it on every host and
// in every container; where there are no locks, the name tells the process.
internal import Glibc
internal import Synchronization

/// Files in the making that nobody will finish.
package enum Leftovers {
  /// After how long a file of another host is taken for left, in nanoseconds of the file system's own
  /// clock: a file in the making is written to, or named, all the time.
  private static let foreignAge = 3600 * 1_000_000_000
  /// For two seconds in all, locks on files of dead processes are waited for, in such steps.
  private static let mostLooks = 100
  private static let lookMicroseconds: UInt32 = 20_000
  /// So many files that cannot be removed are enough.
  private static let mostStuck = 8
  /// How deep reserved names may lie; no deeper path is restored.
  private static let deepest = 64

  private struct State {
    var swept: Set<FileStatus.Identity> = []
    /// What this process could not remove.
    var stuck: [FileStatus.Identity: [Name]] = [:]
  }

  private static let state = Mutex(State())

  /// Removes all of a folder.
  ///
  /// - Returns: how many there were.
  /// - Throws: what keeps the folder from being listed; one file that cannot be removed leaves the
  ///   others to be.
  @discardableResult
  package static func sweep(_ folder: Folder) throws(SystemCallError) -> Int {
    var count = 0
    var looks = mostLooks
    for name in try folder.list() {
      guard let hidden = HiddenName(read: name) else { continue }
      do throws(SystemCallError) {
        if try remove(hidden, from: folder, &looks) { count += 1 }
      } catch {
        // Another user's, or gone meanwhile: the next sweep tries again.
      }
    }
    return count
  }

  /// Makes room for one more file in the making: sweeps at the first of a folder, and removes what
  /// this process could not remove.
  ///
  /// - Throws: what keeps files from being removed, once there are too many: on a medium that fails
  ///   they must not pile up.
  package static func prepare(_ folder: Folder) throws(SystemCallError) {
    let identity = try folder.identity()
    let (isNew, stuck) = state.withLock { state in
      (state.swept.insert(identity).inserted, state.stuck.removeValue(forKey: identity) ?? [])
    }
    // A folder may be open for writing only.
    if isNew { _ = try? sweep(folder) }
    var failure: SystemCallError?
    for name in stuck {
      do throws(SystemCallError) {
        try folder.remove(name)
      } catch {
        failure = error
        note(name, in: identity)
      }
    }
    if let failure, state.withLock({ $0.stuck[identity]?.count ?? 0 }) >= mostStuck {
      throw failure
    }
  }

  /// Remembers a file that could not be removed.
  static func note(_ name: Name, in folder: FileStatus.Identity) {
    state.withLock { $0.stuck[folder, default: []].append(name) }
  }

  // MARK: - One file

  private static func remove(
    _ hidden: HiddenName, from folder: Folder, _ looks: inout Int
  ) throws(SystemCallError) -> Bool {
    guard let status = try folder.status(hidden.name) else { return false }
    switch status.kind {
    case .regular:
      guard try isLeft(hidden, status, in: folder, &looks) else { return false }
      if hidden.isReserving { try removeReserved(for: hidden, from: folder, depth: 0) }
      return try folder.remove(hidden.name)
    case .folder:
      guard try isOver(hidden, status, in: folder) else { return false }
      // A copy in the making (`export`), or a trial of what folders can do: two levels at most.
      let inner = try folder.folder(hidden.name)
      for name in try inner.list() {
        if try inner.status(name)?.kind == .folder {
          let lowest = try inner.folder(name)
          for name in try lowest.list() { try lowest.remove(name) }
          try inner.removeFolder(name)
        } else {
          try inner.remove(name)
        }
      }
      return try folder.removeFolder(hidden.name)
    case .symbolicLink, .special: return false
    }
  }

  private static func isLeft(
    _ hidden: HiddenName, _ status: FileStatus, in folder: Folder, _ looks: inout Int
  ) throws(SystemCallError) -> Bool {
    let file = try folder.openFile(hidden.name, isWritable: true)
    // A worker process that had the file open ends with its parent, but on a slow medium not at once.
    while try isHeld(file) {
      guard looks > 0, hidden.owner() == .dead else { return false }
      looks -= 1
      usleep(lookMicroseconds)
    }
    return try isOver(hidden, status, in: folder)
  }

  private static func isHeld(_ file: File) throws(SystemCallError) -> Bool {
    do throws(SystemCallError) {
      return try !file.tryLock()
    } catch {
      return false  // there are no locks here
    }
  }

  private static func isOver(
    _ hidden: HiddenName, _ status: FileStatus, in folder: Folder
  ) throws(SystemCallError) -> Bool {
    switch hidden.owner() {
    case .living: false
    case .dead: true
    case .unknown: try now(in: folder) - max(status.changed, status.modified) >= foreignAge
    }
  }

  /// What the file system's own clock says: those of hosts may differ.
  private static func now(in folder: Folder) throws(SystemCallError) -> Int {
    let name = try HiddenName.draw().name
    let status = try folder.createFile(name, mode: 0o600).status()
    try folder.remove(name)
    return max(status.changed, status.modified)
  }

  /// Removes the empty files that were made to reserve a name.
  private static func removeReserved(
    for hidden: HiddenName, from folder: Folder, depth: Int
  ) throws(SystemCallError) {
    for name in try folder.list() {
      if hidden.isReserving(name), try folder.isEmptyFile(name) { try folder.remove(name) }
      guard depth < deepest, try folder.status(name)?.kind == .folder else { continue }
      do throws(SystemCallError) {
        try removeReserved(for: hidden, from: folder.folder(name), depth: depth + 1)
      } catch {
        // Closed to us: then nothing was reserved there.
      }
    }
  }
}
