internal import Journal
internal import SecretSharing
internal import Spool

/// What is remembered of each dropped folder: its shares are put away, one after the other.
///
/// Belongs to the control thread. After a restart ``DropMemory`` tells how many images had been
/// reconstructed.
struct DroppedFolders {
  typealias Instant = ContinuousClock.Instant

  private struct Entry {
    var done = 0
    /// Those of them that this run has restored.
    var pairs: Set<PairID> = []
    /// When something happened last.
    var changed: Instant
    let begun: Instant
    var counts = DropCounts()
    /// What the journal was told last.
    var told: DropCounts?
    /// Whether a package in it was opened and put away.
    var isOpened = false
    /// Whether files went that were not reconstructed.
    var isIncomplete = false
    /// Whether an earlier run was done with files that stay in it, and nothing was restored since.
    var isOld = false
    /// Whether the journal was told that its files cannot be taken out.
    var isKeptTold = false

    /// These images were reconstructed; what share and sheet both brought back counts once.
    mutating func finish(_ new: Set<PairID>) {
      done += new.subtracting(pairs).count
      pairs.formUnion(new)
    }

    var isUsed: Bool { done > 0 || isOpened }

    func memory(_ name: Name) -> DropMemory.Record {
      DropMemory.Record(folder: name, reconstructed: done, isOpened: isOpened)
    }
  }

  private var entries: [Name: Entry] = [:]
  /// Folders in which companions are, and nothing else as far as is known; since when.
  private var bare: [Name: Instant] = [:]
  private var unfinished: [DropReport.Finished] = []

  /// How long nothing must have happened before a folder is spoken of, or taken away: it may still
  /// be being copied, file by file.
  static let quiet = Duration.seconds(10)
  /// So many are remembered: of more, nothing is said by itself, and they are not taken away.
  static let capacity = 2000

  /// How many are known.
  var count: Int { entries.count }

  /// A file is there.
  ///
  /// Files outside of folders do not count.
  mutating func notice(_ path: RelativePath, _ now: Instant, isHint: Bool) {
    guard let name = Self.folder(path), entries[name] != nil || hasRoom(now) else { return }
    if entries[name] == nil { entries[name] = Entry(changed: now, begun: now) }
    if isHint { entries[name]?.changed = now }
  }

  /// Whether there is room for one more; folders that only lie there make it.
  private mutating func hasRoom(_ now: Instant) -> Bool {
    guard entries.count >= Self.capacity else { return true }
    entries = entries.filter {
      $0.value.isUsed || now - $0.value.changed < Self.quiet
    }
    return entries.count < Self.capacity
  }

  /// What an earlier run knew of a folder.
  mutating func remember(_ record: DropMemory.Record, _ now: Instant) {
    var entry = entries[record.folder] ?? Entry(changed: now, begun: now)
    entry.isOld = !record.kept.isEmpty
    entry.isOpened = entry.isOpened || record.isOpened
    entry.done = max(entry.done, record.reconstructed)
    entries[record.folder] = entry
  }

  /// These could not be taken away: they are finished once more.
  mutating func finishAgain(_ folders: [DropReport.Finished]) { unfinished += folders }

  /// A companion is in a folder.
  mutating func noticeCompanion(in name: Name, _ now: Instant) {
    guard entries[name] == nil, bare[name] == nil, bare.count < Self.capacity else { return }
    bare[name] = now
  }

  /// Forgets the folders without companions.
  mutating func keepBare(_ isBare: (Name) -> Bool) { bare = bare.filter { isBare($0.key) } }

  /// An image was reconstructed from these files.
  mutating func finish(_ paths: [RelativePath], _ pair: PairID, _ now: Instant) {
    for name in Set(paths.compactMap(Self.folder)) {
      entries[name]?.finish([pair])
      entries[name]?.isOld = false
      entries[name]?.changed = now
    }
  }

  /// A sheet is used up, with which images were reconstructed from the archive's own shares.
  mutating func finish(_ path: RelativePath, _ pairs: Set<PairID>, _ now: Instant) {
    guard let name = Self.folder(path) else { return }
    entries[name]?.finish(pairs)
    entries[name]?.isOpened = true
    entries[name]?.changed = now
  }

  /// A package was opened, and its shares lie in the folder now.
  mutating func touch(_ path: RelativePath, _ now: Instant) {
    guard let name = Self.folder(path) else { return }
    entries[name]?.isOpened = true
    entries[name]?.changed = now
  }

