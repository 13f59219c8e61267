package import Cryptography

/// The key of a sheet: 256 random bits from which every patient share of one folder is drawn
/// (ShareFileFormat, "The sheet").
package struct SheetKey: Equatable, Sendable {
  /// The length of a key, in bytes.
  package static let byteCount = 32
  /// Bytes of a pair id that are random; the others tell the holder of the key its pairs.
  static let randomBytes = 8

  /// The 32 bytes.
  package let secret: Secret

  /// Takes a key that was drawn before.
  ///
  /// - Parameter secret: 32 bytes.
  package init(_ secret: Secret) {
    precondition(secret.count == Self.byteCount)
    self.secret = secret
  }

  /// Draws a key.
  ///
  /// - Parameter random: overwrites the buffer with random bytes of the operating system.
  /// - Throws: what `random` throws.
  package init<E: Error>(
    random: (UnsafeMutableRawBufferPointer) throws(E) -> Void
  ) throws(E) {
    secret = try Secret(count: Self.byteCount, fill: random)
  }

  /// The values of a pair that was drawn from this key; another pair passes once in 2^64.
  ///
  /// - Returns: nil for a pair of another sheet, or of none.
  package func pair(_ id: PairID) -> DrawnPair? { isPair(id) ? values(id) : nil }

  /// Whether a pair was drawn from this key: one HMAC, so that many can be asked.
  package func isPair(_ id: PairID) -> Bool {
    equalInConstantTime(Array(id.bytes.dropFirst(Self.randomBytes)), mark(id.bytes))
  }

  /// Draws the values of a new pair.
  ///
  /// - Parameter random: overwrites the buffer with random bytes of the operating system.
  /// - Returns: the values of a pair that there has never been.
  /// - Throws: what `random` throws.
  package func newPair<E: Error>(
    random: (UnsafeMutableRawBufferPointer) throws(E) -> Void
  ) throws(E) -> DrawnPair {
    let bytes = try Secret(count: Self.randomBytes, fill: random).withBytes { Array($0) }
    return values(PairID(bytes: bytes + mark(bytes)))
  }

  private func values(_ id: PairID) -> DrawnPair {
    DrawnPair(
      pairID: id, streamKey: derive("dicomshare sheet stream", id),
      checkKey: derive("dicomshare sheet check", id))
  }

  private func mark(_ random: [UInt8]) -> [UInt8] {
    let message = Array("dicomshare sheet pair".utf8) + random.prefix(Self.randomBytes)
    return Array(hmacSHA256(key: secret, message).prefix(PairID.byteCount - Self.randomBytes))
  }

  private func derive(_ purpose: String, _ pair: PairID) -> Secret {
    hkdfSHA256(secret, salt: pair.bytes, info: Array(purpose.utf8))
  }
}
