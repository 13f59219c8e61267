internal import Glibc
package import Spool

/// Threads that take work from one queue.
///
/// The thread that became idle last is woken first: its stack and memory are still in the caches.
package final class WorkerPool: @unchecked Sendable {
  // Safe: all that changes is touched under the lock only.
  private let lock = Lock()
  private var queue: [@Sendable () -> Void] = []
  private var idle: [Condition] = []
  private var isClosed = false
  /// How many threads are to end.
  private var surplus = 0

  /// How many threads there are, but for those that are to end.
  package private(set) var count = 0

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - name: what each is called, with a number after it; see ``startThread(_:_:)``.
  ///   - count: how many there are. Where the system allows fewer, half of these are left to whatever
  ///     else is to be started: each worker process takes some.
  ///   - start: starts one.
  /// - Throws: EAGAIN when the system allows no more threads at all.
  package init(
    _ name: String, count: Int,
    start: (String, @escaping @Sendable () -> Void) throws(SystemCallError) -> Void = startThread
  ) throws(SystemCallError) {
    for number in 1...count {
      do throws(SystemCallError) {
        try start("\(name) \(number)") { [self] in work() }
        self.count = number
      } catch {
        guard number > 1 else { throw error }
        leave(self.count / 2)
        break
      }
    }
  }

  private func leave(_ number: Int) {
    lock.lock()
    defer { lock.unlock() }
    surplus = number
    count -= number
    for condition in idle { condition.wakeAll() }
  }

  /// Puts work into the queue.
  package func submit(_ job: @escaping @Sendable () -> Void) {
    lock.lock()
    defer { lock.unlock() }
    queue.append(job)
    idle.popLast()?.wakeAll()
  }

  /// Lets the threads end when they have nothing left to do.
  package func close() {
    lock.lock()
    defer { lock.unlock() }
    isClosed = true
    for condition in idle { condition.wakeAll() }
  }

  private func work() {
    let turn = Condition()
    while let job = next(turn) { job() }
  }

  private func next(_ turn: Condition) -> (@Sendable () -> Void)? {
    lock.lock()
    defer { lock.unlock() }
    while true {
      if !queue.isEmpty { return queue.removeFirst() }
      if isClosed { return nil }
      if surplus > 0 {
        surplus -= 1
        return nil
      }
      idle.append(turn)
      lock.wait(for: turn)
      idle.removeAll { $0 === turn }  // woken for no reason, pthread_cond_wait(3)
    }
  }
}
