// A mount point whose file system is not mounted is an empty folder, and looks like one that is still
// to be used. So each folder that holds what exists nowhere else has a file `.place`, one line that no
// other folder has, and the state remembers line and path: `archive-place` and so on. That of the
// state itself is remembered in `work`. Where the line is missing, no run begins.
//
// A copy has the same line, wherever it lies. Another path in the configuration is believed, too,
// unless it leads to an archive without exams. An archive is remembered once it has any. `outgoing`
// and `reconstruct` are also believed while anything is seen in them.
internal import Configuration
internal import Glibc
internal import Journal
internal import Spool
internal import Synchronization

/// A folder of the configuration that is known again at the next start.
struct KnownFolder {
  let role: Event.FolderRole
  /// What the configuration says now.
  let path: String
  /// The name of the service's own folder for it below `work`; nil: the line is in the folder itself.
  ///
  /// What others may empty is known by the folder that only the service may enter.
  private let own: Name?
  private let work: String
  /// Where it is remembered.
  private let memory: (path: String, name: Name)

  /// In `work`.
  static let stateMemory: Name = ".state-place"
  /// In the state of every service that has begun.
  static let workMemory: Name = "work-place"

  /// The file that holds the line.
  static let placeName: Name = ".place"
  private static let title = "dicomshare place "
  /// What is remembered of an archive that an earlier version has begun, which wrote no line.
  private static let unnumbered = title + "0"
  /// More than a line and a path.
  private static let maximumByteCount = 8192
  /// What a new file system has from the beginning.
  static let ownOfFileSystems: Name = "lost+found"

  /// The state comes first: it remembers the others.
  static func all(_ configuration: Configuration) -> [KnownFolder] {
    func known(_ role: Event.FolderRole, _ path: String, own: Name? = nil) -> KnownFolder {
      let name = role == .state ? stateMemory : Name("\(role.rawValue)-place") ?? placeName
      return KnownFolder(
        role: role, path: path, own: own, work: configuration.work,
        memory: (role == .state ? configuration.work : configuration.state, name))
    }
    return [
      known(.state, configuration.state), known(.work, configuration.work),
      known(.archive, configuration.archive),
      known(.outgoing, configuration.outgoing, own: SpoolFolders.outgoingOwnName),
      known(.reconstruct, configuration.reconstruct, own: SpoolFolders.reconstructOwnName),
    ]
  }

  /// Makes sure that the folders of a configuration are those that were in use.
  ///
  /// - Throws: ``StartError`` `notThere`; `folder` when that cannot be found out.
  static func check(_ configuration: Configuration) throws(StartError) {
    for known in all(configuration) {
      let isThere: Bool
      do throws(SystemCallError) {
        if known.role == .archive { try known.rememberEarlier() }
        isThere = try known.isThere()
      } catch {
        throw .folder(known.role, error)
      }
      if !isThere { throw .notThere(known.role, known.reason) }
    }
  }

  /// The same of the archive alone, for a command that reads it only, and may not read the state.
  static func checkArchive(_ configuration: Configuration) throws(StartError) {
    for known in all(configuration) where known.role == .archive {
      let isThere: Bool
      do throws(SystemCallError) {
        isThere = try known.isThere()
      } catch {
        guard !error.isDenied else { return }
        throw .folder(.archive, error)
      }
      if !isThere { throw .notThere(known.role, known.reason) }
    }
  }

  /// What to do when it is not there.
  var reason: Event.Reason {
    Self.reason(path, toUseAnother: "remove \(memory.path)/\(memory.name.text ?? "")")
  }

  /// - Parameters:
  ///   - path: where it is not.
  ///   - toUseAnother: what to do where another one is meant.
  /// - Returns: what is wrong, and what to do.
  static func reason(_ path: String, toUseAnother: String) -> Event.Reason {
    Event.Reason(
      vetted: "the one that was in use is not at \(path): mount its disk, or put it back;"
        + " to use what is there now, \(toUseAnother)")
  }

  /// Whether it is the one that was in use; any is as long as none was.
  func isThere() throws(SystemCallError) -> Bool {
    guard let known = try remembered() else { return true }
    if known.line == Self.unnumbered {
      if try Self.folder(path)?.status(SpoolFolders.indexName) != nil { return true }
    } else if try holds(known.line) {
      return true
    }
    // The service's own folder for it may be left in the former `work`, which is told.
    if own != nil, try remembered(as: Self.workMemory)?.path != work { return true }
    guard known.path != path else { return false }
    guard role == .archive else { return true }
    return try Self.folder(path).map(Self.holdsAnything) ?? false
  }

  // MARK: - Remembering

  /// Remembers it, and gives it a line when it has none.
  ///
  /// - Parameters:
  ///   - home: the folder that the line is in.
  ///   - memory: the folder that it is remembered in.
  /// - Throws: what reading and writing them throws.
  func remember(_ home: Folder, in memory: Folder) throws(SystemCallError) {
    if try Self.line(in: home) == nil { try Self.writeLine(in: home) }
    if let line = try Self.line(in: home) { try remember(line, in: memory) }
  }

