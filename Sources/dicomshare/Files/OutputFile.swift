// A result has no name until it is whole: the file is made without one (open(2), O_TMPFILE), so
// that even a killed process leaves nothing behind. File systems that know no such files get a
// hidden name in its place, which is taken away again.
internal import Glibc
internal import SecretSharing
internal import Spool

/// A share or a restored file in the making; gone when it is let go of without a name.
final class OutputFile: ByteSink {
  /// The open file.
  var file: File { writer.file }

  private let folder: Folder
  private let pending: Name?
  private let writer: FileWriter

  private static let mode: UInt32 = 0o640

  /// Makes an empty file on the folder's file system.
  init(in folder: Folder) throws(SystemCallError) {
    self.folder = folder
    do throws(SystemCallError) {
      writer = FileWriter(try folder.createUnnamedFile(mode: Self.mode))
      pending = nil
    } catch {
      guard error.meansNoUnnamedFiles else { throw error }
      let name: Name = try ".dicomshare-" + SystemRandom.name(16)
      writer = FileWriter(try folder.createFile(name, mode: Self.mode))
      pending = name
    }
  }

  deinit {
    // Nobody is left to be told; the name is hidden, and the file under it never counts.
    if let pending { _ = try? folder.remove(pending) }
  }

  /// Appends bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    do throws(SystemCallError) {
      try writer.write(bytes)
    } catch {
      throw .unwritable(error.code)
    }
  }

  /// Takes room for so many bytes.
  func reserve(_ count: Int) throws(SharingError) {
    do throws(SystemCallError) {
      try writer.reserve(count)
    } catch {
      throw .unwritable(error.code)
    }
  }

  /// Writes out what is still buffered; the content can be read back then.
  func flush() throws(SystemCallError) { try writer.flush() }

  /// Begins to write everything to the medium without waiting; it can be read back then.
  func startSync() throws(SystemCallError) { try writer.startSync() }

  /// Waits until the content is on the medium.
  func sync() throws(SystemCallError) { try writer.sync() }

  /// Gives the file a name in addition to those it has; never replaces a file (EEXIST).
  ///
  /// The caller fsyncs the folder.
  func publish(in target: Folder, as name: Name) throws(SystemCallError) {
    if let pending {
      try folder.publish(pending, in: target, as: name)
    } else {
      try target.link(unnamed: file, as: name)
    }
  }

  /// Whether a file holds exactly what this one does.
  func hasSameContent(as other: File) throws(SystemCallError) -> Bool {
    let count = try file.status().size
    guard try other.status().size == count else { return false }
    var offset = 0
    while offset < count {
      let mine = try Self.piece(of: file, at: offset)
      guard !mine.isEmpty, try Self.piece(of: other, at: offset) == mine else { return false }
      offset += mine.count
    }
    return true
  }

  private static func piece(
    of file: File, at offset: Int
  ) throws(SystemCallError) -> ArraySlice<UInt8> {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = try bytes.withUnsafeMutableBufferPointer { buffer throws(SystemCallError) in
      try file.read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
    }
    return bytes.prefix(count)
  }
}
