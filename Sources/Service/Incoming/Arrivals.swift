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
    /// The name that it had when it was told that it is tried again.
    fileprivate(set) var told: RelativePath?
    /// A pause keeps it, since the last look.
    fileprivate var isBlocked = false
    /// Why it waits, since the last look.
    var wait: Fate.Wait?
    /// What it cannot go on for, since the last look.
    var obstacle: Obstacle?
    /// Its study's label, if the last look could read it.
    var label: String?
    /// Whether it may be an image: nothing has told the contrary yet.
    var mayBeImage = true
    /// The last listing of everything that found it.
    fileprivate var listing = 0
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
  /// Whether every writer is a process of this kernel; others are noticed by listings alone.
  private let isLocal: Bool
  /// Which of the files that others may take, too, this instance leaves to them for a while.
  var turn = Turn()
  private(set) var entries: [Place: Entry] = [:]
  private var lanes = ArrivalLanes()
  private var listing = 0
  /// Whether a listing found more than there is room for.
  private(set) var isOverfull = false

  /// More files than this are not taken in from listings: what waits has a limit.
  ///
  /// A listing comes back to the others when there is room.
  static let capacity = 20_000
  /// No more files than these are remembered in folders that cannot be read: somebody may close a
  /// folder for good, and others need the room.
  static let unreadCapacity = capacity / 10
  /// So many know that there is little hope for what is empty.
  private static let crowd = 1000

  /// The first pause before another look; each further one is twice as long.
  private static let firstDelay = Duration.milliseconds(500)
  private static let lastDelay = Duration.seconds(60)
  /// After that long, a folder that is polled has been listed once more.
  private static let nextListing = Scanner.pollInterval + .seconds(1)

  init(settle: Duration = .zero, isLocal: Bool = true) {
    self.settle = settle
    self.isLocal = isLocal
  }

  /// How many files are known and not finished.
  var count: Int { entries.count }

  /// When the next look is due.
  mutating func next() -> Instant? { lanes.next() }

  /// Whether so many wait that empty files are not worth being remembered: their writers' next
  /// events come, or the next listing.
  var isCrowded: Bool { entries.count >= Self.crowd }

  /// Whether it is time to list again what there was no room for.
  var hasRoomAgain: Bool { isOverfull && entries.count <= Self.capacity / 2 }

  /// A file is there.
  ///
  /// - Parameters:
  ///   - place: where.
  ///   - now: the present moment.
  ///   - sign: how it made itself known.
  ///   - ageBefore: how old it is already by its own times.
  ///   - isRedo: whether a run that ended before it was finished left it.
  ///   - status: what a listing found, which may be news.
  mutating func notice(
    _ place: Place, _ now: Instant, _ sign: Sign = .listed, ageBefore: Duration = .zero,
    isRedo: Bool = false, status: FileStatus? = nil
  ) {
    guard var entry = entries[place] else {
      // Events may bring more: what was closed just now is news.
      let room =
        switch sign {
        case .listed: Self.capacity
        case .created, .touched: Self.capacity + Self.capacity / 4
        case .renamed: Self.capacity + Self.capacity / 2
        }
      guard entries.count < room || place.isClaim else {
        isOverfull = true
        return
      }
      let history = ArrivalJob.History(
        isRenamed: sign == .renamed, last: isLocal ? nil : status, quietSince: now,
        firstSeen: now, ageBefore: ageBefore, isRedo: isRedo)
      entries[place] = Entry(history: history, listing: listing)
      lanes.set(place, due(place, history, sign, now), ArrivalLanes.Lane(sign))
      return
    }
    entry.listing = listing
    if sign == .listed {
      entries[place] = entry
      // Nobody else tells of what another host has written.
      guard let last = entry.history.last, let status, !status.hasSameContent(as: last),
        !entry.isRunning
      else { return }
      entry.history.last = nil
    }
    if sign == .renamed { entry.history.isRenamed = true }
    entry.history.quietSince = now
    entry.isTouched = entry.isRunning
    entry.delay = .zero
    if !entry.isRunning {
      lanes.set(place, due(place, entry.history, sign, now), lane(of: entry, sign))
    }
    entries[place] = entry
  }

  private func lane(of entry: Entry, _ sign: Sign) -> ArrivalLanes.Lane {
    entry.history.isLarge ? .large : ArrivalLanes.Lane(sign)
  }

  /// When a file is to be looked at after a sign of it.
  private func due(
    _ place: Place, _ history: ArrivalJob.History, _ sign: Sign, _ now: Instant
  ) -> Instant {
    if history.isRenamed { return now }
    guard case .incoming = place else { return now }
    // Unless the next listing finds that the host through which it came has taken it.
    if sign == .listed, !isLocal { return now + Self.nextListing + turnDelay(place) }
    // Its writer opens it now, and a look would be in the way.
    return sign == .created ? now + max(settle, Self.firstDelay) : now + settle
  }

  private func turnDelay(_ place: Place) -> Duration {
    guard !isLocal, case .incoming(let path) = place else { return .zero }
    return turn.delay(path)
  }

  /// A listing of everything begins: what it does not find is gone.
  mutating func beginListing() {
    listing += 1
    isOverfull = false
  }

  /// Forgets files that the listing did not find, unless a worker has them.
  ///
  /// - Parameter unread: what the listing could not tell of.
  mutating func endListing(_ unread: Unread) {
    var kept: [(place: Place, since: Instant)] = []
    for (place, entry) in entries where entry.listing < listing && !entry.isRunning {
      guard case .incoming(let path) = place else { continue }
      if unread.covers(path) {
        kept.append((place, entry.history.firstSeen - entry.history.ageBefore))
      } else {
        forget(place)
      }
    }
    guard kept.count > Self.unreadCapacity else { return }
    // Those that have been there longest stay; the others are found again.
    kept.sort { $0.since < $1.since }
    for entry in kept.dropFirst(Self.unreadCapacity) { forget(entry.place) }
  }

  /// The next file that is due, which counts as running from now on.
  mutating func start(_ now: Instant) -> (Place, ArrivalJob.History)? {
    while let place = lanes.popDue(now) {
      guard var entry = entries[place], !entry.isRunning else { continue }
      entry.isRunning = true
      entry.isBlocked = false
      if entry.wait == .large { entry.wait = nil }
      if entry.history.isLarge { lanes.largeRunning += 1 }
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
    delay fixed: Duration? = nil, quiet: Duration? = nil
  ) {
    guard var entry = entries[place] else { return }
    leave(entry)
    let wasTouched = entry.isTouched
    if let moved, moved != place {
      forget(place)
      if wasTouched { notice(place, now, .touched) }
      entry.isTouched = false
      entry.history.isRedo = true
    }
    let target = moved ?? place
    entry.isRunning = false
    entry.obstacle = nil
    if let look, entry.history.last != look {
      // Something moved: begin again with short pauses.
      if entry.history.last != nil { entry.delay = .zero }
      entry.history.last = look
      entry.history.quietSince = now
    }
    let rest = quiet.map {
      max($0 + turnDelay(target) - (now - entry.history.quietSince), Self.firstDelay)
    }
    let delay = fixed ?? rest ?? (entry.delay == .zero ? Self.firstDelay : entry.delay)
    entry.delay = min(delay * 2, Self.lastDelay)
    let rested = due(target, entry.history, .touched, entry.history.quietSince)
    let isNews = entry.isTouched
    entry.isTouched = false
    // As soon as it has rested, if that is what it waits for.
    let next = isNews ? max(now, rested) : rested > now && rest == nil ? rested : now + delay
    lanes.set(target, next, lane(of: entry, isNews ? .touched : .listed))
    entries[target] = entry
  }

  /// A look has found a file that is long: it waits for its turn among such.
  mutating func enlarge(_ place: Place, _ now: Instant) {
    entries[place]?.history.isLarge = true
    entries[place]?.isRunning = false
    entries[place]?.wait = .large
    lanes.set(place, now, .large)
  }

  /// What the last look told.
  mutating func note(_ place: Place, _ wait: Fate.Wait?, _ outcome: ArrivalJob.Outcome) {
    entries[place]?.wait = wait
    entries[place]?.label = outcome.label
    entries[place]?.mayBeImage = outcome.mayBeImage
  }

  /// Something has kept a file from going on.
  mutating func hinder(_ place: Place, by obstacle: Obstacle) {
    entries[place]?.obstacle = obstacle
  }

  /// Remembers that a file's wait was reported, and under which name.
  ///
  /// - Returns: whether it had not been before.
  mutating func report(_ place: Place, as path: RelativePath? = nil) -> Bool {
    guard entries[place]?.isReported == false else { return false }
    entries[place]?.isReported = true
    entries[place]?.told = path
    return true
  }

  /// A pause has kept a file from going on.
  mutating func block(_ place: Place) { entries[place]?.isBlocked = true }

  /// Makes those due at once that a pause has kept, after it.
  mutating func wake(_ now: Instant) {
    for (place, entry) in entries where entry.isBlocked && !entry.isRunning {
      entries[place]?.isBlocked = false
      lanes.set(place, now, lane(of: entry, .listed))
    }
  }

  private mutating func forget(_ place: Place) {
    if let entry = entries[place], entry.isRunning { leave(entry) }
    entries[place] = nil
    lanes.remove(place)
  }

  private mutating func leave(_ entry: Entry) {
    if entry.isRunning, entry.history.isLarge { lanes.largeRunning -= 1 }
  }
}