  private func remember(_ line: String, in folder: Folder) throws(SystemCallError) {
    let text = "\(line)\n\(path)\n"
    guard try Self.text(memory.name, in: folder) != text else { return }
    try folder.writeWhole(
      Array(text.utf8), as: memory.name, pending: try HiddenName.draw().name, durable: true)
  }

  /// Remembers an archive that an earlier version has begun, and that is not there now.
  ///
  /// That version has made an index in it before it has made the folder of kept files in `work`.
  private func rememberEarlier() throws(SystemCallError) {
    guard let work = try Self.folder(work), try work.status(SpoolFolders.keptName) != nil,
      try work.status(Self.placeName) == nil, try remembered() == nil,
      try Self.folder(path)?.status(SpoolFolders.indexName) == nil,
      let state = try Self.folder(memory.path)
    else { return }
    try remember(Self.unnumbered, in: state)
    // From now on this version knows `work`: what it remembers of the archive may be removed.
    try Self.writeLine(in: work)
  }

  private static func writeLine(in folder: Folder) throws(SystemCallError) {
    // Names that a start drew when it was killed.
    try Leftovers.sweep(folder)
    if try folder.status(placeName) != nil, try line(in: folder) == nil {
      try folder.remove(placeName)
    }
    let line = title + (try SystemRandom.name()) + "\n"
    do throws(SystemCallError) {
      try folder.writeNew(Array(line.utf8), as: placeName, durable: true)
    } catch {
      // Another service on the same spool has just written one.
      guard error.code == EEXIST else { throw error }
    }
  }

  // MARK: - Reading

  private func remembered(
    as name: Name? = nil
  ) throws(SystemCallError) -> (line: String, path: String)? {
    guard let folder = try Self.folder(memory.path),
      let text = try Self.text(name ?? memory.name, in: folder)
    else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return (lines[0], lines.count > 1 ? lines[1] : "")
  }

  /// Whether the line is in the folder, or in the service's own one for it.
  private func holds(_ line: String) throws(SystemCallError) -> Bool {
    guard let own else { return try Self.folder(path).map(Self.line) == line }
    if let home = try Self.folder(work)?.folderIfPresent(own), try Self.line(in: home) == line {
      return true
    }
    guard let shared = try Self.folder(path) else { return false }
    // Its group may have given the service's own folder another name.
    for name in [PrivateFolder.sharedName] + (try shared.list()) {
      do throws(SystemCallError) {
        guard try shared.status(name)?.kind == .folder else { continue }
        if try Self.line(in: shared.folder(name)) == line { return true }
      } catch {
        guard error.isDenied || Self.isMissing(error) else { throw error }
      }
    }
    // People delete what they do not know. A mount point is empty.
    return try Self.holdsAnything(shared)
  }

  private static func line(in folder: Folder) throws(SystemCallError) -> String? {
    guard let text = try text(placeName, in: folder), text.hasPrefix(title) else { return nil }
    return text.split(separator: "\n").first.map(String.init)
  }

  private static func text(_ name: Name, in folder: Folder) throws(SystemCallError) -> String? {
    try folder.fileIfPresent(name).map { file throws(SystemCallError) in
      String(decoding: try file.contents(limit: maximumByteCount), as: UTF8.self)
    }
  }

  /// Nil when there is none.
  static func folder(_ path: String) throws(SystemCallError) -> Folder? {
    do throws(SystemCallError) {
      return try Folder(path: path)
    } catch {
      guard isMissing(error) else { throw error }
      return nil
    }
  }

  private static func isMissing(_ error: SystemCallError) -> Bool {
    [ENOENT, ENOTDIR, ELOOP].contains(error.code)
  }

  /// Whether a folder holds anything that is seen: an archive its studies, the others the service's own
  /// folders and pages, too.
  static func holdsAnything(_ folder: Folder) throws(SystemCallError) -> Bool {
    // More than the service's own names are not needed to find another one.
    try FolderListing(folder).next(16).contains { !$0.isHidden && $0 != ownOfFileSystems }
  }
}

extension SpoolFolders {
  /// Has the folders known again at the next start; an archive only when it holds exams.
  func remember() throws(StartError) {
    for known in KnownFolder.all(configuration) where known.role != .archive {
      let home =
        switch known.role {
        case .work: work
        case .outgoing: outgoingOwn.folder
        case .reconstruct: reconstructOwn.folder
        default: state
        }
      do throws(SystemCallError) {
        try known.remember(home, in: known.role == .state ? work : state)
      } catch {
        throw .folder(known.role, error)
      }
    }
    let holdsExams: Bool
    do throws(SystemCallError) {
      holdsExams = try KnownFolder.holdsAnything(archive)
    } catch {
      throw .folder(.archive, error)
    }
    if holdsExams { try rememberArchive() }
  }

  /// Whether the archive would be known again at the next start.
  var knowsArchive: Bool { isArchiveRemembered.withLock { $0 } }

  /// To be called before a pair is committed.
  func rememberArchive() throws(StartError) {
    guard !knowsArchive else { return }
    do throws(SystemCallError) {
      for known in KnownFolder.all(configuration) where known.role == .archive {
        try known.remember(archive, in: state)
      }
    } catch {
      throw .folder(.archive, error)
    }
    isArchiveRemembered.withLock { $0 = true }
  }
}
