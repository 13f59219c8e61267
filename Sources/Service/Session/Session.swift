// One run under one configuration: the control thread's loop. It waits for inotify, signals and
// workers in one poll(2). It reads no exam: it lists folders, renames, answers look-ups from the
// index, and writes the status and, at the end, the doctor's pages. It alone tells the watchdog that
// the daemon lives.
internal import Configuration
internal import Glibc
internal import Journal
internal import SecretSharing
internal import Spool
internal import Threads
internal import Workers

/// The control thread's loop and all that it knows.
final class Session {
  typealias Instant = ContinuousClock.Instant

  /// Why the loop ends; of several reasons the last in this order counts.
  enum End: Int, Comparable {
    /// A watched folder was replaced, or this instance was taken for dead: start over.
    case renew
    case reload, stop

    static func < (one: End, other: End) -> Bool { one.rawValue < other.rawValue }
  }

  /// What threads tell the control thread.
  enum Letter: Sendable {
    case signal(Signals.Request)
    case arrival(ArrivalJob.Place, ArrivalJob.Outcome)
    case publication(Name, Result<Publisher.Outcome, Failure>)
    case drop(RelativePath, DropJob.Outcome)
    case pair(PairOutcome)
    case sheet(Int, SheetJob.Outcome)
    case medium(Name, MediumJob.Outcome)
    case housekeeping
    case lookedUp(failure: Event.Reason?)
    case mended(isWhole: Bool)
    case reported(DropPages.Undone?)
  }

  /// An error that has been put into words.
  struct Failure: Error { let fate: Fate }

  let site: Site
  let manager: ServiceManager
  let mailbox: Mailbox<Letter>
  let workers: WorkerPool
  /// For arrivals, each with a worker process until its pair is proved.
  let splitters: WorkerPool
  /// For pairs that are proved.
  let commits: CommitQueue
  let workerCount: Int
  let incoming: Scanner
  let reconstruct: Scanner

  var arrivals: Arrivals
  var studies: PublicationQueue
  var media = MediaQueue()
  var drops: Drops
  var pause: Pause
  var takeOver = TakeOver()
  /// When another instance was found dead last.
  var deathSeen: Instant?
  var timers = DueQueue<Timer>()
  var running = 0
  /// Whether entries of the index may be missing, and no worker looks for them yet.
  var mustMendIndex = true
  var reportedSpecials: [Event.FolderRole: Set<RelativePath>] = [:]
  var leftAlone = LeftAloneMemory()
  /// The folders below `incoming` that images of unpublished studies came from, by their labels.
  var origins: [String: Set<RelativePath>] = [:]
  var emptyFolders = EmptyFolders()
  var partialListings: Set<Timer> = []
  var started: Instant
  var renewalCheck: Instant
  var reporting = Reporting()
  private var lastFailure: Event.Reason?
  let misses = LookupTurns()
  var isLookingUp = false
  var lastLookupFailure: Event.Reason?
  /// Folders that were told of because they are nearly full.
  var scarce: Set<Event.FolderRole> = []

  /// What the loop does from time to time.
  enum Timer: Hashable, CaseIterable {
    case listIncoming, listReconstruct, beat, takeOver, status, report, housekeeping, lookup
  }

  init(
    _ configuration: Configuration, log: any EventLog, manager: ServiceManager,
    mailbox: Mailbox<Letter>, counters: Counters, workers processes: Workers,
    packageWorkers: Workers, photoWorkers: Workers
  ) throws {
    let folders = try SpoolFolders.opened(configuration)
    // libarchive(3) gathers ISO images there: where there is room for them, not in memory.
    setenv("TMPDIR", folders.mediaPath, 1)
    let key = try Self.using(.state) { try SiteKey(state: folders.state) }
    let names = KeyedNames(siteKey: key.secret)
    let index = IndexState(archive: folders.archive, names: names)
    let state = try Self.using(.archive) { try index.begin() }
    if key.isNew { log.record(.siteKeyMade) }
    if key.isInStateFolder,
      try folders.state.status().identity.device == folders.archive.status().identity.device
    {
      log.record(.siteKeyBesideArchive)
    }
    workerCount = Self.workerCount(
      wanted: configuration.workers, processors: processors(), descriptors: descriptorLimit())
    let workers = try WorkerPool("worker", count: workerCount)
    let splitters = try WorkerPool("splitter", count: min(Workers.standardCount, workerCount))
    self.workers = workers
    self.splitters = splitters
    commits = try CommitQueue(processors: max(1, processors()))
    arrivals = Arrivals(settle: configuration.settle)
    site = Site(
      configuration: configuration, folders: folders, names: names,
      instance: try Self.using(.work) { try Instance(work: folders.work) }, claims: OpenClaims(),
      counters: counters,
      log: log, workers: processes, packageWorkers: packageWorkers,
      photoWorkers: photoWorkers,
      knownEntries: KnownEntries(mayBeOlder: state != .bound),
      limits: try Self.using(.incoming) {
        try ArrivalLimits(configuration, incoming: folders.incoming)
      })
    self.manager = manager
    self.mailbox = mailbox
    incoming = try Scanner(.incoming, root: folders.incoming)
    reconstruct = try Scanner(.reconstruct, root: folders.reconstruct)
    let now = Instant.now
    started = now
    renewalCheck = now
    pause = Pause(now)
    studies = PublicationQueue(quiet: configuration.studyQuiet)
    drops = Drops()
  }

