internal import Glibc
internal import Journal
internal import SecretSharing
internal import Spool

extension Drops {
  /// Remembers that the journal says that some files are tried again.
  ///
  /// - Returns: whether it did not say so of one of them.
  mutating func report(_ paths: [RelativePath]) -> Bool {
    let new = paths.filter { entries[$0]?.isReported == false }
    for path in new { entries[path]?.isReported = true }
    return !new.isEmpty
  }

  /// What lies there and how far it has come.
  mutating func report(_ now: Instant, _ log: any EventLog) -> DropReport {
    var tally = Tally()
    for (path, entry) in entries {
      let groups = entry.state == .sheet ? sheets.groups(of: path) : []
      if groups.isEmpty { count(path, entry, &tally) } else { count(groups, path, entry, &tally) }
    }
    var (report, found) = (tally.report, tally.found)
    for (name, states) in tally.counted {
      for state in states.values { found[name, default: DropCounts()].add(state) }
    }
    for (name, counts) in shelf.folders { found[name] = (found[name] ?? DropCounts()) + counts }
    let (open, emptied, finished) = folders.update(found, unread, now, log)
    report.folders = open.map(tally.folder)
    report.emptied = emptied
    report.finished = finished
    // In one order always, so that equal reports are equal: newest first.
    report.items.sort { Self.precedes(($0.since, $0.path.bytes), ($1.since, $1.path.bytes)) }
    report.items = Self.onePerPair(report.items)
    report.leaveOut()
    report.more.failed += shelf.counts.failed
    report.more.waiting += shelf.aloneCount - shelf.folders.reduce(0) { $0 + $1.value.waiting }
    report.sheets.sort { $0.since > $1.since }
    report.emptied.sort { $0.folder.bytes.lexicographicallyPrecedes($1.folder.bytes) }
    report.folders.sort { Self.precedes(($0.since, $0.name.bytes), ($1.since, $1.name.bytes)) }
    return report
  }

  /// What is counted of the files that lie there, by the dropped folder they are in.
  private struct Tally {
    var report = DropReport()
    var found: [Name: DropCounts] = [:]
    var youngest: [Name: Int] = [:]
    /// Two files of one image count once.
    var counted: [Name: [PairID: State]] = [:]
    var kept: [Name: Set<DropMemory.Kept>] = [:]

    mutating func note(_ folder: Name, since: Int) {
      youngest[folder] = max(youngest[folder] ?? 0, since)
    }

    func folder(_ folder: DroppedFolders.Open) -> DropReport.Folder {
      var memory = folder.memory
      memory.kept = kept[folder.name] ?? []
      return DropReport.Folder(
        name: folder.name, since: youngest[folder.name] ?? 0, counts: folder.counts,
        isDue: folder.isDue,
        memory: folder.counts.total == 0 && memory.kept.isEmpty ? nil : memory)
    }
  }

  private static func since(_ entry: Entry) -> Int {
    (entry.history.last?.changed ?? 0) / 1_000_000_000
  }

  /// Counts a text with sheets.
  private func count(
    _ groups: [DroppedSheets.Group], _ path: RelativePath, _ entry: Entry, _ tally: inout Tally
  ) {
    let since = Self.since(entry)
    let folder = DroppedFolders.folder(path)
    if let folder {
      tally.note(folder, since: since)
      for group in groups where path == group.first(in: folder) {
        tally.found[folder] = (tally.found[folder] ?? DropCounts()) + counts(group, in: folder)
      }
    }
    let mistake = sheets.mistake(in: path)
    if let folder, mistake != nil { tally.found[folder]?.failed += 1 }
    if let cause = mistake ?? groups.lazy.compactMap(\.told).first {
      tally.report.items.append(
        DropReport.Item(path: path, since: since, role: nil, pair: nil, cause: .sheet(cause)))
      return
    }
    for group in groups where folder == nil && path == group.first {
      tally.report.sheets.append(DropReport.Sheet(since: since, counts: counts(group, in: nil)))
    }
  }

