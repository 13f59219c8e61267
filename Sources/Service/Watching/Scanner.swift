// The folder is the truth, events are hints: whoever wants to know what is there lists the tree.
// Each folder is watched before it is listed, so that nothing falls between the two.
internal import Glibc
internal import Journal
internal import Spool

/// Lists a watched tree.
///
/// Belongs to the control thread.
final class Scanner {
  let role: Event.FolderRole
  let root: Folder
  private(set) var watch: FolderWatch?
  /// Whether the kernel tells of all changes; otherwise the tree is listed every few seconds.
  var isPolling: Bool { isSilent || isLimitReached }
  /// Whether the file system tells nothing, or cannot be watched.
  private var isSilent: Bool
  /// Whether the table of watches was full when all was listed last, or has been since.
  private(set) var isLimitReached = false
  /// Whether a folder found it full since the last listing of everything began.
  private var isLimitReachedMeanwhile = false

  /// Where in each folder a listing begins.
  var turn = Turn()

  /// Nothing can be moved out of a folder on another one.
  private let mount: UInt64
  private var fileMounts = FileMounts()
  /// How often trees are listed that tell nothing of themselves, at most.
  static let pollInterval = Duration.seconds(5)
  /// How long the last listing of everything took.
  private(set) var duration = Duration.zero
  /// How often the tree is listed; not for most of the time, however many folders there are.
  var interval: Duration { max(Self.pollInterval, duration * 10) }
  /// Of entries that are no files, no more are remembered.
  static let rememberedCount = 5000
  /// Deeper folders are not looked into: no modality makes them, and the stack is ours.
  private static let maximumDepth = 64

  init(_ role: Event.FolderRole, root: Folder) throws {
    self.role = role
    self.root = root
    mount = root.mount
    isSilent = try FileSystemKind(root) == .remote
    do throws(SystemCallError) {
      watch = try FolderWatch.unlessTooMany()
    } catch {
      isSilent = true  // a system, or a sandbox, without inotify
    }
  }

  /// Lists everything.
  ///
  /// - Returns: what was found.
  /// - Throws: ``SystemCallError`` when the root cannot be listed, or the process lacks descriptors.
  func list() throws -> Listing {
    var (walk, files) = (try begin(), [Listing.File]())
    try advance(&walk, until: nil) { file, _ in files.append(file) }
    walk.listing.files = files
    return walk.listing
  }

  /// Begins to list what has one name, and the tree below it; there is nothing when it is gone.
  ///
  /// - Parameter path: the name, not the root.
  /// - Returns: the listing.
  /// - Throws: what opening the folder that it lies in throws.
  func begin(_ path: RelativePath) throws -> Walk {
    var walk = Walk()
    do throws(SystemCallError) {
      guard let name = path.last else { return walk }
      let folder = try root.folder(path.parent)
      guard folder.mount == mount else { return walk }
      let own = try folder.status()
      walk.frames = [Frame(folder: folder, path: path.parent, own: own, portion: [name])]
    } catch {
      // Gone, or no folder any more.
      guard [ENOENT, ENOTDIR, ELOOP, ESTALE].contains(error.code) else { throw error }
    }
    return walk
  }

  /// Takes a file, with its length in bytes.
  typealias Each = (_ file: Listing.File, _ size: Int) -> Void

  /// A listing that is under way.
  struct Walk {
    fileprivate(set) var listing = Listing()
    fileprivate var frames: [Frame] = []
    /// How long it has taken so far.
    fileprivate var duration = Duration.zero
    /// Whether there were too few watches for it.
    fileprivate var isLimitReached = false

    var isFinished: Bool { frames.isEmpty }
  }

  /// A folder that is being listed.
  fileprivate struct Frame {
    let folder: Folder
    let path: RelativePath
    let own: FileStatus
    /// nil: no more than the portion is asked for.
    var names: FolderListing?
    var portion: [Name]
    /// How many of the portion were looked at.
    var done = 0

    /// The next name; nil at the end.
    mutating func next(_ turn: Turn) throws(SystemCallError) -> Name? {
      if done == portion.count {
        portion = turn.order(try names?.next() ?? [])
        done = 0
      }
      guard done < portion.count else { return nil }
      defer { done += 1 }
      return portion[done]
    }
  }

  /// Begins a listing of everything.
  ///
  /// - Throws: ``SystemCallError`` when the root cannot be listed.
  func begin() throws -> Walk {
    isLimitReachedMeanwhile = false
    if watch == nil, !isSilent { watch = try FolderWatch.unlessTooMany() }
    watch?.beginListing()
    var walk = Walk()
    try enter(root, RelativePath(), &walk)
    return walk
  }

  /// So many names are looked at before a look at the clock.
  private static let stride = 64

