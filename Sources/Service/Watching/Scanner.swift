// The folder is the truth, events are hints: whoever wants to know what is there lists the tree.
// Each folder is watched before it is listed, so that nothing falls between the two.
internal import Glibc
internal import Journal
internal import Spool

/// Lists a watched tree.
///
/// Belongs to the control thread.
final class Scanner {
  /// What a listing found.
  struct Listing {
    /// One file.
    struct File {
      let path: RelativePath
      /// What the system says of it.
      let status: FileStatus
      /// When anything about it changed last, in nanoseconds since 1970.
      var changed: Int { status.changed }
    }

    /// In the order of their names, so that the files of a study follow each other.
    var files: [File] = []
    /// Entries that are no files and no folders, with what they are; of very many, some.
    private(set) var specials: [RelativePath: Event.Special] = [:]
    /// Empty folders, with the time of their last change in nanoseconds since 1970; of very many,
    /// some.
    var empty: [(path: RelativePath, changed: Int)] = []
    /// What is not taken.
    var leftAlone = LeftAlone()
    /// Whether a folder could not be read.
    var isPartial: Bool { leftAlone.has(.closed) || leftAlone.has(.failing) }

    fileprivate mutating func note(_ special: Event.Special, _ path: RelativePath) {
      if specials.count < Scanner.rememberedCount { specials[path] = special }
    }
  }

  let role: Event.FolderRole
  let root: Folder
  let watch: FolderWatch?
  /// Whether the kernel tells of all changes; otherwise the tree is listed every few seconds.
  var isPolling: Bool { isSilent || isLimitReached }
  /// Whether the file system tells nothing, or cannot be watched.
  private var isSilent: Bool
  /// Whether the table of watches was full when all was listed last, or has been since.
  private(set) var isLimitReached = false

  /// Where in each folder a listing begins.
  var turn = Turn()

  /// How often trees are listed that tell nothing of themselves, at most.
  static let pollInterval = Duration.seconds(5)
  /// How long the last listing of everything took.
  private var duration = Duration.zero
  /// How often the tree is listed; not for most of the time, however many folders there are.
  var interval: Duration { max(Self.pollInterval, duration * 10) }
  /// Of entries that are no files, no more are remembered.
  fileprivate static let rememberedCount = 5000
  /// Deeper folders are not looked into: no modality makes them, and the stack is ours.
  private static let maximumDepth = 64

  init(_ role: Event.FolderRole, root: Folder) throws {
    self.role = role
    self.root = root
    isSilent = try FileSystemKind(root) == .remote
    do {
      watch = try FolderWatch()
    } catch {
      watch = nil
      isSilent = true
    }
  }

  /// Lists the tree below a path.
  ///
  /// - Parameters:
  ///   - path: where to begin.
  ///   - each: takes the files, instead of the listing, with their lengths in bytes.
  /// - Returns: what was found.
  /// - Throws: ``SystemCallError`` when the root cannot be listed, or the process lacks descriptors.
  func list(
    _ path: RelativePath = RelativePath(), each: ((Listing.File, _ size: Int) -> Void)? = nil
  ) throws -> Listing {
    var listing = Listing()
    // All that is not watched yet is tried again.
    if path.names.isEmpty { isLimitReached = false }
    let begun = ContinuousClock.now
    defer { if path.names.isEmpty { duration = .now - begun } }
    do {
      try visit(try root.folder(path), path, &listing, each)
    } catch let error as SystemCallError
      where [ENOENT, ENOTDIR, ELOOP].contains(error.code) && !path.names.isEmpty
    {
      // Gone, or no folder any more.
    }
    return listing
  }

  private func visit(
    _ folder: Folder, _ path: RelativePath, _ listing: inout Listing,
    _ each: ((Listing.File, Int) -> Void)?
  ) throws {
    if let watch {
      switch watch.watch(folder, as: path) {
      case .watching: break
      case .limitReached: isLimitReached = true
      case .unavailable: isSilent = true
      }
    }
    let own = try folder.status()
    let names = try FolderListing(folder)
    var portion = try names.next()
    if portion.isEmpty {
      if listing.empty.count < Self.rememberedCount { listing.empty.append((path, own.changed)) }
    } else if role == .incoming, !path.names.isEmpty, !folder.isWritable() {
      listing.leftAlone.note(.sealed, path, changed: own.changed)
    }
    while !portion.isEmpty {
      try visit(portion, in: folder, path, own, &listing, each)
      portion = try names.next()
    }
  }

  private func visit(
    _ names: [Name], in folder: Folder, _ path: RelativePath, _ own: FileStatus,
    _ listing: inout Listing, _ each: ((Listing.File, Int) -> Void)?
  ) throws {
    for name in turn.order(names) {
      let place = path.appending(name)
      do {
        guard let status = try folder.status(name) else { continue }
        if IgnoredName.include(name) {
          try leave(name, place, status, in: folder, &listing)
        } else if status.kind == .regular {
          let file = Listing.File(path: place, status: status)
          if let each { each(file, status.size) } else { listing.files.append(file) }
        } else {
          try visit(name, place, status, own.identity.device, in: folder, &listing, each)
        }
      } catch let error as SystemCallError {
        try note(error, place, own.changed, &listing)
      }
    }
  }

  /// Looks at an entry that is no file.
  private func visit(
    _ name: Name, _ place: RelativePath, _ status: FileStatus, _ device: UInt64, in folder: Folder,
    _ listing: inout Listing, _ each: ((Listing.File, Int) -> Void)?
  ) throws {
    switch status.kind {
    case .regular: break
    case .symbolicLink: listing.note(.symbolicLink, place)
    case .special: listing.note(.device, place)
    case .folder where status.identity.device != device: listing.note(.otherFileSystem, place)
    case .folder where place.names.count >= Self.maximumDepth:
      listing.leftAlone.note(.failing, place, changed: status.changed)
    case .folder:
      do {
        try visit(try folder.folder(name), place, &listing, each)
      } catch let error as SystemCallError {
        try note(error, place, status.changed, &listing)
      }
    }
  }

  /// What is hidden or temporary, unless it is empty, an operating system's, or the service's own.
  private func leave(
    _ name: Name, _ place: RelativePath, _ status: FileStatus, in folder: Folder,
    _ listing: inout Listing
  ) throws {
    let isOwn = place.names.count == 1 && PrivateFolder.isOne(name)
    guard !isOwn, !IgnoredName.isSystems(name) else { return }
    switch status.kind {
    case .folder: if try folder.folder(name).list().isEmpty { return }
    case .regular: break
    case .symbolicLink, .special: return
    }
    listing.leftAlone.note(
      name.isHidden ? .hidden : .temporary, place, changed: status.changed)
  }

  /// One entry that cannot be looked at does not end the pass over its folder.
  private func note(
    _ error: SystemCallError, _ place: RelativePath, _ changed: Int, _ listing: inout Listing
  ) throws {
    switch error.code {
    // Gone meanwhile, or something else.
    case ENOENT, ENOTDIR, ELOOP, ESTALE: break
    // It is the process that lacks something.
    case EMFILE, ENFILE, ENOMEM: throw error
    case EACCES, EPERM: listing.leftAlone.note(.closed, place, changed: changed)
    default: listing.leftAlone.note(.failing, place, changed: changed)
    }
  }
}
