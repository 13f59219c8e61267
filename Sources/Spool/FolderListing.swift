internal import Glibc

/// The names in a folder, a portion at a time: whoever may write into it may make any number of them.
///
/// What comes and goes meanwhile is among them or not, as readdir(3) says.
package final class FolderListing {
  private let stream: OpaquePointer

  /// So many names are in the memory at a time; each takes some hundred bytes at most.
  package static let portion = 20_000

  /// Begins a listing.
  package init(_ folder: Folder) throws(SystemCallError) {
    // A descriptor of its own: the position in a directory belongs to the open file description.
    let copy = try check("openat") {
      openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard let stream = fdopendir(copy) else {
      let code = errno
      close(copy)
      throw SystemCallError(call: "fdopendir", code: code)
    }
    self.stream = stream
  }

  deinit { closedir(stream) }

  /// The next names, sorted by their bytes among themselves; none at the end.
  package func next(_ limit: Int = FolderListing.portion) throws(SystemCallError) -> [Name] {
    try read(limit).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  /// The next names that are wanted, in no order.
  func read(
    _ limit: Int, where isWanted: (Name) -> Bool = { _ in true }
  ) throws(SystemCallError) -> [Name] {
    var names: [Name] = []
    while names.count < limit {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw SystemCallError(call: "readdir", code: errno) }
        break
      }
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { $0.prefix { $0 != 0 } + [] }
      // Leaves out `.` and `..`.
      if let name = Name(bytes), isWanted(name) { names.append(name) }
    }
    return names
  }
}

extension Folder {
  /// Whether nothing is in it; of very many entries, one is read.
  package func isEmpty() throws(SystemCallError) -> Bool {
    try FolderListing(self).next(1).isEmpty
  }
}
