internal import Configuration
internal import SecretSharing
internal import Spool
internal import Threads

// Which shares are joined, and which lie there for nothing.
extension Drops {
  /// Whether all that is here of a pair is one and the same share.
  func isAlone(_ pair: PairID) -> Bool {
    let paths = pairs[pair] ?? []
    return Role.allCases.contains { role in paths.allSatisfy { entries[$0]?.share?.role == role } }
  }

  /// The work on a pair whose shares are here; nil when one is missing, or a thread is at it.
  mutating func join(_ pair: PairID, _ tools: PairTools) -> PairJob? {
    var paths = (pairs[pair] ?? []).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    guard !joining.contains(pair), paths.allSatisfy({ entries[$0]?.isRunning == false }) else {
      held.insert(pair)
      return nil
    }
    let late = paths.filter(isLate)
    if !late.isEmpty { paths = late }
    let archives = paths.filter { entries[$0]?.share?.role == .archive }
    let patients = paths.filter { entries[$0]?.share?.role == .patient }
    let sheet = patients.isEmpty ? sheets.values(of: pair) : nil
    let isWhole =
      (!patients.isEmpty || sheet != nil)
      && (!archives.isEmpty || tools.folders.configuration.archiveLookup)
    let file = paths.isEmpty ? nil : restoredFile(pair, isWhole: isWhole)
    guard !late.isEmpty || isWhole || file != nil else { return nil }
    joining.insert(pair)
    for path in paths { entries[path]?.activity = .running }
    let seen = paths.map { ($0, entries[$0]?.history.last) }
    return PairJob(
      tools: tools, pair: pair, archives: archives, patients: patients,
      seen: Dictionary(uniqueKeysWithValues: seen).compactMapValues(\.self), sheet: sheet,
      isRestored: !late.isEmpty,
      returning: archives.isEmpty || !isReturning(pair, paths) ? nil : unreturned[pair]?.file,
      file: late.isEmpty ? file : nil)
  }

  /// Whether the file of these shares was restored, and the archive alone waits for one of them.
  private func isReturning(_ pair: PairID, _ paths: [RelativePath]) -> Bool {
    paths.allSatisfy { path in entries[path].map { isUnreturned($0, pair) } ?? false }
  }

  /// The file of a pair whose shares are only to be put away while it is there.
  private func restoredFile(_ pair: PairID, isWhole: Bool) -> RestoredMemory.Restored? {
    guard let known = restored[pair] else { return nil }
    // What comes after its sheet, as while a folder is being copied.
    // An archive share that comes again waits for the sheet.
    if known.file?.isBySheet == true { return sheets.hasRestored(pair) ? known.file : nil }
    // One share that was dropped again needs no other one; a sheet may need it.
    return isWhole || !sheets.isEmpty ? nil : known.file
  }

  /// Whether a share is a copy that lay there when its pair was restored, by itself or in a package,
  /// and was not looked at yet: its other share has gone, and nobody waits for it.
  func isLate(_ path: RelativePath) -> Bool {
    guard let entry = entries[path], case .share(let share) = entry.state,
      let moment = restored[share.pair]?.moment
    else { return false }
    return entry.packed ?? entry.history.firstSeen <= moment
  }

  /// A package that was there at a moment has been opened into a folder.
  mutating func noteOpened(_ folder: RelativePath, seen: Instant, _ now: Instant) {
    // By then a listing has found what is in it.
    opened = opened.filter { now - $0.value.opened < .seconds(60) }
    opened[folder] = (seen, now)
    for (path, entry) in entries where path.hasPrefix(folder) {
      entries[path]?.packed = seen
      if let share = entry.share { joins.append(share.pair) }
    }
  }

  /// When the package was there that a file came out of; nil for all others.
  func packed(_ path: RelativePath) -> Instant? {
    guard !opened.isEmpty else { return nil }
    var folder = path.parent
    while !folder.names.isEmpty {
      if let package = opened[folder] { return package.seen }
      folder = folder.parent
    }
    return nil
  }