  /// A file went without having been reconstructed.
  mutating func lose(_ path: RelativePath) {
    if let name = Self.folder(path) { lose(name) }
  }

  /// Files of a folder went without having been reconstructed.
  mutating func lose(_ name: Name) { entries[name]?.isIncomplete = true }

  /// The files of a pair cannot be taken out of their folder; false if that was said of it before.
  mutating func reportKept(_ paths: [RelativePath]) -> Bool {
    let new = Set(paths.compactMap(Self.folder)).filter { entries[$0]?.isKeptTold == false }
    for name in new { entries[name]?.isKeptTold = true }
    return !new.isEmpty
  }

  /// Whether files of a folder went without having been reconstructed; nil: it is not known.
  func isIncomplete(_ name: Name) -> Bool? { entries[name]?.isIncomplete }

  /// The pairs of a folder that this run has restored from shares in it.
  func restored(in name: Name) -> Set<PairID> { entries[name]?.pairs ?? [] }

  /// The dropped folder that a file lies in.
  static func folder(_ path: RelativePath) -> Name? {
    path.names.count > 1 ? path.names.first : nil
  }

  /// A folder in which something is left to be done.
  struct Open {
    let name: Name
    let counts: DropCounts
    /// What the next run has to know, apart from the files that stay.
    let memory: DropMemory.Record
    let isDue: Bool
  }

  /// Brings everything up to date.
  ///
  /// - Parameters:
  ///   - found: what is in the folders now and is not reconstructed.
  ///   - unread: what the last listing could not tell of; nil while there was none: then no folder is
  ///     spoken of, nor taken away.
  ///   - now: the present moment.
  ///   - log: where a folder that has come to rest is reported.
  /// - Returns: the counts of each folder; what the next run has to know of those that were used and
  ///   have yet to come to rest; and those that are finished and forgotten now.
  mutating func update(
    _ found: [Name: DropCounts], _ unread: Unread?, _ now: Instant, _ log: any EventLog
  ) -> (open: [Open], emptied: [DropMemory.Record], finished: [DropReport.Finished]) {
    var open: [Open] = []
    var emptied: [DropMemory.Record] = []
    var finished = unfinished
    unfinished = []
    for (name, old) in entries {
      bare[name] = nil
      var entry = old
      var counts = found[name] ?? DropCounts()
      counts.reconstructed += entry.done
      if counts != entry.counts {
        entry.counts = counts
        entry.changed = now
      }
      let isQuiet = unread != nil && now - entry.changed >= Self.quiet
      let isEmpty = found[name] == nil
      if isQuiet, counts.inWork == 0, counts != entry.told {
        // What an earlier run told is not told again at each start.
        let isKnown = entry.isOld && counts.isReadOnly && counts.waiting + counts.failed == 0
        if counts.total > 0, !isKnown, !(isEmpty && entry.isIncomplete) {
          log.record(
            .dropReported(
              reconstructed: counts.reconstructed, of: counts.total, waiting: counts.waiting,
              failed: counts.failed))
        }
        entry.told = counts
      }
      entries[name] = entry
      if isEmpty, unread?.isIn(name) ?? true {
        continue
      } else if isEmpty, isQuiet {
        finished.append(DropReport.Finished(name: name, isUsed: entry.isUsed))
        entries[name] = nil
      } else if !isEmpty {
        open.append(
          Open(
            name: name, counts: counts, memory: entry.memory(name),
            isDue: unread != nil && now - entry.begun >= Self.quiet))
      } else if entry.isUsed {
        emptied.append(entry.memory(name))
      }
    }
    let told = unread == nil ? [] : bare.filter { now - $0.value >= Self.quiet }.map(\.key)
    open += told.map { name in
      Open(
        name: name, counts: DropCounts(),
        memory: DropMemory.Record(folder: name, reconstructed: 0), isDue: true)
    }
    return (open, emptied, finished)
  }
}

extension Scanner {
  /// Whether nothing is left to be looked at in a dropped folder.
  func isIdleDrop(_ name: Name) throws -> Bool {
    guard try root.status(name)?.kind == .folder else { return false }
    var isIdle = true
    var walk = try begin(RelativePath(name))
    // One file will do.
    while isIdle, !walk.isFinished {
      try advance(&walk, until: .now) { file, _ in
        if Drops.isTaken(file.path) { isIdle = false }
      }
    }
    return isIdle
  }
}
