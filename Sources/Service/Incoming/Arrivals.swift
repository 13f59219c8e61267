internal import Spool
internal import Threads

/// What the control thread knows of the files on their way through `incoming` and the claims.
struct Arrivals {
  typealias Place = ArrivalJob.Place
  typealias Instant = ContinuousClock.Instant

  /// One file.
  struct Entry {
    var history: ArrivalJob.History
    var delay: Duration = .zero
    var isRunning = false
    /// An event came while a worker had the file: its next look is due at once.
    var isTouched = false
    var isReported = false
  }

  private(set) var entries: [Place: Entry] = [:]
  private(set) var schedule = DueQueue<Place>()

  /// The first pause before another look; each further one is twice as long.
  private static let firstDelay = Duration.milliseconds(500)
  private static let lastDelay = Duration.seconds(60)

  /// How many files are known and not finished.
  var count: Int { entries.count }

  /// When the next look is due.
  mutating func next() -> Instant? { schedule.next() }

  /// When the oldest file became known.
  var oldest: Instant? { entries.values.lazy.map(\.history.firstSeen).min() }

  /// A file is there: from a listing, an event, or an earlier run.
  mutating func notice(
    _ place: Place, _ now: Instant, isRenamed: Bool = false, isTouched: Bool = false,
    isRedo: Bool = false
  ) {
    guard var entry = entries[place] else {
      entries[place] = Entry(
        history: ArrivalJob.History(
          isRenamed: isRenamed, last: nil, quietSince: now, firstSeen: now, isRedo: isRedo))
      schedule.set(place, now)
      return
    }
    if isRenamed { entry.history.isRenamed = true }
    if isTouched || isRenamed {
      entry.isTouched = entry.isRunning
      entry.delay = .zero
      if !entry.isRunning { schedule.set(place, now) }
    }
    entries[place] = entry
  }

  /// Forgets files that a listing of everything did not find, unless a worker has them.
  mutating func keep(onlyIncoming listed: Set<RelativePath>) {
    for (place, entry) in entries {
      guard case .incoming(let path) = place, !entry.isRunning, !listed.contains(path) else {
        continue
      }
      forget(place)
    }
  }

  /// The next file that is due, which counts as running from now on.
  mutating func start(_ now: Instant) -> (Place, ArrivalJob.History)? {
    while let place = schedule.popDue(now) {
      guard var entry = entries[place], !entry.isRunning else { continue }
      entry.isRunning = true
      entry.isTouched = false
      entries[place] = entry
      return (place, entry.history)
    }
    return nil
  }

  /// A worker has come back with a file that is finished or gone.
  mutating func finish(_ place: Place, _ now: Instant) {
    let isTouched = entries[place]?.isTouched ?? false
    forget(place)
    // A new file of the same name came meanwhile.
    if isTouched { notice(place, now) }
  }

  /// A worker has come back with a file that must be looked at again, at its new place if it was
  /// claimed.
  mutating func postpone(
    _ place: Place, movedTo moved: Place?, look: FileStatus?, _ now: Instant,
    delay fixed: Duration? = nil
  ) {
    guard var entry = entries[place] else { return }
    let wasTouched = entry.isTouched
    if let moved, moved != place {
      forget(place)
      if wasTouched { notice(place, now) }
      entry.isTouched = false
      entry.history.isRedo = true
    }
    let target = moved ?? place
    entry.isRunning = false
    if let look, entry.history.last != look {
      // Something moved: begin again with short pauses.
      if entry.history.last != nil { entry.delay = .zero }
      entry.history.last = look
      entry.history.quietSince = now
    }
    let delay = fixed ?? (entry.delay == .zero ? Self.firstDelay : entry.delay)
    entry.delay = min(delay * 2, Self.lastDelay)
    if entry.isTouched {
      entry.isTouched = false
      schedule.replace(target, now)
    } else {
      schedule.replace(target, now + delay)
    }
    entries[target] = entry
  }

  /// Remembers that a file's wait was reported.
  ///
  /// - Returns: whether it had not been before.
  mutating func report(_ place: Place) -> Bool {
    guard entries[place]?.isReported == false else { return false }
    entries[place]?.isReported = true
    return true
  }

  /// Makes all claims due again, at once after a pause.
  mutating func wake(_ now: Instant) {
    for (place, entry) in entries where !entry.isRunning { schedule.set(place, now) }
  }

  private mutating func forget(_ place: Place) {
    entries[place] = nil
    schedule.remove(place)
  }
}
