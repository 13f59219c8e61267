internal import SecretSharing
internal import Spool
internal import Threads

/// The sheets that lie in `reconstruct`, and how far their pairs have come.
///
/// A sheet does not tell how many pairs it has: those that the archive holds, or that were dropped
/// beside it, are restored, and when nothing has come for a time the sheet is used up. Belongs to the
/// control thread.
struct DroppedSheets {
  typealias Instant = ContinuousClock.Instant

  /// One sheet, however many files hold it: a page and a text, as a rule.
  struct Group {
    let id: Int
    let sheet: Sheet
    let owner: Int
    /// When it came, the last time.
    var begun: Instant
    var copies: [RelativePath: FileStatus]
    /// When its pairs are looked for in the archive; nil when they are not, or have been.
    var search: Instant?
    /// How long after a search that found nothing there is another one.
    var delay = DroppedSheets.firstDelay
    var isSearched = false
    /// Its pairs in the archive that are not restored yet.
    var found: Set<PairID> = []
    /// Its pairs whose archive shares were dropped.
    var dropped: Set<PairID> = []
    /// Pairs of the archive that cannot be restored.
    var failed: [PairID: SharingError] = [:]
    /// Those that were restored whose archive shares were not dropped.
    var lookedUp: Set<PairID> = []
    /// All that were restored while it is here, also those that both shares brought back.
    var restored: Set<PairID>
    /// Those of them that were restored before it came once more: their files may have been taken away.
    var doubted: Set<PairID> = []
    /// Those whose files were, while nothing here brings them back.
    var lost: Set<PairID> = []
    /// When something happened last.
    var changed: Instant
    var told: SheetCause?
    /// What a thread is doing for it.
    var running: SheetJob.Task?
    /// What it is about to tell.
    var telling: (cause: SheetCause?, mistakes: [RelativePath]) = (nil, [])
    /// How much later what could not be told is told again.
    var tellDelay = DroppedSheets.retryDelay
    /// Its pairs that failed for a reason that may pass, and how much later each is tried again.
    var delayed: [PairID: Duration] = [:]
    /// Whether its pairs could not be looked for.
    var isSearchFailing = false
    /// Since when something of that kind has not gone on.
    var failing: Instant?
    /// What the journal was told of it.
    var reported: [String] = []
    /// Until then something beside it was still arriving.
    var heldUntil: Instant

    var first: RelativePath? { copies.keys.min { $0.bytes.lexicographicallyPrecedes($1.bytes) } }
    /// The first of its files in a folder that was dropped.
    func first(in folder: Name) -> RelativePath? {
      copies.keys.filter { DroppedFolders.folder($0) == folder }
        .min { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }
    var isRunning: Bool { running != nil }
    /// Whether nothing is known of it yet but itself.
    var isAlone: Bool { found.isEmpty && dropped.isEmpty && failed.isEmpty && restored.isEmpty }
    /// Whether nothing is left to be done.
    var isUsedUp: Bool {
      found.isEmpty && dropped.isEmpty && failed.isEmpty && !restored.isEmpty
        && doubted.isEmpty && lost.isEmpty && (search == nil || isSearched)
    }

    /// Whether nothing brings back what it stands for.
    var isMissing: Bool { isAlone || found.isEmpty && dropped.isEmpty && !lost.isEmpty }

    /// Whether it is to be looked which restored files are still there.
    var isInDoubt: Bool { !doubted.isEmpty && found.isEmpty }

    /// Whoever drops the sheet once more wants what has failed to be tried again.
    mutating func tryAgain() -> [PairID] {
      let pairs = Array(failed.keys)
      found.formUnion(pairs)
      failed = [:]
      return pairs
    }

    /// Whoever drops the sheet once more wants what was restored, and is not there any more.
    mutating func doubt(_ isOlder: (PairID) -> Bool, _ now: Instant) {
      let older = restored.filter(isOlder)
      guard !older.isEmpty || !lost.isEmpty else { return }
      doubted.formUnion(older)
      begun = now
    }

    /// The restored files of these pairs are not there.
    mutating func lose(_ gone: Set<PairID>) {
      restored.subtract(gone)
      lookedUp.subtract(gone)
      lost.formUnion(gone.subtracting(dropped))
    }

    /// Whether the archive has not been looked through once.
    var isSearching: Bool { search != nil && !isSearched }

    /// Something failed for a reason that may pass, or goes on.
    mutating func settle(_ now: Instant) {
      failing = delayed.isEmpty && !isSearchFailing ? nil : failing ?? now
      if failing == nil { reported = [] }
    }

    mutating func searchLater(_ now: Instant, atMost limit: Duration = DroppedSheets.lastDelay) {
      search = now + min(delay, limit)
      delay = min(delay * 2, DroppedSheets.lastDelay)
    }
  }

