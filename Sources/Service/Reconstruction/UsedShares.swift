// Shares whose file has been restored move from `reconstruct` to `used`. A list of them is there
// first, so that a run that ends between two of them leaves no share that waits for the other one
// forever: the next run moves the rest.
internal import Glibc
internal import Spool
internal import Synchronization

/// Moves used shares out of the doctor's sight.
struct UsedShares {
  let folders: SpoolFolders

  /// Names what is on its way, one entry after the other, each ended by a zero byte.
  private static let listName: Name = ".moving"
  /// Says that a sheet is in what was put away: it is overwritten before it goes.
  private static let sheetMark: Name = ".sheet"
  /// The same list, when all has been moved: it tells which folders the shares came out of.
  private static let doneName: Name = ".moved"
  /// The folders that threads of this process are moving shares to.
  private static let busy = Mutex<Set<FileStatus.Identity>>([])
  /// More is no list of this program's.
  private static let maximumByteCount = 1 << 20

  /// One share that is to be moved: which file it was, and where it lay.
  struct Entry: Equatable {
    let inode: UInt64
    let path: RelativePath

    var serialized: [UInt8] { Array("\(inode) ".utf8) + path.bytes + [0] }

    init(inode: UInt64, path: RelativePath) {
      self.inode = inode
      self.path = path
    }

    init?(_ bytes: ArraySlice<UInt8>) {
      let parts = bytes.split(separator: 0x20, maxSplits: 1)
      guard parts.count == 2, let inode = UInt64(String(decoding: parts[0], as: UTF8.self)),
        let path = RelativePath(Array(parts[1]))
      else { return nil }
      self.init(inode: inode, path: path)
    }
  }

  /// A folder does not let its shares be taken out.
  struct Withheld: Error {}

  /// Moves shares to `used`, and takes their problem texts away.
  ///
  /// - Parameters:
  ///   - paths: where they lie.
  ///   - seen: what was known of them when they were used: another file that has got the name since
  ///     stays.
  ///   - hasSheet: whether one of them is a package with a sheet.
  /// - Returns: where another file stays.
  /// - Throws: ``Withheld``; the next ``resume()`` tries again.
  @discardableResult
  func run(
    _ paths: [RelativePath], seen: [RelativePath: FileStatus] = [:], hasSheet: Bool = false
  ) throws -> [RelativePath] {
    var replaced: [RelativePath] = []
    let folder = try folders.used.folder(
      DatedName.make(for: try Claim.newID()), makingWith: 0o700)
    let entries = try paths.compactMap { path -> Entry? in
      guard let status = try status(path) else { return nil }  // taken away meanwhile
      if let seen = seen[path], !status.hasSameContent(as: seen) {
        replaced.append(path)
        return nil
      }
      return Entry(inode: status.identity.inode, path: path)
    }
    if hasSheet { _ = try folder.createFile(Self.sheetMark, mode: 0o600) }
    try Self.during(folder) {
      try folder.writeNew(
        entries.flatMap(\.serialized), as: Self.listName, durable: false)
      try move(entries, to: folder)
      try folder.replace(Self.listName, in: folder, as: Self.doneName)
    }
    return replaced
  }

  /// Moves shares to a folder while nobody else takes the list in it for one that was left.
  static func during<R>(_ folder: Folder, _ body: () throws -> R) throws -> R {
    let identity = try folder.identity()
    busy.withLock { _ = $0.insert(identity) }
    defer { busy.withLock { _ = $0.remove(identity) } }
    return try body()
  }

  /// Whether somebody is at it: a thread of this process or, for so long as it would show a sign of
  /// life, one of another instance.
  private func isBusy(_ folder: Folder, isAlone: Bool) throws -> Bool {
    let status = try folder.status()
    guard !Self.busy.withLock({ $0.contains(status.identity) }) else { return true }
    let seconds = time(nil) - status.changed / 1_000_000_000
    return !isAlone && (0..<Int(Instance.deadAfter.components.seconds)).contains(seconds)
  }

