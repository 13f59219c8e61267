internal import Configuration
internal import Journal
internal import Spool
internal import Threads

/// The lane of dropped files: which are there, which pair is joined next, and what the doctor is told.
///
/// Belongs to the control thread.
final class ReconstructionDesk {
  typealias Instant = ContinuousClock.Instant

  /// What a job leaves behind.
  enum Letter: Sendable {
    case drop(RelativePath, DropJob.Outcome)
    case pair(PairOutcome)
    case sheet([Int], SheetJob.Outcome)
  }

  let control: Control
  private let looks: DropTools
  private let pairs: PairTools
  let pages: DropPages
  let tree: WatchedTree
  var drops = Drops()
  var reporting = Reporting()
  /// What was said of files to be tried again, also of those that were gone in between: why they could
  /// not be looked at, and why not joined.
  let told = (looks: Troubles(), joins: Troubles())
  /// When everything was listed last.
  private var listed = Instant.now

  init(_ control: Control) throws {
    self.control = control
    looks = control.site.dropTools
    pairs = control.site.pairTools
    pages = control.site.dropPages
    tree = try WatchedTree(
      .reconstruct, control.site.folders.reconstruct, .listReconstruct, control)
  }

  var site: Site { control.site }

  /// When the next job is due.
  func next() -> Instant? { drops.next() }

  /// Takes up what earlier runs knew, and lists for so long what is there.
  func begin(_ now: Instant, listingFor duration: Duration = WatchedTree.beginning) throws {
    drops.awaitListing()
    let instances = try TakeOver.instances(site.folders.work)
    // What cannot be read or removed costs a sentence, and holds up nothing.
    endure(.reconstruct) {
      try pages.removePending(of: instances, each(.reconstruct))
      try PackageJob.removePending(
        of: instances, in: site.folders.reconstruct, each(.reconstruct))
    }
    endure(.work) {
      let records = try pages.remembered(each(.work))
      for record in records {
        drops.folders.remember(record, now)
        drops.remember(record.kept)
      }
      try pages.forgetGone(each(.work))
    }
    endure(.work) {
      let memory = RestoredMemory(work: site.folders.work)
      drops.remember(restored: try memory.all(in: site.folders.reconstructed), now)
    }
    try list()
    try goOn(now, until: .now + duration)
    endure(.work) {
      let used = UsedShares(folders: site.folders)
      for (folder, count) in try used.emptied(tree.scanner.isIdleDrop, each(.work)) {
        drops.folders.remember(DropMemory.Record(folder: folder, reconstructed: count), now)
      }
    }
  }

  private func endure(_ role: Event.FolderRole, _ body: () throws -> Void) {
    control.endure(role, for: .report, body)
  }

  /// Tells once of what is wrong with an entry of a folder that others may write to.
  private func each(_ role: Event.FolderRole) -> EachName {
    { [site] in try site.troubles.each($0, in: role, site.log, $1) }
  }

  // MARK: - Hints and listings

  func takeHints(_ now: Instant) throws {
    var empty = EmptyFiles(in: site.folders.reconstruct)
    for hint in try tree.scanner.watch?.hints() ?? [] {
      switch hint {
      case .created(let path), .touched(let path):
        if drops.isCrowded, empty.include(path) { continue }
        drops.notice(path, now, isRenamed: false)
      case .movedIn(let path): drops.notice(path, now, isRenamed: true)
      case .removed: break
      case .folder(let path): tree.list(path, now)
      case .folderGone, .everything: tree.listSoon(now, isOverflow: false)
      case .overflow: tree.listSoon(now, isOverflow: true)
      }
    }
  }

  /// Begins to list `reconstruct`.
  func list() throws {
    guard try tree.begin() else { return }
    drops.beginListing()
  }

