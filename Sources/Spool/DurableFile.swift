// A file is written under a pending name, reaches the medium, and only then gets the name that
// readers look for. After a crash there is either no such name, or the whole content below it;
// a pending name that was left behind is removed by whoever knows that its writer is gone.
internal import Glibc

/// A file in the making, under a pending name.
package final class DurableFile {
  /// The folder of the pending name.
  package let folder: Folder
  /// The pending name.
  package let name: Name
  /// The file, open for writing and reading.
  package var file: File { writer.file }

  private var writer: FileWriter
  /// Whether nothing more is written, and all is on the medium.
  private var isOnMedium = false

  /// Makes the pending file.
  ///
  /// - Parameters:
  ///   - folder: where; on the file system of the final name.
  ///   - name: a name that nobody else uses (EEXIST otherwise).
  ///   - mode: the permission bits, from which the umask takes away.
  /// - Throws: EEXIST, ENOSPC, EROFS and whatever else open(2) knows.
  package init(in folder: Folder, pending name: Name, mode: UInt32 = 0o640)
    throws(SystemCallError)
  {
    self.folder = folder
    self.name = name
    writer = FileWriter(try folder.createFile(name, mode: mode))
  }

  /// Takes room for so many bytes, because they will come: see ``File/reserve(_:)``.
  package func reserve(_ count: Int) throws(SystemCallError) { try writer.reserve(count) }

  /// Appends bytes.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(SystemCallError) {
    try writer.write(bytes)
  }

  /// Waits until everything is on the medium.
  package func sync() throws(SystemCallError) {
    if !isOnMedium { try writer.sync() }
  }

  /// Ends the writing: waits until everything is on the medium, and opens it once more for reading.
  ///
  /// Some FUSE file systems show the end of a file only to those that open it after it was written,
  /// and network file systems say when it is closed that it could not be written.
  package func reopen() throws(SystemCallError) {
    try sync()
    let closing = file
    // Its number may soon be that of another file.
    writer = FileWriter(File(adopting: -1))
    try closing.close()
    writer = FileWriter(try folder.openFile(name))
    isOnMedium = true
  }

  /// Takes away the pending name, and with it the file unless it was published.
  package func discard() throws(SystemCallError) { try folder.remove(name) }
}

extension Folder {
  /// Writes a small new file so that it is there as a whole or not at all.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - name: its name.
  ///   - mode: the permission bits, from which the umask takes away.
  ///   - durable: whether it is on the medium before it has its name.
  /// - Throws: EEXIST when the name is taken.
  package func writeNew(
    _ bytes: [UInt8], as name: Name, mode: UInt32 = 0o640, durable: Bool
  ) throws(SystemCallError) {
    let file = try PendingFile(in: self, mode: mode)
    try bytes.withUnsafeBufferPointer { bytes throws(SystemCallError) in
      try file.append(UnsafeRawBufferPointer(bytes))
    }
    try file.flush()
    if durable { try file.sync() }
    try file.publish(in: self, as: name)
    if durable { try sync() }
  }

  /// Writes a small file so that it is there as a whole or not at all; replaces an older one.
  ///
  /// With `durable`, content and name are on stable storage when this returns. The umask takes bits
  /// away from `mode`, unless it is meant `exactly`.
  package func writeWhole(
    _ bytes: [UInt8], as name: Name, pending: Name, mode: UInt32 = 0o640, exactly: Bool = false,
    durable: Bool
  ) throws(SystemCallError) {
    try remove(pending)
    let file = try createFile(pending, mode: mode)
    do throws(SystemCallError) {
      if exactly { try file.setMode(mode) }
      try file.write(bytes)
      if durable { try file.sync() }
      try replace(pending, in: self, as: name)
    } catch {
      // The first error is the one to report; a pending file that is left over is overwritten next
      // time, or swept by the next run where each has a name of its own.
      _ = try? remove(pending)
      throw error
    }
    if durable { try sync() }
  }

  /// Whether a file holds these bytes and no others.
  ///
  /// One that cannot be read does not: the folder decides whether it may be replaced, and says so then.
  package func holds(_ bytes: [UInt8], as name: Name) -> Bool {
    do throws(SystemCallError) {
      return try openFile(name).contents(limit: bytes.count + 1) == bytes
    } catch {
      return false
    }
  }
}
