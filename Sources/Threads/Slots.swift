internal import Glibc

/// Lets a few threads at a time do what takes processor time and memory.
package final class Slots: @unchecked Sendable {
  // Safe: it lives at a fixed address and is only ever handed to semaphore functions.
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  /// Two a processor: while one waits for the medium, the other works.
  package static var standardCount: Int { 2 * max(1, processors()) }

  package init(count: Int) { sem_init(semaphore, 0, UInt32(count)) }

  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  /// Runs `body` when there is a slot for it; `body` must not ask for another.
  package func use<Value>(_ body: () throws -> Value) rethrows -> Value {
    take()
    defer { leave() }
    return try body()
  }

  private func take() {
    while sem_wait(semaphore) != 0 {}  // EINTR, sem_wait(3)
  }

  private func leave() { sem_post(semaphore) }

  /// A slot that one thread takes and leaves as it needs it.
  package final class Slot {
    private let slots: Slots
    private var isTaken = false

    package init(_ slots: Slots) { self.slots = slots }

    deinit { leave() }

    /// Waits for a slot, unless it is taken already.
    package func take() {
      if !isTaken { slots.take() }
      isTaken = true
    }

    /// Lets others have the slot, if it is taken.
    package func leave() {
      if isTaken { slots.leave() }
      isTaken = false
    }
  }
}
