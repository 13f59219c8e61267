internal import Glibc

/// How names are removed.
extension Folder {
  /// Removes a file's name.
  ///
  /// - Returns: false when there was no such name.
  @discardableResult
  public func remove(_ name: Name) throws(SystemCallError) -> Bool {
    try removed("unlinkat") { name.withCString { unlinkat(descriptor, $0, 0) } }
  }

  /// Removes an empty folder.
  ///
  /// - Returns: false when there was no such folder.
  /// - Throws: ENOTEMPTY when something is in it.
  @discardableResult
  public func removeFolder(_ name: Name) throws(SystemCallError) -> Bool {
    try removed("unlinkat") { name.withCString { unlinkat(descriptor, $0, AT_REMOVEDIR) } }
  }

  private func removed(
    _ call: StaticString, _ body: () -> CInt
  ) throws(SystemCallError) -> Bool {
    do throws(SystemCallError) {
      try check(call, body)
      return true
    } catch {
      if error.code == ENOENT { return false }
      throw error
    }
  }
}
