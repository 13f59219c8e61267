internal import Glibc
internal import Synchronization

/// How old files are by their own times, while somebody may set the clock.
///
/// A clock that is put forward makes nothing old at once: from that moment on, no file is older than
/// the time that has passed since by the clock that nobody sets. So a file is kept too long by no more
/// than the time that it is kept anyway, and none too short.
final class AgeClock: Sendable {
  typealias Instant = ContinuousClock.Instant

  private struct State {
    /// The clock's lead over the one that nobody sets, in seconds, when it was looked at last.
    var lead: Int?
    var putForward: Instant?
  }

  private let state = Mutex(State())

  /// Time is put right by less than this, and a time of a file is ahead by less.
  static let tolerance = 60

  init(wall: Int = time(nil), now: Instant = .now) { _ = age(since: 0, wall: wall, now: now) }

  /// The age of what happened at a moment, in seconds since 1970.
  ///
  /// - Parameters:
  ///   - moment: when that was, by the clock that may be set.
  ///   - wall: the present by the same clock.
  ///   - now: the present by the clock that nobody sets.
  /// - Returns: never less than nothing.
  func age(since moment: Int, wall: Int = time(nil), now: Instant = .now) -> Duration {
    let putForward = state.withLock { state in
      let lead = wall - Int((now - Self.epoch).components.seconds)
      if let old = state.lead, lead - old > Self.tolerance { state.putForward = now }
      state.lead = lead
      return state.putForward
    }
    let age = Duration.seconds(max(0, wall - moment))
    return putForward.map { min(age, now - $0) } ?? age
  }

  /// Whether a moment, in seconds since 1970, is still to come: the clock was put back since.
  static func isAhead(_ moment: Int, wall: Int = time(nil)) -> Bool { moment > wall + tolerance }

  /// Some moment.
  private static let epoch = Instant.now
}
