/// A value that one thread at a time touches.
///
/// ThreadSanitizer sees who waits here for whom, which it does not with Synchronization's `Mutex`.
package final class Guarded<Value: Sendable>: @unchecked Sendable {
  // Safe: the value is touched under the lock only.
  private let lock = Lock()
  private var value: Value

  /// Makes one of a value.
  package init(_ value: Value) { self.value = value }

  /// Does something with the value while nobody else does.
  package func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}
