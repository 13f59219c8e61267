internal import CCrypto

/// Secret bytes that are overwritten when the last holder lets go of them.
public final class Secret: Sendable {
  // Written in `init` and wiped in `deinit` only, never in between: safe to share.
  nonisolated(unsafe) private let storage: UnsafeMutableRawBufferPointer

  /// Takes `count` bytes from `fill`, which is handed the memory itself.
  ///
  /// - Parameters:
  ///   - count: how many bytes.
  ///   - fill: writes every byte of the buffer that it is given.
  /// - Throws: what `fill` throws; the memory is wiped then, too.
  public init<E: Error>(
    count: Int, fill: (UnsafeMutableRawBufferPointer) throws(E) -> Void
  ) throws(E) {
    storage = .allocate(byteCount: count, alignment: 16)
    storage.initializeMemory(as: UInt8.self, repeating: 0)
    try fill(storage)
  }

  /// Copies bytes that are held elsewhere.
  public convenience init(_ bytes: [UInt8]) {
    self.init(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  deinit {
    OPENSSL_cleanse(storage.baseAddress, storage.count)
    storage.deallocate()
  }

  /// How many bytes there are.
  public var count: Int { storage.count }

  /// Lends the bytes for the time of the call.
  public func withBytes<R, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    try body(UnsafeRawBufferPointer(storage))
  }
}

extension Secret: Equatable {
  /// Compares in a time that does not tell where two secrets differ.
  public static func == (one: Secret, other: Secret) -> Bool {
    one.withBytes { one in
      other.withBytes { other in
        one.count == other.count
          && CRYPTO_memcmp(one.baseAddress, other.baseAddress, one.count) == 0
      }
    }
  }
}