  /// Goes on with that, and with folders that have come.
  ///
  /// - Parameters:
  ///   - now: the present moment.
  ///   - moment: when to return; nil: not before the end.
  /// - Throws: what the listing throws; it is over then.
  func goOn(_ now: Instant, until moment: Instant?) throws {
    try tree.advanceFolders(now, until: moment) { [self] file, size in
      drops.noticeCompanion(file.path, now)
      guard drops.entries[file.path] == nil, size > 0 || !drops.isCrowded else { return }
      drops.notice(file.path, now, isRenamed: false)
    }
    let problem = Problem(site.folders)
    let found = try tree.advance(now, until: moment) { [self] file, size in
      drops.find(file.path, changed: file.changed, size: size, now)
      if file.path.last?.hasSuffix(Problem.suffix) == true { problem.clearIfOrphan(file.path) }
    }
    guard let listing = found else { return }
    drops.endListing(now, listing.unread)
    tree.tell(listing.specials, areAll: true)
    tree.remember(listing.leftAlone)
    listed = now
    if drops.survey.isOverfull { control.timers.set(.listReconstruct, now + Self.overfullInterval) }
    listAgain(now)
  }

  /// How long a listing rests at least, and how long it does while there is no room for all.
  private static let listingPause = Duration.seconds(2)
  private static let overfullInterval = Duration.seconds(10)

  /// Has everything listed once more, for what there was no room for.
  private func listAgain(_ now: Instant) {
    guard !tree.isListingAll, drops.wantsListing else { return }
    control.timers.set(.listReconstruct, max(now, listed + Self.listingPause))
  }

  // MARK: - Work

  /// The next job that is due.
  func start(_ now: Instant) -> (@Sendable () -> Letter)? {
    guard let job = drops.start(now, looks, pairs) else { return nil }
    return { [counters = site.counters] in
      counters.during(\.reconstructing) {
        switch job {
        case .look(let look): .drop(look.path, look.run())
        case .join(let join): .pair(join.run())
        case .sheet(let sheet): .sheet(sheet.work.ids, sheet.run())
        }
      }
    }
  }

  /// A job has ended.
  func take(_ letter: Letter, _ now: Instant) {
    defer { listAgain(now) }
    switch letter {
    case .drop(let path, let outcome):
      drops.take(outcome, of: path, now, isLookedUp: site.configuration.archiveLookup)
      if case .gone = outcome { tree.tellSpecial(path, now) }
      switch outcome {
      case .retry(let reason): tellRetry([path], .reconstruct, reason, told.looks)
      case .gone, .wait: break
      case .share, .problem, .sheets, .opened, .openedButKept:
        told.looks.forget([path], in: .reconstruct)
      }
    case .pair(let outcome):
      drops.take(outcome, now)
      take(outcome, now)
    case .sheet(let ids, let outcome):
      drops.take(outcome, of: ids, now)
      if let fate = outcome.failure { report(fate) { ids.contains($0.id) } }
    }
  }

  /// Tells once what could not be done for sheets.
  private func report(_ fate: Fate, where isMeant: (DroppedSheets.Group) -> Bool) {
    switch site.folders.checked(fate) {
    case .retry(let role, let reason), .blocked(let role, let reason):
      if drops.sheets.report(reason, where: isMeant) { site.log.record(.retry(role, reason)) }
    case .done, .settling, .gone, .wait: break
    }
  }

  private func take(_ outcome: PairOutcome, _ now: Instant) {
    if outcome.file != nil {
      control.endure(.work, for: .report) {
        if let failure = outcome.unremembered { throw failure }
      }
    }
    switch outcome.result {
    case .restored, .putAway:
      told.joins.forget(outcome.paths, in: .reconstruct)
      control.resume(.reconstruction, now)
      return
    case .restoredButKept(let reason):
      told.joins.forget(outcome.paths, in: .reconstruct)
      control.resume(.reconstruction, now)
      if drops.folders.reportKept(outcome.paths) { site.log.record(.retry(.reconstruct, reason)) }
    case .unreturned(let role, let reason):
      control.resume(.reconstruction, now)
      tellRetry(outcome.paths, role, reason, told.joins)
    case .failed(let fate) where outcome.paths.isEmpty:
      if case .blocked(let role, let reason) = fate {
        control.block(.reconstruction, role, reason, now)
      } else {
        report(fate) { $0.found.contains(outcome.pair) }
      }
      return
    case .failed(.retry(let role, let reason)):
      tellRetry(outcome.paths, role, reason, told.joins)
    case .failed(.blocked(let role, let reason)):
      control.block(.reconstruction, role, reason, now)
    case .refused: break
    case .restoredIsGone, .changed, .failed(.done), .failed(.gone), .failed(.wait),
      .failed(.settling):
      return
    }
    // Shares that were being put away when something failed wait for each other no longer.
    control.timers.set(.housekeeping, now + .seconds(1))
  }
}
