internal import Configuration
internal import Journal
internal import SecretSharing
internal import Spool
internal import Threads

/// What lies in `reconstruct` and which shares it has of which pair.
///
/// Belongs to the control thread.
struct Drops {
  typealias Instant = ContinuousClock.Instant

  /// Work for a thread.
  enum Job: Sendable {
    case look(DropJob)
    case join(PairJob)
    case sheet(SheetJob)
  }

  /// One file.
  struct Entry {
    var history: ArrivalJob.History
    var delay = Drops.firstDelay
    var state = DropState.unseen
    var activity = Activity.idle
    /// Whether the journal says that it is tried again.
    var isReported = false
    /// The last listing of everything that found it, and the last one before it was known.
    var listing = 0
    var looked = 0
    /// When the package was there that it came out of.
    var packed: Instant?
    /// Whether it may be nothing but the trace of a file that has gone.
    var isTrace = false

    var share: DropState.Share? { state.share }
    var isRunning: Bool { activity != .idle }
  }

  /// Whether a thread works on a file.
  enum Activity {
    case idle, running
    /// The file changed meanwhile, and is looked at again.
    case runningAndTouched
  }

  var entries: [RelativePath: Entry] = [:]
  var folders = DroppedFolders()
  var sheets = DroppedSheets()
  var pairs: [PairID: Set<RelativePath>] = [:]
  var joins: [PairID] = []
  var joining: Set<PairID> = []
  /// Pairs that were to be joined while a thread worked on one of their shares.
  var held: Set<PairID> = []
  /// Folders that packages were opened into lately, and when those were there.
  var opened: [RelativePath: (seen: Instant, opened: Instant)] = [:]
  /// When each pair was restored that was so lately, and its file.
  var restored: [PairID: (moment: Instant, file: RestoredMemory.Restored?)] = [:]
  /// Pairs whose files were restored, while the archive cannot take back its shares.
  var unreturned: [PairID: UnreturnedPair] = [:]
  var schedule = NewsQueue<RelativePath>()
  /// Files that an earlier run was done with and could not take out of their folders.
  var done: [DropMemory.Mark: DropMemory.Kept] = [:]

  /// What was looked at and is not remembered whole.
  var shelf = ShelvedDrops()
  var survey = Survey()
  /// What the last listing could not tell of; nil: none has come to its end since the run began.
  var unread: Unread? = .nothing
  /// Whether the other share of a new one may be among what is shelved.
  var isShareSought = false

  static let firstDelay = Duration.milliseconds(500)
  static let lastDelay = Duration.seconds(60)
  /// How long a share lies alone before the doctor is told.
  static let aloneDelay = Duration.seconds(10)

  /// How many files lie there.
  var count: Int { entries.count + shelf.count }

  /// How many shares wait for their other share.
  var waiting: Int {
    entries.values.count { $0.share != nil && !$0.state.isKept } + shelf.aloneCount
  }

  /// When the next look is due.
  mutating func next() -> Instant? {
    joins.isEmpty ? [schedule.next(), sheets.next()].compactMap(\.self).min() : .now
  }

  /// A file is there, or has changed.
  mutating func notice(
    _ path: RelativePath, _ now: Instant, isRenamed: Bool, isHint: Bool = true
  ) {
    guard Self.isNoticed(path), entries[path] != nil || hasRoomForNews() else { return }
    folders.notice(path, now, isHint: isHint)
    guard var entry = entries[path] else {
      let history = ArrivalJob.History(
        isRenamed: isRenamed, last: nil, quietSince: now, firstSeen: now)
      entries[path] = Entry(
        history: history, listing: survey.number, packed: packed(path))
      if isHint { schedule.notice(path, now) } else { schedule.set(path, now) }
      return
    }
    guard isHint else { return }
    entry.listing = survey.number
    entry.history.isRenamed = entry.history.isRenamed || isRenamed
    if entry.isRunning { entry.activity = .runningAndTouched }
    entry.delay = Self.firstDelay
    entries[path] = entry
    if !entry.isRunning { schedule.notice(path, now) }
  }

  /// The next work that is due.
  mutating func start(_ now: Instant, _ looks: DropTools, _ pairTools: PairTools) -> Job? {
    while let pair = sheets.popRetry(now) { joins.append(pair) }
    while let pair = joins.popLast() {
      guard let job = join(pair, pairTools) else { continue }
      return .join(job)
    }
    while let path = schedule.popDue(now) {
      guard var entry = entries[path], !entry.isRunning else { continue }
      let notice = self.notice(of: path, entry, now)
      entry.activity = .running
      entry.looked = survey.number
      entries[path] = entry
      return .look(
        DropJob(
          tools: looks, path: path, history: entry.history, notice: notice,
          mayTell: mayTell(path),
          isKnown: { [done] in done[DropMemory.Mark($0)]?.isThat($0) == true }))
    }
    return startSheet(now).map { .sheet(job(for: $0, looks, pairTools)) }
  }

