internal import Journal

/// The work of each desk: how much of it is under way, and whether it is paused.
///
/// A lane pauses for what it needs itself, and its own success ends that: a full archive holds up
/// splitting, and no reconstruction. A folder that several of them need is told of once.
struct Lanes {
  typealias Instant = ContinuousClock.Instant

  enum Lane: String, CaseIterable {
    case splitting, publishing, reconstruction
    /// Never paused: each medium is tried again by itself.
    case media
  }

  /// What no lane waits for any more, and how long one did.
  struct End {
    let folder: Event.FolderRole
    let after: Duration
  }

  private struct Course {
    var pause: Pause
    /// What the last try found.
    var obstacle: Obstacle?
    /// What this pause has found so far.
    var folders: Set<Event.FolderRole> = []
    var running = 0
  }

  /// What was told of a folder.
  private struct Told {
    let since: Instant
    var reasons: Set<String> = []
  }

  private var courses: [Lane: Course]
  private var told: [Event.FolderRole: Told] = [:]

  init(_ now: Instant) {
    courses = Dictionary(
      uniqueKeysWithValues: Lane.allCases.map { ($0, Course(pause: Pause(now))) })
  }

  /// How many jobs are under way.
  var running: Int { courses.values.reduce(0) { $0 + $1.running } }

  /// What work has paused for, each once.
  var obstacles: [Obstacle] {
    Lane.allCases.compactMap { courses[$0]?.obstacle }.reduce(into: []) { all, next in
      if !all.contains(next) { all.append(next) }
    }
  }

  /// Which work is paused, and what for, as a sentence; empty when all goes on.
  var text: String {
    let obstacles = obstacles
    if !courses.contains(where: { $0.key != .media && $0.value.obstacle == nil }) {
      return "the work is paused, cannot use \(obstacles.map(\.text).joined(separator: "; "))"
    }
    return obstacles.map { obstacle in
      let lanes = Lane.allCases.filter { courses[$0]?.obstacle == obstacle }.map(\.rawValue)
      return lanes.joined(separator: " and ") + (lanes.count == 1 ? " is" : " are")
        + " paused, cannot use \(obstacle.text)"
    }.joined(separator: "; ")
  }

  /// Whether anything has paused.
  var isAnyPaused: Bool { courses.values.contains(where: \.pause.isOn) }

  /// Since when a lane is paused; nil when it is not.
  func pausedSince(_ lane: Lane) -> Instant? { courses[lane]?.pause.since }

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
    courses[lane]?.folders.insert(obstacle.role)
    return told[obstacle.role, default: Told(since: now)].reasons.insert(obstacle.reason).inserted
  }

  /// A job came through.
  ///
  /// - Returns: nil when the lane was not paused.
  mutating func resume(_ lane: Lane, _ now: Instant) -> [End]? {
    guard courses[lane]?.pause.end(now) != nil, let folders = courses[lane]?.folders else {
      return nil
    }
    courses[lane]?.obstacle = nil
    courses[lane]?.folders = []
    let left = courses.values.reduce(into: Set<Event.FolderRole>()) { $0.formUnion($1.folders) }
    return folders.subtracting(left).sorted { $0.rawValue < $1.rawValue }.compactMap { folder in
      told.removeValue(forKey: folder).map { End(folder: folder, after: now - $0.since) }
    }
  }

  /// Whether a lane is paused, and what could not go on has gone another way, or away.
  func isOver(_ lane: Lane, _ next: Instant?, _ now: Instant) -> Bool {
    guard let course = courses[lane], course.running == 0 else { return false }
    return course.pause.isOn && (next == nil || course.pause.isForgotten(now))
  }
}