  /// What is wrong with one sheet in a file whose others are right.
  struct Mistake {
    let mistake: SheetMistake
    /// When the doctor is told: until then the file may still be being written.
    let due: Instant
    var isTold = false
  }

  var groups: [Group] = []
  /// The files that stay until they are corrected, since one of their sheets is in none of the groups.
  var mistakes: [RelativePath: Mistake] = [:]
  private var lastID = 0
  var retries = DueQueue<PairID>()

  /// How long after the last image a sheet is used up: its archive shares may still be being copied.
  static let quiet = Duration.seconds(10)
  /// How long it lies alone before the doctor is told.
  static let aloneDelay = Duration.seconds(10)
  static let firstDelay = Duration.seconds(60)
  static let lastDelay = Duration.seconds(3600)
  /// How long after a search that failed there is another one at most.
  static let lastFailingDelay = Duration.seconds(600)
  /// How long after something failed it is tried again: at first, and at most.
  static let retryDelay = Duration.seconds(2)
  /// How long something fails before the doctor is told.
  static let failingDelay = Duration.seconds(60)
  static let lastRetryDelay = Duration.seconds(60)

  var isEmpty: Bool { groups.isEmpty }

  // MARK: - Sheets

  /// A file holds sheets.
  ///
  /// - Parameters:
  ///   - found: the sheets.
  ///   - file: where it lies, and whose it is.
  ///   - pairs: those of the archive shares that were dropped.
  ///   - restored: those that were restored since the file was there.
  ///   - isOlder: whether a pair was restored before what the file holds now was there.
  ///   - isLookedUp: whether the archive may be asked.
  ///   - now: the present moment.
  /// - Returns: the pairs that are theirs.
  mutating func take(
    _ found: FoundSheets, of file: (path: RelativePath, status: FileStatus),
    among pairs: some Sequence<PairID>, restored: some Sequence<PairID>,
    isOlder: (PairID) -> Bool, isLookedUp: Bool, _ now: Instant
  ) -> [PairID] {
    let sheets = found.sheets
    if mistakes[file.path]?.mistake != found.mistake {
      mistakes[file.path] = found.mistake.map { Mistake(mistake: $0, due: now + Self.aloneDelay) }
    }
    for place in groups.indices where !sheets.contains(where: { $0.key == groups[place].sheet.key })
    {
      groups[place].copies[file.path] = nil
    }
    groups.removeAll { $0.copies.isEmpty }
    return sheets.flatMap {
      take(
        $0, of: file, among: pairs, restored: restored, isOlder: isOlder, isLookedUp: isLookedUp,
        now)
    }
  }

  private mutating func take(
    _ sheet: Sheet, of file: (path: RelativePath, status: FileStatus),
    among pairs: some Sequence<PairID>, restored: some Sequence<PairID>,
    isOlder: (PairID) -> Bool, isLookedUp: Bool, _ now: Instant
  ) -> [PairID] {
    if let place = groups.firstIndex(where: { $0.sheet.key == sheet.key }) {
      let former = groups[place].copies[file.path]
      let isAgain = former.map { $0 != file.status } ?? false
      groups[place].copies[file.path] = file.status
      groups[place].changed = now
      if former != file.status { groups[place].doubt(isOlder, now) }
      return isAgain ? groups[place].tryAgain() : []
    }
    lastID += 1
    let own = pairs.filter(sheet.key.isPair)
    groups.append(
      Group(
        id: lastID, sheet: sheet, owner: Int(file.status.owner), begun: now,
        copies: [file.path: file.status], search: isLookedUp ? now : nil, dropped: Set(own),
        restored: Set(restored.filter(sheet.key.isPair)), changed: now, heldUntil: now))
    groups[groups.endIndex - 1].doubt(isOlder, now)
    return own
  }

