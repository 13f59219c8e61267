package import Cryptography

/// What a sheet tells of one pair: enough to make its patient share, and nothing of other pairs.
package struct DrawnPair: Sendable {
  /// The id of the pair.
  package let pairID: PairID
  /// The key of the stream that is the patient share's words and parameters, 32 bytes.
  package let streamKey: Secret
  /// The check key that the patient share carries, 32 bytes.
  package let checkKey: Secret

  /// Takes values that were derived before.
  package init(pairID: PairID, streamKey: Secret, checkKey: Secret) {
    precondition(streamKey.count == Keystream.keyByteCount)
    precondition(checkKey.count == Poly1305.keyByteCount)
    self.pairID = pairID
    self.streamKey = streamKey
    self.checkKey = checkKey
  }
}

extension DrawnPair: Equatable {
  /// Whether both are of one pair of one sheet.
  package static func == (one: DrawnPair, other: DrawnPair) -> Bool {
    one.pairID == other.pairID && one.streamKey == other.streamKey
      && one.checkKey == other.checkKey
  }
}
