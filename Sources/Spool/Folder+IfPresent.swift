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

// What is never listed or changed itself.
extension Folder {
  /// A folder below this one as a place alone, for what lies in it: no file server is asked to open
  /// it, nor told when it is closed.
  ///
  /// - Parameters:
  ///   - path: where it lies; without names, this folder itself.
  ///   - mode: when given, folders that are missing are made with these permission bits, durably.
  /// - Returns: the folder, of which neither times nor attributes can be set.
  /// - Throws: as ``folder(_:makingWith:durably:)``.
  package func place(
    _ path: RelativePath, makingWith mode: UInt32? = nil
  ) throws(SystemCallError) -> Folder {
    guard !path.names.isEmpty else { return self }
    if let place = try openFolder(below: path, isToBeMade: mode != nil, isPlace: true),
      try mayRely(on: path, durably: mode != nil)
    {
      return place
    }
    return try folder(path, makingWith: mode)
  }
}
