public import SecretSharing
public import Spool

/// A pending file that takes a share or a restored file.
public final class FileSink: ByteSink {
  /// The file in the making.
  public let file: DurableFile

  /// Writes into a pending file.
  public init(_ file: DurableFile) { self.file = file }

  /// Appends bytes.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    do throws(SystemCallError) {
      try file.write(bytes)
    } catch {
      throw .unwritable(error.code)
    }
  }

  /// Takes room for so many bytes.
  public func reserve(_ count: Int) throws(SharingError) {
    do throws(SystemCallError) {
      try file.reserve(count)
    } catch {
      throw .unwritable(error.code)
    }
  }
}
