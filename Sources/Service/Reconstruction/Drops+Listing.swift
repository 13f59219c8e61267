internal import SecretSharing
internal import ShareStorage
internal import Spool
internal import Threads

// What is remembered of files in `reconstruct` has a limit, however many lie there.
extension Drops {
  /// More files than this are not taken in from listings; a listing comes back to the others.
  static let capacity = 5000
  /// No more files than these are remembered in folders that cannot be read, apart from those that are
  /// done: somebody may close a folder for good, and others need the room.
  static let unreadCapacity = capacity / 5
  /// From so many on, what only lies there is shelved, and an empty file is not worth being
  /// remembered: its writer's next event comes, or the next listing.
  private static let crowd = 1000
  /// Beside more files than these no text is written: in one folder, and in all.
  static let maximumTexts = (folder: 100, all: 5000)

  /// A listing of everything that is going on, or the last one.
  struct Survey {
    var number = 0
    /// Whether it found more than there is room for.
    var isOverfull = false
    /// What it found that is not known.
    var found: [Found] = []
    /// Pairs of which shares are here, by what of their ids is remembered of shelved shares.
    var sought: [UInt64: Set<Role>] = [:]
    /// Pairs of which shares were taken from the shelf.
    var woken: Set<UInt64> = []
    /// Folders in which companions are.
    var companions: Set<Name> = []
    var texts = Texts()
    /// Those that were known before, as long as the listing goes on.
    var formerTexts: Texts?
  }

  /// How many texts for the doctor lie there.
  struct Texts {
    /// In each folder, by its hash.
    private var folders: [Int: Int] = [:]
    private(set) var count = 0

    /// How many lie in a folder.
    subscript(_ folder: RelativePath) -> Int { folders[folder.hashValue] ?? 0 }

    /// One more.
    mutating func note(_ path: RelativePath) {
      let folder = path.parent.hashValue
      count += 1
      guard count <= Drops.maximumTexts.all || folders[folder] != nil else { return }
      folders[folder, default: 0] += 1
    }
  }

  /// A file that is not known.
  struct Found {
    let path: RelativePath
    /// When anything about it changed last, in nanoseconds since 1970.
    let changed: Int
  }

  /// Whether so many lie there.
  var isCrowded: Bool { entries.count + survey.found.count >= Self.crowd }

  /// Whether to list again soon: for what there was no room for, or for the other shares of some.
  var wantsListing: Bool {
    survey.isOverfull && entries.count <= Self.capacity / 2 || isShareSought
  }

  /// Whether there is room for a file that an event tells of: it is news, so there is more, and one
  /// of which nothing is known yet makes way for it until the next listing.
  mutating func hasRoomForNews() -> Bool {
    guard entries.count >= 2 * Self.capacity else { return true }
    survey.isOverfull = true
    var others: [(path: RelativePath, due: Instant)] = []
    defer { for other in others { schedule.set(other.path, other.due) } }
    while others.count < Self.triesToMakeRoom, let due = schedule.next(),
      let path = schedule.popOldest(due)
    {
      if case .unseen? = entries[path]?.state {
        forget(path)
        return true
      }
      others.append((path, due))
    }
    return false
  }

  private static let triesToMakeRoom = 16

  /// A run begins: before a listing has come to its end, what is remembered of folders says more than
  /// what was found in them.
  mutating func awaitListing() { unread = nil }

  /// A listing of everything begins: what it does not find is gone.
  mutating func beginListing() {
    survey = Survey(number: survey.number + 1, formerTexts: survey.texts)
    isShareSought = false
    shelf.beginListing()
    guard shelf.count > 0 else { return }
    for (pair, paths) in pairs {
      let roles = Set(paths.compactMap { entries[$0]?.share?.role })
      survey.sought[ShelvedDrops.bits(pair), default: []].formUnion(roles)
    }
  }

  /// A listing found a file.
  mutating func find(_ path: RelativePath, changed: Int, size: Int, _ now: Instant) {
    if path.last?.hasSuffix(Problem.suffix) == true { survey.texts.note(path) }
    guard entries[path] == nil else {
      entries[path]?.listing = survey.number
      folders.notice(path, now, isHint: false)
      return
    }
    let key = ShelvedDrops.key(path, changed: changed, size: size)
    let folder = DroppedFolders.folder(path)
    if let mark = shelf[key] {
      shelf.find(key, in: folder)
      guard isWanted(mark, key), entries.count < 2 * Self.capacity else { return }
      shelf.remove(key, in: folder)
      survey.woken.insert(mark.pair)
      notice(path, now, isRenamed: false, isHint: false)
      return
    }
    // Where there are many, an empty file costs nothing.
    guard Self.isNoticed(path) else { return noticeCompanion(path, now) }
    guard size > 0 || !isCrowded else { return }
    survey.found.append(Found(path: path, changed: changed))
    if survey.found.count >= 2 * Self.capacity { survey.keepNewest(Self.capacity) }
  }

  /// What is no file to look at is there: a folder with nothing but companions is told of, too.
  mutating func noticeCompanion(_ path: RelativePath, _ now: Instant) {
    guard let folder = DroppedFolders.folder(path), let name = path.last,
      Companion.isOfMedium(name), !path.names.contains(where: IgnoredName.include)
    else { return }
    survey.companions.insert(folder)
    folders.noticeCompanion(in: folder, now)
  }

