package import SecretSharing
package import Spool

/// A pending file that takes a share or a restored file.
package final class FileSink: ByteSink {
  /// The file in the making.
  package let file: DurableFile

  /// Writes into a pending file.
  package init(_ file: DurableFile) { self.file = file }

  /// Appends bytes.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    do throws(SystemCallError) {
      try file.write(bytes)
    } catch {
      throw .unwritable(error.code)
    }
  }

  /// Takes room for so many bytes.
  package func reserve(_ count: Int) throws(SharingError) {
    do throws(SystemCallError) {
      try file.reserve(count)
    } catch {
      throw .unwritable(error.code)
    }
  }
}