  deinit {
    workers.close()
    splitters.close()
    commits.close()
  }

  /// Names the folder that something at the beginning fails in.
  private static func using<Value>(
    _ role: Event.FolderRole, _ body: () throws -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch let error as SystemCallError {
      throw StartError.folder(role, error)
    }
  }

  /// How many jobs may be under way, and how many workers there shall be.
  ///
  /// Most of the time a job waits for the medium, and the more of them wait at the same time,
  /// the more fsyncs one commit of the file system's journal answers. Each holds up to a dozen
  /// descriptors, the rest of the daemon about thirty: too many jobs would take them from each
  /// other.
  static func workerCount(wanted: Int, processors: Int, descriptors: Int) -> Int {
    min(wanted > 0 ? wanted : min(64, 32 * max(1, processors)), max(1, (descriptors - 48) / 16))
  }

  // MARK: - The loop

  /// Works until something asks for an end; to be called after ``begin()``.
  func run(isFirst: Bool) throws -> End {
    if isFirst { site.log.record(.started(workers: workerCount)) }
    writeStatus(.now)
    manager.ready(status: snapshot(.now).line)
    var end: End?
    while end == nil {
      let now = Instant.now
      work(now)
      if let interval = manager.watchdogInterval {
        manager.alive()
        try wait(until: min(deadline(now), now + interval))
      } else {
        try wait(until: deadline(now))
      }
      end = takeLetters()
    }
    return try finish(end ?? .stop)
  }

  private func work(_ now: Instant) {
    if !endure(.incoming, { try takeHints(now) }) {
      // Some are lost: the folders tell what is there.
      for timer in [Timer.listIncoming, .listReconstruct] { timers.set(timer, now + .seconds(1)) }
    }
    while let timer = timers.popDue(now) {
      let isDone = endure(.work) { try fire(timer, now) }
      let interval = interval(timer)
      timers.set(timer, now + (isDone ? interval : min(interval, Self.retryInterval)))
    }
    dispatch(now)
  }

  /// Goes on after a failure of the loop's own: a full or lost medium must not end the daemon, and
  /// whatever was not done now is done when its timer comes round again.
  ///
  /// - Returns: whether there was none.
  @discardableResult
  func endure(_ role: Event.FolderRole, _ body: () throws -> Void) -> Bool {
    do {
      try body()
      lastFailure = nil
      return true
    } catch {
      switch Fate(error, at: role) {
      case .blocked(_, let reason), .retry(_, let reason):
        guard reason != lastFailure else { return false }
        lastFailure = reason
        site.log.record(.retry(role, reason))
      case .done, .settling, .gone, .wait: break
      }
      return false
    }
  }

  /// So many jobs under way are more than the processors can do in the time that letters gather.
  private static let crowd = 16
  private static let gatheringMicroseconds: UInt32 = 10_000

  /// When the loop tries again what failed.
  private static let retryInterval = Duration.seconds(5)

  func interval(_ timer: Timer) -> Duration {
    switch timer {
    case .listIncoming:
      incoming.isPolling ? Scanner.pollInterval : site.configuration.rescan
    case .listReconstruct:
      reconstruct.isPolling ? Scanner.pollInterval : site.configuration.rescan
    case .beat: Instance.beatInterval
    case .takeOver: Instance.deadAfter / 4
    case .status: .seconds(5)
    case .report: .seconds(2)
    case .housekeeping: .seconds(20)
    case .lookup: site.folders.lookup == nil ? .seconds(3600) : .seconds(1)
    }
  }

  private func deadline(_ now: Instant) -> Instant {
    // Nothing is due for longer than this: a rescan at least.
    var deadline = now + .seconds(60)
    if let next = timers.next() { deadline = min(deadline, next) }
    // Each job that is under way leaves a letter.
    guard running < (pause.isOn ? 1 : limit(now)) else { return deadline }
    guard let next = nextDue else { return deadline }
    return min(deadline, pause.due.map { max($0, next) } ?? next)
  }

  func wait(until deadline: Instant) throws {
    // With so many files under way no worker becomes idle meanwhile: what comes is taken together.
    if running >= Self.crowd { usleep(Self.gatheringMicroseconds) }
    let left = deadline - .now
    let milliseconds = max(0, min(60_000, left / .milliseconds(1)))
    var descriptors = [
      mailbox.descriptor, incoming.watch?.descriptor, reconstruct.watch?.descriptor,
    ]
    .compactMap(\.self).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Interrupted or not: the loop comes round and looks at everything.
    _ = poll(&descriptors, nfds_t(descriptors.count), CInt(milliseconds.rounded(.up)))
  }
}
