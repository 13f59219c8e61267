internal import Spool

/// Lets threads that wait for the same folder to reach the medium share one fsync.
///
/// The shares of a study gather in few folders. An fsync that began after a name was made covers
/// it, whoever asked: while one is under way, all that ask wait for the next one together. And it
/// does not begin as long as others keep the processors busy who may ask for it, too: a medium
/// that is fast would otherwise be asked once a name.
final class SharedSync: @unchecked Sendable {
  // Safe: all that changes is touched under the lock only.
  private final class Round {
    let begun = ContinuousClock.now
    let isDone = Condition()
    var requests: [Request] = []
    var isOver = false
  }

  private final class Request {
    let files: [File]
    var failure: SystemCallError?

    init(_ files: [File]) { self.files = files }

    func syncFiles() {
      do throws(SystemCallError) {
        for file in files { try file.sync() }
      } catch {
        failure = error
      }
    }
  }

  private let lock = Lock()
  private let mayBegin = Condition()
  private var running: Set<FileStatus.Identity> = []
  private var next: [FileStatus.Identity: Round] = [:]
  /// Threads at work that may ask, and do not wait here now.
  private var busy = 0
  private let processors: Int
  private let patience: Duration

  /// - Parameters:
  ///   - processors: as many threads at work leave no processor idle.
  ///   - patience: so long a sync waits for others at most.
  init(processors: Int, patience: Duration = .milliseconds(10)) {
    self.processors = processors
    self.patience = patience
  }

  /// How many folders are asked for whose sync has not begun.
  var waiting: Int {
    lock.lock()
    defer { lock.unlock() }
    return next.count
  }

  /// Does work, which may ask for syncs or not.
  func during<R>(_ body: () -> R) -> R {
    count(1)
    defer { count(-1) }
    return body()
  }

  /// Returns when everything that was done in the folder before the call is on the medium, and
  /// before it the content of some files; from within ``during(_:)``.
  func sync(_ folder: Folder, after files: [File] = []) throws(SystemCallError) {
    try sync(try folder.status().identity, after: files) { () throws(SystemCallError) in
      try folder.sync()
    }
  }

  func sync(
    _ identity: FileStatus.Identity, after files: [File] = [],
    _ fsync: () throws(SystemCallError) -> Void
  ) throws(SystemCallError) {
    count(-1)
    defer { count(1) }
    let request = Request(files)
    lock.lock()
    defer { lock.unlock() }
    if let round = next[identity] {
      round.requests.append(request)
      while !round.isOver { lock.wait(for: round.isDone) }
      if let failure = request.failure { throw failure }
      return
    }
    let round = Round()
    round.requests.append(request)
    next[identity] = round
    while true {
      let left = patience - (.now - round.begun)
      if running.contains(identity) {
        lock.wait(for: mayBegin)
      } else if busy >= processors, left > .zero {
        lock.wait(for: mayBegin, atMost: left)
      } else {
        break
      }
    }
    next[identity] = nil
    running.insert(identity)
    lock.unlock()
    // Those of all that ask, one after the other: most are on the medium by now.
    for request in round.requests { request.syncFiles() }
    do throws(SystemCallError) {
      try fsync()
    } catch {
      for request in round.requests { request.failure = error }
    }
    lock.lock()
    running.remove(identity)
    round.isOver = true
    round.isDone.wakeAll()
    mayBegin.wakeAll()
    if let failure = request.failure { throw failure }
  }

  private func count(_ change: Int) {
    lock.lock()
    defer { lock.unlock() }
    busy += change
    if change < 0, busy < processors { mayBegin.wakeAll() }
  }
}
