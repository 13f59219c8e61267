internal import Glibc
internal import Spool

/// ZIP files and ISO images in `outgoing` whose folder is not there any more, nor in `handed-over`:
/// it was renamed, deleted or taken elsewhere.
///
/// They hold patient shares, and nobody else would look after them. Since when each lies there alone
/// is remembered by an empty file of its name in a private folder, which outlives this process.
struct StrayPackages {
  let folders: OutgoingFolders
  let known: KnownPackages
  let handedOver: Folder
  /// Where the marks lie.
  let marks: Folder
  /// How long what is handed over stays.
  let limit: Duration
  let clock: AgeClock
  /// Whether a sheet may be in them: then they are overwritten first.
  let erases: Bool

  /// Removes those that have been alone for as long as what is handed over stays.
  ///
  /// - Parameter each: does something with each of many names, whatever is wrong with single ones.
  /// - Returns: how many were removed.
  /// - Throws: what hinders all of them alike.
  func remove(_ each: ([Name], (Name) throws -> Void) throws -> Void) throws -> Int {
    let strays = try known.strays(folders, handedOver)
    for name in try marks.list() where !strays.contains(name) { try marks.remove(name) }
    var count = 0
    try each(strays.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }) { name in
      guard let mark = try marks.status(name) else {
        _ = try marks.createFile(name, mode: 0o600)
        return
      }
      let moment = mark.changed / 1_000_000_000
      guard !AgeClock.isAhead(moment) else {
        // The clock was put back since: its time begins now.
        try marks.remove(name)
        _ = try marks.createFile(name, mode: 0o600)
        return
      }
      guard clock.age(since: moment) >= limit else { return }
      if erases { try folders.outgoing.erase(name) } else { try folders.outgoing.remove(name) }
      count += 1
      try marks.remove(name)
    }
    return count
  }
}
