extension Claim {
  /// What the source was when its pair was proved, and when that was, in seconds since 1970.
  struct Proof: Equatable {
    var size: Int
    var modified: Int
    var time: Int

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
  /// Reads what ``Claim/setProved(_:)`` wrote; nil for anything else.
  init?(_ text: String) {
    let numbers = text.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 3, numbers[0] >= 0, numbers[2] >= 0 else { return nil }
    self.init(size: numbers[0], modified: numbers[1], time: numbers[2])
  }
}
