internal import Glibc
package import Spool
internal import Threads

/// A few worker processes, for whoever needs one next.
///
/// What others have made is read in them only: a file that ends its reader costs one process. A
/// worker that has ended is replaced at once.
package final class Workers: @unchecked Sendable {
  // Safe: all that changes is touched under the lock only.
  private let lock = Lock()
  /// Wakes the thread that starts workers.
  private let isWanted = Condition()
  /// Wakes those who have a place, and wait for a worker.
  private let isReady = Condition()
  /// Those who wait for a place, each woken by itself: waking all for one place costs much.
  private var line: [Condition] = []
  /// Those of them who have got one.
  private var admitted: Set<ObjectIdentifier> = []
  private let count: Int
  private let make: @Sendable () throws(SystemCallError) -> any Worker
  /// The one that became idle last is taken first: its memory is still in the caches.
  private var idle: [any Worker] = []
  /// How many places are taken.
  private var taken = 0
  /// How many workers somebody has.
  private var lent = 0
  private var wanted = 0
  private var failure: SystemCallError?
  /// How many have ended, one after the other, before they were ready, and why the last one.
  private var unready: (count: Int, why: SystemCallError)?
  /// When the next one may be started.
  private var notBefore = ContinuousClock.Instant.now
  private var isClosed = false

  /// Two a processor: while one waits for the medium, the other works.
  package static var standardCount: Int { 2 * max(1, processors()) }

  /// Workers in processes.
  ///
  /// - Parameters:
  ///   - count: how many there are at most; they are started when they are needed.
  ///   - kind: what they can read.
  ///   - executable: a path to this program.
  /// - Throws: EAGAIN when the system allows no more threads.
  package convenience init(
    count: Int = Workers.standardCount, kind: WorkerKind = .ordinary,
    executable: String = "/proc/self/exe"
  ) throws(SystemCallError) {
    try self.init(count: count) { () throws(SystemCallError) in
      try WorkerProcess(executable: executable, kind: kind)
    }
  }

  init(
    count: Int, make: @escaping @Sendable () throws(SystemCallError) -> any Worker
  ) throws(SystemCallError) {
    self.count = max(1, count)
    self.make = make
    // The kernel ends workers with the thread that started them: one that never ends before.
    try startThread("workers") { [self] in keep() }
  }

  /// Workers in processes, the first of which are forked now; to be called while this process has one
  /// thread and knows no secret.
  ///
  /// - Parameter first: how many are forked, if the system allows so many; others are started when they
  ///   are needed.
  /// - Returns: workers of the standard number.
  /// - Throws: what fork(2) says of the very first; EAGAIN when the system allows no more threads.
  package static func forked(_ first: Int) throws(SystemCallError) -> Workers {
    var forked: [WorkerProcess] = []
    while forked.count < first {
      do throws(SystemCallError) {
        forked.append(try WorkerProcess.forked())
      } catch {
        guard !forked.isEmpty else { throw error }
        break
      }
    }
    let workers = try Workers()
    workers.idle = forked
    return workers
  }

  /// Ends all workers that nobody has, and those that are given back, which work until then; nobody
  /// may ask for more.
  package func close() {
    lock.lock()
    isClosed = true
    let ended = idle
    idle = []
    isWanted.wakeAll()
    lock.unlock()
    for worker in ended { worker.end() }
  }

  /// Starts a worker before it is needed.
  package func prepare() {
    lock.lock()
    defer { lock.unlock() }
    guard idle.isEmpty, wanted == 0 else { return }
    want()
  }

  /// How many processes are idle and ready.
  var idleCount: Int {
    lock.lock()
    defer { lock.unlock() }
    return idle.count
  }

  /// Waits for a worker.
  ///
  /// Where no more can be started, those that there are do the work. Where the last ones have ended at
  /// once, none is started for a while; a short one is waited for.
  ///
  /// - Throws: what starting one throws, when there is none; why the last one could not begin.
  func take() throws(SystemCallError) -> any Worker {
    lock.lock()
    defer { lock.unlock() }
    waitForPlace()
    var hasAsked = false
    while true {
      if let worker = idle.popLast() {
        if worker.isAlive {
          lent += 1
          return worker
        }
        // It ended while nobody used it: no file is to blame.
        noteEnd(of: worker)
        worker.end()
        continue
      }
      if let failure = hasAsked ? failure : longPause {
        guard lent == 0 else {
          lock.wait(for: isReady)
          continue
        }
        self.failure = nil
        leavePlace()
        throw failure
      }
      if wanted == 0 {
        failure = nil
        want()
      }
      hasAsked = true
      lock.wait(for: isReady)
    }
  }

  private func waitForPlace() {
    guard taken >= count else {
      taken += 1
      return
    }
    let turn = Condition()
    line.append(turn)
    while admitted.remove(ObjectIdentifier(turn)) == nil { lock.wait(for: turn) }
  }

  /// Gives a place to whoever has waited for longest.
  private func leavePlace() {
    guard !line.isEmpty else {
      taken -= 1
      return
    }
    let turn = line.removeFirst()
    admitted.insert(ObjectIdentifier(turn))
    turn.wakeAll()
  }

  private func want() {
    wanted += 1
    isWanted.wakeAll()
  }

  /// Takes a worker back; of one that has ended, makes another one.
  func give(_ worker: any Worker) {
    lock.lock()
    let isOver = isClosed || !worker.isAlive
    lent -= 1
    if worker.isAlive { unready = nil } else { noteEnd(of: worker) }
    if !isOver {
      idle.append(worker)
      isReady.wakeAll()
    } else if !isClosed, idle.isEmpty {
      failure = nil
      want()
    }
    if lent == 0 {
      isReady.wakeAll()
      if isClosed { isWanted.wakeAll() }
    }
    leavePlace()
    lock.unlock()
    if isOver { worker.end() }
  }

  // MARK: - Those that end at once

  /// Takes note of one that has ended: after one that never was ready, the next would end, too.
  private func noteEnd(of worker: any Worker) {
    guard let code = worker.whyNotReady else {
      unready = nil
      notBefore = .now
      return
    }
    let why = SystemCallError(call: "posix_spawn", code: code)
    let count = (unready?.count ?? 0) + 1
    unready = (count, why)
    notBefore = .now + Self.pause(after: count)
    failure = why
  }

  /// How long none is started after so many that were never ready.
  static func pause(after count: Int) -> Duration {
    min(.seconds(60), .seconds(1) * (1 << min(count - 1, 6)))
  }

  /// Why none is started at present, unless that is over in a moment.
  private var longPause: SystemCallError? {
    notBefore > .now + .seconds(1) ? unready?.why : nil
  }

  private func keep() {
    lock.lock()
    defer { lock.unlock() }
    while true {
      while wanted == 0, !isClosed { lock.wait(for: isWanted) }
      while !isClosed, notBefore > .now { lock.wait(for: isWanted, atMost: notBefore - .now) }
      if isClosed { break }
      lock.unlock()
      let result = Result { () throws(SystemCallError) in try make() }
      lock.lock()
      wanted -= 1
      if isClosed {
        (try? result.get())?.end()  // what was not started needs no end
        break
      }
      switch result {
      case .success(let worker): idle.append(worker)
      case .failure(let error): failure = error
      }
      isReady.wakeAll()
    }
    // Those that somebody has would end with this thread.
    while lent > 0 { lock.wait(for: isWanted) }
  }
}
