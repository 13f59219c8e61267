internal import Configuration
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Threads

/// What lies in `reconstruct` and which halves it has of which pair.
///
/// Belongs to the control thread.
struct Drops {
  typealias Instant = ContinuousClock.Instant

  /// Work for a thread.
  enum Job: Sendable {
    case look(DropJob)
    case join(PairJob)
  }

  /// One file.
  struct Entry {
    var history: ArrivalJob.History
    var delay = Drops.firstDelay
    var share: (role: Role, pair: PairID)?
    /// Why it cannot be used.
    var failure: SharingError?
    /// Whether its file was restored, and the share may not be taken away.
    var isKept = false
    var isRunning = false
    var isTouched = false
    var isSettled = false
    /// Whether the journal says that it is tried again.
    var isReported = false
  }

  private(set) var entries: [RelativePath: Entry] = [:]
  var folders = DroppedFolders()
  private var pairs: [PairID: Set<RelativePath>] = [:]
  private var joins: [PairID] = []
  private var joining: Set<PairID> = []
  private var schedule = DueQueue<RelativePath>()

  static let firstDelay = Duration.milliseconds(500)
  private static let lastDelay = Duration.seconds(60)
  /// How long a half lies alone before the doctor is told.
  private static let aloneDelay = Duration.seconds(10)

  /// How many files lie there.
  var count: Int { entries.count }

  /// How many halves wait for their other half.
  var waiting: Int { entries.values.count { $0.share != nil } }

  /// When the next look is due.
  mutating func next() -> Instant? { joins.isEmpty ? schedule.next() : .now }

  /// A file is there, or has changed.
  mutating func notice(
    _ path: RelativePath, _ now: Instant, isRenamed: Bool, isHint: Bool = true
  ) {
    guard !path.names.contains(where: IgnoredName.include), !Companion.include(path) else { return }
    folders.notice(path, now, isHint: isHint)
    guard var entry = entries[path] else {
      entries[path] = Entry(
        history: ArrivalJob.History(
          isRenamed: isRenamed, last: nil, quietSince: now, firstSeen: now))
      schedule.set(path, now)
      return
    }
    guard isHint else { return }
    entry.history.isRenamed = entry.history.isRenamed || isRenamed
    entry.isTouched = entry.isRunning
    entry.isSettled = false
    entry.delay = Self.firstDelay
    entries[path] = entry
    if !entry.isRunning { schedule.set(path, now) }
  }

  /// Forgets what a listing did not find.
  mutating func keep(only listed: Set<RelativePath>) {
    for (path, entry) in entries where !entry.isRunning && !listed.contains(path) {
      folders.lose(path)
      forget(path)
    }
  }

  /// The next work that is due.
  mutating func start(_ now: Instant, _ site: Site) -> Job? {
    while let pair = joins.popLast() {
      guard let job = join(pair, site) else { continue }
      return .join(job)
    }
    while let path = schedule.popDue(now) {
      guard var entry = entries[path], !entry.isRunning else { continue }
      let notice = self.notice(of: path, entry, now)
      entry.isRunning = true
      entry.isTouched = false
      entries[path] = entry
      return .look(DropJob(site: site, path: path, history: entry.history, notice: notice))
    }
    return nil
  }

  /// What the doctor is told of a file by itself.
  ///
  /// Of a folder there is one text for all that waits.
  private func notice(of path: RelativePath, _ entry: Entry, _ now: Instant) -> DropJob.Notice {
    guard let share = entry.share, path.names.count == 1,
      now - entry.history.firstSeen >= Self.aloneDelay
    else { return .none }
    guard isAlone(share.pair), let copies = pairs[share.pair], copies.count > 1 else {
      return .alone
    }
    return .twice
  }

  /// Whether a share waits for another copy of its other half, since all those that are here are at
  /// fault.
  func isWaiting(_ share: (role: Role, pair: PairID)) -> Bool {
    !(pairs[share.pair] ?? []).contains { path in
      entries[path]?.share?.role == share.role.other && entries[path]?.failure == nil
    }
  }

  /// Whether all that is here of a pair is the same half.
  func isAlone(_ pair: PairID) -> Bool {
    let paths = pairs[pair] ?? []
    return Role.allCases.contains { role in paths.allSatisfy { entries[$0]?.share?.role == role } }
  }

