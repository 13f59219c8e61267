internal import Configuration
internal import Glibc
internal import Spool

/// What a service that cannot begin, or go on, tells `dicomshare status`: that it waits, and for what;
/// and `metrics-file`, that it does.
struct HeldUpStatus {
  let configuration: Configuration
  let obstacle: Obstacle
  let counters: Counters.Values
  /// Whether the folder is made where it is missing.
  ///
  /// Only before the first run: what it lies on may not be mounted.
  let mayMakeState: Bool

  /// Writes it in the place of what a run tells.
  func write(isStopped: Bool = false) {
    do {
      // As of a run, its age tells that the service has stopped.
      if !isStopped { try Metrics(configuration: configuration).writeHeldUp(counters) }
    } catch {
      // As below: the age of the file shows.
    }
    do {
      let folder =
        mayMakeState
        ? try SpoolFolders.state(configuration) : try Folder(path: configuration.state)
      try StatusFile.file(in: folder).write(Array(json(isStopped).utf8))
    } catch {
      // What keeps the service from its work may keep it from this. ``SignOfLife`` tells the rest.
    }
  }

  private func json(_ isStopped: Bool) -> String {
    let members = [
      ("version", "\(DaemonStatus.version)"), ("time", "\(time(nil))"),
      ("stopped", isStopped ? "true" : "false"), ("held_up", "true"),
      ("paused", isStopped ? "false" : "true"),
      ("paused_reason", StatusFile.quoted(obstacle.text)),
    ]
    return "{" + members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}\n"
  }
}
