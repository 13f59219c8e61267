internal import Configuration
internal import Journal
internal import Threads

extension Session {
  /// How many jobs may be under way.
  var workerCount: Int { workers.count }

  /// How many jobs may be under way, and how many workers there shall be.
  ///
  /// Most of the time a job waits for the medium, and the more of them wait at the same time,
  /// the more fsyncs one commit of the file system's journal answers. Each holds up to a dozen
  /// descriptors, the rest of the service about thirty: too many jobs would take them from each
  /// other.
  static func workerCount(wanted: Int, processors: Int, descriptors: Int) -> Int {
    min(wanted > 0 ? wanted : min(64, 32 * max(1, processors)), max(1, (descriptors - 48) / 16))
  }

  /// The same of a configuration on this machine.
  static func workerCount(_ configuration: Configuration) -> Int {
    workerCount(
      wanted: configuration.workers, processors: processors(), descriptors: descriptorLimit())
  }

  /// Tells of threads that the system does not allow.
  func tellFewerThreads() {
    let wanted = Self.workerCount(site.configuration)
    guard workerCount < wanted else { return }
    site.log.record(
      .configurationWarning(
        "the system allows too few threads for \(wanted) workers, going on with \(workerCount);"
          + " raise TasksMax= of the unit (systemctl edit dicomshare), or lower workers"))
  }
}
