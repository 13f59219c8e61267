internal import Journal
internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Threads

// What the control thread does with sheets, and what it has the doctor told of files.
extension Drops {
  /// What the doctor is told of a file by itself.
  ///
  /// Of a folder there is one text for all that waits.
  func notice(of path: RelativePath, _ entry: Entry, _ now: Instant) -> DropJob.Notice {
    guard case .share(let share) = entry.state, path.names.count == 1,
      now - entry.history.firstSeen >= Self.aloneDelay
    else { return .none }
    guard !sheets.has(share.pair) else { return .none }
    if share.role == .archive, !sheets.isEmpty { return .strange }
    guard isWaiting(share) else { return .none }
    return isAlone(share.pair) && (pairs[share.pair]?.count ?? 0) > 1 ? .twice : .alone
  }

  /// Whether a file is looked at: all but what accompanies shares.
  static func isTaken(_ path: RelativePath) -> Bool {
    !Companion.include(path) || path.last.map(Companion.isSheet) == true
  }

  /// Whether a file is looked at, and its name is none that others give to what is not finished.
  static func isNoticed(_ path: RelativePath) -> Bool {
    !path.names.contains { IgnoredName.include($0, in: .reconstruct) } && isTaken(path)
  }

  /// A file holds sheets.
  mutating func take(
    _ found: FoundSheets, of path: RelativePath, _ status: FileStatus, isReplaced: Bool,
    _ now: Instant, isLookedUp: Bool
  ) {
    let archives = pairs.filter { pair in
      pair.value.contains { path in
        entries[path]?.share?.role == .archive && entries[path]?.state.isKept == false
      }
    }.keys
    // What its own shares have brought back meanwhile needs no sheet.
    let since = entries[path].map { $0.packed ?? $0.history.firstSeen } ?? now
    // What was restored before that may have been taken away again.
    let arrival = isReplaced ? now : since
    joins += sheets.take(
      found, of: (path, status), among: archives,
      restored: restored.filter {
        $0.value.moment >= since || Self.isBefore(status, $0.value.file)
      }.keys,
      isOlder: { pair in restored[pair].map { $0.moment < arrival } ?? false },
      isLookedUp: isLookedUp, now)
    isShareSought = isShareSought || shelf.aloneCount > 0
  }

  /// Whether a sheet lay there already when a file was restored by one, perhaps in an earlier run.
  private static func isBefore(_ sheet: FileStatus, _ file: RestoredMemory.Restored?) -> Bool {
    file.map { $0.isBySheet && $0.mark.modified >= sheet.changed } ?? false
  }

  /// The next work for a sheet.
  mutating func startSheet(_ now: Instant) -> SheetJob.Work? {
    guard !sheets.isEmpty else { return nil }
    let work = sheetWork(now)
    // Another file may get the name of one that goes.
    if let work, case .finish = work.task {
      for copy in work.copies { entries[copy.path]?.activity = .running }
    }
    return work
  }

  /// The job that does it.
  func job(for work: SheetJob.Work, _ looks: DropTools, _ pairTools: PairTools) -> SheetJob {
    SheetJob(
      work: work, folder: looks.folders.reconstruct, problem: Problem(looks.folders),
      memory: { try DropMemory(work: looks.folders.work) }, log: looks.log,
      pairs: pairTools.find,
      isThere: { [restored] pair in
        guard let file = restored[pair]?.file else { return true }
        return try at(.reconstructed) { try file.isThere(in: pairTools.folders.reconstructed) }
      })
  }

  private mutating func sheetWork(_ now: Instant) -> SheetJob.Work? {
    let unseen = entries.filter {
      $0.value.state == .unseen && now - $0.value.history.quietSince < Self.arrivalTime
    }.keys
    let running = Set(entries.filter(\.value.isRunning).keys)
    let hasStrangers = pairs.keys.contains { isAlone($0) && isStranger($0) }
    return sheets.start(
      now, hasStrangers: hasStrangers,
      isArriving: { path in
        running.contains(path)
          || unseen.contains { DroppedFolders.folder($0) == DroppedFolders.folder(path) }
      })
  }

  /// What is not known after so long does not hold up a sheet.
  private static var arrivalTime: Duration { .seconds(60) }

  /// Whether the archive share of a pair is here, and no sheet of it.
  private func isStranger(_ pair: PairID) -> Bool {
    !sheets.has(pair) && pairs[pair]?.contains { entries[$0]?.share?.role == .archive } == true
  }

  /// A job for sheets has ended.
  mutating func take(_ outcome: SheetJob.Outcome, of ids: [Int], _ now: Instant) {
    switch outcome {
    case .finished(let copies, let kept, let changed):
      finish(ids, copies, kept: kept, changed: changed, now)
    case .failed(_, let work):
      guard case .finish = work.task else { break }
      for path in work.copies.map(\.path) where endRun(of: path) { schedule.replace(path, now) }
    case .found, .told: break
    }
    joins += sheets.take(outcome, of: ids, now)
  }

  /// Sheets are used up.
  private mutating func finish(
    _ ids: [Int], _ copies: [SheetJob.Copy], kept: [SheetJob.Copy], changed: [RelativePath],
    _ now: Instant
  ) {
    let paths = Set(copies.map(\.path))
    let touched = paths.filter { endRun(of: $0) }
    for path in paths { entries[path]?.state = .unseen }
    for copy in kept {
      entries[copy.path]?.state = .openedButKept
      remember([DropMemory.Kept(copy.status)])
    }
    for group in sheets.groups where ids.contains(group.id) {
      let own = group.copies.keys.filter(paths.contains)
      if let first = own.min(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
        folders.finish(first, group.lookedUp, now)
      }
      for path in own { folders.touch(path, now) }
    }
    for path in paths.subtracting(kept.map(\.path) + changed) {
      forget(path)
      if touched.contains(path) { lookAgain(path, now) }
    }
    for path in touched.union(changed) where entries[path] != nil { schedule.replace(path, now) }
  }

  /// Another file may have got the name of one that is done, and gone.
  mutating func lookAgain(_ path: RelativePath, _ now: Instant) {
    notice(path, now, isRenamed: false, isHint: false)
    entries[path]?.isTrace = true
  }

  /// A thread has done with a file; whether that was touched meanwhile.
  private mutating func endRun(of path: RelativePath) -> Bool {
    defer { entries[path]?.activity = .idle }
    return entries[path]?.activity == .runningAndTouched
  }

  /// What became of a pair, for the sheet that stands for its patient share.
  mutating func tellSheets(_ outcome: PairOutcome, _ now: Instant) {
    let isLookedUp = outcome.paths.isEmpty
    switch outcome.result {
    case .restored, .restoredButKept:
      sheets.finish(outcome.pair, isLookedUp: isLookedUp, now)
    case _ where !sheets.has(outcome.pair): break
    case .refused where isLookedUp: sheets.fail(outcome.pair, outcome.failure, now)
    case .changed where isLookedUp: sheets.fail(outcome.pair, nil, now)
    case .failed where isLookedUp, .failed(.retry), .failed(.blocked):
      sheets.postpone(outcome.pair, isLookedUp: isLookedUp, now)
    case .refused: sheets.fail(outcome.pair, nil, now)  // said beside what was dropped
    case .putAway, .restoredIsGone, .unreturned, .changed, .failed: break
    }
  }
}
