// One run under one configuration: the control thread's loop. It waits for inotify, signals and
// workers in one poll(2), and gives work to the threads that have none. What is to be done next, and
// what came of it, three desks know, one for each lane. The loop reads no exam: it lists folders,
// takes over what dead instances left, and writes the status and, at the end, the doctor's pages. It
// tells the watchdog that the service lives; ``SilenceWatch`` does while it waits for a file server.
internal import Configuration
internal import Glibc
internal import Journal
internal import Spool
internal import Threads
internal import Workers

/// The control thread's loop.
final class Session {
  typealias Instant = ContinuousClock.Instant

  /// Why the loop ends; of several reasons the last in this order counts.
  enum End: Int, Comparable {
    /// A folder was replaced, or this instance was taken for dead: start over.
    case renew
    case reload, stop

    static func < (one: End, other: End) -> Bool { one.rawValue < other.rawValue }

    init(_ request: Signals.Request) { self = request == .stop ? .stop : .reload }
  }

  let site: Site
  let places: SpoolPlaces
  let control: Control
  let incoming: IncomingDesk
  let publishing: PublishingDesk
  let reconstruction: ReconstructionDesk

  let manager: ServiceManager
  let silence: SilenceWatch
  private let signals: Mailbox<Signals.Request>
  let mailbox: Mailbox<Letter>
  let workers: WorkerPool
  /// For arrivals, each with a worker process until its pair is proved.
  let splitters: WorkerPool
  /// For pairs that are proved.
  private let commits: CommitQueue
  var running: Int { control.lanes.running }

  var takeOver = TakeOver()
  /// What lies in folders that were others before.
  var formerFolders: [FormerFolder.Left] = []
  var notHandedOver: NotHandedOver
  private var renewalCheck: Instant
  /// Whether a file that arrives goes before all other work the next time.
  private var isArrivalsTurn = false
  /// Folders of which it was not said how they are watched.
  var untold: [WatchedTree]
  /// Entries of the index may be missing.
  var mending = IndexMending(.now)
  /// Whether a worker removes what has been kept long enough.
  var isKeepingHouse = false
  let misses = LookupTurns()
  var isLookingUp = false
  var lastLookupFailure: Event.Reason?
  var space = SpaceWatch()
  var foreignFolders = ForeignFolders()

  init(
    _ site: Site, manager: ServiceManager, silence: SilenceWatch,
    signals: Mailbox<Signals.Request>
  ) throws {
    self.site = site
    notHandedOver = NotHandedOver(packages: site.packages)
    self.silence = silence
    places = SpoolPlaces(site.configuration, knowsArchive: site.folders.knowsArchive)
    self.manager = manager
    self.signals = signals
    mailbox = try Mailbox()
    // Each fsync goes over the network there: more pairs share one.
    let isRemote = try FileSystemKind(site.folders.archive) == .remote
    commits = try CommitQueue(
      processors: max(1, processors()), patience: .milliseconds(isRemote ? 100 : 10))
    let now = Instant.now
    renewalCheck = now
    let control = Control(site, now)
    self.control = control
    incoming = try IncomingDesk(control)
    publishing = PublishingDesk(control)
    reconstruction = try ReconstructionDesk(control)
    untold = [incoming.tree, reconstruction.tree]
    let wanted = Self.workerCount(site.configuration)
    splitters = try WorkerPool("splitter", count: min(Workers.standardCount, wanted))
    // The last ones, since they take what there is where the system allows few threads, and go on
    // where this fails.
    workers = try WorkerPool("worker", count: wanted)
  }

  deinit {
    workers.close()
    splitters.close()
    commits.close()
  }

  // MARK: - The loop

  /// Works until something asks for an end; to be called after ``begin()``.
  func run(isFirst: Bool) throws -> End {
    if isFirst { site.log.record(.started(workers: workerCount)) }
    manager.ready(status: writeStatus(.now).line)
    countOutgoing()
    var end: End?
    while end == nil {
      let now = Instant.now
      work(now)
      silence.comeRound()
      wait(until: min(deadline(now), now + (manager.watchdogInterval ?? .seconds(60))))
      end = takeLetters()
    }
    return try finish(end ?? .stop)
  }

  private func work(_ now: Instant) {
    // Where some are lost, the folder tells what is there.
    if !control.endure(.incoming, { try incoming.takeHints(now) }) {
      control.timers.set(.listIncoming, now + .seconds(1))
    }
    if !control.endure(.reconstruct, { try reconstruction.takeHints(now) }) {
      control.timers.set(.listReconstruct, now + .seconds(1))
    }
    while let timer = control.timers.popDue(now) {
      let isDone = control.endure(timer.role, for: timer) { try fire(timer, now) }
      let interval = interval(timer)
      control.timers.set(timer, now + (isDone ? interval : min(interval, Self.retryInterval)))
    }
    goOnListing(now)
    dispatch(now)
  }

  private var isListing: Bool { incoming.tree.isListing || reconstruction.tree.isListing }

  /// Gives work to the threads that have none.
  private func dispatch(_ now: Instant) {
    while running < limit(now) {
      // In turns: neither waits until thousands of the other are done.
      isArrivalsTurn.toggle()
      let isStarted =
        isArrivalsTurn ? startArrival(now) || startJob(now) : startJob(now) || startArrival(now)
      guard isStarted else { break }
    }
    if control.lanes.isAnyPaused {
      for (lane, next) in nextDue { control.resumeIdle(lane, next, now) }
    }
    wakeIfResumed(now)
  }

