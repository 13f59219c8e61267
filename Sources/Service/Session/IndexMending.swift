/// When the archive's index is looked through: at the start, and again where that failed, which costs a
/// look at every share.
struct IndexMending {
  typealias Instant = ContinuousClock.Instant

  /// nil: it is being done, or is done.
  private var due: Instant?
  private var failures = 0

  private static let longestRest = Duration.seconds(600)

  init(_ now: Instant) { due = now }

  /// Why it failed last, which was told.
  private(set) var told: Obstacle?

  /// Whether it is time; it is under way then.
  mutating func begin(_ now: Instant) -> Bool {
    guard let due, due <= now else { return false }
    self.due = nil
    return true
  }

  /// Takes what came of it.
  mutating func end(_ outcome: MendedIndex, _ now: Instant) {
    told = outcome.failure
    guard !outcome.isWhole else {
      failures = 0
      return
    }
    due = now + min(.seconds(20 << min(failures, 5)), Self.longestRest)
    failures += 1
  }
}
