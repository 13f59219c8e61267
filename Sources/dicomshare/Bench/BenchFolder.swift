internal import Glibc
internal import Spool

/// A new folder for what a benchmark writes, on a file system that a disk stands behind.
final class BenchFolder {
  /// Where it lies.
  let path: Path
  private let folder: Folder
  private var used = 0

  /// Below TMPDIR, or else below /var/tmp: /tmp is memory on many machines.
  static var base: Path { Location.temporaryBase("/var/tmp") }

  /// Makes the folder.
  init() throws(Failure) {
    path = try Location.temporary("bench", below: Self.base)
    do throws(SystemCallError) {
      guard let folder = try Location.folder(path) else {
        throw SystemCallError(call: "open", code: ENOTDIR)
      }
      self.folder = folder
    } catch {
      throw Failure(writing: error)
    }
  }

  deinit {
    // Nobody is left to be told of what remains of a benchmark.
    _ = try? Self.empty(folder)
    rmdir(path.bytes.map(CChar.init(bitPattern:)) + [0])
  }

  /// A folder below, new and empty.
  ///
  /// ext4 looks long for an inode where many were deleted within the last minute, which would be
  /// charged to whoever writes next. So what lay there stays, without content, until the end.
  func emptyFolder(_ name: Name) throws(Failure) -> Folder {
    do throws(SystemCallError) {
      if try folder.status(name) != nil {
        Self.truncate(path / name.bytes, try folder.folder(name))
        used += 1
        try folder.replace(name, in: folder, as: name + ".\(used)")
      }
      return try folder.folder(RelativePath([name]), makingWith: 0o700)
    } catch {
      throw Failure(writing: error)
    }
  }

  /// The path of a folder below.
  func path(_ name: Name) -> Path { path / name.bytes }

  private static func truncate(_ path: Path, _ folder: Folder) {
    // Where a file cannot be listed or cut it only takes room until the end.
    for name in (try? folder.list()) ?? [] {
      Glibc.truncate((path / name.bytes).bytes.map(CChar.init(bitPattern:)) + [0], 0)
    }
  }

  private static func empty(_ folder: Folder) throws(SystemCallError) {
    for name in try folder.list() {
      if try folder.status(name)?.kind == .folder {
        try empty(try folder.folder(name))
        try folder.removeFolder(name)
      } else {
        try folder.remove(name)
      }
    }
  }
}
