internal import Glibc
internal import Journal
internal import Spool

/// `state/status.json`, for `dicomshare status`.
struct StatusFile {
  let folders: SpoolFolders

  func write(
    _ snapshot: StatusSnapshot, _ now: ContinuousClock.Instant, isStopped: Bool = false
  ) {
    do {
      try Self.file(in: folders.state).write(Array(json(snapshot, now, isStopped).utf8))
    } catch {
      // A status that cannot be written must not stop the work that it tells of; its age shows.
    }
  }

  static func file(in folder: Folder) -> KeptFile {
    KeptFile(folder: folder, name: SignOfLife.fileName)
  }

  private typealias Members = [(String, String)]

  private func json(
    _ snapshot: StatusSnapshot, _ now: ContinuousClock.Instant, _ isStopped: Bool
  ) -> String {
    let counters = snapshot.counters
    let members =
      Self.run(snapshot, isStopped) + Self.work(snapshot) + waiting(snapshot) + Self.done(counters)
      + [("watching", Self.watching(snapshot.watches))] + Self.leftAlone(snapshot)
      + Self.throughput("split", counters.splitting.recent(now))
      + Self.throughput("reconstruct", counters.reconstructing.recent(now)) + room
    return "{" + members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}\n"
  }

  /// Which run tells it, and when.
  private static func run(_ snapshot: StatusSnapshot, _ isStopped: Bool) -> Members {
    [
      ("version", "\(DaemonStatus.version)"),
      ("time", "\(time(nil))"),
      ("stopped", isStopped ? "true" : "false"),
      ("uptime_seconds", "\(snapshot.uptime.components.seconds)"),
      ("instance", "\"\(snapshot.instance)\""),
      ("workers", "\(snapshot.workers)"),
      ("running", "\(snapshot.running)"),
      ("configuration_refused", snapshot.counters.isConfigurationRefused ? "true" : "false"),
    ]
  }

  /// What it is at.
  private static func work(_ snapshot: StatusSnapshot) -> Members {
    [
      ("paused", snapshot.isPaused ? "true" : "false"),
      ("paused_reason", quoted(snapshot.pausedReason)),
      ("paused_work", quoted(snapshot.paused)),
      ("pending", "\(snapshot.pending)"),
      ("pending_oldest_seconds", "\(snapshot.oldestPending.components.seconds)"),
      ("claims", "\(snapshot.claims)"),
      ("archive_unread", snapshot.isArchiveUnread ? "true" : "false"),
    ]
  }

  /// What lies in the folders until its time comes, or somebody.
  private func waiting(_ snapshot: StatusSnapshot) -> Members {
    let staged = Backlog.staged(folders.staging, folders.publishing)
    let handedOver = Backlog.handedOver(folders.handedOver)
    let media = Backlog.media(folders.media)
    return [
      ("staged_studies", "\(staged.count)"),
      ("staged_oldest_seconds", "\(staged.oldestSeconds)"),
      ("reconstruct_files", "\(snapshot.drops)"),
      ("reconstruct_waiting", "\(snapshot.waitingDrops)"),
      ("rejected_total", "\(Backlog.rejected(folders.rejected))"),
      ("rejected_files", "\(snapshot.rejectedFiles)"),
      ("outgoing_folders", "\(snapshot.outgoing.count)"),
      ("outgoing_oldest_seconds", "\(snapshot.outgoing.oldestSeconds)"),
      ("handed_over", "\(handedOver.count)"),
      ("handed_over_oldest_seconds", "\(handedOver.oldestSeconds)"),
      ("media_waiting", "\(media.count)"),
      ("media_oldest_seconds", "\(media.oldestSeconds)"),
    ]
  }

  /// What was done since the start.
  private static func done(_ counters: Counters.Values) -> Members {
    [
      ("pairs", "\(counters.pairs)"),
      ("bytes", "\(counters.splitting.total.bytes)"),
      ("duplicates", "\(counters.duplicates)"),
      ("doubtful", "\(counters.doubtful)"),
      ("rejected", "\(counters.rejected)"),
      ("studies_published", "\(counters.published)"),
      ("reconstructed", "\(counters.reconstructed)"),
      ("reconstructed_bytes", "\(counters.reconstructing.total.bytes)"),
      ("recent_seconds", "\(Throughput.window.components.seconds)"),
    ]
  }

  /// What the file systems still take; -1: not to be had, or as many files as there is room for.
  private var room: Members {
    [
      ("incoming", folders.incoming), ("archive", folders.archive), ("outgoing", folders.outgoing),
    ].flatMap { name, folder in
      let files = (try? folder.fileRoom()) ?? Folder.FileRoom(free: -1, all: -1)
      return [
        ("free_bytes_\(name)", "\(free(folder))"), ("free_files_\(name)", "\(files.free)"),
        ("most_files_\(name)", "\(files.all)"),
      ]
    }
  }

  private static func throughput(_ name: String, _ work: Throughput.Work) -> Members {
    let tenths = work.filesPerTenSeconds
    return [
      ("\(name)_files_per_second", "\(tenths / 10).\(tenths % 10)"),
      ("\(name)_bytes_per_second", "\(work.bytesPerSecond)"),
      ("\(name)_recent_files", "\(work.files)"),
      ("\(name)_recent_bytes", "\(work.bytes)"),
      ("\(name)_recent_busy_ms", "\(work.busy.microseconds / 1000)"),
    ]
  }

  /// What is left alone, and why files wait for long.
  private static func leftAlone(_ snapshot: StatusSnapshot) -> Members {
    let stalled = snapshot.stalled.sorted { $0.key.rawValue < $1.key.rawValue }
    let failing = snapshot.failing.sorted { $0.key.text < $1.key.text }
    return LeftAlone.Kind.allCases.map { ($0.key, "\(snapshot.leftAlone[$0] ?? 0)") } + [
      ("left_oldest_seconds", "\(snapshot.oldestLeftAlone.components.seconds)"),
      ("stalled", "\(stalled.reduce(0) { $0 + $1.value })"),
      (
        "stalled_reasons",
        quoted(stalled.map { "\($0.value): \($0.key.rawValue)" }.joined(separator: "; "))
      ),
      ("failing", "\(failing.reduce(0) { $0 + $1.value })"),
      ("failing_reasons", quoted(failing.map(\.key.text).joined(separator: "; "))),
      ("former_work", quoted(snapshot.formerFolders.joined(separator: "; "))),
    ]
  }

  /// A text of this program, or of the system; what JSON has another way to write is left out.
  static func quoted(_ text: String) -> String {
    "\"" + text.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline } + "\""
  }

  private static func watching(_ watches: [StatusSnapshot.Watch]) -> String {
    let watches = watches.map { watch in
      "{\"folder\": \"\(watch.role.rawValue)\", \"by\": "
        + "\"\(watch.isPolling ? "polling" : "inotify")\", \"folders\": \(watch.folders)}"
    }
    return "[" + watches.joined(separator: ", ") + "]"
  }

  private func free(_ folder: Folder) -> Int {
    do { return try folder.freeBytes() } catch { return -1 }  // -1: not to be had
  }
}
