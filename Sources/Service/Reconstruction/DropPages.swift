internal import Configuration
internal import Glibc
internal import Journal
internal import Spool

/// Tells the doctor how far the drops have come: a text beside each folder, and `STATUS.HTM`.
///
/// Everything here may be done again, or not at all; what was written is replaced as a whole.
struct DropPages: Sendable {
  let folders: SpoolFolders
  let instance: Name
  /// What each page lists, and the next one need not look at again.
  private let studies = RestoredStudies()

  init(folders: SpoolFolders, instance: Name) {
    self.folders = folders
    self.instance = instance
  }

  private static let page: Name = "STATUS.HTM"
  private static let pendingPrefix = ".status-"

  /// What could not be done, and must be done again.
  struct Undone: Sendable {
    let reason: Event.Reason
    var finished: [DropReport.Finished] = []
  }

  /// Writes what has changed, and takes finished folders away.
  ///
  /// A page that cannot be written does not stop the work that it tells of.
  ///
  /// - Returns: nil when all of it is done.
  @discardableResult
  func write(_ report: DropReport, isRunning: Bool = true) -> Undone? {
    var undone: Undone?
    for folder in report.folders where folder.isDue {
      if let record = folder.memory { attempt(&undone) { try memory.write(record) } }
      attempt(&undone) {
        try Problem(folders).write(.folder(folder.counts), beside: RelativePath(folder.name))
      }
    }
    for record in report.emptied { attempt(&undone) { try memory.write(record) } }
    for folder in report.finished {
      let isDone = attempt(&undone) {
        try Problem(folders).clear(beside: RelativePath(folder.name))
        if folder.isUsed { try reconstruct.tidy(folder.name) }
        try memory.remove(folder.name)
      }
      if !isDone { undone?.finished.append(folder) }
    }
    attempt(&undone) { try writePage(report, isRunning) }
    return undone
  }

  /// What an earlier run, of this or of an older version, knew of the dropped folders.
  ///
  /// - Parameter each: passes over single entries that something is wrong with.
  /// - Returns: what it knew.
  /// - Throws: what listing the memory throws.
  func remembered(_ each: EachName = Troubles.none) throws -> [DropMemory.Record] {
    if try folders.work.status(DropMemory.name) == nil {
      let records = try FormerDropText.records(in: reconstruct, each)
      let memory = try memory
      try each(records.map(\.folder)) { name in
        for record in records where record.folder == name { try memory.write(record) }
      }
      return records
    }
    return try memory.all(each).filter { try !isGone($0.folder) }
  }

  /// Forgets the folders that are gone, of which something is remembered.
  func forgetGone(_ each: EachName) throws { try memory.tidy(isGone, each) }

  private func isGone(_ name: Name) throws -> Bool {
    try reconstruct.status(name)?.kind != .folder
  }

  /// Removes the pages in the making of all instances but `living`; what only has such a name stays.
  func removePending(of living: [Name], _ each: EachName = Troubles.none) throws {
    let names = try reconstruct.list().filter { name in
      guard name.hasPrefix(Self.pendingPrefix),
        let owner = Name(name.bytes.dropFirst(Self.pendingPrefix.utf8.count))
      else { return false }
      return Instance.isName(owner) && !living.contains(owner)
    }
    try each(names) { name in
      if try reconstruct.status(name)?.kind == .regular { try reconstruct.remove(name) }
    }
  }

  private var reconstruct: Folder { folders.reconstruct }

  private var memory: DropMemory {
    get throws { try DropMemory(work: folders.work) }
  }

  private func writePage(_ report: DropReport, _ isRunning: Bool) throws {
    let page = StatusPage(
      report: report,
      studies: try studies.list(
        folders.reconstructed, sent: SentStudies.read(folders.configuration.spool)),
      languages: folders.configuration.languages, keep: folders.configuration.keepReconstructed,
      isRunning: isRunning)
    let bytes = Array(page.html.utf8)
    guard !reconstruct.holds(bytes, as: Self.page) else { return }
    // Several services may work on one spool: each has a name of its own for the page in the making.
    let pending = Name(Array(Self.pendingPrefix.utf8) + instance.bytes) ?? Name.pending
    try reconstruct.writeWhole(bytes, as: Self.page, pending: pending, durable: false)
  }

  @discardableResult
  private func attempt(_ undone: inout Undone?, _ body: () throws -> Void) -> Bool {
    do {
      try body()
      return true
    } catch let error as SystemCallError where [ENOENT, ENOTDIR, ELOOP].contains(error.code) {
      return true  // taken away meanwhile
    } catch {
      switch Fate(error, at: .reconstruct) {
      case .blocked(_, let reason), .retry(_, let reason):
        undone = undone ?? Undone(reason: reason)
      case .done, .settling, .gone, .wait: undone = undone ?? Undone(reason: "it changed meanwhile")
      }
      return false
    }
  }
}