  private func startArrival(_ now: Instant) -> Bool {
    guard control.lanes.mayBegin(.splitting, now), let job = incoming.start(now) else {
      return false
    }
    control.lanes.begin(.splitting)
    splitters.submit { [commits, mailbox] in
      commits.during { job.run(commits) { mailbox.post(.incoming(job.place, $0)) } }
    }
    return true
  }

  private func startJob(_ now: Instant) -> Bool {
    guard let job = nextJob(now) else { return false }
    workers.submit { [mailbox] in mailbox.post(job()) }
    return true
  }

  private func nextJob(_ now: Instant) -> (@Sendable () -> Letter)? {
    // Further images of a study may lie among what was not listed yet.
    if !incoming.isListingFirst(now), control.lanes.mayBegin(.publishing, now),
      let job = publishing.start(now, incoming)
    {
      control.lanes.begin(.publishing)
      return { .publishing(job()) }
    }
    if let job = publishing.startMedium(now) {
      control.lanes.begin(.media)
      return { .publishing(job()) }
    }
    if control.lanes.mayBegin(.reconstruction, now), let job = reconstruction.start(now) {
      control.lanes.begin(.reconstruction)
      return { .reconstruction(job()) }
    }
    return nil
  }

  /// When the next job of each lane is due; nil when there is none.
  private var nextDue: [(Lanes.Lane, Instant?)] {
    [
      (.splitting, incoming.arrivals.next()), (.publishing, publishing.next()),
      (.reconstruction, reconstruction.next()), (.media, publishing.nextMedium()),
    ]
  }

  /// How many jobs may be under way: one, while it is not known over which of several files the
  /// last runs have ended.
  private func limit(_ now: Instant) -> Int {
    site.instance.crashGuard.isCareful(now) ? 1 : workerCount
  }

  private func wakeIfResumed(_ now: Instant) {
    if control.takeResumed() { incoming.arrivals.wake(now) }
  }

  // MARK: - Letters

  /// Takes what threads have left; says so when the loop must end.
  private func takeLetters() -> End? {
    for letter in mailbox.take() { handle(letter) }
    return takeSignals() ?? renewal()
  }

  /// What the service manager has asked for.
  func takeSignals() -> End? {
    let end = signals.take().map(End.init).max()
    if end == .stop { manager.stopping() }
    return end
  }

  /// Whether to start over: a folder was replaced or is gone, or others took this instance for dead.
  private func renewal() -> End? {
    guard renewalCheck < .now else { return nil }
    renewalCheck = .now + .seconds(1)
    if let role = site.folders.replaced() {
      // What is gone is waited for, which is said then.
      if (try? places.check(site.configuration)) != nil { site.log.record(.folderReplaced(role)) }
      return .renew
    }
    var isInPlace = true
    control.endure(.work) { isInPlace = try site.instance.isInPlace() }
    guard !isInPlace else { return nil }
    site.log.record(.fenced)
    return .renew
  }

  func handle(_ letter: Letter) {
    let now = Instant.now
    if let lane = letter.lane { control.lanes.end(lane) }
    switch letter {
    case .incoming(let place, let outcome):
      if let study = incoming.take(outcome, of: place, now) { publishing.touch(study, now) }
    case .publishing(let letter):
      if let study = publishing.take(letter, now) { incoming.forget(study) }
    case .reconstruction(let letter): reconstruction.take(letter, now)
    case .reported(let undone): reconstruction.take(undone, now)
    case .housekeeping: isKeepingHouse = false
    case .lookedUp(let failure): takeLookup(failure)
    case .mended(let outcome): mending.end(outcome, now)
    case .counted(let found):
      if notHandedOver.take(found) { control.timers.set(.status, now) }
    }
    wakeIfResumed(now)
  }

  // MARK: - Waiting

  /// So many jobs under way are more than the processors can do in the time that letters gather.
  private static let crowd = 16
  private static let gatheringMicroseconds: UInt32 = 10_000

  /// When the loop tries again what failed.
  static let retryInterval = Duration.seconds(5)

  private func deadline(_ now: Instant) -> Instant {
    // Nothing is due for longer than this: a rescan at least.
    var deadline = now + .seconds(60)
    if let next = control.timers.next() { deadline = min(deadline, next) }
    if isListing { deadline = now }
    // Each job that is under way leaves a letter.
    guard running < limit(now) else { return deadline }
    return nextDue.compactMap { control.lanes.due($0, $1) }.reduce(deadline, min)
  }

  func wait(until deadline: Instant) {
    // With so many files under way no worker becomes idle meanwhile: what comes is taken together.
    if running >= Self.crowd, !isListing { usleep(Self.gatheringMicroseconds) }
    let left = deadline - .now
    let milliseconds = max(0, min(60_000, left / .milliseconds(1)))
    var descriptors = [
      signals.descriptor, mailbox.descriptor, incoming.tree.scanner.watch?.descriptor,
      reconstruction.tree.scanner.watch?.descriptor,
    ]
    .compactMap(\.self).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Interrupted or not: the loop comes round and looks at everything.
    _ = poll(&descriptors, nfds_t(descriptors.count), CInt(milliseconds.rounded(.up)))
  }
}
