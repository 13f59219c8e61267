internal import CLoaded  // where the compiler looks for timespec
internal import Glibc

/// What threads wait for under a ``Lock``.
package final class Condition: @unchecked Sendable {
  // Safe: it lives at a fixed address and is only ever handed to pthread functions.
  let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Makes one whose time limits go by CLOCK_MONOTONIC.
  package init() {
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    condition.deallocate()
  }

  /// Wakes all that wait; under the lock, so that none misses it before it waits.
  package func wakeAll() { pthread_cond_broadcast(condition) }
}
