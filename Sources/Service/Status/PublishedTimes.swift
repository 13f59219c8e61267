internal import Spool

/// When the folders in `outgoing` were published, in nanoseconds since 1970.
struct PublishedTimes {
  private struct Entry {
    let changed: Int
    let time: Int
  }

  /// By what the system tells them apart by, which takes less memory than names.
  private var entries: [FileStatus.Identity: Entry] = [:]

  /// Of more folders than these, each is looked into again.
  private static let capacity = 20_000

  /// The time of a folder that is as it was when it was looked into; nil for any other.
  subscript(status: FileStatus) -> Int? {
    get {
      entries[status.identity].flatMap { $0.changed == status.changed ? $0.time : nil }
    }
    set {
      guard entries[status.identity] != nil || entries.count < Self.capacity else { return }
      entries[status.identity] = newValue.map { Entry(changed: status.changed, time: $0) }
    }
  }
}
