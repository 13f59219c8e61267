internal import CLoaded
internal import Glibc

/// Writes events to the systemd journal, with their fields.
package struct JournalLog: EventLog {
  /// Makes a log; the connection is the library's.
  package init() {}

  /// Sends one entry.
  ///
  /// Should the journal be unreachable, the line goes to standard error instead.
  ///
  /// - Parameter event: what happened.
  package func record(_ event: Event) {
    guard Self.send(Self.entry(for: event)) < 0 else { return }
    TerminalLog().record(event)
  }

  /// Tells whether standard error is connected to the journal, that is: a service runs.
  ///
  /// systemd.exec(5), $JOURNAL_STREAM: device and inode number of the journal's end.
  package static var isConnected: Bool {
    guard let stream = getenv("JOURNAL_STREAM") else { return false }
    var status = stat()
    guard fstat(STDERR_FILENO, &status) == 0 else { return false }
    return String(cString: stream) == "\(status.st_dev):\(status.st_ino)"
  }

  /// The log for this process: the journal for a service, standard error for people.
  ///
  /// - Returns: a ``JournalLog`` or a ``TerminalLog``.
  package static func standard() -> any EventLog {
    isConnected || isUnheard() ? JournalLog() : TerminalLog()
  }

  /// Tells whether the service manager has started this process, and standard error leads nowhere.
  ///
  /// So it does when the journal does not run at that moment; it may run later.
  ///
  /// - Parameters:
  ///   - started: the process that was started, systemd.exec(5), $SYSTEMD_EXEC_PID.
  ///   - error: standard error.
  /// - Returns: whether nobody would hear what is written there.
  static func isUnheard(
    started: String? = getenv("SYSTEMD_EXEC_PID").map { String(cString: $0) },
    error: CInt = STDERR_FILENO
  ) -> Bool {
    var (own, null) = (stat(), stat())
    guard started == "\(getpid())", fstat(error, &own) == 0, stat("/dev/null", &null) == 0 else {
      return false
    }
    return own.st_mode & S_IFMT == S_IFCHR && own.st_rdev == null.st_rdev
  }

  /// All fields of an event's entry, each as `NAME=value`.
  static func entry(for event: Event) -> [String] {
    let header = [
      ("MESSAGE", event.message), ("MESSAGE_ID", event.kind.messageID),
      ("PRIORITY", "\(event.priority)"), ("SYSLOG_IDENTIFIER", "dicomshare"),
      ("DICOMSHARE_EVENT", event.kind.rawValue),
    ]
    return (header + event.fields.map { ($0.name, $0.value) }).map { "\($0.0)=\($0.1)" }
  }

  /// sd_journal_sendv(3): one buffer that outlives the call, cut up by the vector.
  private static func send(_ lines: [String]) -> CInt {
    lines.flatMap(\.utf8).withUnsafeBytes { bytes in
      var vector: [iovec] = []
      var start = 0
      for line in lines {
        let field = UnsafeRawBufferPointer(rebasing: bytes[start..<start + line.utf8.count])
        vector.append(
          iovec(
            iov_base: UnsafeMutableRawPointer(mutating: field.baseAddress), iov_len: field.count))
        start += field.count
      }
      return SystemdLibrary.functions?.sd_journal_sendv(vector, CInt(vector.count)) ?? -1
    }
  }
}
