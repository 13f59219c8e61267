internal import Configuration
internal import Spool

/// Shows that a service runs although a full or read-only disk keeps it from writing its status.
///
/// It is a lock on the status file, flock(2), which takes no room and ends with the process.
struct SignOfLife {
  private let file: File

  static let fileName: Name = "status.json"

  /// Takes the lock; nil when there is no status file, or it is locked already.
  init?(_ configuration: Configuration) {
    guard let file = Self.open(configuration), (try? file.tryLock()) == true else { return nil }
    self.file = file
  }

  /// Whether a service gives it.
  static func isGiven(_ configuration: Configuration) -> Bool {
    guard let file = open(configuration) else { return false }
    return (try? file.tryLock()) == false
  }

  private static func open(_ configuration: Configuration) -> File? {
    try? Folder(path: configuration.state).openFile(fileName)
  }
}