  /// A look has ended; `isLookedUp` says whether the archive is asked for shares that are not here.
  mutating func take(
    _ outcome: DropJob.Outcome, of path: RelativePath, _ now: Instant, isLookedUp: Bool
  ) {
    guard var entry = entries[path] else { return }
    let isTouched = entry.activity == .runningAndTouched
    let former = entry.share?.pair
    entry.activity = .idle
    if case .gone = outcome {} else { entry.isTrace = false }
    defer {
      if isTouched, entries[path] != nil { schedule.replace(path, now) }
      for pair in [former, entries[path]?.share?.pair] { release(pair) }
      if !isTouched { settle(path) }
    }
    switch outcome {
    case .gone:
      if !entry.isTrace { folders.lose(path) }
      forget(path)
      if isTouched { notice(path, now, isRenamed: false) }
    case .opened(let folder, let isReplaced):
      noteOpened(folder, seen: entry.packed ?? entry.history.firstSeen, now)
      forget(path)
      folders.touch(path, now)
      if isReplaced { notice(path, now, isRenamed: false) }
      if isTouched, !isReplaced { lookAgain(path, now) }
    case .openedButKept(let status):
      look(status, &entry, now)
      entry.state = .openedButKept
      remember([DropMemory.Kept(status)])
      entries[path] = entry
    case .wait(let status):
      look(status, &entry, now)
      postpone(&entry, path, now)
      entries[path] = entry
    case .problem(let cause, let status):
      look(status, &entry, now)
      entry.state = .refused(cause, entry.share)
      // Its other names may go at any moment, of which nobody tells.
      if cause == .links(1) { postpone(&entry, path, now) }
      entries[path] = entry
      if mayTell(path) { survey.noteWritten(text: path) }
      sheets.remove(path)
    case .retry:
      postpone(&entry, path, now)
      entries[path] = entry
    case .share(let role, let pair, let status):
      take(DropState.Share(role: role, pair: pair), status, of: path, entry, now)
    case .sheets(let found, let status):
      let isReplaced = entry.history.last.map { $0 != status } ?? false
      look(status, &entry, now)
      entry.state = .sheet
      entries[path] = entry
      take(found, of: path, status, isReplaced: isReplaced, now, isLookedUp: isLookedUp)
    }
  }

  /// A file is a share.
  private mutating func take(
    _ share: DropState.Share, _ status: FileStatus, of path: RelativePath, _ old: Entry,
    _ now: Instant
  ) {
    var entry = old
    let isNew = old.share?.pair != share.pair || old.history.last != status
    look(status, &entry, now)
    entry.looked = survey.number
    let isDone = done[DropMemory.Mark(status)]?.isThat(status, share.pair) == true
    if isNew { entry.state = isDone ? .restoredButKept(share) : .share(share) }
    entries[path] = entry
    pairs[share.pair, default: []].insert(path)
    guard !isDone else { return }
    if share.role == .archive, !isLate(path) { sheets.claim(share.pair, now) }
    if isNew { joins.append(share.pair) }
    isShareSought = isShareSought || isNew && shelf.count > 0
    // One look later than that tells the doctor, if it is still alone.
    let toTell = entry.history.firstSeen + Self.aloneDelay
    if isNew || now < toTell { schedule.replace(path, max(now + Self.firstDelay, toTell)) }
  }

  /// An earlier run was done with these files.
  mutating func remember(_ kept: Set<DropMemory.Kept>) {
    for file in kept { done[file.mark] = file }
  }

  /// The next look comes later each time.
  mutating func postpone(_ entry: inout Entry, _ path: RelativePath, _ now: Instant) {
    schedule.replace(path, now + entry.delay)
    entry.delay = min(entry.delay * 2, Self.lastDelay)
  }

  func look(_ status: FileStatus, _ entry: inout Entry, _ now: Instant) {
    guard entry.history.last != status else { return }
    entry.history.last = status
    entry.history.quietSince = now
  }

  mutating func forget(_ path: RelativePath) {
    if let share = entries[path]?.share {
      pairs[share.pair]?.remove(path)
      if pairs[share.pair]?.isEmpty == true { pairs[share.pair] = nil }
      if pairs[share.pair] == nil { unreturned[share.pair] = nil }
      if pairs[share.pair] == nil, share.role == .archive { sheets.lose(share.pair, .now) }
    }
    sheets.remove(path)
    if let entry = entries[path], entry.state.isKept, let status = entry.history.last {
      done[DropMemory.Mark(status)] = nil
    }
    entries[path] = nil
    schedule.remove(path)
  }
}