  /// Whether a shelved file is to be looked at again.
  private func isWanted(_ mark: ShelvedDrops.Mark, _ key: UInt64) -> Bool {
    if mark.kind == .waiting {
      // Some with each listing.
      let turns = UInt64(1 + shelf.waitingCount / (Self.capacity / 4))
      return key % turns == UInt64(survey.number) % turns
    }
    if mark.kind == .aloneArchive, !sheets.isEmpty { return true }
    guard let role = mark.kind.role else { return false }
    return survey.sought[mark.pair]?.contains(role.other) == true
  }

  /// Takes in what the listing found, as far as there is room: the newest, if that is not far enough.
  private mutating func takeFound(_ now: Instant) {
    survey.keepNewest(max(0, Self.capacity - entries.count))
    for found in survey.found {
      notice(found.path, now, isRenamed: false, isHint: false)
      if survey.isOverfull { schedule.notice(found.path, now) }
    }
    survey.found = []
  }

  /// Forgets what the listing did not find, and shelves what only lies there.
  ///
  /// - Parameters:
  ///   - now: the present moment.
  ///   - unread: what the listing could not tell of.
  mutating func endListing(_ now: Instant, _ unread: Unread) {
    self.unread = unread
    leaveUnread(unread)
    takeFound(now)
    var finished: [PairID: [RelativePath]] = [:]
    for (path, entry) in entries
    where !entry.isRunning && entry.listing < survey.number && !unread.covers(path) {
      switch entry.state {
      case .restoredButKept(let share): finished[share.pair, default: []].append(path)
      case .openedButKept: break
      case .unseen, .share, .refused, .sheet: folders.lose(path)
      }
      forget(path)
    }
    for (pair, paths) in finished { folders.finish(paths, pair, now) }
    folders.keepBare { survey.companions.contains($0) || unread.isIn($0) }
    for name in shelf.endListing(unread) { folders.lose(name) }
    survey.formerTexts = nil
    guard isCrowded else { return }
    // Its other share may be among those that were shelved before.
    for (path, entry) in entries where entry.looked < survey.number {
      guard let share = entry.share, !entry.isRunning, schedule[path] == nil,
        !sheets.has(share.pair), share.role == .patient || sheets.isEmpty,
        !survey.woken.contains(ShelvedDrops.bits(share.pair))
      else { continue }
      switch state(of: entry) {
      case .failed: shelve(path, share.role == .patient ? .failedPatient : .failedArchive)
      case .alone: shelve(path, share.role == .patient ? .alonePatient : .aloneArchive)
      case .unknown, .joining, .unreturned, .kept, .opened: break
      }
    }
  }

  /// Forgets most of very many files that the listing could not tell of, without having lost them;
  /// those that have been there longest stay.
  private mutating func leaveUnread(_ unread: Unread) {
    guard !unread.isEmpty else { return }
    let kept = entries.filter { path, entry in
      !entry.isRunning && entry.listing < survey.number && !entry.state.isKept
        && unread.covers(path)
    }
    guard kept.count > Self.unreadCapacity else { return }
    let oldest = kept.sorted { $0.value.history.firstSeen < $1.value.history.firstSeen }
    for entry in oldest.dropFirst(Self.unreadCapacity) { forget(entry.key) }
  }

  /// Whether a text may be written beside one more file that cannot be used.
  func mayTell(_ path: RelativePath) -> Bool {
    // Those of dropped folders lie beside them, and do not count.
    let others = folders.count
    let limit = Self.maximumTexts.folder + (path.names.count == 1 ? others : 0)
    return [survey.texts, survey.formerTexts].compactMap(\.self).allSatisfy { texts in
      texts.count < Self.maximumTexts.all + others && texts[path.parent] < limit
    }
  }

  /// A file cannot be used, or has not arrived whole for long: of many such it is shelved.
  mutating func settle(_ path: RelativePath) {
    guard isCrowded, let entry = entries[path], !entry.isRunning, entry.share == nil else { return }
    switch entry.state {
    case .refused(let cause, _): shelve(path, cause.isNoHalf ? .noHalf : .failed)
    case .unseen where entry.delay >= Self.lastDelay: shelve(path, .waiting)
    case .unseen, .share, .restoredButKept, .openedButKept, .sheet: break
    }
  }

  private mutating func shelve(_ path: RelativePath, _ kind: ShelvedDrops.Kind) {
    guard let entry = entries[path], let status = entry.history.last else { return }
    shelf.add(
      ShelvedDrops.key(path, changed: status.changed, size: status.size), kind,
      pair: entry.share?.pair, in: DroppedFolders.folder(path))
    forget(path)
  }
}

extension Drops.Survey {
  /// Leaves the rest to the next listing; the newest are last.
  mutating func keepNewest(_ count: Int) {
    guard found.count > count else { return }
    isOverfull = true
    found.sort { $0.changed < $1.changed }
    found.removeFirst(found.count - count)
  }

  /// A text was written.
  mutating func noteWritten(text path: RelativePath) {
    texts.note(path)
    formerTexts?.note(path)
  }
}
