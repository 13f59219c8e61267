internal import Synchronization

/// Tells that work goes on, from time to time, while bytes are read and written.
final class Progress: Sendable {
  private let report: @Sendable () -> Void
  private let last = Mutex(ContinuousClock.now)

  /// So often at most.
  static let interval = Duration.seconds(5)

  init(_ report: @escaping @Sendable () -> Void) { self.report = report }

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