  /// A file is no sheet any more, or gone.
  mutating func remove(_ path: RelativePath) {
    mistakes[path] = nil
    for place in groups.indices { groups[place].copies[path] = nil }
    groups.removeAll { $0.copies.isEmpty }
  }

  // MARK: - Pairs

  /// The archive share of a pair was dropped.
  mutating func claim(_ pair: PairID, _ now: Instant) {
    guard let place = groups.firstIndex(where: { $0.sheet.key.isPair(pair) }) else { return }
    groups[place].dropped.insert(pair)
    groups[place].changed = now
  }

  /// Whether a pair was restored that is one of a sheet's that is here.
  func hasRestored(_ pair: PairID) -> Bool { groups.contains { $0.restored.contains(pair) } }

  /// Whether a pair is one of a sheet's that is here, and still to be restored.
  func has(_ pair: PairID) -> Bool { place(of: pair) != nil }

  /// What stands for the patient share of a pair.
  func values(of pair: PairID) -> SheetPair? {
    place(of: pair).flatMap { place in
      let group = groups[place]
      return group.sheet.key.pair(pair).map {
        SheetPair(values: $0, label: group.sheet.label, owner: group.owner)
      }
    }
  }

  /// The files that hold the sheet of a pair that is still to be restored.
  func paths(of pair: PairID) -> [RelativePath] {
    place(of: pair).map { Array(groups[$0].copies.keys) } ?? []
  }

  /// All archive shares of a pair that were dropped are gone.
  mutating func lose(_ pair: PairID, _ now: Instant) {
    guard let place = place(of: pair) else { return }
    groups[place].dropped.remove(pair)
    if !groups[place].found.contains(pair) { groups[place].delayed[pair] = nil }
    groups[place].settle(now)
    groups[place].changed = now
  }

  /// A pair was restored, by a sheet or by both its shares; with the archive's own share and no other
  /// if `isLookedUp`.
  mutating func finish(_ pair: PairID, isLookedUp: Bool, _ now: Instant) {
    guard let place = groups.firstIndex(where: { $0.sheet.key.isPair(pair) }) else { return }
    groups[place].found.remove(pair)
    groups[place].dropped.remove(pair)
    groups[place].failed[pair] = nil
    groups[place].delayed[pair] = nil
    groups[place].settle(now)
    groups[place].restored.insert(pair)
    groups[place].doubted.remove(pair)
    groups[place].lost.remove(pair)
    if isLookedUp { groups[place].lookedUp.insert(pair) }
    groups[place].changed = now
  }

  /// A pair whose archive share is the archive's own cannot be restored; without an error, the
  /// archive does not have it.
  mutating func fail(_ pair: PairID, _ error: SharingError?, _ now: Instant) {
    guard let place = place(of: pair) else { return }
    groups[place].found.remove(pair)
    groups[place].delayed[pair] = nil
    groups[place].settle(now)
    if let error { groups[place].failed[pair] = error }
    groups[place].changed = now
    if groups[place].isMissing { groups[place].searchLater(now) }
  }

  /// A pair failed for a reason that may pass: it is tried again later each time, here unless its
  /// dropped share is.
  mutating func postpone(_ pair: PairID, isLookedUp: Bool, _ now: Instant) {
    guard let place = place(of: pair) else { return }
    let delay = groups[place].delayed[pair] ?? Self.retryDelay
    groups[place].delayed[pair] = min(delay * 2, Self.lastRetryDelay)
    groups[place].settle(now)
    if isLookedUp { retries.replace(pair, now + delay) }
  }

  private func place(of pair: PairID) -> Int? {
    groups.firstIndex {
      $0.found.contains(pair) || $0.dropped.contains(pair) || $0.failed[pair] != nil
    }
  }
}
