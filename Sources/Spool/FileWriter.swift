/// Appends to a file; small pieces are collected, and what has been written is on its way to the
/// medium early.
package final class FileWriter {
  /// The file, which holds everything after ``flush()``.
  package let file: File

  private var buffer: [UInt8] = []
  private var written = 0
  private var started = 0

  /// The step by which write-back is started, so that the fsync at the end finds most of the file
  /// on its way already.
  private static let writebackByteCount = 1 << 20
  /// Smaller pieces are collected, because a call for each would cost more than copying them.
  private static let directByteCount = 64 << 10

  /// Begins at the beginning of an empty file.
  package init(_ file: File) { self.file = file }

  /// Takes room for so many bytes, because they will come: see ``File/reserve(_:)``.
  package func reserve(_ count: Int) throws(SystemCallError) { try file.reserve(count) }

  /// Appends bytes.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(SystemCallError) {
    if bytes.count >= Self.directByteCount {
      try flush()
      try put(bytes)
    } else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= Self.directByteCount { try flush() }
    }
  }

  /// Writes out what is still collected; the content can be read back then.
  package func flush() throws(SystemCallError) {
    guard !buffer.isEmpty else { return }
    try buffer.withUnsafeBufferPointer { buffer throws(SystemCallError) in
      try put(UnsafeRawBufferPointer(buffer))
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: UnsafeRawBufferPointer) throws(SystemCallError) {
    try file.write(bytes)
    written += bytes.count
    if written - started >= Self.writebackByteCount {
      file.startWriteback(from: started, count: written - started)
      started = written
    }
  }

  /// Writes out what is still collected, and begins to write it to the medium without waiting.
  package func startSync() throws(SystemCallError) {
    try flush()
    buffer = []
    // sync_file_range(2): a count of 0 means everything.
    file.startWriteback(from: 0, count: 0)
  }

  /// Writes out what is still collected, and waits until the content is on the medium.
  package func sync() throws(SystemCallError) {
    try flush()
    buffer = []
    try file.sync()
  }
}
