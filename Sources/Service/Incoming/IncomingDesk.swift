internal import Configuration
internal import Journal
internal import Spool
internal import Threads

/// The lane of arriving files: which are there, which is looked at next, and what came of it.
///
/// Belongs to the control thread.
final class IncomingDesk {
  typealias Instant = ContinuousClock.Instant

  private let control: Control
  private let tools: ArrivalTools
  let tree: WatchedTree
  var arrivals: Arrivals
  /// What was said of files to be tried again, also of those that were gone in between.
  private let told = Troubles()
  private var emptyFolders = EmptyFolders()
  /// Empty files that the listing of everything has found, which are not looked at.
  private var emptyFiles = LeftAlone()
  /// Whether no listing of everything has come to its end in this run.
  private var isFirstListing = true
  private let begun = Instant.now
  /// The folders that images of unpublished studies came from, by their labels.
  private var origins: [String: Set<RelativePath>] = [:]

  init(_ control: Control) throws {
    self.control = control
    tools = control.site.arrivalTools
    tree = try WatchedTree(.incoming, control.site.folders.incoming, .listIncoming, control)
    arrivals = Arrivals(
      settle: control.site.configuration.settle, isLocal: control.site.limits.areWritersLocal)
  }

  private var site: Site { control.site }
  private var stalledAfter: Duration { site.configuration.stalledAfter }

  /// Takes up claims that this instance has, and does not work on.
  ///
  /// - Parameters:
  ///   - now: the present moment.
  ///   - isFirst: whether the run begins: the claims may be older than it.
  /// - Throws: what listing this instance's folder says.
  func takeUpClaims(_ now: Instant, isFirst: Bool = false) throws {
    // One whose thread is done with it, and whose letter is still on its way, is found the next time.
    for claim in try TakeOver.claims(site.instance.folder)
    where !site.claims.contains(claim) && !arrivals.knows(.claim(claim)) {
      site.claims.begin(claim, label: Claim.isProved(claim) ? Claim.noStudy : nil)
      let changed =
        isFirst ? try Claim.status(of: claim, in: site.instance.folder)?.changed : nil
      arrivals.notice(
        .claim(claim), now, ageBefore: changed.map(Control.age) ?? .zero, isRedo: true)
    }
  }

  // MARK: - Hints and listings

  func takeHints(_ now: Instant) throws {
    var folders: Set<RelativePath> = []
    var empty = EmptyFiles(in: site.folders.incoming)
    for hint in try tree.scanner.watch?.hints() ?? [] {
      switch hint {
      case .created(let path): notice(path, now, .created, &empty)
      case .touched(let path): notice(path, now, .touched, &empty)
      case .movedIn(let path): notice(path, now, .renamed, &empty)
      case .removed(let path):
        if path.last.flatMap(IgnoredName.owner) != nil { notice(path, now, .touched, &empty) }
      case .folder(let path): folders.insert(path)
      case .folderGone: break  // looks tell what has become of its files
      case .everything: tree.listSoon(now, isOverflow: false)
      case .overflow: tree.listSoon(now, isOverflow: true)
      }
    }
    for path in Self.uppermost(folders) { tree.list(path, now) }
  }

  /// Those that lie in no other one of them: a folder's listing includes those of all below it.
  static func uppermost(_ folders: Set<RelativePath>) -> [RelativePath] {
    folders.filter { path in
      var above = path.parent
      while !above.names.isEmpty, !folders.contains(above) { above = above.parent }
      return above.names.isEmpty
    }
  }

  private func notice(
    _ path: RelativePath, _ now: Instant, _ sign: Arrivals.Sign, _ empty: inout EmptyFiles
  ) {
    guard !path.names.contains(where: IgnoredName.include) else {
      // What it belongs to may be finished now.
      guard let owner = path.last.flatMap(IgnoredName.owner),
        arrivals.entries[.incoming(path.parent.appending(owner))] != nil
      else { return }
      return notice(path.parent.appending(owner), now, .touched, &empty)
    }
    if sign != .renamed, arrivals.isCrowded, empty.include(path) { return }
    arrivals.notice(.incoming(path), now, sign)
  }

