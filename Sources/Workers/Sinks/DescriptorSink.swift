internal import SecretSharing
internal import Spool

/// An open file that takes a share or a restored file; each write is progress.
final class DescriptorSink: ByteSink {
  private let writer: FileWriter
  private let progress: Progress

  /// Begins at the beginning of an empty file.
  init(_ file: File, _ progress: Progress) {
    writer = FileWriter(file)
    self.progress = progress
  }

  func reserve(_ count: Int) throws(SharingError) {
    try writing { () throws(SystemCallError) in try writer.reserve(count) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    try writing { () throws(SystemCallError) in try writer.write(bytes) }
    progress.note()
  }

  /// Writes out what is still collected, and begins to write it to the medium; it can be read back
  /// then.
  func startSync() throws(SharingError) {
    try writing { () throws(SystemCallError) in try writer.startSync() }
  }

  private func writing(_ body: () throws(SystemCallError) -> Void) throws(SharingError) {
    do throws(SystemCallError) {
      try body()
    } catch {
      throw .unwritable(error.code)
    }
  }
}
