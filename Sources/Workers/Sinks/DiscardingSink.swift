internal import SecretSharing

/// Takes a restored file of which only the digest counts.
final class DiscardingSink: ByteSink {
  func write(_ bytes: UnsafeRawBufferPointer) throws(SharingError) {}
}
