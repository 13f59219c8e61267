internal import Spool

/// Lets threads that wait for the same folder to reach the medium share one fsync.
///
/// The shares of a study gather in few folders. An fsync that began after a name was made covers
/// it, whoever asked: while one is under way, all that ask wait for the next one together.
final class SharedSync: @unchecked Sendable {
  // Safe: all that changes is touched under the lock only.
  private final class Round {
    var result: Result<Void, SystemCallError>?
  }

  private let lock = Lock()
  private var running: Set<FileStatus.Identity> = []
  private var next: [FileStatus.Identity: Round] = [:]

  /// Returns when everything that was done in the folder before the call is on the medium.
  func sync(_ folder: Folder) throws(SystemCallError) {
    try sync(try folder.status().identity) { () throws(SystemCallError) in try folder.sync() }
  }

  func sync(
    _ identity: FileStatus.Identity, _ fsync: () throws(SystemCallError) -> Void
  ) throws(SystemCallError) {
    lock.lock()
    defer { lock.unlock() }
    let round = next[identity] ?? Round()
    next[identity] = round
    while round.result == nil {
      guard running.insert(identity).inserted else {
        lock.wait()
        continue
      }
      next[identity] = nil
      lock.unlock()
      let result = Result(catching: fsync)
      lock.lock()
      running.remove(identity)
      round.result = result
      lock.wakeAll()
    }
    try round.result?.get()
  }
}
