internal import Glibc
internal import Spool
internal import Threads

/// When which study's folder is due to be published.
///
/// Belongs to the control thread.
struct PublicationQueue {
  typealias Instant = ContinuousClock.Instant

  /// A folder to be published.
  struct Item: Hashable {
    let name: Name
    /// Whether it has left staging already.
    let isResumed: Bool

    /// The study's label.
    var label: String { StudyCode.label(ofStudy: name.text ?? "") }
  }

  private let quiet: Duration
  private var schedule = DueQueue<Item>()
  private var running: Set<Name> = []
  private var failures: [Name: Int] = [:]
  /// Studies in staging that this instance has put nothing into, and since when they are unchanged.
  private var orphans: [Name: (changed: Int, since: Instant)] = [:]
  /// When each study's quiet period ends; a study whose period has ended waits for a claim.
  private var quietAt: [Name: Instant] = [:]

  /// How long to wait when a claim holds a study back.
  private static let holdDelay = Duration.seconds(1)
  /// The longest wait after failures; each is twice as long as the one before.
  private static let lastDelay = Duration.seconds(15)

  init(quiet: Duration) { self.quiet = quiet }

  /// When the next is due.
  mutating func next() -> Instant? { schedule.next() }

  /// A share came for a study: its quiet time begins again.
  mutating func touch(_ study: Name, _ now: Instant) {
    quietAt[study] = now + quiet
    schedule.replace(Item(name: study, isResumed: false), now + quiet)
  }

  /// A folder has left staging and must go on.
  mutating func resume(_ name: Name, _ now: Instant) {
    // While it is published for the first time it has its study's name here.
    let study = OwnedName(name)?.study
    guard !running.contains(name), study.map(running.contains) != true else { return }
    schedule.set(Item(name: name, isResumed: true), now)
  }

  /// A study lies in staging that another instance may have left there.
  ///
  /// Whoever put it there publishes it, if it lives. Where nothing has changed for so long that it
  /// would have done so, this instance does.
  ///
  /// - Parameters:
  ///   - study: its name.
  ///   - changed: when its folder changed last, by the file system's clock.
  ///   - now: the present moment.
  ///   - patience: how long nothing must have changed, by this host's own clock.
  mutating func adopt(_ study: Name, changed: Int, _ now: Instant, patience: Duration) {
    let item = Item(name: study, isResumed: false)
    guard schedule[item] == nil, !running.contains(study) else {
      orphans[study] = nil
      return
    }
    guard let orphan = orphans[study], orphan.changed == changed else {
      orphans[study] = (changed, now)
      return
    }
    guard now - orphan.since >= max(patience, quiet) else { return }
    orphans[study] = nil
    schedule.set(item, now)
  }

  /// Forgets studies that are in staging no more: their own instances have published them.
  mutating func forgetOrphans(except staged: Set<Name>) {
    orphans = orphans.filter { staged.contains($0.key) }
  }

  /// How many studies are remembered that other instances may have left.
  var orphanCount: Int { orphans.count }

  /// The next study that is due and not held back.
  ///
  /// - Parameters:
  ///   - now: the present moment.
  ///   - backlog: since when the first file of the queue waits for a worker: what came before the
  ///     study was quiet may belong to it.
  ///   - pausedSince: since when splitting is paused, and no backlog grows less; nil while it goes on.
  ///   - limit: after how long a pause no longer holds a study up.
  ///   - isHeld: whether a claim of the study is open.
  /// - Returns: the study, which counts as running from now on.
  mutating func start(
    _ now: Instant, backlog: Instant?, pausedSince: Instant?, limit: Duration,
    isHeld: (String) -> Bool
  ) -> Item? {
    while let item = schedule.popDue(now) {
      let isBehind =
        if let backlog, let quiet = quietAt[item.name] {
          backlog < quiet && pausedSince.map { now - $0 < limit } ?? true
        } else { false }
      if !item.isResumed, isBehind || isHeld(item.label) {
        schedule.replace(item, now + Self.holdDelay)
        continue
      }
      quietAt[item.name] = nil
      running.insert(item.name)
      return item
    }
    return nil
  }

  /// The publisher failed: it tries again, later each time.
  ///
  /// - Returns: whether it did not fail the last time.
  mutating func fail(_ name: Name, _ now: Instant) -> Bool {
    running.remove(name)
    let count = failures[name] ?? 0
    failures[name] = count + 1
    let isResumed = OwnedName(name) != nil
    let delay = min(Self.holdDelay * (1 << min(count, 10)), Self.lastDelay)
    schedule.set(Item(name: name, isResumed: isResumed), now + delay)
    return count == 0
  }

  /// The publisher found a claim open: try again soon.
  mutating func hold(_ name: Name, _ now: Instant) {
    running.remove(name)
    let isResumed = OwnedName(name) != nil
    schedule.set(Item(name: name, isResumed: isResumed), now + Self.holdDelay)
  }

  /// The publisher is done with a study.
  mutating func finish(_ name: Name) {
    running.remove(name)
    failures[name] = nil
  }

  /// Looks whether the study has a new folder in staging.
  mutating func stageAgain(_ name: Name, in staging: Folder, _ now: Instant) {
    do {
      guard OwnedName(name) == nil, try staging.status(name) != nil else { return }
      schedule.set(Item(name: name, isResumed: false), now + quiet)
    } catch {
      // The share that made the folder touches the study when its claim ends.
    }
  }
}