  /// A pair was restored.
  ///
  /// - Parameters:
  ///   - pair: which one.
  ///   - file: what it was restored to.
  ///   - now: when.
  mutating func remember(
    restored pair: PairID, as file: RestoredMemory.Restored? = nil, _ now: Instant
  ) {
    if restored.count >= RestoredMemory.capacity {
      // A copy of an older one that waits for its look is left, and waits for its other share.
      let moments = restored.values.map(\.moment).sorted()
      let limit = moments[moments.count / 2]
      restored = restored.filter { $0.value.moment > limit }
    }
    restored[pair] = (now, file)
  }

  /// An earlier run restored these pairs, the last one at the end.
  mutating func remember(
    restored files: [(pair: PairID, file: RestoredMemory.Restored)], _ now: Instant
  ) {
    // Before anything was seen that lies here: none of it is a copy that nobody waits for.
    let begin = now - .seconds(3600)
    for (number, entry) in files.enumerated() {
      guard !entry.file.isUnreturned else {
        unreturned[entry.pair] = UnreturnedPair(file: entry.file)
        continue
      }
      remember(restored: entry.pair, as: entry.file, begin + .nanoseconds(number))
    }
  }

  /// A pair's job has ended.
  mutating func take(_ outcome: PairOutcome, _ now: Instant) {
    joining.remove(outcome.pair)
    if case .unreturned = outcome.result, let file = outcome.file {
      let shares = outcome.paths.compactMap { entries[$0]?.history.last }
      unreturned[outcome.pair] = UnreturnedPair(
        file: file, shares: Set(shares.map { DropMemory.Mark($0) }))
    }
    defer { release(outcome.pair) }
    if !outcome.paths.contains(where: isLate) { tellSheets(outcome, now) }
    var touched: Set<RelativePath> = []
    for path in outcome.paths {
      if entries[path]?.activity == .runningAndTouched { touched.insert(path) }
      entries[path]?.activity = .idle
      if let share = entries[path]?.share { entries[path]?.state = .share(share) }
    }
    defer {
      for path in outcome.replaced { notice(path, now, isRenamed: false) }
      for path in touched where entries[path] == nil { lookAgain(path, now) }
    }
    switch outcome.result {
    case .restored:
      unreturned[outcome.pair] = nil
      remember(restored: outcome.pair, as: outcome.file, now)
      folders.finish(outcome.paths, outcome.pair, now)
      for path in outcome.paths { forget(path) }
      // Copies that came meanwhile.
      if pairs[outcome.pair] != nil { joins.append(outcome.pair) }
    case .putAway:
      for path in outcome.paths {
        folders.touch(path, now)
        forget(path)
      }
      if pairs[outcome.pair] != nil { joins.append(outcome.pair) }
    case .restoredIsGone:
      restored[outcome.pair] = nil
      joins.append(outcome.pair)
    case .restoredButKept:
      for path in outcome.paths {
        if let share = entries[path]?.share { entries[path]?.state = .restoredButKept(share) }
        // The shares are put away as soon as their folder lets them go: a look tells.
        schedule.replace(path, touched.contains(path) ? now : now + .seconds(2))
      }
    case .refused(let errors):
      for path in outcome.paths {
        let share = entries[path]?.share
        if let error = errors[path] { entries[path]?.state = .refused(.share(error), share) }
        // A problem text lies beside them; another copy, or a change, tries again.
        if touched.contains(path) { schedule.replace(path, now) }
      }
    case .failed(.retry), .unreturned:
      for path in outcome.paths {
        guard var entry = entries[path] else { continue }
        entry.history.last = nil  // joined once more when it has been looked at
        postpone(&entry, path, now)
        entries[path] = entry
      }
    case .changed, .failed:
      // Something moved under our hands, or there is no room: look at all of them again.
      for path in outcome.paths {
        entries[path]?.history.last = nil
        schedule.replace(path, now + .seconds(2))
      }
    }
  }

  /// No thread works on a share any more whose pair was to be joined meanwhile.
  mutating func release(_ pair: PairID?) {
    if let pair, held.remove(pair) != nil { joins.append(pair) }
  }
}