  /// Goes on with what was begun and not finished; what hinders one list leaves the others alone.
  func resume() throws {
    var failure: (any Error)?
    let isAlone = try TakeOver.instances(folders.work).count < 2
    for name in try folders.used.list()
    where try folders.used.status(name)?.kind == .folder {
      do {
        let folder = try folders.used.folder(name)
        // Once more after that: it may have been finished in between.
        guard try Self.isUnfinished(folder), try !isBusy(folder, isAlone: isAlone),
          try Self.isUnfinished(folder)
        else { continue }
        let entries = try Self.entries(Self.listName, in: folder)
        try move(entries, to: folder)
        // Nobody knows any more that something was reconstructed from these folders.
        for name in Set(entries.compactMap { DroppedFolders.folder($0.path) }) { try tidy(name) }
        try folder.replace(Self.listName, in: folder, as: Self.doneName)
      } catch is Withheld {
        // Said when the file was restored: a folder does not let its shares be taken out.
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }

  /// How many images' shares were moved out of each folder in which nothing is left to be done.
  ///
  /// - Parameters:
  ///   - isIdle: whether that is so; asked once of each folder.
  ///   - each: passes over single lists that something is wrong with.
  /// - Returns: their numbers.
  /// - Throws: what listing throws.
  func emptied(
    _ isIdle: @escaping (Name) throws -> Bool, _ each: EachName = Troubles.none
  ) throws -> [Name: Int] {
    var counts: [Name: Int] = [:]
    var idle: [Name: Bool] = [:]
    try each(try folders.used.list()) { name in
      guard try folders.used.status(name)?.kind == .folder,
        case let folder = try folders.used.folder(name),
        try folder.status(Self.doneName) != nil
      else { return }
      let entries = try Self.entries(Self.doneName, in: folder)
      for name in Set(entries.compactMap { DroppedFolders.folder($0.path) }) {
        if idle[name] == nil { idle[name] = try isIdle(name) }
        if idle[name] == true { counts[name, default: 0] += 1 }
      }
    }
    return counts
  }

  /// The entries of a list; what is none is left out.
  static func entries(_ list: [UInt8]) -> [Entry] {
    list.split(separator: 0).compactMap { Entry($0) }
  }

  private static func entries(_ list: Name, in folder: Folder) throws -> [Entry] {
    entries(try folder.openFile(list).contents(limit: maximumByteCount))
  }

  private func tidy(_ name: Name) throws {
    guard try folders.reconstruct.status(name)?.kind == .folder else { return }
    try folders.reconstruct.tidy(name)
  }

  /// Whether shares are on their way into a folder.
  static func isUnfinished(_ folder: Folder) throws -> Bool {
    try folder.status(listName) != nil
  }

  /// Overwrites and removes packages with a sheet that were put away.
  static func eraseSheets(in folder: Folder) throws {
    guard try folder.status(sheetMark) != nil else { return }
    for name in try folder.list() where name != sheetMark { try folder.erase(name) }
  }

  private func status(_ path: RelativePath) throws -> FileStatus? {
    do {
      return try path.last.flatMap { name in
        try folders.reconstruct.folder(path.parent).status(name)
      }
    } catch let error as SystemCallError where [ENOENT, ENOTDIR, ELOOP].contains(error.code) {
      return nil
    }
  }

  private func move(_ entries: [Entry], to folder: Folder) throws {
    for (number, entry) in entries.enumerated() {
      guard let name = entry.path.last, let prefix = Name("\(number)-"),
        let target = Name(prefix.bytes + name.bytes.suffix(200))
      else { continue }
      let there = try status(entry.path)
      // A file that came later under the same name is another one.
      guard there == nil || there?.identity.inode == entry.inode else { continue }
      do {
        let parent = try folders.reconstruct.folder(entry.path.parent)
        if there != nil { try take(name, from: parent, to: folder, as: target) }
        // Also of one that was moved before the run ended: its text may be left.
        try Problem(folders).clear(beside: entry.path)
      } catch let error as SystemCallError where error.code == ENOENT {
        continue  // taken away meanwhile
      }
    }
  }

  private func take(
    _ name: Name, from parent: Folder, to folder: Folder, as target: Name
  ) throws {
    do {
      try parent.move(name, to: folder, as: target)
    } catch {
      // Nor does what something is mounted on (rename(2), EBUSY), or a mount (EXDEV).
      guard error.isDenied || error.code == EBUSY || error.code == EXDEV else { throw error }
      throw Withheld()
    }
  }
}
