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
  /// A listing of everything that is under way.
  private var walk: Scanner.Walk?
  /// Folders that have come, which are listed by themselves, and the listing of one of them.
  private var folders = AskedFolders()
  private var folderWalk: Scanner.Walk?
  /// Whether one of everything was asked for meanwhile.
  private var isAskedAgain = false
  private var reportedSpecials: [RelativePath: Event.Special] = [:]
  /// Also those that were gone in between.
  private let toldSpecials = Troubles()
  /// What the last listing of everything left alone.
  private(set) var leftAlone = LeftAlone()
  private var told: [LeftAlone.Kind: Set<RelativePath>] = [:]
  private let toldLasting = Dictionary(
    uniqueKeysWithValues: LeftAlone.Kind.allCases.map { ($0, Troubles()) })

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

  // MARK: - Listing

  /// Begins a listing of everything.
  ///
  /// - Returns: false when one is under way: then another one follows it.
  /// - Throws: what opening the root throws.
  func begin() throws -> Bool {
    isAskedAgain = walk != nil
    guard walk == nil else { return false }
    walk = try scanner.begin()
    return true
  }

  private static let longestRest = Duration.seconds(2)
  /// So long it goes on at a time, between all else.
  static let slice = Duration.milliseconds(20)
  /// So long a run lists before it begins to work; of very many files it finds the rest beside that.
  static let beginning = Duration.seconds(1)

  /// Whether everything is being listed.
  var isListingAll: Bool { walk != nil }

  /// Whether anything is.
  var isListing: Bool { walk != nil || folderWalk != nil || !folders.isEmpty }

  /// Goes on with a listing of everything.
  ///
  /// - Parameters:
  ///   - now: the present moment.
  ///   - moment: when to return; nil: not before the end.
  ///   - each: takes the files, with their lengths in bytes.
  /// - Returns: what was found, at the end.
  /// - Throws: what the listing throws; it is over then.
  func advance(
    _ now: Instant, until moment: Instant?, each: Scanner.Each
  ) throws -> Scanner.Listing? {
    guard var walk else { return nil }
    self.walk = nil
    try watchingLimit(now) { try scanner.advance(&walk, until: moment, each: each) }
    guard walk.isFinished else {
      self.walk = walk
      return nil
    }
    // Not all the time, however much there is.
    if isAskedAgain { control.timers.set(timer, now + min(scanner.duration, Self.longestRest)) }
    lookAgain(walk.listing, now)
    if !walk.listing.isPartial { isPartial = false }
    return walk.listing
  }

  /// Has what has one name listed with the next call of ``advanceFolders(_:until:each:)``, and the tree
  /// below it.
  func list(_ path: RelativePath, _ now: Instant) {
    // Of so many, the listing of everything finds the rest.
    if !folders.add(path) { listSoon(now, isOverflow: false) }
  }

  /// Goes on with listings of single folders, one after the other.
  ///
  /// - Parameters:
  ///   - now: the present moment.
  ///   - moment: when to return; nil: not before the end.
  ///   - each: takes the files, with their lengths in bytes.
  /// - Throws: what the listing throws; that of this folder is over then.
  func advanceFolders(_ now: Instant, until moment: Instant?, each: Scanner.Each) throws {
    while var walk = try folderWalk ?? folders.next().map(scanner.begin) {
      folderWalk = nil
      try watchingLimit(now) { try scanner.advance(&walk, until: moment, each: each) }
      guard walk.isFinished else {
        folderWalk = walk
        return
      }
      take(walk.listing, now)
      if let moment, .now >= moment { return }
    }
  }

  private func take(_ listing: Scanner.Listing, _ now: Instant) {
    lookAgain(listing, now)
    tell(listing.specials, areAll: false)
    tellLasting(listing, now)
  }

  /// What was taken for a file is none, or gone: tells of it if it is a link, a device or a mount.
  ///
  /// If it is a folder now, an event tells so.
  func tellSpecial(_ path: RelativePath, _ now: Instant) {
    control.endure(scanner.role, for: timer, isLast: false) {
      var walk = try scanner.begin(path)
      try watchingLimit(now) {
        try scanner.advance(&walk, until: .now + Self.slice) { _, _ in }
      }
      take(walk.listing, now)
    }
  }

  /// What could not be read may be readable in a moment; a folder that stays closed to us is worth
  /// no more than one further look until the next listing that is due anyway.
  private func lookAgain(_ listing: Scanner.Listing, _ now: Instant) {
    guard listing.isPartial, !isPartial else { return }
    isPartial = true
    control.timers.set(timer, now + .seconds(1))
  }

  /// From the moment when there are too few watches for a tree, or no instance, it is polled.
  private func watchingLimit<Result>(_ now: Instant, _ body: () throws -> Result) throws -> Result {
    let wasReached = scanner.isLimitReached
    let result = try body()
    if scanner.isLimitReached, !wasReached {
      let limit: Event.WatchLimit = scanner.watch == nil ? .instances : .watches
      log.record(.watchLimitReached(scanner.role, limit))
      control.timers.set(timer, now + Scanner.pollInterval)
    }
    return result
  }

  /// Tells of entries that are no files and no folders.
  func tell(_ specials: [RelativePath: Event.Special], areAll: Bool) {
    for (path, special) in specials
    where reportedSpecials[path] == nil && toldSpecials.areNews([path], in: scanner.role) {
      log.record(.specialFile(scanner.role, special))
    }
    reportedSpecials = areAll ? specials : reportedSpecials.merging(specials) { $1 }
  }

  /// How many symbolic links lie there.
  var linkCount: Int { reportedSpecials.values.count { $0 == .symbolicLink } }

  /// Remembers what a listing of everything left alone, and tells what has lain there for long; a
  /// folder that files cannot be taken out of, and a mount, is told at once.
  func remember(_ found: LeftAlone) {
    leftAlone = found
    for kind in LeftAlone.Kind.allCases {
      let old = found.groups[kind]?.old(moment(for: kind))
      let told = self.told[kind] ?? []
      self.told[kind] = old?.paths
      guard let old, isNews(old.paths.subtracting(told), kind) else { continue }
      log.record(
        .leftAlone(
          scanner.role, count: old.count, age: Control.age(changed: old.oldest), kind.reason))
    }
  }

  /// Whether there is something among these that was not told lately, also if it was gone in between.
  private func isNews(_ paths: Set<RelativePath>, _ kind: LeftAlone.Kind) -> Bool {
    guard kind.isLasting, !paths.isEmpty else { return !paths.isEmpty }
    return toldLasting[kind]?.areNews(Array(paths), in: scanner.role) ?? true
  }

  /// What has lain there for long, by its kind.
  var oldLeftAlone: [LeftAlone.Kind: LeftAlone.Old] {
    let old = leftAlone.groups.map { ($0, $1.old(moment(for: $0))) }
    return Dictionary(uniqueKeysWithValues: old)
  }

  /// Whether it was told of a folder that files cannot be taken out of it.
  func isToldSealed(_ folder: RelativePath) -> Bool { told[.sealed]?.contains(folder) == true }

  /// Lists everything soon if something was found that lasts, and was not told yet.
  private func tellLasting(_ listing: Scanner.Listing, _ now: Instant) {
    let isNews = listing.leftAlone.groups.contains { kind, found in
      kind.isLasting && !(told[kind] ?? []).isSuperset(of: found.changes.keys)
    }
    if isNews { control.timers.set(timer, now + .seconds(1)) }
  }

  /// What has not changed since then is told; in nanoseconds since 1970.
  private func moment(for kind: LeftAlone.Kind) -> Int {
    guard !kind.isLasting else { return .max }
    let limit = control.site.configuration.stalledAfter
    return (time(nil) - Int(limit.components.seconds)) * 1_000_000_000
  }
}
