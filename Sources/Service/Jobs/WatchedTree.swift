internal import Configuration
internal import Glibc
internal import Journal
internal import Spool
internal import Threads

/// A watched folder, and what was told of it: each thing once.
///
/// Belongs to the control thread.
final class WatchedTree {
  typealias Instant = ContinuousClock.Instant

  let scanner: Scanner
  private let control: Control
  /// When all of it is listed.
  private let timer: Control.Timer
  private var isPartial = false
  private var reportedSpecials: Set<RelativePath> = []
  /// What the last listing of everything left alone.
  private(set) var leftAlone = LeftAlone()
  private var told: [LeftAlone.Kind: Set<RelativePath>] = [:]

  init(_ role: Event.FolderRole, _ root: Folder, _ timer: Control.Timer, _ control: Control) throws
  {
    scanner = try Scanner(role, root: root)
    self.timer = timer
    self.control = control
  }

  private var log: any EventLog { control.site.log }

  /// How often all of it is listed.
  var interval: Duration {
    scanner.isPolling
      ? min(scanner.interval, control.site.configuration.rescan) : control.site.configuration.rescan
  }

  /// Some hints were lost, or may be: the folder tells what is there.
  func listSoon(_ now: Instant, isOverflow: Bool) {
    if isOverflow { log.record(.eventsLost(scanner.role)) }
    control.timers.set(timer, now)
  }

  /// Says how it is watched.
  func tellMeans() {
    guard !scanner.isLimitReached else { return }
    log.record(.watching(scanner.role, by: scanner.isPolling ? .polling : .inotify))
  }

  /// Lists a tree; from the moment when there are too few watches for it, it is polled.
  func list(
    _ now: Instant, at path: RelativePath = RelativePath(),
    each: ((Scanner.Listing.File, Int) -> Void)? = nil
  ) throws -> Scanner.Listing {
    let wasReached = scanner.isLimitReached
    defer {
      if scanner.isLimitReached, !wasReached {
        log.record(.watchLimitReached(scanner.role))
        control.timers.set(timer, now + Scanner.pollInterval)
      }
    }
    let listing = try scanner.list(path, each: each)
    // What could not be read may be readable in a moment; a folder that stays closed to us is worth
    // no more than one further look until the next listing that is due anyway.
    if listing.isPartial, !isPartial {
      isPartial = true
      control.timers.set(timer, now + .seconds(1))
    } else if !listing.isPartial, path.names.isEmpty {
      isPartial = false
    }
    return listing
  }

  /// Tells of entries that are no files and no folders.
  func tell(_ specials: [RelativePath: Event.Special], areAll: Bool = true) {
    for (path, special) in specials where !reportedSpecials.contains(path) {
      log.record(.specialFile(scanner.role, special))
    }
    reportedSpecials = (areAll ? [] : reportedSpecials).union(specials.keys)
  }

  /// Remembers what a listing of everything left alone, and tells what has lain there for long; a
  /// folder that files cannot be taken out of is told at once.
  func remember(_ found: LeftAlone) {
    leftAlone = found
    for kind in LeftAlone.Kind.allCases {
      let old = found.groups[kind]?.old(moment(for: kind))
      let told = self.told[kind] ?? []
      self.told[kind] = old?.paths
      guard let old, !old.paths.isSubset(of: told) else { continue }
      log.record(
        .leftAlone(
          scanner.role, count: old.count, age: Control.age(changed: old.oldest), kind.reason))
    }
  }

  /// What has lain there for long, by its kind.
  var oldLeftAlone: [LeftAlone.Kind: LeftAlone.Old] {
    let old = leftAlone.groups.map { ($0, $1.old(moment(for: $0))) }
    return Dictionary(uniqueKeysWithValues: old)
  }

  /// Whether it was told of a folder that files cannot be taken out of it.
  func isToldSealed(_ folder: RelativePath) -> Bool { told[.sealed]?.contains(folder) == true }

  /// Lists everything soon if such a folder was found that was not told yet.
  func tellSealed(_ listing: Scanner.Listing, _ now: Instant) {
    guard let found = listing.leftAlone.groups[.sealed],
      !(told[.sealed] ?? []).isSuperset(of: found.changes.keys)
    else { return }
    control.timers.set(timer, now + .seconds(1))
  }

  /// What has not changed since then is told; in nanoseconds since 1970.
  private func moment(for kind: LeftAlone.Kind) -> Int {
    guard kind != .sealed else { return .max }
    let limit = control.site.configuration.stalledAfter
    return (time(nil) - Int(limit.components.seconds)) * 1_000_000_000
  }
}
