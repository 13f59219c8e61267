internal import Synchronization

/// Tells that work goes on, from time to time, while bytes are read and written.
final class Progress: Sendable {
  private let report: @Sendable () -> Void
  private let last = Mutex(ContinuousClock.now)

  /// So often at most.
  static let interval = Duration.seconds(5)

  /// The error number of what could not be read, if something could not.
  private let failure = Mutex<CInt?>(nil)

  init(_ report: @escaping @Sendable () -> Void) { self.report = report }

  /// Something could not be read, with an error number: whatever is found of the file then, its medium is
  /// at fault.
  func noteFailure(_ code: CInt) { failure.withLock { $0 = $0 ?? code } }

  /// What was noted since this was asked.
  func takeFailure() -> CInt? {
    failure.withLock { failure in
      defer { failure = nil }
      return failure
    }
  }

  /// Bytes were read or written.
  func note() {
    let now = ContinuousClock.now
    let isDue = last.withLock { last in
      guard now - last >= Self.interval else { return false }
      last = now
      return true
    }
    if isDue { report() }
  }
}
