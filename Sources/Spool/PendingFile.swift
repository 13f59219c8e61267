// A result has no name until it is whole: the file is made without one (open(2), O_TMPFILE), so that
// even a killed process leaves nothing behind. File systems that know no such files get a hidden name
// in its place, which is taken away again; what a killed process leaves of them, the next one removes.
internal import Glibc

/// A file in the making; gone when it is let go of without having been published.
package final class PendingFile {
  private enum Place {
    case unnamed
    case hidden(HiddenName)
    /// Its only name is a final one.
    case published(Folder, Name)
    case gone
  }

  /// The open file.
  package var file: File { writing.file }

  private let folder: Folder
  private var place: Place
  /// Nil when it was let go of.
  private var writer: FileWriter?

  private var writing: FileWriter {
    guard let writer else { preconditionFailure("a file that was let go of") }
    return writer
  }

  /// Makes an empty file on the folder's file system.
  ///
  /// - Parameters:
  ///   - folder: where.
  ///   - mode: the permission bits, from which the umask takes away.
  /// - Throws: ENOSPC, EROFS, EACCES and whatever else open(2) knows.
  package init(in folder: Folder, mode: UInt32 = 0o640) throws(SystemCallError) {
    self.folder = folder
    if try FolderAbilities.known(of: folder)?.hasUnnamedFiles != false {
      do throws(SystemCallError) {
        writer = FileWriter(try folder.createUnnamedFile(mode: mode))
        place = .unnamed
        return
      } catch {
        guard error.meansNoUnnamedFiles else { throw error }
      }
    }
    try Leftovers.prepare(folder)
    let (file, name) = try Self.makeHidden(in: folder, mode)
    writer = FileWriter(file)
    place = .hidden(name)
  }

  private static func makeHidden(
    in folder: Folder, _ mode: UInt32
  ) throws(SystemCallError) -> (File, HiddenName) {
    while true {
      let hidden = try HiddenName.draw()
      let file = try folder.createFile(hidden.name, mode: mode)
      do throws(SystemCallError) {
        // Held until it is closed, so that others see that somebody works on it.
        _ = try file.tryLock()
      } catch {
        // No locks here: the name has to tell.
      }
      // Somebody may have taken it for left before it was locked.
      if try folder.status(hidden.name) != nil { return (file, hidden) }
    }
  }

  deinit { discard() }

  /// Takes room for so many bytes, because they will come: see ``File/reserve(_:)``.
  package func preallocate(_ count: Int) throws(SystemCallError) { try writing.reserve(count) }

  /// Appends bytes.
  package func append(_ bytes: UnsafeRawBufferPointer) throws(SystemCallError) {
    try writing.write(bytes)
  }

  /// Writes out what is still collected; the content can be read back then.
  package func flush() throws(SystemCallError) { try writing.flush() }

  /// Whether it has a name, hidden or not, under which it can be opened once more.
  package var isNamed: Bool {
    switch place {
    case .unnamed, .gone: false
    case .hidden, .published: true
    }
  }

  /// The content to be read back: through a descriptor of its own where the file has a name.
  ///
  /// Some FUSE file systems show the end of a file only to those that open it after it was written,
  /// and network file systems say when it is closed that it could not be written.
  ///
  /// - Throws: what writing, or closing, says.
  package func written() throws(SystemCallError) -> File {
    try flush()
    switch place {
    case .unnamed, .gone: return file
    case .hidden(let hidden):
      try file.closeCopy()
      return try folder.openFile(hidden.name)
    case .published(let folder, let name): return try folder.openFile(name)
    }
  }

  /// Begins to write everything to the medium without waiting; it can be read back then.
  package func startSync() throws(SystemCallError) { try writing.startSync() }

  /// Returns once content and length are on the medium.
  package func sync() throws(SystemCallError) { try writing.sync() }

  /// Gives the file a final name; never replaces a file.
  ///
  /// Published once more, it may keep the name that it had, or not: the caller removes it.
  /// The caller fsyncs the folder.
  ///
  /// - Throws: EEXIST when the name is taken by another file.
  package func publish(in target: Folder, as name: Name) throws(SystemCallError) {
    switch place {
    case .unnamed: try target.link(unnamed: file, as: name)
    case .hidden(let hidden): try publish(hidden, in: target, as: name)
    case .published(let folder, let old):
      if try folder.publish(old, in: target, as: name) == .moved {
        place = .published(target, name)
      }
    case .gone: throw SystemCallError(call: "linkat", code: ENOENT)
    }
  }

  private func publish(
    _ hidden: HiddenName, in target: Folder, as name: Name
  ) throws(SystemCallError) {
    let publication = try folder.publish(hidden.name, in: target, as: name) {
      () throws(SystemCallError) in
      let marked = hidden.reserving(name)
      try self.folder.replace(hidden.name, in: self.folder, as: marked.name)
      self.place = .hidden(marked)
      return marked.name
    }
    if publication == .moved { place = .published(target, name) }
  }

  /// Takes away the hidden name, and with it the file unless it was published.
  package func discard() {
    // Closed first: FUSE hides open files that are removed, instead of removing them.
    writer = nil
    guard case .hidden(let hidden) = place else {
      place = .gone
      return
    }
    place = .gone
    do throws(SystemCallError) {
      try folder.remove(hidden.name)
    } catch {
      // Nobody is left to be told. The next file in the making tries once more.
      if let identity = try? folder.identity() { Leftovers.note(hidden.name, in: identity) }
    }
  }
}
