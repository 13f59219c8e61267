internal import Glibc
package import Spool

/// The signals that the service obeys, taken on a thread of their own.
package enum Signals {
  /// What a signal asks for.
  package enum Request: Sendable {
    case stop, reload
  }

  /// Blocks the signals in this and all later threads, and reports them from now on.
  package static func start(_ report: @escaping @Sendable (Request) -> Void) throws(SystemCallError)
  {
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