  /// Begins to list `incoming`.
  func list() throws {
    try makeIssueAgain()
    guard try tree.begin() else { return }
    arrivals.beginListing()
    emptyFiles = LeftAlone()
  }

  /// Whether files that lay there before this run are still being found, or are to be: a listing that
  /// fails is soon begun again.
  func isListingFirst(_ now: Instant) -> Bool {
    isFirstListing && (tree.isListingAll || now - begun < site.configuration.stalledAfter)
  }

  /// Goes on with that, and with folders that have come.
  ///
  /// - Parameters:
  ///   - now: the present moment.
  ///   - moment: when to return; nil: not before the end.
  /// - Throws: what the listing throws; it is over then.
  func goOn(_ now: Instant, until moment: Instant?) throws {
    var others = LeftAlone()  // those of all that is listed are told
    try tree.advanceFolders(now, until: moment) { [self] file, size in
      take(file, size, now, isFirst: false, &others)
    }
    // At the beginning, files may be older than this run.
    let found = try tree.advance(now, until: moment) { [self] file, size in
      take(file, size, now, isFirst: isFirstListing, &emptyFiles)
    }
    guard var listing = found else { return }
    isFirstListing = false
    arrivals.endListing(listing.unread)
    listing.leftAlone.add(emptyFiles)
    tree.tell(listing.specials, areAll: true)
    tree.remember(listing.leftAlone)
    removeEmptyFolders(listing, now)
  }

  /// Whoever looks after the folders may have taken it away with the rest.
  private func makeIssueAgain() throws {
    if try site.folders.incoming.status(SpoolFolders.issueAgain) == nil {
      try site.folders.incoming.makeFolder(SpoolFolders.issueAgain, mode: 0o770)
    }
  }

  private func take(
    _ file: Scanner.Listing.File, _ size: Int, _ now: Instant, isFirst: Bool,
    _ empty: inout LeftAlone
  ) {
    let place = ArrivalJob.Place.incoming(file.path)
    let age = site.clock.age(since: file.changed / 1_000_000_000)
    let isKnown = arrivals.entries[place] != nil
    // Where there are many, an empty file costs nothing until it is given up.
    if size == 0, arrivals.isCrowded, !isKnown, age < site.configuration.rejectAfter {
      empty.note(.empty, file.path, changed: file.changed)
      return
    }
    arrivals.notice(
      place, now, ageBefore: isFirst || size == 0 ? age : .zero, status: file.status)
  }

  /// Folders that modalities made and that have been empty for an hour.
  private func removeEmptyFolders(_ listing: Scanner.Listing, _ now: Instant) {
    for path in emptyFolders.due(listing.empty, now) {
      guard path.names != [SpoolFolders.issueAgain], let name = path.last else { continue }
      do {
        try site.folders.incoming.folder(path.parent).removeFolder(name)
      } catch {
        // In use again, gone, or not ours to remove: it does no harm.
      }
    }
  }

  // MARK: - Work

  /// The next file that is due.
  func start(_ now: Instant) -> ArrivalJob? {
    arrivals.start(now).map { ArrivalJob(tools: tools, place: $0, history: $1) }
  }

