internal import Glibc
internal import Spool

/// Numbers for node_exporter's textfile collector, in Prometheus' text format; written by rename.
struct Metrics {
  let session: Session

  func write(_ now: ContinuousClock.Instant) throws {
    guard let path = session.site.configuration.metricsFile,
      let slash = path.lastIndex(of: "/"),
      let name = Name(String(path[path.index(after: slash)...]))
    else { return }
    let folder = try Folder(path: slash == path.startIndex ? "/" : String(path[..<slash]))
    try folder.writeWhole(
      Array(text(now).utf8), as: name, pending: ".dicomshare-new",
      mode: 0o644, durable: false)
  }

  private func text(_ now: ContinuousClock.Instant) -> String {
    let counters = session.site.counters.now
    let oldest = session.arrivals.oldest.map { (now - $0).components.seconds } ?? 0
    let outgoing = OutgoingFolders(in: session.site.folders.outgoing)
    let values: [(name: String, type: String, help: String, value: Int)] = [
      ("pairs_total", "counter", "Files that were split and proved", counters.pairs),
      ("bytes_total", "counter", "Bytes of the files that were split", counters.bytes),
      (
        "duplicates_total", "counter", "Files that came again and were removed", counters.duplicates
      ),
      ("rejected_total", "counter", "Files that were put aside", counters.rejected),
      ("studies_published_total", "counter", "Study folders that appeared", counters.published),
      ("reconstructed_total", "counter", "Files that were put together", counters.reconstructed),
      ("pending", "gauge", "Files on their way", session.arrivals.count),
      ("pending_oldest_seconds", "gauge", "Age of the oldest of them", Int(oldest)),
      ("waiting_halves", "gauge", "Halves that wait for their other half", session.drops.waiting),
      (
        "outgoing_folders", "gauge", "Study folders that were not handed over", outgoing.count
      ),
      (
        "outgoing_oldest_seconds", "gauge", "Age of the oldest of them", outgoing.oldestSeconds
      ),
      ("paused", "gauge", "Whether the work is paused", session.pause.isOn ? 1 : 0),
    ]
    return values.map { metric in
      """
      # HELP dicomshare_\(metric.name) \(metric.help).
      # TYPE dicomshare_\(metric.name) \(metric.type)
      dicomshare_\(metric.name) \(metric.value)

      """
    }.joined()
  }
}
