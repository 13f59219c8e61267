internal import Journal
internal import Spool
internal import Threads

/// Which medium is to be made when: one at a time, so that it never keeps exams waiting.
///
/// Belongs to the control thread.
struct MediaQueue {
  typealias Instant = ContinuousClock.Instant

  private var schedule = DueQueue<Name>()
  private var running: Name?
  private var failures: [Name: (count: Int, reason: Event.Reason)] = [:]

  /// The first attempt after a failure; each further one waits twice as long, up to the last.
  private static let firstDelay = Duration.seconds(15)
  private static let lastDelay = Duration.seconds(600)

  /// How many media are still to be made.
  var count: Int { schedule.count + (running == nil ? 0 : 1) }

  /// When the next is due; nil while one is being made.
  mutating func next() -> Instant? { running == nil ? schedule.next() : nil }

  /// A medium is to be made.
  mutating func add(_ job: Name, _ now: Instant) {
    guard job != running, schedule[job] == nil else { return }
    schedule.set(job, now)
  }

  /// The next that is due, which counts as running from now on.
  mutating func start(_ now: Instant) -> Name? {
    guard running == nil, let job = schedule.popDue(now) else { return nil }
    running = job
    return job
  }

  /// The running one has ended for good.
  mutating func finish(_ job: Name) {
    running = nil
    failures[job] = nil
  }

  /// The running one failed, and is tried again later.
  ///
  /// - Returns: whether the reason has not been reported yet.
  mutating func fail(_ job: Name, _ reason: Event.Reason, _ now: Instant) -> Bool {
    running = nil
    let last = failures[job]
    let count = (last?.count ?? 0) + 1
    failures[job] = (count, reason)
    schedule.set(job, now + min(Self.firstDelay * (1 << min(count - 1, 10)), Self.lastDelay))
    return last?.reason != reason
  }
}
