internal import Spool

/// When the folders in `outgoing` were published, in nanoseconds since 1970.
struct PublishedTimes {
  private struct Entry {
    let identity: FileStatus.Identity
    let changed: Int
    let time: Int
  }

  private var entries: [Name: Entry] = [:]

  /// Of more folders than these, each is looked into again.
  private static let capacity = 20_000

  /// The time of a folder that is as it was when it was looked into; nil for any other.
  subscript(name: Name, status: FileStatus) -> Int? {
    get {
      entries[name].flatMap {
        $0.identity == status.identity && $0.changed == status.changed ? $0.time : nil
      }
    }
    set {
      guard entries[name] != nil || entries.count < Self.capacity else { return }
      entries[name] = newValue.map {
        Entry(identity: status.identity, changed: status.changed, time: $0)
      }
    }
  }
}
