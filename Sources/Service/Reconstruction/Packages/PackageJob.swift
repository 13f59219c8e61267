internal import Configuration
internal import Glibc
internal import Journal
internal import Spool
internal import Workers

/// Opens a package that was dropped, and puts it away.
///
/// The shares get a folder beside the package, with the label of their exam, or with its name. Only
/// after all of them are on the medium does the folder appear, and only after that is the package put
/// away; a run that ends between the two opens it once more, and the same shares lie there twice,
/// which does no harm.
struct PackageJob {
  let tools: DropTools
  /// Where the package lies in `reconstruct`.
  let path: RelativePath
  let format: PackageFormat
  var limits = PackageLimits()

  private static let pendingPrefix = ".opening-"
  private static let maximumStemByteCount = 200

  /// Does it.
  ///
  /// - Parameters:
  ///   - file: the package.
  ///   - byteCount: its length.
  ///   - worker: one of those that open packages.
  /// - Returns: the folder with what was in it; whether the package was put away: otherwise its folder
  ///   does not let it go; and whether another file has its name by now.
  /// - Throws: ``PackageError`` when it cannot be opened: nothing is left of the attempt;
  ///   `SystemCallError` ENOSPC when there is no room for what it may hold, before anything is written.
  func run(
    _ file: File, byteCount: Int, _ worker: WorkerLease
  ) throws -> (folder: RelativePath, isPutAway: Bool, isReplaced: Bool) {
    let root = tools.folders.reconstruct
    let seen = try file.status()
    // What is in it is not longer than it is, or it was compressed. Holes hold nothing.
    guard try root.freeBytes() - limits.reserve > min(seen.size, seen.allocated) else {
      throw SystemCallError(call: "statvfs", code: ENOSPC)
    }
    guard
      let pending = Name(
        Self.pendingPrefix + (tools.instance.name.text ?? "") + "-" + (try SystemRandom.name()))
    else { preconditionFailure("a random name is one") }
    let folder = try root.folder(pending, makingWith: 0o770)
    let opener = PackageOpener(
      into: folder, worker, byteCount: byteCount,
      takesPhotos: tools.folders.configuration.sheetPhotos,
      limits: limits)
    let opened: RelativePath
    do {
      let label = try opener.open(format, file)
      opened = try reveal(pending, as: label ?? Self.stem(path.last))
    } catch {
      try Self.remove(pending, in: root, depth: Self.maximumDepth)
      throw error
    }
    tools.log.record(.packageOpened(shares: opener.count))
    do {
      let replaced = try UsedShares(folders: tools.folders).run(
        [path], seen: [path: seen], hasSheet: opener.hasSheets)
      return (opened, true, !replaced.isEmpty)
    } catch is UsedShares.Withheld {
      return (opened, false, false)
    }
  }

  /// Gives the folder a name beside the package; where that is not allowed, in `reconstruct`.
  private func reveal(_ pending: Name, as stem: Name) throws -> RelativePath {
    let root = tools.folders.reconstruct
    do {
      let name = try move(pending, to: root.folder(path.parent), as: stem)
      return path.parent.appending(name)
    } catch let error as SystemCallError
      where error.isDenied || [EROFS, ENOENT, ENOTDIR].contains(error.code)
    {
      return RelativePath(try move(pending, to: root, as: stem))
    }
  }

  private func move(_ pending: Name, to parent: Folder, as stem: Name) throws -> Name {
    var attempt = 1
    while true {
      do {
        let name = attempt == 1 ? stem : stem + "_\(attempt)"
        try tools.folders.reconstruct.move(pending, to: parent, as: name)
        try parent.sync()
        return name
      } catch {
        guard error.code == EEXIST || error.code == ENOTEMPTY else { throw error }
        attempt += 1
      }
    }
  }

  /// The package's name without its ending, as a name that is looked into.
  static func stem(_ name: Name?) -> Name {
    let bytes = name?.bytes ?? []
    let dot = bytes.lastIndex(of: 0x2E) ?? bytes.count
    let stem = bytes[..<dot].drop { $0 == 0x2E }.prefix(maximumStemByteCount)
    guard let stem = Name(stem) else { return "OPENED" }
    return IgnoredName.include(stem) ? stem + "_" : stem
  }

  /// Removes what runs that ended meanwhile left half opened; what only has such a name stays.
  static func removePending(
    of living: [Name], in reconstruct: Folder, _ each: EachName = Troubles.none
  ) throws {
    let names = try reconstruct.list().filter { name in
      guard let owner = owner(of: name) else { return false }
      return !living.contains(owner)
    }
    try each(names) { try remove($0, in: reconstruct, depth: maximumDepth) }
  }

  /// The instance that opens a package into a folder of this name.
  private static func owner(of name: Name) -> Name? {
    let rest = name.bytes.dropFirst(pendingPrefix.utf8.count)
    guard name.hasPrefix(pendingPrefix), let hyphen = rest.lastIndex(of: 0x2D),
      let owner = Name(rest[..<hyphen]), Instance.isName(owner)
    else { return nil }
    return owner
  }

  /// The folder of one exam in one of several is as deep as a package is opened.
  private static let maximumDepth = 2

  private static func remove(_ name: Name, in root: Folder, depth: Int) throws {
    guard depth > 0, try root.status(name)?.kind == .folder else { return }
    let folder = try root.folder(name)
    for name in try folder.list() {
      if try folder.status(name)?.kind == .folder {
        try remove(name, in: folder, depth: depth - 1)
      } else {
        try folder.remove(name)
      }
    }
    try root.removeFolder(name)
  }
}
