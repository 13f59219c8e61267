internal import Glibc
package import Spool

extension Folder {
  /// Moves a file to a folder on another mount, where rename(2) cannot: it is copied, and removed here
  /// once the copy is durable and holds the same bytes.
  ///
  /// A run that ends in between leaves the file here, and perhaps its copy, which the next call takes
  /// for its own.
  ///
  /// - Parameters:
  ///   - name: the file's.
  ///   - target: the other folder.
  ///   - newName: the name there.
  ///   - mode: the permission bits of the copy, from which the umask takes away.
  /// - Throws: EEXIST when another file has the name there; EIO when what was written is not what was
  ///   read; EBUSY when it was written to meanwhile; what copying and removing say.
  package func carry(
    _ name: Name, to target: Folder, as newName: Name, mode: UInt32
  ) throws(SystemCallError) {
    let copy = try copyDurably(name, to: target, as: newName, mode: mode)
    try remove(name, ifStillAs: copy, newName, in: target)
  }

  /// What the first half of ``carry(_:to:as:mode:)`` has done.
  struct CarriedCopy {
    /// What the system said of the file before it was read.
    let source: FileStatus
    /// Whether this call has made the copy; another one, or another process, may have.
    var isOwn = true
  }

  /// The first half of ``carry(_:to:as:mode:)``.
  func copyDurably(
    _ name: Name, to target: Folder, as newName: Name, mode: UInt32
  ) throws(SystemCallError) -> CarriedCopy {
    let file = try openFile(name)
    var made = CarriedCopy(source: try file.status())
    let source = try FileSource(file)
    do throws(SystemCallError) {
      let copy = try PendingFile(in: target, mode: mode)
      try source.copy(to: copy)
      try copy.sync()
      guard try FileSource(copy.written()).holdsSameBytes(as: source) else {
        throw SystemCallError(call: "read", code: EIO)
      }
      try copy.publish(in: target, as: newName)
    } catch {
      guard error.code == EEXIST,
        try FileSource(target.openFile(newName)).holdsSameBytes(as: source)
      else { throw error }
      try target.openFile(newName).sync()
      made.isOwn = false
    }
    try target.sync()
    return made
  }

  /// The second half: with rename(2), what a writer adds would go along.
  ///
  /// Where the file is gone, whoever carried it, too, has removed it, and the copy is all there is.
  func remove(
    _ name: Name, ifStillAs copy: CarriedCopy, _ copyName: Name, in target: Folder
  ) throws(SystemCallError) {
    guard let now = try status(name) else { return }
    guard now.hasSameContent(as: copy.source) else {
      if copy.isOwn { try target.remove(copyName) }
      throw SystemCallError(call: "read", code: EBUSY)
    }
    try remove(name)
  }
}
