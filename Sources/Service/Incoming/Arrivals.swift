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

  /// How a file made itself known.
  enum Sign {
    /// A listing found it, or an earlier run left it.
    case listed
    /// It was made, and its writer is about to write.
    case created
    /// It was closed after writing, or something about it changed.
    case touched
    /// It was moved to its name, whole.
    case renamed
  }

  /// How long a file rests that was not renamed in: before, a look could not take it.
  private let settle: Duration
  private(set) var entries: [Place: Entry] = [:]
  private(set) var schedule = DueQueue<Place>()

  /// The first pause before another look; each further one is twice as long.
  private static let firstDelay = Duration.milliseconds(500)
  private static let lastDelay = Duration.seconds(60)

  init(settle: Duration = .zero) { self.settle = settle }

  /// How many files are known and not finished.
  var count: Int { entries.count }

  /// When the next look is due.
  mutating func next() -> Instant? { schedule.next() }

  /// Since when the oldest file has been there.
  var oldest: Instant? {
    entries.values.lazy.map { $0.history.firstSeen - $0.history.ageBefore }.min()
  }

  /// A file is there.
  ///
  /// - Parameters:
  ///   - place: where.
  ///   - now: the present moment.
  ///   - sign: how it made itself known.
  ///   - ageBefore: how old it is already by its own times.
  ///   - isRedo: whether a run that ended before it was finished left it.
  mutating func notice(
    _ place: Place, _ now: Instant, _ sign: Sign = .listed, ageBefore: Duration = .zero,
    isRedo: Bool = false
  ) {
    guard var entry = entries[place] else {
      let history = ArrivalJob.History(
        isRenamed: sign == .renamed, last: nil, quietSince: now, firstSeen: now,
        ageBefore: ageBefore, isRedo: isRedo)
      entries[place] = Entry(history: history)
      schedule.set(place, due(place, history, sign, now))
      return
    }
    guard sign != .listed else { return }
    if sign == .renamed { entry.history.isRenamed = true }
    entry.history.quietSince = now
    entry.isTouched = entry.isRunning
    entry.delay = .zero
    if !entry.isRunning { schedule.replace(place, due(place, entry.history, sign, now)) }
    entries[place] = entry
  }

  /// When a file is to be looked at after a sign of it.
  private func due(
    _ place: Place, _ history: ArrivalJob.History, _ sign: Sign, _ now: Instant
  ) -> Instant {
    if history.isRenamed { return now }
    guard case .incoming = place else { return now }
    // Its writer opens it now, and a look would be in the way.
    return sign == .created ? now + max(settle, Self.firstDelay) : now + settle
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
    if isTouched { notice(place, now, .touched) }
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
      if wasTouched { notice(place, now, .touched) }
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
    let rested = due(target, entry.history, .touched, entry.history.quietSince)
    if entry.isTouched {
      entry.isTouched = false
      schedule.replace(target, max(now, rested))
    } else {
      // As soon as it has rested, if that is what it waits for.
      schedule.replace(target, rested > now ? rested : now + delay)
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
