// What is being worked on is noted in the instance's folder, in the page cache and no further: that
// survives the process, which is all it needs to do. The run after one that died tries those files
// again; a file over which five runs in a row have ended would end the sixth, and is put aside. No
// note is a promise: one that is lost after a crash costs another try. Over a network each costs several
// ways, so none is made there until a run has ended without saying goodbye: that costs one try more.
internal import Glibc
internal import Journal
internal import Spool
internal import Synchronization
internal import Workers

/// The files that this run works on, for the next one, should this one end over them.
final class CrashGuard: Sendable {
  /// What is done with a file.
  enum Work: Int, Sendable {
    case arrival = 1
    case drop, join
  }

  /// Tells a file wherever it lies: it keeps inode and time when it is claimed.
  struct Mark: Hashable, Sendable {
    let work: Int
    let inode: UInt64
    let modified: Int
  }

  /// How often workers have ended over a file.
  private struct Endings {
    /// By themselves.
    var own = 0
    /// Killed from outside, or because they made no progress, as behind a file server that gives no
    /// answer: perhaps the file is not to blame.
    var foreign = 0
    /// When one of them last made no progress.
    var stalled: ContinuousClock.Instant?
  }

  private struct State {
    var endings: [Mark: Endings] = [:]
    var free = Array(0..<CrashGuard.slotCount)
    var suspects: [Mark: Int] = [:]
    var carefulUntil = ContinuousClock.Instant.now
    /// Until when files are noted over a network.
    var notedUntil = ContinuousClock.Instant.now
  }

  static let name: Name = "in-work"
  /// For the journal, of a file over which the program ended again and again.
  static let endsProgram: Event.Reason = "the program ended several times while it worked on it"
  /// So many runs may end over a file.
  static let limit = 5
  /// So many workers may end over a file by themselves.
  static let workerLimit = 2
  /// Stalls that follow each other sooner count once: a file server may be silent for so long.
  static let stallDuration = Duration.seconds(300)
  /// More files that workers have ended over are not remembered.
  private static let endingsLimit = 10_000
  /// From so many on, one file is worked on at a time, so that no other is taken for the culprit.
  private static let carefulCount = 2
  /// What has not come by until then is gone.
  private static let carefulDuration = Duration.seconds(60)
  /// By then a file that the dead run worked on has come by, however long it had to rest.
  private static let notedDuration = Duration.seconds(3600)
  /// The most files that are noted at once; with more `workers` than that, the rest go unnoted.
  private static let slotCount = 256
  private static let slotByteCount = 32

  private let file: File
  /// Whether a note is cheap.
  private let isLocal: Bool
  private let state = Mutex(State())

  /// Makes the file, so long that to overwrite it later takes no room.
  ///
  /// - Parameters:
  ///   - folder: the instance's.
  ///   - isLocal: whether no network lies between; nil: as its file system tells.
  /// - Throws: what making it throws.
  init(in folder: Folder, isLocal: Bool? = nil) throws(SystemCallError) {
    if let isLocal {
      self.isLocal = isLocal
    } else {
      self.isLocal = try FileSystemKind(folder) == .local
    }
    file = try folder.createFile(Self.name, mode: 0o600)
    try file.write([UInt8](repeating: 0, count: Self.slotCount * Self.slotByteCount))
  }

  /// What a run that has ended was working on, and how many runs in a row have ended so.
  static func left(in folder: Folder) throws(SystemCallError) -> [Mark: Int] {
    guard try folder.status(name) != nil else { return [:] }
    return marks(try folder.openFile(name).contents(limit: slotCount * slotByteCount))
  }

