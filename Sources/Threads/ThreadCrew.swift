internal import Glibc
internal import Spool

/// A few threads that do one thing at a time together with the one that has them.
package final class ThreadCrew: @unchecked Sendable {
  // Safe: all that changes is touched under the lock only.
  private let lock = Lock()
  private let hasWork = Condition()
  private let hasChanged = Condition()
  private var ready = 0
  private var job: Job?
  /// Which tasks of the job are done.
  private var isDone: [Bool] = []
  private var next = 0
  private var running = 0
  private var isStopped = false

  private var isOver: Bool { job == nil || isStopped || next == isDone.count }

  /// How many work at a time, the caller among them.
  package private(set) var count: Int

  /// What is being done.
  private struct Job {
    let needs: @Sendable (Int) -> [Int]
    let body: @Sendable (Int, Int) -> Bool
  }

  /// Starts threads, and returns when all have been started.
  ///
  /// - Parameters:
  ///   - count: how many there are at most; none with 0. Where the system allows no more threads,
  ///     those that there are do the work.
  ///   - begin: what each thread does first.
  package init(_ count: Int, begin: @escaping @Sendable () -> Void = {}) {
    self.count = 1
    for member in 1..<count + 1 {
      do throws(SystemCallError) {
        try startThread("crew \(member)") { [self] in
          begin()
          serve(member)
        }
      } catch {
        break
      }
      self.count = member + 1
    }
    lock.lock()
    while ready < self.count - 1 { lock.wait(for: hasChanged) }
    lock.unlock()
  }

  /// Has every task done once, by all threads and the caller, and returns when all are done.
  ///
  /// - Parameters:
  ///   - count: how many tasks there are; they begin in their order.
  ///   - needs: the tasks, all before it, that must be done before a task begins.
  ///   - body: does a task; is told which, and by which thread from 0, the caller, on. When it
  ///     returns false, no further task begins.
  package func forEach(
    _ count: Int, after needs: @Sendable (Int) -> [Int],
    _ body: @Sendable (_ task: Int, _ member: Int) -> Bool
  ) {
    withoutActuallyEscaping(needs) { needs in
      withoutActuallyEscaping(body) { body in
        lock.lock()
        precondition(job == nil, "one thing at a time")
        job = Job(needs: needs, body: body)
        isDone = [Bool](repeating: false, count: count)
        (next, isStopped) = (0, false)
        hasWork.wakeAll()
        work(0)
        while running > 0 { lock.wait(for: hasChanged) }
        job = nil
        lock.unlock()
      }
    }
  }

  private func serve(_ member: Int) {
    lock.lock()
    ready += 1
    hasChanged.wakeAll()
    while true {
      work(member)
      lock.wait(for: hasWork)
    }
  }

  /// Does tasks until none is left to begin; begins and ends under the lock.
  private func work(_ member: Int) {
    while let job, !isOver {
      let task = next
      next += 1
      running += 1
      for need in job.needs(task) {
        while !isDone[need], !isStopped { lock.wait(for: hasChanged) }
      }
      var goesOn = false
      if !isStopped {
        lock.unlock()
        goesOn = job.body(task, member)
        lock.lock()
      }
      isDone[task] = goesOn
      running -= 1
      if !goesOn { isStopped = true }
      hasChanged.wakeAll()
    }
  }
}