  /// A job has ended.
  ///
  /// - Returns: the study that got a share.
  func take(_ outcome: ArrivalJob.Outcome, of place: ArrivalJob.Place, _ now: Instant) -> Name? {
    let moved = outcome.claim.map { ArrivalJob.Place.claim($0) }
    defer { if arrivals.hasRoomAgain { control.timers.set(.listIncoming, now) } }
    switch outcome.fate {
    case .done(let study):
      remember(place, of: study)
      forgetTold(place)
      arrivals.finish(place, now)
      control.resume(.splitting, now)
      return study.flatMap { Name($0) }
    case .settling(let study, _):
      remember(place, of: study)
      forgetTold(place)
      arrivals.postpone(place, movedTo: moved, look: nil, now, delay: Claim.settleDuration)
      control.resume(.splitting, now)
      return study == Claim.noStudy ? nil : Name(study)
    case .gone:
      arrivals.finish(place, now)
      // Mostly another instance has taken it, and nothing is there any more.
      if outcome.isSpecial, case .incoming(let path) = place { tree.tellSpecial(path, now) }
    case .wait(.large, _): arrivals.enlarge(place, now)
    case .wait(let reason, let look):
      let isSoon = reason == .pairInProgress || reason == .published
      let delay: Duration? = isSoon ? .milliseconds(500) : nil
      arrivals.postpone(
        place, movedTo: moved, look: look, now, delay: delay, quiet: site.limits.quiet(reason))
      arrivals.note(moved ?? place, reason, outcome)
      reportStalled(moved ?? place, reason.reason, now)
    case .retry(let role, let reason):
      arrivals.postpone(place, movedTo: moved, look: nil, now)
      guard !isToldSealed(place) else { return nil }
      arrivals.hinder(moved ?? place, by: Obstacle(role: role, reason: reason))
      tellRetry(moved ?? place, from: place, role, reason)
    case .blocked(let role, let reason):
      arrivals.postpone(place, movedTo: moved, look: nil, now)
      arrivals.block(moved ?? place)
      control.block(.splitting, role, reason, now)
    }
    return nil
  }

  /// Tells why a file is tried again, unless that was said of it, or lately of what had its name.
  private func tellRetry(
    _ place: ArrivalJob.Place, from former: ArrivalJob.Place, _ role: Event.FolderRole,
    _ reason: Event.Reason
  ) {
    guard arrivals.entries[place]?.isReported == false else { return }
    if case .incoming(let path) = former {
      guard told.tell([path], in: .incoming, role, reason, site.log) else { return }
      _ = arrivals.report(place, as: path)
    } else {
      site.log.record(.retry(role, reason))
      _ = arrivals.report(place)
    }
  }

  /// A file went well: what fails under its name from now on is news.
  private func forgetTold(_ place: ArrivalJob.Place) {
    if let path = arrivals.entries[place]?.told { told.forget([path], in: .incoming) }
    if case .incoming(let path) = place { told.forget([path], in: .incoming) }
  }

  /// Whether it was told already that nothing can be taken out of its folder.
  private func isToldSealed(_ place: ArrivalJob.Place) -> Bool {
    guard case .incoming(let path) = place else { return false }
    return tree.isToldSealed(path.parent)
  }

  /// Tells of files that have waited for long, and that no look comes to.
  func reportStalled(_ now: Instant) {
    for place in arrivals.waitingInLine(stalledAfter, now) {
      reportStalled(place, Fate.Wait.large.reason, now)
    }
  }

  private func reportStalled(_ place: ArrivalJob.Place, _ reason: Event.Reason, _ now: Instant) {
    guard let entry = arrivals.entries[place], entry.history.age(now) >= stalledAfter,
      arrivals.report(place)
    else { return }
    site.log.record(.stalled(.incoming, age: entry.history.age(now), reason))
  }

  // MARK: - What others ask

  /// Whether an image of a study has not arrived whole, and may do so soon.
  func isArriving(_ study: String, _ now: Instant) -> Bool {
    arrivals.arriving(study, from: origins[study] ?? [], now).contains { $0 < stalledAfter }
  }

  /// Whether an image of a study is missing that has been waited for long enough.
  func isIncomplete(_ study: String, _ now: Instant) -> Bool {
    site.claims.isStuck(study, limit: stalledAfter)
      || !arrivals.arriving(study, from: origins[study] ?? [], now).isEmpty
  }

  /// A study has been published: what comes now makes a further folder.
  func forget(_ study: String) { origins[study] = nil }

  /// Why files have been waiting for long, with how many.
  func stalledReasons(_ now: Instant) -> [Fate.Wait: Int] {
    var reasons: [Fate.Wait: Int] = [:]
    for entry in arrivals.entries.values where entry.history.age(now) >= stalledAfter {
      if let wait = entry.wait { reasons[wait, default: 0] += 1 }
    }
    return reasons
  }

  /// An image of a study came from there.
  private func remember(_ place: ArrivalJob.Place, of study: String?) {
    guard let study, case .incoming(let path) = place else { return }
    origins[StudyCode.label(ofStudy: study), default: []].insert(path.parent)
  }
}
