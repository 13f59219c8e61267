internal import SecretSharing
internal import Spool
internal import Synchronization

/// An open file that takes a share or a restored file at any place; each write is progress.
final class PlacedFile: PlacedSink {
  private let file: File
  private let progress: Progress
  private let writers = Atomic(0)

  /// The step by which write-back is started, as with ``Spool/FileWriter``.
  private static let writebackBytes = 1 << 20

  /// Writes into an empty file.
  init(_ file: File, _ progress: Progress) {
    self.file = file
    self.progress = progress
  }

  func reserve(_ count: Int) throws(SharingError) {
    try writing { () throws(SystemCallError) in try file.reserve(count) }
  }

  /// A file takes one write at a time: whoever comes second waits in the kernel, and takes a processor.
  var isBusy: Bool { writers.load(ordering: .relaxed) > 0 }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(SharingError) {
    writers.add(1, ordering: .relaxed)
    defer { writers.subtract(1, ordering: .relaxed) }
    try writing { () throws(SystemCallError) in try file.write(bytes, at: offset) }
    let (step, end) = (Self.writebackBytes, offset + bytes.count)
    let (first, last) = (offset / step * step, end / step * step)
    // What another thread still writes there will be on its way with the sync.
    if last > first { file.startWriteback(from: first, count: last - first) }
    progress.note()
  }

  /// Begins to write everything to the medium.
  func startSync() {
    // sync_file_range(2): a count of 0 means everything.
    file.startWriteback(from: 0, count: 0)
  }

  private func writing(_ body: () throws(SystemCallError) -> Void) throws(SharingError) {
    do throws(SystemCallError) {
      try body()
    } catch {
      throw .unwritable(error.code)
    }
  }
}
