package import SecretSharing
package import Spool

extension PendingFile: ByteSink {
  /// Appends bytes of a share or a restored file.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    do throws(SystemCallError) {
      try append(bytes)
    } catch {
      throw .unwritable(error.code)
    }
  }

  /// Takes room for so many bytes.
  package func reserve(_ count: Int) throws(SharingError) {
    do throws(SystemCallError) {
      try preallocate(count)
    } catch {
      throw .unwritable(error.code)
    }
  }
}
