internal import SecretSharing
internal import Spool

/// What lies in `reconstruct` and how far it has come, at one moment.
struct DropReport: Equatable, Sendable {
  /// A file or a pair that is not done.
  struct Item: Equatable, Sendable {
    let path: RelativePath
    /// When the file came, in seconds since 1970; 0: not known.
    let since: Int
    let role: Role?
    let pair: PairID?
    /// Why it cannot be used; nil while its other share is missing.
    let cause: Problem.Cause?

    /// Whether it is a sheet, or is taken for one.
    var isSheet: Bool {
      if case .sheet(let cause) = cause { role == nil && !cause.isOfPicture } else { false }
    }
  }

  /// A sheet outside of folders that is being used.
  struct Sheet: Equatable, Sendable {
    /// When it came, in seconds since 1970; 0: not known.
    let since: Int
    let counts: DropCounts
  }

  /// A folder that was dropped.
  struct Folder: Equatable, Sendable {
    let name: Name
    /// When its youngest file came, in seconds since 1970; 0: not known.
    let since: Int
    let counts: DropCounts
    /// Whether it has been there for so long that the doctor should be told.
    let isDue: Bool
    /// What the next run has to know; nil for nothing.
    let memory: DropMemory.Record?
  }

  /// What failed, and files outside of folders that wait; the newest of each.
  var items: [Item] = []
  /// How many more of them there are.
  var more = More()
  var sheets: [Sheet] = []
  var folders: [Folder] = []
  /// Folders that the service may not enter.
  var closedFolders = 0
  /// Symbolic links, which are not followed.
  var links = 0
  /// What has had a hidden name, or one of an unfinished file, for long.
  var leftNames = 0
  /// What the next run has to know of folders that were used and have yet to come to rest.
  var emptied: [DropMemory.Record] = []
  /// Folders in which nothing is left to be done.
  var finished: [Finished] = []

  /// More of a kind nobody reads.
  private static let maximumItems = 100

  /// What is counted only.
  struct More: Equatable, Sendable {
    var failed = 0
    var waiting = 0
    /// Files outside of folders of which it is not known yet what they are, such as a package that is
    /// still being opened.
    var unseen = 0
  }

  /// Counts the older ones of very many items.
  mutating func leaveOut() {
    var kept = More()
    items = items.filter { item in
      if item.cause == nil { kept.waiting += 1 } else { kept.failed += 1 }
      return (item.cause == nil ? kept.waiting : kept.failed) <= Self.maximumItems
    }
    more.failed += max(0, kept.failed - Self.maximumItems)
    more.waiting += max(0, kept.waiting - Self.maximumItems)
  }

  /// A folder in which nothing is left to be done.
  struct Finished: Equatable, Sendable {
    let name: Name
    /// Whether something was reconstructed from it: then the rest of it goes, too.
    let isUsed: Bool
  }
}
