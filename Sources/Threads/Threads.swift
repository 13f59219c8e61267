// Blocking calls run on threads of their own: one control thread that owns the spool, a few that
// have files split by worker processes, two that commit what was split, workers for all else, and
// one that waits for signals. There are many more workers than processors, because most of them
// wait for the medium at any moment; the processes that compute, and hold buffers, are few.
internal import CLinux
internal import Glibc
package import Spool

/// Starts a thread that nobody waits for; its name, for ps(1), has at most 15 bytes.
package func startThread(
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
  var (signals, own) = (sigset_t(), sigset_t())
  sigemptyset(&signals)
  for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
  // The new thread inherits the mask.
  pthread_sigmask(SIG_BLOCK, &signals, &own)
  defer { pthread_sigmask(SIG_SETMASK, &own, nil) }
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

/// How many descriptors this process may have: its soft RLIMIT_NOFILE, sysconf(3).
package func descriptorLimit() -> Int {
  let limit = sysconf(CInt(_SC_OPEN_MAX))
  return limit < 0 ? Int.max : Int(limit)
}

/// How many processors are online, sysconf(3).
package func processors() -> Int { Int(sysconf(CInt(_SC_NPROCESSORS_ONLN))) }
