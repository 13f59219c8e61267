/// Work pauses while a medium is full, read-only or out of reach: one file is tried again from time to
/// time, and the first that succeeds ends the pause.
struct Pause {
  typealias Instant = ContinuousClock.Instant

  private(set) var since: Instant?
  private var nextTry: Instant
  private var delay = Duration.seconds(1)
  private var blocked: Instant

  /// The longest time without trying.
  private static let maximumDelay = Duration.seconds(15)
  /// Whatever was blocked has been tried again by then, if it is still there.
  private static let memory = Duration.seconds(300)

  init(_ now: Instant) { (nextTry, blocked) = (now, now) }

  var isOn: Bool { since != nil }

  /// A job found the way blocked.
  ///
  /// - Returns: whether it tells how things are now: it begins a pause, or was a try during one.
  @discardableResult
  mutating func block(_ now: Instant) -> Bool {
    blocked = now
    // Jobs that had begun before the pause tell nothing about how long it will be.
    if isOn, now < nextTry { return false }
    nextTry = now + delay
    delay = min(delay * 2, Self.maximumDelay)
    since = since ?? now
    return true
  }

  /// How long the pause was, when a job that came through ends one.
  mutating func end(_ now: Instant) -> Duration? {
    guard let since else { return nil }
    self = Pause(now)
    return now - since
  }

  /// Whether another job may start while `running` are on their way.
  func allows(_ now: Instant, running: Int) -> Bool {
    !isOn || (running == 0 && now >= nextTry)
  }

  /// Whether nothing has been blocked for long.
  func isForgotten(_ now: Instant) -> Bool { now - blocked >= Self.memory }

  /// When the next try is due, if the work is paused.
  var due: Instant? { isOn ? nextTry : nil }
}
