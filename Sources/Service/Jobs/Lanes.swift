internal import Journal

/// The work of each desk: how much of it is under way, and whether it is paused.
///
/// A lane pauses for what it needs itself, and its own success ends that: a full archive holds up
/// splitting, and no reconstruction. A folder that several of them need is told of once.
struct Lanes {
  typealias Instant = ContinuousClock.Instant

  enum Lane: CaseIterable {
    case splitting, publishing, reconstruction
  }

  /// The end of a pause.
  struct End {
    /// What no lane waits for any more, if there is such a folder, and how long one did.
    var folder: Event.FolderRole?
    var after = Duration.zero
  }

  private struct Course {
    var pause: Pause
    var obstacle: Obstacle?
    var running = 0
  }

  private var courses: [Lane: Course]
  /// Since when which folders have been told of.
  private var told: [Event.FolderRole: Instant] = [:]

  init(_ now: Instant) {
    courses = Dictionary(
      uniqueKeysWithValues: Lane.allCases.map { ($0, Course(pause: Pause(now))) })
  }

  /// How many jobs are under way.
  var running: Int { courses.values.reduce(0) { $0 + $1.running } }

  /// What work has paused for, each folder once.
  var obstacles: [Obstacle] {
    Lane.allCases.compactMap { courses[$0]?.obstacle }.reduce(into: []) { all, next in
      if !all.contains(where: { $0.role == next.role }) { all.append(next) }
    }
  }

  /// Whether anything has paused.
  var isAnyPaused: Bool { courses.values.contains(where: \.pause.isOn) }

  /// A job begins.
  mutating func begin(_ lane: Lane) { courses[lane]?.running += 1 }

  /// A job has ended.
  mutating func end(_ lane: Lane) { courses[lane]?.running -= 1 }

  /// Whether a job may begin: of a lane that is paused one at a time, when it is to be tried again.
  func mayBegin(_ lane: Lane, _ now: Instant) -> Bool {
    courses[lane].map { $0.pause.allows(now, running: $0.running) } ?? false
  }

  /// When a job may begin that is due at `next`; nil when only after another one has ended.
  func due(_ lane: Lane, _ next: Instant?) -> Instant? {
    guard let next, let course = courses[lane], let tried = course.pause.due else { return next }
    return course.running > 0 ? nil : max(tried, next)
  }

  /// A job found the way blocked.
  ///
  /// - Returns: whether that is news.
  mutating func block(_ lane: Lane, _ obstacle: Obstacle, _ now: Instant) -> Bool {
    guard courses[lane]?.pause.block(now) == true else { return false }
    courses[lane]?.obstacle = obstacle
    guard told[obstacle.role] == nil else { return false }
    told[obstacle.role] = now
    return true
  }

  /// A job came through.
  ///
  /// - Returns: nil when the lane was not paused.
  mutating func resume(_ lane: Lane, _ now: Instant) -> End? {
    guard courses[lane]?.pause.end(now) != nil, let role = courses[lane]?.obstacle?.role else {
      return nil
    }
    courses[lane]?.obstacle = nil
    guard !courses.values.contains(where: { $0.obstacle?.role == role }) else { return End() }
    return End(folder: role, after: told.removeValue(forKey: role).map { now - $0 } ?? .zero)
  }

  /// Whether a lane is paused, and what could not go on has gone another way, or away.
  func isOver(_ lane: Lane, _ next: Instant?, _ now: Instant) -> Bool {
    guard let course = courses[lane], course.running == 0 else { return false }
    return course.pause.isOn && (next == nil || course.pause.isForgotten(now))
  }
}
