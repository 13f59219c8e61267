internal import Spool

/// Where each of several instances begins in a folder: far from the others.
///
/// So they do not race for the same files, and what one of them has taken is not there any more when
/// another gets to it.
struct Turn: Equatable {
  /// The place of this instance among all of them.
  var rank = 0
  /// How many there are.
  var count = 1

  /// All that lies in a folder, from this instance's beginning on.
  func order<Element>(_ all: [Element]) -> [Element] {
    guard rank > 0 else { return all }
    let start = all.count * rank / count
    return Array(all[start...] + all[..<start])
  }

  /// After that long, an instance has listed what others have taken, and has forgotten it.
  private static let patience = Duration.seconds(10)

  /// How much later than its own this instance looks at a file: each leaves most of them to others.
  ///
  /// What those have not taken by then, it takes in another order than they do: so they do not meet at
  /// each file.
  func delay(_ path: RelativePath) -> Duration {
    guard count > 1 else { return .zero }
    // FNV-1a, and the end of MurmurHash3: the same on every host.
    var hash = path.bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    guard Int(hash % UInt64(count)) != rank else { return .zero }
    return Self.patience + Self.patience * (Double(hash >> 32) / Double(UInt32.max))
  }
}
