internal import Glibc
package import Spool

/// Group commit: takes all that waits through each step, then one fsync a folder.
///
/// Two threads do it: while one waits for the medium, the other works. Nobody else waits. A group
/// does not leave as long as others keep the processors busy who may join it: a medium that is fast
/// would otherwise be asked once a file. (LevelDB's writers form a queue of this kind.)
package final class CommitQueue: @unchecked Sendable {
  // Safe: all that changes is touched under the lock only.
  private let lock = Lock()
  private let hasChanged = Condition()
  private let processors: Int
  private let patience: Duration
  private let sync: @Sendable (Folder) throws -> Void
  private var waiting: [any Commit] = []
  private var oldest = ContinuousClock.now
  /// Threads at work that may submit something soon.
  private var busy = 0
  private var isClosed = false

  private static let threadCount = 2
  /// The size from which on a group waits for nobody.
  private static let full = 16

  /// Starts the threads; one does where the system allows no second.
  ///
  /// - Parameters:
  ///   - processors: as many threads at work leave no processor idle.
  ///   - patience: how long a group waits for others at most.
  ///   - sync: waits until a folder is on the medium.
  /// - Throws: EAGAIN when the system allows no more threads.
  package init(
    processors: Int, patience: Duration = .milliseconds(10),
    sync: @escaping @Sendable (Folder) throws -> Void = { try $0.sync() }
  ) throws(SystemCallError) {
    self.processors = processors
    self.patience = patience
    self.sync = sync
    for number in 1...Self.threadCount {
      do throws(SystemCallError) {
        try startThread("commit \(number)") { [self] in work() }
      } catch {
        guard number > 1 else { throw error }
      }
    }
  }

  /// Does work that may end in ``submit(_:)``.
  package func during<R>(_ body: () -> R) -> R {
    count(1)
    defer { count(-1) }
    return body()
  }

  private func count(_ change: Int) {
    lock.lock()
    defer { lock.unlock() }
    busy += change
    guard change < 0 else { return }
    if busy < processors && !waiting.isEmpty || busy == 0 && isClosed { hasChanged.wakeAll() }
  }

  /// Puts something into the queue, whose end is told to it alone.
  package func submit(_ commit: any Commit) {
    lock.lock()
    defer { lock.unlock() }
    if waiting.isEmpty { oldest = .now }
    waiting.append(commit)
    // The first one begins to wait; those between join it.
    if waiting.count == 1 || mayLeave { hasChanged.wakeAll() }
  }

  /// Lets the threads end when nothing waits any more, and nobody is at work who may submit something.
  package func close() {
    lock.lock()
    defer { lock.unlock() }
    isClosed = true
    hasChanged.wakeAll()
  }

  /// How many wait for others to join them.
  package var count: Int {
    lock.lock()
    defer { lock.unlock() }
    return waiting.count
  }

  /// How long what waits still waits for others.
  private var left: Duration { patience - (.now - oldest) }

  private var mayLeave: Bool {
    busy < processors || waiting.count >= Self.full || isClosed || left <= .zero
  }

  private func work() {
    while let group = next() { Self.commit(group, sync) }
  }

  private func next() -> [any Commit]? {
    lock.lock()
    defer { lock.unlock() }
    while true {
      if waiting.isEmpty {
        if isClosed, busy == 0 { return nil }
        lock.wait(for: hasChanged)
      } else if mayLeave {
        defer { waiting = [] }
        return waiting
      } else {
        lock.wait(for: hasChanged, atMost: left)
      }
    }
  }

  /// Takes a group through its steps.
  private static func commit(_ group: [any Commit], _ sync: (Folder) throws -> Void) {
    var failures: [ObjectIdentifier: any Error] = [:]
    for step in 0..<(group.map { type(of: $0).stepCount }.max() ?? 0) {
      var stops: [FileStatus.Identity: (folder: Folder, commits: [any Commit])] = [:]
      for commit in group
      where failures[ObjectIdentifier(commit)] == nil && step < type(of: commit).stepCount {
        do {
          guard let folder = try commit.take(step: step) else { continue }
          stops[try folder.identity(), default: (folder, [])].commits.append(commit)
        } catch {
          failures[ObjectIdentifier(commit)] = error
        }
      }
      for (folder, commits) in stops.values {
        do {
          try sync(folder)
        } catch {
          for commit in commits { failures[ObjectIdentifier(commit)] = error }
        }
      }
    }
    for commit in group { commit.end(failures[ObjectIdentifier(commit)]) }
  }
}