  private mutating func join(_ pair: PairID, _ site: Site) -> PairJob? {
    guard !joining.contains(pair) else { return nil }
    let paths = (pairs[pair] ?? []).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    guard paths.allSatisfy({ entries[$0]?.isRunning == false }) else { return nil }
    let archives = paths.filter { entries[$0]?.share?.role == .archive }
    let patients = paths.filter { entries[$0]?.share?.role == .patient }
    guard !patients.isEmpty, !archives.isEmpty || site.configuration.archiveLookup else {
      return nil
    }
    joining.insert(pair)
    for path in paths { entries[path]?.isRunning = true }
    return PairJob(site: site, pair: pair, archives: archives, patients: patients)
  }

  /// A look has ended.
  mutating func take(
    _ outcome: DropJob.Outcome, of path: RelativePath, _ now: Instant, _ site: Site
  ) {
    guard var entry = entries[path] else { return }
    entry.isRunning = false
    defer {
      if entries[path]?.isTouched == true { schedule.replace(path, now) }
    }
    switch outcome {
    case .gone:
      let isTouched = entry.isTouched
      folders.lose(path)
      forget(path)
      if isTouched { notice(path, now, isRenamed: false) }
    case .wait(let status):
      look(status, &entry, now)
      postpone(&entry, path, now)
      entries[path] = entry
    case .problem(let error, let status):
      look(status, &entry, now)
      entry.failure = error
      entry.isSettled = true
      entries[path] = entry
    case .retry:
      postpone(&entry, path, now)
      entries[path] = entry
    case .share(let role, let pair, let status):
      let isNew = entry.share == nil || entry.share?.pair != pair || entry.history.last != status
      look(status, &entry, now)
      if isNew { (entry.failure, entry.isKept) = (nil, false) }
      entry.share = (role, pair)
      entries[path] = entry
      pairs[pair, default: []].insert(path)
      if isNew { joins.append(pair) }
      // One look later than that tells the doctor, if it is still alone.
      let toTell = entry.history.firstSeen + Self.aloneDelay
      if isNew || now < toTell { schedule.replace(path, max(now + Self.firstDelay, toTell)) }
    }
  }

  /// The next look comes later each time.
  private mutating func postpone(_ entry: inout Entry, _ path: RelativePath, _ now: Instant) {
    schedule.replace(path, now + entry.delay)
    entry.delay = min(entry.delay * 2, Self.lastDelay)
  }

  /// Remembers that the journal says that some files are tried again.
  ///
  /// - Returns: whether it did not say so of one of them.
  mutating func report(_ paths: [RelativePath]) -> Bool {
    let new = paths.filter { entries[$0]?.isReported == false }
    for path in new { entries[path]?.isReported = true }
    return !new.isEmpty
  }

  private func look(_ status: FileStatus, _ entry: inout Entry, _ now: Instant) {
    guard entry.history.last != status else { return }
    entry.history.last = status
    entry.history.quietSince = now
  }

  /// A pair's job has ended.
  mutating func take(_ outcome: PairJob.Outcome, _ now: Instant, _ site: Site) {
    joining.remove(outcome.pair)
    for path in outcome.paths {
      entries[path]?.isRunning = false
      entries[path]?.failure = outcome.failures[path]
      entries[path]?.isKept = outcome.isKept
    }
    switch outcome.fate {
    case .done:
      folders.finish(outcome.paths, now)
      for path in outcome.paths { forget(path) }
      // Copies that came meanwhile.
      if pairs[outcome.pair] != nil { joins.append(outcome.pair) }
    case .gone, .wait, .blocked, .settling:
      // Something moved under our hands, or there is no room: look at all of them again.
      for path in outcome.paths {
        entries[path]?.history.last = nil
        schedule.replace(path, now + .seconds(2))
      }
    case .retry where outcome.mayPass:
      for path in outcome.paths {
        guard var entry = entries[path] else { continue }
        entry.history.last = nil  // joined once more when it has been looked at
        postpone(&entry, path, now)
        entries[path] = entry
      }
    case .retry:
      // A problem text lies beside them; another copy, or a change, tries again.
      for path in outcome.paths where entries[path]?.isTouched == true {
        schedule.replace(path, now)
      }
      // The shares are put away as soon as their folder lets them go: a look tells.
      for path in outcome.paths where outcome.isKept && entries[path]?.isTouched == false {
        schedule.replace(path, now + .seconds(2))
      }
    }
  }

  private mutating func forget(_ path: RelativePath) {
    if let share = entries[path]?.share {
      pairs[share.pair]?.remove(path)
      if pairs[share.pair]?.isEmpty == true { pairs[share.pair] = nil }
    }
    entries[path] = nil
    schedule.remove(path)
  }
}
