internal import Journal

/// The names of folders before the clerk, made durable once more where that failed when they appeared.
///
/// Belongs to the control thread.
struct NameSync {
  typealias Instant = ContinuousClock.Instant

  /// When to try again; nil when nothing is left to be done.
  private(set) var due: Instant?
  private var delay = firstDelay
  private var isRunning = false
  /// Whether a folder appeared during an attempt whose name that may have missed.
  private var isOutdated = false

  private static let firstDelay = Duration.seconds(1)
  private static let lastDelay = Duration.seconds(60)

  /// A folder has appeared.
  ///
  /// - Parameters:
  ///   - failure: why its name is not durable, if it is not.
  ///   - now: the present moment.
  /// - Returns: whether that is news.
  mutating func appeared(_ failure: Event.Reason?, _ now: Instant) -> Bool {
    isOutdated = isRunning && failure != nil
    guard failure != nil, due == nil, !isRunning else { return false }
    due = now + delay
    return true
  }

  /// Whether an attempt is to be made now; it counts as running then.
  mutating func start(_ now: Instant) -> Bool {
    guard let due, due <= now else { return false }
    self.due = nil
    isRunning = true
    return true
  }

  /// An attempt has ended.
  mutating func end(_ failure: Event.Reason?, _ now: Instant) {
    isRunning = false
    guard failure != nil || isOutdated else {
      delay = Self.firstDelay
      return
    }
    isOutdated = false
    delay = min(delay * 2, Self.lastDelay)
    due = now + delay
  }
}
