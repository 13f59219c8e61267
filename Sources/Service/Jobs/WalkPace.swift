internal import Synchronization

/// How often a folder of any number of files is walked: the walks take a hundredth of a processor's time
/// at most, and come after an hour at the latest.
final class WalkPace: Sendable {
  typealias Instant = ContinuousClock.Instant

  private let next = Mutex<Instant?>(nil)

  /// A walk that is shorter may come at any time.
  private static let short = Duration.milliseconds(100)
  private static let share = 100
  private static let longest = Duration.seconds(3600)

  /// Walks, if it is time to.
  func walk(
    _ now: Instant = .now, clock: () -> Instant = { .now }, _ body: () throws -> Void
  ) rethrows {
    guard next.withLock({ $0.map { $0 <= now } ?? true }) else { return }
    try body()
    let end = clock()
    let took = end - now
    next.withLock {
      $0 = took < Self.short ? nil : end + min(took * Self.share, Self.longest)
    }
  }
}
