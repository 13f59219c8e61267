internal import CLinux
internal import Glibc
internal import Synchronization

/// Waits for the ends of processes, but not for ever: one that was killed while it waits in the kernel
/// for a file server ends when that answers.
enum Reaper {
  /// Those that nobody waits for any more, and that have not ended yet.
  private static let left = Mutex<[pid_t]>([])

  /// The signal that ended a child, 0 if it ended by itself.
  ///
  /// - Parameters:
  ///   - pid: the child.
  ///   - patience: how long it is waited for.
  /// - Returns: nil when it has not ended by then.
  static func signal(of pid: pid_t, atMost patience: Duration) -> CInt? {
    var signal: CInt = 0
    switch clinux_reap_within(pid, CInt(clamping: Int(patience / .milliseconds(1))), &signal) {
    case 0: return nil
    case 1: return signal
    default: return -1
    }
  }

  /// Leaves a child that was killed, and that has not ended in time, to itself.
  static func leave(_ pid: pid_t) { left.withLock { $0.append(pid) } }

  /// What is left of those goes that have ended since they were left.
  static func clear() {
    left.withLock { left in
      guard !left.isEmpty else { return }
      left = left.filter { signal(of: $0, atMost: .zero) == nil }
    }
  }
}
