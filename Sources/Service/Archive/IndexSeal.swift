// What the index holds is sealed under the site key together with the place where it lies, so that
// no record can stand for another. Records of the older form are sealed without one; they are read
// until all of them have been sealed again.
internal import Cryptography
internal import SecretSharing
internal import Spool

/// Seals the records of the archive's index, and opens them.
///
/// A record is a version byte, 2, and a ``Cryptography/SealedBox`` bound to its place; one of the
/// older form is the box alone, bound to nothing.
struct IndexSeal: Sendable {
  /// Where a record lies.
  enum Place {
    /// A line of a pair.
    case pair(PairID)
    /// An entry of a value: its folder, and its name in hexadecimal.
    case value(kind: Name, hexadecimal: String)
    /// What one of the folders of a study is called that were published (``PublishedNames``).
    case published(study: Name, number: Int)

    var bytes: [UInt8] {
      switch self {
      case .pair(let pair): Array("dicomshare index 2 pair/".utf8) + pair.bytes
      case .value(let kind, let hexadecimal):
        Array("dicomshare index 2 value/".utf8) + kind.bytes + [0x2F] + Array(hexadecimal.utf8)
      case .published(let study, let number):
        Array("dicomshare index 2 published/".utf8) + study.bytes + Array("/\(number)".utf8)
      }
    }
  }

  private static let version: UInt8 = 2

  let key: Secret

  func seal(_ message: [UInt8], at place: Place) throws -> [UInt8] {
    var nonce = [UInt8](repeating: 0, count: 12)
    try nonce.withUnsafeMutableBytes { try SystemRandom.fill($0) }
    return [Self.version] + SealedBox.seal(message, at: place.bytes, key: key, nonce: nonce)
  }

  /// What a record says; nil when it was altered, comes from another place or another key, or is of
  /// the older form.
  func open(_ record: [UInt8], at place: Place) -> [UInt8]? {
    guard record.first == Self.version else { return nil }
    return SealedBox.open(Array(record.dropFirst()), at: place.bytes, key: key)
  }

  /// What a record of the older form says.
  func openOlder(_ record: [UInt8]) -> [UInt8]? { SealedBox.open(record, key: key) }
}
