internal import Glibc
internal import Journal
internal import Threads

/// What the session's loop and its desks have in common: the site, what is due when, and which work is
/// paused.
///
/// Belongs to the control thread.
final class Control {
  typealias Instant = ContinuousClock.Instant

  /// What the loop does from time to time.
  enum Timer: Hashable, CaseIterable {
    case listIncoming, listReconstruct, beat, takeOver, status, report, housekeeping, lookup

    /// The folder that is worked on.
    var role: Event.FolderRole {
      switch self {
      case .listIncoming: .incoming
      case .listReconstruct, .report: .reconstruct
      case .status: .state
      case .lookup: .lookup
      case .beat, .takeOver, .housekeeping: .work
      }
    }
  }

  let site: Site
  var timers = DueQueue<Timer>()
  var lanes: Lanes
  private var hasResumed = false
  /// The last failure of each step of the loop, until it passes.
  private var failures: [Step: Event.Reason] = [:]

  private struct Step: Hashable {
    let role: Event.FolderRole
    let timer: Timer?
  }

  init(_ site: Site, _ now: Instant) {
    self.site = site
    lanes = Lanes(now)
  }

  /// Goes on after a failure of the loop's own: a full or lost medium must not end the service, and
  /// whatever was not done now is done when its timer comes round again.
  ///
  /// - Parameters:
  ///   - role: the folder that it works on.
  ///   - timer: what it is done for, if that is one of several steps.
  ///   - isLast: whether the step has passed after that, or goes on with the next call.
  ///   - body: one step, or a part of it.
  /// - Returns: whether there was none.
  @discardableResult
  func endure(
    _ role: Event.FolderRole, for timer: Timer? = nil, isLast: @autoclosure () -> Bool = true,
    _ body: () throws -> Void
  ) -> Bool {
    let step = Step(role: role, timer: timer)
    do {
      try body()
      if isLast() { failures[step] = nil }
      return true
    } catch {
      switch site.folders.checked(Fate(error, at: role)) {
      case .blocked(_, let reason), .retry(_, let reason):
        guard reason != failures.updateValue(reason, forKey: step) else { return false }
        site.log.record(.retry(role, reason))
      case .done, .settling, .gone, .wait: break
      }
      return false
    }
  }

  /// A job found the way blocked.
  func block(
    _ lane: Lanes.Lane, _ role: Event.FolderRole, _ reason: Event.Reason, _ now: Instant
  ) {
    if lanes.block(lane, Obstacle(role: role, reason: reason), now) {
      site.log.record(.paused(role, reason))
    }
  }

  /// A job came through.
  func resume(_ lane: Lanes.Lane, _ now: Instant) {
    guard let ends = lanes.resume(lane, now) else { return }
    for end in ends { site.log.record(.resumed(end.folder, after: end.after)) }
    if lane == .splitting { hasResumed = true }
  }

  /// Goes on where what could not has gone.
  func resumeIdle(_ lane: Lanes.Lane, _ next: Instant?, _ now: Instant) {
    if lanes.isOver(lane, next, now) { resume(lane, now) }
  }

  /// Whether a pause of splitting has ended since the last call.
  func takeResumed() -> Bool {
    defer { hasResumed = false }
    return hasResumed
  }

  /// How long ago a time in nanoseconds since 1970 was; a clock that was put back makes nothing old.
  static func age(changed: Int) -> Duration {
    max(.zero, .seconds(time(nil) - changed / 1_000_000_000))
  }
}