  /// How far the images of a sheet have come, apart from those that count as files of a folder.
  private func counts(_ group: DroppedSheets.Group, in folder: Name?) -> DropCounts {
    var counts = DropCounts(failed: group.failed.count)
    let own = folder.map { folders.restored(in: $0) } ?? []
    counts.reconstructed = group.restored.subtracting(own).count
    for pair in group.found.union(group.dropped).subtracting(group.restored) {
      let paths = pairs[pair] ?? []
      if let folder, paths.contains(where: { DroppedFolders.folder($0) == folder }) { continue }
      let states = Set(paths.compactMap { entries[$0] }.map(state))
      switch states {
      case [.failed]: counts.failed += 1
      case [.unreturned]: counts.reconstructed += 1
      default: counts.inWork += 1
      }
    }
    if group.isMissing {
      if group.told == nil { counts.inWork += 1 } else { counts.lonePatients += 1 }
    }
    return counts
  }

  /// Counts any other file.
  private func count(_ path: RelativePath, _ entry: Entry, _ tally: inout Tally) {
    let since = Self.since(entry)
    let state = state(of: entry)
    let folder = DroppedFolders.folder(path)
    if let folder {
      tally.note(folder, since: since)
      if entry.state.isKept, let status = entry.history.last {
        tally.kept[folder, default: []].insert(
          DropMemory.Kept(status, pair: entry.share?.pair))
      }
      // As what is wrong with an image where something is.
      if let pair = entry.share?.pair {
        let known = tally.counted[folder]?[pair]
        if known == nil || state == .failed {
          tally.counted[folder, default: [:]][pair] = state
        }
      } else {
        tally.found[folder, default: DropCounts()].add(state)
      }
      if state == .failed, entry.state.cause?.isNoHalf == true {
        tally.found[folder]?.noHalves += 1
      }
    }
    if folder == nil, entry.state == .unseen { tally.report.more.unseen += 1 }
    guard state == .failed || folder == nil && state.isAlone else { return }
    tally.report.items.append(
      DropReport.Item(
        path: path, since: since, role: entry.share?.role, pair: entry.share?.pair,
        cause: entry.state.cause))
  }

  /// Leaves one item of each pair: that of the share which is at fault, where that is known.
  private static func onePerPair(_ items: [DropReport.Item]) -> [DropReport.Item] {
    var places: [PairID: Int] = [:]
    var kept: [DropReport.Item] = []
    for item in items {
      guard let pair = item.pair, let place = places[pair] else {
        if let pair = item.pair { places[pair] = kept.count }
        kept.append(item)
        continue
      }
      if case .share(.altered(let role)) = item.cause, role == item.role { kept[place] = item }
    }
    return kept
  }

  private static func precedes(_ one: (Int, [UInt8]), _ other: (Int, [UInt8])) -> Bool {
    one.0 == other.0 ? one.1.lexicographicallyPrecedes(other.1) : one.0 > other.0
  }

  /// How far one file has come.
  enum State: Hashable {
    case unknown
    case alone(Role)
    case joining
    /// Its image was restored, and the archive has not taken back its share.
    case unreturned
    case kept
    /// A package whose shares lie beside it now.
    case opened
    case failed

    var isAlone: Bool { if case .alone = self { true } else { false } }
  }

  func state(of entry: Entry) -> State {
    switch entry.state {
    case .unseen, .sheet: .unknown
    case .refused: .failed
    case .restoredButKept: .kept
    case .openedButKept: .opened
    case .share(let share):
      isWaiting(share)
        ? .alone(share.role) : isUnreturned(entry, share.pair) ? .unreturned : .joining
    }
  }

  /// Whether a share was there when its file was restored, and the archive alone waits for its pair.
  func isUnreturned(_ entry: Entry, _ pair: PairID) -> Bool {
    guard let unreturned = unreturned[pair] else { return false }
    // It is not known while a look is to tell it.
    return entry.history.last.map(unreturned.has) ?? true
  }

  /// Whether a share waits for a copy of its other share, since all that are here are at fault.
  func isWaiting(_ share: DropState.Share) -> Bool {
    if share.role == .archive, sheets.has(share.pair) { return false }
    return !(pairs[share.pair] ?? []).contains { path in
      entries[path]?.share?.role == share.role.other && entries[path]?.state.cause == nil
    }
  }
}

extension DropCounts {
  fileprivate mutating func add(_ state: Drops.State) {
    switch state {
    case .unknown, .joining: inWork += 1
    case .alone(.patient): lonePatients += 1
    case .alone(.archive): loneArchives += 1
    case .failed: failed += 1
    case .unreturned: reconstructed += 1
    case .opened: isReadOnly = true
    case .kept:
      reconstructed += 1
      isReadOnly = true
    }
  }
}
