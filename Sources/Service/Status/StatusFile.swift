internal import Glibc
internal import Journal
internal import Spool

extension Session {
  /// One line for `systemctl status`.
  var statusLine: String {
    let now = Instant.now
    let pending = arrivals.count
    let oldest = arrivals.oldest.map { " (oldest \((now - $0).components.seconds) s)" } ?? ""
    let head = pause.isOn ? "paused, " : ""
    return head + "watching incoming and reconstruct, \(pending) pending\(oldest), "
      + "\(site.counters.now.rejected) rejected, \(site.counters.now.pairs) pairs since start"
  }
}

/// `state/status.json`, for `dicomshare status`: written by rename, so that it is read whole.
struct StatusFile {
  let session: Session

  func write(_ now: ContinuousClock.Instant, isStopped: Bool = false) {
    do {
      try session.site.folders.state.writeWhole(
        Array(json(now, isStopped).utf8), as: "status.json", pending: ".status.json", durable: false
      )
    } catch {
      // A status that cannot be written must not stop the work that it tells of; its age shows.
    }
  }

  private func json(_ now: ContinuousClock.Instant, _ isStopped: Bool) -> String {
    let counters = session.site.counters.now
    let site = session.site
    let rejected = count(site.folders.rejected)
    let outgoing = session.notHandedOver
    let handedOver = Backlog.handedOver(site.folders.handedOver)
    let media = Backlog.media(site.folders.media)
    let staged = Backlog.staged(site.folders.staging, site.folders.publishing)
    var members: [(String, String)] = [
      ("version", "1"),
      ("time", "\(time(nil))"),
      ("stopped", isStopped ? "true" : "false"),
      ("uptime_seconds", "\(Int((now - session.started).components.seconds))"),
      ("instance", "\"\(site.instance.name.text ?? "")\""),
      ("workers", "\(session.workerCount)"),
      ("running", "\(session.running)"),
      ("configuration_refused", counters.isConfigurationRefused ? "true" : "false"),
      ("paused", session.pause.isOn ? "true" : "false"),
      ("pending", "\(session.arrivals.count)"),
      (
        "pending_oldest_seconds",
        "\(session.arrivals.oldest.map { Int((now - $0).components.seconds) } ?? 0)"
      ),
      ("claims", "\(site.claims.count)"),
      ("staged_studies", "\(staged.count)"),
      ("staged_oldest_seconds", "\(staged.oldestSeconds)"),
      ("reconstruct_files", "\(session.drops.count)"),
      ("reconstruct_waiting", "\(session.drops.waiting)"),
      ("rejected_total", "\(rejected)"),
      ("outgoing_folders", "\(outgoing.count)"),
      ("outgoing_oldest_seconds", "\(outgoing.oldestSeconds)"),
      ("handed_over", "\(handedOver.count)"),
      ("handed_over_oldest_seconds", "\(handedOver.oldestSeconds)"),
      ("media_waiting", "\(media.count)"),
      ("media_oldest_seconds", "\(media.oldestSeconds)"),
      ("pairs", "\(counters.pairs)"),
      ("bytes", "\(counters.splitting.total.bytes)"),
      ("duplicates", "\(counters.duplicates)"),
      ("doubtful", "\(counters.doubtful)"),
      ("rejected", "\(counters.rejected)"),
      ("studies_published", "\(counters.published)"),
      ("reconstructed", "\(counters.reconstructed)"),
      ("reconstructed_bytes", "\(counters.reconstructing.total.bytes)"),
      ("recent_seconds", "\(Throughput.window.components.seconds)"),
      ("watching", watching),
    ]
    members += leftAlone
    members += Self.throughput("split", counters.splitting.recent(now))
    members += Self.throughput("reconstruct", counters.reconstructing.recent(now))
    for (name, folder) in [
      ("incoming", site.folders.incoming), ("archive", site.folders.archive),
      ("outgoing", site.folders.outgoing),
    ] {
      members.append(("free_bytes_\(name)", "\(free(folder))"))
    }
    return "{" + members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}\n"
  }

  private static func throughput(_ name: String, _ work: Throughput.Work) -> [(String, String)] {
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
  private var leftAlone: [(String, String)] {
    let old = session.oldLeftAlone
    let oldest = old.values.filter { $0.count > 0 }.map(\.oldest).min()
    let stalled = session.stalledReasons.sorted { $0.key.rawValue < $1.key.rawValue }
    return LeftAlone.Kind.allCases.map { ($0.key, "\(old[$0]?.count ?? 0)") } + [
      (
        "left_oldest_seconds",
        "\(oldest.map { Int(Session.age(changed: $0).components.seconds) } ?? 0)"
      ),
      ("stalled", "\(stalled.reduce(0) { $0 + $1.value })"),
      (
        "stalled_reasons",
        "\"\(stalled.map { "\($0.value): \($0.key.rawValue)" }.joined(separator: "; "))\""
      ),
    ]
  }

  private var watching: String {
    let watches = [session.incoming, session.reconstruct].map { scanner in
      "{\"folder\": \"\(scanner.role.rawValue)\", \"by\": "
        + "\"\(scanner.isPolling ? "polling" : "inotify")\", "
        + "\"folders\": \(scanner.watch?.count ?? 0)}"
    }
    return "[" + watches.joined(separator: ", ") + "]"
  }

  private func count(_ folder: Folder) -> Int {
    do { return try folder.list().count { !$0.isHidden } } catch { return -1 }  // -1: not to be had
  }

  private func free(_ folder: Folder) -> Int {
    do { return try folder.freeBytes() } catch { return -1 }  // -1: not to be had
  }
}
