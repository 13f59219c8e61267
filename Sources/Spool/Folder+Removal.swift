internal import Glibc

/// How names are removed.
extension Folder {
  /// Removes a file's name.
  ///
  /// - Returns: false when there was no such name.
  @discardableResult
  package func remove(_ name: Name) throws(SystemCallError) -> Bool {
    try removed("unlinkat") { name.withCString { unlinkat(descriptor, $0, 0) } }
  }

  /// Overwrites a file with zeros, on stable storage, and removes its name.
  ///
  /// What this user may not write to, has further names or is empty is only removed; so is one for whose
  /// zeros a file system wants further room that it does not have (btrfs, ZFS): to remove it gives room.
  /// Holes stay holes: somebody may have made a file longer than the disk. A file system may keep older
  /// blocks all the same: a journal, a snapshot, a flash disk.
  ///
  /// - Returns: whether it was overwritten.
  @discardableResult
  package func erase(_ name: Name) throws(SystemCallError) -> Bool {
    let isOverwritten = try overwrite(name)
    try remove(name)
    return isOverwritten
  }

  /// The same, unless another file has the name, or gets it meanwhile: to overwrite takes its time.
  ///
  /// - Returns: false when another file has the name.
  /// - Throws: as ``erase(_:)`` does.
  package func erase(
    _ name: Name, known status: FileStatus
  ) throws(SystemCallError) -> Bool {
    _ = try overwrite(name, known: status.identity)
    guard let there = try self.status(name) else { return true }
    guard there.identity == status.identity else { return false }
    try remove(name)
    return true
  }

  private func overwrite(
    _ name: Name, known identity: FileStatus.Identity? = nil
  ) throws(SystemCallError) -> Bool {
    let file: File
    do throws(SystemCallError) {
      file = try openFile(name, isWritable: true)
    } catch {
      let codes = [ENOENT, ELOOP, EINVAL, ENXIO, EACCES, EPERM, EISDIR, ETXTBSY]
      guard codes.contains(error.code) else { throw error }
      return false
    }
    let status = try file.status()
    guard status.links == 1, status.size > 0, identity == nil || identity == status.identity else {
      return false
    }
    var isOverwritten = false
    do throws(SystemCallError) {
      var offset = 0
      while offset < status.size, let data = try file.nextData(from: offset) {
        try file.writeZeros(data.clamped(to: 0..<status.size))
        isOverwritten = true
        offset = data.upperBound
      }
      try file.sync()
    } catch {
      guard [ENOSPC, EDQUOT].contains(error.code) else { throw error }
      return false
    }
    return isOverwritten
  }

  /// Removes an empty folder.
  ///
  /// - Returns: false when there was no such folder.
  /// - Throws: ENOTEMPTY when something is in it.
  @discardableResult
  package func removeFolder(_ name: Name) throws(SystemCallError) -> Bool {
    try removed("unlinkat") { name.withCString { unlinkat(descriptor, $0, AT_REMOVEDIR) } }
  }

  private func removed(
    _ call: StaticString, _ body: () -> CInt
  ) throws(SystemCallError) -> Bool {
    do throws(SystemCallError) {
      try check(call, body)
      return true
    } catch {
      if error.code == ENOENT { return false }
      throw error
    }
  }
}

extension File {
  /// Writes zeros over some bytes.
  fileprivate func writeZeros(_ range: Range<Int>) throws(SystemCallError) {
    let zeros = [UInt8](repeating: 0, count: min(range.count, 1 << 20))
    var offset = range.lowerBound
    while offset < range.upperBound {
      let count = min(zeros.count, range.upperBound - offset)
      try write(count == zeros.count ? zeros : Array(zeros.prefix(count)), at: offset)
      offset += count
    }
  }
}
