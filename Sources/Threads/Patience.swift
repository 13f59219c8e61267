internal import CLinux
internal import Glibc

/// Calls that a file server may hold for as long as it gives no answer.
package enum Patience {
  private final class Call {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Does something on a thread of its own, and waits for its end, though not for ever.
  ///
  /// - Parameters:
  ///   - limit: for how long.
  ///   - isSlow: asked when that is over: whether to wait on all the same.
  ///   - body: what is done. It goes on when nobody waits for it any more; what it leaves then has to
  ///     be its own.
  /// - Returns: whether it has ended. Nothing of its thread is left then.
  package static func run(
    within limit: Duration, unless isSlow: () -> Bool = { false },
    _ body: @escaping @Sendable () -> Void
  ) -> Bool {
    var thread: pthread_t = 0
    let call = Unmanaged.passRetained(Call(body))
    let code = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Call>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, call.toOpaque())
    guard code == 0 else {
      // The system allows no further thread: then without a bound.
      call.takeRetainedValue().body()
      return true
    }
    let milliseconds = CInt(clamping: Int(limit / .milliseconds(1)))
    if clinux_join(thread, milliseconds) == 0 { return true }
    guard isSlow() else {
      pthread_detach(thread)
      return false
    }
    pthread_join(thread, nil)
    return true
  }
}
