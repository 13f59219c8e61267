internal import SecretSharing

/// Keeps what is written.
final class MemorySink: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {
    self.bytes.append(contentsOf: bytes)
  }
}
