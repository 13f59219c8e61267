internal import Spool

/// Which files are empty, of many that events tell of one after the other: most lie in one folder, which
/// is opened once.
struct EmptyFiles {
  private let root: Folder
  private var parent: RelativePath?
  private var folder: Folder?

  init(in root: Folder) { self.root = root }

  /// Whether a file is empty; false where that cannot be said: a look tells what is wrong.
  mutating func include(_ path: RelativePath) -> Bool {
    guard let name = path.last else { return false }
    if path.parent != parent {
      parent = path.parent
      folder = try? root.folder(path.parent)
    }
    guard let status = try? folder?.status(name) else { return false }
    return status.size == 0
  }
}
