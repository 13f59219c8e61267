package import Cryptography

/// The key of a sheet: 256 random bits from which every patient share of one folder is drawn
/// (ShareFileFormat, "The sheet").
package struct SheetKey: Sendable {
  /// The length of a key, in bytes.
  package static let byteCount = 32
  /// Bytes of a pair id that are random; the others tell the holder of the key its pairs.
  static let randomBytes = 8

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

  /// Whether a pair was drawn from this key; another pair passes once in 2^64.
  package func isKey(of pair: PairID) -> Bool {
    equalInConstantTime(Array(pair.bytes.dropFirst(Self.randomBytes)), mark(pair.bytes))
  }

  /// The id of a pair of this key.
  ///
  /// - Parameter random: 8 random bytes.
  /// - Returns: these bytes, and the mark by which the key is known to belong to the pair.
  func pairID(_ random: [UInt8]) -> PairID {
    precondition(random.count == Self.randomBytes)
    return PairID(bytes: random + mark(random))
  }

  /// The key of the stream that is the patient share's words and parameters.
  func streamKey(of pair: PairID) -> Secret { derive("dicomshare sheet stream", pair) }

  /// The check key that the patient share carries.
  func checkKey(of pair: PairID) -> Secret { derive("dicomshare sheet check", pair) }

  private func mark(_ random: [UInt8]) -> [UInt8] {
    let message = Array("dicomshare sheet pair".utf8) + random.prefix(Self.randomBytes)
    return Array(hmacSHA256(key: secret, message).prefix(PairID.byteCount - Self.randomBytes))
  }

  private func derive(_ purpose: String, _ pair: PairID) -> Secret {
    hkdfSHA256(secret, salt: pair.bytes, info: Array(purpose.utf8))
  }
}
