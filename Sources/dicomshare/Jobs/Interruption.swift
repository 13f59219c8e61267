internal import Glibc
internal import Spool
internal import Synchronization
internal import Threads

/// A wish to stop: SIGINT, SIGTERM or SIGHUP.
///
/// The file that is being worked on is finished, so that no share is named without the other one;
/// no other is begun. A second signal ends the process at once.
enum Interruption {
  private static let signal = Atomic<CInt>(0)

  /// Whether to begin nothing new.
  static var isWished: Bool { signal.load(ordering: .relaxed) != 0 }

  /// Listens from now on; to be called by the first thread, which no others but those of
  /// ``startThread(_:_:)`` are beside.
  static func listen() {
    // A reader that closes standard output must not end the process between two names.
    Glibc.signal(SIGPIPE, SIG_IGN)
    let numbers = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }
    var signals = set(of: numbers)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    do throws(SystemCallError) {
      try startThread("signals") {
        var (signals, number) = (set(of: numbers), CInt(0))
        sigwait(&signals, &number)
        signal.store(number, ordering: .relaxed)
        sigwait(&signals, &number)
        die(of: number)
      }
    } catch {
      // A signal ends the command at once then, as it ends others.
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
  }

  /// Whether whoever started the process wants a signal passed over, as nohup(1) does.
  ///
  /// Blocked, it would not be: sigwait(3) would take it.
  private static func isIgnored(_ number: CInt) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func set(of numbers: [CInt]) -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in numbers { sigaddset(&signals, number) }
    return signals
  }

  /// Ends the process as the signal would have done, if there was one.
  static func finish() {
    let number = signal.load(ordering: .relaxed)
    if number != 0 { die(of: number) }
  }

  private static func die(of number: CInt) -> Never {
    var signals = set(of: [number])
    Glibc.signal(number, SIG_DFL)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
    exit(128 + number)
  }
}