  /// The marks that such a file holds; counts that no run can have written are the limit.
  static func marks(_ bytes: [UInt8]) -> [Mark: Int] {
    var marks: [Mark: Int] = [:]
    bytes.withUnsafeBytes { bytes in
      for start in stride(from: 0, through: bytes.count - slotByteCount, by: slotByteCount) {
        let mark = Mark(
          work: bytes.loadUnaligned(fromByteOffset: start, as: Int.self),
          inode: bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self),
          modified: bytes.loadUnaligned(fromByteOffset: start + 16, as: Int.self))
        let count = bytes.loadUnaligned(fromByteOffset: start + 24, as: Int.self)
        if count > 0 { marks[mark] = min(count, limit) }
      }
    }
    return marks
  }

  /// A run that has died was working on these.
  func suspect(_ marks: [Mark: Int]) {
    state.withLock { state in
      state.suspects.merge(marks, uniquingKeysWith: max)
      state.carefulUntil = .now + Self.carefulDuration
      state.notedUntil = .now + Self.notedDuration
    }
  }

  /// Whether one file should be worked on at a time.
  func isCareful(_ now: ContinuousClock.Instant) -> Bool {
    state.withLock { state in
      now < state.carefulUntil
        && state.suspects.values.contains { (Self.carefulCount..<Self.limit).contains($0) }
    }
  }

  /// A file that is worked on.
  struct Entry: Sendable {
    fileprivate let mark: Mark
    fileprivate let slot: Int?
    fileprivate let count: Int
    /// Whether the file should be left alone.
    let isHarmful: Bool
  }

  /// Begins to work on a file.
  func enter(_ work: Work, _ status: FileStatus) -> Entry {
    let mark = Mark(
      work: work.rawValue, inode: status.identity.inode, modified: status.modified)
    let (slot, count) = state.withLock { state -> (Int?, Int) in
      let isNoted = isLocal || ContinuousClock.now < state.notedUntil
      return (isNoted ? state.free.popLast() : nil, state.suspects[mark] ?? 0)
    }
    if let slot { note(mark, count + 1, in: slot) }
    return Entry(
      mark: mark, slot: slot, count: count,
      isHarmful: count >= Self.limit || endsWorkers(mark))
  }

  /// Ends the work on a file.
  ///
  /// The note of one that is gone may stay until the next one takes its place: no later run meets the
  /// file. Over a network, each note costs its way.
  func leave(
    _ entry: Entry, _ verdict: WorkerLease.Verdict, isGone: Bool = false,
    now: ContinuousClock.Instant = .now
  ) {
    if let slot = entry.slot, !isGone || entry.count > 0 {
      note(Mark(work: 0, inode: 0, modified: 0), 0, in: slot)
    }
    state.withLock { state in
      if let slot = entry.slot { state.free.append(slot) }
      // What is left alone stays suspect while it waits to be put aside.
      if entry.count < Self.limit { state.suspects[entry.mark] = nil }
      note(verdict, entry.mark, &state, now)
    }
  }

  /// Works on a file; `body` is told whether it should be left alone.
  func during<Value>(
    _ work: Work, _ status: FileStatus, _ worker: WorkerLease,
    _ body: (_ isHarmful: Bool) throws -> Value
  ) rethrows -> Value {
    let entry = enter(work, status)
    defer { leave(entry, worker.verdict) }
    return try body(entry.isHarmful)
  }

  private func endsWorkers(_ mark: Mark) -> Bool {
    state.withLock { state in
      state.endings[mark].map {
        $0.own >= Self.workerLimit || $0.own + $0.foreign >= Self.limit
      } ?? false
    }
  }

  private func note(
    _ verdict: WorkerLease.Verdict, _ mark: Mark, _ state: inout State,
    _ now: ContinuousClock.Instant
  ) {
    let cause: WorkerEnded.Cause
    switch verdict {
    case .unasked: return
    case .survived:
      state.endings[mark] = nil
      return
    case .ended(let how): cause = how
    }
    if state.endings.count >= Self.endingsLimit { state.endings = [:] }
    switch cause {
    case .crashed: state.endings[mark, default: Endings()].own += 1
    case .stalled:
      let last = state.endings[mark]?.stalled
      if let last, now - last < Self.stallDuration { return }
      state.endings[mark, default: Endings()].foreign += 1
      state.endings[mark]?.stalled = now
    case .killed: state.endings[mark, default: Endings()].foreign += 1
    case .unready: break  // the file was not read
    }
  }

  private func note(_ mark: Mark, _ count: Int, in slot: Int) {
    var bytes: [UInt8] = []
    for number in [mark.work, Int(bitPattern: UInt(mark.inode)), mark.modified, count] {
      withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }
    // A note that cannot be made must not stop the work.
    _ = try? file.write(bytes, at: slot * Self.slotByteCount)
  }
}
