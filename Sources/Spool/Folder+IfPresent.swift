internal import Glibc

// What may be missing, and then is nothing to be told of.
extension Folder {
  /// Opens a folder below this one as ``folder(_:makingWith:durably:)`` does; nil when it is missing.
  package func folderIfPresent(_ path: RelativePath) throws(SystemCallError) -> Folder? {
    do throws(SystemCallError) {
      return try folder(path)
    } catch {
      guard error.code == ENOENT else { throw error }
      return nil
    }
  }

  /// Opens a folder in this one; nil when it is missing.
  package func folderIfPresent(_ name: Name) throws(SystemCallError) -> Folder? {
    try folderIfPresent(RelativePath([name]))
  }

  /// Opens a regular file as ``openFile(_:isWritable:)`` does; nil when it is missing.
  package func fileIfPresent(_ name: Name) throws(SystemCallError) -> File? {
    do throws(SystemCallError) {
      return try openFile(name)
    } catch {
      guard error.code == ENOENT else { throw error }
      return nil
    }
  }
}
