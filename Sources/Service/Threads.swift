// Blocking calls run on threads of their own: one control thread that owns the spool, a few that
// split, workers for all else, and one that waits for signals. There are many more workers than
// processors, because most of them wait for the medium at any moment; those that compute, and hold
// buffers, are as many as `Slots` lets through. Who splits hands the waiting on: see `Convoy`.
internal import CLinux
internal import Glibc
internal import Spool
internal import Synchronization

/// Starts a thread that nobody waits for; its name, for ps(1), has at most 15 bytes.
func startThread(
  _ name: String, _ body: @escaping @Sendable () -> Void
) throws(SystemCallError) {
  final class Start {
    let name: String
    let body: @Sendable () -> Void
    init(name: String, body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }
  var thread: pthread_t = 0
  let start = Unmanaged.passRetained(Start(name: name, body: body))
  let code = pthread_create(
    &thread, nil,
    { argument in
      guard let argument else { return nil }
      let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
      _ = clinux_set_thread_name(start.name)  // a nicety
      start.body()
      return nil
    }, start.toOpaque())
  guard code == 0 else {
    start.release()
    throw SystemCallError(call: "pthread_create", code: code)
  }
  pthread_detach(thread)
}

/// Values that threads leave for the control thread, with a descriptor that becomes readable.
final class Mailbox<Letter: Sendable>: Sendable {
  private let letters = Mutex<[Letter]>([])
  private let readEnd: CInt
  private let writeEnd: CInt

  /// Readable when there are letters; to be polled.
  var descriptor: CInt { readEnd }

  init() throws(SystemCallError) {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemCallError(call: "pipe", code: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Leaves a letter.
  func post(_ letter: Letter) {
    let isFirst = letters.withLock { letters in
      letters.append(letter)
      return letters.count == 1
    }
    // Whoever takes the first takes the others with it.
    guard isFirst else { return }
    var byte: UInt8 = 1
    // A full pipe is readable, which is all that is wanted.
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes all letters.
  func take() -> [Letter] {
    // Before the letters: a byte that comes later is for letters that came later.
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(readEnd, &bytes, bytes.count) == bytes.count {}
    return letters.withLock { letters in
      defer { letters = [] }
      return letters
    }
  }
}

/// Threads that take work from one queue.
///
/// Whoever became idle last is woken first: its stack and its memory are still in the caches.
final class WorkerPool: @unchecked Sendable {
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
  init(_ name: String, count: Int) throws(SystemCallError) {
    for number in 1...count {
      try startThread("\(name) \(number)") { [self] in work() }
    }
  }

  /// Puts work into the queue.
  func submit(_ job: @escaping @Sendable () -> Void) {
    lock.lock()
    defer { lock.unlock() }
    queue.append(job)
    idle.popLast()?.wakeAll()
  }

  /// Does the next work of the queue on the thread that asks; false when there is none.
  func help() -> Bool {
    lock.lock()
    let job = queue.isEmpty ? nil : queue.removeFirst()
    lock.unlock()
    job?()
    return job != nil
  }

  /// Lets the threads end when they have nothing left to do.
  func close() {
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

/// How many descriptors this process may have: its soft RLIMIT_NOFILE, sysconf(3).
func descriptorLimit() -> Int {
  let limit = sysconf(CInt(_SC_OPEN_MAX))
  return limit < 0 ? Int.max : Int(limit)
}

/// How many processors this process may use.
func processors() -> Int { Int(sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

/// Lets a few threads at a time do what takes processor time and memory.
final class Slots: @unchecked Sendable {
  // Safe: it lives at a fixed address and is only ever handed to semaphore functions.
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  /// Two a processor: while one waits for the medium, the other works.
  static var standardCount: Int { 2 * max(1, processors()) }

  init(count: Int) { sem_init(semaphore, 0, UInt32(count)) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  /// Runs `body` when there is a slot for it; `body` must not ask for another.
  func use<Value>(_ body: () throws -> Value) rethrows -> Value {
    take()
    defer { leave() }
    return try body()
  }

  private func take() {
    while sem_wait(semaphore) != 0 {}  // EINTR, sem_wait(3)
  }

  private func leave() { sem_post(semaphore) }

  /// A slot that one thread takes and leaves as it needs it.
  final class Slot {
    private let slots: Slots
    private var isTaken = false

    init(_ slots: Slots) { self.slots = slots }

    deinit { leave() }

    /// Waits for a slot, unless it is taken already.
    func take() {
      if !isTaken { slots.take() }
      isTaken = true
    }

    /// Lets others have the slot, if it is taken.
    func leave() {
      if isTaken { slots.leave() }
      isTaken = false
    }
  }
}

/// The signals that the daemon obeys, taken on a thread of their own.
enum Signals {
  /// What a signal asks for.
  enum Request: Sendable {
    case stop, reload
  }

  /// Blocks the signals in this and all later threads, and reports them from now on.
  static func start(_ report: @escaping @Sendable (Request) -> Void) throws(SystemCallError) {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGIO, SIG_IGN)  // comes when somebody opens a file whose lease is being probed
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, number) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let signals = set
    try startThread("signals") {
      var set = signals
      while true {
        var number: CInt = 0
        guard sigwait(&set, &number) == 0 else { continue }
        report(number == SIGHUP ? .reload : .stop)
      }
    }
  }
}
