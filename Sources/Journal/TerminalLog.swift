internal import Glibc

/// Writes events as lines to standard error.
package struct TerminalLog: EventLog {
  /// Makes a log on standard error.
  package init() {}

  /// Writes one line, with the time of day and, when it matters, how serious it is.
  ///
  /// - Parameter event: what happened.
  package func record(_ event: Event) {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    let clock = [local.tm_hour, local.tm_min, local.tm_sec]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    var line = "\(clock) \(Self.line(for: event))\n"
    // One write(2), so that lines of several threads do not mix. Nobody could be told if it failed.
    line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// The line without the time.
  static func line(for event: Event) -> String {
    switch event.priority {
    case ...3: "error: \(event.message)"
    case 4: "warning: \(event.message)"
    default: event.message
    }
  }
}
