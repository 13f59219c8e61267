// A file server that gives no answer holds whoever asks it, for as long as that lasts, and the control
// thread asks all folders again and again. That thread then waits as it should, and ending it would
// help nobody: the next run would wait, too. So when that thread does not come round, one of its own
// asks the folders, one after the other. While it gets no answer, a second one feeds the watchdog, and
// says what for; a control thread that hangs for another reason is ended.
internal import Configuration
internal import Journal
internal import Spool
internal import Threads

/// Knows which folder of the configuration gives no answer.
final class SilenceWatch: @unchecked Sendable {
  // Safe: all that changes is touched under the lock only.
  typealias Instant = ContinuousClock.Instant

  /// A folder, and where it is.
  struct Place: Equatable, Sendable {
    let role: Event.FolderRole
    let path: String
  }

  static let reason = Event.Reason(vetted: "its file system gives no answer")

  private let lock = Lock()
  private let changed = Condition()
  /// For how long an answer may take, and the control thread may not come round.
  private let patience: Duration
  private let ask: @Sendable (String) -> Void
  private let feed: @Sendable () -> Void
  private let log: any EventLog
  private let held: @Sendable (Configuration, Obstacle) -> Void

  private var configuration: Configuration?
  private var places: [Place] = []
  /// Which of the threads that ask is the last one: one that waits for a folder of a former
  /// configuration ends when that answers.
  private var asker = 0
  private var asked: (place: Place, since: Instant)?
  /// How many times asking all folders was asked for, was begun, and was done.
  private var (wanted, begun, done) = (0, 0, 0)
  private var isClosed = false

  /// When the control thread came round.
  private var round = Instant.now
  /// When a folder was seen to be silent while the control thread waited.
  private var silence: Instant?
  /// Which folders were told, and when.
  private var told: [(role: Event.FolderRole, since: Instant)] = []
  private var isTelling = false

  /// - Parameters:
  ///   - patience: for how long an answer may take.
  ///   - log: where it is told.
  ///   - ask: returns when the file system of a path has answered.
  ///   - feed: tells the watchdog that the service lives.
  ///   - held: is told every few seconds, on a thread of its own, what the control thread waits for.
  /// - Throws: EAGAIN when the system allows no more threads.
  init(
    patience: Duration, log: any EventLog,
    ask: @escaping @Sendable (String) -> Void = FileSystemKind.ask,
    feed: @escaping @Sendable () -> Void,
    held: @escaping @Sendable (Configuration, Obstacle) -> Void
  ) throws(SystemCallError) {
    (self.patience, self.log, self.ask, self.feed, self.held) = (patience, log, ask, feed, held)
    try startThread("silence") { [self] in watch() }
  }

  /// How long an answer may take, so that the watchdog is fed in time.
  static func patience(_ manager: ServiceManager) -> Duration {
    min(.seconds(10), manager.watchdogInterval.map { $0 / 3 } ?? .seconds(10))
  }

  /// Ends its threads; one that waits for an answer ends when that comes.
  func close() {
    locked {
      isClosed = true
      changed.wakeAll()
    }
  }

  /// How often the control thread is to come round while it has nothing to do.
  var pace: Duration { min(Self.interval, patience / 4) }

  /// The control thread has come round.
  func comeRound() {
    locked { round = .now }
    feed()
  }

  /// Asks the folders of a configuration, from now on also whenever the control thread does not come
  /// round.
  ///
  /// - Throws: ``StartError`` `notThere` when one gives no answer in time.
  func check(_ configuration: Configuration) throws(StartError) {
    let silent: Place?
    do throws(SystemCallError) {
      silent = try ask(configuration)
    } catch {
      throw .system(error)
    }
    if let silent { throw .notThere(silent.role, Self.reason) }
  }

