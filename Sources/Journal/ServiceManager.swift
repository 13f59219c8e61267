internal import CLoaded
internal import Glibc

/// The service manager that started this process, if one did: sd_notify(3).
///
/// Without `$NOTIFY_SOCKET` every message goes nowhere, which is right on a terminal. Sending is
/// best effort: a service whose manager does not listen still works, and the watchdog decides.
package struct ServiceManager: Sendable {
  /// How often the manager must hear from the working loop; nil: no watchdog is set.
  ///
  /// Half of what the unit says, as sd_watchdog_enabled(3) recommends.
  package let watchdogInterval: Duration?

  /// Reads the environment once, at start.
  package init() {
    var microseconds: UInt64 = 0
    let isEnabled =
      SystemdLibrary.functions.map { $0.sd_watchdog_enabled(0, &microseconds) > 0 } ?? false
    watchdogInterval = isEnabled ? .microseconds(Int64(clamping: microseconds / 2)) : nil
  }

  /// Says that the watches are set and the first listing is done, or that a reload has ended.
  ///
  /// - Parameter status: one line for `systemctl status`.
  package func ready(status: String) { send("READY=1\n" + Self.status(status)) }

  /// Says that a reload begins; to be followed by ``ready(status:)`` whatever comes of it.
  package func reloading() {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    send("RELOADING=1\nMONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1000)")
  }

  /// Says that the service is ending.
  package func stopping() { send("STOPPING=1\n" + Self.status("stopping")) }

  /// Says what is going on.
  ///
  /// - Parameter status: one line for `systemctl status`.
  package func status(_ status: String) { send(Self.status(status)) }

  /// Says that the working loop has come round, or waits for a file server that gives no answer; to be
  /// sent for nothing else.
  package func alive() { send("WATCHDOG=1") }

  private func send(_ state: String) {
    _ = SystemdLibrary.functions?.sd_notify(0, state)
  }

  /// A line feed would begin another assignment.
  private static func status(_ line: String) -> String {
    "STATUS=" + String(line.map { $0.isNewline ? " " : $0 })
  }
}
