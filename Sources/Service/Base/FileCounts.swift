internal import Glibc
internal import Spool
internal import Synchronization

/// How many files lie in folders, however deep, and when the youngest of them appeared.
///
/// Each folder is listed once, and again when something has come or gone: until then one call tells that
/// it is as it was, however many files are in it.
final class FileCounts: Sendable {
  struct Count: Equatable, Sendable {
    var files = 0
    /// In nanoseconds since 1970; 0 without any.
    var youngest = 0
  }

  /// What one listing found.
  fileprivate struct Known {
    let changed: Int
    var count = Count()
    var folders: [Name] = []
  }

  private let known = Mutex<[FileStatus.Identity: Known]>([:])
  private let isCounted: @Sendable (Name) -> Bool

  /// Counts files whose names are to be counted.
  init(_ isCounted: @escaping @Sendable (Name) -> Bool) { self.isCounted = isCounted }

  /// Looks at any number of folders; what is known of others is forgotten.
  func look<Result>(_ body: (inout Pass) throws -> Result) rethrows -> Result {
    var look = Pass(before: known.withLock { $0 }, isCounted: isCounted)
    let result = try body(&look)
    known.withLock { $0 = look.after }
    return result
  }

  /// One look.
  struct Pass {
    fileprivate let before: [FileStatus.Identity: Known]
    fileprivate var after: [FileStatus.Identity: Known] = [:]
    fileprivate let isCounted: @Sendable (Name) -> Bool

    fileprivate init(
      before: [FileStatus.Identity: Known], isCounted: @escaping @Sendable (Name) -> Bool
    ) {
      self.before = before
      self.isCounted = isCounted
    }

    /// More folders are not remembered: they are listed each time.
    private static let capacity = 20_000
    /// Changes that follow each other faster may have one time.
    private static let tickNanoseconds = 2_000_000_000
    private static let maximumDepth = 100
    private static let portion = 2000

    /// Counts the files in a folder; what is closed to us, or gone by now, has none.
    ///
    /// - Parameters:
    ///   - folder: the folder.
    ///   - limit: when there are so many, it does not go on.
    /// - Returns: how many there are.
    mutating func count(in folder: Folder, orLess limit: Int = .max) -> Count {
      var total = Count()
      add(folder, to: &total, limit, depth: 0)
      return total
    }

    private mutating func add(
      _ folder: Folder, to total: inout Count, _ limit: Int, depth: Int
    ) {
      guard total.files < limit, depth < Self.maximumDepth, let found = listed(folder, limit)
      else { return }
      total.files += found.count.files
      total.youngest = max(total.youngest, found.count.youngest)
      for name in found.folders {
        guard let inner = try? folder.folder(name) else { continue }
        add(inner, to: &total, limit, depth: depth + 1)
      }
    }

    private mutating func listed(_ folder: Folder, _ limit: Int) -> Known? {
      let now = time(nil) * 1_000_000_000
      guard let status = try? folder.status() else { return nil }
      if let known = before[status.identity], known.changed == status.changed {
        after[status.identity] = known
        return known
      }
      guard let found = list(folder, Known(changed: status.changed), limit) else { return nil }
      if status.changed < now - Self.tickNanoseconds, after.count < Self.capacity {
        after[status.identity] = found
      }
      return found
    }

    private func list(_ folder: Folder, _ empty: Known, _ limit: Int) -> Known? {
      guard let listing = try? FolderListing(folder) else { return nil }
      var found = empty
      while found.count.files < limit, let names = try? listing.next(Self.portion), !names.isEmpty {
        for name in names where isCounted(name) {
          guard let status = try? folder.status(name) else { continue }
          switch status.kind {
          case .folder: found.folders.append(name)
          case .regular:
            found.count.files += 1
            found.count.youngest = max(found.count.youngest, status.changed)
          case .symbolicLink, .special: break
          }
        }
      }
      return found
    }
  }
}