  private func ask(_ configuration: Configuration) throws(SystemCallError) -> Place? {
    lock.lock()
    defer { lock.unlock() }
    self.configuration = configuration
    let all = configuration.folders.compactMap { key, path in
      Event.FolderRole(rawValue: key).map { Place(role: $0, path: path) }
    }
    // In the state it is told that one of the others is silent.
    places = all.filter { $0.role == .state } + all.filter { $0.role != .state }
    let isElsewhere = asked.map { !places.contains($0.place) } ?? false
    if asker == 0 || isElsewhere {
      asker += 1
      asked = nil
      (wanted, begun, done) = (0, 0, 0)
      try startThread("folders") { [self, asker] in askAll(as: asker) }
    }
    let mine = begun + 1
    wanted = mine
    changed.wakeAll()
    while done < mine {
      round = .now
      feed()
      if let silent = silent(.now) { return silent }
      lock.wait(for: changed, atMost: pace)
    }
    return nil
  }

  // MARK: - Asking

  private func askAll(as number: Int) {
    lock.lock()
    defer { lock.unlock() }
    while asker == number, !isClosed {
      guard begun < wanted || isDoubted(.now) else {
        lock.wait(for: changed)
        continue
      }
      begun += 1
      for place in places {
        asked = (place, .now)
        lock.unlock()
        ask(place.path)
        lock.lock()
        guard asker == number else { return }
        asked = nil
      }
      done = begun
      changed.wakeAll()
      if begun >= wanted, !isClosed { lock.wait(for: changed, atMost: Self.interval) }
    }
  }

  private static let interval = Duration.seconds(1)

  /// The folder that gives no answer; under the lock.
  private func silent(_ now: Instant) -> Place? {
    asked.flatMap { now - $0.since >= patience ? $0.place : nil }
  }

  // MARK: - Watching

  private func watch() {
    while !locked({ isClosed }) {
      look(.now)
      locked { lock.wait(for: changed, atMost: rest(.now)) }
    }
  }

  /// Until when nothing can have to be told: an idle service sleeps; under the lock.
  private func rest(_ now: Instant) -> Duration {
    isDoubted(now) || !told.isEmpty ? pace : doubt - (now - round)
  }

  /// When the folders are asked, so that it is known in time what the control thread waits for.
  private var doubt: Duration { patience * 4 / 5 }

  /// Whether the control thread should have come round; under the lock.
  private func isDoubted(_ now: Instant) -> Bool { now - round >= doubt }

  /// Feeds the watchdog while the control thread waits for a folder that gives no answer.
  private func look(_ now: Instant) {
    var (isHeld, begins): (Bool, Event.FolderRole?) = (false, nil)
    var ends: [(role: Event.FolderRole, since: Instant)] = []
    locked {
      if isDoubted(now) { changed.wakeAll() }
      let silent = silent(now)
      if isWaiting(now), silent != nil { silence = now }
      // What the thread waited for may be asked for the next folder meanwhile.
      isHeld = isWaiting(now) && silence.map { now - $0 < patience } ?? false
      if isHeld, let role = silent?.role, !told.contains(where: { $0.role == role }) {
        told.append((role, now))
        begins = role
      } else if !isHeld, silent == nil {
        (ends, told, silence) = (told, [], nil)
      }
    }
    if let begins { log.record(.paused(begins, Self.reason)) }
    for end in ends { log.record(.resumed(end.role, after: now - end.since)) }
    if isHeld {
      feed()
      tell()
    }
  }

  /// Whether the control thread has not come round for long; under the lock.
  private func isWaiting(_ now: Instant) -> Bool { now - round >= patience }

  /// Has it told for as long as it lasts, on a thread of its own: the place for it may be as silent.
  private func tell() {
    let isBegun = locked {
      defer { isTelling = true }
      return isTelling
    }
    guard !isBegun else { return }
    do throws(SystemCallError) {
      try startThread("silence told") { [self] in
        while let (configuration, obstacle) = locked({ news }) {
          held(configuration, obstacle)
          locked { lock.wait(for: changed, atMost: Self.interval) }
        }
      }
    } catch {
      locked { isTelling = false }  // it is tried again
    }
  }

  /// What is to be told, under the lock; nil when that is over.
  private var news: (Configuration, Obstacle)? {
    guard !isClosed, isWaiting(.now), let configuration, let last = told.last else {
      isTelling = false
      return nil
    }
    return (configuration, Obstacle(role: last.role, reason: Self.reason))
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return body()
  }
}
