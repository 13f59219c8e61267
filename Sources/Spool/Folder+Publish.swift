internal import Glibc

/// How files get their final names.
extension Folder {
  /// What has become of the name that a file had before.
  package enum Publication: Sendable {
    /// It stays, beside the new one.
    case linked
    /// It is gone.
    case moved
  }

  /// Gives a pending file its final name, without replacing another file.
  ///
  /// The caller fsyncs the folder of the final name.
  ///
  /// - Parameters:
  ///   - pending: the name that the file has.
  ///   - target: where the final name is.
  ///   - finalName: what it is.
  ///   - isOwn: whether nobody but this program makes files in `target`. An empty file of the final
  ///     name is then what a killed run has reserved.
  ///   - marking: gives the pending file another name, which tells that `finalName` is reserved for
  ///     it, before it is.
  /// - Returns: whether the pending name stays.
  /// - Throws: EEXIST when the name is taken by another file; ENOENT when the pending name is gone;
  ///   EOPNOTSUPP where there is no way that never replaces.
  @discardableResult
  package func publish(
    _ pending: Name, in target: Folder, as finalName: Name, isOwn: Bool = false,
    marking: (() throws(SystemCallError) -> Name)? = nil
  ) throws(SystemCallError) -> Publication {
    var naming: FolderAbilities.Naming? = .link
    if let known = try FolderAbilities.known(of: target) { naming = known.naming }
    if naming == .link {
      do throws(SystemCallError) {
        try linkOnce(pending, to: target, as: finalName)
        return .linked
      } catch {
        // What file systems say that have no links; if this one has, it is something else.
        guard [EPERM, EOPNOTSUPP, ENOSYS, EIO, EINVAL, EMLINK].contains(error.code) else {
          throw error
        }
        naming = try FolderAbilities.triedAgain(in: target).naming
        if naming == .link { throw error }
      }
    }
    switch naming {
    case .move: try moveOnce(pending, to: target, as: finalName)
    case .reservation:
      // Only where nothing has the name it may be taken for one that was reserved.
      if !isOwn, try target.status(finalName) != nil {
        throw SystemCallError(call: "openat", code: EEXIST)
      }
      let reserving: Name
      if let marking { reserving = try marking() } else { reserving = pending }
      try moveReserving(reserving, to: target, as: finalName, isOwn)
    case .link, nil: throw SystemCallError(call: "linkat", code: EOPNOTSUPP)
    }
    return .moved
  }

  private func linkOnce(
    _ pending: Name, to target: Folder, as finalName: Name
  ) throws(SystemCallError) {
    do throws(SystemCallError) {
      try link(pending, to: target, as: finalName)
    } catch {
      // An answer that NFS lost and asked for again reads EEXIST although the first call linked:
      // which file the name belongs to decides.
      guard error.code == EEXIST, let pending = try status(pending),
        let taken = try target.status(finalName), taken.identity == pending.identity
      else { throw error }
    }
  }

  private func moveOnce(
    _ pending: Name, to target: Folder, as finalName: Name
  ) throws(SystemCallError) {
    let before = try status(pending)
    do throws(SystemCallError) {
      try moveExclusively(pending, to: target, as: finalName)
    } catch {
      // The same answer reads ENOENT.
      guard error.code == ENOENT, let before,
        try target.status(finalName)?.identity == before.identity
      else { throw error }
    }
  }

  private func moveReserving(
    _ pending: Name, to target: Folder, as finalName: Name, _ isOwn: Bool
  ) throws(SystemCallError) {
    guard try status(pending) != nil else { throw SystemCallError(call: "renameat", code: ENOENT) }
    do throws(SystemCallError) {
      // Closed at once: FUSE hides open files that are replaced, instead of removing them.
      _ = try target.createFile(finalName, mode: 0o600)
    } catch {
      guard error.code == EEXIST, isOwn, try target.isEmptyFile(finalName) else { throw error }
    }
    // Somebody who wrote into the name in between keeps it.
    guard try target.isEmptyFile(finalName) else {
      throw SystemCallError(call: "openat", code: EEXIST)
    }
    do throws(SystemCallError) {
      try replace(pending, in: target, as: finalName)
    } catch {
      // The error that led here is the one to report.
      if (try? target.isEmptyFile(finalName)) == true { _ = try? target.remove(finalName) }
      throw error
    }
  }

  /// Whether a name belongs to a file that holds nothing.
  func isEmptyFile(_ name: Name) throws(SystemCallError) -> Bool {
    guard let status = try status(name) else { return false }
    return status.kind == .regular && status.size == 0
  }
}
