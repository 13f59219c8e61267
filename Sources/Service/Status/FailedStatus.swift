internal import Configuration
internal import Glibc
internal import Spool

/// What a service that ends over an error leaves for `dicomshare status`: why.
struct FailedStatus {
  let configuration: Configuration
  /// As the journal has it.
  let reason: String

  /// Writes it in the place of what a run tells.
  func write() {
    do {
      try StatusFile.file(in: try Folder(path: configuration.state)).write(Array(json.utf8))
    } catch {
      // What keeps the service from its work may keep it from this; the journal has it.
    }
  }

  private var json: String {
    "{\"version\": \(DaemonStatus.version), \"time\": \(time(nil)), \"stopped\": true,"
      + " \"held_up\": true, \"failed_reason\": \(StatusFile.quoted(reason))}\n"
  }
}
