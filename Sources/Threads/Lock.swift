internal import CLoaded  // where the compiler looks for timespec
internal import Glibc

/// A POSIX mutex: Synchronization has none that a thread can wait with.
package final class Lock: @unchecked Sendable {
  // Safe: it lives at a fixed address and is only ever handed to pthread functions.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

  /// Makes one that nobody holds.
  package init() { pthread_mutex_init(mutex, nil) }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Waits until nobody else holds the lock, and takes it.
  package func lock() { pthread_mutex_lock(mutex) }
  /// Lets go of the lock.
  package func unlock() { pthread_mutex_unlock(mutex) }

  /// Lets go of the lock until somebody wakes the condition's threads, or for no reason at all.
  package func wait(for condition: Condition) { pthread_cond_wait(condition.condition, mutex) }

  /// The same, but for so long at most.
  package func wait(for condition: Condition, atMost duration: Duration) {
    var deadline = timespec()
    clock_gettime(CLOCK_MONOTONIC, &deadline)
    let nanoseconds = deadline.tv_nsec + Int(duration / .nanoseconds(1))
    deadline.tv_sec += nanoseconds / 1_000_000_000
    deadline.tv_nsec = nanoseconds % 1_000_000_000
    pthread_cond_timedwait(condition.condition, mutex, &deadline)
  }
}
