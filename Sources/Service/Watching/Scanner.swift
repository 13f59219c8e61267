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
      /// When anything about it changed last, in nanoseconds since 1970.
      let changed: Int
    }

    /// In the order of their names, so that the files of a study follow each other.
    var files: [File] = []
    /// Entries that are no files and no folders, with what they are.
    var specials: [RelativePath: Event.Special] = [:]
    /// Empty folders, with the time of their last change in nanoseconds since 1970.
    var empty: [(path: RelativePath, changed: Int)] = []
    /// Whether a folder could not be read.
    var isPartial = false
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

  /// How often trees are listed that tell nothing of themselves.
  static let pollInterval = Duration.seconds(5)
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
  func list(_ path: RelativePath = RelativePath()) throws -> Listing {
    var listing = Listing()
    // All that is not watched yet is tried again.
    if path.names.isEmpty { isLimitReached = false }
    do {
      try visit(try root.folder(path), path, &listing)
    } catch let error as SystemCallError
      where [ENOENT, ENOTDIR, ELOOP].contains(error.code) && !path.names.isEmpty
    {
      // Gone, or no folder any more.
    }
    return listing
  }

  private func visit(_ folder: Folder, _ path: RelativePath, _ listing: inout Listing) throws {
    if let watch {
      switch watch.watch(folder, as: path) {
      case .watching: break
      case .limitReached: isLimitReached = true
      case .unavailable: isSilent = true
      }
    }
    let device = try folder.status().identity.device
    let names = try folder.list()
    if names.isEmpty { listing.empty.append((path, try folder.status().changed)) }
    for name in names where !Self.isIgnored(name) {
      guard let status = try folder.status(name) else { continue }
      let place = path.appending(name)
      switch status.kind {
      case .regular: listing.files.append(Listing.File(path: place, changed: status.changed))
      case .symbolicLink: listing.specials[place] = .symbolicLink
      case .special: listing.specials[place] = .device
      case .folder:
        guard status.identity.device == device else {
          listing.specials[place] = .otherFileSystem
          continue
        }
        guard place.names.count < Self.maximumDepth else { continue }
        do {
          try visit(try folder.folder(name), place, &listing)
        } catch let error as SystemCallError
          where [ENOENT, ENOTDIR, ELOOP, EACCES].contains(error.code)
        {
          // Gone meanwhile, or not for us to read: the next listing looks again.
          if error.code == EACCES { listing.isPartial = true }
        }
      }
    }
  }

  /// Temporary names, and what file managers leave behind.
  static func isIgnored(_ name: Name) -> Bool {
    name.isHidden || temporary.contains { name.hasSuffix($0) }
      || junk.contains { name.hasSuffix($0) && name.bytes.count == $0.utf8.count }
  }

  private static let temporary = [".tmp", ".part", ".partial", ".filepart"]
  private static let junk = ["Thumbs.db", "desktop.ini", "@eaDir"]
}
