internal import Spool

extension Claim {
  /// What the source was when its pair was proved, and when that was, in seconds since 1970.
  struct Proof: Equatable {
    var size: Int
    var modified: Int
    var time: Int

    /// The proof as the name of a claim that had another one before.
    func name(of id: Name) -> Name { id + "~\(size)~\(modified)~\(time)" }

    /// Whether the source has stayed long enough after it.
    ///
    /// - Parameter now: in seconds since 1970.
    /// - Returns: nil when the clock was put back since, so that the time must start over.
    func isSettled(_ now: Int) -> Bool? {
      now < time ? nil : .seconds(now - time) >= Claim.settleDuration
    }
  }
}

extension Claim.Proof {
  /// Reads what ``name(of:)`` wrote; nil for anything else.
  init?(_ name: Name) {
    let parts = name.bytes.split(separator: 0x7E)
    guard parts.count == 4 else { return nil }
    self.init(parts.dropFirst().map { String(decoding: $0, as: UTF8.self) })
  }

  /// Reads what version 0.1.0 wrote; nil for anything else.
  init?(older text: String) { self.init(text.split(separator: " ").map { String($0) }) }

  private init?(_ words: [String]) {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == 3, numbers[0] >= 0, numbers[2] >= 0 else { return nil }
    self.init(size: numbers[0], modified: numbers[1], time: numbers[2])
  }
}