  /// Goes on with a listing.
  ///
  /// - Parameters:
  ///   - walk: the listing, which is finished when this returns, or goes on with the next call.
  ///   - moment: when to return; nil: not before the end.
  ///   - each: takes the files, instead of the listing.
  /// - Throws: as ``list()``.
  func advance(_ walk: inout Walk, until moment: ContinuousClock.Instant?, each: Each) throws {
    let begun = ContinuousClock.now
    let isWhole = walk.frames.first?.names != nil
    var count = 0
    while let place = walk.frames.indices.last {
      let frame = walk.frames[place]
      do throws(SystemCallError) {
        if let name = try walk.frames[place].next(turn) {
          try look(at: name, frame, &walk, each)
        } else {
          walk.frames.removeLast()
        }
      } catch {
        // It cannot be read further.
        guard place > 0 else { throw error }
        walk.frames.removeLast()
        try note(error, frame.path, frame.own.changed, &walk.listing)
      }
      count += 1
      if count % Self.stride == 0, let moment, ContinuousClock.now >= moment { break }
    }
    walk.duration += ContinuousClock.now - begun
    guard walk.isFinished else { return }
    guard isWhole else {
      isLimitReachedMeanwhile = isLimitReachedMeanwhile || walk.isLimitReached
      isLimitReached = isLimitReached || walk.isLimitReached
      return
    }
    duration = walk.duration
    if !walk.listing.isPartial { watch?.endListing() }
    // All that was not watched was tried again.
    isLimitReached = walk.isLimitReached || isLimitReachedMeanwhile
  }

  private func enter(
    _ folder: Folder, _ path: RelativePath, _ walk: inout Walk
  ) throws(SystemCallError) {
    let own = try folder.status()
    guard folder.mount == mount else {
      walk.listing.leftAlone.note(.mounted, path, changed: own.changed)
      return
    }
    switch watch?.watch(folder, as: path) {
    case nil where isSilent, .watching: break
    case .limitReached, nil: walk.isLimitReached = true
    case .unavailable: isSilent = true
    }
    let names = try FolderListing(folder)
    let portion = try names.next()
    if portion.isEmpty {
      if walk.listing.empty.count < Self.rememberedCount {
        walk.listing.empty.append((path, own.changed))
      }
    } else if role == .incoming, !path.names.isEmpty, !folder.isWritable() {
      walk.listing.leftAlone.note(.sealed, path, changed: own.changed)
    }
    walk.frames.append(
      Frame(folder: folder, path: path, own: own, names: names, portion: turn.order(portion)))
  }

  /// Looks at an entry of a folder; one that cannot be looked at does not end the pass over it.
  private func look(
    at name: Name, _ frame: Frame, _ walk: inout Walk, _ each: Each
  ) throws(SystemCallError) {
    let place = frame.path.appending(name)
    do throws(SystemCallError) {
      guard let status = try frame.folder.status(name) else { return }
      if IgnoredName.include(name, in: role) {
        try leave(name, place, status, in: frame.folder, &walk.listing)
      } else if status.kind == .regular,
        !fileMounts.include(name, in: frame.folder, at: place, isAlone: frame.names == nil)
      {
        each(Listing.File(path: place, status: status), status.size)
      } else {
        try look(at: name, place, status, frame, &walk)
      }
    } catch {
      try note(error, place, frame.own.changed, &walk.listing)
    }
  }

  /// Looks at an entry that is no file, or a mount.
  private func look(
    at name: Name, _ place: RelativePath, _ status: FileStatus, _ frame: Frame, _ walk: inout Walk
  ) throws(SystemCallError) {
    switch status.kind {
    case .regular: walk.listing.leftAlone.note(.mounted, place, changed: status.changed)
    case .symbolicLink: walk.listing.note(.symbolicLink, place)
    case .special: walk.listing.note(.other, place)
    case .folder where status.identity.device != frame.own.identity.device:
      walk.listing.leftAlone.note(.mounted, place, changed: status.changed)
    case .folder where place.names.count >= Self.maximumDepth:
      walk.listing.leftAlone.note(.failing, place, changed: status.changed)
    case .folder:
      do throws(SystemCallError) {
        try enter(try frame.folder.folder(name), place, &walk)
      } catch {
        try note(error, place, status.changed, &walk.listing)
      }
    }
  }

  /// What is hidden or temporary, unless it is empty, an operating system's, or the service's own.
  private func leave(
    _ name: Name, _ place: RelativePath, _ status: FileStatus, in folder: Folder,
    _ listing: inout Listing
  ) throws(SystemCallError) {
    let isOwn = place.names.count == 1 && PrivateFolder.isOne(name)
    guard !isOwn, !IgnoredName.isSystems(name) else { return }
    switch status.kind {
    case .folder: if try folder.folder(name).isEmpty() { return }
    case .regular: break
    case .symbolicLink, .special: return
    }
    listing.leftAlone.note(
      name.isHidden ? .hidden : .temporary, place, changed: status.changed)
  }

  /// Remembers an entry that cannot be looked at.
  private func note(
    _ error: SystemCallError, _ place: RelativePath, _ changed: Int, _ listing: inout Listing
  ) throws(SystemCallError) {
    switch error.code {
    case ENOENT, ENOTDIR, ELOOP, ESTALE: break  // gone meanwhile, or something else
    case EMFILE, ENFILE, ENOMEM: throw error  // it is the process that lacks something
    case EACCES, EPERM: listing.leftAlone.note(.closed, place, changed: changed)
    default: listing.leftAlone.note(.failing, place, changed: changed)
    }
  }
}
