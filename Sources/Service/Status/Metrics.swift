internal import Configuration
internal import Glibc
internal import Journal
internal import Spool

/// Numbers for node_exporter's textfile collector, in Prometheus' text format.
struct Metrics {
  let configuration: Configuration

  private typealias Metric = (
    name: String, type: String, help: String, value: any CustomStringConvertible
  )

  /// Writes what a run tells, and what lies in its folders.
  func write(_ snapshot: StatusSnapshot, _ folders: SpoolFolders) throws {
    let counters = snapshot.counters
    try write(
      Self.totals(counters) + Self.work(snapshot) + Self.media(folders)
        + Self.state(counters, isPaused: snapshot.isPaused, isHeldUp: false)
        + Self.rest(folders, rejectedFiles: snapshot.rejectedFiles))
  }

  /// Writes that a service cannot begin, or go on: of the folders nothing is known then.
  func writeHeldUp(_ counters: Counters.Values) throws {
    try write(Self.totals(counters) + Self.state(counters, isPaused: true, isHeldUp: true))
  }

  private func write(_ metrics: [Metric]) throws {
    guard let path = configuration.metricsFile,
      let slash = path.lastIndex(of: "/"),
      let name = Name(String(path[path.index(after: slash)...]))
    else { return }
    do throws(SystemCallError) {
      let folder = try Folder(path: slash == path.startIndex ? "/" : String(path[..<slash]))
      try KeptFile(folder: folder, name: name, mode: 0o644, isExact: true)
        .write(Array(Self.text(metrics).utf8))
    } catch {
      throw UnwrittenMetrics(cause: error)
    }
  }

  private static func totals(_ counters: Counters.Values) -> [Metric] {
    [
      ("pairs_total", "counter", "Files that were split and verified", counters.pairs),
      (
        "bytes_total", "counter", "Bytes of the files that were split",
        counters.splitting.total.bytes
      ),
      (
        "split_busy_seconds_total", "counter", "Time with at least one file being split",
        seconds(counters.splitting.total.busy)
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
        seconds(counters.reconstructing.total.busy)
      ),
    ]
  }

  private static func work(_ snapshot: StatusSnapshot) -> [Metric] {
    let outgoing = snapshot.outgoing
    return [
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
    ]
  }

  private static func media(_ folders: SpoolFolders) -> [Metric] {
    let media = Backlog.media(folders.media)
    return [
      ("media_waiting", "gauge", "ZIP files and ISO images still to be made", media.count),
      ("media_oldest_seconds", "gauge", "Age of the oldest of them", media.oldestSeconds),
    ]
  }

  private static func state(
    _ counters: Counters.Values, isPaused: Bool, isHeldUp: Bool
  ) -> [Metric] {
    [
      ("paused", "gauge", "Whether the work is paused", isPaused ? 1 : 0),
      (
        "held_up", "gauge", "Whether the service cannot begin or go on, and tells no more",
        isHeldUp ? 1 : 0
      ),
      (
        "configuration_refused", "gauge", "Whether the configuration on disk was refused",
        counters.isConfigurationRefused ? 1 : 0
      ),
      ("last_loop_seconds", "gauge", "When this was written, in seconds since 1970", time(nil)),
    ]
  }

  private static func rest(_ folders: SpoolFolders, rejectedFiles: Int) -> [Metric] {
    [
      (
        "rejected_folders", "gauge", "Folders in rejected that need attention",
        Backlog.rejected(folders.rejected)
      ),
      (
        "rejected_files", "gauge",
        "Files in them, \(RejectedFiles.limit) for that many or more, -1 before they are counted",
        rejectedFiles
      ),
      ("free_bytes_incoming", "gauge", "Free room for incoming", free(folders.incoming)),
      ("free_bytes_archive", "gauge", "Free room for archive", free(folders.archive)),
      ("free_bytes_outgoing", "gauge", "Free room for outgoing", free(folders.outgoing)),
    ]
  }

  private static func text(_ metrics: [Metric]) -> String {
    metrics.map { metric in
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

  /// Free bytes; -1: not to be had.
  private static func free(_ folder: Folder) -> Int {
    do { return try folder.freeBytes() } catch { return -1 }
  }

  /// Seconds to the millisecond, as Prometheus wants them.
  static func seconds(_ duration: Duration) -> String {
    let milliseconds = "\(duration.microseconds / 1000 % 1000)"
    let zeros = String(repeating: "0", count: 3 - milliseconds.count)
    return "\(duration.components.seconds).\(zeros)\(milliseconds)"
  }
}
