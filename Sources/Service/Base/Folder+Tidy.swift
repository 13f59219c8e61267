internal import Glibc
internal import ShareStorage
internal import Spool

/// How whole folders are removed.
extension Folder {
  /// Removes an entry with all that is in it; what hinders one entry leaves the others alone.
  ///
  /// - Throws: what hindered the first; ``PrivateFolder/Inside`` for the service's own folder in use, in
  ///   which nothing is removed.
  func removeAll(_ name: Name) throws {
    guard try status(name)?.kind == .folder else {
      try remove(name)
      return
    }
    let inner = try folder(name)
    guard try !PrivateFolder.isInUse(inner) else { throw PrivateFolder.Inside() }
    var failure: (any Error)?
    for name in try inner.list() {
      do { try inner.removeAll(name) } catch { failure = failure ?? error }
    }
    // What hindered the first entry says more than that the folder is not empty.
    if let failure { throw failure }
    try removeFolder(name)
  }

  /// Removes a folder, unless something is in it.
  func removeIfEmpty(_ name: Name) throws {
    do {
      try removeFolder(name)
    } catch {
      guard error.code == ENOTEMPTY || error.code == EEXIST || error.code == EBUSY else {
        throw error
      }
    }
  }

  /// Removes a dropped folder in which nothing is left but what came with its shares.
  ///
  /// - Returns: whether it is gone.
  @discardableResult
  func tidy(_ name: Name) throws -> Bool {
    let dropped = try folder(name)
    var companions: [Name] = []
    for name in try dropped.list() {
      let isFolder = try dropped.status(name)?.kind == .folder
      if isFolder ? Companion.includesFolder(name) : Companion.include(name) {
        companions.append(name)
      } else if try !isFolder || !dropped.tidy(name) {
        return false
      }
    }
    for name in companions { try dropped.removeAll(name) }
    try removeIfEmpty(name)
    return try status(name) == nil
  }
}
