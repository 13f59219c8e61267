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

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - name: what each is called, with a number after it; see ``startThread(_:_:)``.
  ///   - count: how many there are.
  /// - Throws: EAGAIN when the system allows no more threads.
  package init(_ name: String, count: Int) throws(SystemCallError) {
    for number in 1...count {
      try startThread("\(name) \(number)") { [self] in work() }
    }
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
      idle.append(turn)
      lock.wait(for: turn)
      idle.removeAll { $0 === turn }  // woken for no reason, pthread_cond_wait(3)
    }
  }
}
