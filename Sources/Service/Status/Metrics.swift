internal import Configuration
internal import Glibc
internal import Journal
internal import Spool

/// Numbers for node_exporter's textfile collector, in Prometheus' text format.
struct Metrics {
  let folders: SpoolFolders

  func write(_ snapshot: StatusSnapshot) throws {
    guard let path = folders.configuration.metricsFile,
      let slash = path.lastIndex(of: "/"),
      let name = Name(String(path[path.index(after: slash)...]))
    else { return }
    do throws(SystemCallError) {
      let folder = try Folder(path: slash == path.startIndex ? "/" : String(path[..<slash]))
      try KeptFile(
        folder: folder, name: name, pending: ".dicomshare-new", mode: 0o644, isExact: true
      ).write(Array(text(snapshot).utf8))
    } catch {
      throw UnwrittenMetrics(cause: error)
    }
  }

  private func text(_ snapshot: StatusSnapshot) -> String {
    let counters = snapshot.counters
    let outgoing = snapshot.outgoing
    let media = Backlog.media(folders.media)
    let values: [(name: String, type: String, help: String, value: any CustomStringConvertible)] = [
      ("pairs_total", "counter", "Files that were split and verified", counters.pairs),
      (
        "bytes_total", "counter", "Bytes of the files that were split",
        counters.splitting.total.bytes
      ),
      (
        "split_busy_seconds_total", "counter", "Time with at least one file being split",
        Self.seconds(counters.splitting.total.busy)
      ),
      (
        "duplicates_total", "counter", "Files that came again and were removed", counters.duplicates
      ),
      ("rejected_total", "counter", "Files that were rejected", counters.rejected),
      ("studies_published_total", "counter", "Study folders that appeared", counters.published),
      ("reconstructed_total", "counter", "Files that were reconstructed", counters.reconstructed),
      (
        "reconstructed_bytes_total", "counter", "Bytes of the files that were reconstructed",
        counters.reconstructing.total.bytes
      ),
      (
        "reconstruct_busy_seconds_total", "counter",
        "Time with at least one share or pair being processed",
        Self.seconds(counters.reconstructing.total.busy)
      ),
      ("pending", "gauge", "Files being processed", snapshot.pending),
      (
        "pending_oldest_seconds", "gauge", "Age of the oldest of them",
        snapshot.oldestPending.components.seconds
      ),
      ("waiting_halves", "gauge", "Shares that wait for their other share", snapshot.waitingDrops),
      (
        "outgoing_folders", "gauge", "Study folders that were not handed over", outgoing.count
      ),
      (
        "outgoing_oldest_seconds", "gauge", "Age of the oldest of them", outgoing.oldestSeconds
      ),
      ("media_waiting", "gauge", "ZIP files and ISO images still to be made", media.count),
      ("media_oldest_seconds", "gauge", "Age of the oldest of them", media.oldestSeconds),
      ("paused", "gauge", "Whether the work is paused", snapshot.obstacle == nil ? 0 : 1),
      (
        "rejected_files", "gauge", "Folders in rejected that need attention",
        rejected
      ),
      (
        "configuration_refused", "gauge", "Whether the configuration on disk was refused",
        counters.isConfigurationRefused ? 1 : 0
      ),
      ("last_loop_seconds", "gauge", "When this was written, in seconds since 1970", time(nil)),
      ("free_bytes_incoming", "gauge", "Free room for incoming", free(\.incoming)),
      ("free_bytes_archive", "gauge", "Free room for archive", free(\.archive)),
      ("free_bytes_outgoing", "gauge", "Free room for outgoing", free(\.outgoing)),
    ]
    return values.map { metric in
      """
      # HELP dicomshare_\(metric.name) \(metric.help).
      # TYPE dicomshare_\(metric.name) \(metric.type)
      dicomshare_\(metric.name) \(metric.value)

      """
    }.joined()
      + """
      # HELP dicomshare_build_info The version of the program.
      # TYPE dicomshare_build_info gauge
      dicomshare_build_info{version="\(ProgramVersion.text)"} 1

      """
  }

  /// Folders in `rejected`; -1: not to be had.
  private var rejected: Int {
    do { return try folders.rejected.list().count { !$0.isHidden } } catch {
      return -1
    }
  }

  /// Free bytes; -1: not to be had.
  private func free(_ folder: KeyPath<SpoolFolders, Folder>) -> Int {
    do { return try folders[keyPath: folder].freeBytes() } catch { return -1 }
  }

  /// Seconds to the millisecond, as Prometheus wants them.
  static func seconds(_ duration: Duration) -> String {
    let milliseconds = "\(duration.microseconds / 1000 % 1000)"
    let zeros = String(repeating: "0", count: 3 - milliseconds.count)
    return "\(duration.components.seconds).\(zeros)\(milliseconds)"
  }
}
